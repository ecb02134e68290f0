package check

import (
	"improve/internal/diag"
	"improve/internal/programme"
)

var taskRedLong = Check{
	Rule: diag.Rule{
		ID: "task/red-long", Severity: diag.Warning, AsAt: "2020-02-26", Waivable: true,
		Title: "Rated R at three boards in a row",
		Why: "R asks for a decision. After three meetings of the board in a row, either the decision was not made " +
			"or it did not help. Meetings inside a pause do not count.",
		Mend: "Take the task to the board as an exception. Give the cause, the options and your recommendation: more " +
			"help, another target, another lead, or an end to the task.",
		Bad: exampleThreeBoards + exampleTask + exampleRed +
			"-- updates/2020-02-25-board.yaml --\ndate: 2020-02-25\nmeeting: board\n",
		Good: exampleThreeBoards + exampleTask + exampleRed +
			"-- updates/2020-02-25-board.yaml --\ndate: 2020-02-25\nmeeting: board\nprogress:\n" +
			"  1.1: {rating: A, note: A chair is found., recovery: The first meeting is in April.}\n",
	},
	Run: func(in *Input, report Report) {
		in.ratedLong(programme.OffTrack,
			"ask the board for a decision: more help, another target, another lead, or an end to the task", report)
	},
}

const exampleThreeBoards = `-- plan/programme.yaml --
name: Improvement programme
groups:
  - {id: board, name: Improvement Board, meetings: [2020-01-28, 2020-02-11, 2020-02-25]}
`

const exampleRed = `-- updates/2020-01-28-board.yaml --
date: 2020-01-28
meeting: board
progress:
  1.1:
    rating: R
    note: No chair was found.
    recovery: A second round of interviews.
    escalation: {to: Chief Executive, ask: Approve a paid post.}
-- updates/2020-02-11-board.yaml --
date: 2020-02-11
meeting: board
`
