package entry

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"improve/internal/programme"
	"improve/internal/store"
)

// Whoever says whatever in whichever order: what each said last of each task is
// in the record, with all they said to be done, and the record can be read.
func TestNothingSaidIsLost(t *testing.T) {
	type key struct{ author, task string }
	rapid.Check(t, func(t *rapid.T) {
		fsys := files()
		notes, finished := map[key]string{}, map[key][]string{}
		for range rapid.IntRange(1, 8).Draw(t, "sayings") {
			k := key{rapid.SampledFrom([]string{"ann-lee", "bo-kay", "", "Ed Fox"}).Draw(t, "author"), rapid.SampledFrom([]string{"1.1", "1.2", "2.1"}).Draw(t, "task")}
			text := rapid.OneOf(rapid.StringMatching(`[a-z0-9:#'"\[{-][ -~]{0,90}[a-z.]`), rapid.StringMatching(`\p{L}[\p{L} ]{0,20}\p{L}`)).Draw(t, "note")
			activities := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c"}), 0, 3).Draw(t, "done")
			say(t, fsys, k.author, func(today Today) []store.Edit {
				return today.Rate(Progress{Task: task(today.Programme, k.task), Note: text, Done: activities})
			})
			notes[k] = text
			finished[k] = append(finished[k], activities...)
		}
		p, problems, err := store.Load(fsys)
		if err != nil || len(problems) > 0 {
			t.Fatalf("%v %v", err, problems)
		}
		for k, want := range notes {
			e := said(p, k.author, k.task)
			if e == nil || e.Note.Value != want {
				t.Fatalf("%+v said %q, and the record has %+v", k, want, e)
			}
			for _, id := range finished[k] {
				if !slices.Contains(programme.Values(e.Done), id) {
					t.Fatalf("%+v said that %s is done, and the record has %v", k, id, e.Done)
				}
			}
		}
	})
}

// said is what an author's updates of the day, minutes left out, say about a task.
func said(p *programme.Programme, author, task string) *programme.Progress {
	for _, u := range p.Updates {
		if u.Date.Date == day && u.By.Value == author && !u.Meeting.Given() {
			if e := progressOf(u, task); e != nil {
				return e
			}
		}
	}
	return nil
}
