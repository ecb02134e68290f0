package assess

import (
	"cmp"
	"slices"

	"improve/internal/known"
	"improve/internal/programme"
)

// rules is what tasks are judged by on one day.
type rules struct {
	on     programme.Date
	policy programme.Policy // as the loader filled it; a limit of 0 means 0
	pauses []span           // apart from one another, in order

	// record is the whole programme, which knows whose minutes decide; ends is when
	// plans ended; untracked is the first day on which anything is untracked.
	record    *programme.Programme
	limits    known.Limits // of record
	ends      map[string]*PlanEnd
	untracked programme.Date
}

// span is a run of days, both ends included, each a count of days from the
// epoch.
type span struct{ first, last int }

func newRules(p, record *programme.Programme, on programme.Date) rules {
	r := rules{on: on, policy: p.Policy, pauses: merged(p.Pauses), record: record,
		limits: known.LimitsOf(record)}
	if p.Adopted != nil && p.Adopted.Date.Given() {
		adopted := p.Adopted.Date.Date
		r.untracked = adopted.AddDays(p.Policy.CycleDays)
		if _, next := around(record.BoardMeetings(), adopted); !next.IsZero() && next.Before(r.untracked) {
			r.untracked = next
		}
	}
	return r
}

// onDay is the same rules on an earlier day, with the policy of that day.
func (r rules) onDay(day programme.Date) rules {
	r.on = day
	r.policy = r.limits.Policy(day)
	return r
}

// decides reports whether what an update moves and ends counts.
func (r rules) decides(u *programme.Update) bool { return r.record.Decides(u) }

// merged is the days of all pauses, each day once however many pauses it falls
// in. A pause that lacks an end, or ends before it begins, pauses nothing:
// guessing would make old ratings look fresh.
func merged(pauses []programme.Pause) []span {
	spans := make([]span, 0, len(pauses))
	for _, p := range pauses {
		s := span{epochDay(p.From.Date.Begin()), epochDay(p.To.Date)}
		if p.From.Given() && p.To.Given() && s.first <= s.last {
			spans = append(spans, s)
		}
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.first, b.first) })
	apart := spans[:0]
	for _, s := range spans {
		if n := len(apart); n > 0 && s.first <= apart[n-1].last {
			apart[n-1].last = max(apart[n-1].last, s.last)
			continue
		}
		apart = append(apart, s)
	}
	return apart
}

func epochDay(d programme.Date) int { return d.DaysSince(programme.Day(1900, 1, 1)) }

// age is the days since an earlier day, and how many of them fell in a pause.
// The earlier day itself is not one of them: a rating is 0 days old on its day.
func (r rules) age(since programme.Date) (days, paused int) {
	first, last := epochDay(since)+1, epochDay(r.on)
	for _, p := range r.pauses {
		paused += max(0, min(p.last, last)-max(p.first, first)+1)
	}
	return last - first + 1, paused
}

// staleAfter is the age beyond which a rating is stale, in days outside pauses.
func (r rules) staleAfter() int { return r.policy.CycleDays + r.policy.GraceDays }

// lapsedAfter is the age beyond which a rating no longer counts towards the
// rating shown, in days outside pauses.
func (r rules) lapsedAfter() int { return 2 * r.policy.CycleDays }
