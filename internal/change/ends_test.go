package change

import (
	"strings"
	"testing"

	"improve/internal/programme"
)

// Ends, holds, verifications and permits are told in sentences, and said to have no effect
// where the board did not decide them.
func TestWordsOfEndsAndPermits(t *testing.T) {
	minutes := func(meeting, rest string) string {
		return "-- updates/2020-02-25-x.yaml --\ndate: 2020-02-25\n" + meeting + rest
	}
	for _, c := range []struct{ meeting, rest, want string }{
		{"meeting: board\n", "progress:\n  1.3: {end: {as: withdrawn, reason: It is done elsewhere.}}\n",
			"ended: Ended as withdrawn, decided in the minutes of 25 February 2020: “It is done elsewhere”."},
		{"meeting: board\n", "progress:\n  1.3: {end: {as: superseded, into: 1.3, reason: Yes}}\n",
			"ended: Ended as superseded, into 1.3, decided in the minutes of 25 February 2020: Yes."},
		{"meeting: board\n", "progress:\n  1.3: {end: {as: on-hold, until: 2020-05, reason: Nobody is free.}}\n",
			"on hold: On hold until May 2020, decided in the minutes of 25 February 2020: “Nobody is free”."},
		{"", "progress:\n  1.3: {end: {as: withdrawn, reason: Yes}}\n",
			"ended: Ended as withdrawn, with no effect: the board did not decide it: Yes."},
		{"meeting: forum\n", "progress:\n  1.3: {end: {as: withdrawn, reason: Yes}}\n",
			"ended: Ended as withdrawn, with no effect: the board did not decide it: Yes."},
		{"", "progress:\n  1.3: {verified: {by: bo, date: 2020-02-20, result: partly, sample: 12}}\n",
			"progress: Verified by Head of Audit on 20 February 2020: partly, cases looked at: 12."},
		{"meeting: board\n", "decisions:\n  - text: So be it.\n    permits: [{change: policy, key: grace_days, from: 7, to: 9}, " +
			"{change: task 1.3, key: leads, to: [ann, bo]}, {drop: finding s-2}, {end: plan old}, {drop: task 1.3}]\n",
			"decision: Decided on 25 February 2020: “So be it”. The board permits: grace_days of policy from 7 to 9; " +
				"leads of task 1.3 to ann, bo; finding s-2 may go; plan old ends."},
		{"meeting: forum\n", "decisions:\n  - text: So be it.\n    permits: [{drop: finding s-2}]\n",
			"decision: Decided on 25 February 2020: “So be it”. It permits nothing, because the board did not decide it: " +
				"finding s-2 may go."},
		{"meeting: board\n", "decisions:\n  - text: So be it.\n    permits: [{drop: task 1.3}]\n",
			"decision: Decided on 25 February 2020: “So be it”."},
	} {
		var told []string
		for _, ch := range Compare(loaded(t, permitting), loaded(t, permitting+minutes(c.meeting, c.rest)),
			Circumstances{Today: programme.Day(2020, 2, 25)}) {
			told = append(told, string(ch.Kind)+": "+ch.Text)
		}
		if !strings.Contains(strings.Join(told, "\n")+"\n", c.want+"\n") {
			t.Errorf("%s%s: told\n%s\nwant\n%s", c.meeting, c.rest, strings.Join(told, "\n"), c.want)
		}
	}
}
