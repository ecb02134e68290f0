package history

import (
	"slices"

	"improve/internal/programme"
)

// Continued are the tasks that a task continues, the nearest first; of those in a circle
// each once.
func Continued(p *programme.Programme, task string) []string {
	index := programme.NewIndex(p)
	var ids []string
	for t := index.Task(task); t != nil && t.Continues.Given(); t = index.Task(t.Continues.Value) {
		id := t.Continues.Value
		if id == task || slices.Contains(ids, id) {
			break
		}
		ids = append(ids, id)
	}
	return ids
}
