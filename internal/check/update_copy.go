package check

import (
	"fmt"
	"path"
	"regexp"
	"strings"
	"sync"

	"improve/internal/diag"
	"improve/internal/programme"
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
		first := map[string]*programme.Update{}
		for _, u := range in.Programme.Updates {
			name := strings.ToLower(u.Path)
			if original := copyOf(u.Path); original != "" {
				report(Found{At: u.Pos, Message: fmt.Sprintf("%s is named like a copy of %s, and counts as an update "+
					"of its own", u.Path, original), Remedy: "delete it, or give it a name of its own"})
			} else if twin := first[name]; twin != nil {
				report(Found{At: u.Pos, Message: fmt.Sprintf("%s and %s differ in capitals alone", u.Path, twin.Path),
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

// copyOf is the file that a name says to be a copy of; empty where it says nothing such.
func copyOf(file string) string {
	end := path.Ext(file)
	if found := copies().FindStringSubmatch(strings.TrimSuffix(file, end)); found != nil {
		return found[1] + end
	}
	return ""
}
