package report

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/doc"
)

// OverdueView is what is overdue, or falls due soon: `improve overdue`.
type OverdueView struct {
	Head
	Filter Filter        `json:"filter,omitzero"`
	Totals assess.Totals `json:"totals"`
	Tasks  []TaskRow     `json:"tasks"`
}

// Overdue lists the tasks that a filter chooses among those overdue, worst
// first; with DueSoon in the filter, those that fall due soon, soonest first.
func Overdue(c *Context, f Filter) *OverdueView {
	f.Overdue = !f.DueSoon
	tasks := f.Apply(c.Assessment.Tasks)
	if f.DueSoon {
		slices.SortStableFunc(tasks, func(a, b *assess.Task) int { return a.Due.Compare(b.Due) })
	} else {
		slices.SortStableFunc(tasks, worstFirst)
	}
	v := &OverdueView{Head: c.head(), Filter: f, Totals: c.totals(tasks, f), Tasks: []TaskRow{}}
	for _, t := range tasks {
		v.Tasks = append(v.Tasks, taskRow(t))
	}
	return v
}

// Table is the tasks, one row each.
func (v *OverdueView) Table() *doc.Table { return taskTable(v.Tasks) }

// only is the filter in words, without what the title says.
func (v *OverdueView) only() string {
	f := v.Filter
	f.Overdue, f.DueSoon = false, false
	return f.Words()
}

// Lines are the tasks, one to a line.
func (v *OverdueView) Lines() []string {
	lines := make([]string, len(v.Tasks))
	for i, row := range v.Tasks {
		lines[i] = row.Line()
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
	whatever := v.Filter // an activity may be late whatever its task is
	whatever.Overdue = false
	if line := lateNote(whatever.Apply(v.Context.Assessment.Tasks)); line != "" && !v.Filter.DueSoon {
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
	if n == 0 {
		return v.none()
	}
	if v.Filter.DueSoon {
		return fmt.Sprintf("%s due %s", count(n, "task"), v.until())
	}
	return fmt.Sprintf("%s overdue, %d untracked", count(n, "task"), v.Totals.Untracked)
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
		e.Aside = doc.Toned(doc.Strong, "due in "+count(t.Due.DaysSince(v.AsAt), "day"))
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
