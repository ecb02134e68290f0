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
	var n Totals
	for _, t := range tasks {
		n.add(t)
		if t.Ended != nil {
			continue
		}
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

// RatedOn counts the tasks by rating as they stood at the close of an earlier day; the
// other totals are 0.
func (a *Assessment) RatedOn(day programme.Date) Totals {
	var n Totals
	earlier := a.Earlier(day)
	for _, t := range a.Tasks {
		if then := earlier.Task(t); then != nil {
			n.add(then)
		}
	}
	return n
}

// add counts a task in the part that it falls into.
func (n *Totals) add(t *Task) {
	n.Tasks++
	if t.Ended != nil {
		n.Ended++
		count(&n.OnHold, t.State == IsOnHold)
		return
	}
	*n.rated(t.Rating)++
}

// EndedLetter stands for a task that has ended or is on hold, where ratings have letters.
const EndedLetter = "E"

// Part is one of the parts that the tasks of a total fall into: those of a rating, those
// not rated, and those that have ended or are on hold.
type Part struct {
	Key    string           // of JSON and CSV
	Letter string           // stands for it where there is no room for its word
	Word   string           // never shown without the letter
	Rating programme.Rating // of the tasks in it
	Ended  bool             // its tasks have ended or are on hold
	Count  int
}

// Parts are all parts that add up to Tasks, in the order of the key: what counts tasks
// over time, or one beside the other, goes over these.
func (n Totals) Parts() []Part {
	var parts []Part
	for _, r := range append(programme.Ratings(), programme.Unrated) {
		key := r.Letter()
		if r == programme.Unrated {
			key = "not_rated"
		}
		parts = append(parts, Part{Key: key, Letter: r.Letter(), Word: r.Word(), Rating: r, Count: n.Rated(r)})
	}
	return append(parts, Part{Key: "ended", Letter: EndedLetter, Word: "ended or on hold", Ended: true, Count: n.Ended})
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
