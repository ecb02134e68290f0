package terminal

import (
	"testing"
)

func TestWidthHasDefaultAndLeast(t *testing.T) {
	for given, want := range map[int]int{-1: 80, 0: 80, 3: 20, 20: 20, 200: 200} {
		if got := (Options{Width: given}).columns(); got != want {
			t.Errorf("a width of %d is taken for %d, not %d", given, got, want)
		}
	}
}
