package text

import (
	"strings"
	"unicode/utf8"

	"improve/internal/doc"
)

// Letter is the letter of a rating's tone, empty for the other tones.
func Letter(t doc.Tone) string {
	switch t {
	case doc.Complete:
		return "B"
	case doc.OffTrack:
		return "R"
	case doc.OnTrack:
		return "G"
	case doc.Behind:
		return "A"
	}
	return ""
}

// IsRating reports whether text in a tone names the rating itself, such as "R"
// or "R off track*", rather than something that has it.
func IsRating(text string, t doc.Tone) bool {
	letter := Letter(t)
	rest, ok := strings.CutPrefix(strings.TrimSpace(text), letter)
	return ok && letter != "" && (rest == "" || rest[0] == '*' || rest[0] == ' ') && utf8.RuneCountInString(rest) < 24
}

// IsNote reports whether a line is a note: muted words and the marks of ratings
// alone.
func IsNote(l doc.Line) bool {
	muted := false
	for _, s := range l {
		switch {
		case s.Tone == doc.Muted:
			muted = true
		case strings.TrimSpace(s.Text) != "" && Letter(s.Tone) == "":
			return false
		}
	}
	return muted
}
