package check

import (
	"improve/internal/assess"
	"improve/internal/diag"
)

var ambitionGreener = contradiction(assess.AmbitionGreenerMeasures,
	"rate the tasks behind the measure by their results, or add a missing task",
	diag.Rule{
		ID: "ambition/greener", AsAt: "2020-02-25",
		Title: "Ambition on track or complete, but a measure is red",
		Why: "Its tasks are on track, but one of its measures is beyond its tolerance. The work is going well, " +
			"but the results for children do not show it.",
		Mend: "Look at the tasks behind the measure. Rate them by their results, or add a missing task.",
		Bad: exampleTask + exampleAmbitionMeasure + exampleGreen +
			"measures:\n  in-time: {period: 2020-01, value: 84}\n",
		Good: exampleTask + exampleAmbitionMeasure + exampleGreen +
			"measures:\n  in-time: {period: 2020-01, value: 86}\n",
	})
