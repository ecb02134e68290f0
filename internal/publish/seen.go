package publish

import "improve/internal/programme"

// seeAnew puts fingerprints of the public's copy in place of those of the record:
// there people have other ids, so that every task would look changed, and a hash of
// what may not be published has no place in it. What agrees with the plan in the
// record agrees in the copy; what does not, differs in the same parts. What was seen
// of a task that is not in the copy goes, and so do fingerprints of what was told: their
// parts have so few values that trying all of them tells what is withheld.
func seeAnew(p, public *programme.Programme) {
	now, shown := fingerprints(p), fingerprints(public)
	for _, u := range public.Updates {
		var kept []programme.Seen
		for _, seen := range u.SeenTasks() {
			id := seen.ID.Value
			was, ok := programme.ParseFingerprint(seen.Fingerprint.Value)
			if as, here := shown.of(id); here && ok {
				at, _ := now.of(id)
				seen.Fingerprint.Value = agreeing(was, at, as).String()
				kept = append(kept, seen)
			}
		}
		u.Seen = nil
		if len(kept) > 0 {
			u.Seen = &programme.Saw{Tasks: kept}
		}
	}
}

// prints are the fingerprints of tasks as a plan has them, made when they are asked for: most
// are of no task that anybody saw.
type prints struct {
	tasks map[string]*programme.Task
	made  map[string]programme.Fingerprint
}

// fingerprints are those of all tasks. Of two tasks with one id the first counts, as
// everywhere.
func fingerprints(p *programme.Programme) prints {
	all := prints{map[string]*programme.Task{}, map[string]programme.Fingerprint{}}
	for _, a := range p.Ambitions {
		for _, t := range a.Tasks {
			if all.tasks[t.ID.Value] == nil {
				all.tasks[t.ID.Value] = t
			}
		}
	}
	return all
}

// of is the fingerprint of the task of an id, and whether there is such a task.
func (p prints) of(id string) (print programme.Fingerprint, found bool) {
	t := p.tasks[id]
	if t == nil {
		return print, false
	}
	print, known := p.made[id]
	if !known {
		print = programme.FingerprintOf(t)
		p.made[id] = print
	}
	return print, true
}

// agreeing is a fingerprint that differs from shown in the parts in which was
// differs from now, and says nothing else.
func agreeing(was, now, shown programme.Fingerprint) programme.Fingerprint {
	part := func(was, now, shown string) string {
		if was == now {
			return shown
		}
		if none := "000000"; shown != none {
			return none
		}
		return "000001"
	}
	return programme.Fingerprint{Target: part(was.Target, now.Target, shown.Target),
		Wording: part(was.Wording, now.Wording, shown.Wording), Leads: part(was.Leads, now.Leads, shown.Leads)}
}
