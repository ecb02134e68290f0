package assess

import "improve/internal/programme"

// Ambition is an ambition as at a date. Tasks are the assessed ones;
// Ambition.Tasks are those of the plan.
type Ambition struct {
	*programme.Ambition
	Tasks        []*Task
	Totals       Totals
	Rating       programme.Rating
	RatingBefore programme.Rating // as at the board's last meeting
	Direction    Direction
	// Highlight is the latest that a lead wrote of it, and HighlightUpdate the
	// update that holds it; nil where nobody has.
	Highlight       *programme.Highlight
	HighlightUpdate *programme.Update
}

func (a *Assessment) assessAmbitions() {
	for _, x := range a.Ambitions {
		x.Totals = Total(x.Tasks)
		x.Totals.NotCounted = a.Left.Of[x.ID.Value]
		x.Rating = Overall(x.Tasks)
		x.RatingBefore = overall(x.Tasks, func(t *Task) (programme.Rating, bool) {
			return t.RatingBefore, t.before != IsEnded && t.before != ""
		})
		x.Direction = DirectionOf(x.Rating, x.RatingBefore)
	}
}

// Overall is the rating of a list of tasks together: B where there are tasks
// and every one is B, else the worst given among those that are open, else not
// rated. Tasks that have ended for good do not count; one on hold is not B. It never
// averages.
func Overall(tasks []*Task) programme.Rating {
	return overall(tasks, func(t *Task) (programme.Rating, bool) { return t.Rating, !t.EndedForGood() })
}

func overall(tasks []*Task, rating func(*Task) (r programme.Rating, counts bool)) programme.Rating {
	worst, complete, all := programme.Unrated, 0, 0
	for _, t := range tasks {
		r, counts := rating(t)
		switch {
		case !counts:
			continue
		case r == programme.Complete:
			complete++
		default:
			worst = programme.Worse(worst, r)
		}
		all++
	}
	if complete > 0 && complete == all {
		return programme.Complete
	}
	return worst
}
