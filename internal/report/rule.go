package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"improve/internal/diag"
	"improve/internal/doc"
)

// RuleView is one rule explained: `improve explain RULE`.
type RuleView struct {
	ID       string `json:"rule"`
	Severity string `json:"severity"`
	Title    string `json:"title"`
	Why      string `json:"why"`
	Mend     string `json:"mend"`
	Bad      string `json:"bad,omitempty"`
	Good     string `json:"good,omitempty"`
	AsAt     string `json:"bad_as_at,omitempty"`
	Waivable bool   `json:"waivable"`
}

// Rule makes the explanation of a rule from the rule itself.
func Rule(r diag.Rule) *RuleView {
	return &RuleView{ID: r.ID, Severity: r.Severity.String(), Title: r.Title, Why: r.Why, Mend: r.Mend,
		Bad: r.Bad, Good: r.Good, AsAt: r.AsAt, Waivable: r.Waivable}
}

// Document is the explanation as a page.
func (v *RuleView) Document() doc.Document {
	page := doc.Document{ID: v.ID, Title: v.Title, Aside: doc.Text(v.Severity)}
	page.Blocks = append(page.Blocks, v.Section(2)...)
	return page
}

// Section is the explanation without its title, its headings at a level.
func (v *RuleView) Section(level int) []doc.Block {
	heading := func(s string) doc.Block { return &doc.Heading{Level: level, Text: s} }
	blocks := []doc.Block{&doc.Paragraph{Line: doc.Text(v.Why)}}
	if v.Bad != "" {
		title := "Example"
		if v.AsAt != "" {
			title += " as at " + v.AsAt
		}
		blocks = append(blocks, heading(title), &doc.Code{Language: "yaml", Text: printable(v.Bad)})
	}
	blocks = append(blocks, heading("How to fix it"), &doc.Paragraph{Line: doc.Text(v.Mend)})
	if v.Good != "" {
		blocks = append(blocks, &doc.Code{Language: "yaml", Text: printable(v.Good)})
	}
	return append(blocks, heading("How to waive it"), v.waiving())
}

func (v *RuleView) waiving() doc.Block {
	if !v.Waivable {
		return &doc.Paragraph{Line: doc.Text("It cannot be waived: fix the file.")}
	}
	return &doc.Code{Language: "yaml",
		Text: "# on the entry it is about, or on its ambition; never for ever\nwaive: [{rule: " + v.ID +
			", until: 2020-06-30, reason: why the board accepts it until then}]\n"}
}

// printable shows the file names of an example as comments. What would not show
// is spelled out: bytes that are no text, characters that break or turn a line.
func printable(archive string) string {
	var b strings.Builder
	for line := range strings.Lines(archive) {
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), "-- "); ok && strings.HasSuffix(name, " --") {
			line = "# " + strings.TrimSuffix(name, " --") + "\n"
		}
		for i, r := range line {
			switch {
			case r == utf8.RuneError && !strings.HasPrefix(line[i:], string(utf8.RuneError)):
				fmt.Fprintf(&b, `\x%02x`, line[i])
			case r == '\t':
				b.WriteString(`\t`)
			case r != '\n' && r != ' ' && !unicode.IsPrint(r):
				fmt.Fprintf(&b, `\u%04x`, r)
			default:
				b.WriteRune(r)
			}
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// Table is the explanation as one row.
func (v *RuleView) Table() *doc.Table { return rulesTable([]*RuleView{v}) }

func rulesTable(rules []*RuleView) *doc.Table {
	t := &doc.Table{Caption: "Checks", Columns: columns("rule", "severity", "title", "why", "mend", "waivable")}
	for _, r := range rules {
		t.Rows = append(t.Rows, []doc.Cell{cell(r.ID), cell(r.Severity), cell(r.Title), cell(r.Why), cell(r.Mend),
			yesNo(r.Waivable)})
	}
	return t
}

// RulesView is the list of all rules: `improve explain` without a rule.
type RulesView struct {
	Rules []*RuleView `json:"rules"`
}

// Rules makes the list.
func Rules(rules []diag.Rule) *RulesView {
	v := &RulesView{}
	for _, r := range rules {
		v.Rules = append(v.Rules, Rule(r))
	}
	return v
}

// Table is the rules, one row each.
func (v *RulesView) Table() *doc.Table { return rulesTable(v.Rules) }

// Document is the list as a page.
func (v *RulesView) Document() doc.Document {
	page := doc.Document{Title: "Checks", Subtitle: []doc.Line{doc.Text(
		"improve explain RULE explains a check and how to fix the problem. " +
			"Checks marked dated depend on the date: improve check runs them, improve validate does not.")}}
	t := &doc.Table{Caption: "Checks", Columns: []doc.Column{{Title: "Rule"}, {Title: "Severity"}, {Title: "Dated"},
		{Title: "What is wrong", Flexible: true}}}
	for _, r := range v.Rules {
		dated := ""
		if r.AsAt != "" {
			dated = "dated"
		}
		t.Rows = append(t.Rows, []doc.Cell{cell(r.ID), cell(r.Severity), cell(dated), cell(r.Title)})
	}
	page.Blocks = append(page.Blocks, t)
	return page
}
