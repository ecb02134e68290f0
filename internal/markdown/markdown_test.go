package markdown

import (
	"fmt"
	"strings"
	"testing"

	"improve/internal/doc"
)

// outline is blocks in a notation of its own, to be compared: what goldmark
// reads is written in the same.
func outline(blocks []doc.Block) string {
	var parts []string
	for _, b := range blocks {
		parts = append(parts, outlineOf(b))
	}
	return strings.Join(parts, "; ")
}

func outlineOf(b doc.Block) string {
	switch b := b.(type) {
	case *doc.Heading:
		return fmt.Sprintf("h%d %s", b.Level, b.Text)
	case *doc.Paragraph:
		return marked(b.Line)
	case *doc.List:
		return list(b)
	case *doc.Quote:
		return "quote[" + outline(b.Blocks) + "]"
	case *doc.Rule:
		return "rule"
	case *doc.Code:
		return fmt.Sprintf("code %s %q", b.Language, b.Text)
	case *doc.Table:
		return tableOutline(b)
	}
	panic(fmt.Sprintf("a %T", b))
}

func list(l *doc.List) string {
	var items []string
	for _, item := range l.Items {
		blocks := item.Blocks
		if len(item.Line) > 0 {
			blocks = append([]doc.Block{&doc.Paragraph{Line: item.Line}}, blocks...)
		}
		items = append(items, outline(blocks))
	}
	if l.Numbered {
		return fmt.Sprintf("list from %d[%s]", l.First, strings.Join(items, " / "))
	}
	return "list[" + strings.Join(items, " / ") + "]"
}

func tableOutline(t *doc.Table) string {
	var rows []string
	head := ""
	for _, c := range t.Columns {
		head += "|" + c.Title
		if c.Align == doc.Right {
			head += ">"
		}
	}
	for _, row := range t.Rows {
		s := ""
		for _, c := range row {
			s += "|" + c.Text
		}
		rows = append(rows, s)
	}
	return "table[" + strings.Join(append([]string{head}, rows...), " / ") + "]"
}

// marked is a line with what is marked up in braces; neighbours that look the
// same are one.
func marked(l doc.Line) string {
	s, last := "", ""
	for _, span := range l {
		look := ""
		for _, m := range []struct {
			name string
			has  bool
		}{{"b", span.Tone == doc.Strong}, {"i", span.Emphasis}, {"c", span.Code}, {"s", span.Struck}, {"a" + span.Link.Address(), span.Link != doc.Link{}}} {
			if m.has {
				look += m.name + " "
			}
		}
		if look != last {
			if last != "" {
				s += "}"
			}
			if look != "" {
				s += "{" + strings.TrimSpace(look) + ": "
			}
			last = look
		}
		s += span.Text
	}
	if last != "" {
		s += "}"
	}
	return s
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "\n \n", ""},
		{"a paragraph", "one\ntwo\n\nthree", "one two; three"},
		{"line breaks", "one  \ntwo\\\nthree", "one\ntwo\nthree"},
		{"whatever ends lines", "a\r\n\r\nb\u2028\u2028c\rd", "a; b; c d"},
		{"emphasis", "**bold**, *slanted*, _so_, ***both***, `code` and &amp;", "{b: bold}, {i: slanted}, {i: so}, {b i: both}, {c: code} and &"},
		{"emphasis within emphasis", "**bold and _both_**", "{b: bold and }{b i: both}"},
		{"no emphasis", "snake_case_x, 5 * 3 * 2, \\*star\\*, **open, _ a_ ~x~", "snake_case_x, 5 * 3 * 2, *star*, **open, _ a_ ~x~"},
		{"struck text", "~~May~~ June", "{s: May} June"},
		{"a link", "[paper **4**](https://x.example/4)", "{ahttps://x.example/4: paper }{b ahttps://x.example/4: 4}"},
		{"a link with brackets", "[b](https://x.example/b_(c)), [d](e\\_f)", "{ahttps://x.example/b_(c): b}, {ae_f: d}"},
		{"a picture", "![plan](plan.png)", "{aplan.png: plan}"},
		{"a link without words", "[](https://x.example)", "{ahttps://x.example: https://x.example}"},
		{"an address", "<https://x.example>, <board@x.example>, <b>, 1 < 2", "{ahttps://x.example: https://x.example}, <board@x.example>, <b>, 1 < 2"},
		{"links that lead nowhere", "[a](javascript:x) [b](&#106;avascript:x) <javascript:x> [c](a b) [d]()", "a (javascript:x) b (&#106;avascript:x) <javascript:x> c (a b) d"},
		{"HTML is text", "<b onclick=x>a</b> <!-- b -->", "<b onclick=x>a</b> <!-- b -->"},
		{"headings", "# One\n\n### Two ##\n\nThree\n---\nfour", "h3 One; h5 Two; h4 Three; four"},
		{"headings begin below", "### One\n#### Two", "h3 One; h4 Two"},
		{"no heading", "#One\n\n####### Two\n\n===", "#One; ####### Two; rule"},
		{"a list", "- a\n  b\n- c", "list[a b / c]"},
		{"a numbered list", "3. a\n4. b\n\n   c", "list from 3[a / b; c]"},
		{"a list in a list", "- a\n  - b\n- c", "list[a; list[b] / c]"},
		{"two kinds of list", "- a\n1. b", "list[a]; list from 1[b]"},
		{"a list behind text", "so:\n- a", "so:; list[a]"},
		{"a quotation", "> a\n> b\n\nc", "quote[a b]; c"},
		{"a list in a quotation", "> - a\n> - b", "quote[list[a / b]]"},
		{"code", "```yaml\n<a>\n\n  b\n```\nc", `code yaml "<a>\n\n  b\n"; c`},
		{"code left open", "```\na", "``` a"},
		{"a rule", "a\n\n***\n\nb", "a; rule; b"},
		{"a heading in a list", "- # a", "list[{b: a}]"},
		{"a table", "| Who | Days |\n|:--|--:|\n| Director | **12** |\n| a \\| b | 3 | more |", "table[|Who|Days>| / |Director|12 / |a | b|3|more]"},
		{"a table that is none", "| Who | Days |\n| a | b |", "| Who | Days | | a | b |"},
		{"a link in a table", "| A |\n|---|\n| [b](https://x.example) |", "table[|A / |b (https://x.example)]"},
		{"too deep a list", "- - - - - - - a", "list[list[list[list[list[list[- a]]]]]]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := outline(Parse(c.text, 2)); got != c.want {
				t.Errorf("%q became\n%s\nnot\n%s", c.text, got, c.want)
			}
		})
	}
}
