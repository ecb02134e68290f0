package check

import (
	"fmt"
	"slices"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/words"
)

var taskSameNote = Check{
	Rule: diag.Rule{
		ID: "task/same-note", Severity: diag.Warning, Added: diag.Error, Dated: true, Waivable: true,
		Title: "The same note for three boards in a row",
		Why: "A note that is written again in the same words does not say what happened since. A board that reads " +
			"it for the third time cannot see whether anybody looked. Another order of the words, a slip of the pen " +
			"or an added “still” make no other note.",
		Mend: "Say what is different since the last board, or that nothing is, and why.",
	},
	Run: func(in *Input, report Report) {
		for _, t := range in.Tasks {
			same := in.sameNotes(t)
			if !t.Open() || len(same) < longBoards {
				continue
			}
			last := same[len(same)-1]
			var days []string
			for _, e := range same {
				days = append(days, e.Update.Date.Date.Words())
			}
			report(Found{
				At: last.Note.Pos, On: onTask(t.Task),
				Message: fmt.Sprintf("%s has the same note for three boards in a row, on %s: %q",
					t.ID.Value, diag.And(days), diag.Shorten(last.Note.Value)),
				Remedy:  "say what is different since the last board, or that nothing is, and why",
				Related: []Related{{same[0].Note.Pos, "it was first written here"}},
			})
		}
	},
}

// sameNotes are the last notes of a task for the last boards in a row, one each, as far
// back as they are the same; at most as many as are worth saying.
func (in *Input) sameNotes(t *assess.Task) (same []*programme.Progress) {
	board := -1
	for i := len(t.Entries) - 1; i >= 0 && len(same) < longBoards; i-- {
		e := t.Entries[i]
		if !e.Note.Given() || in.Programme.ToldBefore(e.Update) {
			continue
		}
		next := in.boardOf(e.Update)
		switch {
		case len(same) == 0:
		case next == board:
			continue // an earlier note for the same board
		case next != board-1 || !words.Repeats(e.Note.Value, same[0].Note.Value):
			return same
		}
		board, same = next, slices.Insert(same, 0, e)
	}
	return same
}

// boardOf is the place, among the boards, of the first that an update was written for.
func (in *Input) boardOf(u *programme.Update) int {
	boards := in.Assessment.Boards
	next := slices.IndexFunc(boards, func(d programme.Date) bool { return !d.Before(u.Date.Date) })
	if next < 0 {
		return len(boards)
	}
	return next
}
