package check

import (
	"improve/internal/diag"
)

var historyMergeLost = Check{
	Rule: diag.Rule{
		ID: "history/merge-lost", Severity: diag.Error, Dated: true, Waivable: true,
		Title: "Lost in a merge",
		Why: "A merge joins what two branches say. If it leaves out what one of them said, no commit shows that it " +
			"was deleted: a rating, an update or a change of the plan is gone without a word. Where both branches " +
			"changed the same value, either may be kept.",
		Mend: "Write it again: git show COMMIT^2:FILE prints what the branch that was merged had. " +
			"Correct anything that is no longer right in a new update.",
	},
	Run: func(in *Input, report Report) {
		if in.History == nil {
			return
		}
		for _, l := range in.History.Lost {
			if !l.known() || in.bringsIn(l.Commit) {
				continue
			}
			what := l.What
			if l.More > 0 {
				what += "; and " + diag.Count(l.More, "other change")
			}
			report(Found{File: l.Path, Message: "a merge lost what one of its branches said: " + what + " (" +
				l.words() + ")",
				Remedy: "write it again: git show " + l.Name + "^2:./" + l.Path + " or " + l.Name + "^1:./" + l.Path +
					" prints what it was"})
		}
	},
}
