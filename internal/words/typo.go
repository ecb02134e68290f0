package words

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Typo reports whether one text is the other with slips of the pen put right: small edits
// of letters within words that touch no number, date, name or negation. Layout, marks
// between words and a word written twice are slips too; a word more, less or in another
// place is none, nor is one that means something else.
func Typo(a, b string) bool {
	one, other := tokens(a), tokens(b)
	if len(one) != len(other) {
		return glued(one, other)
	}
	slips := 0
	for i := range one {
		switch {
		case strings.EqualFold(one[i].text, other[i].text):
		case one[i].fixed() || other[i].fixed() || !slip(one[i].text, other[i].text):
			return false
		default:
			slips++
		}
	}
	return slips <= max(2, len(one)/5)
}

// Slips reports whether what is different between two texts of several words are slips of
// the pen; see Typo. A single word may be a choice, such as a rating, and is none.
func Slips(a, b string) bool {
	return strings.Contains(a, " ") && strings.Contains(b, " ") && Typo(a, b)
}

// token is a word of a text, or a sign such as % that means something by itself.
type token struct {
	text string
	name bool // written with a capital where no sentence begins
}

// tokens are the words and signs of a text; a word that is written twice is there once.
func tokens(text string) []token {
	var list []token
	begins, from := true, -1
	flush := func(end int) {
		if from < 0 {
			return
		}
		t := token{text: strings.ReplaceAll(Compose(text[from:end]), "’", "'")}
		first, _ := utf8.DecodeRuneInString(t.text)
		t.name = !begins && unicode.IsUpper(first)
		begins, from = false, -1
		if n := len(list); n == 0 || list[n-1].text != t.text || t.fixed() {
			list = append(list, t)
		}
	}
	for i, r := range text {
		if InWord(r) || (r == '\'' || r == '’') && from >= 0 {
			if from < 0 {
				from = i
			}
			continue
		}
		flush(i)
		begins = begins || strings.ContainsRune(".!?:", r)
		if unicode.IsSymbol(r) || strings.ContainsRune("%&/@#*", r) {
			list = append(list, token{text: string(r)})
		}
	}
	flush(len(text))
	return list
}

// fixed reports whether no letter of a word may change: a number, a date, a name, a
// negation or a sign.
func (t token) fixed() bool {
	word := strings.ToLower(t.text)
	return t.name || strings.ContainsFunc(word, unicode.IsDigit) || !strings.ContainsFunc(word, unicode.IsLetter) ||
		strings.HasSuffix(word, "n't") || fixedWords()[word]
}

// fixedWords are the negations, and the numbers and dates that are words.
var fixedWords = wordsIn(`no not nor none never neither nobody nothing nowhere cannot without
		zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
		seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million
		once twice first second third fourth half quarter dozen both
		january february march april may june july august september october november december
		jan feb mar apr jun jul aug sep sept oct nov dec
		monday tuesday wednesday thursday friday saturday sunday`)

// meaning are words that promise more or less: one is no slip for another.
var meaning = wordsIn(`all any each every some most more many much few fewer less least last next other
		only over under up on or of off out in to by at before after within until
		must shall should will would well can could might want wants
		day days week weeks weak month months year years daily weekly weakly monthly yearly
		begin began start stop`)

// wordsIn are the words of a list, once somebody asks.
func wordsIn(list string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		all := map[string]bool{}
		for word := range strings.FieldsSeq(list) {
			all[word] = true
		}
		return all
	})
}

// slip reports whether one word is the other with a slip in it: both begin alike, so that
// "unable" is none of "able", and a letter or, of a long word, two are different.
func slip(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	one, other := []rune(a), []rune(b)
	if one[0] != other[0] || meaning()[a] && meaning()[b] {
		return false
	}
	allowed := 1
	if min(len(one), len(other)) >= 8 {
		allowed = 2
	}
	return max(len(one), len(other)) >= 3 && Distance(a, b) <= allowed
}

// glued reports whether two texts differ only in where words are parted, as in "theteam";
// no number, name or negation is among the words that are.
func glued(a, b []token) bool {
	for len(a) > 0 && len(b) > 0 && strings.EqualFold(a[0].text, b[0].text) {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && strings.EqualFold(a[len(a)-1].text, b[len(b)-1].text) {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	joined := func(list []token) (word string, ok bool) {
		for _, t := range list {
			if t.fixed() {
				return "", false
			}
			word += t.text
		}
		return word, len(list) > 0
	}
	one, ok := joined(a)
	other, both := joined(b)
	return ok && both && strings.EqualFold(one, other)
}
