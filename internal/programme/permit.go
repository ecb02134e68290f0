package programme

import (
	"slices"
	"strings"
)

// What a permit lets happen to a record of the plan.
const (
	PermitChange = "change"
	PermitDrop   = "drop"
	PermitEnd    = "end"
)

// Droppable are the kinds of record that may leave the plan; a task ends and stays.
func Droppable() []string { return []string{"finding", "measure", "risk"} }

// Named is a record as a permit names it: under which of change, drop and end, and by
// its kind and id. The id is empty of what there is one of, such as the policy.
type Named struct {
	Verb     string
	Text     Text // as written
	Kind, ID string
}

// Named lists what a permit names. One that has a single meaning names one record.
func (p *Permit) Named() []Named {
	var list []Named
	for _, n := range []Named{{Verb: PermitChange, Text: p.Change}, {Verb: PermitDrop, Text: p.Drop},
		{Verb: PermitEnd, Text: p.End}} {
		if n.Text.Given() {
			kind, id, _ := strings.Cut(strings.TrimSpace(n.Text.Value), " ")
			n.Kind, n.ID = kind, strings.TrimSpace(id)
			list = append(list, n)
		}
	}
	return list
}

// Clear is what a permit names, where it has one meaning: a change of one key to one
// value, never of a task's target, which retarget moves; a finding, measure or risk that
// may go, for a task stays and ends; or a plan that ends. A permit that is not clear
// counts for nothing.
func (p *Permit) Clear() (of Named, ok bool) {
	named := p.Named()
	if len(named) != 1 {
		return Named{}, false
	}
	of = named[0]
	bare := !p.Key.Given() && len(p.From) == 0 && len(p.To) == 0
	switch of.Verb {
	case PermitDrop:
		return of, bare && slices.Contains(Droppable(), of.Kind)
	case PermitEnd:
		return of, bare && of.Kind == "plan"
	}
	return of, p.Key.Given() && len(p.To) > 0 && !(of.Kind == "task" && p.Key.Value == "target")
}

// Rates reports whether things are rated by what a permit changes, so that days before
// it are computed with what was before: the policy, and what a measure is rated by.
func (p *Permit) Rates(of Named) bool {
	return of.Verb == PermitChange && (of.Kind == "policy" ||
		of.Kind == "measure" && slices.Contains([]string{"target", "tolerance", "polarity"}, p.Key.Value))
}

// Permitted is a permit that counts, and the decision and the minutes that it is in.
type Permitted struct {
	Named
	Permit   *Permit
	Decision *Decision
	Update   *Update
}

// Permits are the permits that count on a day, in order: clear ones, in what decides and
// does not refuse, of that day or before. On no day all count.
func (p *Programme) Permits(day Date) []Permitted {
	var list []Permitted
	for _, u := range p.Updates {
		if !p.Decides(u) || !day.IsZero() && u.Date.Date.After(day) {
			continue
		}
		for i := range u.Decisions {
			d := &u.Decisions[i]
			if len(d.Permits) > 0 && d.Refuses() {
				continue
			}
			for k := range d.Permits {
				if of, ok := d.Permits[k].Clear(); ok {
					list = append(list, Permitted{of, &d.Permits[k], d, u})
				}
			}
		}
	}
	return list
}
