package publish

import (
	"fmt"
	"reflect"
	"strings"

	"improve/internal/programme"
)

// full is a programme with two of everything, in which every text that is not a
// reference or a keyword is a word of its own, at a place of its own. The first
// person is private, the second public.
func full() *programme.Programme {
	p := &programme.Programme{}
	f := &filler{}
	f.fill(reflect.ValueOf(p).Elem())
	p.Files = []string{"plan/people.yaml", "updates/2020-02-25-zquill7.yaml"}
	p.Unread = nil
	p.Policy = programme.DefaultPolicy()
	p.People[0].ID.Value, p.People[0].Name.Value, p.People[0].Role.Value = "zquill7", "Zara Quill", "Head of Early Help"
	p.People[0].Also[0].Value, p.People[0].Also[1].Value = "Zara Hartington-Quill", "ZHQ"
	p.People[0].Git[0].Value, p.People[0].Git[1].Value = "zara.q@example.org", "zq@example.org"
	p.People[1].ID.Value, p.People[1].Public = "director", true
	for _, a := range p.Ambitions {
		for _, t := range a.Tasks {
			t.Ambition = a
		}
	}
	for i, u := range p.Updates {
		u.Path = p.Files[1]
		u.Date.Date = programme.Day(2020, 2+i, 25)
		for _, e := range u.Progress {
			e.Update = u
		}
	}
	refer(p)
	return p
}

// filler fills in a value of any of the programme's types.
type filler struct{ n int }

func (f *filler) next() uint32 { f.n++; return uint32(f.n) }

func (f *filler) fill(v reflect.Value) {
	for i := range v.NumField() {
		field, name := v.Field(i), v.Type().Field(i).Name
		switch {
		case aboveType[field.Type()], name == "Restricted", name == "Faults":
		case field.Type() == textType:
			field.Set(reflect.ValueOf(f.text(v.Type().Name(), name)))
		case field.Type() == listType:
			field.Set(reflect.ValueOf([]programme.Text{f.text(v.Type().Name(), name), f.text(v.Type().Name(), name)}))
		case field.Type() == reflect.TypeFor[programme.Pos]():
			field.Set(reflect.ValueOf(programme.Pos{Line: f.next()}))
		case field.Type() == reflect.TypeFor[programme.Date]():
			field.Set(reflect.ValueOf(programme.Day(2020, 3, 31)))
		case field.Kind() == reflect.Struct:
			f.fill(field)
		case field.Kind() == reflect.Pointer:
			field.Set(reflect.New(field.Type().Elem()))
			f.fill(field.Elem())
		case field.Kind() == reflect.Slice && name != "Files":
			f.two(field)
		}
	}
}

func (f *filler) two(slice reflect.Value) {
	slice.Set(reflect.MakeSlice(slice.Type(), 2, 2))
	for i := range 2 {
		e := slice.Index(i)
		if e.Kind() == reflect.Pointer {
			e.Set(reflect.New(e.Type().Elem()))
			e = e.Elem()
		}
		f.fill(e)
	}
}

func (f *filler) text(owner, field string) programme.Text {
	n := f.next()
	t := programme.Text{Pos: programme.Pos{Line: n}}
	switch kinds(owner, field) {
	case prose, itself, anyone:
		t.Value = fmt.Sprintf("zw%dq", n)
	case keyword:
		t.Value = strings.ToLower(field)
		if owner == "Number" {
			t.Value = fmt.Sprintf("%d.5", 70000+n)
		}
	}
	return t
}

// refer makes every reference name a record: the first of a list the first, and
// so on.
func refer(p *programme.Programme) {
	ids := map[kind][]string{"person": {p.People[0].ID.Value, p.People[1].ID.Value}}
	(&redaction{}).each(p, func(_ *programme.Meta, family kind, id programme.Text) { ids[family] = append(ids[family], id.Value) })
	for _, u := range p.Updates {
		for _, a := range u.Actions {
			ids["action"] = append(ids["action"], a.ID.Value)
		}
	}
	next := map[kind]int{}
	set := func(k kind, t *programme.Text) {
		if list := ids[k]; len(list) > 0 {
			t.Value = list[next[k]%len(list)]
			next[k]++
		}
	}
	fields(reflect.ValueOf(p), func(f field) {
		for _, t := range f.texts() {
			set(f.kind, t)
		}
	})
	for _, u := range p.Updates { // keys of a map: none stands twice
		for i := range 2 {
			u.Progress[i].Task, u.Impact[i].Task = p.Ambitions[i].Tasks[0].ID, p.Ambitions[i].Tasks[0].ID
			u.Seen[i].Task.Value, u.Seen[i].Fingerprint.Value = p.Ambitions[i].Tasks[0].ID.Value, "9f2c1a-04ab33-77e1d0"
			u.Measures[i].Measure, u.Risks[i].Risk, u.Ambitions[i].Ambition = p.Measures[i].ID, p.Risks[i].ID, p.Ambitions[i].ID
		}
	}
}

// everyString is all that stands as a string anywhere in a programme.
func everyString(p *programme.Programme) string {
	var b strings.Builder
	var walk func(reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if !aboveType[v.Field(i).Type()] {
					walk(v.Field(i))
				}
			}
		case reflect.String:
			b.WriteString(v.String() + "\n")
		}
	}
	walk(reflect.ValueOf(p))
	return b.String()
}

// recordsOf are the records in a programme, as metas visits them, with what they
// carry.
func recordsOf(p *programme.Programme) (records []reflect.Value, carried []*programme.Meta) {
	metas(p, func(record reflect.Value, m *programme.Meta) {
		if m != &p.Meta {
			records, carried = append(records, record), append(carried, m)
		}
	})
	return records, carried
}
