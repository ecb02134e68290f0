package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/golden"
	"improve/internal/markdown"
	"improve/internal/record"
	"improve/internal/render"
	"improve/internal/report"
)

// TestGeneratedChecks holds docs/checks.md: the table of all checks, then each with
// one example.
func TestGeneratedChecks(t *testing.T) {
	all := record.Rules()
	page := doc.Document{
		Title: "Checks",
		Subtitle: []doc.Line{doc.Text("What improve looks for in a record, with an example of each. " +
			"This page is made from the program and its tests.")},
		Blocks: markdown.Parse("An *error* makes `improve check` fail; a *warning* or a *note* only with `--fail-on`. "+
			"Checks marked dated depend on the date: `improve check` runs them and `improve validate` does not. "+
			"A message gives the file, the line and the column, the line itself with the mistake underlined, and what to "+
			"write instead. `improve explain RULE` prints a check alone.", 1),
	}
	page.Blocks = append(page.Blocks, report.Rules(all).Document().Blocks...)
	sections := map[string][]doc.Block{}
	var families []string
	for _, r := range all {
		family, _, _ := strings.Cut(r.ID, "/")
		if sections[family] == nil {
			families = append(families, family)
			sections[family] = []doc.Block{&doc.Heading{Level: 2, Text: familyTitle(t, family)}}
		}
		sections[family] = append(sections[family], checkSection(r)...)
	}
	for _, family := range families {
		page.Blocks = append(page.Blocks, sections[family]...)
	}
	var text bytes.Buffer
	if err := render.Markdown(&text, page); err != nil {
		t.Fatal(err)
	}
	golden.File(t, filepath.Join("..", "..", "docs", "checks.md"), text.Bytes())
}

// checkSection is one check: what it is, and what explain prints about it.
func checkSection(r diag.Rule) []doc.Block {
	about := []string{r.Severity.String()}
	if r.Added > r.Severity {
		about = append(about, r.Added.String()+" in what a change adds")
	}
	if r.Dated {
		about = append(about, "dated")
	}
	if r.Waivable {
		about = append(about, "can be waived")
	}
	blocks := []doc.Block{
		&doc.Heading{Level: 3, Text: r.ID},
		&doc.Paragraph{Line: doc.Line{{Text: r.Title, Tone: doc.Strong}, {Text: " (" + strings.Join(about, ", ") + ")"}}},
	}
	return append(blocks, report.Rule(r).Section()...)
}

func familyTitle(t *testing.T, family string) string {
	t.Helper()
	titles := map[string]string{
		"file": "Files", "key": "Keys", "value": "Values", "id": "Ids", "programme": "The programme", "target": "Targets", "activity": "Activities",
		"risk": "Risks", "waiver": "Waivers", "update": "Updates", "permit": "What a board permits", "plan": "Plans", "finding": "Findings", "voice": "Voices", "visit": "Visits",
		"position": "Positions", "date": "Dates", "impact": "Impact", "person": "People", "document": "Documents", "measure": "Measures", "action": "Actions", "task": "Tasks",
		"ambition": "Ambitions", "meeting": "Meetings", "history": "History, from git", "change": "Changes",
	}
	if titles[family] == "" {
		t.Errorf("the family %s has no title for docs/checks.md", family)
	}
	return titles[family]
}
