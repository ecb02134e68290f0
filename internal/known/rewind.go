package known

import (
	"strconv"
	"strings"

	"improve/internal/programme"
	"improve/internal/schema"
)

// Policy is the policy that held on a day: where the board permitted a change of it
// later, what it was before that meeting. The first such meeting after the day counts.
func Policy(p *programme.Programme, day programme.Date) programme.Policy {
	policy := p.Policy
	shape := schema.OfKind("policy")
	for _, c := range changes(p, day) {
		if c.record == "policy" {
			set(shape.Key(c.key), &policy, c.from)
		}
	}
	return policy
}

// change is a change that the board permitted after a day: the kind and id of the
// record, the key, and what it said before.
type change struct {
	record, key string
	from        programme.Text
}

// eased are the keys of a measure by which it is rated.
func eased(key string) bool { return key == "target" || key == "tolerance" || key == "polarity" }

// changes are the changes permitted after a day of what days before are computed with,
// the first of each key.
func changes(p *programme.Programme, day programme.Date) []change {
	var found []change
	seen := map[[2]string]bool{}
	for _, u := range p.Updates {
		if !u.Date.Given() || !u.Date.Date.After(day) || len(u.Decisions) == 0 || !p.Decides(u) {
			continue
		}
		for _, d := range u.Decisions {
			for _, permit := range d.Permits {
				c := change{strings.Join(strings.Fields(permit.Change.Value), " "), permit.Key.Value, programme.Text{}}
				if len(permit.From) != 1 || seen[[2]string{c.record, c.key}] {
					continue
				}
				seen[[2]string{c.record, c.key}] = true
				c.from = permit.From[0]
				found = append(found, c)
			}
		}
	}
	return found
}

// rewinds reports whether a measure was rated by other limits on the day.
func (k *knowledge) rewinds(p *programme.Programme) bool {
	for _, c := range changes(p, k.day) {
		if strings.HasPrefix(c.record, "measure ") && eased(c.key) {
			return true
		}
	}
	return false
}

// rewind gives the measures of a copy the limits that held on the day.
func (k *knowledge) rewind(p, copied *programme.Programme) {
	shape := schema.OfKind("measure")
	for _, c := range changes(p, k.day) {
		id, is := strings.CutPrefix(c.record, "measure ")
		if !is || !eased(c.key) {
			continue
		}
		for _, m := range copied.Measures {
			if m.ID.Value == id {
				set(shape.Key(c.key), m, c.from)
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
