package report

import (
	"strings"

	"improve/internal/assess"
	"improve/internal/change"
	"improve/internal/programme"
)

// taskName names a task in a sentence.
func taskName(t *assess.Task) string { return called(t.Title.Value, t.ID.Value) }

// taskNames name several.
func taskNames(tasks []*assess.Task) []string {
	var names []string
	for _, t := range tasks {
		names = append(names, taskName(t))
	}
	return names
}

// ratingNow is a task's rating, and whether its dates alone give it.
func ratingNow(t *assess.Task) string {
	if onlyComputed(t) {
		return t.Rating.Said() + " by its dates"
	}
	return t.Rating.Said()
}

// added is a task that was not known before, with what became of it since.
func (d *differ) added(t *assess.Task) {
	goesOn := ""
	if old := t.Continued; old != nil {
		goesOn = ", and continues " + taskName(old)
	}
	d.add("new", t, programme.Date{}, "%s: it is new in the plan%s.", taskName(t), goesOn)
	d.life(taskName(t), t)
}

// life is each decision since by which a task ended or was put on hold, the end of its
// plan, and the day on which a hold was over.
func (d *differ) life(name string, now *assess.Task) {
	var held *assess.Ended
	for _, e := range now.Ends {
		held = nil
		if e.OnHold() {
			held = e
		}
		if e.LiftsHold() || !e.Date.After(d.since) {
			continue
		}
		kind := change.Ends
		if e.OnHold() {
			kind = change.Held
		}
		d.add(kind, now, e.Date, "%s: %s.%s", name, d.ending(e), goesOnAs(now, e))
	}
	if held == nil || now.Ended != nil {
		return
	}
	since, decided := held.Until.Date.Due().AddDays(1), ""
	if held.LiftsHold() {
		since, decided = held.Date, ", "+d.ending(held)
	}
	if since.After(d.since) {
		d.add(change.Resumed, now, since, "%s: it has been off hold since %s%s. It is %s.", name, since.Words(),
			decided, ratingNow(now))
	}
}

// ending says how, by whom and why a task ended, was put on hold or taken off hold.
func (d *differ) ending(e *assess.Ended) string {
	how := ""
	if !e.LiftsHold() {
		how = e.Words()
	}
	words := strings.Join(nonEmpty(how, d.context.Assessment.DecidedBy(e)), ", ")
	if reason := e.Reason(); reason.Given() {
		words += ": " + strings.TrimSuffix(reason.Value, ".")
	}
	return words
}

// goesOnAs names the tasks that continue one that has ended.
func goesOnAs(t *assess.Task, e *assess.Ended) string {
	if e.OnHold() || len(t.ContinuedBy) == 0 {
		return ""
	}
	return " It goes on as " + joined(taskNames(t.ContinuedBy)...) + "."
}

// findings are those whose own state changed, and those that are new.
func (d *differ) findings() {
	for i, row := range findingRows(d.context) {
		now := d.context.Assessment.Findings[i]
		before := d.before.Finding(row.ID)
		c := Change{Kind: change.Finding, Finding: Optional(row.ID)}
		switch {
		case before == nil:
			c.Text = called(row.Title, row.ID) + ": it is new" + d.from(row.Source) + "."
		case before.State == now.State && before.Unconfirmed == now.Unconfirmed:
			continue
		default:
			c.Text = called(row.Title, row.ID) + ": it was " + before.State + ". Now: " + row.stateWords()
		}
		if now.Update != nil {
			c.On = now.Update.Date.Date
		}
		*d.list = append(*d.list, c)
	}
}

// from says where a finding comes from.
func (d *differ) from(source string) string {
	if s := d.context.Assessment.Index.Source(source); s != nil {
		return ", from: " + sourceName(s)
	}
	return ""
}

// plans are those that ended since without a decision that anybody recorded: a decision
// is reported as one.
func (d *differ) plans() {
	told := map[*programme.Plan]bool{}
	for _, t := range d.context.Assessment.Tasks {
		e := t.Ended
		if e == nil || e.PlanEnd == nil || e.Minutes() != nil || !e.Date.After(d.since) || told[e.PlanEnd.Plan] {
			continue
		}
		told[e.PlanEnd.Plan] = true
		d.add(change.Ends, nil, e.Date, "The plan “%s” ended %s. No decision that ended it is recorded.",
			e.PlanEnd.Plan.Title.Value, taskEnd(e).Date.When())
	}
}
