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
			if made.Field(i).CanSet() {
				made.Field(i).Set(c.copy(v.Field(i)))
			}
		}
		return made
	}
	return v
}

var textType = reflect.TypeFor[programme.Text]()

// texts visits every written text of a programme.
func texts(p *programme.Programme, visit func(programme.Text)) {
	seen := map[uintptr]bool{}
	var walk func(reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() && !seen[v.Pointer()] {
				seen[v.Pointer()] = true
				walk(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			if v.Type() == textType {
				if t := v.Interface().(programme.Text); t.Given() {
					visit(t)
				}
				return
			}
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		}
	}
	walk(reflect.ValueOf(p))
}
