package publish

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// secret is what may not be published, and why: words in a row, or the id of a
// record.
type secret struct {
	words []string // as foldedWords gives them
	form  form     // of a name: which texts that have the words count

	id, family string
	what       string
}

// form says how words that are a name, or part of one, must be written to count.
type form uint8

const (
	titled   form = 1 << iota // after a title: Ms Smith
	middle                    // also with initials, or another name, after the first: Jane M. Smith
	ordinary                  // they may be ordinary words: the longest has a capital, or is joined as in a.long@
)

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
	text = decoded(text)
	if len(s.byWord) > 0 {
		if what := s.named(text); what != "" {
			return what
		}
	}
	if len(s.byID) > 0 {
		return s.mentioned(text)
	}
	return ""
}

// named is why a text may not be published by the words in it; empty where it may.
func (s *search) named(text string) string {
	for _, tokens := range readings(text) {
		for i, t := range tokens {
			for _, word := range [...]string{t.word, t.unprefixed()} { // no secret begins with none
				for _, x := range s.byWord[word] {
					if x.at(tokens, i) {
						return x.what
					}
				}
			}
		}
	}
	return ""
}

// at reports whether the words of a secret stand at a place, whose first word is
// known to be theirs.
func (x secret) at(tokens []token, i int) bool {
	if x.form&titled != 0 && !afterTitle(tokens, i) {
		return false
	}
	at := []int{i}
	for _, word := range x.words[1:] {
		next := at[len(at)-1] + 1
		if x.form&middle != 0 {
			next = afterMiddle(tokens, next, word)
		}
		if next == len(tokens) || tokens[next].word != word {
			return false
		}
		at = append(at, next)
	}
	return x.form&ordinary == 0 || x.written(tokens, at)
}

// written reports whether the longest of a secret's words is written as a name
// is.
func (x secret) written(tokens []token, at []int) bool {
	longest := 0
	for i, word := range x.words {
		if len(word) > len(x.words[longest]) {
			longest = i
		}
	}
	t := tokens[at[longest]]
	return t.capital || t.joined
}

// afterTitle reports whether a title is before a word. Miss is one only
// before a capital.
func afterTitle(tokens []token, i int) bool {
	return i > 0 && tokens[i].near && slices.Contains(titles(), tokens[i-1].word) &&
		(tokens[i-1].word != "miss" || tokens[i].capital)
}

// afterMiddle is the place of a word, behind up to two initials or one other name
// at i; i where it is not there.
func afterMiddle(tokens []token, i int, word string) int {
	names, initials := 0, 0
	for n := i; n < len(tokens) && tokens[n].near; n++ {
		if tokens[n].word == word {
			return n
		}
		switch t := tokens[n]; {
		case utf8.RuneCountInString(t.word) == 1 && !alone(firstRune(t.word)):
			initials++
		case t.capital:
			names++
		default:
			return i
		}
		if initials > 2 || names > 1 {
			return i
		}
	}
	return i
}

// mentioned finds ids. One that could be an ordinary word or number counts only
// where the text says what it is the id of, as in tasks 4.3 and 4.4.
func (s *search) mentioned(text string) string {
	said := ""
	for token := range strings.FieldsFuncSeq(strings.ToLower(text), aroundIDs) {
		token = strings.TrimRight(token, ".:!?")
		for _, x := range s.byID[token] {
			if said == x.family || len(token) >= 6 && strings.Contains(token, "-") {
				return x.what
			}
		}
		switch one := strings.TrimSuffix(token, "s"); {
		case s.families[one]:
			said = one
		case said == "": // as mostly
		case !slices.Contains([]string{"and", "or", "to", "&"}, token) && !strings.ContainsAny(token, "0123456789"):
			said = ""
		}
	}
	return ""
}

// aroundIDs reports whether a sign is in no id.
func aroundIDs(r rune) bool {
	switch r {
	case ',', ';', '(', ')', '[', ']', '"', '\'', '/', '*', '_', '`', '~', '<', '>':
		return true
	}
	return unicode.IsSpace(r)
}

// fold is a text as it is compared: its words with one space between them.
func fold(s string) string { return strings.Join(foldedWords(s), " ") }

// foldedWords are the words of a text as they are compared, so that a name is
// found in Jane  SMITH, Jane-Smith, jane.smith@example.org and Jane **Smith's**.
func foldedWords(s string) []string {
	all := readings(decoded(s))
	tokens := all[len(all)-1]
	list := make([]string, len(tokens))
	for i, t := range tokens {
		list[i] = t.word
	}
	return list
}
