package check

import (
	"fmt"

	"improve/internal/diag"
)

var taskLapsed = Check{
	Rule: diag.Rule{
		ID: "task/lapsed", Severity: diag.Warning, AsAt: "2020-02-25", Waivable: true,
		Title: "A rating is so old that it no longer counts",
		Why:   "Two cycles (twice policy.cycle_days, days inside a pause not counted) have gone by without a new rating. Nobody knows how the task stands, so it is shown by its dates alone, or as not rated, never in the old colour.",
		Mend:  "Rate the task anew with improve rate, with a note, even where the letter stays the same.",
		Bad:   exampleTask + "-- updates/2019-12-02-lead.yaml --\ndate: 2019-12-02\nprogress:\n  1.1: {rating: G, note: All members are appointed.}\n",
		Good:  exampleTask + "-- updates/2020-02-24-lead.yaml --\ndate: 2020-02-24\nprogress:\n  1.1: {rating: G, note: All members are appointed.}\n",
	},
	Run: func(in *Input, report Report) {
		limit := 2 * in.Programme.Policy.CycleDays
		for _, t := range in.Tasks {
			if t.Lapsed && !unread(t.Faults, "rating") {
				report(in.oldRating(t, fmt.Sprintf("no longer counts after %d", limit)))
			}
		}
	},
}
