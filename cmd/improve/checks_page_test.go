package main

import (
	"bytes"
	"fmt"
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
// one example, which is the first of its records in the error corpus.
func TestGeneratedChecks(t *testing.T) {
	all := record.Rules()
	page := doc.Document{
		Title: "Checks",
		Subtitle: []doc.Line{doc.Text("What improve looks for in a record, with an example of each. " +
			"This page is made from the program and its tests.")},
		Blocks: markdown.Parse("An *error* makes `improve check` fail; a *warning* or a *note* only with `--fail-on`. "+
			"Checks marked dated depend on the date: `improve check` runs them and `improve validate` does not. "+
			"A message gives the file, the line and the column, the line itself with the mistake underlined, and what to "+
			"write instead. `improve explain RULE` shows a check with a smaller example and how to fix it.", 1),
	}
	page.Blocks = append(page.Blocks, report.Rules(all).Document().Blocks...)
	examples := map[string]*broken{}
	for _, b := range corpus(t, allRules(t)) {
		if name := strings.ReplaceAll(b.rule, "/", "-") + ".txtar"; examples[b.rule] == nil || filepath.Base(b.path) == name {
			examples[b.rule] = b
		}
	}
	family := ""
	for _, r := range all {
		if f, _, _ := strings.Cut(r.ID, "/"); f != family {
			family = f
			page.Blocks = append(page.Blocks, &doc.Heading{Level: 2, Text: familyTitle(t, f)})
		}
		page.Blocks = append(page.Blocks, checkSection(r, examples[r.ID])...)
	}
	var text bytes.Buffer
	if err := render.Markdown(&text, page); err != nil {
		t.Fatal(err)
	}
	golden.File(t, filepath.Join("..", "..", "docs", "checks.md"), text.Bytes())
}

// checkSection is one check: what it is, why, how to fix it, and its example. What
// the files of a record cannot show has no example.
func checkSection(r diag.Rule, example *broken) []doc.Block {
	about := []string{r.Severity.String()}
	if r.Dated() {
		about = append(about, "dated")
	}
	if r.Waivable {
		about = append(about, "can be waived")
	}
	blocks := []doc.Block{
		&doc.Heading{Level: 3, Text: r.ID},
		&doc.Paragraph{Line: doc.Line{{Text: r.Title, Tone: doc.Strong}, {Text: " (" + strings.Join(about, ", ") + ")"}}},
		&doc.Paragraph{Line: doc.Text(r.Why)},
		&doc.Paragraph{Line: doc.Line{{Text: "To fix it:", Tone: doc.Strong}, {Text: " " + r.Mend}}},
	}
	if example == nil {
		return blocks
	}
	return append(blocks, example.blocks()...)
}

func familyTitle(t *testing.T, family string) string {
	t.Helper()
	titles := map[string]string{
		"file": "Files", "key": "Keys", "value": "Values", "id": "Ids", "programme": "The programme", "target": "Targets", "activity": "Activities",
		"risk": "Risks", "waiver": "Waivers", "update": "Updates", "permit": "What a board permits", "plan": "Plans", "finding": "Findings", "voice": "Voices", "visit": "Visits",
		"position": "Positions", "impact": "Impact", "person": "People", "document": "Documents", "measure": "Measures", "action": "Actions", "task": "Tasks",
		"ambition": "Ambitions", "meeting": "Meetings", "history": "History, from git", "change": "Changes",
	}
	if titles[family] == "" {
		t.Errorf("the family %s has no title for docs/checks.md", family)
	}
	return titles[family]
}

// blocks are one broken record: the files that the messages name, and the messages.
func (b *broken) blocks() []doc.Block {
	words := strings.TrimSpace("Example: " + diag.LowerFirst(b.title) + ". " + b.prose)
	if setup := b.setupWords(); setup != "" {
		words += " " + setup
	}
	blocks := []doc.Block{&doc.Paragraph{Line: doc.Text(words)}}
	for _, f := range b.archive.Files {
		if f.Name != "want" && strings.Contains(b.want, f.Name) {
			blocks = append(blocks, &doc.Paragraph{Line: doc.Line{{Text: f.Name, Code: true}}},
				&doc.Code{Language: "yaml", Text: strings.TrimSuffix(string(f.Data), "\n")})
		}
	}
	return append(blocks, &doc.Code{Language: "text", Text: strings.TrimSuffix(b.want, "\n")})
}

// setupWords describes what the files do not show.
func (b *broken) setupWords() string {
	var words []string
	for _, s := range b.setup {
		switch s[0] {
		case "repeat":
			words = append(words, fmt.Sprintf("(The last line is repeated %s times.)", s[2]))
		case "link":
			words = append(words, fmt.Sprintf("(%s is a link to %s.)", s[1], s[2]))
		case "forbid":
			words = append(words, fmt.Sprintf("(%s cannot be opened.)", s[1]))
		}
	}
	return strings.Join(words, " ")
}
