package words

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// A text of ASCII is read by a way of its own, which gives what the way of all others
// does: a letter behind it that looks like no other sends it there.
func TestSkeletonOfASCII(t *testing.T) {
	const odd = "ж"
	r := rand.New(rand.NewPCG(1, 1))
	for range 20_000 {
		text := make([]byte, r.IntN(8))
		for i := range text {
			text[i] = byte(r.IntN(0x80))
			if r.IntN(2) == 0 {
				text[i] = "aI1lLi0`|'"[r.IntN(10)]
			}
		}
		short := Skeleton(string(text))
		if long := strings.TrimSuffix(Skeleton(string(text)+odd), odd); short != long {
			t.Fatalf("%q looks like %q, and like %q before %s", text, short, long, odd)
		}
	}
}
