package history

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"improve/internal/check"
)

// past is what the integrity checks are told, a line a fact.
func (s *sandbox) past() []string {
	s.t.Helper()
	h, err := s.history(false).ForChecks(s.now())
	if err != nil {
		s.t.Fatal(err)
	}
	by := func(c check.Commit) string {
		if c.Name == "" {
			return "nobody known"
		}
		return fmt.Sprintf("%s on %s", c.Author, c.Day)
	}
	var all []string
	for _, name := range slices.Sorted(maps.Keys(h.Updates)) {
		w := h.Updates[name]
		line := name + ": first by " + by(w.First)
		if w.Imported {
			line += ", imported"
		}
		for _, e := range w.Edits {
			line += fmt.Sprintf(", line %d edited by %s", e.Line, by(e.Commit))
		}
		for _, c := range w.Confirmed {
			line += fmt.Sprintf(", %s rated by %s and confirmed by %s", c.Task, by(c.Rated), by(c.Confirmed))
		}
		all = append(all, line)
	}
	for _, g := range h.Gone {
		all = append(all, fmt.Sprintf("%s of %s: deleted by %s", g.Path, g.Date, by(g.Commit)))
	}
	for _, c := range h.Unsigned {
		all = append(all, "unsigned: "+by(c))
	}
	return all
}

const januaryFirst = january + ": first by Ann Lee on 2020-01-12"

func TestEditedUpdates(t *testing.T) {
	for name, c := range map[string]struct {
		was, is string
		want    string
	}{
		"a word":           {"empty", "filled", ", line 4 edited by Bo Kay on 2020-02-01"},
		"a new line":       {"progress:\n", "progress:\n  1.2: {note: New.}\n", ", line 4 edited by Bo Kay on 2020-02-01"},
		"the first line":   {"date: 2020-01-10", "date: 2020-01-09", ", line 1 edited by Bo Kay on 2020-02-01"},
		"its layout":       {"date: 2020-01-10\nby: ann-lee\n", "by: ann-lee\ndate:   2020-01-10\n\n", ""},
		"a comment":        {"progress:", "# What leads reported.\nprogress:", ""},
		"when posted":      {"by: ann-lee\n", "by: ann-lee\nposted: 2020-01-11\n", ""},
		"a restriction":    {"2020-04}", "2020-04, restricted: {reason: It names a child.}}", ""},
		"a waiver":         {"2020-04}", "2020-04, waive: [{rule: task/overdue, until: 2020-04-01, reason: Agreed.}]}", ""},
		"a posted of task": {"2020-04}", "2020-04, posted: 2020-01-11}", ", line 4 edited by Bo Kay on 2020-02-01"},
	} {
		t.Run(name, func(t *testing.T) {
			s := started(t)
			s.changeAs("Bo Kay", "2020-02-01", january, c.was, c.is)
			equal(t, s.past(), []string{januaryFirst + c.want})
		})
	}
}

func TestDeletedUpdates(t *testing.T) {
	s := started(t)
	s.commitAs("Bo Kay", "2020-02-01", "-- "+january+" --\ngone\n")
	equal(t, s.past(), []string{january + " of 2020-01-10: deleted by Bo Kay on 2020-02-01"})
	s.commitAs("Bo Kay", "2020-02-02", januaryUpdate)
	equal(t, s.past(), []string{januaryFirst}) // it is back
}

// A file that is renamed keeps its past, whether or not it is edited on the way; a
// file of another day is another update.
func TestRenamedUpdates(t *testing.T) {
	const renamed = "updates/2020-01-10-head-of-service.yaml"
	s := started(t)
	s.git("", "mv", january, renamed)
	s.commitAs("Bo Kay", "2020-02-01", "")
	equal(t, s.past(), []string{renamed + ": first by Ann Lee on 2020-01-12"})

	s = started(t)
	s.git("", "mv", january, renamed)
	s.changeAs("Bo Kay", "2020-02-01", renamed, "empty", "filled")
	equal(t, s.past(), []string{renamed + ": first by Ann Lee on 2020-01-12, line 4 edited by Bo Kay on 2020-02-01"})

	s = started(t)
	s.git("", "rm", "-q", january)
	s.commitAs("Bo Kay", "2020-02-01", "-- updates/2020-02-01-bo-kay.yaml --\ndate: 2020-02-01\n")
	equal(t, s.past(), []string{"updates/2020-02-01-bo-kay.yaml: first by Bo Kay on 2020-02-01",
		january + " of 2020-01-10: deleted by Bo Kay on 2020-02-01"})
}

func TestImportedUpdates(t *testing.T) {
	s := newSandbox(t)
	s.commit("2020-01-12", begun+januaryUpdate)
	s.commit("2020-01-20", "-- updates/2020-01-20-bo-kay.yaml --\ndate: 2020-01-20\n-- updates/notes.yaml --\nx: 1\n")
	equal(t, s.past(), []string{januaryFirst + ", imported",
		"updates/2020-01-20-bo-kay.yaml: first by Ann Lee on 2020-01-20"})
}

func TestWhoRatedAndWhoConfirmed(t *testing.T) {
	const file = "updates/2020-01-20-ann-lee.yaml"
	s := newSandbox(t)
	s.commit("2020-01-05", begun)
	s.commitAs("Ann Lee", "2020-01-20", "-- "+file+" --\ndate: 2020-01-20\nprogress:\n"+
		"  1.1: {rating: B, note: It meets., evidence: [minutes]}\n")
	s.changeAs("Bo Kay", "2020-01-21", file, "[minutes]", "[minutes], confirmed_by: bo-kay")
	equal(t, s.past(), []string{file + ": first by Ann Lee on 2020-01-20, line 3 edited by Bo Kay on 2020-01-21, " +
		"1.1 rated by Ann Lee on 2020-01-20 and confirmed by Bo Kay on 2020-01-21"})
}

// Signatures are asked for from the commit from which on the policy always did.
func TestUnsignedCommits(t *testing.T) {
	const file = "plan/programme.yaml"
	s := started(t)
	equal(t, s.past(), []string{januaryFirst})
	s.change("2020-02-01", file, "groups:", "policy: {signed: true}\ngroups:")
	s.change("2020-02-02", file, "signed: true", "signed: false")
	s.changeAs("Bo Kay", "2020-02-03", file, "signed: false", "signed: true")
	s.change("2020-02-04", file, "Improvement programme", "Programme")
	equal(t, s.past(), []string{januaryFirst, "unsigned: Bo Kay on 2020-02-03", "unsigned: Ann Lee on 2020-02-04"})
}
