package publish

import (
	"slices"
	"strings"
	"unicode"
)

// secret is what may not be published, and why: words in a row, or the id of a
// record.
type secret struct {
	words      []string // folded
	id, family string
	what       string
}

// search finds secrets in texts.
type search struct {
	byWord   map[string][]secret // by the first of their words
	byID     map[string][]secret
	families map[string]bool // of the ids
}

func newSearch(secrets []secret) *search {
	s := &search{map[string][]secret{}, map[string][]secret{}, map[string]bool{}}
	for _, x := range secrets {
		if x.id != "" {
			s.byID[x.id] = append(s.byID[x.id], x)
			s.families[x.family] = true
		} else {
			s.byWord[x.words[0]] = append(s.byWord[x.words[0]], x)
		}
	}
	return s
}

// in is why a text may not be published; empty where it may.
func (s *search) in(text string) string {
	words := foldedWords(text)
	for i, w := range words {
		for _, x := range s.byWord[w] {
			if len(words)-i >= len(x.words) && slices.Equal(words[i:i+len(x.words)], x.words) {
				return x.what
			}
		}
	}
	if len(s.byID) == 0 {
		return ""
	}
	return s.mentioned(text)
}

// mentioned finds ids. One that could be an ordinary word or number counts only
// where the text says what it is the id of, as in tasks 4.3 and 4.4.
func (s *search) mentioned(text string) string {
	said := ""
	for _, token := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;()[]\"'/", r) }) {
		token = strings.TrimRight(token, ".:!?")
		for _, x := range s.byID[token] {
			if said == x.family || len(token) >= 6 && strings.Contains(token, "-") {
				return x.what
			}
		}
		switch one := strings.TrimSuffix(token, "s"); {
		case s.families[one]:
			said = one
		case !slices.Contains([]string{"and", "or", "to", "&"}, token) && !strings.ContainsAny(token, "0123456789"):
			said = ""
		}
	}
	return ""
}

// fold is a text as it is compared: its words in small letters without accents,
// one space between them.
func fold(s string) string { return strings.Join(foldedWords(s), " ") }

// foldedWords are the words of a text as they are compared, so that a name is
// found in Jane  SMITH, Jane-Smith, jane.smith@example.org and Jane **Smith's**.
func foldedWords(s string) []string {
	if strings.Contains(s, "%20") { // a space in a link
		s = strings.ReplaceAll(s, "%20", " ")
	}
	if s = strings.Map(foldRune, s); strings.ContainsRune(s, '\'') {
		s = withoutApostrophes(s)
	}
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// withoutApostrophes joins O'Neill to one word and parts the s from Smith's.
func withoutApostrophes(s string) string {
	var b strings.Builder
	for i, part := range strings.Split(s, "'") {
		if i > 0 && (part == "" || part[0] == 's' && (len(part) == 1 || part[1] < 'a' || part[1] > 'z')) {
			b.WriteByte(' ')
		}
		b.WriteString(part)
	}
	return b.String()
}

// foldRune is a letter as it is compared; -1 for what shows nothing.
func foldRune(r rune) rune {
	switch r = unicode.ToLower(r); {
	case r < 0x80:
		return r
	case r == '’' || r == '‘' || r == 'ʼ':
		return '\''
	case unicode.In(r, unicode.Mn, unicode.Cf):
		return -1
	}
	const accented = "àáâãäåāăąçćĉċčďđèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľŀłñńņňòóôõöøōŏőŕŗřśŝşšţťŧùúûüũūŭůűųŵýÿŷźżž"
	const plain = "aaaaaaaaacccccddeeeeeeeeegggghhiiiiiiiiijklllllnnnnooooooooorrrsssstttuuuuuuuuuuwyyyzzz"
	n := 0
	for _, a := range accented {
		if a == r {
			return rune(plain[n])
		}
		n++
	}
	return r
}
