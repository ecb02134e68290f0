package report

import (
	"fmt"
	"strings"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
)

// HighlightView is the highlight report (level 1), of the whole programme or of
// one ambition.
type HighlightView struct {
	Head
	PeriodFrom *string             `json:"period_from"`
	Totals     assess.Totals       `json:"totals"`
	Needed     []Need              `json:"needed_from_the_board"`
	Ambitions  []HighlightAmbition `json:"ambitions"`

	page    doc.Document
	context *Context
	single  bool
}

// Need is something asked of the board: an escalation, or an ambition's ask.
type Need struct {
	Ambition string  `json:"ambition"`
	Task     *string `json:"task"`
	To       string  `json:"to"`
	Ask      string  `json:"ask"`
	By       *string `json:"by"`
	Since    string  `json:"since"` // the date of the update that asks

	by programme.Date
}

// HighlightAmbition is one ambition's highlight.
type HighlightAmbition struct {
	ID        string          `json:"id"`
	Title     string          `json:"title"`
	Lead      *string         `json:"lead"`
	Rating    *string         `json:"rating"`
	Before    *string         `json:"rating_last_board"`
	Direction *string         `json:"direction"`
	Totals    assess.Totals   `json:"totals"`
	Summary   string          `json:"summary"`
	SummaryOn *string         `json:"summary_on"`
	Achieved  []string        `json:"achieved"`
	Next      []string        `json:"next"`
	Tasks     []HighlightTask `json:"tasks"`
	Measures  []MeasureRow    `json:"measures"`
	Risks     []RiskRow       `json:"risks"`
	Impact    []ImpactRow     `json:"impact"`

	ambition *assess.Ambition
}

// HighlightTask is a task with what was last said of it.
type HighlightTask struct {
	TaskRow
	Before      *string `json:"rating_last_board"`
	Note        string  `json:"note"`
	NoteOn      *string `json:"note_on"`
	Recovery    string  `json:"recovery"`
	OriginalDue int     `json:"overdue_days_original"`
}

func highlight(c *Context, o Options) (View, error) {
	head, page := c.paper("Highlight report")
	v := &HighlightView{Head: head, page: page, context: c, single: o.Ambition != "", PeriodFrom: dateOrNull(c.Assessment.LastMeeting), Needed: []Need{}}
	var tasks []*assess.Task
	for _, a := range c.Assessment.Ambitions {
		if o.Ambition == "" || a.ID.Value == o.Ambition {
			v.Ambitions = append(v.Ambitions, c.highlightAmbition(a))
			v.Needed = append(v.Needed, c.needs(a)...)
			tasks = append(tasks, a.Tasks...)
		}
	}
	v.Totals = assess.Total(tasks)
	return v, nil
}

func (c *Context) highlightAmbition(a *assess.Ambition) HighlightAmbition {
	h := HighlightAmbition{ID: a.ID.Value, Title: a.Title.Value, Rating: letterOrNull(a.Rating), Before: letterOrNull(a.RatingBefore),
		Direction: wordOrNull(a.Direction), Totals: a.Totals, Achieved: []string{}, Next: []string{}, Tasks: []HighlightTask{}, ambition: a}
	if a.Lead.Given() {
		name := c.name(a.Lead.Value)
		h.Lead = &name
	}
	if a.Highlight != nil {
		h.Summary, h.SummaryOn = a.Highlight.Summary.Value, dateOrNull(a.HighlightUpdate.Date.Date)
		h.Achieved = append(h.Achieved, programme.Values(a.Highlight.Achieved)...)
		h.Next = append(h.Next, programme.Values(a.Highlight.Next)...)
	}
	for _, t := range a.Tasks {
		h.Tasks = append(h.Tasks, c.highlightTask(t))
	}
	id := a.ID.Value
	h.Measures = c.measureRows(func(m *programme.Measure) bool { return m.Ambition.Value == id })
	h.Risks = c.riskRows(func(r *programme.Risk) bool { return r.Ambition.Value == id })
	h.Impact = c.impactRows(func(t *assess.Task) bool { return t.Ambition == a })
	return h
}

func (c *Context) highlightTask(t *assess.Task) HighlightTask {
	h := HighlightTask{TaskRow: c.taskRow(t), Before: letterOrNull(t.RatingBefore), OriginalDue: t.OverdueOriginalDays}
	if t.Noted != nil {
		h.Note, h.NoteOn = t.Noted.Note.Value, dateOrNull(t.Noted.Update.Date.Date)
	}
	if t.Open() && t.Rated != nil && (t.Reported == programme.OffTrack || t.Reported == programme.Behind) {
		h.Recovery = t.Rated.Recovery.Value
	}
	return h
}

// needs are what an ambition asks of the board: its lead's ask, and the
// escalations of tasks that are still off track.
func (c *Context) needs(a *assess.Ambition) []Need {
	var needs []Need
	if h := a.Highlight; h != nil && h.Ask.Given() {
		needs = append(needs, Need{Ambition: a.ID.Value, To: c.boardName(), Ask: h.Ask.Value, Since: a.HighlightUpdate.Date.Date.String()})
	}
	for _, t := range a.Tasks {
		e := escalationOf(t)
		if e == nil {
			continue
		}
		id := t.ID.Value
		needs = append(needs, Need{Ambition: a.ID.Value, Task: &id, To: c.groupName(c.name(e.To.Value)), Ask: e.Ask.Value,
			By: dateOrNull(e.By.Date), Since: t.Rated.Update.Date.Date.String(), by: e.By.Date})
	}
	return needs
}

// escalationOf is the escalation in force: that of the latest rating, while it
// is R.
func escalationOf(t *assess.Task) *programme.Escalation {
	if t.Rated == nil || t.Reported != programme.OffTrack {
		return nil
	}
	return t.Rated.Escalation
}

func (c *Context) boardName() string {
	if b := c.Assessment.Board; b != nil {
		return orNone(b.Name.Value, b.ID.Value)
	}
	return "the board"
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
	page := v.page
	if v.single && len(v.Ambitions) == 1 {
		a := v.Ambitions[0]
		page.Title = "Highlight report: " + ambitionName(a.ambition.Ambition)
		page.Aside = v.context.ambitionAside(a.ambition)
		page.Subtitle = append(page.Subtitle, doc.Text(v.period()))
	} else {
		page.Subtitle = append(page.Subtitle, doc.Text(v.period()))
	}
	page.Blocks = append(page.Blocks, titled("Needed from the board", v.noNeeds(), needBlocks(v.Needed)...)...)
	if !v.single {
		page.Blocks = append(page.Blocks, heading("Ratings"), v.ratings())
		if figure := v.context.ratingsOverMeetings(); figure != nil {
			page.Blocks = append(page.Blocks, figure)
		}
	}
	for _, a := range v.Ambitions {
		page.Blocks = append(page.Blocks, v.ambition(a)...)
	}
	page.Blocks = append(page.Blocks, notes([]doc.Line{ratingKey()}))
	return page
}

// ambitionAside is the rating in words, with last board's beside it.
func (c *Context) ambitionAside(a *assess.Ambition) doc.Line {
	line := doc.Toned(tone(a.Rating), ambitionRating(a))
	if !c.Assessment.LastMeeting.IsZero() {
		line = append(line, doc.Span{Text: " (last board: " + a.RatingBefore.String() + ")", Tone: doc.Muted})
	}
	return line
}

func ambitionRating(a *assess.Ambition) string { return together(a.Rating, a.Tasks) }

func (v *HighlightView) period() string {
	last := v.context.Assessment.LastMeeting
	if last.IsZero() {
		return "Reporting period: up to " + v.asAt.Words()
	}
	return fmt.Sprintf("Reporting period: %s to %s", last.AddDays(1).Words(), v.asAt.Words())
}

// noNeeds says that nothing was asked, and what that may hide.
func (v *HighlightView) noNeeds() string {
	words := "Nothing is recorded as asked of the board."
	if v.Totals.R > 0 {
		words += fmt.Sprintf(" %s off track without a recorded escalation.", countOf(v.Totals.R, "task is", "tasks are"))
	}
	return words
}

func needBlocks(needs []Need) []doc.Block {
	if len(needs) == 0 {
		return nil
	}
	list := &doc.Entries{}
	for _, n := range needs {
		e := doc.Entry{ID: n.Ambition, Title: doc.Text(n.Ask)}
		if n.Task != nil {
			e.ID = *n.Task
		}
		if !n.by.IsZero() {
			e.Aside = doc.Toned(doc.Strong, "decide by "+n.by.Words())
		}
		since, _ := programme.ParseDate(n.Since)
		e.Detail = []doc.Line{doc.Toned(doc.Muted, "to "+n.To+", asked "+since.Words())}
		list.Items = append(list.Items, e)
	}
	return []doc.Block{list}
}

func (v *HighlightView) ratings() *doc.Table {
	t := &doc.Table{Caption: "Ratings by ambition, with the last board's", Columns: []doc.Column{{Title: "Ambition", Flexible: true}, {Title: "Rating"},
		{Title: "Last board"}, {Title: "Change"}, {Title: "Tasks", Align: doc.Right}, {Title: "Overdue", Align: doc.Right}, {Title: "Untracked", Align: doc.Right}}}
	for _, h := range v.Ambitions {
		a := h.ambition
		t.Rows = append(t.Rows, []doc.Cell{cell(ambitionName(a.Ambition)), {Text: ambitionRating(a), Tone: tone(a.Rating)},
			{Text: a.RatingBefore.String(), Tone: tone(a.RatingBefore)}, cell(orNone(string(a.Direction), "–")), number(h.Totals.Tasks), number(h.Totals.Overdue), number(h.Totals.Untracked)})
	}
	t.Foot = [][]doc.Cell{{cell("All"), {}, {}, {}, number(v.Totals.Tasks), number(v.Totals.Overdue), number(v.Totals.Untracked)}}
	return t
}

func (v *HighlightView) ambition(a HighlightAmbition) []doc.Block {
	var blocks []doc.Block
	level := 2
	if !v.single {
		level = 3
		blocks = append(blocks, heading("Ambition "+ambitionName(a.ambition.Ambition)), &doc.Paragraph{Line: doc.Toned(doc.Muted, a.Title)})
	}
	part := func(title string, body ...doc.Block) {
		if len(body) > 0 {
			blocks = append(append(blocks, &doc.Heading{Level: level, Text: title}), body...)
		}
	}
	if a.Summary != "" {
		on, _ := programme.ParseDate(*a.SummaryOn)
		part("Summary", &doc.Paragraph{Line: append(doc.Text(a.Summary), doc.Span{Text: " (" + on.Words() + ")", Tone: doc.Muted})})
	}
	part("Achieved", bullets(a.Achieved)...)
	part("Next", bullets(a.Next)...)
	part("Tasks", v.tasks(a))
	part("Exceptions", exceptionBlocks(v.context.exceptions(a.ambition.Tasks))...)
	part("Measures", measureBlocks(a.Measures)...)
	part("Risks and issues", riskBlocks(a.Risks)...)
	part("What changed for children", impactBlocks(a.Impact)...)
	return blocks
}

func (v *HighlightView) tasks(a HighlightAmbition) doc.Block {
	if len(a.Tasks) == 0 {
		return say("This ambition has no task.")
	}
	t := &doc.Table{Caption: "Tasks of ambition " + a.ID, Columns: []doc.Column{{Title: "Task", Flexible: true}, {Title: "Rating"}, {Title: "Change"},
		{Title: "Target", Flexible: true}, {Title: "Forecast"}, {Title: "Last said", Flexible: true}}}
	for _, h := range a.Tasks {
		task := h.assess
		t.Rows = append(t.Rows, []doc.Cell{cell(h.ID + " " + h.Title), {Text: rated(task), Tone: tone(task.Rating)}, cell(orNone(string(task.Direction), "–")),
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
		parts = append(parts, fmt.Sprintf("was %s, moved %s", t.Original.Date.Words(), count(t.Moves, "time")))
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

// ratingKey explains the letters.
func ratingKey() doc.Line {
	var key doc.Line
	for _, r := range programme.Ratings() {
		key = append(key, doc.Span{Text: r.Letter(), Tone: tone(r)}, doc.Span{Text: " " + r.Meaning() + "   ", Tone: doc.Muted})
	}
	return append(key, doc.Span{Text: programme.Unrated.String() + "   * computed from dates", Tone: doc.Muted})
}
