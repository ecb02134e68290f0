package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"improve/internal/doc"
	"improve/internal/golden"
	"improve/internal/markdown"
	"improve/internal/render"
)

// TestGeneratedErrors holds docs/errors.md: the error corpus as a page to read.
func TestGeneratedErrors(t *testing.T) {
	rules := allRules(t)
	page := doc.Document{
		Title: "What the program says when something is wrong",
		Subtitle: []doc.Line{doc.Text("A mistake that somebody made, and what improve check prints of it. " +
			"This page is made from the records under cmd/improve/testdata/errors.")},
		Blocks: markdown.Parse("Each message begins with the file, the line and the column, so that editors "+
			"can open the place. Below it stand the line itself, with carets under what is wrong, and what to write instead. "+
			"The name in brackets is the check's: `improve explain NAME` says why it matters. [Checks](checks.md) lists all of them.", 1),
	}
	family := ""
	for _, b := range corpus(t, rules) {
		if f, _, _ := strings.Cut(b.rule, "/"); f != family {
			family = f
			page.Blocks = append(page.Blocks, &doc.Heading{Level: 2, Text: familyTitle(t, f)})
		}
		page.Blocks = append(page.Blocks, b.section()...)
	}
	var text bytes.Buffer
	if err := render.Markdown(&text, page); err != nil {
		t.Fatal(err)
	}
	golden.File(t, filepath.Join("..", "..", "docs", "errors.md"), text.Bytes())
}

func familyTitle(t *testing.T, family string) string {
	t.Helper()
	titles := map[string]string{
		"file": "Files", "key": "Keys", "value": "Values", "id": "Ids", "programme": "The programme", "target": "Targets", "activity": "Activities",
		"risk": "Risks", "waiver": "Waivers", "update": "Updates", "measure": "Measures", "action": "Actions", "task": "Tasks",
		"ambition": "Ambitions", "meeting": "Meetings",
	}
	if titles[family] == "" {
		t.Errorf("the family %s has no title for docs/errors.md", family)
	}
	return titles[family]
}

// section is one broken record: its title, the files that the messages speak
// of, and the messages.
func (b *broken) section() []doc.Block {
	blocks := []doc.Block{&doc.Heading{Level: 3, Text: b.title}}
	if words := strings.TrimSpace(b.prose + " " + b.setupWords()); words != "" {
		blocks = append(blocks, &doc.Paragraph{Line: doc.Text(words)})
	}
	for _, f := range b.archive.Files {
		if f.Name != "want" && strings.Contains(b.want, f.Name) {
			blocks = append(blocks, &doc.Paragraph{Line: doc.Line{{Text: f.Name, Code: true}}},
				&doc.Code{Language: "yaml", Text: strings.TrimSuffix(string(f.Data), "\n")})
		}
	}
	return append(blocks, &doc.Code{Language: "text", Text: strings.TrimSuffix(b.want, "\n")})
}

// setupWords says what the files do not show.
func (b *broken) setupWords() string {
	var words []string
	for _, s := range b.setup {
		switch s[0] {
		case "repeat":
			words = append(words, fmt.Sprintf("(The last line stands there %s times.)", s[2]))
		case "link":
			words = append(words, fmt.Sprintf("(%s is a link to %s.)", s[1], s[2]))
		case "forbid":
			words = append(words, fmt.Sprintf("(Nobody may read %s.)", s[1]))
		}
	}
	return strings.Join(words, " ")
}
