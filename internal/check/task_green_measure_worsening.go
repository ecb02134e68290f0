package check

import (
	"improve/internal/assess"
	"improve/internal/diag"
)

var taskGreenMeasureWorsening = contradiction(assess.GreenMeasureWorsening,
	"explain in a note why the measure got worse and what is being done; if that is not enough, rate the task A",
	diag.Rule{
		ID: "task/green-measure-worsening", Dated: true,
		Title: "Rated G, but its measure got worse twice in a row",
		Why: "One bad month may be chance; two in a row are worth a word. A board that sees only the rating learns " +
			"of it when the target is missed. Where a measure has control limits they tell change from chance, " +
			"and this check says nothing: see task/green-measure-signal.",
		Mend: "Explain in a note why the measure got worse and what is being done. If that is not enough, " +
			"rate the task A.",
	})
