package words

import (
	"strings"
	"sync"
	"unicode"
)

// Alike reports whether two texts look the same to a reader, though their letters may be
// of different alphabets: "Су Ward" with a Cyrillic beginning is "Cy Ward".
func Alike(a, b string) bool { return Skeleton(a) == Skeleton(b) }

// Skeleton is what a text looks like: folded, each letter and digit that looks like a
// Latin letter written as that letter. It is for comparing, never for showing.
//
// The pairs are those of Unicode's confusables (UTS 39) whose letters are written today:
// Cyrillic, Greek, Armenian and Cherokee ones, and the digits 0 and 1.
func Skeleton(s string) string {
	if isASCII(s) {
		return asciiSkeleton(s)
	}
	var b strings.Builder
	small := false // the letter before is a small one
	for _, r := range s {
		if small && (r == 'I' || r == 'І' || r == 'Ι') {
			r = 'l' // within a word in small letters
		}
		small = unicode.IsLower(r)
		b.WriteRune(latinLook(r))
	}
	return strings.Map(latinLook, Fold(b.String()))
}

// asciiSkeleton is the skeleton of a text of ASCII: of most.
func asciiSkeleton(s string) string {
	looks := []byte(s)
	small := false // the letter before is a small one
	for i, c := range looks {
		if small && c == 'I' {
			c = 'l'
		}
		small = c >= 'a' && c <= 'z'
		switch {
		case c == '`':
			c = '\''
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		}
		looks[i] = byte(latinLook(rune(c)))
	}
	return string(looks)
}

// latinLook is the small Latin letter that a letter or digit looks like; itself where it
// looks like none.
func latinLook(r rune) rune {
	switch {
	case r == '0':
		return 'o'
	case r == '1' || r == '|':
		return 'l'
	case r < 0x80:
		return r
	}
	if latin, is := latinLooks()[r]; is {
		return latin
	}
	return r
}

// latinLooks are the letters that look like a Latin letter, beside those of ASCII.
var latinLooks = sync.OnceValue(func() map[rune]rune {
	looks := map[rune]rune{}
	for _, l := range []struct {
		latin rune
		alike string
	}{
		{'a', "аΑАαᎪ"}, {'b', "ВΒᏴЬ"}, {'c', "сСϹϲᏟ"}, {'d', "ԁᎠ"}, {'e', "еЕΕᎬҽ"}, {'f', "Ϝ"}, {'g', "ɡԌᏀ"},
		{'h', "һНΗՀհᎻ"}, {'i', "іІΙɩιᎥ"}, {'j', "јЈᎫϳ"}, {'k', "КΚκкᏦ"}, {'l', "ӀӏⅼᏞ"}, {'m', "МΜᎷ"},
		{'n', "ΝոՈ"}, {'o', "оОοΟօՕσ"}, {'p', "рРρΡᏢ"}, {'q', "ԛգԚ"}, {'r', "гᏒᎡ"}, {'s', "ѕЅՏᏚ"}, {'t', "ТΤтτᎢ"},
		{'u', "սυՍ"}, {'v', "ѵνᏙѴ"}, {'w', "ԝԜѡωᎳ"}, {'x', "хХχΧ"}, {'y', "уУүγΥҮỿ"}, {'z', "ΖᏃ"},
	} {
		for _, r := range l.alike {
			looks[r] = l.latin
		}
	}
	return looks
})
