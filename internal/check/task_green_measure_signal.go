package check

import (
	"improve/internal/assess"
	"improve/internal/diag"
)

var taskGreenMeasureSignal = contradiction(assess.GreenMeasureSignal,
	"find out what changed and explain it in a note; rate the task A until the measure is back",
	diag.Rule{
		ID: "task/green-measure-signal", Dated: true,
		Title: "Rated G, but its measure is worse by more than chance",
		Why: "A measure goes up and down by itself. Its control limits, drawn from its first twelve values, say how " +
			"far. A value beyond them, or a run of values on one side, seldom comes by chance.",
		Mend: "Find out what changed and explain it in a note. Rate the task A until the measure is back. " +
			"Where the measure is counted in another way now, ask the board for a new baseline (rebase).",
	})
