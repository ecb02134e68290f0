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

- Whoever owns the only clone can write all of its history anew. Keep a second clone, or a branch that
  nobody can force.
- Whoever lies in words, and lets somebody else confirm the lie. The program asks for evidence and for a
  second person; it cannot look at the work.
- What is never written down. A task that is not in the plan is never late.
- A decision minuted that was not made. The minutes carry the names of those who were there; ask them.
- A value measured wrongly, or a sample chosen to please.
`
