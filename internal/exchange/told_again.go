package exchange

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/programme"
)

// saidAlready reports whether the record has an entry: an import that is done again says
// nothing twice. A row that is as the last import found it is nothing new, whatever its day.
func (r *toldReader) saidAlready(entry *DraftRating) bool {
	var last *programme.Progress
	for _, u := range r.programme.Updates {
		imported := strings.HasPrefix(u.Title.Value, importTitle) && !u.Date.Date.After(entry.On)
		for _, p := range u.Progress {
			if p.Task.Value == entry.Task && (imported || u.Date.Date == entry.On && entry.is(p)) {
				last = p
			}
		}
	}
	return last != nil && entry.is(last)
}

// is reports whether an entry of the record says the same. Its note may say more: a plan
// drops what it said before.
func (entry *DraftRating) is(p *programme.Progress) bool {
	said := strings.Contains(p.Note.Value, entry.Note)
	switch {
	case p.Rating != entry.Rating, !entry.Forecast.IsZero() && p.Forecast.Date != entry.Forecast:
		return false
	case entry.Escalation[1] != "" && (p.Escalation == nil || p.Escalation.Ask.Value != entry.Escalation[1]):
		return false
	case p.End != nil:
		return p.End.As.Value == entry.ends && (said || entry.wordless)
	case entry.ends != "":
		return said
	}
	return said || entry.wordless
}

// gone lists the tasks that the record has and the plan no longer states, of the ambitions
// that it does state tasks of.
func gone(p *programme.Programme, found map[string]bool, source string) []string {
	var list []string
	for _, a := range p.Ambitions {
		if !slices.ContainsFunc(a.Tasks, func(t *programme.Task) bool { return found[t.ID.Value] }) {
			continue
		}
		for _, t := range a.Tasks {
			if !found[t.ID.Value] && !endedBy(p, t.ID.Value) {
				list = append(list, fmt.Sprintf("%s %s is in the record and not in %s: has it ended? "+
					"The board decides it, and improve end %s writes it", t.ID.Value, shortText(t.Title.Value), source,
					t.ID.Value))
			}
		}
	}
	return list
}

// endedBy reports whether an update ended a task.
func endedBy(p *programme.Programme, id string) bool {
	return slices.ContainsFunc(p.Updates, func(u *programme.Update) bool {
		return slices.ContainsFunc(u.Progress, func(e *programme.Progress) bool {
			return e.Task.Value == id && e.End != nil
		})
	})
}
