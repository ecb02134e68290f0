package history

import (
	"improve/internal/check"
	"improve/internal/programme"
)

// confirmed reports whether an entry is a confirmed B.
func confirmed(p *programme.Progress) bool {
	return p.Rating == programme.Complete && p.ConfirmedBy.Given()
}

// met reports whether a finding is said to be met, and confirmed.
func met(s *programme.FindingState) bool { return s.State.Value == "met" && s.ConfirmedBy.Given() }

// confirmations find the commits that first wrote what an update says to be complete or met,
// and its confirmation.
func (w *writings) confirmations(f *writing, u *programme.Update) (list []check.Confirmation) {
	for _, p := range u.Progress {
		if confirmed(p) {
			list = append(list, w.confirmation(f, check.Confirmation{Task: p.Task.Value},
				func(u *programme.Update) (says, by bool) {
					for _, then := range u.Progress {
						if then.Task.Value == p.Task.Value {
							says, by = then.Rating == p.Rating, then.ConfirmedBy.Value == p.ConfirmedBy.Value
						}
					}
					return says, by
				}))
		}
	}
	for _, s := range u.Findings {
		if met(s) {
			list = append(list, w.confirmation(f, check.Confirmation{Finding: s.Finding.Value},
				func(u *programme.Update) (says, by bool) {
					for _, then := range u.Findings {
						if then.Finding.Value == s.Finding.Value {
							says, by = then.State.Value == s.State.Value, then.ConfirmedBy.Value == s.ConfirmedBy.Value
						}
					}
					return says, by
				}))
		}
	}
	return list
}

// confirmation finds the commits that first wrote that something is so, and who confirms it.
func (w *writings) confirmation(f *writing, c check.Confirmation, reads func(*programme.Update) (says, by bool),
) check.Confirmation {
	for _, v := range w.lineage(f) {
		part := w.history.versions.File(v.blob)
		if part == nil {
			continue
		}
		for _, u := range part.Updates {
			says, by := reads(u)
			if c.Rated.Name == "" && says {
				c.Rated = w.history.told(v.commit)
			}
			if c.Confirmed.Name == "" && by {
				c.Confirmed = w.history.told(v.commit)
			}
		}
	}
	return c
}
