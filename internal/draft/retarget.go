package draft

import (
	"improve/internal/programme"
	"improve/internal/store"
)

// Retarget moves a target of a task, in the minutes of the meeting that agreed
// to it. From is zero where the task has one target.
func Retarget(minutes *programme.Update, task string, to, from programme.Date, reason string) []store.Edit {
	v := store.MapValue(store.Pair{Key: "to", Value: store.TextValue(to.String())})
	if !from.IsZero() {
		v.Pairs = append(v.Pairs, store.Pair{Key: "from", Value: store.TextValue(from.String())})
	}
	v.Pairs = append(v.Pairs, store.Pair{Key: "reason", Value: store.TextValue(reason)})
	return []store.Edit{{File: minutes.Path, Path: []string{"progress", task, "retarget"}, Value: v}}
}
