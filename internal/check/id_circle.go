package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/schema"
)

var idCircle = Check{
	Rule: diag.Rule{
		ID: "id/circle", Severity: diag.Error,
		Title: "Records that lead back to themselves",
		Why: "A plan follows an earlier one, and a group reports to one above it. Where the way leads back " +
			"to where it began, it is unknown which comes first.",
		Mend: "Name the earlier plan, or the group above, or delete the key.",
	},
	Run: func(in *Input, report Report) {
		for _, of := range []struct{ family, key, words string }{
			{"plans", "follows", "follows"}, {"groups", "reports_to", "reports to"},
		} {
			shape := schema.FamilyOf(of.family).Shape
			key := shape.Key(of.key)
			var chain chains
			records := map[string]Subject{}
			schema.Pass(in.Programme, func(s *schema.Shape) bool { return s == shape }, func(e *schema.Entry) {
				chain.add(e.ID(), *key.At(e.Record).(*programme.Text))
				records[e.ID()] = on(e.Meta())
			})
			chain.circles(func(first string, to programme.Text, others []string) {
				report(Found{At: to.Pos, On: records[first],
					Message: fmt.Sprintf("%s %s %s", first, of.words, around(first, to.Value, others)),
					Remedy:  "name another " + shape.Name + ", or delete " + of.key})
			})
		}
	},
}
