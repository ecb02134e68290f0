package render

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"improve/internal/doc"
)

func TestLookup(t *testing.T) {
	for _, f := range DiagnosticFormats() {
		if got, err := Lookup(f.Name, DiagnosticFormats()); err != nil || got.Name != f.Name {
			t.Errorf("Lookup(%q) is %q, %v", f.Name, got.Name, err)
		}
		if f.About == "" || f.Write == nil {
			t.Errorf("%s is not described or cannot write", f.Name)
		}
	}
	for name, want := range map[string]string{"jsn": "did you mean json", "powerpoint": "write terminal, json, csv", "sarif": "there is no format"} {
		if _, err := Lookup(name, Formats()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Lookup(%q) says %v, without %q", name, err, want)
		}
	}
}

func TestWidthHasDefaultAndLeast(t *testing.T) {
	for given, want := range map[int]int{-1: 80, 0: 80, 3: 20, 20: 20, 200: 200} {
		if got := (Options{Width: given}).columns(); got != want {
			t.Errorf("a width of %d is taken for %d, not %d", given, got, want)
		}
	}
}

func TestEmptyPage(t *testing.T) {
	for _, f := range Formats() {
		if f.Bind != nil || f.Binary {
			continue // a document of its own kind even without content
		}
		if f.Name == "csv" || f.Name == "json" {
			continue // they have other input
		}
		var b bytes.Buffer
		if err := f.Write(&b, Result{}, Options{}); err != nil || b.Len() > 0 {
			t.Errorf("%s writes %q, %v", f.Name, b.String(), err)
		}
	}
}

func TestTableWithoutRowsOrColumns(t *testing.T) {
	d := doc.Document{Blocks: []doc.Block{
		&doc.Table{},
		&doc.Table{Columns: []doc.Column{{Title: "Only"}}},
		&doc.Table{Columns: []doc.Column{{Title: "A"}, {Title: "B"}}, Rows: [][]doc.Cell{{{Text: "short row"}}, {}}},
	}}
	out := terminalText(t, d, Options{})
	if !strings.Contains(out, "Only") || !strings.Contains(out, "short row") {
		t.Errorf("came out as\n%s", out)
	}
	if md := string(markdownOf(t, d)); !strings.Contains(md, "| Only |") || !strings.Contains(md, "| short row |  |") {
		t.Errorf("came out as\n%s", md)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriteErrorsAreReturned(t *testing.T) {
	r := Result{View: 1, Document: statusPage()}
	for _, f := range Formats() {
		if err := f.Write(broken{}, r, Options{}); err == nil {
			t.Errorf("%s does not say that writing failed", f.Name)
		}
	}
	if err := Diagnostics(broken{}, faults(), nil, Options{}); err == nil {
		t.Error("Diagnostics does not say that writing failed")
	}
	if err := JSON(io.Discard, func() {}); err == nil {
		t.Error("JSON does not say that a function is no value")
	}
}

func TestCSVNeedsATable(t *testing.T) {
	err := CSV(io.Discard, nil)
	if err == nil || !strings.Contains(err.Error(), "--format json") {
		t.Errorf("says %v", err)
	}
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
		if got := clean(in); got != want {
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
		for _, l := range wrap(doc.Text(c.text), c.limit) {
			got = append(got, l.String())
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("wrap(%q, %d) is %q, not %q", c.text, c.limit, got, c.want)
		}
	}
}

func TestWrapKeepsTones(t *testing.T) {
	got := wrap(doc.Line{{Text: "R", Tone: doc.OffTrack}, {Text: "* and on "}, {Text: "it is late", Tone: doc.Strong}}, 9)
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
