package publish

import (
	"slices"
	"strings"

	"improve/internal/programme"
	"improve/internal/schema"
)

// A permit, and what a position is of, name records in words of their own kind: task
// 1.5, plan plan-2019, or an ambition's number alone.

// names reports whether words such as task 1.5 name a record that goes.
func (r *redaction) names(words programme.Text) bool {
	fields := strings.Fields(words.Value)
	if len(fields) < 2 {
		return false
	}
	shape := schema.OfKind(fields[0])
	return shape != nil && r.gone[shape.Family][fields[1]]
}

// aboutNamed reports whether a record is about one that goes, which it names in words.
func (r *redaction) aboutNamed(record any) bool {
	switch v := record.(type) {
	case *programme.Permit:
		return r.names(v.Change) || r.names(v.Drop) || r.names(v.End)
	case *programme.Position:
		return r.gone["ambitions"][v.Of.Value]
	}
	return false
}

// silent reports whether a decision that is restricted lets no plan end, so that no
// status hangs on it.
func silent(record any) bool {
	d, is := record.(*programme.Decision)
	return is && !slices.ContainsFunc(d.Permits, func(p programme.Permit) bool { return p.End.Given() })
}

// permitted puts the public ids wherever a permit says who leads something.
func (who *identities) permitted(p *programme.Programme) {
	schema.Walk(p, func(e *schema.Entry) {
		if permit, is := e.Record.(*programme.Permit); is {
			for _, list := range [][]programme.Text{permit.From, permit.To} {
				for i := range list {
					who.one(&list[i])
				}
			}
		}
	})
}
