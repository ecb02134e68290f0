package check

import (
	"improve/internal/assess"
	"improve/internal/diag"
)

var taskCompleteMeasureUnmoved = contradiction(assess.CompleteMeasureUnmoved,
	"reopen the task, or record under impact what changed for children",
	diag.Rule{
		ID: "task/complete-measure-unmoved", Dated: true,
		Title: "Complete, but its measure has not improved",
		Why: "The work is done, but the measure that should show it is below its target and no better than at the " +
			"start. Activity is not impact.",
		Mend: "Reopen the task, or record under impact what changed for children and how you know.",
	})
