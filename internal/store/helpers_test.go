package store

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"improve/internal/diag"
	"improve/internal/programme"
)

// archive reads the files of a txtar archive.
func archive(text string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, part := range strings.Split("\n"+text, "\n-- ")[1:] {
		name, data, _ := strings.Cut(part, " --\n")
		fsys[name] = &fstest.MapFile{Data: []byte(data + "\n"), Mode: 0o644}
	}
	return fsys
}

// load reads the files, each a path and its text in turn.
func load(t testing.TB, files ...string) (*programme.Programme, diag.List) {
	t.Helper()
	fsys := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		fsys[files[i]] = &fstest.MapFile{Data: []byte(files[i+1]), Mode: 0o644}
	}
	p, problems, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return p, problems
}

// expectOne checks that a file has one problem, of that rule, at what stands
// between « and », and that what it says holds the fragments.
func expectOne(t *testing.T, name, in string, rule diag.Rule, message, remedy string) *programme.Programme {
	t.Helper()
	data, line, column, end := marked(t, in)
	p, problems := load(t, name, data)
	if len(problems) != 1 {
		t.Errorf("%q has %d problems, want one: %v", data, len(problems), problems)
		return p
	}
	d := problems[0]
	if d.Rule != rule.ID || d.Severity != rule.Severity || d.Place != (diag.Place{File: name, Line: line, Column: column, EndColumn: end}) {
		t.Errorf("%q: %s %s at %v to %d, want %s at %d:%d to %d\n\t%s", data, d.Severity, d.Rule, d.Place, d.Place.EndColumn, rule.ID, line, column, end, d.Message)
	}
	if !strings.Contains(d.Message, message) || !strings.Contains(d.Remedy, remedy) {
		t.Errorf("%q:\n\tsays   %s\n\twant   %s\n\tremedy %s\n\twant   %s", data, d.Message, message, d.Remedy, remedy)
	}
	return p
}

// marked takes the marks « and » out of a file, and returns the place between.
func marked(t *testing.T, in string) (data string, line, column, end int) {
	t.Helper()
	before, rest, ok := strings.Cut(in, "«")
	inner, after, closed := strings.Cut(rest, "»")
	if !ok || !closed {
		t.Fatalf("no « and » in %q", in)
	}
	line = strings.Count(before, "\n") + 1
	column = utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
	return before + inner + after, line, column, column + utf8.RuneCountInString(inner)
}

// faults are the keys of a record that are said to be unreadable.
func faults(m programme.Meta) string { return fmt.Sprint(programme.Values(m.Faults)) }

// unread are the kinds of what could not be kept.
func unread(p *programme.Programme) string {
	var list []string
	for _, u := range p.Unread {
		list = append(list, u.What)
	}
	return strings.Join(list, ", ")
}
