package check

import "improve/internal/diag"

var historyDateBackwards = Check{
	Rule: diag.Rule{
		ID: "history/date-backwards", Severity: diag.Error, Dated: true, Waivable: true,
		Title: "Commit dated before what it is built on",
		Why: "A commit cannot be made before the commit that it follows. If its date is earlier, the clock of a " +
			"computer was wrong, or somebody wants a change to look older than it is. The later date counts. " +
			"A difference of a day is not reported.",
		Mend: "Set the clock of that computer. If the commit is not pushed yet, date it anew: git commit --amend " +
			"--no-edit. If it is, waive this check with a reason.",
	},
	Run: func(in *Input, report Report) {
		if in.History == nil {
			return
		}
		for _, b := range in.History.Backwards {
			if !b.known() {
				continue
			}
			dated := "is dated " + b.Claims.Words()
			if b.Claims.IsZero() {
				dated = "has no date that can be read"
			}
			report(Found{At: in.Programme.Name.Pos, On: on(&in.Programme.Meta),
				Message: "commit " + b.Name + " by " + b.Author + " " + dated + " but follows a commit of " +
					b.Day.Words() + "; the later date counts",
				Remedy: "ask " + b.Author +
					" why; if the clock of a computer was wrong, waive this check with a reason"})
		}
	},
}
