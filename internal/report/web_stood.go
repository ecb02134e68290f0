package report

import (
	"encoding/json"
	"slices"
	"sync"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
)

// Stood is how a task stood on the day of a board.
type Stood struct {
	Rating  programme.Rating `json:"rating"`
	ByDates bool             `json:"by_dates"` // its dates alone give the rating
	Target  programme.Date   `json:"target"`
	Overdue bool             `json:"overdue"`
	State   assess.State     `json:"state"`
}

// stoodNow is how a task stands in an assessment.
func stoodNow(t *assess.Task) Stood {
	return Stood{t.Rating, onlyComputed(t), t.Target.Date, t.Overdue, t.State}
}

// words are the rating, as pages call it.
func (s Stood) words() string {
	switch {
	case s.State == assess.IsOnHold:
		return "on hold"
	case s.State == assess.IsEnded:
		return "ended"
	case s.ByDates:
		return s.Rating.Said() + "*"
	}
	return s.Rating.Said()
}

// standing is all but the date itself.
func (s Stood) standing() string {
	if s.State == assess.IsOpen && s.Overdue {
		return s.words() + ", past its date"
	}
	return s.words()
}

// date is what there is to say of the target of a task that is open.
func (s Stood) date() string {
	switch {
	case s.State != assess.IsOpen:
		return ""
	case s.Target.IsZero():
		return ", no target"
	case s.Overdue:
		return ", past its date, " + s.Target.Words()
	}
	return ", due " + s.Target.Words()
}

// boardDay is how the tasks stood on a day, by their number in the plan, and their figures.
// It holds little, for a programme has many tasks and boards; the assessment is let go.
type boardDay struct {
	sync.Mutex
	assessed bool
	kinds    []Stood  // in which tasks stood, each once; the first of a task that was not known yet
	stood    []uint32 // the kind of each task
	point    TrendPoint
	told     ToldMeeting // what was so, beside what a meeting was told
}

// boardDay is the place for what is known of a board's day, the same each time.
func (c *Context) boardDay(day programme.Date) *boardDay {
	c.index.boards.Lock()
	defer c.index.boards.Unlock()
	if c.index.days == nil {
		c.index.days = map[programme.Date]*boardDay{}
	}
	if c.index.days[day] == nil {
		c.index.days[day] = &boardDay{}
	}
	return c.index.days[day]
}

// assessedAt is the assessment of a board's day. What other pages ask of it is kept.
func (c *Context) assessedAt(day programme.Date) *assess.Assessment {
	d := c.boardDay(day)
	d.Lock()
	defer d.Unlock()
	then := c.Assessment.On(day)
	d.keep(c, day, then)
	return then
}

// at is what is known of a board's day.
func (c *Context) at(day programme.Date) *boardDay {
	d := c.boardDay(day)
	d.Lock()
	defer d.Unlock()
	if !d.assessed {
		d.keep(c, day, c.Assessment.On(day))
	}
	return d
}

func (d *boardDay) keep(c *Context, day programme.Date, then *assess.Assessment) {
	if d.assessed {
		return
	}
	d.assessed, d.kinds, d.point = true, []Stood{{}}, newTrendPoint(day, then.Tasks)
	d.stood = make([]uint32, len(c.Assessment.Tasks))
	d.told.beside(then)
	numbers, places := c.links().numbers, map[Stood]uint32{{}: 0}
	for _, t := range then.Tasks {
		n, found := numbers[t.ID.Value]
		if !found {
			continue
		}
		stood := stoodNow(t)
		place, found := places[stood]
		if !found {
			place = uint32(len(d.kinds))
			places[stood], d.kinds = place, append(d.kinds, stood)
		}
		d.stood[n] = place
	}
}

// task is how the task of a number stood.
func (d *boardDay) task(n int) Stood { return d.kinds[d.stood[n]] }

// StoodRow is how a task stood at one board, or at several that followed one another.
type StoodRow struct {
	From   programme.Date `json:"from"`
	To     programme.Date `json:"to"`
	Boards int            `json:"boards"`
	Stood
}

// StoodRows are how a task stood at boards, the first board first.
type StoodRows []StoodRow

// At is how the task stood at a board; nil where it was not known.
func (rows StoodRows) At(day programme.Date) *Stood {
	for i := range rows {
		if !day.Before(rows[i].From) && !day.After(rows[i].To) {
			return &rows[i].Stood
		}
	}
	return nil
}

// ReadStood reads them out of the JSON of TaskAtBoards.
func ReadStood(data []byte) (StoodRows, error) {
	var task struct {
		Boards []struct {
			From, To, Rating, Target string
			State                    assess.State
		}
	}
	if err := json.Unmarshal(data, &task); err != nil {
		return nil, err
	}
	var rows StoodRows
	for _, b := range task.Boards {
		row := StoodRow{Stood: Stood{State: b.State}}
		row.Rating, _ = programme.ParseRating(b.Rating)
		for _, read := range []struct {
			text string
			into *programme.Date
		}{{b.From, &row.From}, {b.To, &row.To}, {b.Target, &row.Target}} {
			var err error
			if *read.into, err = programme.ParseDate(read.text); err != nil && read.text != "" {
				return nil, err
			}
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// StoodAtBoards is how a task stood at each board that has a page. It is empty where the
// task was known at none.
func StoodAtBoards(c *Context, id string) StoodRows {
	rows := StoodRows{}
	n, found := c.links().numbers[id]
	if !found {
		return rows
	}
	for _, day := range BoardDays(c) {
		stood := c.at(day).task(n)
		last := len(rows) - 1
		switch {
		case stood == Stood{}:
		case last >= 0 && rows[last].Stood == stood:
			rows[last].To = day
			rows[last].Boards++
		default:
			rows = append(rows, StoodRow{day, day, 1, stood})
		}
	}
	return rows
}

// line is the row in a line: since which board, and what.
func (r StoodRow) line() doc.Line {
	line := doc.Line{{Text: r.From.Words(), Ref: about("board", r.From.String())}}
	if r.Boards > 1 {
		line = append(line, doc.Span{Text: " to " + r.To.Words() + ", " + count(r.Boards, "board")})
	}
	return append(line, doc.Span{Text: ": "}, doc.Span{Text: r.words(), Tone: tone(r.Rating)},
		doc.Span{Text: r.date()})
}

// taskAtBoards is a task's page with how the task stood at each board.
type taskAtBoards struct {
	*PageView
	Boards StoodRows `json:"boards"`
}

// TaskAtBoards makes the page of a task for readers who have the pages of the boards too.
func TaskAtBoards(c *Context, id string) (View, error) {
	page, err := Show(c, "task", id)
	if err != nil {
		return nil, err
	}
	return &taskAtBoards{page, StoodAtBoards(c, page.ID)}, nil
}

// Document is the page, then the boards, the latest first.
func (v *taskAtBoards) Document() doc.Document {
	if len(v.Boards) == 0 {
		return v.PageView.Document()
	}
	page := v.body()
	list := &doc.List{}
	for _, r := range slices.Backward(v.Boards) {
		list.Items = append(list.Items, doc.Item{Line: r.line()})
	}
	page.Blocks = append(page.Blocks, heading("At each board"), list)
	then := slices.ContainsFunc(v.Boards, func(r StoodRow) bool { return r.ByDates })
	page.Blocks = append(page.Blocks, byDatesKey(then || v.starred())...)
	return page
}
