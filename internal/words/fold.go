// Package words compares, splits and wraps words, makes ids of them and leaves out of
// them what harms, whatever language they are written in.
//
// It knows nothing of a record: which words are names, and which may not be
// published, is for others to say.
package words

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold is a text as texts are compared: small letters without accents, and
// nothing that does not show. Letters that Unicode does not take apart become
// the plain letters that people write for them: ø o, ł l, ß ss. Every apostrophe
// is a plain one; other signs and spaces stay.
//
// The vowel signs of Indian and Thai scripts are no accents and stay. Scripts
// are not written in one another's letters, and letters that only look alike
// remain different.
func Fold(s string) string {
	switch ascii, folded := looks(s); {
	case folded:
		return s // as most words of most texts
	case ascii:
		return strings.ToLower(strings.ReplaceAll(s, "`", "'"))
	}
	var b strings.Builder
	// Some apostrophes would come apart, others come out of what does: ʹ of the Greek sign
	// for a number.
	for _, r := range norm.NFKD.String(strings.Map(apostrophe, s)) {
		if ignored(r) {
			continue
		}
		// The final sigma and the dotless i have capitals in common with others.
		r = unicode.ToLower(unicode.ToUpper(apostrophe(r)))
		if plain := plainLetter(r); r >= 0x80 && plain != "" {
			b.WriteString(plain)
		} else {
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

// Compose is a text with each letter and its marks as one character where there is
// one, and with the usual letters for those that only look different: ｆｕｌｌ is full.
func Compose(s string) string { return norm.NFKC.String(s) }

// Split are the words of a text, folded. A word is letters, digits and marks; an
// apostrophe within one is left out: children's is childrens.
func Split(s string) []string {
	return strings.FieldsFunc(strings.ReplaceAll(Fold(s), "'", ""), func(r rune) bool { return !InWord(r) })
}

// InWord reports whether a character is part of a word.
func InWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r >= 0x80 && unicode.IsMark(r)
}

// Hidden reports whether a character shows nothing, such as a soft hyphen or a
// space without width.
func Hidden(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) ||
		unicode.Is(unicode.Variation_Selector, r)
}

func isASCII(s string) bool {
	ascii, _ := looks(s)
	return ascii
}

// looks reports whether a text is plain ASCII, and whether it is folded then.
func looks(s string) (ascii, folded bool) {
	folded = true
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 0x80:
			return false, false
		case 'A' <= c && c <= 'Z' || c == '`':
			folded = false
		}
	}
	return true, folded
}

func apostrophe(r rune) rune {
	switch r {
	case '’', '‘', '‛', 'ʼ', 'ʻ', 'ʹ', '′', '´', '`', '＇':
		return '\''
	}
	return r
}

// ignored reports whether a character of a decomposed text makes no difference:
// accents, points that Arabic and Hebrew leave out at will, the dot below an
// Indian letter, and what does not show.
func ignored(r rune) bool {
	const tatweel, voiced, semiVoiced = '\u0640', '\u3099', '\u309A' // the last two tell が from か
	switch {
	case r == tatweel, Hidden(r):
		return true
	case !unicode.Is(unicode.Mn, r), r == voiced, r == semiVoiced:
		return false
	}
	const nukta = 7 // its combining class
	return unicode.In(r, unicode.Inherited, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Arabic,
		unicode.Hebrew, unicode.Syriac) ||
		norm.NFD.PropertiesString(string(r)).CCC() == nukta
}

// plainLetter is what people write for a small letter that is no plain letter
// with an accent; empty for any other.
func plainLetter(r rune) string {
	for _, l := range [...]struct{ letters, plain string }{
		{"ß", "ss"}, {"æ", "ae"}, {"œ", "oe"}, {"þ", "th"},
		{"ɓƀ", "b"}, {"đðɖɗ", "d"}, {"ɛəǝ", "e"}, {"ƒ", "f"}, {"ɣǥ", "g"}, {"ħ", "h"}, {"ıɨ", "i"}, {"ȷ", "j"},
		{"ƙĸ", "k"}, {"ł", "l"}, {"ŋɲ", "n"}, {"øɔ", "o"}, {"ŧ", "t"}, {"ʉ", "u"}, {"ʋ", "v"}, {"ƴ", "y"},
		// Arabic letters that are written for one another: alef wasla, alef maksura
		// and the Persian yeh, teh marbuta and the heh of Urdu, the Persian kaf.
		{"\u0671", "\u0627"}, {"\u0649\u06CC", "\u064A"}, {"\u0629\u06C1\u06BE", "\u0647"}, {"\u06A9", "\u0643"},
	} {
		if strings.ContainsRune(l.letters, r) {
			return l.plain
		}
	}
	return ""
}
