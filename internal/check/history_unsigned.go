package check

import (
	"fmt"
	"strings"

	"improve/internal/diag"
)

var historyUnsigned = Check{
	Rule: diag.Rule{
		ID: "history/unsigned", Severity: diag.Error, Dated: true, Waivable: true,
		Title: "Unsigned commits",
		Why: "The programme asks for signed commits (policy.signed), so that nobody can write in another person's " +
			"name. This check looks only for a signature. To verify it, use git verify-commit.",
		Mend: "Sign commits that are not pushed yet: git rebase --gpg-sign COMMIT^. Sign future commits: git config " +
			"--global commit.gpgSign true.",
	},
	Run: func(in *Input, report Report) {
		if in.History == nil || len(in.History.Unsigned) == 0 {
			return
		}
		const named = 3
		var words []string
		commits := in.History.Unsigned
		for i := len(commits) - 1; i >= max(0, len(commits)-named); i-- {
			words = append(words, commits[i].words())
		}
		message := diag.Count(len(commits), "commit") + " without a signature: " + strings.Join(words, "; ")
		if more := len(commits) - named; more > 0 {
			message += fmt.Sprintf("; and %d more", more)
		}
		report(Found{At: in.Programme.Name.Pos, On: on(&in.Programme.Meta), Message: message,
			Remedy: "sign commits that are not pushed yet (git rebase --gpg-sign), and sign by default: git config " +
				"--global commit.gpgSign true"})
	},
}
