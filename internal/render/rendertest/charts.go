package rendertest

import (
	"pgregory.net/rapid"

	"improve/internal/doc"
)

// Chart is a chart of any kind, with hostile words and figures.
func (w *Words) Chart(t *rapid.T) doc.Chart {
	texts := func(name string) []string {
		var out []string
		for range rapid.IntRange(0, 5).Draw(t, name) {
			out = append(out, w.Text(t))
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
			s.Layers = append(s.Layers, doc.Layer{Name: name, Letter: name, Tone: tone(),
				Counts: rapid.SliceOfN(rapid.IntRange(-1, 60), 0, 5).Draw(t, "counts")})
		}
		return s
	case 1:
		r := &doc.Run{Unit: w.Text(t), Target: rapid.Ptr(rapid.Float64(), true).Draw(t, "target")}
		for i, v := range values() {
			r.Points = append(r.Points, doc.RunPoint{Period: w.Text(t), Value: v, Label: Hostile[i], Tone: tone(),
				Beyond: rapid.Bool().Draw(t, "beyond")})
		}
		if rapid.Bool().Draw(t, "limits") {
			level := func() doc.RunLevel {
				return doc.RunLevel{Value: rapid.Float64().Draw(t, "level"), Label: w.Text(t)}
			}
			r.Limits = &doc.RunLimits{From: rapid.IntRange(-1, 6).Draw(t, "from"), Lower: level(), Mean: level(),
				Upper: level()}
		}
		for _, name := range texts("against") {
			r.Against = append(r.Against, doc.RunLine{Name: name, Values: values()})
		}
		return r
	}
	g := &doc.Grid{RowTitle: w.Text(t), ColumnTitle: w.Text(t), Rows: texts("rows"), Columns: texts("columns")}
	for range rapid.IntRange(0, 3).Draw(t, "cells") {
		g.Cells = append(g.Cells, []doc.GridCell{{Text: w.Text(t), Tone: tone()}, {Tone: tone()}})
	}
	return g
}

// Charted gives the figures of a page charts.
func Charted(t *rapid.T, d doc.Document) doc.Document {
	for _, b := range d.Blocks {
		if f, ok := b.(*doc.Figure); ok {
			f.Chart = (&Words{}).Chart(t)
		}
	}
	return d
}

func Value(v float64) *float64 { return &v }
