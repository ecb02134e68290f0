package words

import "slices"

// Repeats reports whether a text says again what another says: in the same words, whatever
// their order, their letters' alphabet, slips of the pen, and fillers such as still or again.
func Repeats(a, b string) bool {
	return Typo(a, b) || slices.EqualFunc(said(a), said(b), func(x, y string) bool {
		return x == y || !token{text: x}.fixed() && !token{text: y}.fixed() && slip(x, y)
	})
}

// said are the words of a text in the order of the alphabet, without fillers.
func said(text string) []string {
	list := slices.DeleteFunc(Split(Skeleton(text)), func(w string) bool { return fillers()[w] })
	slices.Sort(list)
	return list
}

var fillers = wordsIn("a again also an are currently is now still the")
