package programme

import (
	"slices"
	"strings"
)

// ChangedSince names the parts in which the plan's task differs from what was seen, save
// what a board has permitted: a part is as it was seen where undoing permitted changes, the
// last first, gives what was seen. What a change was before is the permit's from; leads,
// which are a part by themselves, need none. Applied are the permits of what the plan now
// says, of the parts that differ from what was seen.
func (f Fingerprint) ChangedSince(t *Task, permits []Permitted) (parts []string, applied []Permitted) {
	parts = f.Changed(FingerprintOf(t))
	was := *t
	was.Activities = slices.Clone(t.Activities)
	for _, p := range slices.Backward(permits) {
		if len(parts) == 0 {
			break
		}
		if p.Verb != PermitChange || p.Kind != "task" || p.ID != t.ID.Value {
			continue
		}
		path := strings.Fields(p.Permit.Key.Value)
		value, ok := was.promised(path)
		if !ok || !sameWords(value.get(), Meant(p.Permit.To), path[0] != "outcomes" && path[0] != "for_children") {
			continue
		}
		applied = append(applied, p)
		if len(p.Permit.From) > 0 {
			value.set(Meant(p.Permit.From))
		} else if path[0] == "leads" {
			parts = slices.DeleteFunc(parts, func(part string) bool { return part == "leads" })
		}
		still := f.Changed(FingerprintOf(&was))
		parts = slices.DeleteFunc(parts, func(part string) bool { return !slices.Contains(still, part) })
	}
	return parts, applied
}

// Meant are values as a permit gives them: none is no value.
func Meant(said []Text) []Text {
	if len(said) == 1 && said[0].Value == "none" {
		return nil
	}
	return said
}

// sameWords compares values without their blanks; of a set without their order.
func sameWords(a, b []Text, isSet bool) bool {
	one, other := tagged("", a...), tagged("", b...)
	if isSet {
		one, other = set(one), set(other)
	}
	return slices.Equal(one, other)
}

// accessor reaches a value of a task that its fingerprint is about.
type accessor struct {
	get func() []Text
	set func([]Text)
}

// promised reaches a value of a task by the path under which permits name it; ok is false
// where the fingerprint does not be about it, and of targets, which no permit moves.
func (t *Task) promised(path []string) (value accessor, ok bool) {
	switch {
	case len(path) == 1 && path[0] == "title":
		return one(&t.Title), true
	case len(path) == 1 && path[0] == "leads":
		return several(&t.Leads), true
	case len(path) == 1 && path[0] == "outcomes":
		return several(&t.Outcomes), true
	case len(path) == 1 && path[0] == "for_children":
		return several(&t.ForChildren), true
	case len(path) < 2 || len(path) > 3 || path[0] != "activities":
		return accessor{}, false
	}
	at := slices.IndexFunc(t.Activities, func(a Activity) bool { return a.ID.Value == path[1] })
	switch {
	case len(path) == 2 || path[2] == "text":
		return t.step(path[1]), true
	case at < 0:
		return accessor{}, false
	case path[2] == "lead":
		return several(&t.Activities[at].Leads), true
	case path[2] == "target":
		return day(&t.Activities[at].Target), true
	}
	return accessor{}, false
}

func one(t *Text) accessor {
	return accessor{func() []Text { return []Text{*t} }, func(v []Text) { *t = append(v, Text{})[0] }}
}

func several(t *[]Text) accessor {
	return accessor{func() []Text { return *t }, func(v []Text) { *t = v }}
}

func day(d *Dated) accessor {
	get := func() []Text {
		if !d.Given() {
			return nil
		}
		return []Text{{Value: d.Date.String()}}
	}
	return accessor{get, func(v []Text) {
		date, _ := ParseDate(append(v, Text{})[0].Value) // what is no date is none
		d.Date = date
	}}
}

// step is the text of an activity, which comes and goes with it.
func (t *Task) step(id string) accessor {
	find := func() int {
		return slices.IndexFunc(t.Activities, func(a Activity) bool { return a.ID.Value == id })
	}
	get := func() []Text {
		if at := find(); at >= 0 {
			return []Text{t.Activities[at].Text}
		}
		return nil
	}
	return accessor{get, func(v []Text) {
		switch at := find(); {
		case len(v) == 0 && at >= 0:
			t.Activities = slices.Delete(t.Activities, at, at+1)
		case len(v) == 0:
		case at >= 0:
			t.Activities[at].Text = v[0]
		default:
			t.Activities = append(t.Activities, Activity{ID: Text{Value: id}, Text: v[0]})
		}
	}}
}
