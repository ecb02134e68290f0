package check

import "improve/internal/diag"

var historyUpdateDeleted = Check{
	Rule: diag.Rule{
		ID: "history/update-deleted", Severity: diag.Error, Dated: true, Waivable: true,
		Title: "Update deleted",
		Why: "Its ratings, forecasts and decisions no longer count. " +
			"A file that was renamed, split or put back is not reported, nor one that was there twice, nor one " +
			"deleted before the next board or before the first board of an adopted record.",
		Mend: "Put the file back: git checkout COMMIT^ -- FILE. " +
			"Correct anything that is no longer right in a new update.",
	},
	Run: func(in *Input, report Report) {
		for _, g := range in.gone() {
			report(Found{File: g.Path, Message: "the update of " + g.Date.Words() + " was deleted in " + g.words(),
				Remedy: "put it back: git checkout " + g.Name + "^ -- ./" + g.Path +
					"; correct anything that is no longer right in a new update"})
		}
	},
}
