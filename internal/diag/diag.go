// Package diag holds the problems that `improve` finds in a record: a rule, a place, a
// message and a remedy, in sorted lists.
//
// It does not decide anything, read files or print: the packages that read and
// check make diagnostics, `render` prints them, `cli` turns them into an exit
// code.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity is how serious a diagnostic is. The zero value is not a severity.
type Severity int

// The severities, heaviest last, so that they compare with <.
const (
	Note Severity = iota + 1
	Warning
	Error
)

// Severities lists all severities, heaviest first, as summaries print them.
func Severities() []Severity { return []Severity{Error, Warning, Note} }

// String is the word that output and `--fail-on` use.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	case Note:
		return "note"
	}
	return fmt.Sprintf("severity %d", int(s))
}

// ParseSeverity reads the word of a severity.
func ParseSeverity(word string) (Severity, error) {
	for _, s := range Severities() {
		if s.String() == word {
			return s, nil
		}
	}
	return 0, fmt.Errorf("%q is not a severity: write error, warning or note", word)
}

// Place is where in the record something is. Lines and columns count from
// 1, columns in characters (not bytes); EndColumn is the column after the last
// character. Line 0 means the file as a whole; an empty File the whole record.
type Place struct {
	File                    string
	Line, Column, EndColumn int
}

// String is the place as editors and terminals link it: file:line:column.
func (p Place) String() string {
	switch {
	case p.File == "":
		return "the record"
	case p.Line == 0:
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Diagnostic is one thing wrong with the record.
type Diagnostic struct {
	Rule     string // family/name, see Rule
	Severity Severity
	Added    Severity // see Rule
	Place    Place
	Message  string // one sentence, no full stop, naming the thing by its id
	Missing  string // optional: what is missing, as a phrase
	Remedy   string // what to write instead
	Task     string // the task's id where it concerns one
	Days     int    // for how many days something has been late, where it is about that
	Related  []Related
}

// Related is a second place that a diagnostic rests on, such as the first
// record of two with the same id.
type Related struct {
	Place   Place
	Message string
}

// List is a set of diagnostics.
type List []Diagnostic

// Add appends a diagnostic.
func (l *List) Add(d Diagnostic) { *l = append(*l, d) }

// Count is the number of diagnostics of that severity.
func (l List) Count(s Severity) int {
	n := 0
	for i := range l {
		if l[i].Severity == s {
			n++
		}
	}
	return n
}

// AtLeast reports whether any diagnostic is as heavy as s or heavier.
func (l List) AtLeast(s Severity) bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity >= s })
}

// Has reports whether any diagnostic is of that rule.
func (l List) Has(rule string) bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Rule == rule })
}

// Sort orders the list for printing: worst first, then by place, then by rule.
// Worst first because CI services show only the first few.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(b.Severity, a.Severity),
			strings.Compare(a.Place.File, b.Place.File),
			cmp.Compare(a.Place.Line, b.Place.Line),
			cmp.Compare(a.Place.Column, b.Place.Column),
			strings.Compare(a.Rule, b.Rule),
			strings.Compare(a.Message, b.Message),
		)
	})
}
