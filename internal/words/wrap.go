package words

import "unicode/utf8"

// Wrap fills lines of so many characters at most with words, one space between
// them. Each line but the first begins with the indent. A word that is longer has a
// line of its own.
//
// It is for files, whose readers count characters; `render` wraps for terminals,
// which count columns.
func Wrap(words []string, width int, indent string) []string {
	var lines []string
	line := ""
	for i, word := range words {
		switch {
		case i == 0:
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= width:
			line += " " + word
		default:
			lines, line = append(lines, line), indent+word
		}
	}
	return append(lines, line)
}
