package check

import (
	"improve/internal/diag"
	"improve/internal/programme"
)

var taskAmberLong = Check{
	Rule: diag.Rule{
		ID: "task/amber-long", Severity: diag.Warning, AsAt: "2020-02-26", Waivable: true,
		Title: "Rated A at three boards in a row",
		Why: "A means behind, with a recovery under way. After three meetings of the board in a row, " +
			"the recovery is not working. Meetings inside a pause do not count.",
		Mend: "Review the recovery. If it has worked, rate the task G. If not, rate it R with an escalation. " +
			"If the target was never realistic, ask the board for a retarget.",
		Bad: exampleThreeBoards + exampleTask + exampleAmber +
			"-- updates/2020-02-25-board.yaml --\ndate: 2020-02-25\nmeeting: board\n",
		Good: exampleThreeBoards + exampleTask + exampleAmber + "-- updates/2020-02-25-board.yaml --\n" +
			"date: 2020-02-25\nmeeting: board\nprogress:\n  1.1: {rating: G, note: All members are appointed.}\n",
	},
	Run: func(in *Input, report Report) {
		in.ratedLong(programme.Behind,
			"rate it G if the recovery has worked; if not, rate it R and escalate it", report)
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
