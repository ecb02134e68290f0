package check

import (
	"improve/internal/diag"
	"improve/internal/programme"
)

var taskRedLong = Check{
	Rule: diag.Rule{
		ID: "task/red-long", Severity: diag.Warning, AsAt: "2020-02-26", Waivable: true,
		Title: "A task has been R at three boards running",
		Why:   "R asks for a decision. A task that is R at three meetings of the board one after another (the last three listed up to the date, those inside a pause left out) has asked three times: either the decision was not taken or it did not help.",
		Mend:  "Bring the task to the board as an exception: the cause, the choices, and which of them is asked for (more help, another target, another lead, an end to the task). Its rating follows from what is decided.",
		Bad:   exampleThreeBoards + exampleTask + exampleRed + "-- updates/2020-02-25-board.yaml --\ndate: 2020-02-25\nmeeting: board\n",
		Good:  exampleThreeBoards + exampleTask + exampleRed + "-- updates/2020-02-25-board.yaml --\ndate: 2020-02-25\nmeeting: board\nprogress:\n  1.1: {rating: A, note: A chair is found., recovery: The first meeting is in April.}\n",
	},
	Run: func(in *Input, report Report) {
		in.ratedLong(programme.OffTrack, "ask the board for a decision: more help, another target, another lead, or an end to the task", report)
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
