package change_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"improve/internal/change"
	"improve/internal/store"
	"improve/internal/store/storetest"
)

// What two versions share is passed over, and nothing else: the same changes are found
// where each was read alone.
func TestSharedUpdatesAreNoChange(t *testing.T) {
	fsys := storetest.Record(30, 150, 60)
	for of, old := range map[string]string{"1.1": "2.1", "2.1": "3.1", "4.2": "4.1"} { // across files and within one
		f := fsys["plan/ambitions/"+of[:1]+"-ambition.yaml"]
		f.Data = bytes.Replace(f.Data, []byte("- id: "+of+"\n"), []byte("- id: "+of+"\n    continues: "+old+"\n"), 1)
	}
	updates, err := fs.Glob(fsys, "updates/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	ambitions, err := fs.Glob(fsys, "plan/ambitions/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	before, err := store.Read(fsys)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		var changed []store.Changed
		for _, name := range rapid.SliceOfNDistinct(rapid.SampledFrom(updates), 1, 3, rapid.ID).Draw(t, "files") {
			data, err := fs.ReadFile(fsys, name)
			if err != nil {
				t.Fatal(err)
			}
			text := string(data)
			switch rapid.IntRange(0, 4).Draw(t, "edit") {
			case 0:
				text = strings.ReplaceAll(text, "rating: A", "rating: G")
			case 1:
				text = strings.ReplaceAll(text, "note:", "note: Also ")
			case 2:
				text = strings.Replace(text, "date: 2020", "date: 2021", 1)
			case 3:
				text = "date: " + path.Base(name)[:len("2025-01-01")] + "\n"
			}
			changed = append(changed, store.Changed{Path: name, Before: data, After: []byte(text)})
		}
		plan := rapid.SampledFrom(ambitions).Draw(t, "ambition")
		data, err := fs.ReadFile(fsys, plan)
		if err != nil {
			t.Fatal(err)
		}
		moved := strings.Replace(string(data), "target: 2020", "target: 2023", rapid.IntRange(0, 2).Draw(t, "moved"))
		task := rapid.SampledFrom([]string{"1.1", "2.1", "3.1", "4.2", "4.1", "5.3"}).Draw(t, "task")
		says := rapid.SampledFrom([]string{`{rating: R, note: "Late, and more is asked of the board."}`,
			"{retarget: {to: 2022-10, reason: Two teams merge first.}}", "{end: {as: superseded, reason: Another does it.}}",
			"{forecast: 2022-11, note: Later than hoped.}"}).Draw(t, "says")
		changed = append(changed, store.Changed{Path: plan, Before: data, After: []byte(moved)}, store.Changed{
			Path:  fmt.Sprintf("updates/2021-0%d-01-board.yaml", rapid.IntRange(1, 8).Draw(t, "month")),
			After: []byte("meeting: board\nprogress:\n  \"" + task + "\": " + says + "\n")})
		after := store.Overlay(fsys, changed)
		beside, err := before.Beside(after, func(string) bool { return false })
		if err != nil {
			t.Fatal(err)
		}
		alone, _, err := store.Load(after)
		if err != nil {
			t.Fatal(err)
		}
		got := change.Compare(before.Programme, beside.Programme, change.Circumstances{})
		want := change.Compare(before.Programme, alone, change.Circumstances{})
		if len(want) == 0 || !reflect.DeepEqual(got, want) {
			t.Fatalf("%d changes with what is shared, %d without:\n%+v\n%+v", len(got), len(want), got, want)
		}
		touched, all := change.Touched(before.Programme, beside.Programme), change.Touched(before.Programme, alone)
		if !reflect.DeepEqual(touched, all) {
			t.Fatalf("touched are %v, not %v", touched, all)
		}
	})
}
