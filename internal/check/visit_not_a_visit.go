package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var visitNotAVisit = Check{
	Rule: diag.Rule{
		ID: "visit/not-a-visit", Severity: diag.Error,
		Title: "Verdicts for an event that is not a visit",
		Why: "The letter of a monitoring visit or peer review gives a verdict on each finding. Papers show these " +
			"with visits, but this event is of another kind.",
		Mend: "Name the visit, or write kind: visit at the event in plan/programme.yaml.",
	},
	Run: func(in *Input, report Report) {
		in.eachVisit(func(v *programme.VisitVerdicts, e *programme.Event) {
			if e.Kind.Value != "visit" && !unread(e.Faults, "kind") {
				report(Found{
					At:      v.Visit.Pos,
					Message: fmt.Sprintf("%s is not an event of kind visit", v.Visit.Value),
					Remedy:  "name the visit, or write kind: visit at the event in plan/programme.yaml",
					Related: []Related{{e.Pos, "the event is here"}},
				})
			}
		})
	},
}

// eachVisit goes over the verdicts of all updates whose event is known.
func (in *Input) eachVisit(visit func(*programme.VisitVerdicts, *programme.Event)) {
	var events map[string]*programme.Event
	for _, u := range in.Programme.Updates {
		for _, v := range u.Visits {
			if events == nil {
				events = eventsOf(in.Programme)
			}
			if e := events[v.Visit.Value]; e != nil {
				visit(v, e)
			}
		}
	}
}

// eventsOf are the events that have an id, by it; the first of two counts.
func eventsOf(p *programme.Programme) map[string]*programme.Event {
	events := map[string]*programme.Event{}
	for i := range p.Events {
		if e := &p.Events[i]; e.ID.Given() && events[e.ID.Value] == nil {
			events[e.ID.Value] = e
		}
	}
	return events
}
