package assess

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/programme"
)

// Contradiction is two data of the record, on different levels of assurance,
// that cannot both be right or need a word of explanation: a task said to be on
// track, and a date, measure or risk that says something else.
type Contradiction struct {
	Kind     ContradictionKind
	Task     *Task     // whose rating is contradicted; nil where it is an ambition's
	Ambition *Ambition // whose rating is contradicted; nil where it is a task's
	// Claim and Against are clauses without a full stop: what is said, and what
	// speaks against it.
	Claim, Against string
	// Places are where the claim is, then what speaks against it. An unknown
	// place rests on a date alone.
	Places []programme.Pos
}

// ContradictionKind names a kind of contradiction, as rules do.
type ContradictionKind string

// The kinds. All but the last two are of tasks that their lead rates G, while
// that rating has not lapsed.
const (
	GreenOverdue            ContradictionKind = "green-overdue"
	GreenStale              ContradictionKind = "green-stale"
	GreenForecastLate       ContradictionKind = "green-forecast-late"
	GreenActivityOverdue    ContradictionKind = "green-activity-overdue"
	GreenMeasureRed         ContradictionKind = "green-measure-red"
	GreenMeasureWorsening   ContradictionKind = "green-measure-worsening"
	GreenMeasureSignal      ContradictionKind = "green-measure-signal"
	GreenRiskAboveAppetite  ContradictionKind = "green-risk-above-appetite"
	GreenIssueOverdue       ContradictionKind = "green-issue-overdue"
	CompleteMeasureUnmoved  ContradictionKind = "complete-measure-unmoved"
	AmbitionGreenerMeasures ContradictionKind = "ambition-greener"
)

// About is the id of the task or ambition whose rating is contradicted.
func (c *Contradiction) About() string {
	if c.Task != nil {
		return c.Task.ID.Value
	}
	return c.Ambition.ID.Value
}

// Contradictions finds where the levels contradict each other, in the
// programme's order: each ambition's tasks, then the ambition itself.
func (a *Assessment) Contradictions() []Contradiction {
	f := contradictions{a: a, controls: map[*MeasureState]*Control{}}
	for _, ambition := range a.Ambitions {
		for _, t := range ambition.Tasks {
			switch {
			case t.Rated == nil || t.Lapsed || t.Ended != nil:
			case t.Reported == programme.OnTrack:
				f.green(t)
			case t.Reported == programme.Complete:
				f.complete(t)
			}
		}
		f.ambition(ambition)
	}
	return f.found
}

// quoted is the title of a part as people know it, or its id where it has none.
func quoted(title, id programme.Text) string {
	if !title.Given() {
		return id.Value
	}
	return "“" + strings.TrimSuffix(title.Value, ".") + "”"
}

type contradictions struct {
	a        *Assessment
	found    []Contradiction
	controls map[*MeasureState]*Control
}

// task notes a contradiction of a task's rating.
func (f *contradictions) task(kind ContradictionKind, t *Task, against string, at ...programme.Pos) {
	claim := fmt.Sprintf("%s was rated %s on %s", t.ID.Value, t.Reported, t.Rated.Update.Date.Date.Words())
	f.found = append(f.found, Contradiction{Kind: kind, Task: t, Claim: claim, Against: against,
		Places: append([]programme.Pos{t.Rated.RatingPos}, at...)})
}

func (f *contradictions) green(t *Task) {
	if t.Overdue {
		f.task(GreenOverdue, t, "is "+days(t.OverdueDays)+" overdue", t.Target.Pos)
	}
	if t.Stale {
		f.task(GreenStale, t, "that rating is "+days(t.RatedAge)+" old")
	}
	if t.Forecast.Given() && t.Effective != nil && t.Forecast.Date.After(t.Target.Date) {
		f.task(GreenForecastLate, t, fmt.Sprintf("its forecast, %s, is after its target, %s",
			t.Forecast.Date.Words(), t.Target.Date.Words()), t.Forecast.Pos, t.Target.Pos)
	}
	for i := range t.Activities {
		if a := &t.Activities[i]; a.Target.Given() && f.a.AsAt.After(a.Target.Date) && t.DoneBy(a.ID.Value) == nil {
			f.task(GreenActivityOverdue, t, fmt.Sprintf("its activity %s fell due on %s and is not done",
				quoted(a.Text, a.ID), a.Target.Date.Due().Words()), a.Target.Pos)
		}
	}
	f.measures(t)
	f.risks(t)
}

func (f *contradictions) measures(t *Task) {
	for _, ref := range t.Measures {
		m := f.a.Measure(ref.Value)
		if m == nil || m.Latest == nil {
			continue
		}
		at := m.Latest.Reading.Value.Pos
		if m.Rating == programme.OffTrack {
			f.task(GreenMeasureRed, t, fmt.Sprintf("its measure %s is %s in %s",
				quoted(m.Title, m.ID), m.Rating, m.Latest.Period.Words()), at)
		}
		control := f.control(m)
		if control.Quiet != Limited && m.worsening() {
			f.task(GreenMeasureWorsening, t, fmt.Sprintf("its measure %s got worse twice running, up to %s",
				quoted(m.Title, m.ID), m.Latest.Period.Words()), at)
		}
		if s := control.worse(m); s != nil {
			f.task(GreenMeasureSignal, t, fmt.Sprintf("its measure %s is worse by more than chance: %s is %s",
				quoted(m.Title, m.ID), s.At.Words(), s.Words()), at)
		}
	}
}

// control is the control chart of a measure, made once for all tasks that rest on it.
func (f *contradictions) control(m *MeasureState) *Control {
	c, known := f.controls[m]
	if !known {
		c = m.Control()
		f.controls[m] = c
	}
	return c
}

// worsening reports whether each of the last two values was worse than the one before it,
// whatever periods were skipped between them.
func (m *MeasureState) worsening() bool {
	n := len(m.Points)
	if n < 3 {
		return false
	}
	return m.compare(&m.Points[n-3], &m.Points[n-2]) == Worse && m.compare(&m.Points[n-2], &m.Points[n-1]) == Worse
}

func (f *contradictions) risks(t *Task) {
	for _, ref := range t.Risks {
		r := f.a.Risk(ref.Value)
		if r == nil || r.Closed() {
			continue
		}
		if r.AboveAppetite {
			f.task(GreenRiskAboveAppetite, t, fmt.Sprintf("its risk %s scores %d, above the board's appetite of %d",
				quoted(r.Title, r.ID), r.Score, int(r.Appetite.Value)),
				r.Latest.Pos, r.Appetite.Pos)
		}
		for _, action := range r.Risk.Actions {
			if r.Kind.Value == "issue" && action.Due.Given() && f.a.AsAt.After(action.Due.Date) {
				f.task(GreenIssueOverdue, t, fmt.Sprintf("the action on its issue %s was due on %s",
					quoted(r.Title, r.ID), action.Due.Date.Due().Words()), action.Due.Pos)
			}
		}
	}
}

// complete finds measures that did not move although the task that they show is
// complete: short of the target, and no better than when they were first taken.
func (f *contradictions) complete(t *Task) {
	for _, ref := range t.Measures {
		m := f.a.Measure(ref.Value)
		if m == nil || len(m.Points) < 2 || m.Rating == programme.OnTrack || !m.Points[0].Reading.Value.Given() ||
			!m.Latest.Reading.Value.Given() ||
			m.compare(&m.Points[0], m.Latest) == Better {
			continue
		}
		f.task(CompleteMeasureUnmoved, t,
			fmt.Sprintf("its measure %s is no better than in %s", quoted(m.Title, m.ID), m.Points[0].Period.Words()),
			m.Latest.Reading.Value.Pos, m.Points[0].Reading.Value.Pos)
	}
}

// ambition finds an ambition that is on track or complete while one of its
// measures is red: the worst counts, as it does among tasks. Amber is within
// tolerance and contradicts nothing.
func (f *contradictions) ambition(a *Ambition) {
	if a.Rating != programme.OnTrack && a.Rating != programme.Complete {
		return
	}
	i := slices.IndexFunc(f.a.Measures, func(m *MeasureState) bool {
		return m.Ambition.Value == a.ID.Value && m.Rating == programme.OffTrack
	})
	if i < 0 {
		return
	}
	worst := f.a.Measures[i]
	f.found = append(f.found, Contradiction{Kind: AmbitionGreenerMeasures, Ambition: a,
		Claim: fmt.Sprintf("ambition %s is %s", a.ID.Value, a.Rating),
		Against: fmt.Sprintf("its measure %s is %s in %s", quoted(worst.Title, worst.ID), worst.Rating,
			worst.Latest.Period.Words()),
		Places: []programme.Pos{a.ID.Pos, worst.Latest.Reading.Value.Pos}})
}
