package report

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/programme"
)

// CheckView is what is wrong with the record: `improve check` and `improve
// validate`, the latter without a date.
type CheckView struct {
	AsAt        programme.Date   `json:"as_at"`
	Since       *Since           `json:"since"`
	Summary     CheckSummary     `json:"summary"`
	Diagnostics []DiagnosticItem `json:"diagnostics"`
	Waived      []WaivedItem     `json:"waived"`
	FirstBoard  *FirstBoard      `json:"first_board,omitempty"` // of an adopted record, until its first board
	Revision    *Revision        `json:"revision,omitempty"`    // where --rev was given
	NotLooked   []string         `json:"-"`                     // what the run did not look at, as phrases

	NotShown int `json:"-"` // how many diagnostics a shortened view leaves out
}

// Since is the commit that a change is compared with; what neither came since
// then nor is touched by the change is left out, and counted.
type Since struct {
	Rev     string `json:"rev"`    // as it was given
	Commit  string `json:"commit"` // the one that both have in common
	LeftOut int    `json:"left_out"`
}

// words name the commit, and what it was called where that says more.
func (s *Since) words() string {
	if strings.HasPrefix(s.Commit, s.Rev) {
		return fmt.Sprintf("commit %.12s", s.Commit)
	}
	return fmt.Sprintf("%s (commit %.12s)", s.Rev, s.Commit)
}

// CheckSummary counts the diagnostics by severity.
type CheckSummary struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Note    int `json:"note"`
	Waived  int `json:"waived"`
}

// DiagnosticItem is one diagnostic as JSON gives it.
type DiagnosticItem struct {
	Rule      string        `json:"rule"`
	Severity  string        `json:"severity"`
	File      string        `json:"file"`
	Line      int           `json:"line"`
	Column    int           `json:"column"`
	EndColumn int           `json:"end_column"`
	Message   string        `json:"message"`
	Missing   string        `json:"missing,omitempty"`
	Remedy    string        `json:"remedy"`
	Task      Optional      `json:"task"`
	Related   []RelatedItem `json:"related,omitempty"`
}

func (d DiagnosticItem) place() diag.Place {
	return diag.Place{File: d.File, Line: d.Line, Column: d.Column, EndColumn: d.EndColumn}
}

// RelatedItem is a second place that a diagnostic rests on.
type RelatedItem struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

// WaivedItem is a diagnostic that a waiver in the record silences.
type WaivedItem struct {
	DiagnosticItem
	Until  string `json:"until"`
	Reason string `json:"reason"`
}

// Check makes the view of a run of the checks; asAt is zero for one without a
// date, and since nil for one of everything.
func Check(asAt programme.Date, since *Since, problems diag.List, waived []WaivedItem) *CheckView {
	v := &CheckView{AsAt: asAt, Since: since, Diagnostics: []DiagnosticItem{}, Waived: waived,
		Summary: CheckSummary{problems.Count(diag.Error), problems.Count(diag.Warning), problems.Count(diag.Note),
			len(waived)}}
	if waived == nil {
		v.Waived = []WaivedItem{}
	}
	v.Diagnostics = slices.Grow(v.Diagnostics, len(problems))
	for _, d := range problems {
		v.Diagnostics = append(v.Diagnostics, NewDiagnosticItem(d))
	}
	return v
}

// Shortened is the view with the first few of its diagnostics, in another
// order; its sums stay.
func (v *CheckView) Shortened(order diag.List, shown int) *CheckView {
	short := *v
	short.NotShown, short.Diagnostics = len(order)-shown, nil
	for _, d := range order[:shown] {
		short.Diagnostics = append(short.Diagnostics, NewDiagnosticItem(d))
	}
	return &short
}

// NewDiagnosticItem is a diagnostic as JSON gives it.
func NewDiagnosticItem(d diag.Diagnostic) DiagnosticItem {
	item := DiagnosticItem{Rule: d.Rule, Severity: d.Severity.String(), File: d.Place.File, Line: d.Place.Line,
		Column:    d.Place.Column,
		EndColumn: d.Place.EndColumn, Message: d.Message, Missing: d.Missing, Remedy: d.Remedy, Task: Optional(d.Task)}
	for _, r := range d.Related {
		item.Related = append(item.Related, RelatedItem{r.Place.File, r.Place.Line, r.Place.Column, r.Message})
	}
	return item
}

// Words is the run in a sentence.
func (v *CheckView) Words() string {
	words := joined(counted(v.Summary.Error, "error"), counted(v.Summary.Warning, "warning"),
		counted(v.Summary.Note, "note"))
	unlooked := ""
	switch {
	case words == "" && len(v.NotLooked) > 0:
		words, unlooked = "No problem was found", " Not looked at: "+diag.And(v.NotLooked)+"."
	case words == "":
		words = "Nothing is wrong"
	}
	if !v.AsAt.IsZero() {
		words += " as at " + v.AsAt.Words()
	}
	if v.Since != nil {
		words += ", counting only what is new or touched since " + v.Since.words()
	}
	if v.Summary.Waived > 0 {
		words += fmt.Sprintf("; %d waived", v.Summary.Waived)
	}
	if v.Since != nil && v.Since.LeftOut > 0 {
		words += "; " + were(v.Since.LeftOut) + " there before"
	}
	words += "."
	if v.Revision != nil {
		words += " " + v.Revision.Words() + "."
	}
	return words + unlooked
}

func were(n int) string {
	if n == 1 {
		return "1 other was"
	}
	return fmt.Sprintf("%d others were", n)
}

func counted(n int, thing string) string {
	if n == 0 {
		return ""
	}
	return count(n, thing)
}

// WaivedWords says what is silenced, a line each.
func (v *CheckView) WaivedWords() []string {
	var lines []string
	for _, w := range v.Waived {
		lines = append(lines, fmt.Sprintf("waived until %s: %s [%s]: %s", w.Until, w.Message, w.Rule, w.Reason))
	}
	return lines
}

// Table is the diagnostics, one row each.
func (v *CheckView) Table() *doc.Table {
	t := &doc.Table{Caption: "What is wrong", Columns: columns("severity", "rule", "file", "line", "column", "task",
		"message", "missing", "remedy")}
	for _, d := range v.Diagnostics {
		t.Rows = append(t.Rows, []doc.Cell{cell(d.Severity), cell(d.Rule), cell(d.File), number(d.Line),
			number(d.Column),
			cell(d.Task),
			cell(d.Message), cell(d.Missing), cell(d.Remedy)})
	}
	return t
}

// Document is the run as a page; the terminal shows each diagnostic with its
// source line instead.
func (v *CheckView) Document() doc.Document {
	page := doc.Document{Title: "What is wrong with the record", Subtitle: []doc.Line{doc.Text(v.Words())}}
	if len(v.Diagnostics) > 0 {
		t := &doc.Table{Caption: "What is wrong", Columns: []doc.Column{{Title: "Severity"}, {Title: "Place"},
			{Title: "What is wrong", Flexible: true},
			{Title: "What to write instead", Flexible: true}, {Title: "Check"}}}
		for _, d := range v.Diagnostics {
			wrong := d.Message
			if d.Missing != "" {
				wrong += "; missing: " + d.Missing
			}
			t.Rows = append(t.Rows, []doc.Cell{cell(d.Severity), cell(d.place().String()), cell(wrong), cell(d.Remedy),
				cell(d.Rule)})
		}
		page.Blocks = append(page.Blocks, t)
	}
	if v.NotShown > 0 {
		page.Blocks = append(page.Blocks, &doc.Paragraph{Line: doc.Text(fmt.Sprintf("And %d more in the log.",
			v.NotShown))})
	}
	if lines := v.WaivedWords(); len(lines) > 0 {
		list := &doc.List{}
		for _, line := range lines {
			list.Items = append(list.Items, doc.Item{Line: doc.Text(line)})
		}
		page.Blocks = append(page.Blocks, heading("Waived"), list)
	}
	return page
}
