package check

import (
	"improve/internal/assess"
	"improve/internal/diag"
)

var ambitionGreener = contradiction(assess.AmbitionGreenerMeasures,
	"rate the tasks that should move the measure for what they achieve, or add the task that is missing",
	diag.Rule{
		ID: "ambition/greener", AsAt: "2020-02-25",
		Title: "An ambition is on track or complete while one of its measures is red",
		Why:   "It is on track by its tasks, and one of its measures is beyond its tolerance. Level 1 says that work goes well, level 2 that children do not see it yet.",
		Mend:  "Look at the tasks that should move the measure: rate them for what they achieve, or add the task that is missing.",
		Bad:   exampleTask + exampleAmbitionMeasure + exampleGreen + "measures:\n  in-time: {period: 2020-01, value: 84}\n",
		Good:  exampleTask + exampleAmbitionMeasure + exampleGreen + "measures:\n  in-time: {period: 2020-01, value: 86}\n",
	})
