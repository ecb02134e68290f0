package check

import (
	"improve/internal/assess"
	"improve/internal/diag"
)

var taskCompleteMeasureUnmoved = contradiction(assess.CompleteMeasureUnmoved,
	"reopen the task, or record what did change for children under impact",
	diag.Rule{
		ID: "task/complete-measure-unmoved", AsAt: "2020-02-25",
		Title: "A task is complete and the measure that it rests on has not moved",
		Why:   "What was to be done is done, and the measure that should show it is short of its target and no better than when it was first taken. Activity is not impact.",
		Mend:  "Reopen the task, or record under impact what did change for children and how it is known, and let the board close it with that.",
		Bad:   exampleMeasured + exampleBlue + "measures:\n  in-time: {period: 2020-01, value: 86}\n" + exampleEarlier,
		Good:  exampleMeasured + exampleBlue + "measures:\n  in-time: {period: 2020-01, value: 91}\n" + exampleEarlier,
	})
