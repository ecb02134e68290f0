package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/programme"
)

// ActionsView is what meetings asked of people.
type ActionsView struct {
	Head
	Open    int         `json:"open"`
	Overdue int         `json:"overdue"`
	Done    int         `json:"done"`
	Actions []ActionRow `json:"actions"`
}

// ActionRow is one action as at the date.
type ActionRow struct {
	ID          string         `json:"id"`
	Text        string         `json:"text"`
	Owner       Named          `json:"owner"`
	AskedOn     programme.Date `json:"asked_on"`
	Due         programme.Date `json:"due"`
	State       string         `json:"state"` // open, overdue or done
	OverdueDays int            `json:"overdue_days"`
	DoneOn      programme.Date `json:"done_on"`
	Note        string         `json:"note"`
}

func actions(c *Context, _ Options) (View, error) {
	v := &ActionsView{Head: c.head(), Actions: actionRows(c, func(*assess.ActionState) bool { return true })}
	v.Open, v.Overdue = openActions(v.Actions)
	v.Done = len(v.Actions) - v.Open
	return v, nil
}

// openActions is how many actions are not done, and how many of those are overdue.
func openActions(rows []ActionRow) (open, overdue int) {
	for _, a := range rows {
		tally(&open, a.State != "done")
		tally(&overdue, a.State == "overdue")
	}
	return open, overdue
}

// noneOr is a number in a sentence, none where it is 0.
func noneOr(n int) string {
	if n == 0 {
		return "none"
	}
	return strconv.Itoa(n)
}

// openWords say how many actions are open, and how many of those are overdue.
func openWords(open, overdue int) string {
	switch {
	case open == 0:
		return "none open"
	case overdue == 0:
		return fmt.Sprintf("%d open, none overdue", open)
	case overdue == open:
		return fmt.Sprintf("%d open, %s", open, oneOrMore(open, "and overdue", "all of them overdue"))
	}
	return fmt.Sprintf("%d open, %d of them overdue", open, overdue)
}

// actionRows are actions in the order in which they press: overdue, open, done.
func actionRows(c *Context, wanted func(*assess.ActionState) bool) []ActionRow {
	rows := []ActionRow{}
	for _, a := range c.Assessment.Actions {
		if wanted(a) {
			rows = append(rows, actionRow(c, a))
		}
	}
	rank := map[string]int{"overdue": 0, "open": 1, "done": 2}
	slices.SortStableFunc(rows, func(a, b ActionRow) int {
		return cmp.Or(cmp.Compare(rank[a.State], rank[b.State]), cmp.Compare(b.OverdueDays, a.OverdueDays))
	})
	return rows
}

func actionRow(c *Context, a *assess.ActionState) ActionRow {
	row := ActionRow{ID: a.ID.Value, Text: a.Text.Value, Owner: c.names().named(a.Owner.Value),
		AskedOn: a.Update.Date.Date,
		Due:     a.Due.Date, State: "open", OverdueDays: a.OverdueDays,
		Note: noted(&a.Meta)}
	switch {
	case !a.Open():
		row.State, row.DoneOn = "done", a.Done.Date.Date
	case a.Overdue:
		row.State = "overdue"
	}
	return row
}

// state is the action's state in words.
func (r ActionRow) state() string {
	switch r.State {
	case "done":
		return "done, " + r.DoneOn.Words()
	case "overdue":
		return count(r.OverdueDays, "day") + " overdue"
	}
	return "open"
}

// words are what was asked, with the note on it.
func (r ActionRow) words() string {
	if r.Note == "" {
		return r.Text
	}
	return sentences([]string{r.Text, r.Note})
}

// Table is the actions, one row each.
func (v *ActionsView) Table() *doc.Table {
	t := &doc.Table{Caption: "Actions", Columns: columns("id", "text", "owner", "asked_on", "due", "state",
		"overdue_days", "done_on")}
	for _, a := range v.Actions {
		t.Rows = append(t.Rows, []doc.Cell{cell(a.ID), cell(a.Text), cell(a.Owner.Name), dated(a.AskedOn), dated(a.Due),
			cell(a.State), number(a.OverdueDays), dated(a.DoneOn)})
	}
	return t
}

// Document is the actions as a page.
func (v *ActionsView) Document() doc.Document {
	page := v.paper("Actions")
	if len(v.Actions) == 0 {
		page.Blocks = append(page.Blocks, say("No meeting has minuted an action."))
		return page
	}
	open := diag.UpperFirst(openWords(v.Open, v.Overdue))
	page.Blocks = append(page.Blocks, say("%s; %s done.", open, noneOr(v.Done)), actionTable(v.Actions))
	return page
}

func actionTable(rows []ActionRow) *doc.Table {
	t := &doc.Table{Caption: "Actions", Columns: []doc.Column{{Title: "Action"},
		{Title: "What was asked", Flexible: true}, {Title: "Owner", Flexible: true}, {Title: "Due"}, {Title: "State"}}}
	for _, a := range rows {
		state := doc.Cell{Text: a.state()}
		if a.State == "overdue" {
			state.Tone = doc.Strong
		}
		t.Rows = append(t.Rows, []doc.Cell{linked("action", a.ID, a.ID), cell(a.words()), a.Owner.cell("no owner"),
			cell(orNone(a.Due.Words(), "no date")), state})
	}
	return t
}
