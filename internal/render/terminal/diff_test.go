package terminal

import (
	"strings"
	"testing"
)

func TestDiff(t *testing.T) {
	for _, c := range []struct{ name, before, after, want string }{
		{"a line", "a: 1\nb: 2\n", "a: 1\nb: 3\n", "--- f\n+++ f\n@@ -1,2 +1,2 @@\n a: 1\n-b: 2\n+b: 3\n"},
		{"nothing", "a: 1\n", "a: 1\n", ""},
		{"Windows line ends", "a: 1\r\n", "a: 1\r\nb: 2\r\n", "--- f\n+++ f\n@@ -1,1 +1,2 @@\n a: 1\n+b: 2\n"},
		{"no end of line", "a: 1", "a: 2", "--- f\n+++ f\n@@ -1,1 +1,1 @@\n-a: 1\n\\ No newline at end of file\n+a: 2\n\\ No newline at end of file\n"},
		{"commands for a terminal", "a: 1\n", "a: \"\x1b[2J\u202e\"\n", "--- f\n+++ f\n@@ -1,1 +1,1 @@\n-a: 1\n+a: \"\\x1b[2J\\u202e\"\n"},
		{"lines that look like a head", "-- x\n", "++ x\n", "--- f\n+++ f\n@@ -1,1 +1,1 @@\n--- x\n+++ x\n"},
	} {
		var b strings.Builder
		if err := Diff(&b, "f", []byte(c.before), []byte(c.after), Options{}); err != nil {
			t.Fatal(err)
		}
		if b.String() != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.name, b.String(), c.want)
		}
	}
	var b strings.Builder
	if err := Diff(&b, "f", nil, []byte("a: 1\n"), Options{Colour: true}); err != nil {
		t.Fatal(err)
	}
	if plain := b.String(); !strings.Contains(plain, "\x1b[") || !strings.Contains(plain, "/dev/null") {
		t.Errorf("got %q", plain)
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		edge, screen int
		want         string
	}{
		{0, 0, "Wrote updates/2020-02-25-leadership.yaml, dated 25 February 2020 (today).\nDone.\n"},
		{0, 40, "Wrote\nupdates/2020-02-25-leadership.yaml,\ndated 25 February 2020 (today).\nDone.\n"},
		{2, 44, "  Wrote updates/2020-02-25-leadership.yaml,\n  dated 25 February 2020 (today).\n  Done.\n"},
	} {
		var b strings.Builder
		if err := Sentences(&b, []string{"Wrote updates/2020-02-25-leadership.yaml, dated 25 February 2020 (today).", "Done."}, c.edge, c.screen); err != nil || b.String() != c.want {
			t.Errorf("%d %d: got %q (%v)", c.edge, c.screen, b.String(), err)
		}
	}
}
