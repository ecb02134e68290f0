package words

import "strings"

// longestID is the length that no id or part of a file's name exceeds, in
// letters.
const longestID = 64

// Slug is a text as an id or part of a file's name: small letters without
// accents and digits, with single hyphens between, of 40 letters at most: "Zoë
// Fèvre" becomes zoe-fevre. It is empty where a text has no Latin letters and no
// digits.
func Slug(text string) string { return SlugOf(text, 40) }

// SlugOf is a slug of so many letters at most, in whole words. The first word
// stays though it is longer.
func SlugOf(text string, most int) string {
	plain := strings.ReplaceAll(Fold(text), "'", "")
	slug := ""
	for _, word := range strings.FieldsFunc(plain, func(r rune) bool {
		return (r < 'a' || r > 'z') &&
			(r < '0' || r > '9')
	}) {
		if slug != "" && len(slug)+1+len(word) > most {
			break
		}
		slug = strings.TrimPrefix(slug+"-"+word, "-")
	}
	return slug[:min(len(slug), longestID)]
}
