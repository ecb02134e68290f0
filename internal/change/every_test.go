package change

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"improve/internal/cases"
	"improve/internal/programme"
	"improve/internal/schema"
)

// full is a programme with one or two of everything, each text a word of its own, each
// at a place of its own.
func full() *programme.Programme {
	p := &programme.Programme{}
	f := &filler{}
	f.fill(reflect.ValueOf(p).Elem())
	p.Files, p.Unread = []string{"plan/programme.yaml", "updates/2020-02-25-a.yaml", "updates/2020-02-25-b.yaml"}, nil
	schema.Walk(p, func(e *schema.Entry) {
		if m := e.Meta(); m != nil && e.Shape.Key("waive") == nil {
			m.Waivers = nil // such records have none in a file
		}
	})
	for _, a := range p.Ambitions {
		for _, t := range a.Tasks {
			t.Ambition = a
		}
	}
	for i, u := range p.Updates {
		u.Path = p.Files[i+1]
		for _, e := range u.Progress {
			e.Update = u
		}
	}
	return p
}

type filler struct{ n, depth int }

var (
	textType   = reflect.TypeFor[programme.Text]()
	numberType = reflect.TypeFor[programme.Number]()
	datedType  = reflect.TypeFor[programme.Dated]()
	posType    = reflect.TypeFor[programme.Pos]()
	ratingType = reflect.TypeFor[programme.Rating]()
)

// above reports whether a field leads back to what a record is in, or is no
// fact of the programme: what files there are, and what could not be read.
func above(owner reflect.Type, field reflect.StructField) bool {
	return field.Type == reflect.TypeFor[*programme.Ambition]() || field.Type == reflect.TypeFor[*programme.Update]() || field.Type == posType ||
		owner == reflect.TypeFor[programme.Programme]() && (field.Name == "Files" || field.Name == "Unread")
}

func (f *filler) fill(v reflect.Value) {
	f.n++
	switch {
	case v.Type() == posType:
		v.Set(reflect.ValueOf(programme.Pos{Line: uint32(f.n), Column: 1}))
	case v.Type() == numberType:
		v.Set(reflect.ValueOf(programme.Number{Value: float64(f.n), Text: programme.Text{Value: fmt.Sprint(f.n), Pos: programme.Pos{Line: uint32(f.n)}}}))
	case v.Type() == datedType:
		v.Set(reflect.ValueOf(programme.Dated{Date: programme.Day(2010, 1, 1).AddDays(f.n), Pos: programme.Pos{Line: uint32(f.n)}}))
	case v.Type() == ratingType:
		v.Set(reflect.ValueOf(programme.Behind))
	case v.Kind() == reflect.String:
		v.SetString(fmt.Sprintf("word%d", f.n))
	case v.Kind() == reflect.Int:
		v.SetInt(int64(f.n))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.Type == posType || !above(v.Type(), field) {
				f.fill(v.Field(i))
			}
		}
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem())
	case v.Kind() == reflect.Slice:
		n := 2
		if f.depth++; f.depth > 1 && v.Type().Elem() != textType && v.Type().Elem() != datedType {
			n = 1 // of parts of parts one is enough
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			f.fill(v.Index(i))
		}
		f.depth--
	}
}

// edit is one way in which a programme may be edited: a value changed or taken
// out, or an entry taken out.
type edit struct {
	what   string
	line   uint32 // where the value stands; 0 where it has no place
	change func(reflect.Value)
}

// edits are all ways of editing one fact. Each is given by a path, so that it
// can be made in another programme of the same shape.
func edits(v reflect.Value, what string, path func(reflect.Value) reflect.Value, visit func(edit)) {
	at := func(line uint32, how string, change func(reflect.Value)) {
		visit(edit{what + how, line, func(top reflect.Value) { change(path(top)) }})
	}
	switch {
	case v.Type() == textType:
		pos := v.Interface().(programme.Text).Pos
		at(pos.Line, "", func(v reflect.Value) { v.Field(0).SetString("another") })
		at(0, " taken out", func(v reflect.Value) { v.SetZero() })
	case v.Type() == numberType:
		pos := v.Interface().(programme.Number).Pos
		at(pos.Line, "", func(v reflect.Value) {
			v.Set(reflect.ValueOf(programme.Number{Value: 9999, Text: programme.Text{Value: "9999", Pos: pos}}))
		})
	case v.Type() == datedType:
		pos := v.Interface().(programme.Dated).Pos
		at(pos.Line, "", func(v reflect.Value) {
			v.Set(reflect.ValueOf(programme.Dated{Date: programme.Day(2150, 1, 1), Pos: pos}))
		})
		at(0, " taken out", func(v reflect.Value) { v.SetZero() })
	case v.Type() == ratingType:
		at(0, "", func(v reflect.Value) { v.Set(reflect.ValueOf(programme.OnTrack)) })
		at(0, " taken out", func(v reflect.Value) { v.SetZero() })
	case v.Kind() == reflect.String:
		at(0, "", func(v reflect.Value) { v.SetString("another") })
	case v.Kind() == reflect.Bool:
		at(0, "", func(v reflect.Value) { v.SetBool(!v.Bool()) })
	case v.Kind() == reflect.Int:
		at(0, "", func(v reflect.Value) { v.SetInt(v.Int() + 1) })
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); !above(v.Type(), field) {
				edits(v.Field(i), what+"."+field.Name, func(top reflect.Value) reflect.Value { return path(top).Field(i) }, visit)
			}
		}
	case v.Kind() == reflect.Pointer:
		at(0, " taken out", func(v reflect.Value) { v.SetZero() })
		edits(v.Elem(), what, func(top reflect.Value) reflect.Value { return path(top).Elem() }, visit)
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			at(0, fmt.Sprintf("[%d] taken out", i), func(v reflect.Value) {
				v.Set(reflect.AppendSlice(v.Slice(0, i), v.Slice(i+1, v.Len())))
			})
			if kind := reflect.Indirect(v.Index(i)).Type(); i > 0 && kind != textType && kind != datedType {
				continue // the second of two entries is compared as the first is
			}
			edits(reflect.Indirect(v.Index(i)), fmt.Sprintf("%s[%d]", what, i), func(top reflect.Value) reflect.Value { return reflect.Indirect(path(top).Index(i)) }, visit)
		}
	}
}

// Every fact that the programme's types can hold is compared: one that is edited
// or taken out, and nothing else, is told, with its place. A new field fails
// here until it is compared.
func TestEveryFactIsCompared(t *testing.T) {
	count, before := 0, full()
	edits(reflect.ValueOf(full()).Elem(), "Programme", func(top reflect.Value) reflect.Value { return top }, func(e edit) {
		if count++; !cases.Tried(count, 4) {
			return
		}
		after := full()
		e.change(reflect.ValueOf(after).Elem())
		for _, way := range []struct {
			name     string
			from, to *programme.Programme
		}{{"", before, after}, {" in reverse", after, before}} {
			changes := Compare(way.from, way.to, Circumstances{})
			if len(changes) == 0 {
				t.Errorf("%s%s: not told", e.what, way.name)
			}
			for _, c := range changes {
				if c.About == "" || !strings.HasSuffix(c.Text, ".") {
					t.Errorf("%s%s: %+v", e.what, way.name, c)
				}
			}
			told := func(c Change) bool {
				return c.Was.Line == int(e.line) || c.Now.Line == int(e.line) || c.Kind == Removed && c.Was.Line > 0 // an id: another entry
			}
			if e.line > 0 && !anyOf(changes, told) {
				t.Errorf("%s%s: stands in line %d: %+v", e.what, way.name, e.line, changes)
			}
		}
	})
	if count < 300 {
		t.Errorf("only %d edits", count)
	}
}

func anyOf(changes []Change, is func(Change) bool) bool {
	for _, c := range changes {
		if is(c) {
			return true
		}
	}
	return false
}

func TestEqualRecordsHaveNoChanges(t *testing.T) {
	if changes := Compare(full(), full(), Circumstances{}); len(changes) > 0 {
		t.Errorf("%+v", changes)
	}
}
