package check

import (
	"improve/internal/diag"
	"improve/internal/programme"
)

// waiver is a waiver of the record, and what became of it in this run.
type waiver struct {
	*programme.Waiver
	owner string        // the record that carries it, in words
	task  string        // its id where that is a task
	used  bool          // it silenced something
	shows programme.Pos // it has ended, and this, which it silenced, shows again
}

// waiverIndex finds the waivers of a record by their place in it.
type waiverIndex struct {
	all []*waiver
	at  map[*programme.Waiver]*waiver
}

// newWaiverIndex gathers all waivers, in the order of the record.
func newWaiverIndex(p *programme.Programme) waiverIndex {
	x := waiverIndex{at: map[*programme.Waiver]*waiver{}}
	x.add(&p.Meta, waiver{owner: "the programme"})
	for _, g := range p.Groups {
		x.add(&g.Meta, waiver{owner: g.ID.Value})
	}
	for _, a := range p.Ambitions {
		x.add(&a.Meta, waiver{owner: "ambition " + a.ID.Value})
		for _, t := range a.Tasks {
			x.add(&t.Meta, waiver{owner: t.ID.Value, task: t.ID.Value})
		}
	}
	for _, m := range p.Measures {
		x.add(&m.Meta, waiver{owner: m.ID.Value})
	}
	for _, r := range p.Risks {
		x.add(&r.Meta, waiver{owner: r.ID.Value})
	}
	for _, f := range p.Findings {
		x.add(&f.Meta, waiver{owner: f.ID.Value})
	}
	return x
}

// add notes the waivers that a record carries.
func (x *waiverIndex) add(record *programme.Meta, by waiver) {
	for i := range record.Waivers {
		w := by
		w.Waiver = &record.Waivers[i]
		x.all = append(x.all, &w)
		x.at[w.Waiver] = &w
	}
}

// waive is the waiver that silences a finding, nil where none does: the nearest
// in force, up to and including its last day. It notes the use of every waiver
// that speaks of the finding, so that a second one is not called unused.
func (in *Input) waive(rule diag.Rule, f Found) (silencer *programme.Waiver) {
	if !rule.Waivable || len(in.waivers.all) == 0 {
		return nil
	}
	for _, carrier := range append(f.On.carriers[:len(f.On.carriers):len(f.On.carriers)], &in.Programme.Meta) {
		for i := range carrier.Waivers {
			w := in.waivers.at[&carrier.Waivers[i]]
			switch {
			case w.Rule.Value != rule.ID || !w.Until.Given():
			case in.inForce(w.Waiver):
				w.used = true
				if silencer == nil {
					silencer = w.Waiver
				}
			case !w.shows.Known():
				w.shows = f.At
			}
		}
	}
	return silencer
}

func (in *Input) inForce(w *programme.Waiver) bool { return !in.Assessment.AsAt.After(w.Until.Date) }

// standing are the waivers that can silence anything: those whose rule may be
// waived and whose last day can be read.
func (in *Input) standing() []*waiver {
	var list []*waiver
	for _, w := range in.waivers.all {
		if in.rules[w.Rule.Value].Waivable && w.Until.Given() {
			list = append(list, w)
		}
	}
	return list
}
