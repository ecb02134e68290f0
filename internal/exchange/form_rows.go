package exchange

import (
	"slices"

	"improve/internal/assess"
	"improve/internal/programme"
)

// Rows are what a form asks about.
type Rows struct {
	Tasks     []*assess.Task
	Measures  []*assess.MeasureState
	Risks     []*assess.RiskState
	Ambitions []*assess.Ambition
	Actions   []*assess.ActionState
	// Withheld counts the restricted measures and risks of a lead's tasks that are left out:
	// who leads a task may not see them for that.
	Withheld int
}

// item is what a row of a form is about: one of these.
type item struct {
	task     *assess.Task
	measure  *assess.MeasureState
	risk     *assess.RiskState
	ambition *assess.Ambition
	action   *assess.ActionState
}

// AllRows are what a form may ask about.
func AllRows(a *assess.Assessment) Rows { return RowsOf(a, a.Tasks, "", "") }

// RowsOf are some tasks and what else is of a lead, or of an ambition; all of it where
// neither is given. Closed risks, done actions, and ambitions none of whose tasks is known
// are left out. A lead has the measures of their tasks and ambitions, the risks that they own or
// have an action of, the highlights of their ambitions, and what meetings asked of them. What
// meetings asked is of no ambition.
func RowsOf(a *assess.Assessment, tasks []*assess.Task, lead, ambition string) Rows {
	rows := Rows{Tasks: tasks}
	c := &choice{of: a, tasks: tasks, lead: lead, ambition: ambition}
	for _, m := range a.Measures {
		named := func(t *assess.Task) []programme.Text { return t.Measures }
		if own, theirs := c.takes(m.ID, m.Ambition, programme.Text{}, named); own || theirs && m.Restricted == nil {
			rows.Measures = append(rows.Measures, m)
		} else if theirs {
			rows.Withheld++
		}
	}
	for _, r := range a.Risks {
		if r.Closed() {
			continue
		}
		own, theirs := c.takes(r.ID, r.Ambition, r.Owner, func(t *assess.Task) []programme.Text { return t.Task.Risks })
		theirs = theirs || lead != "" && c.in(r.Ambition) && slices.ContainsFunc(r.Risk.Actions,
			func(a programme.RiskAction) bool { return a.Owner.Value == lead })
		if own || theirs && r.Restricted == nil {
			rows.Risks = append(rows.Risks, r)
		} else if theirs {
			rows.Withheld++
		}
	}
	for _, x := range a.Ambitions {
		if len(x.Tasks) > 0 && c.in(x.ID) && (lead == "" || x.Lead.Value == lead) {
			rows.Ambitions = append(rows.Ambitions, x)
		}
	}
	for _, action := range a.Actions {
		if action.Open() && action.ID.Given() && ambition == "" && (lead == "" || action.Owner.Value == lead) {
			rows.Actions = append(rows.Actions, action)
		}
	}
	return rows
}

// choice is whose rows are wanted.
type choice struct {
	of             *assess.Assessment
	tasks          []*assess.Task
	lead, ambition string
}

func (c *choice) in(ambition programme.Text) bool {
	return c.ambition == "" || ambition.Value == c.ambition
}

// takes reports whether a measure or risk is of the choice: own where all is wanted, or the
// lead owns it or, where nobody does, leads its ambition; theirs where no more than a task of
// theirs names it.
func (c *choice) takes(id, ambition, owner programme.Text,
	named func(*assess.Task) []programme.Text) (own, theirs bool) {
	by := slices.ContainsFunc(c.tasks, func(t *assess.Task) bool {
		is := func(of string) func(programme.Text) bool {
			return func(v programme.Text) bool { return v.Value == of }
		}
		return slices.ContainsFunc(named(t), is(id.Value)) && (c.lead == "" || slices.ContainsFunc(t.Leads, is(c.lead)))
	})
	switch {
	case !c.in(ambition) && !by:
		return false, false
	case c.lead == "":
		return true, true
	case owner.Given():
		own = owner.Value == c.lead
		return own, own
	}
	x := c.of.Ambition(ambition.Value)
	return x != nil && x.Lead.Value == c.lead, by
}

// Count is how many rows there are, and Restricted how many of them are restricted.
func (r Rows) Count() (rows, restricted int) {
	count := func(meta ...*programme.Meta) {
		if rows++; slices.ContainsFunc(meta, func(m *programme.Meta) bool { return m.Restricted != nil }) {
			restricted++
		}
	}
	for _, t := range r.Tasks {
		count(&t.Task.Meta, &t.Task.Ambition.Meta)
	}
	for _, m := range r.Measures {
		count(&m.Meta)
	}
	for _, v := range r.Risks {
		count(&v.Meta)
	}
	for _, x := range r.Ambitions {
		count(&x.Ambition.Meta)
	}
	for _, v := range r.Actions {
		count(&v.Meta, &v.Update.Meta)
	}
	return rows, restricted
}

// rowsOf makes rows of a kind.
func rowsOf[T any](list []T, of func(T) item) []item {
	rows := make([]item, len(list))
	for i, v := range list {
		rows[i] = of(v)
	}
	return rows
}
