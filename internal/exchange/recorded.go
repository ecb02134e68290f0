package exchange

import (
	"fmt"
	"slices"

	"improve/internal/programme"
)

// recorded is the record's task that a row states: by its number, else, where the
// row has no number of its own, by its words. So a workbook that is imported again
// finds its tasks, also those that the first import had to number.
func (r *planReader) recorded(row *rowTask) *programme.Task {
	id, _ := statedNumber(row)
	if id == "" {
		return r.titled(row)
	}
	if _, twice := r.ids[id]; twice {
		return r.titled(row)
	}
	return r.index.Task(id)
}

// statedNumber is the number of a row as an id, and what was put right in it;
// empty where it states none.
func statedNumber(row *rowTask) (id, why string) {
	if bits := row.bits[FieldNumber]; len(bits) > 0 && bits[0].cell.IsDate() {
		day := bits[0].cell.Day
		return fmt.Sprintf("%d.%d", day.Day, day.Month), "the spreadsheet took the number for a date"
	}
	id, changed := cleanNumber(row.text(FieldNumber))
	if changed && id != "" {
		why = "an id has letters, digits, dots and hyphens only"
	}
	return id, why
}

// titled is the first task of the record with a row's words that no other row
// states.
func (r *planReader) titled(row *rowTask) *programme.Task {
	title := plain(row.text(FieldTitle))
	if title == "" {
		return nil
	}
	for _, a := range r.programme.Ambitions {
		for _, t := range a.Tasks {
			if plain(t.Title.Value) == title && !r.statedElsewhere(row, t.ID.Value) {
				return t
			}
		}
	}
	return nil
}

// saidAlready reports whether the record has what a rating column says, of the
// same day: an import that is done again says nothing twice.
func (r *planReader) saidAlready(entry *DraftRating) bool {
	return slices.ContainsFunc(r.programme.Updates, func(u *programme.Update) bool {
		return u.Date.Date == r.options.RatedOn && slices.ContainsFunc(u.Progress, func(p *programme.Progress) bool {
			return p.Task.Value == entry.Task && p.Rating == entry.Rating && p.Note.Value == entry.Note
		})
	})
}

// statedElsewhere reports whether another row is the task: one read already, or
// one further on with its number and the same words.
func (r *planReader) statedElsewhere(row *rowTask, id string) bool {
	if _, read := r.ids[id]; read {
		return true
	}
	return slices.ContainsFunc(r.found, func(t foundTable) bool {
		return slices.ContainsFunc(t.rows.tasks, func(other *rowTask) bool {
			stated, _ := statedNumber(other)
			return other != row && stated == id && plain(other.text(FieldTitle)) == plain(row.text(FieldTitle))
		})
	})
}
