package check

import (
	"improve/internal/assess"
	"improve/internal/diag"
)

var taskGreenMeasureWorsening = contradiction(assess.GreenMeasureWorsening,
	"explain in a note why the measure got worse and what is being done; if that is not enough, rate the task A",
	diag.Rule{
		ID: "task/green-measure-worsening", AsAt: "2020-02-25",
		Title: "Rated G, but its measure got worse twice in a row",
		Why: "One bad month may be chance; two in a row are a trend. A board that sees only the rating learns of " +
			"it when the target is missed.",
		Mend: "Explain in a note why the measure got worse and what is being done. If that is not enough, " +
			"rate the task A.",
		Bad:  exampleMeasured + exampleGreen + "measures:\n  in-time: {period: 2020-01, value: 93}\n" + exampleEarlier,
		Good: exampleMeasured + exampleGreen + "measures:\n  in-time: {period: 2020-01, value: 95}\n" + exampleEarlier,
	})
