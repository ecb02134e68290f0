package words

import "slices"

// Repeats reports whether a text says again what another says: in the same words, whatever
// their order, their letters' alphabet, slips of the pen, and fillers such as still or again.
func Repeats(a, b string) bool {
	return !otherFigures(a, b) && (Typo(a, b) || slices.EqualFunc(said(a), said(b), func(x, y string) bool {
		return x == y || !token{text: x}.fixed() && !token{text: y}.fixed() && slip(x, y)
	}))
}

// otherFigures reports whether two texts surely name different numbers: most notes that do
// not repeat each other do, and this is seen at once. 0 and 1 may be letters by their looks.
func otherFigures(a, b string) bool {
	if !isASCII(a) || !isASCII(b) {
		return false
	}
	var more [8]int // of each figure in one text than in the other
	for i := range len(a) {
		if a[i] >= '2' && a[i] <= '9' {
			more[a[i]-'2']++
		}
	}
	for i := range len(b) {
		if b[i] >= '2' && b[i] <= '9' {
			more[b[i]-'2']--
		}
	}
	return more != [8]int{}
}

// said are the words of a text in the order of the alphabet, without fillers.
func said(text string) []string {
	list := slices.DeleteFunc(Split(Skeleton(text)), func(w string) bool { return fillers()[w] })
	slices.Sort(list)
	return list
}

var fillers = wordsIn("a again also an are currently is now still the")
