package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/foresight"
	"improve/internal/programme"
)

// ForecastView is what the record says of what is to come: `improve forecast`. For the
// public it is the outlook of the whole programme, and nothing of any task.
type ForecastView struct {
	Head
	Outlook
	Places []PlaceRow     `json:"places"` // what became of tasks, by where they stood
	Tasks  []ForecastTask `json:"tasks"`  // the open tasks
}

// Outlook is how many open tasks will be complete by boards ahead, and how often such
// sentences were right here.
type Outlook struct {
	Silent     Optional       `json:"silent"` // why nothing is said; null where something is
	TaskCycles int            `json:"task_cycles"`
	Endings    int            `json:"endings"` // of them, how many ended with the task complete
	Open       int            `json:"open"`
	Next       *OutlookCount  `json:"next"`  // by the next board
	Third      *OutlookCount  `json:"third"` // by the third board from now
	Record     ForecastRecord `json:"record"`
	Sentence   string         `json:"sentence"` // all of it in words
}

// OutlookCount is how many open tasks will be complete by a board, four times in five.
type OutlookCount struct {
	Board programme.Date `json:"board"`
	Low   int            `json:"low"`
	High  int            `json:"high"`
	foresight.Held
}

// ForecastRecord is how often the forecast of a date was right here, made at each past board
// from what was known then.
type ForecastRecord struct {
	Settled int     `json:"settled"` // forecasts whose board has come
	Right   int     `json:"right"`   // those that leaned the way it went
	Brier   float64 `json:"brier"`
	Base    float64 `json:"brier_base"` // of saying the average every time
	Refined bool    `json:"refined"`    // what became of dates is drawn on too
}

// PlaceRow is what became of the tasks that stood in a place when a board met.
type PlaceRow struct {
	Place foresight.Place `json:"place"`
	foresight.Seen
}

// ForecastTask is what the record says of an open task.
type ForecastTask struct {
	ID       string           `json:"id"`
	Ambition string           `json:"ambition"`
	Title    string           `json:"title"`
	Rating   programme.Rating `json:"rating"`
	Target   programme.Date   `json:"target"`
	Place    foresight.Place  `json:"place"`
	foresight.Seen
	Silent  Optional       `json:"silent"`      // why nothing is said of it
	Board   programme.Date `json:"board"`       // the first on or after its date; null where nothing is said of that
	Chance  *float64       `json:"chance"`      // of being complete by it; null above 0.7, where words alone are said
	Undated Optional       `json:"date_silent"` // why nothing is said of its date
	Even    programme.Date `json:"even_by"`     // the first board by which it is as likely as not complete
	Likely  programme.Date `json:"likely_by"`   // said to be so four times in five
	Until   programme.Date `json:"until"`       // the last board that can be spoken of
	Words   string         `json:"sentence"`

	Task *assess.Task `json:"-"`
	P    float64      `json:"-"` // of keeping its date
}

// Forecast makes the view.
func Forecast(c *Context) *ForecastView {
	f := foresight.ForecastOf(c.Assessment)
	v := &ForecastView{Head: c.head(), Outlook: outlookOf(c, f), Places: []PlaceRow{}, Tasks: []ForecastTask{}}
	if c.Public {
		return v
	}
	for p, seen := range f.Places {
		v.Places = append(v.Places, PlaceRow{foresight.Place(p), seen})
	}
	for _, t := range f.Tasks {
		v.Tasks = append(v.Tasks, forecastTask(t))
	}
	return v
}

// outlook is what the record says of the whole programme.
func outlook(c *Context) Outlook { return outlookOf(c, foresight.ForecastOf(c.Assessment)) }

func outlookOf(c *Context, f *foresight.Forecast) Outlook {
	o := Outlook{Silent: Optional(silentWords(f)), TaskCycles: f.Seen.Cycles, Endings: f.Seen.Endings, Open: f.Open,
		Next: outlookCount(c, f.Next, f.Record.Next), Third: outlookCount(c, f.Third, f.Record.Third),
		Record: ForecastRecord{f.Record.Settled, f.Record.Right, hundredths(f.Record.Brier), hundredths(f.Record.Base),
			f.Record.Refined}}
	if o.Silent == "" && o.Next == nil && o.Third == nil {
		o.Silent = "the boards ahead of the minutes that this page rests on have met, and theirs are not published"
	}
	o.Sentence = o.words(f)
	return o
}

// outlookCount is a count; nil where there is none, and where its board has met since the
// one that a page for the public rests on.
func outlookCount(c *Context, n *foresight.Count, held foresight.Held) *OutlookCount {
	if n == nil || c.Public && !n.Board.After(c.day()) {
		return nil
	}
	return &OutlookCount{n.Board, n.Low, n.High, held}
}

func hundredths(x float64) float64 { return math.Round(x*100) / 100 }

func forecastTask(f foresight.TaskForecast) ForecastTask {
	t := f.Task
	row := ForecastTask{ID: t.ID.Value, Ambition: t.Ambition.ID.Value, Title: t.Title.Value, Rating: t.Rating,
		Target: t.Target.Date, Place: f.Place, Seen: f.Seen, Silent: Optional(unsaidWords(f.Silent)),
		Board: f.Date.Board, Undated: Optional(unsaidWords(f.Undated)), Even: f.Even, Likely: f.Likely, Until: f.Spoken,
		Task: t, P: f.Date.P}
	if row.Dated() && row.P <= wordsAbove {
		chance := hundredths(row.P)
		row.Chance = &chance
	}
	row.Words = row.words()
	return row
}

// Dated reports whether something is said of the task's date.
func (t *ForecastTask) Dated() bool { return !t.Board.IsZero() }

// Table is the open tasks, one row each; for the public the counts, which are all there is.
func (v *ForecastView) Table() *doc.Table {
	if v.Context.Public {
		return v.countsTable()
	}
	t := &doc.Table{Caption: "Forecast", Columns: columns("id", "ambition", "title", "rating", "target", "place",
		"task_cycles", "endings", "board", "chance", "even_by", "likely_by", "sentence")}
	for _, r := range v.Tasks {
		chance := doc.Cell{}
		if r.Chance != nil {
			chance = doc.Cell{Text: fmt.Sprint(*r.Chance), Value: *r.Chance}
		}
		t.Rows = append(t.Rows, []doc.Cell{cell(r.ID), cell(r.Ambition), cell(r.Title), letter(r.Rating),
			dated(r.Target), cell(r.Place.String()), number(r.Cycles), number(r.Endings), dated(r.Board), chance,
			dated(r.Even), dated(r.Likely), cell(r.Words)})
	}
	return t
}

func (v *ForecastView) countsTable() *doc.Table {
	t := &doc.Table{Caption: "Forecast", Columns: columns("board", "open", "low", "high", "ranges", "held")}
	for _, n := range []*OutlookCount{v.Next, v.Third} {
		if n != nil {
			t.Rows = append(t.Rows, []doc.Cell{dated(n.Board), number(v.Open), number(n.Low), number(n.High),
				number(n.Ranges), number(n.Held.Held)})
		}
	}
	return t
}

// spoken are the tasks of whose date something is said, the least likely to keep it first,
// then others that are as likely as not complete by a board.
func (v *ForecastView) spoken() []ForecastTask {
	var dated, others []ForecastTask
	for _, t := range v.Tasks {
		switch {
		case t.Dated():
			dated = append(dated, t)
		case !t.Even.IsZero():
			others = append(others, t)
		}
	}
	slices.SortStableFunc(dated, func(a, b ForecastTask) int { return cmp.Compare(a.P, b.P) })
	return append(dated, others...)
}
