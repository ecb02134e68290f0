package diag

import (
	"strings"
	"testing"
)

func TestNearestRules(t *testing.T) {
	ids := []string{"task/overdue", "task/stale", "task/no-lead", "task/lapsed", "action/overdue"}
	for word, want := range map[string]string{
		"overdue": "task/overdue or action/overdue", " Overdue": "task/overdue or action/overdue", "task": "task/overdue, task/stale or task/no-lead",
		"task/overdu": "task/overdue", "lapsed": "task/lapsed", "nothing of the kind": "",
	} {
		if got := Or(NearestRules(word, ids)); got != want {
			t.Errorf("%q: %s, want %s", word, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct {
		words   []string
		and, or string
	}{{nil, "", ""}, {[]string{"a"}, "a", "a"}, {[]string{"a", "b"}, "a and b", "a or b"}, {[]string{"a", "b", "c"}, "a, b and c", "a, b or c"}} {
		if and, or := And(c.words), Or(c.words); and != c.and || or != c.or {
			t.Errorf("%q: %q, %q", c.words, and, or)
		}
	}
	if long := Shorten(strings.Repeat("é", 61)); long != strings.Repeat("é", 60)+" ..." {
		t.Errorf("%q", long)
	}
	if whole := Quote(strings.Repeat("é", 60)); whole != `"`+strings.Repeat("é", 60)+`"` {
		t.Errorf("%q", whole)
	}
	for word, want := range map[string]string{"opne": "did you mean open? write open or closed", "x": "write open or closed"} {
		if got := Choose(word, []string{"open", "closed"}); got != want {
			t.Errorf("%s: %s", word, got)
		}
	}
}

func TestFirstLetter(t *testing.T) {
	for word, want := range map[string]string{"": "", "a board": "A board", "Élan": "Élan", "élan": "Élan", "7 days": "7 days", "\xff": "\xff"} {
		if got := UpperFirst(word); got != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
	if got := LowerFirst("Élan"); got != "élan" {
		t.Errorf("%q", got)
	}
}

func TestCount(t *testing.T) {
	if got := Count(1, "day") + ", " + Count(0, "day") + ", " + CountOf(1, "guess", "guesses") + ", " + CountOf(2, "guess", "guesses"); got != "1 day, 0 days, 1 guess, 2 guesses" {
		t.Error(got)
	}
}
