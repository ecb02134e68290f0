package assess_test

import (
	"testing"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/store/storetest"
)

// What a task continues does not depend on the order of the tasks: a task in a circle
// continues nothing, and one that leads into a circle continues the task it names.
func TestACircleContinuesNothing(t *testing.T) {
	lines := map[string]string{
		"1.1": "  - {id: 1.1, title: One, target: 2020-03, continues: 1.3}\n",
		"1.2": "  - {id: 1.2, title: Two, target: 2020-04, continues: 1.1}\n",
		"1.3": "  - {id: 1.3, title: Three, target: 2020-05, continues: 1.1}\n",
		"1.4": "  - {id: 1.4, title: Four, target: 2020-06, continues: 1.4}\n",
		"1.5": "  - {id: 1.5, title: Five, target: 2020-06, continues: 1.6}\n",
		"1.6": "  - {id: 1.6, title: Six, target: 2020-02}\n",
	}
	want := map[string]string{"1.1": "", "1.2": "1.1", "1.3": "", "1.4": "", "1.5": "1.6", "1.6": ""}
	for _, order := range [][]string{{"1.1", "1.2", "1.3", "1.4", "1.5", "1.6"}, {"1.6", "1.5", "1.4", "1.3", "1.2", "1.1"},
		{"1.3", "1.1", "1.2", "1.6", "1.4", "1.5"}} {
		text := "-- plan/ambitions/1-a.yaml --\nid: 1\ntitle: A\ntasks:\n"
		for _, id := range order {
			text += lines[id]
		}
		p, _, err := store.Load(storetest.Archive(text))
		if err != nil {
			t.Fatal(err)
		}
		a := assess.Assess(p, programme.Day(2020, 2, 25))
		for id, w := range want {
			got := ""
			if old := a.Task(id).Continued; old != nil {
				got = old.ID.Value
			}
			if got != w {
				t.Errorf("%v: %s continues %q, want %q", order, id, got, w)
			}
		}
	}
}
