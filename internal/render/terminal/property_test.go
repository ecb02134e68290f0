package terminal

import (
	"bytes"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"improve/internal/doc"
	"improve/internal/markdown"

	"improve/internal/render/rendertest"
)

func terminalText(t interface{ Fatal(...any) }, d doc.Document, o Options) string {
	var b bytes.Buffer
	if err := Page(&b, d, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTerminalKeepsToItsWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, _ := rendertest.Document(t)
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
		if h := rendertest.Hazards(plain); h != "" {
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
		d, words := rendertest.Document(t)
		out := terminalText(t, d, Options{Width: rapid.IntRange(20, 200).Draw(t, "width")})
		whole := rendertest.Bare(strings.ReplaceAll(out, "│", "")) // code breaks within words, in quotations too
		for _, w := range words {
			if !strings.Contains(out, w) && !strings.Contains(whole, w) {
				t.Fatalf("%s is missing in\n%s", w, out)
			}
		}
	})
}

func TestTerminalMarkdownShowsEveryWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := &rendertest.Words{}
		text := w.Text(t) + w.Text(t) + w.Text(t)
		if strings.Contains(text, "```") || strings.Contains(text, "~~~") {
			t.Skip("the first line of fenced code is not shown")
		}
		out := terminalText(t, doc.Document{Blocks: markdown.Parse(text, 1)}, Options{})
		for _, w := range w.Given {
			if !strings.Contains(out, w) {
				t.Fatalf("%s is missing in\n%s", w, out)
			}
		}
	})
}
