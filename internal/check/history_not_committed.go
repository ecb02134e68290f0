package check

import "improve/internal/diag"

var historyNotCommitted = Check{
	Rule: diag.Rule{
		ID: "history/not-committed", Severity: diag.Error, Dated: true,
		Title: "Files that git does not hold",
		Why: "The history shows who wrote what and when. A file that is changed and not committed, or that git " +
			"ignores, counts in every paper made here, and nobody else has it. Only improve check --history reports " +
			"this as an error: improve check and improve report say it in a line.",
		Mend: "Commit the files, or take them out of plan/ and updates/: git status --ignored lists them.",
	},
	Run: func(in *Input, report Report) {
		if in.History == nil || len(in.History.Loose) == 0 {
			return
		}
		report(Found{At: in.Programme.Name.Pos, On: on(&in.Programme.Meta),
			Message: "this check rests on " + diag.Count(len(in.History.Loose), "file") + " that git does not hold: " +
				diag.Namely(in.History.Loose),
			Remedy: "commit them, or take them out of plan/ and updates/"})
	},
}
