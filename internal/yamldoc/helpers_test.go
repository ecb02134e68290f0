package yamldoc

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"improve/internal/diag"
)

// marked takes the marks « and » out of a file and returns the place between
// them, as line:column-end.
func marked(t *testing.T, in string) (data, place string) {
	t.Helper()
	before, rest, ok := strings.Cut(in, "«")
	inner, after, closed := strings.Cut(rest, "»")
	if !ok || !closed {
		t.Fatalf("no « and » in %q", in)
	}
	lines := strings.Split(strings.ReplaceAll(strings.ReplaceAll(strings.TrimPrefix(before, string(bom)), "\r\n", "\n"), "\r", "\n"), "\n")
	column := utf8.RuneCountInString(lines[len(lines)-1]) + 1
	return before + inner + after, fmt.Sprintf("%d:%d-%d", len(lines), column, column+utf8.RuneCountInString(inner))
}

func placeOf(d diag.Diagnostic) string {
	return fmt.Sprintf("%d:%d-%d", d.Place.Line, d.Place.Column, d.Place.EndColumn)
}

// expectOne checks that a file has one problem, of that rule and place, and that
// what it says holds the fragments.
func expectOne(t *testing.T, in string, rule diag.Rule, message, remedy string) {
	t.Helper()
	data, place := marked(t, in)
	_, problems := Parse("f.yaml", []byte(data))
	if len(problems) != 1 {
		t.Errorf("%q has %d problems, want one: %v", data, len(problems), problems)
		return
	}
	d := problems[0]
	if d.Rule != rule.ID || d.Severity != rule.Severity || placeOf(d) != place || d.Place.File != "f.yaml" {
		t.Errorf("%q: %s %s at %s, want %s at %s\n\t%s", data, d.Severity, d.Rule, placeOf(d), rule.ID, place, d.Message)
	}
	if !strings.Contains(d.Message, message) || !strings.Contains(d.Remedy, remedy) {
		t.Errorf("%q:\n\tsays %s\n\twant %s\n\tremedy %s\n\twant   %s", data, d.Message, message, d.Remedy, remedy)
	}
}

// outline writes a node as one line: {key=value} and [entry, entry].
func outline(n Node) string {
	var parts []string
	switch n.Kind() {
	case Map:
		for k, v := range n.Pairs() {
			parts = append(parts, outline(k)+"="+outline(v))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case List:
		for v := range n.Items() {
			parts = append(parts, outline(v))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case Scalar:
		return n.Value()
	}
	return "-"
}
