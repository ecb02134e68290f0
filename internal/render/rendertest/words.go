// Package rendertest is what the tests of formats share: pages of everything,
// hostile text, and what must not come of it.
package rendertest

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"improve/internal/doc"
)

// Hostile are pieces of text that have broken renderers: markup, wide and
// joined characters, text from right to left, controls, blanks of all kinds.
var Hostile = []string{
	"a", "word", "follow-up", "escalate_after_days", "2019-12", "1.8", "Ofsted's", "£5", "R*",
	"*", "**", "_", "__", "`", "```", "~~", "~~~", "[", "](http://x.example)", "[x]", "!", "<b>", "</b>", "<!--",
	"<https://x.example>", "&amp;", "&", ";", "|", `\`, `\|`, "#", "# ", "## h", "-", "- ", "---", "+", "===", "1.",
	"12) ", ">", ":-", "|-|", "'", `"`,
	"=1+1", "@x", ",", "é", "e\u0301", "\u0301", "日本語", "漢", "。", "한국", "👨‍👩‍👧", "🇬🇧", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "❤️", "👍🏽", "\ufe0f",
	"\u200d", "1️⃣",
	"שלום", "العربية", "\u202e", "\u2066", "\u2069", "\u200b", "\ufeff", "\u00ad", "\U000e0041",
	"\x1b[31m", "\x1b]0;t\x07", "\x00", "\x7f", "\u009b", "\u0085", "\r", "\r\n", "\n", "\n\n", "\t", "\v",
	"\xff", "\xe2\x80",
	" ", "  ", "    ", "\u00a0", "\u2003", "\u3000", "\u2028", " · ", strings.Repeat("x", 90), strings.Repeat("漢", 45),
}

// Words gives out words that occur once, to be looked for in what is rendered.
type Words struct{ Given []string }

func (w *Words) next() string {
	word := fmt.Sprintf("q%dz", len(w.Given))
	w.Given = append(w.Given, word)
	return word
}

// Text is hostile text with a word to look for in it.
func (w *Words) Text(t *rapid.T) string {
	parts := rapid.SliceOfN(rapid.SampledFrom(Hostile), 0, 8).Draw(t, "parts")
	at := rapid.IntRange(0, len(parts)).Draw(t, "at")
	return strings.Join(parts[:at], "") + " " + w.next() + " " + strings.Join(parts[at:], "")
}

// Minutes holds that whatever Markdown is shown, no word of it is lost.
func Minutes(t *rapid.T, show func(markdown string) string) {
	w := &Words{}
	source := w.Text(t) + "\n" + w.Text(t) + "\n\n" + w.Text(t)
	if strings.Contains(source, "```") || strings.Contains(source, "~~~") {
		t.Skip("the first line of fenced code is not shown")
	}
	text := show(source)
	for _, word := range w.Given {
		if !strings.Contains(text, word) {
			t.Fatalf("%s of %q is missing in\n%s", word, source, text)
		}
	}
}

func (w *Words) Line(t *rapid.T) doc.Line {
	var l doc.Line
	for range rapid.IntRange(1, 3).Draw(t, "spans") {
		s := doc.Span{Text: w.Text(t), Tone: doc.Tone(rapid.IntRange(0, int(doc.Bad)).Draw(t, "tone"))}
		switch rapid.IntRange(0, 9).Draw(t, "look") {
		case 0:
			s.Emphasis = true
		case 1:
			s.Code = true
		case 2:
			targets := []string{"https://x.example/a_(b)?c=d&amp;e=|`*", "4.md"}
			s.Link, _ = doc.LinkTo(rapid.SampledFrom(targets).Draw(t, "link"))
		}
		l = append(l, s)
	}
	if rapid.Bool().Draw(t, "moved") {
		l = append(l, doc.Span{Text: " "}, doc.Span{Text: w.next(), Struck: true}, doc.Span{Text: " "})
	}
	return l
}

func (w *Words) lines(t *rapid.T) []doc.Line {
	var ls []doc.Line
	for range rapid.IntRange(0, 3).Draw(t, "lines") {
		ls = append(ls, w.Line(t))
	}
	return ls
}

// optional is a line, or nothing.
func (w *Words) optional(t *rapid.T) doc.Line {
	if rapid.Bool().Draw(t, "given") {
		return w.Line(t)
	}
	return nil
}

func (w *Words) Table(t *rapid.T) *doc.Table {
	d := &doc.Table{More: w.optional(t), Key: w.optional(t)}
	for range rapid.IntRange(1, 6).Draw(t, "columns") {
		d.Columns = append(d.Columns, doc.Column{
			Title:    w.Text(t),
			Align:    doc.Align(rapid.IntRange(0, 1).Draw(t, "align")),
			Flexible: rapid.Bool().Draw(t, "flexible"),
		})
	}
	row := func() []doc.Cell {
		cells := make([]doc.Cell, len(d.Columns))
		for i := range cells {
			tone := doc.Tone(rapid.IntRange(0, int(doc.Bad)).Draw(t, "tone"))
			if rapid.Bool().Draw(t, "short") {
				cells[i] = doc.Cell{Text: w.next(), Tone: tone}
			} else {
				cells[i] = doc.Cell{Text: w.Text(t), Tone: tone}
			}
		}
		return cells
	}
	for range rapid.IntRange(1, 4).Draw(t, "rows") {
		d.Rows = append(d.Rows, row())
	}
	for range rapid.IntRange(0, 2).Draw(t, "foot") {
		d.Foot = append(d.Foot, row())
	}
	return d
}

func (w *Words) entries(t *rapid.T) *doc.Entries {
	e := &doc.Entries{More: w.optional(t)}
	for range rapid.IntRange(0, 3).Draw(t, "entries") {
		item := doc.Entry{Title: w.Line(t), Aside: w.optional(t), Detail: w.lines(t)}
		if rapid.Bool().Draw(t, "marked") {
			item.Mark, item.ID = w.Line(t), w.Text(t)
		}
		e.Items = append(e.Items, item)
	}
	return e
}

func (w *Words) fields(t *rapid.T) *doc.Fields {
	f := &doc.Fields{}
	for range rapid.IntRange(0, 3).Draw(t, "fields") {
		if values := w.lines(t); len(values) > 0 {
			f.Rows = append(f.Rows, doc.Field{Label: w.Text(t), Value: values})
		}
	}
	return f
}

// Items are items of a list, with what is below their lines.
func (w *Words) items(t *rapid.T, depth int) []doc.Item {
	var items []doc.Item
	for _, l := range w.lines(t) {
		items = append(items, doc.Item{Line: l, Blocks: w.blocks(t, depth+1)})
	}
	return items
}

// blocks are blocks in one another, down to a depth.
func (w *Words) blocks(t *rapid.T, depth int) []doc.Block {
	var blocks []doc.Block
	for range rapid.IntRange(0, max(4-2*depth, 0)).Draw(t, "blocks") {
		if depth > 0 || rapid.Bool().Draw(t, "nests") {
			blocks = append(blocks, w.nesting(t, depth))
		} else {
			blocks = append(blocks, w.block(t))
		}
	}
	return blocks
}

// nesting is a block that lists and quotations may hold, or hold others.
func (w *Words) nesting(t *rapid.T, depth int) doc.Block {
	switch rapid.IntRange(0, 5).Draw(t, "nesting") {
	case 0:
		return &doc.List{Numbered: rapid.Bool().Draw(t, "numbered"), First: rapid.IntRange(0, 12).Draw(t, "first"),
			Items: w.items(t, depth)}
	case 1:
		return &doc.Quote{Blocks: w.blocks(t, depth+1)}
	case 2:
		return &doc.Rule{}
	case 3:
		return w.Table(t)
	case 4:
		return w.code(t)
	}
	return &doc.Paragraph{Line: w.Line(t)}
}

func (w *Words) code(t *rapid.T) doc.Block {
	return &doc.Code{Language: rapid.SampledFrom([]string{"", "yaml", "`x"}).Draw(t, "language"), Text: w.Text(t)}
}

// block is a block that a page alone holds.
func (w *Words) block(t *rapid.T) doc.Block {
	switch rapid.IntRange(0, 3).Draw(t, "block") {
	case 0:
		return &doc.Heading{Level: rapid.IntRange(2, 4).Draw(t, "level"), Text: w.Text(t)}
	case 1:
		return w.entries(t)
	case 2:
		return w.fields(t)
	}
	f := &doc.Figure{Caption: w.Text(t), Alt: w.Text(t)}
	if rapid.Bool().Draw(t, "data") {
		f.Data = w.Table(t)
	}
	return f
}

// Document is a page of everything, with the words to look for in it.
func Document(t *rapid.T) (doc.Document, []string) {
	w := &Words{}
	d := doc.Document{Title: w.Text(t), Aside: w.optional(t), Subtitle: w.lines(t), Alerts: w.lines(t)}
	if rapid.Bool().Draw(t, "id") {
		d.ID = w.Text(t)
	}
	d.Blocks = w.blocks(t, 0)
	return d, w.Given
}
