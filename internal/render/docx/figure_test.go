package docx

import (
	"fmt"
	"strings"
	"testing"

	"improve/internal/doc"
)

// dashboard is a page with a table that needs width, then a chart of so many values.
func dashboard(values int) doc.Document {
	wide := &doc.Table{Caption: "Measures"}
	var row []doc.Cell
	for i := range 9 {
		wide.Columns = append(wide.Columns, doc.Column{Title: fmt.Sprint("Column ", i)})
		row = append(row, doc.Cell{Text: strings.Repeat("word ", 4)})
	}
	wide.Rows = [][]doc.Cell{row}
	data := &doc.Table{Columns: []doc.Column{{Title: "Period"}, {Title: "Value", Align: doc.Right}}}
	chart := &doc.Run{Unit: "%"}
	for i := range values {
		value := float64(i)
		chart.Points = append(chart.Points, doc.RunPoint{Period: fmt.Sprint("p", i), Value: &value, Label: fmt.Sprint(i)})
		data.Rows = append(data.Rows, []doc.Cell{{Text: fmt.Sprint("p", i)}, {Text: fmt.Sprint(i)}})
	}
	return doc.Document{Title: "Dashboard", Blocks: []doc.Block{wide, &doc.Heading{Level: 2, Text: "In time"},
		&doc.Paragraph{Line: doc.Text("Too few values.")}, &doc.Figure{Caption: "In time", Chart: chart, Data: data}}}
}

// Charts after a wide table are on upright sheets, below the heading and the words that lead
// them in; their figures stand side by side where they are many.
func TestDOCXCharts(t *testing.T) {
	for _, c := range []struct{ values, rows int }{{5, 5}, {10, 10}, {11, 6}, {36, 12}} {
		body := checkDOCX(t, docxOf(t, dashboard(c.values)))
		sizes := body.all("pgSz")
		if len(sizes) != 2 || sizes[0].attr["orient"] != "landscape" || sizes[1].attr["orient"] != "" {
			t.Fatalf("%d values: its sheets are not one wide, then upright", c.values)
		}
		tables := body.all("tbl")
		if got := len(tables[1].all("tr")) - 1; got != c.rows {
			t.Errorf("%d values stand in %d rows, not %d", c.values, got, c.rows)
		}
		words := tables[1].words()
		for i := range c.values {
			if n := strings.Count(" "+strings.Join(strings.Fields(words), " ")+" ", fmt.Sprintf(" p%d ", i)); n != 1 {
				t.Errorf("%d values: p%d stands %d times", c.values, i, n)
			}
		}
		for _, p := range body.all("p") {
			if p.words() == "Too few values." && len(p.all("keepNext")) == 0 {
				t.Error("the words that lead a chart in may be parted from it")
			}
		}
	}
}
