package check

import (
	"slices"
	"strings"

	"improve/internal/diag"
)

// Filter keeps some rules and leaves out others, each named by its id
// (task/overdue) or by its family (task/*). It picks from what a run gave,
// never from what is run: a waiver is used whether or not its rule is shown.
type Filter struct {
	Only []string // keeps these; empty keeps all
	Skip []string // of those kept, leaves these out
}

// Keeps reports whether diagnostics of a rule are kept.
func (f Filter) Keeps(id string) bool {
	return (len(f.Only) == 0 || named(f.Only, id)) && !named(f.Skip, id)
}

func named(patterns []string, id string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		family, ok := strings.CutSuffix(pattern, "*")
		return pattern == id || ok && strings.HasSuffix(family, "/") && strings.HasPrefix(id, family)
	})
}

// List is the part of a list that is kept.
func (f Filter) List(l diag.List) diag.List {
	return slices.DeleteFunc(slices.Clone(l), func(d diag.Diagnostic) bool { return !f.Keeps(d.Rule) })
}

// Result is the part of a result that is kept.
func (f Filter) Result(r Result) Result {
	waived := slices.DeleteFunc(slices.Clone(r.Waived), func(w Waived) bool { return !f.Keeps(w.Rule) })
	return Result{f.List(r.Problems), waived}
}

// Unknown is the first name of the filter that is no rule's and no family's,
// with the nearest that is, where one is near; false where there is none.
func (f Filter) Unknown(known []diag.Rule) (name, nearest string, found bool) {
	var candidates []string
	for _, r := range known {
		family, _, _ := strings.Cut(r.ID, "/")
		candidates = append(candidates, r.ID, family+"/*")
	}
	for _, name := range slices.Concat(f.Only, f.Skip) {
		if !slices.Contains(candidates, name) {
			return name, diag.Or(diag.NearestRules(name, candidates)), true
		}
	}
	return "", "", false
}
