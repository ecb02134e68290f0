package report

import (
	"fmt"
	"strings"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
)

// ratingsOverMeetings is a chart of the ratings as at each board up to the date,
// and on the date; nil where there are fewer than two points.
func (c *Context) ratingsOverMeetings() *doc.Figure {
	days := c.pastMeetings()
	if len(days) < 2 {
		return nil
	}
	chart := &doc.Stack{}
	for _, r := range append(programme.Ratings(), programme.Unrated) {
		chart.Layers = append(chart.Layers, doc.Layer{Name: r.Word(), Letter: r.Letter(), Tone: tone(r)})
	}
	data := &doc.Table{Caption: "Tasks by rating at each board", Columns: []doc.Column{{Title: "Board"}}}
	for _, l := range chart.Layers {
		data.Columns = append(data.Columns, doc.Column{Title: l.Letter + " " + l.Name, Align: doc.Right})
	}
	var said []string
	for _, day := range days {
		totals := assess.Assess(c.Programme, day).Totals
		chart.Points = append(chart.Points, day.Words())
		row := []doc.Cell{cell(day.Words())}
		var parts []string
		for i, r := range append(programme.Ratings(), programme.Unrated) {
			n := totals.Rated(r)
			chart.Layers[i].Counts = append(chart.Layers[i].Counts, n)
			row = append(row, number(n))
			if n > 0 {
				parts = append(parts, fmt.Sprintf("%d %s", n, r.Word()))
			}
		}
		data.Rows = append(data.Rows, row)
		said = append(said, day.Words()+": "+strings.Join(parts, ", "))
	}
	return &doc.Figure{Caption: "Ratings at each board", Alt: "Tasks by rating. " + strings.Join(said, "; ") + ".", Chart: chart, Data: data}
}

// pastMeetings are the board's listed meetings up to the date, and the date
// itself; the last ten, so that a chart stays readable.
func (c *Context) pastMeetings() []programme.Date {
	var days []programme.Date
	if c.Assessment.Board != nil {
		for _, m := range c.Assessment.Board.Meetings {
			if m.Given() && m.Date.Before(c.Assessment.AsAt) {
				days = append(days, m.Date)
			}
		}
	}
	days = append(days, c.Assessment.AsAt)
	return days[max(0, len(days)-10):]
}
