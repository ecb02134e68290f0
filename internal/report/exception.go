package report

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
)

// ExceptionView is what the board must look at task by task: off track, or
// behind for long.
type ExceptionView struct {
	Head
	Exceptions []ExceptionItem `json:"exceptions"`

	Ambition string `json:"-"` // only this one
}

// ExceptionItem is one task's exception.
type ExceptionItem struct {
	TaskRow
	Cause       string         `json:"cause"`
	CauseOn     programme.Date `json:"cause_on"`
	Consequence []string       `json:"consequence"` // what children were promised and do not have yet
	Recovery    string         `json:"recovery"`
	Ask         string         `json:"ask"`
	To          string         `json:"to"`
	DecideBy    programme.Date `json:"decide_by"`
	BehindSince programme.Date `json:"behind_since"` // of an A: the first of its unbroken run
}

func exception(c *Context, o Options) (View, error) {
	tasks := Filter{Ambition: o.Ambition}.Apply(c.Assessment.Tasks)
	return &ExceptionView{Head: c.head(), Exceptions: exceptions(c, tasks), Ambition: o.Ambition}, nil
}

// exceptions are the tasks off track, and those behind for longer than a cycle,
// worst first.
func exceptions(c *Context, tasks []*assess.Task) []ExceptionItem {
	items := []ExceptionItem{}
	for _, t := range attention(tasks) {
		since := behindSince(t)
		long := !since.IsZero() && c.Assessment.AsAt.DaysSince(since) > c.Programme.Policy.CycleDays
		if t.Rating != programme.OffTrack && (t.Rating != programme.Behind || !long) {
			continue
		}
		items = append(items, exceptionItem(c, t, since))
	}
	return items
}

// behindSince is the day of the first of the unbroken run of R and A ratings
// that its lead gave last; zero where the latest is neither.
func behindSince(t *assess.Task) programme.Date {
	var since programme.Date
	for _, e := range t.Entries {
		switch e.Rating {
		case programme.Unrated:
		case programme.Behind, programme.OffTrack:
			if since.IsZero() {
				since = e.Update.Date.Date
			}
		default:
			since = programme.Date{}
		}
	}
	return since
}

func exceptionItem(c *Context, t *assess.Task, since programme.Date) ExceptionItem {
	item := ExceptionItem{TaskRow: taskRow(t), Consequence: programme.Values(t.ForChildren), BehindSince: since}
	if t.Rated != nil && t.Reported != programme.OnTrack {
		item.Cause, item.CauseOn = t.Rated.Note.Value, t.Rated.Update.Date.Date
		item.Recovery = t.Rated.Recovery.Value
	}
	if e := escalationOf(t); e != nil {
		item.Ask, item.To = e.Ask.Value, c.names().person(e.To.Value)
		item.DecideBy = e.By.Date
	}
	return item
}

// Table is the exceptions, one row each.
func (v *ExceptionView) Table() *doc.Table {
	t := &doc.Table{Caption: "Exceptions",
		Columns: columns("id", "title", "rating", "overdue_days", "target", "forecast",
			"cause", "recovery", "ask", "to", "decide_by", "leads")}
	for _, e := range v.Exceptions {
		t.Rows = append(t.Rows, []doc.Cell{cell(e.ID), cell(e.Title), letter(e.Rating), number(e.OverdueDays),
			dated(e.Target), dated(e.Forecast),
			cell(e.Cause), cell(e.Recovery), cell(e.Ask), cell(e.To), dated(e.DecideBy),
			cell(strings.Join(v.Context.names().people(e.Task.Leads), "; "))})
	}
	return t
}

// Document is the exceptions as a page.
func (v *ExceptionView) Document() doc.Document {
	page := v.paper("Exception report")
	ended := endedNotes(v.Context, v.Ambition)
	if len(v.Exceptions) == 0 {
		page.Blocks = append(page.Blocks, say("No task is off track, and none has been behind for more than a cycle."))
		page.Blocks = append(page.Blocks, ended...)
		return page
	}
	page.Blocks = append(append(page.Blocks, exceptionBlocks(v.Context, v.Exceptions)...), ended...)
	page.Blocks = append(page.Blocks, notes([]doc.Line{ratingKey(false)}))
	return page
}

func exceptionBlocks(c *Context, items []ExceptionItem) []doc.Block {
	if len(items) == 0 {
		return nil
	}
	list := &doc.Entries{}
	silent := len(items) > 1 && !slices.ContainsFunc(items, ExceptionItem.explained)
	for _, e := range items {
		entry := taskEntry(e.Task)
		lead := append(doc.Line{{Text: "Lead: ", Tone: doc.Strong}}, c.names().leads(e.Task)...)
		entry.Detail = append(entry.Detail, lead)
		lines := e.lines()
		if silent {
			lines = lines[:1]
		}
		for _, line := range lines {
			entry.Detail = append(entry.Detail, doc.Line{{Text: line[0] + ": ", Tone: doc.Strong}, {Text: line[1]}})
		}
		list.Items = append(list.Items, entry)
	}
	if silent {
		words := fmt.Sprintf("Of these %d, no cause, recovery or ask is recorded", len(items))
		if !slices.ContainsFunc(items, func(e ExceptionItem) bool { return !onlyComputed(e.Task) }) {
			words += ": their ratings come from the dates alone"
		}
		return []doc.Block{say("%s.", words), list}
	}
	return []doc.Block{list}
}

// explained reports whether anybody has said why it is so, what brings it back or what is asked.
func (e ExceptionItem) explained() bool { return e.Cause != "" || e.Recovery != "" || e.Ask != "" }

// lines are an exception's labels and texts. Where nobody has said anything, one
// line says so.
func (e ExceptionItem) lines() [][2]string {
	if !e.explained() {
		missing := "not recorded"
		if onlyComputed(e.Task) {
			missing += ": the rating comes from the dates alone"
		}
		return [][2]string{{"Consequence", consequence(e)}, {"Cause, recovery, ask", missing}}
	}
	return [][2]string{{"Cause", orNone(e.Cause, "not recorded")}, {"Consequence", consequence(e)},
		{"Recovery", orNone(e.Recovery, "not recorded")}, {"Ask", ask(e)}}
}

// consequence is what children were promised.
func consequence(e ExceptionItem) string {
	if len(e.Consequence) == 0 {
		return "the plan does not say what it means for children"
	}
	return "children cannot yet say: “" + e.Consequence[0] + "”"
}

func ask(e ExceptionItem) string {
	if e.Ask == "" {
		return "nothing is recorded as asked of the board"
	}
	return askWords(e.Ask, e.To, e.DecideBy)
}

// askWords are what is asked of whom, and by when it must be decided.
func askWords(ask, to string, by programme.Date) string {
	words := fmt.Sprintf("%s (to %s", ask, to)
	if !by.IsZero() {
		words += ", decide by " + by.Words()
	}
	return words + ")"
}
