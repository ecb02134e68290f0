package check

import (
	"improve/internal/assess"
	"improve/internal/diag"
)

var taskGreenMeasureRed = contradiction(assess.GreenMeasureRed,
	"rate the task A and say what will move the measure, or correct the value",
	diag.Rule{
		ID: "task/green-measure-red", AsAt: "2020-02-25",
		Title: "A task is rated G while a measure that it rests on is red",
		Why:   "The measure is how we would know that the task works. Where it is beyond its tolerance, activity may be on track and still make no difference.",
		Mend:  "Say in a note why the task is on track although the measure is not, and rate it A until the measure moves; or correct the value, or the link from the task.",
		Bad:   exampleMeasured + exampleGreen + "measures:\n  in-time: {period: 2020-01, value: 84}\n",
		Good:  exampleMeasured + exampleGreen + "measures:\n  in-time: {period: 2020-01, value: 85}\n",
	})
