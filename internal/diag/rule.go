package diag

import "strings"

// Rule documents one kind of diagnostic. The package that emits a rule declares
// it beside the code that does, so that `improve explain`, docs/checks.md and
// the tests all read the same text.
type Rule struct {
	ID       string // family/name in words, one a diagnosis, never reused
	Severity Severity
	// Added is how serious it is in what a change adds, where that is more than Severity.
	Added    Severity
	Title    string // what is wrong, as a noun phrase or short sentence
	Why      string // why it matters to the programme, in plain words
	Mend     string // how to fix it
	Dated    bool   // whether it depends on the date, so that `check` finds it and `validate` does not
	Waivable bool   // whether a `waive` entry may silence it for a while
}

// New makes a diagnostic of this rule.
func (r Rule) New(at Place, message, remedy string) Diagnostic {
	return Diagnostic{Rule: r.ID, Severity: r.Severity, Added: r.Added, Place: at, Message: message, Remedy: remedy}
}

// NearestRules are the rules, by id, that a word was most likely meant to name:
// a few of that family or of that name, whatever the family; else the nearest.
func NearestRules(word string, ids []string) []string {
	word = strings.ToLower(strings.TrimSpace(word))
	const most = 3
	var found []string
	for _, id := range ids {
		if family, name, _ := strings.Cut(id, "/"); len(found) < most && (family == word || name == word) {
			found = append(found, id)
		}
	}
	if near, ok := Nearest(word, ids); ok && len(found) == 0 {
		return []string{near}
	}
	return found
}
