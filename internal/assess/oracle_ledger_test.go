package assess_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// ledger works out what became of each date first promised, by going through the days: a
// date was kept if it was met by the close of the day for which it was promised.
func (w *world) ledger(on day) object {
	n := map[string]int{}
	for _, t := range w.Tasks {
		if w.from(t) > on {
			continue
		}
		facts, end := on, w.ended(t, on)
		if end != nil {
			facts = end.on
		}
		dates, _ := w.targets(t, facts)
		for i, p := range dates {
			if w.goesOn(t, i, on) {
				continue
			}
			fate := w.fate(t, i, w.promisedFor(t, p, on), on, end)
			n["first_dates"]++
			n["first_dates_"+fate]++
			if slices.Contains([]string{"kept", "moved_in_time", "met_before", "met_late", "not_kept"}, fate) {
				n["first_dates_passed"]++
			}
		}
	}
	o := object{}
	for _, key := range []string{"", "_passed", "_kept", "_moved_in_time", "_met_before", "_met_late", "_not_kept",
		"_met_early", "_to_come", "_on_hold", "_ended_before"} {
		o["first_dates"+key] = float64(n["first_dates"+key])
	}
	return o
}

// promisedFor is the last day of what was first promised: in the plan, or by the first
// decision where the plan had no date.
func (w *world) promisedFor(t *task, p *promised, on day) day {
	if p.original != "" {
		return last(p.original)
	}
	for _, e := range w.said(t, on) {
		if e.To != "" && w.decides(e.u) {
			return last(e.To)
		}
	}
	panic("a date from nowhere")
}

func (w *world) fate(t *task, i int, due, on day, end *ending) string {
	facts, good := on, end != nil && end.as != "on-hold"
	if end != nil {
		facts = end.on
	}
	metBy := func(d day) bool { return w.complete(t, d, facts) || w.metBy(t, i, min(d, facts)) }
	switch {
	case metBy(min(due, on)) && on > due:
		return "kept"
	case metBy(min(due, on)):
		return "met_early"
	case good && due > end.on:
		return "ended_before"
	case !good && on <= due:
		return "to_come"
	case end != nil && due > end.on:
		return "on_hold"
	case last(w.stood(t, i, due, on)) > due:
		return "moved_in_time"
	case metBy(on) && w.Adopted != "" && metBy(last(w.Adopted)) && !w.openAfter(t, due, metBy):
		return "met_before"
	case metBy(on):
		return "met_late"
	}
	return "not_kept"
}

// openAfter: somebody rated the task as not complete after a day, before its date was met.
func (w *world) openAfter(t *task, due day, metBy func(day) bool) bool {
	return slices.ContainsFunc(w.said(t, due+10000), func(e said) bool {
		return e.on > due && strings.Contains("RAG", e.Rating) && e.Rating != "" && !metBy(e.on)
	})
}

// complete: rated B by a day, and never otherwise since.
func (w *world) complete(t *task, by, now day) bool {
	so := false
	for _, e := range w.said(t, now) {
		switch {
		case e.Rating == "B" && e.on <= by:
			so = true
		case e.Rating != "B" && e.Rating != "":
			so = false
		}
	}
	return so
}

// metBy: the date of that place in the plan was met by a day.
func (w *world) metBy(t *task, i int, by day) bool {
	dates, _ := w.targets(t, by)
	return i < len(dates) && dates[i].met
}

// stood is the date that a promise had on a day. What continues an old task had the old
// one's date until the board ended that.
func (w *world) stood(t *task, i int, by, on day) string {
	if end := w.ended(t, on); end != nil {
		by = min(by, end.on)
	}
	dates, _ := w.targets(t, by)
	if i >= len(dates) {
		return w.promisedFor(t, &promised{}, on).String() // a meeting gave it after that
	}
	old := w.task(t.Continues)
	if now, _ := w.targets(t, w.lived(t, on)); old == nil || dates[i].moved || !now[i].carried {
		return dates[i].current
	}
	end := w.ended(old, on)
	if end != nil && end.as != "on-hold" && end.on <= by && !end.undecided {
		return dates[i].current
	}
	return w.stood(old, w.carries(t, on), by, on)
}

// lived is the last day of which anything counts for a task.
func (w *world) lived(t *task, on day) day {
	if end := w.ended(t, on); end != nil {
		return end.on
	}
	return on
}

// carries is the place of the date that a task takes from the one it continues, -1 where
// it takes none.
func (w *world) carries(t *task, on day) int {
	old := w.task(t.Continues)
	by := min(w.lived(old, w.lived(t, on)), w.lived(t, on))
	dates, _ := w.targets(old, by)
	due, open := earliest(dates)
	if !open {
		return -1
	}
	return slices.Index(dates, due)
}

// goesOn: a date of a task goes on in one that continues it, and is counted there.
func (w *world) goesOn(t *task, i int, on day) bool {
	return slices.ContainsFunc(w.Tasks, func(later *task) bool {
		return later.Continues == t.ID && w.from(later) <= on && w.carries(later, on) == i
	})
}

// The ledger of any record on any day is what the tests work out for themselves: each
// date is counted once, under one of the fates.
func TestTheLedgerIsWhatTheRecordSupports(t *testing.T) {
	anyDay(t, func(w *world, on day, said object) []string {
		got := said["first_dates"].(object)
		parts := got["first_dates_passed"].(float64)
		for _, key := range []string{"met_early", "to_come", "on_hold", "ended_before"} {
			parts += got["first_dates_"+key].(float64)
		}
		wrong := differences("", w.ledger(on), got)
		if parts != got["first_dates"].(float64) {
			wrong = append(wrong, fmt.Sprint("the parts do not add up: ", got))
		}
		return wrong
	})
}
