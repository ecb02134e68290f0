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
	c.index.boarded.Do(func() {
		for _, day := range c.Assessment.Boards {
			if !day.After(c.Assessment.AsAt) && (!c.Public || c.boardPosted(day) != nil) {
				c.index.boardDays = append(c.index.boardDays, day)
			}
		}
	})
	return c.index.boardDays
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
	a := c.assessedAt(day)
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
		v.Trend.Points = append(v.Trend.Points, c.at(day).point)
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
		"how the plan stood then; the page of a task says how it stood at each."))
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

// longList is how many tasks a page of a board lists in full. Where there are more, it
// lists those that moved since the board before, and the page of each task says the rest.
const longList = 200

// BoardView is where the programme stood on the day of a board.
type BoardView struct {
	Head
	Board     programme.Date `json:"board"`
	Told      []PositionRow  `json:"told"`
	Totals    assess.Totals  `json:"totals"`
	Ambitions []AmbitionRow  `json:"ambitions"`
	Since     programme.Date `json:"since"` // the board since which the tasks listed moved; null where all are listed
	Tasks     []BoardTask    `json:"tasks"`
	Measures  []MeasureRow   `json:"measures"`

	Update string `json:"update"` // the id of its minutes; empty where there are none to see
}

// BoardTask is a task on the day of a board. Its page says the rest.
type BoardTask struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Stood
	Was *Stood `json:"was"` // at the board before, of a task that moved; null where it is new, or all are listed

	Task *assess.Task `json:"-"`
}

// Board makes the page of a board.
func Board(now *Context, day programme.Date) (View, error) {
	c := now.atBoard(day)
	tasks := c.Assessment.Tasks
	v := &BoardView{Head: c.head(), Board: c.Assessment.AsAt, Told: []PositionRow{}, Tasks: []BoardTask{},
		Totals: c.totals(tasks, Filter{}), Ambitions: ambitionRows(c, tasks, Filter{}),
		Measures: measureRows(c, func(*programme.Measure) bool { return true })}
	v.listTasks(now)
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

// listTasks lists all tasks, or those that moved since the board before.
func (v *BoardView) listTasks(now *Context) {
	a := v.Context.Assessment
	var before *boardDay
	if len(a.Tasks) > longList && !a.LastMeeting.IsZero() {
		v.Since, before = a.LastMeeting, now.at(a.LastMeeting)
	}
	numbers := now.links().numbers
	for _, t := range a.Tasks {
		row := BoardTask{ID: t.ID.Value, Title: t.Title.Value, Stood: stoodNow(t), Task: t}
		if n, found := numbers[row.ID]; found && before != nil {
			was := before.stood[n]
			if was == row.Stood {
				continue
			}
			if was != (Stood{}) {
				row.Was = &was
			}
		}
		v.Tasks = append(v.Tasks, row)
	}
}

// Table is the tasks listed, one row each.
func (v *BoardView) Table() *doc.Table {
	var tasks []*assess.Task
	for _, t := range v.Tasks {
		tasks = append(tasks, t.Task)
	}
	return listedTable(tasks)
}

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
	if v.Totals.Tasks == 0 {
		page.Blocks = append(page.Blocks, say("The plan had no task yet."))
		return page
	}
	table := ambitionTable(v.Totals, v.Ambitions)
	table.Key = ratingKey(v.Totals.Ended > 0)
	page.Blocks = append(page.Blocks, heading("Ratings by ambition"), table)
	page.Blocks = append(page.Blocks, v.tasks()...)
	if len(v.Measures) > 0 {
		page.Blocks = append(page.Blocks, heading("Measures"), measureTable(v.Measures))
	}
	if lines := muted(lifeNotes(v.Context, v.Context.Assessment.Tasks)); len(lines) > 0 {
		page.Blocks = append(page.Blocks, heading("Notes"), notes(lines))
	}
	return page
}

// tasks are the tasks listed, below their ambitions.
func (v *BoardView) tasks() []doc.Block {
	var blocks []doc.Block
	level := 2
	if !v.Since.IsZero() {
		level = 3
		blocks = append(blocks, heading("What moved since the board of "+v.Since.Words()),
			say("%d of %s moved. Every other task stood as it did then; the page of each task says how it stood at "+
				"each board.", len(v.Tasks), count(v.Totals.Tasks, "task")))
	}
	var list *doc.Entries
	for i, t := range v.Tasks {
		if a := t.Task.Ambition; i == 0 || v.Tasks[i-1].Task.Ambition != a {
			list = &doc.Entries{}
			blocks = append(blocks, headingOf(level, "ambition", a.ID.Value, "Ambition "+ambitionName(a.Ambition)),
				list)
		}
		entry := taskEntry(t.Task)
		if !v.Since.IsZero() {
			entry.Detail = []doc.Line{doc.Toned(doc.Muted, t.moved())}
		}
		list.Items = append(list.Items, entry)
	}
	return blocks
}

// moved says how a task stood at the board before.
func (t BoardTask) moved() string {
	if t.Was == nil {
		return "new in the plan"
	}
	return "was " + t.Was.words() + t.Was.date()
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
