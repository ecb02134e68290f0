package publish

import (
	"html"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"improve/internal/words"
)

// token is a word of a text, or a single sign of a script that puts no spaces
// between its words, and how it is written.
type token struct {
	word    string // folded
	capital bool   // it begins with a capital, or its script has none
	joined  bool   // it is joined to a word beside it as in an address: jane.smith, jane_smith, smith@
	near    bool   // nothing but spaces, dots and hyphens stands between it and the word before
}

// unprefixed is what is left of a token without a preposition written onto it, which in
// Arabic and Hebrew may stand before a name; empty where there is none.
func (t token) unprefixed() string {
	first, size := utf8.DecodeRuneInString(t.word)
	if first >= 0x80 && len(t.word) > size && strings.ContainsRune("وفبلكובלמשהכ", first) {
		return t.word[size:]
	}
	return ""
}

// decoded is a text without the codes that stand for characters in web pages and
// links.
func decoded(s string) string {
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	if strings.Contains(s, "%") {
		s = percent().ReplaceAllStringFunc(s, func(code string) string {
			if plain, err := url.PathUnescape(code); err == nil && utf8.ValidString(plain) {
				return plain
			}
			return code
		})
	}
	return words.Compose(s)
}

// Patterns of what a reader of a page does not see: the codes of a link, tags of
// HTML and the address of a Markdown link.
var (
	percent = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?:%[0-9A-Fa-f]{2})+`) })
	unseen  = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`<!--.*?-->|</?[A-Za-z][^<>]*>|\]\([^()]*\)|\[`)
	})
)

// readings are the words of a decoded text, in each way in which they may be
// told apart: with every sign between words; then with marks of emphasis,
// apostrophes and what does not show left out, and tags once as a space and once
// as nothing. The last is how foldedWords reads.
func readings(s string) [][]token {
	if !strings.ContainsFunc(s, mayBeNothing) {
		return [][]token{tokens(s)}
	}
	list := [][]token{tokens(strings.Map(func(r rune) rune {
		if isApostrophe(r) || words.Hidden(r) {
			return ' '
		}
		return r
	}, s))}
	if strings.ContainsAny(s, "<[") {
		list = append(list, tokens(withoutMarks(unseen().ReplaceAllString(s, " "))))
		s = unseen().ReplaceAllString(s, "")
	}
	return append(list, tokens(withoutMarks(s)))
}

// mayBeNothing reports whether a sign may be within a word.
func mayBeNothing(r rune) bool {
	switch r { // asked of every sign of every text
	case '*', '_', '`', '~', '\\', '<', '[', '\'':
		return true
	}
	return r >= 0x80 && (isApostrophe(r) || words.Hidden(r))
}

func isApostrophe(r rune) bool {
	if r < 0x80 {
		return r == '\'' || r == '`'
	}
	return strings.ContainsRune("’‘‛ʼʻʹ′", r)
}

// withoutMarks leaves out marks of emphasis and what does not show, joins O'Neill
// to one word and parts the s from Smith's.
func withoutMarks(s string) string {
	runes := []rune(s)
	return string(slices.Collect(func(yield func(rune) bool) {
		for i, r := range runes {
			switch {
			case isApostrophe(r) && endsWord(runes[i+1:]):
				r = ' '
			case mayBeNothing(r):
				continue
			}
			if !yield(r) {
				return
			}
		}
	}))
}

// endsWord reports whether what follows an apostrophe is no more than an s.
func endsWord(rest []rune) bool {
	if len(rest) > 0 && (rest[0] == 's' || rest[0] == 'S') {
		rest = rest[1:]
	}
	return len(rest) == 0 || !words.InWord(rest[0])
}

// tokens are the words of a text in their order.
func tokens(s string) []token {
	list := make([]token, 0, 1+len(s)/5) // as long as words are
	end := 0                             // of the word before
	for from := 0; from < len(s); {
		start := from + strings.IndexFunc(s[from:], words.InWord)
		if start < from {
			break
		}
		stop := len(s)
		if n := strings.IndexFunc(s[start:], func(r rune) bool { return !words.InWord(r) }); n >= 0 {
			stop = start + n
		}
		list = appendWord(list, s[start:stop], s[end:start])
		if n := len(list); n > 0 && joinsNext(s[stop:]) {
			list[n-1].joined = true
		}
		from, end = stop, stop
	}
	return list
}

// joinsNext reports whether what follows a word joins the next to it.
func joinsNext(rest string) bool {
	return len(rest) > 1 && strings.IndexByte(".-_@+", rest[0]) >= 0 && words.InWord(firstRune(rest[1:]))
}

// appendWord adds a word with what stands between it and the one before.
func appendWord(list []token, word, between string) []token {
	near := between == " " || strings.Trim(between, " \t\r\n.-*_`~\\") == ""
	joined := len(between) == 1 && strings.IndexByte(".-_@+", between[0]) >= 0
	capital := !unicode.IsLower(firstRune(word))
	word = words.Fold(word)
	if word != "" && !strings.ContainsFunc(word, alone) {
		return append(list, token{word, capital, joined, near}) // as most are
	}
	for _, part := range signs(word) {
		list = append(list, token{part, capital, joined, near})
		near, joined = true, false
	}
	return list
}

// signs parts a folded word where its script puts no spaces: every sign of it is a
// token.
func signs(word string) []string {
	if word == "" {
		return nil // it was marks alone
	}
	var list []string
	begin := 0
	for i, r := range word {
		if alone(r) || i > 0 && alone(lastRune(word[:i])) {
			if i > begin {
				list = append(list, word[begin:i])
			}
			begin = i
		}
	}
	return append(list, word[begin:])
}

// alone reports whether a letter belongs to a script in which a name stands
// between other words without spaces, or has endings written onto it.
func alone(r rune) bool {
	const lengthened = 'ー'
	return r >= 0x0E00 && (r == lengthened || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan))
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
