package exchange

import (
	"fmt"
	"slices"

	"improve/internal/programme"
)

// ratingReader reads the rating column of a plan.
type ratingReader struct {
	notes     *notes
	programme *programme.Programme
	options   Options
	list      []*DraftRating
	said      int      // that the record has already
	toDo      []string // what only a person can add
}

// read turns the cell of a rating column into a dated entry, where a person has
// said about which day it is. What the record would refuse is left for a person:
// nobody's evidence, confirmation or escalation is made up.
func (r *ratingReader) read(task *DraftTask, row *rowTask) {
	if r.options.RatedOn.IsZero() {
		for _, f := range append(toldFields(), FieldRating, FieldProgress) {
			r.notes.left(row, f, "it has no date: give --rated-on DATE to import it as an update of that date")
		}
		return
	}
	progress := row.progress()
	entry := &DraftRating{Task: task.ID, Note: progress}
	if text := row.text(FieldRating); text != "" {
		entry.Rating, _ = r.options.Letters.read(text)
	}
	if entry.Rating != programme.Unrated && entry.Note == "" {
		entry.Note = r.options.Note
	}
	if needs := entry.needs(); needs != "" {
		r.notes.left(row, FieldRating, needs)
		r.toDo = append(r.toDo, fmt.Sprintf("%s is rated %s in %s: %s",
			task.ID, entry.Rating, row.where(FieldRating), needs))
		entry.Rating = programme.Unrated
	}
	switch {
	case entry.Rating == programme.Unrated && progress == "":
	case r.saidAlready(entry):
		r.said++
	default:
		r.list = append(r.list, entry)
	}
}

// needs is what a rating lacks for which the record would refuse it.
func (entry *DraftRating) needs() string {
	switch {
	case entry.Rating == programme.Complete:
		return "B complete needs evidence and confirmation"
	case entry.Rating == programme.OffTrack:
		return "R off track needs an escalation: to whom, and what is asked"
	case entry.Rating != programme.Unrated && entry.Note == "":
		return "a rating needs a note: give --note, or a column of progress"
	}
	return ""
}

// saidAlready reports whether the record has what a rating column says, of the
// same day: an import that is done again says nothing twice.
func (r *ratingReader) saidAlready(entry *DraftRating) bool {
	return slices.ContainsFunc(r.programme.Updates, func(u *programme.Update) bool {
		return u.Date.Date == r.options.RatedOn && slices.ContainsFunc(u.Progress, func(p *programme.Progress) bool {
			return p.Task.Value == entry.Task && p.Rating == entry.Rating && p.Note.Value == entry.Note
		})
	})
}
