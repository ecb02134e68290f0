package words

import (
	"slices"
	"strings"
	"unicode"
)

// Figures are the numbers that a text gives as figures, such as 80 in 80%, in its order. No
// number of a date or year is among them, nor an id such as 2.1, nor one that is part of a
// word.
func Figures(text string) (list []string) {
	words := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("()%", r) })
	for i, w := range words {
		w = strings.Trim(w, ".,;:!?\"'“”‘’")
		if w == "" || strings.Trim(w, "0123456789") != "" || isYear(w) ||
			i > 0 && isMonth(words[i-1]) || i+1 < len(words) && isMonth(words[i+1]) {
			continue
		}
		list = append(list, w)
	}
	return list
}

func isYear(number string) bool {
	return len(number) == 4 && (strings.HasPrefix(number, "19") || strings.HasPrefix(number, "20"))
}

func isMonth(word string) bool {
	months := []string{"january", "february", "march", "april", "may", "june", "july", "august", "september",
		"october", "november", "december"}
	return slices.Contains(months, strings.Trim(strings.ToLower(word), ".,;:"))
}
