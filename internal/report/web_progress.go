package report

import (
	"cmp"
	"slices"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
	"improve/internal/publish"
)

// BoardDays are the days of the boards that have a page of their own: for the public those
// whose minutes are posted, else all that have met.
func BoardDays(c *Context) []programme.Date {
	var days []programme.Date
	for _, day := range c.Assessment.Boards {
		if !day.After(c.Assessment.AsAt) && (!c.Public || c.boardPosted(day) != nil) {
			days = append(days, day)
		}
	}
	return days
}

// boardPosted is the minutes of a board as far as readers may see them; nil where there are none.
func (c *Context) boardPosted(day programme.Date) *programme.Update {
	for _, u := range c.Programme.Updates {
		if u.Date.Date == day && c.Programme.MinutesBoard(u) && c.isPosted(u) {
			return u
		}
	}
	return nil
}

// atBoard is the context of the page of a board: what the record says of that day, and
// nothing later. It does not change with the day of the site.
func (c *Context) atBoard(day programme.Date) *Context {
	a := assess.Assess(c.Assessment.Record(), day)
	at := &Context{Programme: a.Programme, Assessment: a, Date: FromFlag, Public: c.Public, Draft: c.Draft,
		NotLooked: c.NotLooked}
	if c.Public {
		at.Basis = publish.Basis{Group: c.Basis.Group, Board: day, Day: day, Draft: c.Draft}
		if g := c.Programme.Board(day); g != nil {
			at.Basis.Group = cmp.Or(g.Name.Value, "board")
		}
		if u := c.boardPosted(day); u != nil && u.Posted.Given() {
			at.Basis.Posted, at.Basis.Day = u.Posted.Date, u.Posted.Date
		}
	}
	return at
}

// ProgressView is where the programme stood at each board, with a page for each.
type ProgressView struct {
	Head
	Points []TrendPoint `json:"points"`

	Trend  *TrendView       `json:"-"`
	Boards []programme.Date `json:"-"`
}

// Progress makes the list of boards.
func Progress(c *Context) (View, error) {
	v := &ProgressView{Head: c.head(), Trend: newTrend(c, Filter{}), Boards: BoardDays(c)}
	for _, day := range v.Boards {
		then := c.Assessment
		if day != then.AsAt {
			then = assess.Assess(c.Assessment.Record(), day)
		}
		v.Trend.Points = append(v.Trend.Points, newTrendPoint(day, then.Tasks))
	}
	v.Points = v.Trend.Points
	return v, nil
}

// Table is the figures of each board.
func (v *ProgressView) Table() *doc.Table { return v.Trend.Table() }

// Document is the list as a page.
func (v *ProgressView) Document() doc.Document {
	page := v.page("Progress at each board")
	if len(v.Points) == 0 {
		page.Blocks = append(page.Blocks, say("No board has met."))
		return page
	}
	page.Blocks = append(page.Blocks, say("What the record says of the day of each board. Choose a board to see "+
		"every task as it stood then."))
	t := v.Trend.figures()
	for i, day := range v.Boards {
		t.Rows[i][0].Ref = about("board", day.String())
	}
	slices.Reverse(t.Rows)
	page.Blocks = append(page.Blocks, t)
	if len(v.Points) > 1 {
		figure := trendFigure(v.Points)
		figure.Data = trendRatings(figure.Chart.(*doc.Stack))
		page.Blocks = append(page.Blocks, figure)
	}
	page.Blocks = append(page.Blocks, &doc.Paragraph{Line: doc.Line{
		{Text: "What each board was told, and what was so", Ref: about("paper", "told")}}})
	return page
}

// BoardView is where the programme stood on the day of a board.
type BoardView struct {
	Head
	Board     programme.Date `json:"board"`
	Told      []PositionRow  `json:"told"`
	Totals    assess.Totals  `json:"totals"`
	Ambitions []AmbitionRow  `json:"ambitions"`
	Tasks     []BoardTask    `json:"tasks"`
	Measures  []MeasureRow   `json:"measures"`

	Status *StatusView `json:"-"`
	Update string      `json:"update"` // the id of its minutes; empty where there are none to see
}

// BoardTask is a task on the day of a board. Its page says the rest.
type BoardTask struct {
	ID        string           `json:"id"`
	Ambition  string           `json:"ambition"`
	Title     string           `json:"title"`
	Rating    programme.Rating `json:"rating"`
	Reported  programme.Rating `json:"reported"`
	Direction assess.Direction `json:"direction"`
	Target    programme.Date   `json:"target"`
	State     assess.State     `json:"state"`
}

// Board makes the page of a board.
func Board(now *Context, day programme.Date) (View, error) {
	c := now.atBoard(day)
	v := &BoardView{Head: c.head(), Board: c.Assessment.AsAt, Told: []PositionRow{}, Status: Status(c, Filter{}, false),
		Measures: measureRows(c, func(*programme.Measure) bool { return true })}
	v.Totals, v.Ambitions, v.Tasks = v.Status.Totals, v.Status.Ambitions, []BoardTask{}
	for _, t := range v.Status.Tasks {
		v.Tasks = append(v.Tasks, BoardTask{t.ID, t.Ambition, t.Title, t.Rating, t.Reported, t.Direction, t.Target,
			t.State})
	}
	if u := now.boardPosted(day); u != nil {
		v.Update = updateID(u)
	}
	for _, u := range c.Programme.Updates {
		if u.Date.Date == day && c.Programme.MinutesBoard(u) {
			v.Told = append(v.Told, positionRows(c, u)...)
		}
	}
	v.Measures = slices.DeleteFunc(v.Measures, func(m MeasureRow) bool { return m.Period.IsZero() })
	return v, nil
}

// Table is the tasks, one row each.
func (v *BoardView) Table() *doc.Table { return taskTable(v.Status.Tasks) }

// Document is the page.
func (v *BoardView) Document() doc.Document {
	page := v.page("Progress at the board of " + v.Board.Words())
	for _, r := range v.Told {
		page.Blocks = append(page.Blocks, &doc.Quote{Blocks: []doc.Block{say("%s", r.Sentence)}})
	}
	if v.Update != "" {
		page.Blocks = append(page.Blocks, &doc.Paragraph{Line: doc.Line{
			{Text: "What this board said, in its minutes", Ref: about("update", v.Update)}}})
	}
	if len(v.Tasks) == 0 {
		page.Blocks = append(page.Blocks, say("The plan had no task yet."))
		return page
	}
	table := v.Status.ambitionTable()
	table.Key = ratingKey(v.Totals.Ended > 0)
	page.Blocks = append(page.Blocks, heading("Ratings by ambition"), table)
	page.Blocks = append(page.Blocks, tasksByAmbition(v.Context)...)
	if len(v.Measures) > 0 {
		page.Blocks = append(page.Blocks, heading("Measures"), measureTable(v.Measures))
	}
	if lines := muted(lifeNotes(v.Context, v.Context.Assessment.Tasks)); len(lines) > 0 {
		page.Blocks = append(page.Blocks, heading("Notes"), notes(lines))
	}
	return page
}

// tasksByAmbition are all tasks, below their ambitions.
func tasksByAmbition(c *Context) []doc.Block {
	var blocks []doc.Block
	for _, a := range c.Assessment.Ambitions {
		if len(a.Tasks) == 0 {
			continue
		}
		blocks = append(blocks, headingOf(2, "ambition", a.ID.Value, "Ambition "+ambitionName(a.Ambition)))
		list := &doc.Entries{}
		for _, t := range a.Tasks {
			list.Items = append(list.Items, taskEntry(t))
		}
		blocks = append(blocks, list)
	}
	return blocks
}

// taskList is tasks with who leads them.
func taskList(c *Context, tasks []*assess.Task) *doc.Entries {
	list := &doc.Entries{}
	for _, t := range tasks {
		e := taskEntry(t)
		e.Detail = []doc.Line{c.names().leads(t)}
		list.Items = append(list.Items, e)
	}
	return list
}
