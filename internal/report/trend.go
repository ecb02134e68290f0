package report

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/history"
	"improve/internal/parallel"
	"improve/internal/programme"
)

// TrendView is where the programme stood at each board: `improve trend`.
type TrendView struct {
	Head
	Ambition    Optional          `json:"ambition"`
	FromGit     bool              `json:"from_git"` // as each board was shown it, not as the record tells it now
	Points      []TrendPoint      `json:"points"`
	Differences []TrendDifference `json:"differences"` // between the two, with from_git
	Begins      *Begins           `json:"begins"`      // where a shallow clone's history does
}

// TrendPoint is where the programme stood at one board.
type TrendPoint struct {
	Date        programme.Date `json:"date"`
	Totals      *assess.Totals `json:"totals"` // null where nothing was committed by then
	SlippedDays *int           `json:"slipped_days"`
	Commit      Optional       `json:"commit,omitempty"` // with from_git
	Committed   programme.Date `json:"committed,omitzero"`
	Unread      int            `json:"unread,omitempty"` // files and entries of that commit that cannot be read
}

// Trend makes the view of the record as it tells each board now.
func Trend(c *Context, f Filter) *TrendView {
	v := newTrend(c, f)
	for _, day := range pastMeetings(c) {
		then := c.Assessment
		if day != then.AsAt {
			then = assess.Assess(c.Programme, day)
		}
		v.Points = append(v.Points, newTrendPoint(day, f.Apply(then.Tasks)))
	}
	return v
}

// TrendDays are the days that a trend tells about: the board's listed meetings up to
// the date, and the date itself.
func TrendDays(c *Context) []programme.Date { return pastMeetings(c) }

// TrendShown makes the view of what each board was shown, and where the record
// says something else now. Boards are looked at side by side.
func TrendShown(c *Context, f Filter, shown []history.Shown, begins *Begins) *TrendView {
	v := newTrend(c, f)
	v.FromGit, v.Begins = true, begins
	v.Points = make([]TrendPoint, len(shown))
	different := make([][]TrendDifference, len(shown))
	parallel.Each(len(shown), func(i int, _ *struct{}) {
		v.Points[i], different[i] = trendShown(c, f, &shown[i])
	})
	for _, list := range different {
		v.Differences = append(v.Differences, list...)
	}
	return v
}

// trendShown is what one board was shown, and where the record says something else now.
func trendShown(c *Context, f Filter, s *history.Shown) (TrendPoint, []TrendDifference) {
	if s.Programme == nil {
		return TrendPoint{Date: s.Day}, nil
	}
	then := assess.Assess(s.Programme, s.Day)
	p := newTrendPoint(s.Day, f.Apply(then.Tasks))
	p.Commit, p.Committed, p.Unread = Optional(s.Commit), s.Committed, len(s.Programme.Unread)
	return p, differences(then, c.Assessment, f)
}

func newTrend(c *Context, f Filter) *TrendView {
	return &TrendView{Head: c.head(), Ambition: Optional(f.Ambition), Points: []TrendPoint{},
		Differences: []TrendDifference{}}
}

func newTrendPoint(day programme.Date, tasks []*assess.Task) TrendPoint {
	totals, slipped := assess.Total(tasks), 0
	for _, t := range tasks {
		slipped += t.SlippedDays
	}
	return TrendPoint{Date: day, Totals: &totals, SlippedDays: &slipped}
}

// pastMeetings are the board's listed meetings up to the date, and the date
// itself.
func pastMeetings(c *Context) []programme.Date {
	var days []programme.Date
	for _, day := range c.Assessment.Boards {
		if day.Before(c.Assessment.AsAt) {
			days = append(days, day)
		}
	}
	return append(days, c.Assessment.AsAt)
}

// ratingsOverMeetings is a chart of the ratings as at each board up to the date;
// nil where there are fewer than two.
func ratingsOverMeetings(c *Context) *doc.Figure {
	days := pastMeetings(c)
	if len(days) < 2 {
		return nil
	}
	var points []TrendPoint
	for _, day := range lastOf(days) {
		totals := c.Assessment.RatedOn(day)
		points = append(points, TrendPoint{Date: day, Totals: &totals})
	}
	figure := trendFigure(points)
	figure.Data = trendRatings(figure.Chart.(*doc.Stack))
	return figure
}

// trendFigure is a chart of the ratings at those boards of which something is
// known; the last ten, so that it stays readable.
func trendFigure(points []TrendPoint) *doc.Figure {
	chart := &doc.Stack{}
	points = lastOf(points)
	ended := anyEnded(points)
	for _, p := range shownParts(assess.Totals{}, ended) {
		chart.Layers = append(chart.Layers, doc.Layer{Name: p.Word, Letter: p.Letter, Tone: partTone(p)})
	}
	var said []string
	for _, p := range points {
		if p.Totals == nil {
			continue
		}
		chart.Points = append(chart.Points, p.Date.Words())
		var parts []string
		for i, part := range shownParts(*p.Totals, ended) {
			chart.Layers[i].Counts = append(chart.Layers[i].Counts, part.Count)
			if part.Count > 0 {
				parts = append(parts, fmt.Sprintf("%d %s", part.Count, part.Word))
			}
		}
		said = append(said, "On "+p.Date.Words()+": "+strings.Join(parts, ", ")+".")
	}
	return &doc.Figure{Caption: "Ratings at each board", Alt: ratingsAlt(said), Chart: chart}
}

// ratingsAlt says what the chart shows to who does not see it, of the ratings at each board in
// words: where it begins and ends. The rest stands in its table.
func ratingsAlt(said []string) string {
	if len(said) == 0 {
		return ""
	}
	alt := "Tasks by rating at " + countOf(len(said), "board", "boards") + ". " + said[0]
	if len(said) > 1 {
		alt += " " + said[len(said)-1]
	}
	return alt
}

// lastOf are those boards that a chart shows, so that it stays readable.
func lastOf[T any](boards []T) []T { return boards[max(0, len(boards)-10):] }

// anyEnded reports whether a task had ended, or was on hold, at one of the boards.
func anyEnded(points []TrendPoint) bool {
	return slices.ContainsFunc(points, func(p TrendPoint) bool { return p.Totals != nil && p.Totals.Ended > 0 })
}

// trendRatings are a chart's figures.
func trendRatings(chart *doc.Stack) *doc.Table {
	data := &doc.Table{Caption: "Tasks by rating at each board", Columns: []doc.Column{{Title: "Board"}}}
	for _, l := range chart.Layers {
		data.Columns = append(data.Columns, doc.Column{Title: l.Letter + " " + l.Name, Align: doc.Right})
	}
	for i, point := range chart.Points {
		row := []doc.Cell{cell(point)}
		for _, l := range chart.Layers {
			row = append(row, number(l.Counts[i]))
		}
		data.Rows = append(data.Rows, row)
	}
	return data
}
