package check

import (
	"improve/internal/assess"
	"improve/internal/diag"
)

// contradiction makes the check of one kind of contradiction between the levels
// of assurance. The place is that of the claim; what speaks against it is
// related.
func contradiction(kind assess.ContradictionKind, remedy string, rule diag.Rule) Check {
	rule.Severity, rule.Waivable = diag.Warning, true
	return Check{Rule: rule, Run: func(in *Input, report Report) {
		for _, c := range in.Contradictions() {
			if c.Kind != kind || c.Task != nil && uncertain(c.Task) {
				continue
			}
			found := Found{At: c.Places[0], Message: c.Claim + ", but " + c.Against, Remedy: remedy}
			if c.Task != nil {
				found.On = onTask(c.Task.Task)
			} else {
				found.On = on(&c.Ambition.Meta)
			}
			for _, pos := range c.Places[1:] {
				if pos.Known() {
					found.Related = append(found.Related, Related{pos, "this contradicts it"})
				}
			}
			report(found)
		}
	}}
}

// Contradictions are those of the assessment, found once a run.
func (in *Input) Contradictions() []assess.Contradiction {
	if !in.contradicted {
		in.contradictions, in.contradicted = in.Assessment.Contradictions(), true
	}
	return in.contradictions
}

// exampleReadings begin measures' values; exampleMeasured links a task to one.
const (
	exampleMeasured = exampleTask + "    measures: [in-time]\n" + exampleInTime
	exampleInTime   = "-- plan/measures.yaml --\nmeasures:\n" +
		"  - {id: in-time, title: Assessments completed in time, unit: \"%\", polarity: higher, target: 90, " +
		"tolerance: 5, every: month}\n"
	exampleGreen = "-- updates/2020-02-25-lead.yaml --\ndate: 2020-02-25\nprogress:\n" +
		"  1.1: {rating: G, note: All members are appointed.}\n"
	exampleRisky   = exampleTask + "    risks: [capacity]\n-- plan/risks.yaml --\nrisks:\n"
	exampleEarlier = "-- updates/2020-01-14-lead.yaml --\ndate: 2020-01-14\nmeasures:\n" +
		"  in-time: {period: 2019-12, value: 94}\n-- updates/2019-12-10-lead.yaml --\ndate: 2019-12-10\nmeasures:\n" +
		"  in-time: {period: 2019-11, value: 95}\n"
	exampleBlue = "-- updates/2020-02-25-lead.yaml --\ndate: 2020-02-25\nprogress:\n" +
		"  1.1: {rating: B, note: The board meets., evidence: [Minutes of the first meeting], confirmed_by: bo-kay}\n"

	exampleAmbitionMeasure = "-- plan/measures.yaml --\nmeasures:\n" +
		"  - {id: in-time, title: Assessments completed in time, unit: \"%\", polarity: higher, target: 90, " +
		"tolerance: 5, every: month, ambition: 1}\n"
)
