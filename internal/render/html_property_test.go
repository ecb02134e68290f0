package render

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"improve/internal/doc"
	"improve/internal/markdown"
)

func htmlOf(t interface{ Fatal(...any) }, d doc.Document) []byte {
	var b bytes.Buffer
	if err := HTML(&b, d, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// chart is a chart of any kind, with hostile words and figures.
func (w *words) chart(t *rapid.T) doc.Chart {
	texts := func(name string) []string {
		var out []string
		for range rapid.IntRange(0, 5).Draw(t, name) {
			out = append(out, w.text(t))
		}
		return out
	}
	tone := func() doc.Tone { return doc.Tone(rapid.IntRange(0, int(doc.Bad)).Draw(t, "tone")) }
	values := func() []*float64 {
		return rapid.SliceOfN(rapid.Ptr(rapid.Float64(), true), 0, 5).Draw(t, "values")
	}
	switch rapid.IntRange(0, 2).Draw(t, "chart") {
	case 0:
		s := &doc.Stack{Points: texts("points")}
		for _, name := range texts("layers") {
			s.Layers = append(s.Layers, doc.Layer{Name: name, Letter: name, Tone: tone(), Counts: rapid.SliceOfN(rapid.IntRange(-1, 60), 0, 5).Draw(t, "counts")})
		}
		return s
	case 1:
		r := &doc.Run{Unit: w.text(t), Target: rapid.Ptr(rapid.Float64(), true).Draw(t, "target")}
		for i, v := range values() {
			r.Points = append(r.Points, doc.RunPoint{Period: w.text(t), Value: v, Label: hostile[i], Tone: tone()})
		}
		for _, name := range texts("against") {
			r.Against = append(r.Against, doc.RunLine{Name: name, Values: values()})
		}
		return r
	}
	g := &doc.Grid{RowTitle: w.text(t), ColumnTitle: w.text(t), Rows: texts("rows"), Columns: texts("columns")}
	for range rapid.IntRange(0, 3).Draw(t, "cells") {
		g.Cells = append(g.Cells, []doc.GridCell{{Text: w.text(t), Tone: tone()}, {Tone: tone()}})
	}
	return g
}

// charted gives the figures of a page charts.
func charted(t *rapid.T, d doc.Document) doc.Document {
	for _, b := range d.Blocks {
		if f, ok := b.(*doc.Figure); ok {
			f.Chart = (&words{}).chart(t)
		}
	}
	return d
}

func TestHTMLHoldsNothingButText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, _ := document(t)
		page := htmlOf(t, charted(t, d))
		checkPage(t, page)
	})
}

func TestHTMLShowsEveryWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, words := document(t)
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
		w := &words{}
		source := w.text(t) + "\n" + w.text(t) + "\n\n" + w.text(t)
		if strings.Contains(source, "```") || strings.Contains(source, "~~~") {
			t.Skip("the first line of fenced code is not shown")
		}
		text := textOf(checkPage(t, htmlOf(t, doc.Document{Blocks: markdown.Parse(source, 1)})))
		for _, word := range w.given {
			if !strings.Contains(text, word) {
				t.Fatalf("%s of %q is missing in\n%s", word, source, text)
			}
		}
	})
}

func TestHTMLBookHoldsNothingButText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cover, _ := document(t)
		b := doc.Book{Title: cover.Title, Subtitle: cover.Subtitle, Alerts: cover.Alerts, Cover: cover.Blocks}
		for range rapid.IntRange(0, 3).Draw(t, "parts") {
			d, _ := document(t)
			b.Parts = append(b.Parts, charted(t, d))
		}
		var out bytes.Buffer
		if err := HTMLBook(&out, b); err != nil {
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
	for i, s := range hostile {
		f.Add(s, strings.Join(hostile[i:], "\n"), i)
	}
	f.Fuzz(func(t *testing.T, a, b string, level int) {
		line := doc.Line{{Text: a, Tone: doc.Tone(level & 7)}, {Text: b, Struck: true}}
		value := float64(level)
		table := &doc.Table{Caption: b, Columns: []doc.Column{{Title: a}, {ID: b}}, Rows: [][]doc.Cell{{{Text: b}, {Text: a, Tone: doc.OffTrack}}}, Key: line}
		d := doc.Document{ID: a, Title: b, Aside: line, Subtitle: []doc.Line{line}, Alerts: []doc.Line{line}, Blocks: []doc.Block{
			&doc.Heading{Level: level, Text: b}, table, &doc.List{Items: items(line)},
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
		text := clean((&words{}).text(t))
		quoted := cssString(text)
		inner := quoted[1 : len(quoted)-1]
		if strings.Trim(inner, `\0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ`) != "" {
			t.Fatalf("%q became %s", text, quoted)
		}
		if back := readCSS(inner); back != text {
			t.Fatalf("%q reads back as %q", text, back)
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
	d := doc.Document{Title: "Overdue", Blocks: []doc.Block{tasks(10_000)}}
	for b.Loop() {
		if err := writeHTML(io.Discard, Result{Document: d}, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
