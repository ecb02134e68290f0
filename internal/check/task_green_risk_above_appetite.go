package check

import (
	"improve/internal/assess"
	"improve/internal/diag"
)

var taskGreenRiskAboveAppetite = contradiction(assess.GreenRiskAboveAppetite,
	"rate the task A until the risk is within its appetite, or ask the board to accept more",
	diag.Rule{
		ID: "task/green-risk-above-appetite", AsAt: "2020-02-25",
		Title: "A task is rated G while a risk that bears on it is above the appetite",
		Why:   "The board has said how much risk it accepts. Above that, a task that the risk bears on is on track only if the risk does not happen.",
		Mend:  "Say what brings the risk down, with a dated action; rate the task A until the score is within the appetite, or ask the board to accept more.",
		Bad:   exampleRisky + "  - {id: capacity, title: Too few social workers, kind: risk, owner: ann-lee, appetite: 8}\n" + exampleGreen + "risks:\n  capacity: {likelihood: 3, impact: 3, note: Two posts are vacant.}\n",
		Good:  exampleRisky + "  - {id: capacity, title: Too few social workers, kind: risk, owner: ann-lee, appetite: 9}\n" + exampleGreen + "risks:\n  capacity: {likelihood: 3, impact: 3, note: Two posts are vacant.}\n",
	})
