package exchange

import (
	"fmt"

	"improve/internal/store"
)

// fullFile is how many bytes of keys and words go into one file of a record: well below
// what a file may have once it is laid out.
const fullFile = 600_000

// weight is about how many bytes a value takes in a file: its words, its keys and their
// indents.
func weight(v store.Value) int {
	const indent = 12
	n := len(v.Text) + indent
	for _, item := range v.Items {
		n += weight(item)
	}
	for _, p := range v.Pairs {
		n += len(p.Key) + weight(p.Value)
	}
	return n
}

// portions parts what goes into a file into as many as it takes, each of what follows the
// other; one where all fits.
func portions[T any](list []T, value func(T) store.Value) [][]T {
	var all [][]T
	from, total := 0, 0
	for i, item := range list {
		w := weight(value(item))
		if total += w; total > fullFile && i > from {
			all, from, total = append(all, list[from:i]), i, w
		}
	}
	return append(all, list[from:])
}

// portioned parts an ambition whose tasks are too many for a file into several, aloud.
func (a *ambitions) portioned(o Options) []*DraftAmbition {
	var list []*DraftAmbition
	for _, whole := range a.list {
		parts := portions(whole.Tasks, func(t *DraftTask) store.Value { return t.value(o) })
		list = append(list, whole)
		if len(parts) < 2 || whole.Recorded {
			continue
		}
		whole.Tasks = parts[0]
		for i, tasks := range parts[1:] {
			title := fmt.Sprintf("%s (part %d)", whole.Title, i+2)
			part := a.begin(&section{title: title, text: title})
			part.Tasks, a.byID[part.ID] = tasks, part
			list = append(list, part)
			a.notes.guess(tasks[0].at, tasks[0].Title, "ambition "+part.ID+" in "+part.File,
				"the tasks of ambition "+whole.ID+" are too many for one file: those from here on are another ambition",
				"ambition").File = part.File
		}
	}
	return list
}

// portionsOf are the entries of a day as files take them: one where they all fit.
func portionsOf(ratings []*DraftRating) [][]*DraftRating {
	return portions(ratings, func(e *DraftRating) store.Value { return e.value() })
}
