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
			"afterwards, whatever git shows.",
		Mend: "Put the earlier update back as it was, and say what is different in a new update. If the minutes were " +
			"begun before the last update was written, waive this check with a reason.",
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
			told := in.toldBefore(u.Date.Date)
			saw := &sighting{in: in, update: u, report: report}
			saw.compare("ratings", u.Seen.Ratings, told.Ratings)
			saw.compare("findings", u.Seen.Findings, told.Findings)
			saw.compare("measures", u.Seen.Measures, told.Measures)
			saw.compare("risks", u.Seen.Risks, told.Risks)
		}
	},
}

// toldBefore is what the record says of the days before a meeting, with the limits that
// held then.
func (in *Input) toldBefore(day programme.Date) programme.Snapshot {
	then := programme.Programme{Updates: in.Programme.Updates}
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
}

func (s *sighting) compare(kind string, seen []programme.Seen, told map[string]programme.Parts) {
	for _, one := range seen {
		saw, ok := programme.ParseFingerprint(one.Fingerprint.Value)
		id := one.ID.Value
		if !ok || told[id].Fingerprint(kind, id) == saw || kind == "measures" && s.samePlan(id, saw, told[id]) {
			continue
		}
		s.report(Found{At: one.ID.Pos, On: about(id), Message: s.words(kind, id, saw, told[id]),
			Remedy: "put the update that said so back as it was, and say what is different in a new one; " +
				"git log -p -- updates shows what was edited"})
	}
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
	if in.History == nil {
		return nil
	}
	for _, g := range in.History.Gone {
		if g.known() {
			days = append(days, g.Date)
		}
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
