package assess

import "improve/internal/programme"

// The states of a finding.
const (
	FindingOpen      = "open"
	FindingAnswered  = "answered"
	FindingEvidenced = "evidenced"
	FindingMet       = "met"
)

// FindingState is a finding as at a date: its own state, whatever that of its tasks is.
type FindingState struct {
	*programme.Finding
	State  string                  // open where nothing is said
	Entry  *programme.FindingState // the latest that says so; nil where none does
	Update *programme.Update       // that holds it
	// Unconfirmed says that it is said to be met and nobody from outside confirms it: it
	// counts as evidenced.
	Unconfirmed bool
	Tasks       []*Task // that answer it, in the programme's order
}

// Finding is the finding of that id, nil where there is none.
func (a *Assessment) Finding(id string) *FindingState { return lookup(a.Findings, a.findings, id) }

func (a *Assessment) addFindings() {
	states := make([]FindingState, len(a.Programme.Findings))
	for i, f := range a.Programme.Findings {
		states[i] = FindingState{Finding: f, State: FindingOpen}
		a.Findings = append(a.Findings, &states[i])
	}
	a.findings = slotsOf(a.Findings, func(f *FindingState) programme.Text { return f.ID })
	for _, u := range a.Programme.Updates {
		if !counts(u, a.AsAt) {
			continue
		}
		for _, entry := range u.Findings {
			if f := a.Finding(entry.Finding.Value); f != nil && entry.State.Given() {
				f.State, f.Entry, f.Update = entry.State.Value, entry, u
			}
		}
	}
	for _, f := range a.Findings {
		if f.State == FindingMet && !a.Outside(f.Entry.ConfirmedBy.Value) {
			f.State, f.Unconfirmed = FindingEvidenced, true
		}
	}
	for _, t := range a.Tasks {
		for _, id := range t.Task.Findings {
			if f := a.Finding(id.Value); f != nil {
				f.Tasks = append(f.Tasks, t)
			}
		}
	}
}

// Outside reports whether a text means somebody who is not of the council, under no id.
func (a *Assessment) Outside(who string) bool {
	person := a.Programme.PersonNamed(who)
	return who != "" && person != nil && a.Programme.FromOutside(person)
}

// Recommended is a recommendation as at a date.
type Recommended struct {
	*programme.Recommendation
	Update   *programme.Update // that holds it
	Answer   *programme.Answer // the latest; nil where there is none
	Answered *programme.Update // the update that holds the answer
}

func (a *Assessment) addRecommendations() {
	slots := map[string]*Recommended{}
	for _, u := range a.Programme.Updates {
		if !counts(u, a.AsAt) {
			continue
		}
		for _, r := range u.Recommendations {
			made := &Recommended{Recommendation: r, Update: u}
			a.Recommended = append(a.Recommended, made)
			if slots[r.ID.Value] == nil {
				slots[r.ID.Value] = made
			}
		}
		for _, answer := range u.Answers {
			if r := slots[answer.Recommendation.Value]; r != nil {
				r.Answer, r.Answered = answer, u
			}
		}
	}
}
