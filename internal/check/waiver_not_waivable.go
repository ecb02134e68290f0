package check

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/diag"
)

var waiverNotWaivable = Check{
	Rule: diag.Rule{
		ID: "waiver/not-waivable", Severity: diag.Error,
		Title: "Check that cannot be waived",
		Why: "A delay can be waived for a while. A mistake in the record cannot: until it is fixed, " +
			"something is read wrongly.",
		Mend: "Fix the problem and delete the waiver.",
	},
	Run: func(in *Input, report Report) {
		for _, w := range in.waivers.all {
			if rule, known := in.rules[w.Rule.Value]; !known || rule.Waivable {
				continue
			}
			report(Found{
				At: w.Rule.Pos, On: about(w.task),
				Message: fmt.Sprintf("%s of %s cannot be waived", w.Rule.Value, w.owner),
				Remedy:  "fix the problem and delete the waiver",
			})
		}
	},
}

// waivable is the names of the checks that a waiver may silence.
func (in *Input) waivable() []string {
	var names []string
	for id, rule := range in.rules {
		if rule.Waivable {
			names = append(names, id)
		}
	}
	task := func(id string) bool { return strings.HasPrefix(id, "task/") }
	slices.SortFunc(names, func(a, b string) int { // most waivers are on tasks
		if task(a) != task(b) {
			return map[bool]int{true: -1, false: 1}[task(a)]
		}
		return strings.Compare(a, b)
	})
	return names
}
