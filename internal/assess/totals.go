package assess

import "improve/internal/programme"

// Totals counts tasks. B, R, A, G, NotRated and Ended add up to Tasks; those that are
// Ended, among them those OnHold, are in no other count.
type Totals struct {
	Tasks                  int `json:"tasks"`
	B                      int `json:"B"`
	R                      int `json:"R"`
	A                      int `json:"A"`
	G                      int `json:"G"`
	NotRated               int `json:"not_rated"`
	Overdue                int `json:"overdue"`
	Untracked              int `json:"untracked"`
	DueSoon                int `json:"due_soon"`
	Stale                  int `json:"stale"`
	Slipped                int `json:"slipped"`
	CompleteImpactNotShown int `json:"complete_impact_not_shown"`
	CompleteUnevidenced    int `json:"complete_unevidenced"` // B of before the record, without evidence or confirmation
	Ended                  int `json:"ended"`
	OnHold                 int `json:"on_hold"`
	Suspect                int `json:"suspect"`
	Refreshed              int `json:"refreshed"`
	ToRefresh              int `json:"to_refresh"`         // open, and not refreshed
	ActivitiesOverdue      int `json:"activities_overdue"` // activities, not tasks
	NotCounted             int `json:"not_counted"`        // of plans published later; not in Tasks
}

// Total counts a list of tasks, so that a filtered list has its own totals.
func Total(tasks []*Task) Totals {
	n := Totals{Tasks: len(tasks)}
	for _, t := range tasks {
		if t.Ended != nil {
			n.Ended++
			count(&n.OnHold, t.State == IsOnHold)
			continue
		}
		*n.rated(t.Rating)++
		count(&n.Overdue, t.Overdue)
		count(&n.Untracked, t.Untracked)
		count(&n.DueSoon, t.DueSoon)
		count(&n.Stale, t.Stale)
		count(&n.Slipped, t.SlippedDays > 0)
		count(&n.CompleteImpactNotShown, t.Complete() && !t.ImpactShown)
		count(&n.CompleteUnevidenced, t.Unevidenced)
		count(&n.Suspect, t.Suspect())
		count(&n.Refreshed, t.Refreshed)
		count(&n.ToRefresh, t.Open() && !t.Refreshed)
		n.ActivitiesOverdue += len(t.Late)
	}
	return n
}

// Rated is the number of tasks of a rating.
func (n Totals) Rated(r programme.Rating) int { return *n.rated(r) }

func (n *Totals) rated(r programme.Rating) *int {
	switch r {
	case programme.Complete:
		return &n.B
	case programme.OffTrack:
		return &n.R
	case programme.Behind:
		return &n.A
	case programme.OnTrack:
		return &n.G
	}
	return &n.NotRated
}

func count(n *int, yes bool) {
	if yes {
		*n++
	}
}
