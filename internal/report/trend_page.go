package report

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
)

// TrendDifference is what a board was shown of a task and the record now tells
// otherwise.
type TrendDifference struct {
	Date    programme.Date `json:"date"`
	Task    string         `json:"task"`
	What    string         `json:"what"` // rating, ended, target, forecast, task
	Shown   Optional       `json:"shown"`
	Now     Optional       `json:"now"`
	Because string         `json:"because"` // what came about afterwards
}

// differences compares what a board was shown with what the record now says about
// the same day.
func differences(then, now *assess.Assessment, f Filter) []TrendDifference {
	var list []TrendDifference
	tells := now.Earlier(then.AsAt)
	for _, t := range f.Apply(then.Tasks) {
		today := now.Task(t.ID.Value)
		if today != nil {
			today = tells.Task(today)
		}
		add := func(what, shown, tells string) {
			if shown != tells {
				list = append(list, TrendDifference{Date: then.AsAt, Task: t.ID.Value, What: what,
					Shown: Optional(shown), Now: Optional(tells),
					Because: because(then.Programme, today)})
			}
		}
		if today == nil {
			add("task", t.Title.Value, "")
			continue
		}
		if was, is := endedWords(t), endedWords(today); was != is {
			add("ended", was, is)
		} else {
			add("rating", ratingLetter(t.Rating), ratingLetter(today.Rating))
		}
		if was, is := due(t), due(today); was != is {
			add("target", was.String(), is.String())
		}
		if was, is := t.Forecast.Date, today.Forecast.Date; was != is {
			add("forecast", was.String(), is.String())
		}
	}
	for _, t := range f.Apply(now.Tasks) {
		if then.Task(t.ID.Value) == nil && tells.Task(t) != nil {
			list = append(list, TrendDifference{Date: then.AsAt, Task: t.ID.Value, What: "task",
				Now:     Optional(t.Title.Value),
				Because: "it came into the plan afterwards"})
		}
	}
	return list
}

// endedWords say how a task has ended or is on hold; empty where it lives.
func endedWords(t *assess.Task) string {
	if t.Ended == nil {
		return ""
	}
	return t.Ended.Words()
}

// due is the target that a task has; zero where it has none.
func due(t *assess.Task) programme.Date {
	if t.Effective == nil {
		return programme.Date{}
	}
	return t.Effective.Current.Date
}

// because says how a task came to be told differently: an update of that day or
// before that was not committed by then, or else an edit of what was.
func because(then *programme.Programme, today *assess.Task) string {
	if today == nil {
		return "it was taken out of the plan afterwards"
	}
	committed := map[string]bool{}
	for _, u := range then.Updates {
		committed[u.Path] = true
	}
	for _, e := range today.Entries {
		if !committed[e.Update.Path] {
			return e.Update.Path + " was committed afterwards"
		}
	}
	return "it was rewritten afterwards"
}

// Table is the points, one row each.
func (v *TrendView) Table() *doc.Table {
	t := &doc.Table{Caption: "Trend", Columns: columns("date", "tasks")}
	for _, p := range (assess.Totals{}).Parts() {
		t.Columns = append(t.Columns, columns(p.Key)...)
	}
	t.Columns = append(t.Columns, columns("overdue", "untracked", "slipped", "slipped_days")...)
	if v.FromGit {
		t.Columns = append(t.Columns, columns("commit", "committed", "differences")...)
	}
	for _, p := range v.Points {
		row := append([]doc.Cell{dated(p.Date)}, p.cells(true)...)
		if v.FromGit {
			row = append(row, cell(p.Commit), dated(p.Committed), number(v.countOf(p)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// cells are a point's figures; empty where nothing is known.
func (p TrendPoint) cells(ended bool) []doc.Cell {
	n := p.Totals
	if n == nil {
		return make([]doc.Cell, 5+len(shownParts(assess.Totals{}, ended)))
	}
	cells := []doc.Cell{number(n.Tasks)}
	for _, part := range shownParts(*n, ended) {
		cells = append(cells, number(part.Count))
	}
	for _, value := range []int{n.Overdue, n.Untracked, n.Slipped, *p.SlippedDays} {
		cells = append(cells, number(value))
	}
	return cells
}

func (v *TrendView) countOf(p TrendPoint) int {
	n := 0
	for _, d := range v.Differences {
		if d.Date == p.Date {
			n++
		}
	}
	return n
}

// Document is the figures at each board, their chart, and what was told differently
// afterwards.
func (v *TrendView) Document() doc.Document {
	page := v.page(v.Programme)
	if v.Ambition != "" {
		page.Subtitle = append(page.Subtitle, doc.Text("Only ambition "+string(v.Ambition)))
	}
	told := "At each board, from the record now"
	if v.FromGit {
		told = "At each board, as it had been committed by that day"
	}
	page.Subtitle = append(page.Subtitle, doc.Text(told))
	page.Blocks = append(page.Blocks, v.figures())
	if figure := trendFigure(v.Points); len(figure.Chart.(*doc.Stack).Points) > 0 {
		page.Blocks = append(page.Blocks, figure)
	}
	if v.FromGit {
		page.Blocks = append(page.Blocks, heading("What each board was shown"), v.sources())
		page.Blocks = append(page.Blocks,
			titled("Differences in the record now", v.agrees(), v.differenceTable()...)...)
	}
	return page
}

// agrees says that nothing is told differently, of those boards alone that this
// clone knows.
func (v *TrendView) agrees() string {
	known := 0
	for _, p := range v.Points {
		if p.Commit != "" {
			known++
		}
	}
	switch {
	case known == len(v.Points) && known > 0:
		return "The record agrees with what each board was shown."
	case v.Begins != nil && known == 0:
		return "Unknown: this clone has none of these days. git fetch --unshallow fetches them."
	case v.Begins != nil:
		return fmt.Sprintf("Nothing of the %s out of %d that this clone holds: git fetch --unshallow fetches the "+
			"others.", countOf(known, "day", "days"), len(v.Points))
	case known == 0:
		return "Nothing to compare: the first commit is later than all of these."
	}
	return "The record agrees with what each board was shown, from its first commit on."
}

// figures is the table for reading.
func (v *TrendView) figures() *doc.Table {
	ended := anyEnded(v.Points)
	t := &doc.Table{Caption: "Where the programme stood at each board", Key: ratingKey(ended),
		Columns: []doc.Column{{Title: "Board", Flexible: true}, {Title: "Tasks", Align: doc.Right}}}
	t.Columns = append(t.Columns, partColumns(ended)...)
	for _, title := range []string{"Overdue", "Untracked", "Slipped", "By days"} {
		t.Columns = append(t.Columns, doc.Column{Title: title, Align: doc.Right})
	}
	for _, p := range v.Points {
		t.Rows = append(t.Rows, append([]doc.Cell{cell(p.Date.Words())}, p.cells(ended)...))
	}
	return t
}

// sources are the commits that the boards were shown.
func (v *TrendView) sources() *doc.Table {
	t := &doc.Table{Caption: "What each board was shown", Columns: []doc.Column{{Title: "Board"},
		{Title: "Commit", Flexible: true}, {Title: "Told otherwise now", Align: doc.Right}}}
	for _, p := range v.Points {
		told := cell("")
		if p.Commit != "" {
			told = number(v.countOf(p))
		}
		t.Rows = append(t.Rows, []doc.Cell{cell(p.Date.Words()), cell(v.source(p)), told})
	}
	return t
}

// source says which commit a board was shown.
func (v *TrendView) source(p TrendPoint) string {
	switch {
	case p.Commit == "" && v.Begins != nil:
		return "not in this shallow clone"
	case p.Commit == "":
		return "nothing by then"
	case p.Unread > 0:
		return fmt.Sprintf("%.12s of %s, in which %s cannot be read",
			p.Commit, p.Committed.Words(), countOf(p.Unread, "file or entry", "files or entries"))
	}
	return fmt.Sprintf("%.12s of %s", p.Commit, p.Committed.Words())
}

func (v *TrendView) differenceTable() []doc.Block {
	if len(v.Differences) == 0 {
		return nil
	}
	t := &doc.Table{Caption: "Shown and now",
		Columns: []doc.Column{{Title: "Board"}, {Title: "Task"}, {Title: "What"}, {Title: "Shown", Flexible: true},
			{Title: "Told now", Flexible: true}, {Title: "Because", Flexible: true}}}
	for _, d := range v.Differences {
		t.Rows = append(t.Rows, []doc.Cell{cell(d.Date.Words()), linked("task", d.Task, d.Task), cell(d.What),
			cell(shownWords(d.Shown)), cell(shownWords(d.Now)), cell(d.Because)})
	}
	return []doc.Block{t}
}

// shownWords are a rating with its word, or a date in full.
func shownWords(value Optional) string {
	if value == "" {
		return "none"
	}
	if r, ok := programme.ParseRating(string(value)); ok {
		return r.String()
	}
	if d, err := programme.ParseDate(string(value)); err == nil {
		return d.Words()
	}
	return string(value)
}
