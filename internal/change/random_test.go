package change

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/store/storetest"
)

// written is a fact as a file states it.
type written struct {
	value reflect.Value
	place diag.Place
	edit  func(n int)
	list  any // the fact, where it is a list of several values
}

// identity are the fields by which entries are known: editing them makes another
// entry of it.
func identity(owner, field string) bool {
	switch owner + "." + field {
	case "Update.Date", "Progress.Task", "Impact.Task", "Reading.Measure", "RiskReview.Risk", "Highlight.Ambition", "Level.Level", "Waiver.Rule", "Term.Term":
		return true
	}
	return field == "ID"
}

// facts are the facts of a loaded record that have a place of their own.
func facts(p *programme.Programme) []written {
	var list []written
	var walk func(v reflect.Value, of any)
	walk = func(v reflect.Value, of any) {
		add := func(v reflect.Value, pos programme.Pos, edit func(n int)) {
			if pos.Known() {
				list = append(list, written{v, p.Place(pos), edit, of})
			}
		}
		switch {
		case v.Type() == textType:
			t := v.Addr().Interface().(*programme.Text)
			add(v, t.Pos, func(n int) { t.Value = fmt.Sprintf("edit%d", n) })
		case v.Type() == datedType:
			d := v.Addr().Interface().(*programme.Dated)
			add(v, d.Pos, func(n int) { d.Date = programme.Day(2150, 1, 1).AddDays(n) })
		case v.Kind() == reflect.Pointer && !v.IsNil():
			walk(v.Elem(), nil)
		case v.Kind() == reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i), v.Addr().Interface())
			}
		case v.Kind() == reflect.Struct:
			for i := range v.NumField() {
				if field := v.Type().Field(i); !above(v.Type(), field) && !identity(v.Type().Name(), field.Name) {
					walk(v.Field(i), nil)
				}
			}
		}
	}
	walk(reflect.ValueOf(p).Elem(), nil)
	return list
}

// Of a record edited in some places at random, the comparison tells exactly
// those places.
func TestRandomEditsAreToldExactly(t *testing.T) {
	record := storetest.Record(24, 48, 20)
	load := func() *programme.Programme {
		p, problems, err := store.Load(record)
		if err != nil || len(problems) > 0 {
			t.Fatal(err, problems)
		}
		return p
	}
	before, after := load(), load()
	rapid.Check(t, func(t *rapid.T) {
		all := facts(after)
		edited := map[int]bool{}
		for n := range rapid.IntRange(1, 6).Draw(t, "edits") {
			at := rapid.IntRange(0, len(all)-1).Draw(t, "fact")
			f := all[at]
			old := reflect.New(f.value.Type()).Elem()
			old.Set(f.value)
			defer f.value.Set(old) // the last edit of a fact is undone first
			f.edit(n)
			edited[at] = true
		}
		want, told := map[diag.Place]bool{}, map[any]bool{nil: false}
		for _, at := range slices.Sorted(maps.Keys(edited)) {
			if f := all[at]; f.list == nil || !told[f.list] { // a list is told once, at the first of its edits
				want[f.place] = true
				told[f.list] = f.list != nil
			}
		}
		got := map[diag.Place]bool{}
		for _, c := range Compare(before, after, Circumstances{}) {
			got[c.Now] = true
			if c.Was != c.Now || c.Field == "" || c.Before == c.After {
				t.Errorf("%+v", c)
			}
		}
		if !maps.Equal(got, want) {
			t.Errorf("told %v, edited %v", slices.Collect(maps.Keys(got)), slices.Collect(maps.Keys(want)))
		}
	})
}
