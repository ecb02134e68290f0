package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"pgregory.net/rapid"

	"improve/internal/doc"
)

// minutes writes Markdown as minutes have it, line by line.
type minutes struct{ t *rapid.T }

func (m minutes) number(most int, what string) int { return rapid.IntRange(0, most).Draw(m.t, what) }

func (m minutes) word() string {
	return rapid.SampledFrom([]string{"board", "1.8", "Ofsted's", "£5", "follow-up", "snake_case", "(so)", "A&E", "2019-12", "café"}).Draw(m.t, "word")
}

func (m minutes) words() string {
	s := m.word()
	for range m.number(3, "words") {
		s += " " + m.word()
	}
	return s
}

// phrase is words, perhaps marked up.
func (m minutes) phrase() string {
	switch m.number(8, "phrase") {
	case 0:
		return "*x" + m.words() + "x*"
	case 1:
		return "__x" + m.words() + "x__"
	case 2:
		return "***both***"
	case 3:
		return "**bold _and x" + m.word() + "x_**"
	case 4:
		return "`" + m.words() + "`"
	case 5:
		return "[" + m.words() + "](https://x.example/4?a=b_c)"
	case 6:
		return "~~" + m.words() + "~~"
	}
	return m.words()
}

func (m minutes) line() string {
	return "Said " + m.phrase() + " and " + m.phrase() + rapid.SampledFrom([]string{"", ".", "  ", "\\", ": so"}).Draw(m.t, "end")
}

func (m minutes) paragraph() []string {
	lines := []string{m.line()}
	for range m.number(2, "lines") {
		lines = append(lines, m.line())
	}
	return append(lines, "Last "+m.word()+".")
}

// behind puts lines behind a mark.
func behind(mark, edge string, lines []string) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = edge + line
	}
	out[0] = mark + lines[0]
	return out
}

func (m minutes) list(depth int) []string {
	var lines []string
	mark := rapid.SampledFrom([]string{"- ", "* ", "1. ", "7. "}).Draw(m.t, "mark")
	for range 1 + m.number(2, "items") {
		item := m.paragraph()
		if depth < 2 && m.number(2, "nested") == 0 {
			item = append(append(item, ""), m.block(depth+1)...)
		}
		lines = append(lines, behind(mark, strings.Repeat(" ", len(mark)), item)...)
	}
	return lines
}

func (m minutes) block(depth int) []string {
	switch m.number(6, "block") {
	case 0:
		return m.list(depth)
	case 1:
		return behind("> ", "> ", m.paragraph())
	case 2:
		return []string{"```yaml", "a: <b>", "", "  - c", "```"}
	case 3:
		return []string{"| Who | Days |", "|---|--:|", "| " + m.words() + " | **12** |"}
	case 4:
		if depth == 0 {
			return []string{rapid.SampledFrom([]string{"# ", "## ", "### "}).Draw(m.t, "level") + m.words()}
		}
	}
	return m.paragraph()
}

// What minutes hold is read as goldmark reads it.
func TestParseAgreesWithGoldmark(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := []string{"# Top", ""}
		for range rapid.IntRange(1, 4).Draw(t, "blocks") {
			lines = append(append(lines, minutes{t}.block(0)...), "")
			lines = append(lines, "Between.", "")
		}
		source := strings.Join(lines, "\n")
		got, want := outline(Parse(source, 0)), outline(goldmarkBlocks([]byte(source)))
		if got != want {
			t.Fatalf("\n%s\nis read as\n%s\nnot\n%s", source, got, want)
		}
	})
}

// goldmarkBlocks are the blocks that goldmark reads.
func goldmarkBlocks(source []byte) []doc.Block {
	gfm := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough))
	return oracle(source).blocks(gfm.Parser().Parse(text.NewReader(source)))
}

type oracle []byte

func (o oracle) blocks(parent ast.Node) []doc.Block {
	var blocks []doc.Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		blocks = append(blocks, o.block(n))
	}
	return blocks
}

func (o oracle) block(n ast.Node) doc.Block {
	switch n := n.(type) {
	case *ast.Heading:
		return &doc.Heading{Level: n.Level, Text: o.line(n, doc.Span{}).String()}
	case *ast.Blockquote:
		return &doc.Quote{Blocks: o.blocks(n)}
	case *ast.List:
		l := &doc.List{Numbered: n.IsOrdered(), First: n.Start}
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			l.Items = append(l.Items, doc.Item{Blocks: o.blocks(item)})
		}
		return l
	case *ast.FencedCodeBlock:
		return &doc.Code{Language: string(n.Language(o)), Text: string(n.Lines().Value(o))}
	case *extast.Table:
		t := &doc.Table{}
		for row := n.FirstChild(); row != nil; row = row.NextSibling() {
			var cells []doc.Cell
			for c := row.FirstChild(); c != nil; c = c.NextSibling() {
				cells = append(cells, doc.Cell{Text: o.line(c, doc.Span{}).Addressed().String()})
			}
			t.Rows = append(t.Rows, cells)
		}
		for i, c := range t.Rows[0] {
			column := doc.Column{Title: c.Text}
			if n.Alignments[i] == extast.AlignRight {
				column.Align = doc.Right
			}
			t.Columns = append(t.Columns, column)
		}
		t.Rows = t.Rows[1:]
		return t
	}
	return &doc.Paragraph{Line: o.line(n, doc.Span{})}
}

// line is the text inside a node, each piece in the look that it has there.
func (o oracle) line(parent ast.Node, look doc.Span) doc.Line {
	var l doc.Line
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		inside := look
		switch n := n.(type) {
		case *ast.Text:
			inside.Text = string(n.Value(o))
			l = append(l, inside)
			if n.SoftLineBreak() {
				l = append(l, doc.Span{Text: " "})
			} else if n.HardLineBreak() {
				l = append(l, doc.Span{Text: "\n"})
			}
			continue
		case *ast.Emphasis:
			inside.Emphasis = look.Emphasis || n.Level == 1
			if n.Level == 2 {
				inside.Tone = doc.Strong
			}
		case *ast.CodeSpan:
			inside.Code = true
		case *ast.Link:
			inside.Link, _ = doc.LinkTo(string(n.Destination))
		case *extast.Strikethrough:
			inside.Struck = true
		}
		l = append(l, o.line(n, inside)...)
	}
	return l
}

// Whatever a text holds, no word of it is lost.
func TestParseKeepsEveryWord(t *testing.T) {
	pieces := []string{"\n", "\n\n", " ", "  ", "    ", "\t", "- ", "> ", "1. ", "12) ", "# ", "---\n", "===\n", "***", "**", "*", "_", "__", "~~", "`", "``",
		"[", "](", ")", "](https://x.example)", "![", "<", ">", "&amp;", "&", "|", "|---|\n", `\`, "<b>", "x", "é", "\u2028", "\r", "\x1b", "\xff",
		"\v", "\f", "\u0085", "\u00a0", "\u2003", "\u3000", "* "}
	rapid.Check(t, func(t *rapid.T) {
		source, words := "", []string{}
		for i, p := range rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 20).Draw(t, "text") {
			word := "q" + string(rune('a'+i)) + "z"
			source, words = source+p+word, append(words, word)
		}
		read := outline(Parse(source, 1))
		for _, w := range words {
			if !strings.Contains(read, w) {
				t.Fatalf("%s of %q is missing in\n%s", w, source, read)
			}
		}
	})
}

// FuzzParse holds that any text is read, and soon.
func FuzzParse(f *testing.F) {
	f.Add("# One\n\n- a\n  > b\n\n| A |\n|---|\n| [b](c) |\n")
	f.Fuzz(func(t *testing.T, source string) { outline(Parse(source, 1)) })
}

// Reading must not look through all of a text for each sign of it: the bytes a
// second of a text eight times as long are to be the same.
func BenchmarkParse(b *testing.B) {
	for _, s := range []string{"```a\n", "~~~\n```\n", "- [a\n", "*_", "> - ", "| a ", "a\n", "- a\n  ", "](", "<a:"} {
		for _, size := range []int{4_000, 32_000} {
			b.Run(fmt.Sprintf("%q/%d", s, size), func(b *testing.B) {
				b.SetBytes(int64(size))
				for b.Loop() {
					Parse(strings.Repeat(s, size/len(s)), 1)
				}
			})
		}
	}
}
