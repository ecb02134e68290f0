package check

import (
	"fmt"
	"strconv"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/schema"
	"improve/internal/words"
)

var idAlike = Check{
	Rule: diag.Rule{
		ID: "id/alike", Severity: diag.Warning, Added: diag.Error,
		Title: "Ids that look alike",
		Why: "Two ids that differ in capitals alone, in hyphens, in a 1 and an l, or in a nought before a number, " +
			"are read as one. What is said of the one is taken for the other, and one person can pass for two.",
		Mend: "Give the newer of the two another id. If both mean the same, keep one.",
	},
	Run: func(in *Input, report Report) {
		type look struct{ family, skeleton string }
		first := map[look]programme.Text{}
		for _, one := range in.ids.all {
			f, id := one.family, one.id
			l := look{f, lookOf(id.Value)}
			other, taken := first[l]
			switch {
			case !taken:
				first[l] = id
			case other.Value != id.Value:
				report(Found{At: id.Pos,
					Message: fmt.Sprintf("the id %s of a %s looks like %s", id.Value, schema.FamilyOf(f).Noun,
						other.Value),
					Remedy:  "give one of them another id; if both mean the same, keep one",
					Related: []Related{{other.Pos, "the other is here"}}})
			}
		}
	},
}

// lookOf is an id as a reader takes it in: 1.02 is 1.2, and social-workers is socialworkers.
func lookOf(id string) string {
	if strings.HasPrefix(id, "0") || strings.Contains(id, ".0") {
		parts := strings.Split(id, ".")
		for i, part := range parts {
			if n, err := strconv.Atoi(part); err == nil {
				parts[i] = strconv.Itoa(n)
			}
		}
		id = strings.Join(parts, ".")
	}
	return strings.ReplaceAll(words.Skeleton(id), "-", "")
}
