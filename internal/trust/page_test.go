package trust

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"improve/internal/golden"
)

// TestGeneratedTrust holds docs/trust.md, which lists each case by its kind.
func TestGeneratedTrust(t *testing.T) {
	golden.File(t, filepath.Join("..", "..", "docs", "trust.md"), []byte(page(kinds(t))))
}

func page(kinds []Kind) string {
	tricks, honest := 0, 0
	for _, k := range kinds {
		tricks += len(k.Tricks)
		honest += len(k.Honest) + len(k.Tricks) // each twin is an honest record
	}
	var b strings.Builder
	fmt.Fprintf(&b, intro, tricks, honest)
	for _, k := range kinds {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n", k.Title, strings.TrimSpace(k.About))
		if len(k.Tricks) > 0 {
			b.WriteString("\n| what somebody does | what the program says | by | what is honest |\n|---|---|---|---|\n")
		}
		for _, trick := range k.Tricks {
			fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", cell(trick.Story), cell(trick.Says), by(trick), cell(trick.Twin.Story))
		}
		for i, h := range k.Honest {
			if i == 0 {
				b.WriteString("\nNobody is accused where:\n\n")
			}
			fmt.Fprintf(&b, "- %s\n", strings.TrimSpace(h.Story))
		}
	}
	return b.String() + outro
}

// by is what catches a trick: a rule, or the command that refuses.
func by(trick Trick) string {
	if trick.Rule != "" {
		return "[" + trick.Rule + "](checks.md#" + strings.NewReplacer("/", "").Replace(trick.Rule) + ")"
	}
	return "`improve " + append(trick.Run, Usual()...)[0] + "`"
}

func cell(text string) string {
	return strings.NewReplacer("|", `\|`, "\n", " ", "COMMIT", "…").Replace(strings.TrimSpace(text))
}

const intro = `<!-- made by make generate from internal/trust/cases -->
# Trust: what is caught, and what cannot be

A board must be able to believe what the program prints. This page lists the ways to make a programme
look better than it is that the program catches: %d tricks, by kind, each with what it says and the
rule that finds it. Beside each is the same thing done honestly, which passes. %d honest records in all
must pass; a test builds a git repository for every line of this page.

Run ` + "`improve check --history`" + ` on the main branch every day, ` + "`improve check --new-since`" + ` on each pull request
and ` + "`improve check --since-push`" + ` on each push; the files that ` + "`improve init`" + ` writes for GitHub, GitLab and Azure do. A trick ends with
exit status 1; where a clone or folder lacks what is asked for, with 2 or 3.
`

const outro = `
## What cannot be caught

No program can see these. Beside each is what a reader can do.

- Whoever owns the only clone can write all of its history anew. Keep a second clone, or a branch that
  nobody can force. The fingerprints in minutes then still show other ratings, findings, measures and risks;
  they do not hold the words of notes.
- Whoever lies in words, and lets somebody else confirm the lie. The program asks for evidence and for a
  second person; it cannot look at the work. Ask for a visit or an audit, and record it under verified.
- What is never written down. A task that is not in the plan is never late. Compare the plan with the
  inspectors' report: improve report findings shows which tasks answer each finding.
- A decision minuted that was not made. The minutes carry the names of those who were there; ask them.
- A value measured wrongly, or a sample chosen to please. Ask how it was counted, and by whom.
- A person who does not exist, or an adviser who is a friend. Ask to meet whoever confirms.
- Somebody who commits under an address that nobody in the plan has, or under somebody else's. Set
  policy.signed, so that every commit must be signed.

## What is not caught, so that nobody honest is accused

A rule for these would accuse more honest records than it caught.

- That one of several dates was met is the lead's word. Evidence is asked for where a board had been told
  otherwise, and nobody confirms it. Read the evidence, or ask for the task to be verified.
- A control of a risk, or what is to be done about it, that is taken out. Most were done or have ended. Ask at
  the review of the risk what became of them.
- A risk that the board accepts, a measure that meets its target and a task that is not late may be reworded.
  The paper of the next board marks a reworded task as suspect; improve diff shows the others.
- Other leads of a task, or another owner of a risk. People change posts. The paper of the next board marks
  other leads as suspect.
- One whole number of England, or the rank of the council, that stays the same for years. It may be so. Ask
  which year it is of.
- Figures of others that are of another period within the first year and a half, since many are yearly.
- A measure that is said to be a rolling figure, for which no limits are drawn. Many are found to be one. Look
  at its values one by one.
- A forecast that comes nearer before each board, but more slowly than time passes. The history of the task
  lists all its forecasts.
- A note that is the same in other words, or one of three that take turns; the same plan for recovery again.
  The history of the task shows them one below the other.
- A check that is waived for a task, and then for its whole ambition, which counts as another waiver.
  improve check lists every waiver that silences something.
- Words that say nothing in languages other than English and Welsh.
- What is new and restricted from its first day: a child may be named in it. The board's own
  papers show it.
- A new measure without a value, in a record whose minutes do not record what the board saw and whose history
  is not checked: nobody can tell since when it is there.
`
