package programme

import "strings"

// Rating is a BRAG letter. The zero value means no rating was given.
type Rating byte

// The four letters of the published key, and none.
const (
	Unrated  Rating = 0
	Complete Rating = 'B'
	OffTrack Rating = 'R'
	Behind   Rating = 'A'
	OnTrack  Rating = 'G'
)

// Ratings lists the letters in the order of the key: B, R, A, G.
func Ratings() []Rating { return []Rating{Complete, OffTrack, Behind, OnTrack} }

// ParseRating reads a letter as it must be written: one capital.
func ParseRating(s string) (Rating, bool) {
	if len(s) == 1 {
		for _, r := range Ratings() {
			if s[0] == byte(r) {
				return r, true
			}
		}
	}
	return Unrated, false
}

// ReadRating reads a rating as people say it: its letter, large or small, its
// word or its colour.
func ReadRating(s string) (Rating, bool) {
	s = strings.Join(strings.FieldsFunc(strings.ToLower(s),
		func(c rune) bool { return c == ' ' || c == '-' || c == '_' }),
		" ")
	if r, ok := ParseRating(strings.ToUpper(s)); ok {
		return r, true
	}
	r, ok := RatingWords()[s]
	return r, ok
}

// RatingWords are the words for ratings, in small letters: their own, also behind the
// letter as papers show them, and the colours.
func RatingWords() map[string]Rating {
	words := map[string]Rating{"blue": Complete, "red": OffTrack, "amber": Behind, "yellow": Behind, "green": OnTrack}
	for _, r := range Ratings() {
		words[r.Word()], words[strings.ToLower(r.String())] = r, r
	}
	return words
}

// Letter is the rating's letter, or an en dash where there is none.
func (r Rating) Letter() string {
	if r == Unrated {
		return "–"
	}
	return string(rune(r))
}

// Word is the rating in words, never shown without the letter beside it.
func (r Rating) Word() string {
	switch r {
	case Complete:
		return "complete"
	case OffTrack:
		return "off track"
	case Behind:
		return "behind"
	case OnTrack:
		return "on track"
	}
	return "not rated"
}

// Meaning is the rating as the key of a paper explains it.
func (r Rating) Meaning() string {
	if r == OffTrack {
		return "off track, escalate"
	}
	return r.Word()
}

// String is the letter and the word: "A behind", and "– not rated" in columns of letters.
func (r Rating) String() string { return r.Letter() + " " + r.Word() }

// Said is the rating within a sentence: "A behind", "not rated".
func (r Rating) Said() string {
	if r == Unrated {
		return r.Word()
	}
	return r.String()
}

// Concern orders ratings by how much they should worry the board: R 4, A 3,
// G 2, B 1, not rated 0.
func (r Rating) Concern() int {
	switch r {
	case OffTrack:
		return 4
	case Behind:
		return 3
	case OnTrack:
		return 2
	case Complete:
		return 1
	}
	return 0
}

// Worse is the one of two ratings that should worry the board more.
func Worse(a, b Rating) Rating {
	if b.Concern() > a.Concern() {
		return b
	}
	return a
}
