package check

import (
	"reflect"

	"improve/internal/programme"
)

// Touched are the tasks, by their ids, whose promise or whose record differs
// between two programmes: the words of the plan, or what an update says of them.
// Where something stands in its file makes no difference.
func Touched(before, after *programme.Programme) map[string]bool {
	old, now := sayings(before), sayings(after)
	touched := map[string]bool{}
	for _, pair := range [][2]map[saying]reflect.Value{{old, now}, {now, old}} {
		for s, value := range pair[0] {
			other, both := pair[1][s]
			if !both || !same(value, other) {
				touched[s.task] = true
			}
		}
	}
	return touched
}

// saying names one thing that a record says of a task: the task itself, or an
// entry of an update, numbered where an update has several.
type saying struct {
	task, file string
	number     int
}

func sayings(p *programme.Programme) map[saying]reflect.Value {
	all := map[saying]reflect.Value{}
	add := func(task, file string, value any) {
		s := saying{task: task, file: file}
		for ; all[s].IsValid(); s.number++ {
		}
		all[s] = reflect.ValueOf(value)
	}
	for _, a := range p.Ambitions {
		for _, t := range a.Tasks {
			add(t.ID.Value, "", t)
		}
	}
	for _, u := range p.Updates {
		for _, entry := range u.Progress {
			add(entry.Task.Value, u.Path, entry)
		}
		for _, entry := range u.Impact {
			add(entry.Task.Value, u.Path, entry)
		}
	}
	return all
}

// same compares two values of one type, without the places of what was written
// and without what a record belongs to.
func same(a, b reflect.Value) bool {
	switch a.Kind() {
	case reflect.Pointer:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() == b.IsNil()
		}
		return same(a.Elem(), b.Elem())
	case reflect.Slice:
		if a.Len() != b.Len() {
			return false
		}
		for i := range a.Len() {
			if !same(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Struct:
		return a.Type() == b.Type() && sameFields(a, b)
	}
	return a.Interface() == b.Interface()
}

func sameFields(a, b reflect.Value) bool {
	for i := range a.NumField() {
		switch a.Type().Field(i).Type {
		case reflect.TypeFor[programme.Pos](), reflect.TypeFor[*programme.Ambition](), reflect.TypeFor[*programme.Update]():
			continue
		}
		if !same(a.Field(i), b.Field(i)) {
			return false
		}
	}
	return true
}
