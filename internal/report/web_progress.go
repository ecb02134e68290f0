package report

import (
	"cmp"
	"slices"

	"improve/internal/assess"
	"improve/internal/diag"
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
// lists those that moved since the board before; where those are more too, it gives their
// ids by what they moved from and to. The page of each task says the rest.
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
	Moves     []BoardMove    `json:"moves"` // the same tasks where they are many; tasks is empty then
	Measures  []BoardMeasure `json:"measures"`

	Update string      `json:"update"` // the id of its minutes; empty where there are none to see
	Listed []BoardTask `json:"-"`      // one by one, however many
}

// BoardTask is a task on the day of a board. Its page says the rest.
type BoardTask struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Stood
	Was *Stood `json:"was"` // at the board before, of a task that moved; null where it is new, or all are listed

	Task *assess.Task `json:"-"`
}

// BoardMove is the tasks that stood alike on the day of a board, and alike at the board
// before. Their dates are on their pages.
type BoardMove struct {
	Stood
	Was     *Stood   `json:"was"`     // null where they are new, or all tasks are listed
	Redated bool     `json:"redated"` // their dates are others than before
	Tasks   []string `json:"tasks"`   // their ids
}

// BoardMeasure is the value of a measure that was known on the day of a board. The page of
// the measure has its run.
type BoardMeasure struct {
	ID        string           `json:"id"`
	Title     string           `json:"title"`
	Unit      string           `json:"unit"`
	Period    programme.Period `json:"period"`
	Shown     string           `json:"shown"` // the value as a paper shows it: 84.2, or [c]
	Was       string           `json:"was"`   // the value that it replaces, as a paper shows it
	Target    programme.Number `json:"target"`
	Polarity  string           `json:"polarity"`
	Rating    programme.Rating `json:"rating"`
	Direction assess.Direction `json:"direction"`

	Row MeasureRow `json:"-"`
}

// Board makes the page of a board.
func Board(now *Context, day programme.Date) (View, error) {
	c := now.atBoard(day)
	tasks := c.Assessment.Tasks
	v := &BoardView{Head: c.head(), Board: c.Assessment.AsAt, Told: []PositionRow{}, Tasks: []BoardTask{},
		Moves: []BoardMove{}, Totals: c.totals(tasks, Filter{}), Ambitions: ambitionRows(c, tasks, Filter{}),
		Measures: []BoardMeasure{}}
	v.listTasks(now)
	if len(v.Listed) > longList {
		v.Moves = movesOf(v.Listed)
	} else {
		v.Tasks = append(v.Tasks, v.Listed...)
	}
	for _, state := range c.Assessment.Measures {
		if m := measureValue(c, state); !m.Period.IsZero() {
			v.Measures = append(v.Measures, BoardMeasure{m.ID, m.Title, m.Unit, m.Period, m.Shown, m.Was, m.Target,
				m.Polarity, m.Rating, m.Direction, m})
		}
	}
	if u := now.boardPosted(day); u != nil {
		v.Update = updateID(u)
	}
	for _, u := range c.Programme.Updates {
		if u.Date.Date == day && c.Programme.MinutesBoard(u) {
			v.Told = append(v.Told, positionRows(c, u)...)
		}
	}
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
			was := before.task(n)
			if was == row.Stood {
				continue
			}
			if was != (Stood{}) {
				row.Was = &was
			}
		}
		v.Listed = append(v.Listed, row)
	}
}

// movesOf are tasks by what they moved from and to, the worst ratings first.
func movesOf(tasks []BoardTask) []BoardMove {
	type move struct {
		now, was Stood
		redated  bool
	}
	places, moves := map[move]int{}, []BoardMove{}
	for _, t := range tasks {
		m := move{now: t.Stood}
		if t.Was != nil {
			m.was, m.redated = *t.Was, t.Was.Target != t.Target
		}
		m.now.Target, m.was.Target = programme.Date{}, programme.Date{}
		at, found := places[m]
		if !found {
			at, places[m] = len(moves), len(moves)
			moves = append(moves, BoardMove{Stood: m.now, Redated: m.redated, Tasks: []string{}})
			if t.Was != nil {
				moves[at].Was = &m.was
			}
		}
		moves[at].Tasks = append(moves[at].Tasks, t.ID)
	}
	slices.SortStableFunc(moves, func(a, b BoardMove) int {
		return cmp.Or(cmp.Compare(b.Rating.Concern(), a.Rating.Concern()), cmp.Compare(a.words(), b.words()))
	})
	return moves
}

// Table is the tasks listed, one row each.
func (v *BoardView) Table() *doc.Table {
	var tasks []*assess.Task
	for _, t := range v.Listed {
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
	page.Blocks = append(page.Blocks, v.listed()...)
	if len(v.Measures) > 0 {
		var rows []MeasureRow
		for _, m := range v.Measures {
			rows = append(rows, m.Row)
		}
		page.Blocks = append(page.Blocks, heading("Measures"), measureTable(rows))
	}
	if lines := muted(lifeNotes(v.Context, v.Context.Assessment.Tasks)); len(lines) > 0 {
		page.Blocks = append(page.Blocks, heading("Notes"), notes(lines))
	}
	return page
}

// listed are the tasks listed: below their ambitions, or many by what they moved from and to.
func (v *BoardView) listed() []doc.Block {
	var blocks []doc.Block
	if !v.Since.IsZero() {
		blocks = append(blocks, heading("What moved since the board of "+v.Since.Words()),
			say("%d of %s moved. Every other task stood as it did then; the page of each task says how it stood at "+
				"each board.", len(v.Listed), count(v.Totals.Tasks, "task")))
	} else if len(v.Moves) > 0 {
		blocks = append(blocks, heading("How the tasks stood"),
			say("The page of each task says how it stood at each board."))
	}
	if len(v.Moves) > 0 {
		return append(blocks, v.moves()...)
	}
	return append(blocks, v.tasks()...)
}

// tasks are the tasks listed one by one, below their ambitions.
func (v *BoardView) tasks() []doc.Block {
	level := 2
	if !v.Since.IsZero() {
		level = 3
	}
	var blocks []doc.Block
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

// moves are the ids of the tasks that moved alike, below what they moved to and from.
func (v *BoardView) moves() []doc.Block {
	var blocks []doc.Block
	for _, m := range v.Moves {
		line := doc.Line{}
		for i, id := range m.Tasks {
			if i > 0 {
				line = append(line, doc.Span{Text: ", "})
			}
			line = append(line, doc.Span{Text: id, Ref: about("task", id)})
		}
		blocks = append(blocks, &doc.Heading{Level: 3, Text: m.said(!v.Since.IsZero())}, &doc.Paragraph{Line: line})
	}
	return blocks
}

// said is what tasks moved to, and from where another board was before; and how many they are.
func (m BoardMove) said(since bool) string {
	words := diag.UpperFirst(m.standing())
	switch {
	case m.Was != nil:
		words += "; was " + m.Was.standing()
	case since:
		words += "; new in the plan"
	}
	if m.Redated {
		words += "; with another date"
	}
	return words + ": " + count(len(m.Tasks), "task")
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
