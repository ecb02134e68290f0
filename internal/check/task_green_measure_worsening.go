package check

import (
	"improve/internal/assess"
	"improve/internal/diag"
)

var taskGreenMeasureWorsening = contradiction(assess.GreenMeasureWorsening,
	"say in a note why the measure worsens and what is done, and rate the task A where that is not enough",
	diag.Rule{
		ID: "task/green-measure-worsening", AsAt: "2020-02-25",
		Title: "A task is rated G while a measure that it rests on got worse twice running",
		Why:   "One bad month is noise; two in a row are a direction. A board that sees only the letter learns of it when the target is missed.",
		Mend:  "Say in a note what the worsening is about and what is done; rate the task A where it does not stop by itself.",
		Bad:   exampleMeasured + exampleGreen + "measures:\n  in-time: {period: 2020-01, value: 93}\n" + exampleEarlier,
		Good:  exampleMeasured + exampleGreen + "measures:\n  in-time: {period: 2020-01, value: 95}\n" + exampleEarlier,
	})
