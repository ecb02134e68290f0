package report

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
)

// ledgerLines says how often the dates that were first promised for tasks have been kept;
// nothing where none has a date.
func ledgerLines(c *Context, tasks []*assess.Task) []string {
	l := c.Assessment.Ledger(tasks)
	if l.Dates == 0 {
		return nil
	}
	return []string{datesKept(c, l)}
}

// datesKept is what became of the dates that have passed. Where nobody has ever rated a
// task or called a date met, nothing is known of it: silence is not a broken promise.
func datesKept(c *Context, l assess.Ledger) string {
	if l.Passed == 0 {
		return countOf(l.Dates, "date was", "dates were") + " first promised, and none has passed yet."
	}
	passed := fmt.Sprintf("Of %s first promised, %d %s passed", count(l.Dates, "date"), l.Passed,
		oneOrMore(l.Passed, "has", "have"))
	if l.Passed == l.Dates {
		passed = oneOrMore(l.Dates, "The one date first promised has passed",
			fmt.Sprintf("All %d dates first promised have passed", l.Dates))
	}
	if !everRated(c.Assessment.Tasks) && l.Kept+l.MetBefore+l.MetLate+l.MetEarly == 0 {
		return passed + ". No task has ever been rated, so it is unknown whether any was kept."
	}
	parts := nonEmpty(fmt.Sprintf("%d kept", l.Kept), some(l.MovedInTime, "moved by the board in time"),
		some(l.MetBefore, "met before this record began"), some(l.MetLate, "met late"), some(l.NotKept, "not kept"))
	return passed + ": " + strings.Join(parts, ", ") + "."
}

// datesAhead is how the other dates are, empty where nothing is to be said about them.
func datesAhead(l assess.Ledger) string {
	if l.Dates == l.ToCome {
		return ""
	}
	be := func(n int) string { return oneOrMore(n, "is", "are") }
	others := joined(some(l.ToCome, be(l.ToCome)+" to come"), some(l.MetEarly, be(l.MetEarly)+" met already"),
		some(l.FellOnHold, oneOrMore(l.FellOnHold, "passes while its task is on hold",
			"pass while their tasks are on hold")),
		some(l.EndedBefore, oneOrMore(l.EndedBefore, "ended with its task before it fell due",
			"ended with their tasks before they fell due")))
	if others == "" {
		return ""
	}
	return "Of the others, " + others + "."
}

// some is a number of things, empty where it is 0.
func some(n int, of string) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d %s", n, of)
}

// dates is a row for each date first promised, the earliest first.
func (v *SlipsView) dates() *doc.Table {
	t := &doc.Table{Caption: "Each date first promised", Columns: []doc.Column{{Title: "First promised"},
		{Title: "Task", Flexible: true}, {Title: "Now"}, {Title: "What became of it", Flexible: true}}}
	type line struct {
		first programme.Date
		cells []doc.Cell
	}
	var lines []line
	for _, r := range v.Tasks {
		for _, d := range r.Dates {
			lines = append(lines, line{d.First, []doc.Cell{cell(d.First.Words()),
				linked("task", r.ID, r.ID+" "+r.Title), cell(d.Target.Words()), cell(d.words(r.Task))}})
		}
	}
	slices.SortStableFunc(lines, func(a, b line) int { return a.first.Compare(b.first) })
	for _, l := range lines {
		t.Rows = append(t.Rows, l.cells)
	}
	return t
}

// words say what became of a date. Of a task that nobody has rated they do not say that
// its date was not kept: nobody has written so.
func (d SlipDate) words(t *assess.Task) string {
	switch {
	case d.Fate == assess.MetBefore:
		return "met by " + d.MetOn.Words() + ", before this record began"
	case !d.MetOn.IsZero():
		return string(d.Fate) + ", " + d.MetOn.Words()
	case d.Fate == assess.NotKept && t.Rated == nil:
		return "not recorded as kept"
	}
	return string(d.Fate)
}
