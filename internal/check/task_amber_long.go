package check

import (
	"improve/internal/diag"
	"improve/internal/programme"
)

var taskAmberLong = Check{
	Rule: diag.Rule{
		ID: "task/amber-long", Severity: diag.Warning, AsAt: "2020-02-26", Waivable: true,
		Title: "A task has been A at three boards running",
		Why:   "A means behind, with something under way that brings it back. A task that is A at three meetings of the board one after another (the last three listed up to the date, those inside a pause left out) is not being brought back.",
		Mend:  "Look at the recovery again: rate the task G where it has worked, R with an escalation where it has not. Where the target was never within reach, ask the board for a retarget.",
		Bad:   exampleThreeBoards + exampleTask + exampleAmber + "-- updates/2020-02-25-board.yaml --\ndate: 2020-02-25\nmeeting: board\n",
		Good:  exampleThreeBoards + exampleTask + exampleAmber + "-- updates/2020-02-25-board.yaml --\ndate: 2020-02-25\nmeeting: board\nprogress:\n  1.1: {rating: G, note: All members are appointed.}\n",
	},
	Run: func(in *Input, report Report) {
		in.ratedLong(programme.Behind, "rate it R and escalate it where the recovery does not work, G where it has", report)
	},
}

const exampleAmber = `-- updates/2020-01-28-board.yaml --
date: 2020-01-28
meeting: board
progress:
  1.1: {rating: A, note: Two members are missing., recovery: Schools elect theirs soon.}
-- updates/2020-02-11-board.yaml --
date: 2020-02-11
meeting: board
`
