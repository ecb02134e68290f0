package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/mend"
)

var actionNoOwner = Check{
	Rule: diag.Rule{
		ID: "action/no-owner", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Action without an owner",
		Why: "A meeting asked for something without naming who will do it. This is reported after " +
			"policy.grace_days, until it is done.",
		Mend: "If it is done, record it with improve done. If not, ask the next meeting who does it, and minute the " +
			"action again with an owner.",
	},
	Run: func(in *Input, report Report) {
		in.eachAgeing(report, "owner", func(a *assess.ActionState) bool { return !a.Owner.Given() })
	},
}

// eachAgeing reports the open actions that lack a key, once the days of grace have passed.
func (in *Input) eachAgeing(report Report, key string, lacks func(*assess.ActionState) bool) {
	if in.doneUnknown() {
		return
	}
	for _, a := range in.Assessment.Actions {
		days := in.Assessment.AsAt.DaysSince(a.Update.Date.Date)
		if !a.Open() || !lacks(a) || unread(a.Faults, key) || days <= in.Programme.Policy.GraceDays {
			continue
		}
		found := in.ofAction(a)
		found.Days = days
		found.Message = fmt.Sprintf("action %s has had no %s for %s",
			diag.Shorten(a.ID.Value), map[string]string{"owner": "owner", "due": "date"}[key], diag.Count(days, "day"))
		found.Remedy = "if it is done: " + mend.Done(a.ID.Value) + "; if not, ask the next meeting " +
			map[string]string{"owner": "who does it", "due": "by when"}[key]
		report(found)
	}
}
