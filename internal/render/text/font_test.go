package text_test

import (
	"strings"
	"testing"
	"time"

	"improve/internal/render/text"
)

func TestWrapChart(t *testing.T) {
	for _, c := range []struct {
		text string
		room float64
		want string
	}{
		{"one two", 100, "one two"}, {"one two", 40, "one|two"}, {"", 40, ""}, {"a\nb", 40, "a|b"}, {"iiiiWWWW", 24, "iiiiW|WW|W"}, {"W", -5, "W"},
	} {
		if got := strings.Join(text.WrapFont(c.text, c.room, 12, false), "|"); got != c.want {
			t.Errorf("%q in %v became %s", c.text, c.room, got)
		}
	}
	start := time.Now()
	text.WrapFont(strings.Repeat("x", 2_000_000), 100, 12, false)
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("a long word takes %v", took)
	}
}
