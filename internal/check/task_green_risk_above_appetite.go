package check

import (
	"improve/internal/assess"
	"improve/internal/diag"
)

var taskGreenRiskAboveAppetite = contradiction(assess.GreenRiskAboveAppetite,
	"rate the task A until the risk is within the appetite, or ask the board to accept more risk",
	diag.Rule{
		ID: "task/green-risk-above-appetite", Dated: true,
		Title: "Rated G, but a risk is above the appetite",
		Why: "The board has set how much risk it accepts. Above that, " +
			"the task is on track only if the risk does not happen.",
		Mend: "Add a dated action that brings the risk down, and rate the task A until the score is within the " +
			"appetite. Or ask the board to accept more risk.",
	})
