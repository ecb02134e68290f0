package exchange

import (
	"fmt"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
)

// Letters is what the words of a rating column mean, as a person said: by the
// word in lower case. Unrated means that the word is no rating.
type Letters map[string]programme.Rating

// ParseLetters reads "G=on track,B=complete".
func ParseLetters(s string) (Letters, error) {
	letters := Letters{}
	for _, pair := range strings.Split(s, ",") {
		if strings.TrimSpace(pair) == "" {
			continue
		}
		word, meaning, ok := strings.Cut(pair, "=")
		word = strings.ToLower(strings.TrimSpace(word))
		if !ok || word == "" {
			return nil, fmt.Errorf("%q has no meaning: write \"G=on track,B=complete\"", strings.TrimSpace(pair))
		}
		rating, err := parseMeaning(meaning)
		if err != nil {
			return nil, err
		}
		letters[word] = rating
	}
	return letters, nil
}

// parseMeaning reads what a letter stands for: our words, our letters, or none.
func parseMeaning(s string) (programme.Rating, error) {
	s = strings.TrimSpace(s)
	if rating, ok := programme.ParseRating(s); ok {
		return rating, nil
	}
	words := []string{programme.Unrated.Word(), "none"}
	for _, rating := range programme.Ratings() {
		if strings.EqualFold(s, rating.Word()) || strings.EqualFold(s, rating.String()) ||
			strings.EqualFold(s, rating.Meaning()) {
			return rating, nil
		}
		words = append(words, rating.Word())
	}
	if strings.EqualFold(s, "none") || strings.EqualFold(s, programme.Unrated.Word()) {
		return programme.Unrated, nil
	}
	hint := ""
	if near, ok := diag.Nearest(strings.ToLower(s), words); ok {
		hint = "did you mean " + near + "? "
	}
	return programme.Unrated, fmt.Errorf("%q is not a rating: %swrite complete, off track, behind, on track or none",
		s, hint)
}

// read is the rating that a cell of a plan states; ok is false where only a
// person can know what it means. A letter or a colour is never taken for
// granted: G is "on track" to one council and "complete" to the next.
func (l Letters) read(text string) (rating programme.Rating, ok bool) {
	word := strings.ToLower(joinLines(text))
	if rating, ok = l[word]; ok {
		return rating, true
	}
	for _, rating := range programme.Ratings() {
		if word == rating.Word() || word == strings.ToLower(rating.String()) || word == rating.Meaning() {
			return rating, true
		}
	}
	return programme.Unrated, word == programme.Unrated.Word()
}
