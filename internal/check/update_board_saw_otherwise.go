package check

import (
	"cmp"
	"fmt"
	"slices"

	"improve/internal/diag"
	"improve/internal/known"
	"improve/internal/programme"
)

var updateBoardSawOtherwise = Check{
	Rule: diag.Rule{
		ID: "update/board-saw-otherwise", Severity: diag.Error, Dated: true, Waivable: true,
		Title: "The record no longer says what a board saw",
		Why: "Minutes record fingerprints of the ratings, findings, measures and risks that the board had been told. " +
			"If the record now gives others for the days before that board, an update was edited, deleted or added " +
			"afterwards, whatever git shows. An update that was written before the board, and merged after it, is " +
			"not reported.",
		Mend: "Put the earlier update back as it was, and say what is different in a new update.",
	},
	Run: func(in *Input, report Report) {
		if len(in.Programme.Unread) > 0 {
			return
		}
		edited := in.editedDays()
		for _, u := range in.Programme.Updates {
			before := func(d programme.Date) bool { return d.Before(u.Date.Date) }
			if u.Seen == nil || !u.Meeting.Given() || !in.counts(u) || slices.ContainsFunc(edited, before) {
				continue
			}
			saw := &sighting{in: in, update: u, report: report}
			saw.told = in.toldBefore(u.Date.Date, saw.updates())
			saw.compare("ratings", u.Seen.Ratings)
			saw.compare("findings", u.Seen.Findings)
			saw.compare("measures", u.Seen.Measures)
			saw.compare("risks", u.Seen.Risks)
		}
	},
}

// toldBefore is what updates say about the days before a meeting, with the limits that held
// then.
func (in *Input) toldBefore(day programme.Date, updates []*programme.Update) programme.Snapshot {
	then := programme.Programme{Updates: updates}
	for _, m := range in.Programme.Measures {
		measure := *m
		then.Measures = append(then.Measures, &measure)
	}
	known.Rewind(&then, in.Programme, day.AddDays(-1)) // before that board decided
	return then.SnapshotBefore(day)
}

// sighting compares what minutes record with what the record says now.
type sighting struct {
	in     *Input
	update *programme.Update
	report Report
	told   programme.Snapshot
}

// updates are those of the record as the minutes know them: what was written in time on
// another branch, and merged later, is no part of what the board saw.
func (s *sighting) updates() []*programme.Update {
	if s.in.History == nil {
		return s.in.Programme.Updates
	}
	knew := s.in.History.Updates[s.update.Path].Knew
	var list []*programme.Update
	for _, u := range s.in.Programme.Updates {
		if was, otherwise := knew[u.Path]; otherwise {
			u = was
		}
		if u != nil {
			list = append(list, u)
		}
	}
	return list
}

func (s *sighting) compare(kind string, seen []programme.Seen) {
	for _, one := range seen {
		saw, ok := programme.ParseFingerprint(one.Fingerprint.Value)
		id := one.ID.Value
		is := s.told.Of(kind)[id]
		if !ok || is.Fingerprint(kind, id) == saw || kind == "measures" && s.samePlan(id, saw, is) ||
			s.unsure(kind, id) || s.in.History == nil && s.added(kind, id, saw) {
			continue
		}
		s.report(Found{At: one.ID.Pos, On: about(id), Message: s.words(kind, id, saw, is),
			Remedy: "put the update that said so back as it was, and say what is different in a new one; " +
				"git log -p -- updates shows what was edited"})
	}
}

// unsure reports whether something that the board may have seen cannot be read now. That is
// said already, and nobody is accused of it.
func (s *sighting) unsure(kind, id string) bool {
	return slices.ContainsFunc(s.in.Programme.Updates, func(u *programme.Update) bool {
		return u.Date.Date.Before(s.update.Date.Date) && u.Unsure(kind, id)
	})
}

// added reports whether the record says what the minutes know but for whole updates that it
// has besides. When those were written only git can tell: the checks of the history do.
func (s *sighting) added(kind, id string, saw programme.Fingerprint) bool {
	var before []*programme.Update
	for _, u := range s.in.Programme.Updates {
		if u.Date.Date.Before(s.update.Date.Date) && u.Says(kind, id) {
			before = append(before, u)
		}
	}
	says := func(updates []*programme.Update) bool {
		return s.in.toldBefore(s.update.Date.Date, updates).Of(kind)[id].Fingerprint(kind, id) == saw
	}
	for n := range before {
		if says(before[:n]) || says(slices.Concat(before[:n], before[n+1:])) {
			return true
		}
	}
	return false
}

// samePlan reports whether only the plan says something else of a measure: it has other
// limits, which may be harder ones or permitted, or was dropped by the board. What is changed
// in the plan in silence is for the rules of changes.
func (s *sighting) samePlan(id string, saw programme.Fingerprint, now programme.Parts) bool {
	is := now.Fingerprint("measures", id)
	_, dropped := s.in.dropped()[kindID{"measure", id}]
	return dropped || is.Wording == saw.Wording && is.Leads == saw.Leads
}

// editedDays are the days of the updates that git shows to have been edited, deleted or
// written too late, which the checks of the history report.
func (in *Input) editedDays() (days []programme.Date) {
	for _, g := range in.gone() {
		days = append(days, g.Date)
	}
	in.written(func(u *programme.Update, w Written) {
		if len(in.lateEdits(u, w)) > 0 || in.ratedAfterwards(u, w) != "" {
			days = append(days, u.Date.Date)
		}
	})
	return days
}

// words say what is different. Of the few letters of a rating the one that was seen can be
// found.
func (s *sighting) words(kind, id string, saw programme.Fingerprint, now programme.Parts) string {
	board := s.in.whose(s.update) + " on " + s.update.Date.Date.Words()
	switch kind {
	case "ratings":
		is := now.Fingerprint(kind, id)
		if is.Target == saw.Target {
			return fmt.Sprintf("%s saw %s rated on another day, or with another forecast, than the record now says",
				board, id)
		}
		return fmt.Sprintf("%s was %s for %s; the record now says %s for that day", id, s.letter(id, saw), board,
			cmp.Or(now[0], "nothing"))
	case "findings":
		return fmt.Sprintf("%s saw another state of finding %s than the record now says", board, id)
	case "measures":
		return fmt.Sprintf("%s saw another value of measure %s than the record now says", board, id)
	}
	return fmt.Sprintf("%s saw another score or status of risk %s than the record now says", board, id)
}

// letter is the rating that a fingerprint was made of.
func (s *sighting) letter(id string, saw programme.Fingerprint) string {
	for _, r := range programme.Ratings() {
		if (programme.Parts{r.Letter()}).Fingerprint("ratings", id).Target == saw.Target {
			return r.Letter()
		}
	}
	return "not rated"
}
