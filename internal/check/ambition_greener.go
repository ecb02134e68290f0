package check

import (
	"improve/internal/assess"
	"improve/internal/diag"
)

var ambitionGreener = contradiction(assess.AmbitionGreenerMeasures,
	"rate the tasks behind the measure by their results, or add a missing task",
	diag.Rule{
		ID: "ambition/greener", Dated: true,
		Title: "Ambition on track or complete, but a measure is red",
		Why: "Its tasks are on track, but one of its measures is beyond its tolerance. The work is going well, " +
			"but the results for children do not show it.",
		Mend: "Look at the tasks behind the measure. Rate them by their results, or add a missing task.",
	})
