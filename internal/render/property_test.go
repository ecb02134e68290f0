package render

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"improve/internal/doc"
	"improve/internal/markdown"
)

func terminalText(t interface{ Fatal(...any) }, d doc.Document, o Options) string {
	var b bytes.Buffer
	if err := Terminal(&b, d, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// hazards are the characters of a text that a terminal would obey, or that hide
// from a reader.
func hazards(s string) string {
	flag := false
	for _, r := range s {
		if hazardous(r) && r != '\n' && !(flag && isTag(r)) {
			return string(r)
		}
		flag = r == blackFlag || flag && isTag(r)
	}
	return ""
}

func TestTerminalKeepsToItsWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, _ := document(t)
		columns := rapid.IntRange(20, 200).Draw(t, "width")
		plain := terminalText(t, d, Options{Width: columns})
		for _, line := range strings.Split(plain, "\n") {
			if w := ansi.StringWidth(line); w > columns {
				t.Fatalf("%d columns of %d: %q", w, columns, line)
			}
			if strings.HasSuffix(line, " ") {
				t.Fatalf("spaces at the end of %q", line)
			}
		}
		if h := hazards(plain); h != "" {
			t.Fatalf("%q came out in\n%s", h, plain)
		}
		coloured := terminalText(t, d, Options{Width: columns, Colour: true})
		if ansi.Strip(coloured) != plain {
			t.Fatalf("colour changed the text:\n%q\n%q", ansi.Strip(coloured), plain)
		}
		for _, line := range strings.Split(coloured, "\n") {
			if strings.Count(line, "\x1b[") != 2*strings.Count(line, "\x1b[0m") {
				t.Fatalf("colour left open in %q", line)
			}
		}
	})
}

func TestTerminalShowsEveryWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, words := document(t)
		out := terminalText(t, d, Options{Width: rapid.IntRange(20, 200).Draw(t, "width")})
		for _, w := range words {
			if !strings.Contains(out, w) && !strings.Contains(bare(out), w) { // code breaks within words
				t.Fatalf("%s is missing in\n%s", w, out)
			}
		}
	})
}

func TestTerminalMarkdownShowsEveryWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := &words{}
		text := w.text(t) + w.text(t) + w.text(t)
		if strings.Contains(text, "```") || strings.Contains(text, "~~~") {
			t.Skip("the first line of fenced code is not shown")
		}
		out := terminalText(t, doc.Document{Blocks: markdown.Parse(text, 1)}, Options{})
		for _, w := range w.given {
			if !strings.Contains(out, w) {
				t.Fatalf("%s is missing in\n%s", w, out)
			}
		}
	})
}

func TestWrapLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := (&words{}).line(t)
		limit := rapid.IntRange(2, 60).Draw(t, "limit")
		out := ""
		for _, part := range wrap(l, limit) {
			if lineWidth(part) > limit {
				t.Fatalf("%q is wider than %d", part.String(), limit)
			}
			out += part.String()
		}
		if bare(out) != bare(clean(l.String())) && bare(out) != bare(unbroken(l).String()) {
			t.Fatalf("%q became %q", l.String(), out)
		}
	})
}

func TestCSVReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := (&words{}).table(t)
		var b bytes.Buffer
		if err := CSV(&b, d); err != nil {
			t.Fatal(err)
		}
		if h := hazards(b.String()); h != "" {
			t.Fatalf("%q came out", h)
		}
		records, err := csv.NewReader(&b).ReadAll()
		if err != nil || len(records) != 1+len(d.Rows) {
			t.Fatal(len(records), err)
		}
		for r, row := range d.Rows {
			for i, cell := range row {
				got := records[r+1][i]
				if strings.TrimPrefix(got, "'") != strings.TrimPrefix(clean(cell.Text), "'") {
					t.Fatalf("%q read back as %q", cell.Text, got)
				}
				if first := strings.TrimLeftFunc(got, unicode.IsSpace); first != "" && strings.ContainsAny(first[:1], "=+-@") {
					t.Fatalf("%q would run", got)
				}
			}
		}
	})
}

func TestJSONReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.ToValidUTF8((&words{}).text(t), "?")
		var b bytes.Buffer
		if err := JSON(&b, map[string]string{"text": text}); err != nil {
			t.Fatal(err)
		}
		var back map[string]string
		if err := json.Unmarshal(b.Bytes(), &back); err != nil || back["text"] != text {
			t.Fatalf("%q read back as %q (%v)", text, back["text"], err)
		}
		for _, r := range b.String() {
			if r != '\n' && hazardous(r) {
				t.Fatalf("%q came out", r)
			}
		}
	})
}
