package check

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/words"
)

var updateCopy = Check{
	Rule: diag.Rule{
		ID: "update/copy", Severity: diag.Error,
		Title: "Second copy of an update",
		Why: "Programs that copy or share files add (1), Copy or the like to a name. Such a file counts as an " +
			"update of its own, and as the later of its day. Two names that differ in capitals alone are one file " +
			"on some computers.",
		Mend: "Delete the copy. If it says something of its own, give it a name of its own.",
	},
	Run: func(in *Input, report Report) {
		first, all := map[string]*programme.Update{}, map[string]bool{}
		for _, u := range in.Programme.Updates {
			all[u.Path] = true
		}
		for _, u := range in.Programme.Updates {
			name := words.Skeleton(strings.ReplaceAll(u.Path, " ", ""))
			if original, sure := copyOf(u.Path); sure || all[original] {
				report(Found{At: u.Pos, Message: fmt.Sprintf("%s is named like a copy of %s, and counts as an update "+
					"of its own", u.Path, original), Remedy: "delete it, or give it a name of its own"})
			} else if twin := first[name]; twin != nil {
				how := "look alike"
				if strings.EqualFold(u.Path, twin.Path) {
					how = "differ in capitals alone"
				}
				report(Found{At: u.Pos, Message: fmt.Sprintf("%s and %s %s", u.Path, twin.Path, how),
					Remedy:  "delete one of them, or give it a name of its own",
					Related: []Related{{twin.Pos, "the other is here"}}})
			}
			if first[name] == nil {
				first[name] = u
			}
		}
	},
}

// copies are the ends of names that programs give to copies: x (1), x - Copy, x copy 2.
var copies = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(.+?)([ _-]*\(\d+\)|[ _-]+copy([ _-]*\(?\d+\)?)?|~)$`)
})

// versionWords are words at such ends.
var versionWords = []string{"final", "old", "bak", "backup", "kopie", "copie", "copia"}

// versions are ends of names that may say something else, where the file without them is not
// there too: x (conflicted copy), x_v2, x-final, x.old.
var versions = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(.+?)([ _-]*\([^)]*\)|[ _.-]+(` + strings.Join(versionWords, "|") +
		`|v\d+)|~\d+)$`)
})

// copyWords are what a name of either kind may end with, but for numbers and brackets.
var copyWords = slices.Concat(versionWords, []string{"copy", "v"})

// mayBeCopy is false of nearly all names, and costs a twentieth of the patterns.
func mayBeCopy(name string) bool {
	stem := strings.TrimRight(strings.ToLower(name), " _-0123456789")
	return strings.ContainsAny(name, ")~") ||
		slices.ContainsFunc(copyWords, func(word string) bool { return strings.HasSuffix(stem, word) })
}

// copyOf is the file that a name says to be a copy of, and whether it surely is one; empty
// where it says nothing such.
func copyOf(file string) (original string, sure bool) {
	end := path.Ext(file)
	name := strings.TrimSuffix(file, end)
	if !mayBeCopy(name) {
		return "", false
	}
	if found := copies().FindStringSubmatch(name); found != nil {
		return found[1] + end, true
	}
	if found := versions().FindStringSubmatch(name); found != nil {
		return found[1] + end, false
	}
	return "", false
}
