package check

import (
	"improve/internal/assess"
	"improve/internal/diag"
)

var taskGreenMeasureRed = contradiction(assess.GreenMeasureRed,
	"rate the task A and say what will bring the measure back, or correct the value",
	diag.Rule{
		ID: "task/green-measure-red", Dated: true,
		Title: "Rated G, but its measure is red",
		Why: "The measure shows whether the task works. If it is beyond its tolerance, " +
			"the work may be on track and still make no difference.",
		Mend: "Rate the task A until the measure improves, and explain in a note. Or correct the value, " +
			"or the link from the task to the measure.",
	})
