package words

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Texts that are taken to name other numbers do not repeat each other by their words either.
func TestOtherFiguresDoNotRepeat(t *testing.T) {
	word := rapid.SampledFrom(strings.Fields("the 12 15 1 2 20 O2 o2 l2 visits visit vists still 2nd 22 2.2 50% now"))
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(word, 1, 8).Draw(t, "words")
		other := slices.Clone(list)
		for range rapid.IntRange(0, 3).Draw(t, "edits") {
			i := rapid.IntRange(0, len(other)-1).Draw(t, "at")
			switch rapid.IntRange(0, 2).Draw(t, "edit") {
			case 0:
				other[i] = word.Draw(t, "word")
			case 1:
				j := rapid.IntRange(0, len(other)-1).Draw(t, "to")
				other[i], other[j] = other[j], other[i]
			case 2:
				other = slices.Insert(other, i, word.Draw(t, "more"))
			}
		}
		space := rapid.SampledFrom([]string{" ", ", ", "\n", ""})
		a, b := strings.Join(list, space.Draw(t, "space")), strings.Join(other, space.Draw(t, "other space"))
		if otherFigures(a, b) && (Typo(a, b) || slices.Equal(said(a), said(b))) {
			t.Fatalf("%q repeats %q", a, b)
		}
	})
}
