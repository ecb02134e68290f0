package report

import (
	"fmt"
	"strings"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/foresight"
	"improve/internal/programme"
	"improve/internal/words"
)

// HighlightView is the highlight report (level 1), of the whole programme or of
// one ambition.
type HighlightView struct {
	Head
	PeriodFrom programme.Date      `json:"period_from"`
	Totals     assess.Totals       `json:"totals"`
	Colours    foresight.Colours   `json:"colours"` // of the whole programme
	Needed     []Need              `json:"needed_from_the_board"`
	Told       []PositionRow       `json:"told_last_board"` // what the last board was told, beside the record
	Ambitions  []HighlightAmbition `json:"ambitions"`

	Single bool `json:"-"` // of one ambition
}

// Need is something asked of the board: an escalation, or an ambition's ask.
type Need struct {
	Ambition string         `json:"ambition"`
	Task     Optional       `json:"task"`
	To       string         `json:"to"`
	Ask      string         `json:"ask"`
	By       programme.Date `json:"by"`
	Since    programme.Date `json:"since"` // the date of the update that asks
	Title    string         `json:"title"` // of the task, else of the ambition
}

// HighlightAmbition is one ambition's highlight.
type HighlightAmbition struct {
	ID        string           `json:"id"`
	Title     string           `json:"title"`
	Lead      Named            `json:"lead"`
	Rating    programme.Rating `json:"rating"`
	Before    programme.Rating `json:"rating_last_board"`
	Direction assess.Direction `json:"direction"`
	Totals    assess.Totals    `json:"totals"`
	Summary   string           `json:"summary"`
	SummaryOn programme.Date   `json:"summary_on"`
	Achieved  []string         `json:"achieved"`
	Next      []string         `json:"next"`
	Tasks     []HighlightTask  `json:"tasks"`
	Measures  []MeasureRow     `json:"measures"`
	Risks     []RiskRow        `json:"risks"`
	Impact    []ImpactRow      `json:"impact"`

	Ambition *assess.Ambition `json:"-"`
}

// HighlightTask is a task with what was last said about it.
type HighlightTask struct {
	TaskRow
	Before      programme.Rating `json:"rating_last_board"`
	Note        string           `json:"note"`
	NoteOn      programme.Date   `json:"note_on"`
	Recovery    string           `json:"recovery"`
	OriginalDue int              `json:"overdue_days_original"`
}

func highlight(c *Context, o Options) (View, error) {
	v := &HighlightView{Head: c.head(), Single: o.Ambition != "", PeriodFrom: c.Assessment.LastMeeting,
		Needed: []Need{}, Colours: foresight.ColoursOf(c.Assessment)}
	var tasks []*assess.Task
	for _, a := range c.Assessment.Ambitions {
		if o.Ambition == "" || a.ID.Value == o.Ambition {
			v.Ambitions = append(v.Ambitions, highlightAmbition(c, a))
			v.Needed = append(v.Needed, needs(c, a)...)
			tasks = append(tasks, a.Tasks...)
		}
	}
	v.Totals = c.totals(tasks, Filter{Ambition: o.Ambition})
	v.Told = toldLast(c, o.Ambition)
	return v, nil
}

// toldLast is what the last board was told about an ambition, or of all and the programme
// where none is chosen.
func toldLast(c *Context, ambition string) []PositionRow {
	told := []PositionRow{}
	for _, u := range c.Programme.Updates {
		if u.Date.Date != c.Assessment.LastMeeting || !c.Programme.MinutesBoard(u) {
			continue
		}
		for _, row := range positionRows(c, u) {
			if ambition == "" || row.Of == ambition {
				told = append(told, row)
			}
		}
	}
	return told
}

func highlightAmbition(c *Context, a *assess.Ambition) HighlightAmbition {
	h := HighlightAmbition{ID: a.ID.Value, Title: a.Title.Value, Rating: a.Rating, Before: a.RatingBefore,
		Direction: a.Direction, Totals: a.Totals, Achieved: []string{}, Next: []string{}, Tasks: []HighlightTask{},
		Lead: c.names().named(a.Lead.Value), Ambition: a}
	if a.Highlight != nil {
		h.Summary, h.SummaryOn = a.Highlight.Summary.Value, a.HighlightUpdate.Date.Date
		h.Achieved = append(h.Achieved, programme.Values(a.Highlight.Achieved)...)
		h.Next = append(h.Next, programme.Values(a.Highlight.Next)...)
	}
	for _, t := range a.Tasks {
		h.Tasks = append(h.Tasks, highlightTask(t))
	}
	id := a.ID.Value
	h.Measures = measureRows(c, func(m *programme.Measure) bool { return m.Ambition.Value == id })
	h.Risks = riskRows(c, func(r *programme.Risk) bool { return r.Ambition.Value == id })
	h.Impact = impactRows(c, func(t *assess.Task) bool { return t.Ambition == a })
	return h
}

func highlightTask(t *assess.Task) HighlightTask {
	h := HighlightTask{TaskRow: taskRow(t), Before: t.RatingBefore, OriginalDue: t.OverdueOriginalDays}
	if t.Noted != nil {
		h.Note, h.NoteOn = t.Noted.Note.Value, t.Noted.Update.Date.Date
	}
	if t.Open() && t.Rated != nil && (t.Reported == programme.OffTrack || t.Reported == programme.Behind) {
		h.Recovery = t.Rated.Recovery.Value
	}
	return h
}

// needs are what an ambition asks of the board: its lead's ask, and the
// escalations of tasks that are still off track.
func needs(c *Context, a *assess.Ambition) []Need {
	var needs []Need
	if h := a.Highlight; h != nil && h.Ask.Given() {
		needs = append(needs, Need{Ambition: a.ID.Value, To: c.names().board(), Ask: h.Ask.Value,
			Since: a.HighlightUpdate.Date.Date, Title: shortTitle(a.Ambition)})
	}
	for _, t := range a.Tasks {
		e := escalationOf(t)
		if e == nil {
			continue
		}
		needs = append(needs, Need{Ambition: a.ID.Value, Task: Optional(t.ID.Value), To: c.names().person(e.To.Value),
			Ask: e.Ask.Value,
			By:  e.By.Date, Since: t.Rated.Update.Date.Date, Title: t.Title.Value})
	}
	return needs
}

// escalationOf is the escalation in force: that of the latest rating, while it
// is R and the task lives.
func escalationOf(t *assess.Task) *programme.Escalation {
	if t.Rated == nil || t.Ended != nil || t.Reported != programme.OffTrack {
		return nil
	}
	return t.Rated.Escalation
}

// Table is the tasks, one row each.
func (v *HighlightView) Table() *doc.Table {
	var rows []TaskRow
	for _, a := range v.Ambitions {
		for _, t := range a.Tasks {
			rows = append(rows, t.TaskRow)
		}
	}
	return taskTable(rows)
}

// Document is the report as a page: what the board must decide first.
func (v *HighlightView) Document() doc.Document {
	page := v.paper("Highlight report")
	if v.Single && len(v.Ambitions) == 1 {
		a := v.Ambitions[0]
		page.Title = "Highlight report: " + ambitionName(a.Ambition.Ambition)
		page.Aside = ambitionAside(v.Context, a.Ambition)
		page.Subtitle = append(page.Subtitle, doc.Text(v.period()))
	} else {
		page.Subtitle = append(page.Subtitle, doc.Text(v.period()))
	}
	page.Blocks = append(page.Blocks, titled("Needed from the board", v.noNeeds(), needBlocks(v.Needed)...)...)
	if !v.Single {
		page.Blocks = append(page.Blocks, heading("Ratings"), v.ratings())
		if figure := ratingsOverMeetings(v.Context); figure != nil {
			page.Blocks = append(page.Blocks, figure)
		}
		if words := coloursWords(v.Colours); words != "" {
			page.Blocks = append(page.Blocks, say("What ratings have meant: %s", words))
		}
	}
	if len(v.Told) > 0 {
		page.Blocks = append(page.Blocks, titled("What the board was told on "+v.Told[0].On.Words(), "",
			Items{Items: positionItems(v.Told)}.blocks()...)...)
	}
	for _, a := range v.Ambitions {
		page.Blocks = append(page.Blocks, v.ambition(a)...)
	}
	life := muted(append(lifeNotes(v.Context, v.allTasks()), ledgerLines(v.Context, v.allTasks())...))
	page.Blocks = append(page.Blocks, notes(append(life, ratingKey(v.Totals.Ended > 0))))
	page.Blocks = append(page.Blocks, v.Context.untrackedKey()...)
	return page
}

// allTasks are those of the ambitions in the report.
func (v *HighlightView) allTasks() []*assess.Task {
	var tasks []*assess.Task
	for _, a := range v.Ambitions {
		tasks = append(tasks, a.Ambition.Tasks...)
	}
	return tasks
}

// ambitionAside is the rating in words, with last board's beside it.
func ambitionAside(c *Context, a *assess.Ambition) doc.Line {
	line := doc.Toned(tone(a.Rating), ambitionRating(a))
	if !c.Assessment.LastMeeting.IsZero() {
		line = append(line, doc.Span{Text: " (last board: " + a.RatingBefore.String() + ")", Tone: doc.Muted})
	}
	return line
}

func ambitionRating(a *assess.Ambition) string { return together(a.Rating, a.Tasks) }

func (v *HighlightView) period() string {
	last := v.Context.Assessment.LastMeeting
	if last.IsZero() {
		return "Reporting period: up to " + v.AsAt.Words()
	}
	return fmt.Sprintf("Reporting period: %s to %s", last.AddDays(1).Words(), v.AsAt.Words())
}

// noNeeds says that nothing was asked, and what that may hide. A rating told before the
// record began needs no escalation.
func (v *HighlightView) noNeeds() string {
	words, n := "Nothing is recorded as asked of the board.", 0
	for _, t := range v.allTasks() {
		if t.Rating == programme.OffTrack && !t.ToldBefore {
			n++
		}
	}
	if n > 0 {
		words += fmt.Sprintf(" %s off track without a recorded escalation.", countOf(n, "task is", "tasks are"))
	}
	return words
}

func needBlocks(needs []Need) []doc.Block {
	if len(needs) == 0 {
		return nil
	}
	list := &doc.Entries{}
	for _, n := range needs {
		e, on := doc.Entry{Title: doc.Text(n.Ask)}, doc.Span{Text: n.Title, Ref: about("ambition", n.Ambition)}
		id := "ambition " + n.Ambition
		if n.Task != "" {
			on.Ref, id = about("task", string(n.Task)), string(n.Task)
		}
		if !n.By.IsZero() {
			e.Aside = doc.Toned(doc.Strong, "decide by "+n.By.Words())
		}
		e.Detail = []doc.Line{{on, {Text: " (" + id + "), asked of " + n.To + " " + n.Since.When(), Tone: doc.Muted}}}
		list.Items = append(list.Items, e)
	}
	return []doc.Block{list}
}

func (v *HighlightView) ratings() *doc.Table {
	t := &doc.Table{Caption: "Ratings by ambition, with the last board's",
		Columns: []doc.Column{{Title: "Ambition", Flexible: true}, {Title: "Rating"},
			{Title: "Last board"}, {Title: "Change"}, {Title: "Tasks", Align: doc.Right}}}
	ended := v.Totals.Ended > 0
	if ended {
		t.Columns = append(t.Columns, doc.Column{Title: "E", Align: doc.Right})
	}
	t.Columns = append(t.Columns, doc.Column{Title: "Overdue", Align: doc.Right},
		doc.Column{Title: "Untracked", Align: doc.Right})
	counts := func(n assess.Totals) []doc.Cell {
		cells := []doc.Cell{number(n.Tasks)}
		if ended {
			cells = append(cells, number(n.Ended))
		}
		return append(cells, number(n.Overdue), number(n.Untracked))
	}
	for _, h := range v.Ambitions {
		a := h.Ambition
		t.Rows = append(t.Rows, append([]doc.Cell{ambitionCell(a.Ambition),
			{Text: ambitionRating(a), Tone: tone(a.Rating)},
			{Text: a.RatingBefore.String(), Tone: tone(a.RatingBefore)},
			cell(orNone(string(a.Direction), "–"))}, counts(h.Totals)...))
	}
	t.Foot = [][]doc.Cell{append([]doc.Cell{cell("All"), {}, {}, {}}, counts(v.Totals)...)}
	return t
}

func (v *HighlightView) ambition(a HighlightAmbition) []doc.Block {
	var blocks []doc.Block
	level := 2
	if !v.Single {
		level = 3
		blocks = append(blocks, headingOf(2, "ambition", a.ID, "Ambition "+ambitionName(a.Ambition.Ambition)))
		if a.Title != shortTitle(a.Ambition.Ambition) { // the heading has it
			blocks = append(blocks, &doc.Paragraph{Line: doc.Toned(doc.Muted, a.Title)})
		}
	}
	part := func(title string, body ...doc.Block) {
		if len(body) > 0 {
			h := headingOf(level, "ambition", a.ID, title)
			h.ID += "-" + words.Slug(title)
			blocks = append(append(blocks, h), body...)
		}
	}
	if a.Summary != "" {
		on := doc.Span{Text: " (" + a.SummaryOn.Words() + ")", Tone: doc.Muted}
		part("Summary", &doc.Paragraph{Line: append(doc.Text(a.Summary), on)})
	}
	part("Achieved", bullets(a.Achieved)...)
	part("Next", bullets(a.Next)...)
	part("Tasks", v.tasks(a))
	part("Exceptions", exceptionBlocks(v.Context, exceptions(v.Context, a.Ambition.Tasks))...)
	part("Measures", measureBlocks(a.Measures)...)
	part("Risks and issues", riskBlocks(a.Risks)...)
	part("What changed for children", impactBlocks(a.Impact)...)
	return blocks
}

func (v *HighlightView) tasks(a HighlightAmbition) doc.Block {
	if len(a.Tasks) == 0 {
		return say("This ambition has no task.")
	}
	t := &doc.Table{Caption: "Tasks of ambition " + a.ID, Columns: []doc.Column{{Title: "Task", Flexible: true},
		{Title: "Lead", Flexible: true}, {Title: "Rating"}, {Title: "Change"},
		{Title: "Target", Flexible: true}, {Title: "Forecast"}, {Title: "Last said", Flexible: true}}}
	for _, h := range a.Tasks {
		task := h.Task
		t.Rows = append(t.Rows, []doc.Cell{linked("task", h.ID, h.ID+" "+h.Title),
			cell(v.Context.names().leads(task).String()),
			{Text: rated(task), Tone: tone(task.Rating)}, cell(orNone(string(task.Direction), "–")),
			cell(targetCell(task)), cell(orNone(task.Forecast.Date.Words(), "–")), cell(lastSaid(task))})
	}
	return t
}

// targetCell is the target with what moved it and how late it is.
func targetCell(t *assess.Task) string {
	if t.Due.IsZero() {
		return "none"
	}
	parts := []string{t.Target.Date.Words()}
	if t.Moves > 0 && t.Original.Given() {
		parts = append(parts, fmt.Sprintf("was %s, moved %s", t.Original.Date.Words(), times(t.Moves)))
	}
	if t.Overdue {
		parts = append(parts, count(t.OverdueDays, "day")+" late")
	}
	return strings.Join(parts, "; ")
}

func lastSaid(t *assess.Task) string {
	if t.Noted == nil {
		return "nothing yet"
	}
	return fmt.Sprintf("%s (%s)", t.Noted.Note.Value, t.Noted.Update.Date.Date.Words())
}
