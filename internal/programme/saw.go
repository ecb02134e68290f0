package programme

import "strconv"

// Saw is what minutes record that a board saw, as fingerprints: of the promise of each
// task, and of what had been told before the day of the meeting.
type Saw struct {
	// Tasks are of the plan; see FingerprintOf. Ratings are by task.
	Tasks, Ratings, Findings, Measures, Risks []Seen

	Pos Pos
}

// Seen is the fingerprint of one record as a board saw it.
type Seen struct{ ID, Fingerprint Text }

// SeenTasks are the tasks that an update records a board to have seen.
func (u *Update) SeenTasks() []Seen {
	if u.Seen == nil {
		return nil
	}
	return u.Seen.Tasks
}

// Snapshot is what a programme says before a day: the latest of each rating, finding,
// measure and risk, as the parts of its fingerprint, by id.
type Snapshot struct{ Ratings, Findings, Measures, Risks map[string]Parts }

// Of are the parts of one kind: ratings, findings, measures or risks.
func (s Snapshot) Of(kind string) map[string]Parts {
	return map[string]map[string]Parts{"ratings": s.Ratings, "findings": s.Findings, "measures": s.Measures,
		"risks": s.Risks}[kind]
}

// Says reports whether an update says something of a rating, finding, measure or risk.
func (u *Update) Says(kind, id string) bool {
	s := newSnapshot()
	s.add(u)
	_, says := s.Of(kind)[id]
	return says
}

// Unsure reports whether something that an update says of a rating, finding, measure or risk
// could not be read.
func (u *Update) Unsure(kind, id string) bool {
	unsure := len(u.Faults) > 0
	said := func(of string, about Text, m *Meta) {
		unsure = unsure || of == kind && about.Value == id && len(m.Faults) > 0
	}
	for _, e := range u.Progress {
		said("ratings", e.Task, &e.Meta)
	}
	for _, e := range u.Findings {
		said("findings", e.Finding, &e.Meta)
	}
	for _, e := range u.Measures {
		said("measures", e.Measure, &e.Meta)
	}
	for _, e := range u.Rebase {
		said("measures", e.Measure, &e.Meta)
	}
	for _, e := range u.Risks {
		said("risks", e.Risk, &e.Meta)
	}
	return unsure
}

// Parts are what the three parts of a fingerprint are made of: of a rating its letter, its
// day and the forecast; of a finding its state, since when and who confirmed it; of a
// measure its limits, its latest period and the value; of a risk its likelihood, its
// impact and its status.
type Parts [3]string

// Fingerprint is the fingerprint of a record, by its kind and id.
func (p Parts) Fingerprint(kind, id string) Fingerprint {
	part := func(n int) string { return shortHash([]string{kind, id, strconv.Itoa(n), p[n]}) }
	return Fingerprint{part(0), part(1), part(2)}
}

func newSnapshot() Snapshot {
	return Snapshot{map[string]Parts{}, map[string]Parts{}, map[string]Parts{}, map[string]Parts{}}
}

// SnapshotBefore is what a programme says that is dated before a day. Limits of measures
// are as the programme has them.
func (p *Programme) SnapshotBefore(day Date) Snapshot {
	s := newSnapshot()
	for _, m := range p.Measures {
		s.Measures[m.ID.Value] = Parts{m.limits()}
	}
	for _, u := range p.Updates {
		if u.Date.Given() && u.Date.Date.Before(day) {
			s.add(u)
		}
	}
	return s
}

// limits are what a measure is rated by.
func (m *Measure) limits() string {
	return figure(m.Target) + "\n" + figure(m.Tolerance) + "\n" + m.Polarity.Value + "\n" + m.Unit.Value
}

// figure is a number whatever way it is written.
func figure(n Number) string {
	if !n.Given() {
		return ""
	}
	return strconv.FormatFloat(n.Value, 'g', -1, 64)
}

func (s Snapshot) add(u *Update) {
	for _, e := range u.Progress {
		of := s.Ratings[e.Task.Value]
		if e.Rating != Unrated {
			of[0], of[1] = e.Rating.Letter(), u.Date.Date.String()
		}
		if e.Forecast.Given() {
			of[2] = e.Forecast.Date.String()
		}
		s.Ratings[e.Task.Value] = of
	}
	for _, f := range u.Findings {
		s.Findings[f.Finding.Value] = Parts{f.State.Value, f.Since.Date.String(), f.ConfirmedBy.Value}
	}
	for _, r := range u.Measures {
		if of := s.Measures[r.Measure.Value]; r.Period.Value >= of[1] {
			s.Measures[r.Measure.Value] = Parts{of[0], r.Period.Value, figure(r.Value)}
		}
	}
	for _, r := range u.Risks {
		s.Risks[r.Risk.Value] = Parts{figure(r.Score.Likelihood), figure(r.Score.Impact), r.Status.Value}
	}
}
