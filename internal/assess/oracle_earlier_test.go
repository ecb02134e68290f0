package assess_test

import (
	"slices"
	"testing"

	"improve/internal/assess"
	"improve/internal/foresight"
	"improve/internal/programme"

	"pgregory.net/rapid"
)

// How tasks stood on an earlier day is what an assessment of that day says.
func TestEarlierIsAsAssessedThen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := someWorld(t)
		on := begin.add(rapid.IntRange(0, span+100).Draw(t, "as at"))
		day := on.add(-rapid.IntRange(0, 300).Draw(t, "earlier by"))
		p, _ := opened(t, w.files())
		now, then := assessed(t, p, on.String()), assessed(t, p, day.String())
		if got, want := now.RatedOn(then.AsAt), then.Totals; !slices.Equal(got.Parts(), want.Parts()) ||
			got.Tasks != want.Tasks || got.OnHold != want.OnHold {
			t.Fatalf("on %s, seen from %s: %+v, and must be %+v\n%s", day, on, got, want, archive(w.files()))
		}
		earlier := now.Earlier(then.AsAt)
		for _, task := range now.Tasks {
			got, want := earlier.Task(task), then.Task(task.ID.Value)
			if (got == nil) != (want == nil) {
				t.Fatalf("%s on %s is known: %v, and must be: %v", task.ID.Value, day, got != nil, want != nil)
			}
			if got == nil {
				continue
			}
			same := got.State == want.State && got.Rating == want.Rating && got.Reported == want.Reported &&
				got.Due == want.Due && got.Overdue == want.Overdue && got.Forecast == want.Forecast &&
				got.RatedAge == want.RatedAge && got.Lapsed == want.Lapsed && len(got.Entries) == len(want.Entries) &&
				standing(got) == standing(want)
			if !same {
				t.Fatalf("%s as at %s, seen from %s:\n%+v\nand must be\n%+v\n%s",
					task.ID.Value, day, on, got, want, archive(w.files()))
			}
		}
	})
}

// What ratings have meant is what assessments of each board say, made one by one.
func TestColoursAreWhatTheBoardsSaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := someWorld(t)
		on := begin.add(rapid.IntRange(100, span+200).Draw(t, "as at"))
		p, _ := opened(t, w.files())
		now := assessed(t, p, on.String())
		var want foresight.Colours
		for _, task := range now.Tasks {
			if rating, done := toldOf(p, now, task); want.Of(rating) != nil {
				want.Of(rating).Tasks++
				if done {
					want.Of(rating).Done++
				}
			}
		}
		if got := foresight.ColoursOf(now); got != want {
			t.Fatalf("as at %s: %+v, and must be %+v\n%s", on, got, want, archive(w.files()))
		}
	})
}

// toldOf is the rating that a board saw last before the first date of a task that came,
// and whether it was done by then.
func toldOf(p *programme.Programme, now *assess.Assessment, task *assess.Task) (programme.Rating, bool) {
	at := func(day programme.Date) *assess.Task { return assess.Assess(p, day).Task(task.ID.Value) }
	for i, board := range now.Boards {
		asked := at(board.AddDays(-1))
		if asked == nil {
			asked = at(board)
		}
		switch {
		case asked == nil || !asked.Due.After(board) || !asked.Due.Before(now.AsAt):
			continue
		case i+1 < len(now.Boards) && now.Boards[i+1].Before(asked.Due):
			continue
		case endedFrom(p, now, task, asked.Due.AddDays(-1)):
			continue
		}
		for k := i; k >= 0; k-- {
			seen := at(now.Boards[k])
			if seen == nil || seen.Ended != nil {
				break
			}
			if !seen.Complete() {
				return seen.Rating, keptOn(at(asked.Due), asked.Due)
			}
		}
	}
	return programme.Unrated, false
}

func keptOn(task *assess.Task, due programme.Date) bool {
	for _, target := range task.Targets {
		if target.Current.Date.Due() == due && target.Met {
			return true
		}
	}
	return task.Complete()
}

// endedFrom reports whether a task was ended or on hold on a day and on all since.
func endedFrom(p *programme.Programme, now *assess.Assessment, task *assess.Task, day programme.Date) bool {
	for ; !day.After(now.AsAt); day = day.AddDays(1) {
		if then := assess.Assess(p, day).Task(task.ID.Value); then == nil || then.Ended == nil {
			return false
		}
	}
	return true
}

// If nobody writes a word the next board sees what a record says then in which nothing more
// is written.
func TestSilenceIsTheRecordWithNothingMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := someWorld(t)
		on := begin.add(rapid.IntRange(0, span+100).Draw(t, "as at"))
		p, _ := opened(t, w.files())
		silence := foresight.Silence(assessed(t, p, on.String()))
		known, _ := opened(t, w.knownOn(on).files())
		then := assessed(t, known, silence.AsAt.String())
		for _, task := range silence.Tasks {
			got, want := task, then.Task(task.ID.Value)
			same := got.State == want.State && got.Rating == want.Rating && got.OverdueDays == want.OverdueDays &&
				got.Untracked == want.Untracked && got.Stale == want.Stale && got.Lapsed == want.Lapsed &&
				got.RatedAge == want.RatedAge && got.RatedPaused == want.RatedPaused && got.DueSoon == want.DueSoon &&
				got.Refreshed == want.Refreshed && got.Direction == want.Direction && slices.Equal(got.Missing, want.Missing)
			if !same {
				t.Fatalf("%s as at %s, on %s:\n%+v\nand must be\n%+v\n%s",
					task.ID.Value, on, silence.AsAt, got, want, archive(w.files()))
			}
		}
	})
}

// standing is the target that decides of a task, and how it has ended or is on hold.
func standing(t *assess.Task) (s struct {
	target programme.Date
	ended  string
}) {
	if t.Effective != nil {
		s.target = t.Effective.Current.Date
	}
	if t.Ended != nil {
		s.ended = t.Ended.Words()
	}
	return s
}
