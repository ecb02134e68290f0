package assess

import (
	"slices"

	"improve/internal/programme"
)

// RiskState is a risk or an issue as at a date. Scores are likelihood times
// impact, 1 to 25; 0 where none was given. Nothing is guessed: a risk without a
// review has no current score, whatever its inherent one.
type RiskState struct {
	*programme.Risk
	Reviews []Review // dated on or before the date, oldest first
	Latest  *Review  // the latest with a score; nil where none has one

	Score, InherentScore, TargetScore int
	AboveAppetite                     bool // only where both are given
	// Status is what the latest review that says so says, such as "open";
	// absent where none does.
	Status programme.Text
	// Reviewed says that an update is about it on the day of its review or since;
	// ReviewOverdue that none does, that the day has passed and that it is not closed.
	Reviewed, ReviewOverdue bool

	Before      *Review   // the latest with a score by the board's last meeting; nil where none was
	ScoreBefore int       // its score
	Movement    Direction // Score against ScoreBefore: a lower score is better
}

// Review is what one update says about a risk.
type Review struct {
	*programme.RiskReview
	Update *programme.Update
}

// Points is the score of the review, 0 where it gives none.
func (r *Review) Points() int { return Points(r.Score) }

// Points is likelihood times impact, 0 unless both are given.
func Points(s programme.Score) int {
	if !s.Given() {
		return 0
	}
	return int(s.Likelihood.Value) * int(s.Impact.Value)
}

func (a *Assessment) addRisks() {
	states := make([]RiskState, len(a.Programme.Risks))
	for i, r := range a.Programme.Risks {
		states[i].Risk = r
		a.Risks = append(a.Risks, &states[i])
	}
	a.risks = slotsOf(a.Risks, func(r *RiskState) programme.Text { return r.ID })
	for _, u := range a.Programme.Updates {
		if !counts(u, a.AsAt) {
			continue
		}
		for _, review := range u.Risks {
			if r := a.Risk(review.Risk.Value); r != nil {
				r.Reviews = append(r.Reviews, Review{review, u})
			}
		}
	}
	for _, r := range a.Risks {
		r.finish(a.LastMeeting)
		r.Reviewed = r.Review.Given() && slices.ContainsFunc(r.Reviews, func(review Review) bool {
			return !review.Update.Date.Date.Before(r.Review.Date.Begin())
		})
		r.ReviewOverdue = r.Review.Given() && a.AsAt.After(r.Review.Date) && !r.Reviewed && !r.Closed()
	}
}

// Closed reports whether the latest that says what became of it says that it has passed.
func (r *RiskState) Closed() bool { return r.Status.Value == "closed" }

func (r *RiskState) finish(lastMeeting programme.Date) {
	r.InherentScore, r.TargetScore = Points(r.Inherent), Points(r.Risk.Target)
	for i := range r.Reviews {
		review := &r.Reviews[i]
		if review.Status.Given() {
			r.Status = review.Status
		}
		if review.Points() == 0 {
			continue
		}
		r.Latest, r.Score = review, review.Points()
		if counts(review.Update, lastMeeting) {
			r.Before, r.ScoreBefore = review, r.Score
		}
	}
	r.AboveAppetite = r.Appetite.Given() && float64(r.Score) > r.Appetite.Value
	switch {
	case r.Score == 0:
	case r.ScoreBefore == 0:
		r.Movement = New
	default:
		r.Movement = compare(r.ScoreBefore, r.Score)
	}
}
