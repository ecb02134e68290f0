package known

import (
	"strconv"

	"improve/internal/programme"
	"improve/internal/schema"
)

// Policy is the policy that held on a day: where the board permitted a change of it
// later, what it was before that meeting. The first such meeting after the day counts.
func Policy(p *programme.Programme, day programme.Date) programme.Policy {
	policy := p.Policy
	shape := schema.OfKind("policy")
	for _, c := range changes(p, day) {
		if c.Kind == "policy" {
			set(shape.Key(c.Permit.Key.Value), &policy, c.Permit.From[0])
		}
	}
	return policy
}

// eased are the keys of a measure by which it is rated.
func eased(key string) bool { return key == "target" || key == "tolerance" || key == "polarity" }

// changes are the changes permitted after a day that say what held before, the first of
// each key.
func changes(p *programme.Programme, day programme.Date) []programme.Permitted {
	var found []programme.Permitted
	seen := map[[3]string]bool{}
	for _, c := range p.Permits(programme.Date{}) {
		of := [3]string{c.Kind, c.ID, c.Permit.Key.Value}
		if c.Verb != programme.PermitChange || !c.Update.Date.Date.After(day) || len(c.Permit.From) != 1 || seen[of] {
			continue
		}
		seen[of] = true
		found = append(found, c)
	}
	return found
}

// rewinds reports whether a measure was rated by other limits on the day.
func (k *knowledge) rewinds(p *programme.Programme) bool {
	for _, c := range changes(p, k.day) {
		if c.Kind == "measure" && eased(c.Permit.Key.Value) {
			return true
		}
	}
	return false
}

// rewind gives the measures of a copy the limits that held on the day.
func (k *knowledge) rewind(p, copied *programme.Programme) {
	shape := schema.OfKind("measure")
	for _, c := range changes(p, k.day) {
		for _, m := range copied.Measures {
			if c.Kind == "measure" && eased(c.Permit.Key.Value) && m.ID.Value == c.ID {
				set(shape.Key(c.Permit.Key.Value), m, c.Permit.From[0])
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
