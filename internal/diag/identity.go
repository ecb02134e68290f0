package diag

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"sync"
)

// Identity is what stays the same of a diagnostic from day to day and from
// commit to commit, as long as nobody fixes it: its rule, the task or else the
// file that it is about, and its message without the days that something has
// gone on. Lines move, so the place is no part of it.
func (d Diagnostic) Identity() string {
	about := d.Task
	if about == "" {
		about = d.Place.File
	}
	return d.Rule + "\n" + about + "\n" + passing().ReplaceAllString(d.Message, "days")
}

// passing matches the parts of a message that change from day to day.
var passing = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\b[0-9]+ (days?|without pauses)\b`)
})

// Identities are the identities of the list, in its order. Where several are
// alike, all but the first carry a number, so that each has its own.
func (l List) Identities() []string {
	seen := map[string]int{}
	identities := make([]string, len(l))
	for i, d := range l {
		identity := d.Identity()
		if seen[identity]++; seen[identity] > 1 {
			identities[i] = fmt.Sprintf("%s\n%d", identity, seen[identity])
			continue
		}
		identities[i] = identity
	}
	return identities
}

// Ranked is the list in the order in which to look at it where only the first
// few are shown: errors first, those of them first that are mistakes in a file,
// for all figures rest on reading it; then by the days that something is late.
// What is alike in this keeps its order.
func (l List) Ranked() List {
	ranked := slices.Clone(l)
	mistake := func(d Diagnostic) bool { return d.Severity == Error && d.Days == 0 }
	slices.SortStableFunc(ranked, func(a, b Diagnostic) int {
		switch {
		case a.Severity != b.Severity:
			return cmp.Compare(b.Severity, a.Severity)
		case mistake(a) != mistake(b):
			if mistake(a) {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.Days, a.Days)
	})
	return ranked
}

// NewSince is the part of the list that an earlier list does not have, each as
// many times as it occurs here more than there, as serious as in what a change adds, and
// whatever of the rest a change touches.
func (l List) NewSince(earlier List, touched func(Diagnostic) bool) List {
	had := map[string]bool{}
	for _, identity := range earlier.Identities() {
		had[identity] = true
	}
	identities := l.Identities()
	var fresh List
	for i, d := range l {
		if !had[identities[i]] {
			d.Severity = max(d.Severity, d.Added)
		} else if !touched(d) {
			continue
		}
		fresh.Add(d)
	}
	return fresh
}
