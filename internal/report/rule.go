package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"improve/internal/corpus"
	"improve/internal/diag"
	"improve/internal/doc"
)

// RuleView is one rule explained: `improve explain RULE`. Its example is the record of
// the error corpus that shows the rule.
type RuleView struct {
	ID       string `json:"rule"`
	Severity string `json:"severity"`
	Added    string `json:"severity_added,omitempty"` // in what a change adds, where it is another
	Title    string `json:"title"`
	Why      string `json:"why"`
	Mend     string `json:"mend"`
	Dated    bool   `json:"dated"`
	Waivable bool   `json:"waivable"`
	Example  string `json:"example,omitempty"` // what the example shows
	AsAt     string `json:"bad_as_at,omitempty"`
	Bad      string `json:"bad,omitempty"`      // the files that break the rule, as a txtar archive
	Messages string `json:"messages,omitempty"` // what `improve check` prints about them
	Good     string `json:"good,omitempty"`     // the files that differ in the record put right
}

// Rule makes the explanation of a rule.
func Rule(r diag.Rule) *RuleView {
	v := &RuleView{ID: r.ID, Severity: r.Severity.String(), Title: r.Title, Why: r.Why, Mend: r.Mend,
		Dated: r.Dated, Waivable: r.Waivable}
	if r.Added > r.Severity {
		v.Added = r.Added.String()
	}
	example, ok := corpus.Of(r.ID)
	if !ok {
		return v
	}
	v.Example = strings.TrimSpace(example.Title + ". " + example.Prose + arranged(example))
	v.Bad, v.Good = corpus.Text(example.Shown()), corpus.Text(example.Changed())
	v.Messages, _, _ = strings.Cut(example.Want, "\n\n")
	if r.Dated {
		v.AsAt = example.AsAt
	}
	return v
}

// arranged describes what the files of an example do not show.
func arranged(example corpus.Record) string {
	var words string
	for _, s := range example.Setup {
		switch s[0] {
		case "repeat":
			words += fmt.Sprintf(" (The last line is repeated %s times.)", s[2])
		case "link":
			words += fmt.Sprintf(" (%s is a link to %s.)", s[1], s[2])
		case "forbid":
			words += fmt.Sprintf(" (%s cannot be opened.)", s[1])
		}
	}
	return words
}

// Document is the explanation as a page.
func (v *RuleView) Document() doc.Document {
	page := doc.Document{ID: v.ID, Title: v.Title, Aside: doc.Text(v.weight()), Blocks: v.Section()}
	if !v.Waivable {
		page.Blocks = append(page.Blocks, labelled("To waive it:", "You cannot. Fix the file."))
		return page
	}
	page.Blocks = append(page.Blocks, labelled("To waive it:", "write this on the entry, or on its ambition. "+
		"A waiver always has a last day."), &doc.Code{Language: "yaml",
		Text: "waive: [{rule: " + v.ID + ", until: 2020-06-30, reason: why the board accepts it until then}]\n"})
	return page
}

// weight is how serious it is, in words.
func (v *RuleView) weight() string {
	if v.Added != "" {
		return v.Severity + ", " + v.Added + " in what a change adds"
	}
	return v.Severity
}

func labelled(label, text string) *doc.Paragraph {
	return &doc.Paragraph{Line: doc.Line{{Text: label, Tone: doc.Strong}, {Text: " " + text}}}
}

// Section is the explanation without its title and without how to waive it.
func (v *RuleView) Section() []doc.Block {
	blocks := []doc.Block{&doc.Paragraph{Line: doc.Text(v.Why)}}
	if v.Bad != "" {
		title := "Example:"
		if v.AsAt != "" {
			title = "Example as at " + v.AsAt + ":"
		}
		blocks = append(blocks, labelled(title, v.Example), &doc.Code{Language: "yaml", Text: printable(v.Bad)})
	}
	if v.Messages != "" {
		blocks = append(blocks, &doc.Code{Language: "text", Text: v.Messages})
	}
	blocks = append(blocks, labelled("To fix it:", v.Mend))
	if v.Good != "" {
		blocks = append(blocks, &doc.Code{Language: "yaml", Text: printable(v.Good)})
	}
	return blocks
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
		if r.Dated {
			dated = "dated"
		}
		t.Rows = append(t.Rows, []doc.Cell{cell(r.ID), cell(r.Severity), cell(dated), cell(r.Title)})
	}
	page.Blocks = append(page.Blocks, t)
	return page
}
