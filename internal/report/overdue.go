package report

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/doc"
)

// OverdueView is what is overdue, or falls due soon: `improve overdue`. Untracked are
// tasks alone.
type OverdueView struct {
	Head
	Filter     Filter        `json:"filter,omitzero"`
	Totals     assess.Totals `json:"totals"`
	Tasks      []TaskRow     `json:"tasks"`
	Activities []ActivityRow `json:"activities"` // with a date of their own, whatever their task
	Actions    []ActionRow   `json:"actions"`    // of meetings; none where tasks are chosen by more than their lead
}

// Overdue lists the tasks that a filter chooses among those overdue, worst
// first; with DueSoon in the filter, those that fall due soon, soonest first. The
// activities and actions beside them are overdue, or fall due soon, themselves.
func Overdue(c *Context, f Filter) *OverdueView {
	f.Overdue = !f.DueSoon
	tasks := f.Apply(c.Assessment.Tasks)
	if f.DueSoon {
		slices.SortStableFunc(tasks, func(a, b *assess.Task) int { return a.Due.Compare(b.Due) })
	} else {
		slices.SortStableFunc(tasks, worstFirst)
	}
	v := &OverdueView{Head: c.head(), Filter: f, Totals: c.totals(tasks, f), Tasks: []TaskRow{},
		Activities: []ActivityRow{}, Actions: []ActionRow{}}
	for _, t := range tasks {
		v.Tasks = append(v.Tasks, taskRow(t))
	}
	if f.Untracked {
		return v
	}
	soon := f.DueSoon
	f.Overdue, f.DueSoon = false, false
	v.Activities = dueActivities(c, f.Apply(c.Assessment.Tasks), soon)
	if !soon {
		v.Totals.ActivitiesOverdue = len(v.Activities)
	}
	if f == (Filter{Lead: f.Lead}) {
		v.Actions = dueActions(c, f.Lead, soon)
	}
	return v
}

// Table is the tasks, activities and actions, one row each.
func (v *OverdueView) Table() *doc.Table { return dueTable(v) }

// only is the filter in words, without what the title says.
func (v *OverdueView) only() string {
	f := v.Filter
	f.Overdue, f.DueSoon = false, false
	return f.Words()
}

// Lines are the tasks, activities and actions, one to a line.
func (v *OverdueView) Lines() []string {
	lines := []string{}
	for _, row := range v.Tasks {
		lines = append(lines, row.Line())
	}
	for _, row := range v.Activities {
		lines = append(lines, row.line())
	}
	for _, row := range v.Actions {
		lines = append(lines, row.line())
	}
	return lines
}

// Document is the list as a page.
func (v *OverdueView) Document() doc.Document {
	page := v.page(v.title())
	if only := v.only(); only != "" {
		page.Subtitle = append(page.Subtitle, doc.Text("Only tasks "+only))
	}
	if len(v.Tasks) > 0 {
		list := &doc.Entries{}
		for _, row := range v.Tasks {
			list.Items = append(list.Items, v.entry(row.Task))
		}
		page.Blocks = append(page.Blocks, list)
	}
	page.Blocks = append(page.Blocks, v.restBlocks()...)
	if lines := v.notes(); len(lines) > 0 {
		page.Blocks = append(page.Blocks, notes(lines))
	}
	return page
}

func (v *OverdueView) notes() []doc.Line {
	var lines []doc.Line
	if slices.ContainsFunc(v.Tasks, func(r TaskRow) bool { return onlyComputed(r.Task) }) {
		lines = append(lines, doc.Toned(doc.Muted, "* worked out from dates; no rating, or a better one, was reported"))
	}
	if line := v.unowned(); line != "" && v.Filter == (Filter{Overdue: true}) {
		lines = append(lines, doc.Toned(doc.Muted, line))
	}
	if v.Totals.Untracked > 0 {
		lines = append(lines, doc.Toned(doc.Muted,
			"A task is tracked if its record gives who, what now, "+
				"when and how bad: improve explain task/overdue-untracked"))
	}
	return lines
}

func (v *OverdueView) title() string {
	n := len(v.Tasks)
	title := fmt.Sprintf("%s overdue, %d untracked", count(n, "task"), v.Totals.Untracked)
	switch rest := v.rest(); {
	case n == 0 && rest == "":
		return v.none()
	case n == 0 && v.Filter.DueSoon:
		return fmt.Sprintf("No task falls due %s; %s", v.until(), rest)
	case n == 0:
		return "No task is overdue; " + rest
	case v.Filter.DueSoon && rest == "":
		return fmt.Sprintf("%s due %s", count(n, "task"), v.until())
	case v.Filter.DueSoon:
		return fmt.Sprintf("%s due %s; %s", count(n, "task"), v.until(), rest)
	case rest != "":
		return title + "; " + rest
	}
	return title
}

// rest counts the activities and actions.
func (v *OverdueView) rest() string {
	var parts []string
	if n := len(v.Activities); n > 0 {
		parts = append(parts, countOf(n, "activity", "activities"))
	}
	if n := len(v.Actions); n > 0 {
		parts = append(parts, count(n, "action"))
	}
	return joined(parts...)
}

func (v *OverdueView) until() string {
	if v.NextMeeting.IsZero() {
		return fmt.Sprintf("within %d days", v.Context.Programme.Policy.CycleDays)
	}
	return "by the next board, " + v.NextMeeting.Words()
}

func (v *OverdueView) none() string {
	switch only := v.only(); {
	case only == "untracked":
		return "No overdue task is untracked"
	case only != "":
		return "No task is " + v.Filter.Words()
	case v.Filter.DueSoon:
		return "Nothing falls due " + v.until()
	}
	return "Nothing is overdue"
}

func (v *OverdueView) entry(t *assess.Task) doc.Entry {
	e := attentionEntry(v.Context, t)
	if v.Filter.DueSoon {
		e.Aside = v.aside(0, t.Due)
	}
	e.Detail = append([]doc.Line{doc.Text(targetWords(t))}, e.Detail...)
	if t.Untracked {
		e.Detail = append(e.Detail, doc.Toned(doc.Muted, whyMissing(v.Context, t)))
	}
	return e
}

// targetWords is the target, and the original where it was moved.
func targetWords(t *assess.Task) string {
	if t.Due.IsZero() {
		return "no target"
	}
	words := "target " + t.Target.Date.Words()
	if len(t.Targets) > 1 {
		met := 0
		for _, target := range t.Targets {
			if target.Met {
				met++
			}
		}
		words = fmt.Sprintf("target %s (%d of %d targets met)", t.Target.Date.Words(), met, len(t.Targets))
	}
	switch {
	case t.Moves == 0:
		return words + ", the original"
	case t.Overdue && t.OverdueOriginalDays > 0:
		return fmt.Sprintf("%s; originally %s, %s ago; moved %s", words, t.Original.Date.Words(),
			count(t.OverdueOriginalDays, "day"), times(t.Moves))
	}
	return fmt.Sprintf("%s; originally %s; moved %s", words, t.Original.Date.Words(), times(t.Moves))
}

// whyMissing says for each open question why what the record holds is no
// answer, where it holds anything.
func whyMissing(c *Context, t *assess.Task) string {
	var clauses []string
	for _, question := range t.Missing {
		if why, pos := c.Assessment.Why(t, question); pos.Known() {
			clauses = append(clauses, string(question)+": "+why)
		}
	}
	return strings.Join(clauses, "; ")
}
