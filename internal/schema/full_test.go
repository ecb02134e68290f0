package schema_test

import (
	"reflect"
	"slices"
	"testing"

	"improve/internal/programme"
	"improve/internal/schema"
	"improve/internal/schema/schematest"
)

// apart are fields that no key of a file gives.
var apart = []string{"Programme.Unread", "Meta.Faults"}

// values visits every value in a programme, as its types have it: what a record is part
// of leads back up, and is left out.
func values(p *programme.Programme, visit func(owner reflect.Type, field string, v reflect.Value)) {
	up := []reflect.Type{reflect.TypeFor[*programme.Ambition](), reflect.TypeFor[*programme.Update]()}
	var walk func(owner reflect.Type, field string, v reflect.Value)
	walk = func(owner reflect.Type, field string, v reflect.Value) {
		visit(owner, field, v)
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() {
				walk(owner, field, v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(owner, field, v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if f := v.Type().Field(i); !slices.Contains(up, f.Type) {
					walk(v.Type(), f.Name, v.Field(i))
				}
			}
		}
	}
	walk(nil, "", reflect.ValueOf(p).Elem())
}

// A field of a record that no row reaches would be read by nobody.
func TestEveryFieldHasARow(t *testing.T) {
	given := map[string]bool{}
	values(schematest.Full(), func(owner reflect.Type, field string, v reflect.Value) {
		if owner != nil {
			name := owner.Name() + "." + field
			given[name] = given[name] || !v.IsZero()
		}
		switch v.Kind() {
		case reflect.Map, reflect.Interface, reflect.Func, reflect.Chan, reflect.Array, reflect.UnsafePointer:
			t.Errorf("%s.%s is a %s, which no row can hold", owner.Name(), field, v.Kind())
		}
	})
	for name, ok := range given {
		if !ok && !slices.Contains(apart, name) {
			t.Errorf("no row gives %s", name)
		}
	}
}

func TestACopyIsTheSameAndSharesNoMemory(t *testing.T) {
	p := schematest.Full()
	p.Unread = []programme.Unread{{What: "file"}}
	for _, m := range []*programme.Meta{&p.Meta, &p.Updates[0].Meta, &p.Events[0].Meta} {
		m.Faults = []programme.Text{{Value: "titel"}}
	}
	made := schema.Copy(p)
	if !reflect.DeepEqual(made, p) {
		t.Error("a copy is not the same")
	}
	theirs := memory(p)
	values(made, func(owner reflect.Type, field string, v reflect.Value) {
		if at := pointer(v); at != 0 && theirs[at] {
			t.Errorf("the copy shares %s.%s with the programme", owner.Name(), field)
		}
	})
	for _, a := range made.Ambitions {
		for _, task := range a.Tasks {
			if task.Ambition != a {
				t.Errorf("task %s of the copy is part of another ambition", task.ID)
			}
		}
	}
	for _, u := range made.Updates {
		for _, e := range u.Progress {
			if e.Update != u {
				t.Errorf("the entry of %s in the copy is part of another update", e.Task)
			}
		}
	}
}

// memory is where the records and lists of a programme are.
func memory(p *programme.Programme) map[uintptr]bool {
	at := map[uintptr]bool{}
	values(p, func(_ reflect.Type, _ string, v reflect.Value) { at[pointer(v)] = true })
	return at
}

// pointer is where a pointer or a list leads; 0 where it leads nowhere.
func pointer(v reflect.Value) uintptr {
	if v.Kind() == reflect.Pointer || v.Kind() == reflect.Slice && v.Cap() > 0 {
		return v.Pointer()
	}
	return 0
}

func TestAWalkVisitsEveryRecordOnce(t *testing.T) {
	p := schematest.Full()
	visited := map[any]int{}
	schema.Walk(p, func(e *schema.Entry) {
		if !e.Shape.Lists {
			visited[e.Record]++
		}
		if e.Parent != nil && e.Parent.File != e.File || e.Parent == nil != (e.Key == nil) {
			t.Errorf("%s: met under %v of %v", e.Words(), e.Key, e.Parent)
		}
	})
	parts := []reflect.Type{reflect.TypeFor[programme.Meta](), reflect.TypeFor[programme.Text](), reflect.TypeFor[programme.Number](),
		reflect.TypeFor[programme.Dated](), reflect.TypeFor[programme.YesNo](), reflect.TypeFor[programme.Date](), reflect.TypeFor[programme.Pos](),
		reflect.TypeFor[programme.Site]()} // a file of its own
	records := 0
	review := reflect.TypeFor[programme.RiskReview]() // its score is written as keys of its own
	values(p, func(owner reflect.Type, field string, v reflect.Value) {
		if v.Kind() == reflect.Struct && !slices.Contains(parts, v.Type()) && (owner != review || field != "Score") {
			records++
			if n := visited[v.Addr().Interface()]; n != 1 {
				t.Errorf("a %s is visited %d times", v.Type().Name(), n)
			}
		}
	})
	if records != len(visited) || records < 100 {
		t.Errorf("%d records, %d visited", records, len(visited))
	}
}

// What is cleared row by row is as if nobody had written it.
func TestClearedRecordsAreEmpty(t *testing.T) {
	p := schematest.Clear(schematest.Full(), func(*schema.Key) bool { return true })
	for _, u := range p.Updates {
		if !reflect.DeepEqual(u, &programme.Update{Meta: programme.Meta{Pos: u.Pos}, Path: u.Path}) {
			t.Errorf("%+v is left of an update", u)
		}
	}
	for _, f := range schema.Files() {
		f.Keep(p, func(any) bool { return false })
	}
	if len(p.Ambitions)+len(p.Updates) > 0 {
		t.Error("records are kept that are not to be")
	}
	p.Ambitions, p.Updates = nil, nil
	if !reflect.DeepEqual(p, &programme.Programme{Files: p.Files, Meta: programme.Meta{Pos: p.Pos}}) {
		t.Errorf("%+v is left of a programme", p)
	}
}

// Records are kept and taken out one by one, wherever a row holds them.
func TestRecordsAreKeptOneByOne(t *testing.T) {
	schema.Walk(schematest.Full(), func(e *schema.Entry) {
		for _, k := range e.Shape.Keys {
			var before, after []any
			k.Each(e.Record, func(part any) { before = append(before, copyOf(part)) })
			n := 0
			k.Keep(e.Record, func(any) bool { n++; return n != 1 })
			k.Each(e.Record, func(part any) {
				if !reflect.ValueOf(part).Elem().IsZero() {
					after = append(after, copyOf(part))
				}
			})
			if n > 0 && !slices.EqualFunc(after, before[1:], func(a, b any) bool { return reflect.DeepEqual(a, b) }) {
				t.Errorf("%s.%s: %d records are left of %d, all but the first to be kept", e.Shape.Name, k.Name, len(after), len(before))
			}
		}
	})
}

// copyOf is a record as it is now.
func copyOf(record any) any { return reflect.ValueOf(record).Elem().Interface() }
