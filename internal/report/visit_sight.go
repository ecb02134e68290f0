package report

import (
	"slices"

	"improve/internal/assess"
	"improve/internal/programme"
)

// sight is how the programme saw itself on the day of a visit, and at the visit before.
type sight struct {
	c        *Context
	then     *assess.Assessment
	before   *assess.Assessment // nil where no visit before is recorded
	from, to programme.Date     // after the one, up to the other; zero from where there is none before
}

// finding is how the programme saw one finding, beside the verdict of the letter.
func (s *sight) finding(f *assess.FindingState, verdict *programme.Verdict) VisitFinding {
	row := VisitFinding{ID: f.ID.Value, Title: f.Title.Value, Measures: []string{}, Seen: []string{},
		Impact: []string{}}
	if verdict != nil {
		row.Verdict, row.Note = Optional(verdict.Verdict.Value), verdict.Note.Value
	}
	then := s.then.Finding(row.ID)
	if then == nil {
		return row
	}
	row.Known, row.State, row.Finding = true, then.State, then
	row.Totals, row.Rating = assess.Total(then.Tasks), assess.Overall(then.Tasks)
	if s.before != nil {
		if was := s.before.Finding(row.ID); was != nil {
			row.Was = assess.Overall(was.Tasks)
		}
		row.Direction = assess.DirectionOf(row.Rating, row.Was)
	}
	row.Agreed = agreed(row.Direction, row.Verdict)
	seen := map[string]bool{}
	for _, t := range then.Tasks {
		for _, id := range t.Measures {
			if m := s.then.Measure(id.Value); m != nil && !seen[id.Value] {
				seen[id.Value] = true
				row.Measures = append(row.Measures, m.Title.Value+": "+s.c.measureWords(m))
			}
		}
		s.said(&row, t)
	}
	return row
}

// agreed says whether our own direction is the letter's verdict; nil where one is missing.
func agreed(d assess.Direction, verdict Optional) *bool {
	if verdict == "" || !slices.Contains([]assess.Direction{assess.Better, assess.Same, assess.Worse}, d) {
		return nil
	}
	alike := string(d) == string(verdict)
	return &alike
}

// said gathers who looked at a task and what changed for children by it, since the visit before.
func (s *sight) said(row *VisitFinding, t *assess.Task) {
	within := func(u *programme.Update) bool {
		return !u.Date.Date.After(s.to) && (s.from.IsZero() || u.Date.Date.After(s.from))
	}
	for _, e := range t.Entries {
		if e.Verified != nil && within(e.Update) {
			row.Seen = append(row.Seen, taskName(t)+": "+sentences([]string{s.c.verifiedWords(e.Verified)}))
		}
	}
	for _, u := range s.then.Programme.Updates {
		for _, i := range u.Impact {
			if i.Task.Value == t.ID.Value && within(u) {
				row.Impact = append(row.Impact, taskName(t)+": "+sentences(s.c.impactPhrases(i)))
			}
		}
	}
}
