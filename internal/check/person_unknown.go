package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/schema"
)

var personUnknown = Check{
	Rule: diag.Rule{
		ID: "person/unknown", Severity: diag.Warning, Added: diag.Error,
		Title: "Id of nobody",
		Why: "Here somebody may be named by id or in words. This is written like an id, but no person, body or group " +
			"has it. Papers, also those for the public, would print it as it is.",
		Mend: "Correct the id, add the person to plan/people.yaml, or write a role in words.",
	},
	Run: func(in *Input, report Report) {
		if in.ids.unsure[people] || in.ids.unsure["groups"] {
			return
		}
		persons := schema.RowsThat(func(k *schema.Key) bool { return k.HoldsValues() && k.Role == schema.Person })
		schema.Pass(in.Programme, persons.Among, func(e *schema.Entry) {
			for _, k := range persons.Of(e.Shape) {
				for t := range k.Texts(e.Record) {
					if in.nobody(*t) {
						report(Found{At: t.Pos, On: subjectOf(e),
							Message: fmt.Sprintf("nobody has the id %s, named under %s", diag.Quote(t.Value), k.Name),
							Remedy:  in.roleOr(t.Value)})
					}
				}
			}
		})
	},
}

// nobody reports whether a text is written like an id, and is that of no person, body or
// group.
func (in *Input) nobody(t programme.Text) bool {
	return programme.LikeID(t.Value) && in.ids.person(t.Value) == t.Value &&
		in.index.Person(t.Value) == nil && in.index.Group(t.Value) == nil
}

// roleOr is what to write in place of an id of nobody, where words may be written too.
func (in *Input) roleOr(id string) string {
	if near, ok := in.ids.nearest(people, id); ok {
		return "did you mean " + near + "? If not, write a role in words"
	}
	return "add this person to plan/people.yaml, or write a role in words"
}
