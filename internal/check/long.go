package check

import (
	"fmt"
	"slices"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
)

// longBoards is how many meetings of the board in a row may see a task behind
// or off track before that itself is worth saying.
const longBoards = 3

// ratedLong reports the open tasks whose reported rating was a letter at each of
// the last meetings of the board, and is so still. Meetings rather than days:
// the cycle is what is listed, and what counts is how often the board has seen
// the letter.
func (in *Input) ratedLong(letter programme.Rating, remedy string, report Report) {
	boards := in.lastBoards(longBoards)
	if len(boards) < longBoards {
		return
	}
	for _, t := range in.Tasks {
		if t.Reported != letter || t.Lapsed || t.Ended != nil || unread(t.Faults, "rating") {
			continue
		}
		first := ratedAt(t, boards[0])
		if first == nil || slices.ContainsFunc(boards,
			func(day programme.Date) bool { return ratedAt(t, day).Rating != letter }) {
			continue
		}
		found := Found{
			At: t.Rated.RatingPos, On: onTask(t.Task),
			Message: fmt.Sprintf("%s was %s at three boards in a row: %s",
				t.ID.Value, letter, diag.And(wordsOf(boards))),
			Remedy: remedy,
		}
		if first != t.Rated {
			found.Related = []Related{{first.RatingPos, "the rating at the first of these boards"}}
		}
		report(found)
	}
}

// lastBoards are the last listed meetings of the board up to the date, earliest
// first, each once; those inside a pause are left out.
func (in *Input) lastBoards(most int) []programme.Date {
	var days []programme.Date
	for _, day := range in.Assessment.Boards {
		if !day.After(in.Assessment.AsAt) && !in.paused(day) {
			days = append(days, day)
		}
	}
	return days[max(0, len(days)-most):]
}

// ratedAt is the entry whose rating was on a day, nil where none did.
func ratedAt(t *assess.Task, day programme.Date) *programme.Progress {
	for i := len(t.Entries) - 1; i >= 0; i-- {
		if e := t.Entries[i]; e.Rating != programme.Unrated && !e.Update.Date.Date.After(day) {
			return e
		}
	}
	return nil
}
