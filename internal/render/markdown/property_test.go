package markdown

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	gmtext "github.com/yuin/goldmark/text"
	"pgregory.net/rapid"

	"improve/internal/doc"

	"improve/internal/render/rendertest"
	"improve/internal/render/text"
)

func markdownOf(t interface{ Fatal(...any) }, d doc.Document) []byte {
	var b bytes.Buffer
	if err := Page(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// readable is the text that a reader of the rendered page sees, without blanks.
func readable(t interface{ Fatal(...any) }, source []byte) string {
	var b bytes.Buffer
	if err := rendertest.GFM().Convert(source, &b); err != nil {
		t.Fatal(err)
	}
	return rendertest.Bare(html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(b.String(), " ")))
}

// spoken is the text of a page in the order that it is read, of the spans that
// are asked for.
func spoken(d doc.Document, wanted func(doc.Span) bool) string {
	var b strings.Builder
	say := func(ls ...doc.Line) {
		for _, l := range ls {
			for _, s := range l {
				if wanted(s) {
					b.WriteString(text.Clean(s.Text))
				}
			}
		}
	}
	for _, a := range d.Alerts {
		say(doc.Text("!"), a)
	}
	say(doc.Text(d.ID), doc.Text(d.Title), d.Aside)
	say(d.Subtitle...)
	for _, block := range d.Blocks {
		speak(block, say)
	}
	return rendertest.Bare(b.String())
}

func speak(block doc.Block, say func(...doc.Line)) {
	colon := doc.Text(":")
	switch b := block.(type) {
	case *doc.Heading:
		say(doc.Text(b.Text))
	case *doc.Paragraph:
		say(text.Lines(b.Line)...)
	case *doc.List:
		for _, item := range b.Items {
			say(text.Lines(item.Line)...)
			for _, inner := range item.Blocks {
				speak(inner, say)
			}
		}
	case *doc.Quote:
		for _, inner := range b.Blocks {
			speak(inner, say)
		}
	case *doc.Figure:
		say(doc.Text(b.Caption), doc.Text(b.Alt))
		if b.Data != nil {
			speak(b.Data, say)
		}
	case *doc.Code:
		say(text.Lines(doc.Text(b.Text))...)
	case *doc.Fields:
		for _, row := range b.Rows {
			say(doc.Text(row.Label), colon)
			say(row.Value...)
		}
	case *doc.Entries:
		for _, e := range b.Items {
			say(e.Mark, doc.Text(e.ID), e.Title)
			if len(e.Aside) > 0 {
				say(doc.Text("—"), e.Aside)
			}
			say(e.Detail...)
		}
		say(b.More)
	case *doc.Table:
		for _, c := range b.Columns {
			say(doc.Text(c.Title))
		}
		for _, row := range append(append([][]doc.Cell{}, b.Rows...), b.Foot...) {
			for _, c := range row {
				say(doc.Text(c.Text))
			}
		}
		say(b.More, b.Key)
	}
}

func TestMarkdownSaysWhatThePageSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, _ := rendertest.Document(t)
		source := markdownOf(t, d)
		if h := rendertest.Hazards(string(source)); h != "" {
			t.Fatalf("%q came out", h)
		}
		if got, want := readable(t, source), spoken(d, func(doc.Span) bool { return true }); got != want {
			t.Fatalf("read as\n%s\nnot\n%s\nin\n%s", got, want, source)
		}
	})
}

// markup is how often a page has what Markdown makes of blocks alone.
type markup struct{ tables, rules int }

func (m *markup) count(blocks []doc.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Table:
			m.tables++
		case *doc.Figure:
			if b.Data != nil {
				m.tables++
			}
		case *doc.Rule:
			m.rules++
		case *doc.Quote:
			m.count(b.Blocks)
		case *doc.List:
			for _, item := range b.Items {
				m.count(item.Blocks)
			}
		}
	}
}

func TestMarkdownMakesNoMarkupOfData(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, given := rendertest.Document(t)
		words := map[string]bool{}
		for _, w := range given {
			words[w] = true
		}
		var wanted, got markup
		wanted.count(d.Blocks)
		code := spoken(d, func(s doc.Span) bool { return s.Code })
		source := markdownOf(t, d)
		root := rendertest.GFM().Parser().Parse(gmtext.NewReader(source))
		_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if !entering {
				return ast.WalkContinue, nil
			}
			switch n := n.(type) {
			case *ast.Image, *ast.AutoLink, *ast.RawHTML, *ast.HTMLBlock, *ast.CodeBlock, *extast.TaskCheckBox:
				t.Fatalf("%s in\n%s", n.Kind(), source)
			case *ast.Link:
				if _, ok := doc.LinkTo(string(n.Destination)); !ok {
					t.Fatalf("a link to %s in\n%s", n.Destination, source)
				}
			case *ast.CodeSpan:
				text, _ := n.FirstChild().(*ast.Text)
				if text == nil || !strings.Contains(code, rendertest.Bare(string(text.Value(source)))) {
					t.Fatalf("data as code in\n%s", source)
				}
			case *extast.Strikethrough:
				struck, _ := n.FirstChild().(*ast.Text)
				if struck == nil || !words[string(struck.Value(source))] {
					t.Fatalf("data struck in\n%s", source)
				}
			case *extast.Table:
				got.tables++
			case *ast.ThematicBreak:
				got.rules++
			}
			return ast.WalkContinue, nil
		})
		if got != wanted {
			t.Fatalf("%+v, not %+v, in\n%s", got, wanted, source)
		}
	})
}

func TestMarkdownTableRowsHaveAsManyColumns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := (&rendertest.Words{}).Table(t)
		d.More, d.Key = nil, nil
		source := markdownOf(t, doc.Document{Blocks: []doc.Block{d}})
		rows := strings.Split(strings.TrimSpace(string(source)), "\n")
		if len(rows) != 2+len(d.Rows)+len(d.Foot) {
			t.Fatalf("%d rows in\n%s", len(rows), source)
		}
		bar := regexp.MustCompile(`(\\.)|\|`)
		for _, row := range rows {
			bars := 0
			for _, m := range bar.FindAllString(row, -1) {
				if m == "|" {
					bars++
				}
			}
			if bars != len(d.Columns)+1 {
				t.Fatalf("%d bars in %s", bars, row)
			}
		}
	})
}

// Page is put into comments, where @name would call somebody and #12 would
// refer to something else.
func TestMarkdownCallsNobody(t *testing.T) {
	d := doc.Document{Title: "@head of #12", Blocks: []doc.Block{&doc.Paragraph{Line: doc.Text("Ask @head, (@head/team), a@b.example, room #4 and #x @")}}}
	got := string(markdownOf(t, d))
	want := "# @&#8203;head of #&#8203;12\n\nAsk @&#8203;head, (@&#8203;head/team), a@b.example, room #&#8203;4 and #x @\n"
	if got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
