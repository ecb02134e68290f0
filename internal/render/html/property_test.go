package html

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"improve/internal/doc"
	"improve/internal/markdown"

	"improve/internal/render/rendertest"
	"improve/internal/render/text"
)

func htmlOf(t interface{ Fatal(...any) }, d doc.Document) []byte {
	var b bytes.Buffer
	if err := Page(&b, d, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestHTMLHoldsNothingButText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, _ := rendertest.Document(t)
		page := htmlOf(t, rendertest.Charted(t, d))
		checkPage(t, page)
	})
}

func TestHTMLShowsEveryWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, words := rendertest.Document(t)
		text := textOf(checkPage(t, htmlOf(t, d)))
		for _, w := range words {
			if !strings.Contains(text, w) {
				t.Fatalf("%s is missing in\n%s", w, text)
			}
		}
	})
}

func TestHTMLMarkdownShowsEveryWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rendertest.Minutes(t, func(source string) string {
			return textOf(checkPage(t, htmlOf(t, doc.Document{Blocks: markdown.Parse(source, 1)})))
		})
	})
}

func TestHTMLBookHoldsNothingButText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cover, _ := rendertest.Document(t)
		b := doc.Book{Title: cover.Title, Subtitle: cover.Subtitle, Alerts: cover.Alerts, Cover: cover.Blocks}
		for range rapid.IntRange(0, 3).Draw(t, "parts") {
			d, _ := rendertest.Document(t)
			b.Parts = append(b.Parts, rendertest.Charted(t, d))
		}
		var out bytes.Buffer
		if err := Book(&out, b); err != nil {
			t.Fatal(err)
		}
		root := checkPage(t, out.Bytes())
		if n := len(elements(root, "h1")); n != 1 {
			t.Fatalf("%d titles", n)
		}
		if n := len(elements(root, "article")); n != len(b.Parts) {
			t.Fatalf("%d parts of %d", n, len(b.Parts))
		}
	})
}

// FuzzHTML holds that no text becomes markup, wherever it stands.
func FuzzHTML(f *testing.F) {
	f.Add("</style><script>alert(1)</script>", `" onload="x`, 2)
	f.Add("</title></svg></table></pre>", "<!-- \x00 \u202e ]]>", 7)
	for i, s := range rendertest.Hostile {
		f.Add(s, strings.Join(rendertest.Hostile[i:], "\n"), i)
	}
	f.Fuzz(func(t *testing.T, a, b string, level int) {
		line := doc.Line{{Text: a, Tone: doc.Tone(level & 7)}, {Text: b, Struck: true}}
		value := float64(level)
		table := &doc.Table{Caption: b, Columns: []doc.Column{{Title: a}, {ID: b}}, Rows: [][]doc.Cell{{{Text: b}, {Text: a, Tone: doc.OffTrack}}}, Key: line}
		d := doc.Document{ID: a, Title: b, Aside: line, Subtitle: []doc.Line{line}, Alerts: []doc.Line{line}, Blocks: []doc.Block{
			&doc.Heading{Level: level, Text: b}, table, &doc.List{Items: rendertest.Items(line)},
			&doc.Entries{Items: []doc.Entry{{Mark: line, ID: b, Title: line, Aside: line, Detail: []doc.Line{line}}}},
			&doc.Fields{Rows: []doc.Field{{Label: a, Value: []doc.Line{line, line}}}},
			&doc.Figure{Caption: a, Alt: b, Data: table, Chart: &doc.Run{Unit: a, Target: &value, Points: []doc.RunPoint{{Period: a, Value: &value, Label: b}, {Label: a}}, Against: []doc.RunLine{{Name: b, Values: []*float64{&value}}}}},
			&doc.Figure{Caption: b, Alt: a, Chart: &doc.Grid{RowTitle: a, Rows: []string{b}, Columns: []string{a}, Cells: [][]doc.GridCell{{{Text: b}}}}},
			&doc.Figure{Chart: &doc.Stack{Points: []string{a}, Layers: []doc.Layer{{Name: b, Letter: a, Counts: []int{level}}}}},
			&doc.Code{Language: a, Text: b},
		}}
		d.Blocks = append(d.Blocks, markdown.Parse(a+"\n"+b, 1)...)
		checkPage(t, htmlOf(t, d))
	})
}

func TestOutlineLeavesNoLevelOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := outline{base: rapid.IntRange(0, 1).Draw(t, "base")}
		last := o.level(1)
		for _, asked := range rapid.SliceOf(rapid.IntRange(2, 9)).Draw(t, "asked") {
			level := o.level(asked)
			if level > last+1 || level > 6 || level <= o.base+1 {
				t.Fatalf("h%d after h%d", level, last)
			}
			last = level
		}
	})
}

func TestCSSStringHoldsAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := text.Clean((&rendertest.Words{}).Text(t))
		quoted := cssString(words)
		inner := quoted[1 : len(quoted)-1]
		if strings.Trim(inner, `\0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ`) != "" {
			t.Fatalf("%q became %s", words, quoted)
		}
		if back := readCSS(inner); back != words {
			t.Fatalf("%q reads back as %q", words, back)
		}
	})
}

// readCSS reads a string as a style sheet does: a backslash and six digits are a
// character.
func readCSS(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			b.WriteByte(s[i])
			continue
		}
		r := rune(0)
		for _, digit := range s[i+1 : i+7] {
			r = r*16 + rune(slices.Index([]rune("0123456789abcdef"), digit))
		}
		b.WriteRune(r)
		i += 6
	}
	return b.String()
}

func BenchmarkHTML(b *testing.B) {
	d := doc.Document{Title: "Overdue", Blocks: []doc.Block{rendertest.Tasks(10_000)}}
	for b.Loop() {
		if err := Page(io.Discard, d, nil); err != nil {
			b.Fatal(err)
		}
	}
}
