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
			if as, here := shown[id]; here && ok {
				seen.Fingerprint.Value = agreeing(was, now[id], as).String()
				kept = append(kept, seen)
			}
		}
		u.Seen = nil
		if len(kept) > 0 {
			u.Seen = &programme.Saw{Tasks: kept}
		}
	}
}

// fingerprints are those of all tasks as the plan has them now. Of two tasks with
// one id the first counts, as everywhere.
func fingerprints(p *programme.Programme) map[string]programme.Fingerprint {
	all := map[string]programme.Fingerprint{}
	for _, a := range p.Ambitions {
		for _, t := range a.Tasks {
			if _, taken := all[t.ID.Value]; !taken {
				all[t.ID.Value] = programme.FingerprintOf(t)
			}
		}
	}
	return all
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
