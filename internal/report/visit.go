package report

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
)

// VisitView sets, for each finding that a visit looked at, how the programme rated itself on
// the visit's day beside what the visit's letter says: how well did we know ourselves?
type VisitView struct {
	Head
	Visit    string         `json:"visit"`
	Title    string         `json:"title"`
	On       programme.Date `json:"on"`
	Text     string         `json:"text"`
	Before   *VisitBefore   `json:"before"` // the visit before it; null where none is recorded
	Told     programme.Date `json:"told"`   // when what the letter says came into the record
	Focus    bool           `json:"focus_recorded"`
	Findings []VisitFinding `json:"findings"`
	// Unpublished is where the public's page rests on an earlier board than the visit, so that
	// the ratings of its day are not published yet.
	Unpublished bool `json:"unpublished"`
}

// VisitBefore is the visit before another.
type VisitBefore struct {
	Visit string         `json:"visit"`
	Title string         `json:"title"`
	On    programme.Date `json:"on"`
}

// VisitFinding is one finding, as the programme and the visit saw it.
type VisitFinding struct {
	ID        string           `json:"id"`
	Title     string           `json:"title"`
	InFocus   bool             `json:"in_focus"`
	Known     bool             `json:"known"`      // on the visit's day
	State     string           `json:"state"`      // the finding's own, on the visit's day
	Rating    programme.Rating `json:"rating"`     // of its tasks together, on that day
	Was       programme.Rating `json:"rating_was"` // at the visit before
	Direction assess.Direction `json:"direction"`  // since the visit before
	Totals    assess.Totals    `json:"totals"`     // of its tasks on that day
	Verdict   Optional         `json:"verdict"`    // of the letter: better, same or worse; null without one
	Note      string           `json:"note"`
	Agreed    *bool            `json:"agreed"`    // whether direction and verdict are alike; null where one is missing
	Measures  []string         `json:"measures"`  // as they stood on the visit's day, in words
	Seen      []string         `json:"looked_at"` // who looked, and what they found, since the visit before
	Impact    []string         `json:"impact"`    // what changed for children, since the visit before

	Finding *assess.FindingState `json:"-"` // on the visit's day; nil where it was not known
}

// UnknownVisitError says that there is no visit of an id, and which there are.
type UnknownVisitError struct {
	ID    string
	Known []string
}

func (e UnknownVisitError) Error() string {
	if len(e.Known) == 0 {
		return fmt.Sprintf("there is no visit %q: the record holds no visit with an id up to this date", e.ID)
	}
	if near, ok := diag.Nearest(e.ID, e.Known); ok {
		return fmt.Sprintf("there is no visit %q: did you mean %s?", e.ID, near)
	}
	return fmt.Sprintf("there is no visit %q: choose among %s", e.ID, strings.Join(e.Known, ", "))
}

// visits are the events of which there can be a paper: visits with an id, known by the day of
// the page, in order.
func (c *Context) visits() []*programme.Event {
	var all []*programme.Event
	for i := range c.Programme.Events {
		if e := &c.Programme.Events[i]; e.Kind.Value == "visit" && e.ID.Given() && e.Date.Given() {
			all = append(all, e)
		}
	}
	slices.SortStableFunc(all, func(a, b *programme.Event) int {
		return a.Date.Date.Begin().Compare(b.Date.Date.Begin())
	})
	return all
}

// VisitIDs are the ids of the visits of which there can be a paper, with their titles.
func VisitIDs(c *Context) [][2]string {
	var ids [][2]string
	for _, e := range c.visits() {
		ids = append(ids, [2]string{e.ID.Value, e.Title.Value})
	}
	return ids
}

func visit(c *Context, o Options) (View, error) {
	all := c.visits()
	at := slices.IndexFunc(all, func(e *programme.Event) bool { return e.ID.Value == o.Visit })
	if at < 0 {
		unknown := UnknownVisitError{ID: o.Visit}
		for _, pair := range VisitIDs(c) {
			unknown.Known = append(unknown.Known, pair[0])
		}
		return nil, unknown
	}
	e := all[at]
	v := &VisitView{Head: c.head(), Visit: o.Visit, Title: e.Title.Value, On: e.Date.Date, Text: e.Text.Value,
		Focus: len(e.Focus) > 0, Findings: []VisitFinding{}}
	if v.Unpublished = c.Public && e.Date.Date.Due().After(c.Basis.Board); v.Unpublished {
		return v, nil
	}
	s := sight{c: c, to: e.Date.Date.Due(), then: c.thenAt(e.Date.Date)}
	if at > 0 {
		before := all[at-1]
		v.Before = &VisitBefore{before.ID.Value, before.Title.Value, before.Date.Date}
		s.from, s.before = before.Date.Date.Due(), c.thenAt(before.Date.Date)
	}
	verdicts, told := c.verdicts(o.Visit)
	v.Told = told
	for _, f := range c.Assessment.Findings {
		id := f.ID.Value
		inFocus := slices.ContainsFunc(e.Focus, func(t programme.Text) bool { return t.Value == id })
		if inFocus || verdicts[id] != nil {
			row := s.finding(f, verdicts[id])
			row.InFocus = inFocus
			v.Findings = append(v.Findings, row)
		}
	}
	return v, nil
}

// thenAt is the assessment of an earlier day; of a month, its last day.
func (c *Context) thenAt(day programme.Date) *assess.Assessment {
	if !day.Due().Before(c.Assessment.AsAt) {
		return c.Assessment
	}
	return c.Assessment.On(day)
}

// verdicts are what the letter of a visit says about each finding, and the day of the update
// that says it last.
func (c *Context) verdicts(visit string) (map[string]*programme.Verdict, programme.Date) {
	verdicts, told := map[string]*programme.Verdict{}, programme.Date{}
	for _, u := range c.Programme.Updates {
		for _, said := range u.Visits {
			if said.Visit.Value != visit || u.Date.Date.After(c.Assessment.AsAt) {
				continue
			}
			told = u.Date.Date
			for _, verdict := range said.Verdicts {
				verdicts[verdict.Finding.Value] = verdict
			}
		}
	}
	return verdicts, told
}
