package report

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
)

// ActivityRow is an activity with a date of its own that is not finished.
type ActivityRow struct {
	Task        string         `json:"task"`
	Activity    string         `json:"activity"` // its letter
	Text        string         `json:"text"`
	Ambition    string         `json:"ambition"`
	Plan        Optional       `json:"plan"`
	Leads       []string       `json:"leads"` // its own, else the task's
	Target      programme.Date `json:"target"`
	Due         programme.Date `json:"due"`
	OverdueDays int            `json:"overdue_days"`

	Of    *assess.Task     `json:"-"` // for pages
	LedBy []programme.Text `json:"-"` // likewise
}

// dueActivities are the activities of tasks that have passed their own date, the latest
// first; with soon, those whose date comes by the next board, soonest first. It does not
// matter how their tasks are rated.
func dueActivities(c *Context, tasks []*assess.Task, soon bool) []ActivityRow {
	rows := []ActivityRow{}
	for _, t := range tasks {
		if soon {
			for _, activity := range c.Assessment.Coming(t) {
				rows = append(rows, activityRow(t, activity, 0))
			}
			continue
		}
		for _, l := range t.Late {
			rows = append(rows, activityRow(t, l.Activity, l.Days))
		}
	}
	slices.SortStableFunc(rows, func(a, b ActivityRow) int { return a.Due.Compare(b.Due) })
	return rows
}

func activityRow(t *assess.Task, a *programme.Activity, late int) ActivityRow {
	leads := t.LeadsOf(a)
	return ActivityRow{Task: t.ID.Value, Activity: a.ID.Value, Text: a.Text.Value, Ambition: t.Ambition.ID.Value,
		Plan: Optional(t.Plan.Value), Leads: programme.Values(leads), Target: a.Target.Date, Due: a.Target.Date.Due(),
		OverdueDays: late, Of: t, LedBy: leads}
}

// dueActions are the open actions whose date has passed or, with soon, comes by the next
// board.
func dueActions(c *Context, lead string, soon bool) []ActionRow {
	return actionRows(c, func(s *assess.ActionState) bool {
		switch {
		case !s.Open() || lead != "" && s.Owner.Value != lead:
			return false
		case soon:
			return s.Due.Given() && !s.Overdue && !s.Due.Date.Due().After(c.Assessment.Soon())
		}
		return s.Overdue
	})
}

// name is the task's id and the activity's letter.
func (r ActivityRow) name() string { return r.Task + " " + r.Activity }

// line is the activity as one line to search with grep.
func (r ActivityRow) line() string {
	return oneLine(r.name(), "activity", r.OverdueDays, r.Target, strings.Join(r.Leads, ","), r.Text)
}

// line is the action as one line to search with grep.
func (r ActionRow) line() string {
	return oneLine(r.ID, "action", r.OverdueDays, r.Due, r.Owner.Ref.ID, r.Text)
}

func oneLine(id, kind string, late int, target programme.Date, who, text string) string {
	words := []string{id, kind}
	if late > 0 {
		words = append(words, fmt.Sprintf("overdue=%d", late))
	} else {
		words = append(words, "due-soon")
	}
	words = append(words, "target="+target.String())
	if who != "" {
		words = append(words, "lead="+who)
	}
	return strings.Join(append(words, text), " ")
}

// dueTable is tasks, activities and actions as one table: the columns are those of tasks,
// and the last says which of the three a row is.
func dueTable(v *OverdueView) *doc.Table {
	t := taskTable(v.Tasks)
	t.Caption = "Overdue"
	t.Columns = append(t.Columns, doc.Column{ID: "kind", Title: "kind"})
	for i := range t.Rows {
		t.Rows[i] = append(t.Rows[i], cell("task"))
	}
	add := func(values map[string]doc.Cell) {
		row := make([]doc.Cell, len(t.Columns))
		for i, column := range t.Columns {
			row[i] = values[column.ID]
		}
		t.Rows = append(t.Rows, row)
	}
	for _, r := range v.Activities {
		add(map[string]doc.Cell{"id": cell(r.name()), "ambition": cell(r.Ambition), "title": cell(r.Text),
			"plan": cell(r.Plan), "leads": cell(strings.Join(r.Leads, "; ")), "target": dated(r.Target),
			"due": dated(r.Due), "overdue_days": number(r.OverdueDays), "due_soon": yesNo(r.OverdueDays == 0),
			"kind": cell("activity")})
	}
	for _, r := range v.Actions {
		add(map[string]doc.Cell{"id": cell(r.ID), "title": cell(r.Text), "leads": cell(r.Owner.Ref.ID),
			"target": dated(r.Due), "due": dated(r.Due.Due()), "overdue_days": number(r.OverdueDays),
			"due_soon": yesNo(r.OverdueDays == 0), "kind": cell("action")})
	}
	return t
}

// restBlocks are the activities and actions of the page, each kind under its heading.
func (v *OverdueView) restBlocks() []doc.Block {
	var blocks []doc.Block
	section := func(title string, list *doc.Entries) {
		if len(list.Items) > 0 {
			blocks = append(blocks, heading(title), list)
		}
	}
	activities, actions, names := &doc.Entries{}, &doc.Entries{}, v.Context.names()
	for _, r := range v.Activities {
		who := doc.Toned(doc.Muted, "no lead")
		if len(r.LedBy) > 0 {
			who = names.line(r.LedBy)
		}
		activities.Items = append(activities.Items, doc.Entry{ID: r.name(), Title: doc.Text(r.Text),
			Aside: v.aside(r.OverdueDays, r.Due), Ref: about("task", r.Task), Detail: []doc.Line{
				doc.Text("target " + r.Target.Words() + "; part of: " + r.Of.Title.Value + " (" + rated(r.Of) + ")"),
				who}})
	}
	for _, r := range v.Actions {
		who := doc.Line{{Text: orNone(r.Owner.Name, "no owner"), Tone: doc.Muted, Ref: r.Owner.Ref}}
		actions.Items = append(actions.Items, doc.Entry{ID: r.ID, Title: doc.Text(r.Text),
			Aside: v.aside(r.OverdueDays, r.Due.Due()), Ref: about("action", r.ID),
			Detail: []doc.Line{doc.Text("due " + r.Due.Words()), who}})
	}
	section("Activities with a date of their own", activities)
	section("Actions of meetings", actions)
	return blocks
}

// aside is how late something is, or in how many days it falls due.
func (v *OverdueView) aside(late int, due programme.Date) doc.Line {
	if late > 0 {
		return doc.Toned(doc.Strong, count(late, "day")+" late")
	}
	return doc.Toned(doc.Strong, "due in "+count(due.DaysSince(v.AsAt), "day"))
}

// unowned names the open actions that can never be late, or that nobody is asked for.
func (v *OverdueView) unowned() string {
	var lacking []string
	for _, s := range v.Context.Assessment.Actions {
		switch {
		case !s.Open():
		case !s.Owner.Given() && !s.Due.Given():
			lacking = append(lacking, s.ID.Value+" (no owner, no date)")
		case !s.Owner.Given():
			lacking = append(lacking, s.ID.Value+" (no owner)")
		case !s.Due.Given():
			lacking = append(lacking, s.ID.Value+" (no date)")
		}
	}
	if len(lacking) == 0 {
		return ""
	}
	return countOf(len(lacking), "open action lacks", "open actions lack") + " an owner or a date: " +
		strings.Join(firstFew(lacking), ", ") + "."
}
