package known

import (
	"slices"
	"strconv"

	"improve/internal/programme"
	"improve/internal/schema"
)

// Limits is what things of a programme are rated by, over time. Who asks for several days
// keeps it.
type Limits struct {
	programme *programme.Programme
	changes   []programme.Permitted // by the board, in order
}

// LimitsOf finds what the board ever permitted to be rated otherwise.
func LimitsOf(p *programme.Programme) Limits {
	l := Limits{programme: p}
	for _, c := range p.Permits(programme.Date{}) {
		if c.Permit.Rates(c.Named) && len(c.Permit.From) == 1 {
			l.changes = append(l.changes, c)
		}
	}
	return l
}

// Policy is the policy that held on a day: where the board permitted a change of it
// later, what it was before that meeting. The first such meeting after the day counts.
func (l Limits) Policy(day programme.Date) programme.Policy {
	return l.on(day).policy(l.programme)
}

// Rewind gives a copy of a programme, which is ours to change, the policy and the limits
// of its measures that held on a day, as the programme says.
func Rewind(copied, p *programme.Programme, day programme.Date) {
	then := LimitsOf(p).on(day)
	copied.Policy = then.policy(p)
	then.measures(copied)
}

// rewinding are the changes, permitted after a day, of what things are rated by, the
// first of each key: until then what was before them held.
type rewinding []programme.Permitted

func (l Limits) on(day programme.Date) rewinding {
	var found rewinding
	seen := map[[3]string]bool{}
	for _, c := range l.changes {
		of := [3]string{c.Kind, c.ID, c.Permit.Key.Value}
		if c.Update.Date.Date.After(day) && !seen[of] {
			seen[of] = true
			found = append(found, c)
		}
	}
	return found
}

// policy is the policy of a programme, as it was.
func (r rewinding) policy(p *programme.Programme) programme.Policy {
	policy := p.Policy
	for _, c := range r {
		if c.Kind == "policy" {
			set(schema.OfKind(c.Kind).Key(c.Permit.Key.Value), &policy, c.Permit.From[0])
		}
	}
	return policy
}

// ofMeasures reports whether a measure was rated by other limits.
func (r rewinding) ofMeasures() bool {
	return slices.ContainsFunc(r, func(c programme.Permitted) bool { return c.Kind == "measure" })
}

// measures gives the measures of a copy the limits that held.
func (r rewinding) measures(copied *programme.Programme) {
	for _, c := range r {
		for _, m := range copied.Measures {
			if c.Kind == "measure" && m.ID.Value == c.ID {
				set(schema.OfKind(c.Kind).Key(c.Permit.Key.Value), m, c.Permit.From[0])
			}
		}
	}
}

// set gives a key of a record a value as it is written; none takes it away. A value
// that cannot be read changes nothing: `check` reports it.
func set(key *schema.Key, record any, value programme.Text) {
	if key == nil {
		return
	}
	if value.Value == "none" {
		key.Clear(record)
		return
	}
	switch at := key.At(record).(type) {
	case *int:
		if n, err := strconv.Atoi(value.Value); err == nil {
			*at = n
		}
	case *bool:
		*at = value.Value == "true"
	case *programme.Number:
		if n, err := strconv.ParseFloat(value.Value, 64); err == nil {
			*at = programme.Number{Value: n, Text: value}
		}
	case *programme.Text:
		*at = value
	}
}
