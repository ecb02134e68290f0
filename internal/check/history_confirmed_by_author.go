package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var historyConfirmedByAuthor = Check{
	Rule: diag.Rule{
		ID: "history/confirmed-by-author", Severity: diag.Warning, AsAt: "2020-02-25", Waivable: true,
		Title: "Whoever rated a task complete also wrote its confirmation",
		Why:   "Two hands make a completion. Where one author committed both the rating and the name under confirmed_by, the second hand is only said to have looked. Addresses under git in plan/people.yaml tell who is who; what a meeting minuted is the meeting's.",
		Mend:  "Let the one who confirms it commit that: improve rate TASK B --confirmed-by WHO, from their own machine. Where one person keeps the record for all, waive this with the reason.",
		Bad:   exampleGitPeople + exampleAmbition + "    target: 2020-06\n" + exampleComplete + "bo-kay\n-- git log --\n2020-02-25 ann@example.org adds updates/2020-02-25-lead.yaml\n2020-02-25 lee@example.com confirms updates/2020-02-25-lead.yaml\n",
		Good:  exampleGitPeople + exampleAmbition + "    target: 2020-06\n" + exampleComplete + "bo-kay\n-- git log --\n2020-02-25 ann@example.org adds updates/2020-02-25-lead.yaml\n2020-02-25 bo@example.org confirms updates/2020-02-25-lead.yaml\n",
	},
	Run: func(in *Input, report Report) {
		in.written(func(u *programme.Update, w Written) {
			if u.Meeting.Given() {
				return
			}
			for _, c := range w.Confirmed {
				if !c.Rated.known() || !c.Confirmed.known() || in.person(c.Rated.Email) != in.person(c.Confirmed.Email) {
					continue
				}
				for _, p := range u.Progress {
					if p.Task.Value == c.Task {
						report(Found{At: p.ConfirmedBy.Pos, On: in.taskNamed(c.Task), Message: fmt.Sprintf("%s was rated complete and confirmed by one author: %s", c.Task, c.Confirmed.words()),
							Remedy: "let " + p.ConfirmedBy.Value + " commit the confirmation, or waive this with the reason"})
					}
				}
			}
		})
	},
}

const exampleGitPeople = `-- plan/people.yaml --
people:
  - {id: ann-lee, role: Head of service, kind: person, git: [ann@example.org, lee@example.com]}
  - {id: bo-kay, role: Head of audit, kind: person, git: [bo@example.org]}
`
