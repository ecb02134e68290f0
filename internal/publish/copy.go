package publish

import (
	"reflect"

	"improve/internal/programme"
)

// copyOf copies a programme and everything in it, so that what is taken out of
// the copy stays in the record. It goes by the types: a field added to them is
// copied too.
func copyOf(p *programme.Programme) *programme.Programme {
	c := copier{made: map[uintptr]reflect.Value{}}
	return c.copy(reflect.ValueOf(p)).Interface().(*programme.Programme)
}

// copier remembers the copy of each pointer, because tasks point back to their
// ambition and entries to their update.
type copier struct{ made map[uintptr]reflect.Value }

func (c copier) copy(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		if made, ok := c.made[v.Pointer()]; ok && made.Type() == v.Type() {
			return made
		}
		made := reflect.New(v.Type().Elem())
		c.made[v.Pointer()] = made
		made.Elem().Set(c.copy(v.Elem()))
		return made
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		made := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			made.Index(i).Set(c.copy(v.Index(i)))
		}
		return made
	case reflect.Struct:
		made := reflect.New(v.Type()).Elem()
		made.Set(v)
		for i := range v.NumField() {
			if holdsMore(v.Field(i).Kind()) {
				made.Field(i).Set(c.copy(v.Field(i)))
			}
		}
		return made
	}
	return v
}

// holdsMore reports whether a value of a kind can share memory with another.
func holdsMore(k reflect.Kind) bool {
	return k == reflect.Pointer || k == reflect.Slice || k == reflect.Struct
}
