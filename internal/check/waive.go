package check

import (
	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/schema"
)

// waiver is a waiver of the record, and what became of it in this run.
type waiver struct {
	*programme.Waiver
	owner string        // the record that carries it, in words
	task  string        // its id where that is a task
	used  bool          // it silenced something
	shows programme.Pos // it has ended, and this, which it silenced, shows again
}

// waiverIndex finds the waivers of a record by where they are written: what is assessed
// may be a copy of the record.
type waiverIndex struct {
	all []*waiver
	at  map[programme.Pos]*waiver
}

// isWaiver reports whether records of a shape are waivers.
func isWaiver(s *schema.Shape) bool { return s.Name == "waiver" }

// add takes in a record that is a waiver.
func (x *waiverIndex) add(e *schema.Entry) {
	w, ok := e.Record.(*programme.Waiver)
	if !ok {
		return
	}
	of := &waiver{Waiver: w, owner: e.Parent.Words()}
	if e.Parent.Shape.Family == tasks {
		of.task = e.Parent.ID()
	}
	x.all, x.at[w.Pos] = append(x.all, of), of
}

// waive is the waiver that silences a finding, nil where none does: the nearest
// in force, up to and including its last day. It notes the use of every waiver
// that is about the finding, so that a second one is not called unused.
func (in *Input) waive(rule diag.Rule, f Found) (silencer *programme.Waiver) {
	if !rule.Waivable || len(in.waivers.all) == 0 {
		return nil
	}
	for _, carrier := range append(f.On.carriers[:len(f.On.carriers):len(f.On.carriers)], &in.Programme.Meta) {
		for i := range carrier.Waivers {
			w := in.waivers.at[carrier.Waivers[i].Pos]
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
