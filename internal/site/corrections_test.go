package site_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"improve/internal/programme"
	"improve/internal/site"
)

// Of a site that does not say how tasks stood at boards nothing is told otherwise: that would
// correct what was never wrong. Of one that does, what is told otherwise is found.
func TestASiteOfAnEarlierProgramIsNotCorrected(t *testing.T) {
	c := public(t, manyTasks(t), programme.Day(2020, 6, 1))
	files := built(t, listed(t, c, site.Options{}))
	correct := func(edit func(task map[string]any)) (compared bool, corrections string) {
		was := fstest.MapFS{}
		for name, text := range files {
			if strings.HasPrefix(name, "data/tasks/") {
				var task map[string]any
				read(t, files, name, &task)
				edit(task)
				data, err := json.Marshal(task)
				if err != nil {
					t.Fatal(err)
				}
				text = string(data)
			}
			was[name] = &fstest.MapFile{Data: []byte(text)}
		}
		old, err := site.ReadOld(was, slices.Collect(maps.Keys(files)))
		if err != nil {
			t.Fatal(err)
		}
		s := listed(t, c, site.Options{})
		if compared, err = s.Correct(old, c.Day()); err != nil {
			t.Fatal(err)
		}
		return compared, built(t, s)["data/corrections.json"]
	}
	if compared, found := correct(func(task map[string]any) { delete(task, "boards") }); compared ||
		found != files["data/corrections.json"] {
		t.Errorf("compared is %v: %.300s", compared, found)
	}
	if compared, found := correct(func(map[string]any) {}); !compared || found != files["data/corrections.json"] {
		t.Errorf("the same: compared is %v: %.300s", compared, found)
	}
	first := func(task map[string]any) {
		if task["id"] == "1.1" {
			delete(task, "boards")
		}
	}
	if compared, found := correct(first); !compared || !strings.Contains(found, "Task 1.1 was not shown.") ||
		strings.Contains(found, "1.2 ") {
		t.Errorf("one task: compared is %v: %.300s", compared, found)
	}
}
