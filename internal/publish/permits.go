package publish

import (
	"slices"
	"strings"

	"improve/internal/programme"
	"improve/internal/schema"
)

// aboutNamed reports whether a record is about one that goes, which it names in words of
// its own: a permit by kind and id, a position by the number of an ambition.
func (r *redaction) aboutNamed(record any) bool {
	switch v := record.(type) {
	case *programme.Permit:
		return slices.ContainsFunc(v.Named(), func(n programme.Named) bool {
			shape := schema.OfKind(n.Kind)
			return shape != nil && r.gone[shape.Family][n.ID]
		})
	case *programme.Position:
		return r.gone["ambitions"][v.Of.Value]
	}
	return false
}

// endsPlan reports whether a permit ends a plan, and says nothing besides.
func endsPlan(permit programme.Permit) bool {
	of, clear := permit.Clear()
	return clear && of.Verb == programme.PermitEnd && !strings.Contains(of.ID, " ")
}

// rewinds reports whether days before a permit are computed with what it changes.
func rewinds(permit programme.Permit) bool {
	of, clear := permit.Clear()
	return clear && len(permit.From) > 0 && permit.Rates(of)
}

// silent reports whether a record is a decision, to be restricted, that lets no plan end,
// so that no status hangs on it.
func silent(record any) bool {
	d, is := record.(*programme.Decision)
	return is && !slices.ContainsFunc(d.Permits, endsPlan)
}

// permitNoMore leaves of a decision the permits on which a status hangs.
func permitNoMore(record any, counts func(programme.Permit) bool) {
	if d, is := record.(*programme.Decision); is {
		d.Permits = slices.DeleteFunc(slices.Clone(d.Permits), func(p programme.Permit) bool { return !counts(p) })
	}
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
