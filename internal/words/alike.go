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

// latinLook is the small Latin letter that a letter or digit looks like; itself where it
// looks like none.
func latinLook(r rune) rune {
	if r < 0x80 && unicode.IsLetter(r) {
		return r
	}
	if latin, is := latinLooks()[r]; is {
		return latin
	}
	return r
}

// latinLooks are the letters and digits that look like a Latin letter.
var latinLooks = sync.OnceValue(func() map[rune]rune {
	looks := map[rune]rune{}
	for _, l := range []struct {
		latin rune
		alike string
	}{
		{'a', "аΑАαᎪ"}, {'b', "ВΒᏴЬ"}, {'c', "сСϹϲᏟ"}, {'d', "ԁᎠ"}, {'e', "еЕΕᎬҽ"}, {'f', "Ϝ"}, {'g', "ɡԌᏀ"},
		{'h', "һНΗՀհᎻ"}, {'i', "іІΙɩιᎥ"}, {'j', "јЈᎫϳ"}, {'k', "КΚκкᏦ"}, {'l', "1|ӀӏⅼᏞ"}, {'m', "МΜᎷ"},
		{'n', "ΝոՈ"}, {'o', "0оОοΟօՕσ"}, {'p', "рРρΡᏢ"}, {'q', "ԛգԚ"}, {'r', "гᏒᎡ"}, {'s', "ѕЅՏᏚ"}, {'t', "ТΤтτᎢ"},
		{'u', "սυՍ"}, {'v', "ѵνᏙѴ"}, {'w', "ԝԜѡωᎳ"}, {'x', "хХχΧ"}, {'y', "уУүγΥҮỿ"}, {'z', "ΖᏃ"},
	} {
		for _, r := range l.alike {
			looks[r] = l.latin
		}
	}
	return looks
})
