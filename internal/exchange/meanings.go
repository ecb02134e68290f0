package exchange

import (
	"fmt"
	"strings"
	"sync"

	"improve/internal/diag"
	"improve/internal/programme"
)

// Meaning is what a word of a rating column means: a rating, or how a task ended before
// the record began. The zero Meaning is no rating.
type Meaning struct {
	Rating programme.Rating
	End    string // as an end in a record: superseded, merged, withdrawn or on-hold
}

// String is the meaning as --letters takes it.
func (m Meaning) String() string {
	switch {
	case m.End != "":
		return strings.ReplaceAll(m.End, "-", " ")
	case m.Rating == programme.Unrated:
		return "none"
	}
	return m.Rating.Word()
}

// meanings are all that a word can mean.
func meanings() []Meaning {
	var list []Meaning
	for _, r := range programme.Ratings() {
		list = append(list, Meaning{Rating: r})
	}
	for _, end := range []string{"superseded", "merged", "withdrawn", programme.OnHold} {
		list = append(list, Meaning{End: end})
	}
	return append(list, Meaning{})
}

// Meanings lists what --letters takes after the equals sign.
func Meanings() []string {
	var names []string
	for _, m := range meanings() {
		names = append(names, m.String())
	}
	return names
}

// Letters is what the words of a rating column mean, as a person said: by the
// word in lower case.
type Letters map[string]Meaning

// ParseLetters reads "G=on track,B=complete". A word may have commas in it.
func ParseLetters(s string) (Letters, error) {
	letters := Letters{}
	err := answerPairs(s, "G=on track,B=complete", func(word, means string) error {
		meaning, err := ParseMeaning(means)
		letters.Set(word, meaning)
		return err
	})
	if err != nil {
		return nil, err
	}
	return letters, nil
}

// answerPairs reads answers such as "G=on track,B=complete", of which what is before the
// equals sign may have commas in it.
func answerPairs(s, example string, answer func(word, means string) error) error {
	begun := ""
	for _, piece := range strings.Split(s, ",") {
		begun += piece
		if strings.TrimSpace(begun) == "" {
			begun = ""
			continue
		}
		at := strings.LastIndexByte(begun, '=')
		if at < 0 {
			begun += ","
			continue
		}
		word := joinLines(begun[:at])
		if word == "" {
			return fmt.Errorf("%q has nothing before the equals sign: write %q", strings.TrimSpace(begun), example)
		}
		if err := answer(word, begun[at+1:]); err != nil {
			return fmt.Errorf("%s: %w", word, err)
		}
		begun = ""
	}
	if begun = strings.Trim(begun, ", "); begun != "" {
		return fmt.Errorf("%q has no meaning: write %q", begun, example)
	}
	return nil
}

// Set says what a word means.
func (l Letters) Set(word string, m Meaning) { l[letterKey(word)] = m }

// letterKey is a word of a rating column in the form that words are compared in.
func letterKey(word string) string { return strings.ToLower(joinLines(word)) }

// ParseMeaning reads what a word means: our words or letters, how a task ended, or none.
func ParseMeaning(s string) (Meaning, error) {
	s = letterKey(s)
	if s == "" {
		return Meaning{}, fmt.Errorf("it has no meaning yet: write %s", diag.Or(Meanings()))
	}
	if m, ok := ownWord(s); ok {
		return m, nil
	}
	hint := ""
	if near, ok := diag.Nearest(s, Meanings()); ok {
		hint = "did you mean " + near + "? "
	}
	return Meaning{}, fmt.Errorf("%q is not a meaning: %swrite %s", s, hint, diag.Or(Meanings()))
}

// ownWord is the meaning of a word or letter of this program's own.
func ownWord(s string) (Meaning, bool) {
	if s == programme.Unrated.Word() {
		return Meaning{}, true
	}
	for _, m := range meanings() {
		if s == m.String() || m.End != "" && s == m.End || m.Rating != programme.Unrated &&
			(s == strings.ToLower(m.Rating.String()) || s == m.Rating.Meaning()) {
			return m, true
		}
	}
	if r, ok := programme.ParseRating(strings.ToUpper(s)); ok {
		return Meaning{Rating: r}, true
	}
	return Meaning{}, false
}

// obviousWords are the words that mean the same to every council. A letter, a colour, and
// a word that could be two of them, such as delayed or in progress, are none.
var obviousWords = sync.OnceValue(func() map[string]Meaning {
	list := map[string]Meaning{}
	add := func(m Meaning, words ...string) {
		for _, w := range words {
			list[w] = m
		}
	}
	add(Meaning{Rating: programme.Complete}, "complete", "completed", "action complete", "action completed",
		"fully complete", "fully completed", "complete and closed", "completed and closed", "done", "closed",
		"delivered", "achieved", "finished", "implemented", "fully implemented", "fully achieved", "fully delivered")
	add(Meaning{Rating: programme.OnTrack}, "on track", "on target", "on schedule", "on course", "on plan",
		"in progress on track", "in progress - on track", "progressing on track")
	add(Meaning{Rating: programme.Behind}, "behind", "behind schedule", "slightly behind", "minor delay",
		"some slippage", "slipping", "in progress - behind", "in progress behind")
	add(Meaning{Rating: programme.OffTrack}, "off track", "off target", "off schedule", "not on track",
		"significantly behind", "seriously behind", "major delay")
	add(Meaning{End: "superseded"}, "superseded", "replaced", "action superseded")
	add(Meaning{End: "merged"}, "merged", "combined", "amalgamated", "duplicate")
	add(Meaning{End: "withdrawn"}, "withdrawn", "cancelled", "canceled", "abandoned", "removed", "deleted",
		"no longer required", "no longer needed", "no longer applicable", "not required")
	add(Meaning{End: programme.OnHold}, "on hold", "on-hold", "paused", "suspended", "parked")
	add(Meaning{}, "not rated", "none", "n/a", "na", "not applicable", "tbc", "tba", "-", "–", "—", "unrated",
		"no rating", "not yet rated")
	return list
})

// obvious is the meaning of a word that means the same to every council.
func obvious(word string) (Meaning, bool) {
	word = letterKey(word)
	for _, w := range []string{word, strings.Trim(word, " .!"), strings.ReplaceAll(word, "-", " ")} {
		if m, ok := obviousWords()[w]; ok {
			return m, true
		}
	}
	return ownSentence(word)
}

// ownSentence is the meaning of a rating as this program writes it out.
func ownSentence(word string) (Meaning, bool) {
	for _, r := range programme.Ratings() {
		if word == strings.ToLower(r.String()) || word == r.Meaning() {
			return Meaning{Rating: r}, true
		}
	}
	return Meaning{}, false
}

// head is the word with which a cell of several words begins: Green of "Green - to finish
// in May". The whole cell where it is one word or begins with none.
func head(text string) string {
	text = joinLines(text)
	at := -1
	for _, mark := range []string{" - ", " – ", " — ", ": ", " (", "; ", ". ", ", "} {
		if i := strings.Index(text, mark); i > 0 && (at < 0 || i < at) {
			at = i
		}
	}
	const longest = 30
	if at < 0 || at > longest {
		return text
	}
	return text[:at]
}

// read is what a cell of a plan says; ok is false where only a person can know what it
// means. A letter or a colour is never taken for granted: G is "on track" to one council
// and "complete" to the next.
func (l Letters) read(text string) (m Meaning, ok bool) {
	for _, word := range []string{joinLines(text), head(text)} {
		if m, ok = l[letterKey(word)]; ok {
			return m, true
		}
		if m, ok = obvious(word); ok {
			return m, true
		}
	}
	return Meaning{}, false
}
