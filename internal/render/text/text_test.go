package text_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"improve/internal/doc"

	"improve/internal/render/rendertest"
	"improve/internal/render/text"
)

func TestWrapLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := (&rendertest.Words{}).Line(t)
		limit := rapid.IntRange(2, 60).Draw(t, "limit")
		out := ""
		for _, part := range text.Wrap(l, limit) {
			if text.LineWidth(part) > limit {
				t.Fatalf("%q is wider than %d", part.String(), limit)
			}
			out += part.String()
		}
		if rendertest.Bare(out) != rendertest.Bare(text.Clean(l.String())) && rendertest.Bare(out) != rendertest.Bare(text.Unbroken(l).String()) {
			t.Fatalf("%q became %q", l.String(), out)
		}
	})
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"plain – text":     "plain – text",
		"a\tb\nc\r\nd\re":  "a b c d e",
		"\x1b[31mred\x07":  `\x1b[31mred\x07`,
		"\u009b2J\u007f":   `\x9b2J\x7f`,
		"\u202eevil\u2066": `\u202eevil\u2066`,
		"a\u200bb\ufeffc":  `a\u200bb\ufeffc`,
		"a\u2028b":         "a b",
		"hy\u00adphen":     "hyphen",
		"bad\xff":          "bad\ufffd",
		"👨‍👩‍👧 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿": "👨‍👩‍👧 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
		"a\U000e0041":   `a\U000e0041`,
		"\u200fשלום":    "\u200fשלום",
		"می\u200cخواهم": "می\u200cخواهم",
		"\ufe0f lone":   " lone",
	} {
		if got := text.Clean(in); got != want {
			t.Errorf("clean(%q) is %q, not %q", in, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		limit int
		want  []string
	}{
		{"", 10, []string{""}},
		{"   ", 10, []string{""}},
		{"one two three", 7, []string{"one two", "three"}},
		{"  one   two ", 20, []string{"one   two"}},
		{"follow-up by 2019-12", 9, []string{"follow-up", "by", "2019-12"}},
		{"a abcdefghijkl b", 5, []string{"a", "abcde", "fghij", "kl b"}},
		{"日本語です。", 6, []string{"日本語", "です。"}},
		{"keep\u00a0together now", 14, []string{"keep\u00a0together", "now"}},
		{"e\u0301e\u0301e\u0301", 2, []string{"e\u0301e\u0301", "e\u0301"}},
		{"one two · three four · five", 16, []string{"one two ·", "three four ·", "five"}},
		{"one two · three four five six seven", 16, []string{"one two · three", "four five six", "seven"}},
		{"B complete   R off track", 18, []string{"B complete", "R off track"}},
	} {
		var got []string
		for _, l := range text.Wrap(doc.Text(c.text), c.limit) {
			got = append(got, l.String())
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("wrap(%q, %d) is %q, not %q", c.text, c.limit, got, c.want)
		}
	}
}

func TestWrapKeepsTones(t *testing.T) {
	got := text.Wrap(doc.Line{{Text: "R", Tone: doc.OffTrack}, {Text: "* and on "}, {Text: "it is late", Tone: doc.Strong}}, 9)
	want := []doc.Line{
		{{Text: "R", Tone: doc.OffTrack}, {Text: "* and on"}},
		{{Text: "it is", Tone: doc.Strong}},
		{{Text: "late", Tone: doc.Strong}},
	}
	for i, l := range want {
		if len(got) != len(want) || len(got[i]) != len(l) {
			t.Fatalf("%v, not %v", got, want)
		}
		for j, s := range l {
			if got[i][j] != s {
				t.Errorf("line %d holds %v, not %v", i, got[i][j], s)
			}
		}
	}
}
