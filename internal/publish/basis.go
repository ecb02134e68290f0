package publish

import (
	"fmt"

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
}

// Given reports whether there is such a board. Without one the public sees the plan and
// the findings alone.
func (b Basis) Given() bool { return !b.Board.IsZero() }

// Words say in a sentence, without its stop, what the page rests on and how long ago
// that was published.
func (b Basis) Words() string {
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
	ago := "on the day of this page"
	if days := b.Day.DaysSince(b.Posted); days > 0 {
		ago = fmt.Sprintf("%s before this page", diag.Count(days, "day"))
	}
	return fmt.Sprintf("%s, published on %s, %s", saw, b.Posted.Words(), ago)
}
