package cli

import (
	"slices"
	"testing"

	"improve/internal/change"
	"improve/internal/check"
	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/record"
	"improve/internal/report"
	"improve/internal/store"
)

// TestGeneratedChecks holds docs/checks.md: what `improve explain` says of every
// rule, as one page.
func TestGeneratedChecks(t *testing.T) {
	all := record.Rules()
	list := report.Rules(all).Document()
	p := page("Checks", "What improve looks for in a record. This page is made from the program: improve explain RULE "+
		"prints its parts.")
	p.Blocks = append(p.Blocks,
		prose("An *error* makes `improve check` end with exit code 1, so that a pull request fails; a *warning* and a "+
			"*note* do so only where "+
			"`--fail-on` asks for it. A check can be silenced on one entry, with a reason and a last day, where its page "+
			"says so. "+
			"[Errors](errors.md) shows a record for each, and what the program says of it."))
	p.Blocks = append(p.Blocks, list.Blocks...)
	p.Blocks = append(p.Blocks, heading(2, "Whatever the date"),
		prose("`improve validate` and `improve check` both look for these."))
	p.Blocks = append(p.Blocks,
		ruleSections(slices.DeleteFunc(slices.Concat(store.Rules(), check.Rules()), diag.Rule.Dated))...)
	p.Blocks = append(p.Blocks, heading(2, "As at a date"),
		prose("These depend on the day looked at: only `improve check` looks for them."))
	p.Blocks = append(p.Blocks, ruleSections(slices.DeleteFunc(all, func(r diag.Rule) bool { return !r.Dated() }))...)
	p.Blocks = append(p.Blocks, heading(2, "Of a change"),
		prose("These compare two versions of the record: `improve check --new-since` looks for them, "+
			"and `improve diff` tells them beside all else that changed."))
	p.Blocks = append(p.Blocks, ruleSections(change.Rules())...)
	generated(t, "checks.md", p)
}

func ruleSections(rules []diag.Rule) []doc.Block {
	var blocks []doc.Block
	for _, r := range rules {
		blocks = append(blocks, heading(3, r.ID), &doc.Paragraph{Line: doc.Line{
			{Text: r.Title, Tone: doc.Strong}, {Text: " (" + r.Severity.String() + ")"},
		}})
		blocks = append(blocks, report.Rule(r).Section(4)...)
	}
	return blocks
}
