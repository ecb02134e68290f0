package publish

import (
	"cmp"
	"fmt"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
)

// Basis is what a page for the public rests on: a board whose minutes are posted.
type Basis struct {
	Group  string         `json:"group"`  // the board's name
	Board  programme.Date `json:"board"`  // the day on which it met; null where nothing is posted
	Posted programme.Date `json:"posted"` // when its minutes were; null in a draft where they are not
	Day    programme.Date `json:"day"`    // of the page
	Draft  bool           `json:"draft"`  // as if all minutes were posted
	// EndedSince are plans that, as plan/ says, ended after the board and by the day of
	// the page: their tasks are open on it, as the board saw them.
	EndedSince []PlanEnd `json:"ended_since,omitempty"`
}

// PlanEnd is when a plan ended of which no decision is recorded.
type PlanEnd struct {
	Plan  string         `json:"plan"`
	Title string         `json:"title"`
	Ended programme.Date `json:"ended"`
}

// endedSince are the plans of a public copy that ended after the board of its basis.
func (b Basis) endedSince(public *programme.Programme) []PlanEnd {
	var list []PlanEnd
	for _, plan := range public.Plans {
		if e := plan.Ended; e != nil && e.Date.Given() && (!b.Given() || e.Date.Date.Due().After(b.Board)) {
			list = append(list, PlanEnd{plan.ID.Value, cmp.Or(plan.Title.Value, plan.ID.Value), e.Date.Date})
		}
	}
	return list
}

// Given reports whether there is such a board. Without one the public sees the plan and
// the findings alone.
func (b Basis) Given() bool { return !b.Board.IsZero() }

// Words say in a sentence, without its last stop, what the page rests on, how long before
// its day that was published, and which plans have ended since.
func (b Basis) Words() string {
	age := ""
	if days := b.Day.DaysSince(b.Posted); b.Given() && !b.Posted.IsZero() && days > 0 {
		age = fmt.Sprintf(", %s before this page", diag.Count(days, "day"))
	}
	return b.saying(b.restsOn() + age)
}

// Standing says the same of a page that stays as it is from day to day: not how long before.
func (b Basis) Standing() string { return b.saying(b.restsOn()) }

// saying adds to what a page rests on which plans have ended since.
func (b Basis) saying(rests string) string {
	said := []string{rests}
	for _, e := range b.EndedSince {
		since := ""
		if b.Given() {
			since = ", after that board"
		}
		said = append(said, e.Title+" ended "+e.Ended.When()+since+", with no decision recorded")
	}
	return strings.Join(said, ". ")
}

func (b Basis) restsOn() string {
	switch {
	case !b.Given() && b.Draft:
		return fmt.Sprintf("No board has minutes up to %s: this is the plan and the findings alone, without ratings, "+
			"figures or lateness", b.Day.Words())
	case !b.Given():
		return fmt.Sprintf("No board's minutes were published by %s: this is the plan and the findings alone, "+
			"without ratings, figures or lateness", b.Day.Words())
	}
	saw := fmt.Sprintf("As the %s of %s saw it", b.Group, b.Board.Words())
	if b.Posted.IsZero() {
		return saw + ", not published yet"
	}
	return saw + ", published on " + b.Posted.Words()
}
