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
		Title: "The same note for three boards",
		Why: "A note that is written again in the same words does not say what happened since. A board that reads " +
			"it for the third time cannot see whether anybody looked. Another order of the words, a slip of the pen " +
			"or an added “still” make no other note, nor do two notes that take turns.",
		Mend: "Say what is different since the last board, or that nothing is, and why.",
	},
	Run: func(in *Input, report Report) {
		for _, t := range in.Tasks {
			if !t.Open() {
				continue
			}
			same := in.sameNotes(t)
			if len(same) < longBoards {
				continue
			}
			last := same[len(same)-1]
			var days []string
			for _, e := range same {
				days = append(days, e.Update.Date.Date.Words())
			}
			report(Found{
				At: last.Note.Pos, On: onTask(t.Task),
				Message: fmt.Sprintf("%s has the same note for three boards%s, on %s: %q", t.ID.Value, in.inARow(same),
					diag.And(days), diag.Shorten(last.Note.Value)),
				Remedy:  "say what is different since the last board, or that nothing is, and why",
				Related: []Related{{same[0].Note.Pos, "it was first written here"}},
			})
		}
	},
}

// sameNotes are the last notes for boards that say the same as a task's latest, one each, as
// far back as no two boards in a row were told something else; at most as many as are worth
// saying.
func (in *Input) sameNotes(t *assess.Task) (same []*programme.Progress) {
	looked, board := -1, -1
	for i := len(t.Entries) - 1; i >= 0 && len(same) < longBoards; i-- {
		e := t.Entries[i]
		next := in.boardOf(e.Update)
		if !e.Note.Given() || in.Programme.ToldBefore(e.Update) || next == looked {
			continue // nothing, or an earlier note for the same board
		}
		looked = next
		switch {
		case len(same) > 0 && next < board-2:
			return same
		case len(same) > 0 && !words.Repeats(e.Note.Value, same[0].Note.Value):
			continue
		}
		board, same = next, slices.Insert(same, 0, e)
	}
	return same
}

// inARow says that notes were for boards one after the other; empty where they were not.
func (in *Input) inARow(notes []*programme.Progress) string {
	if in.boardOf(notes[len(notes)-1].Update)-in.boardOf(notes[0].Update) == len(notes)-1 {
		return " in a row"
	}
	return ""
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
