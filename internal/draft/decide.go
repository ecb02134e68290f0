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

// Ending is how a task ends, or is held until a day.
type Ending struct {
	As, Into, Reason string
	Until            programme.Date
}

// End ends a task in the minutes of the board that agreed to it.
func End(minutes *programme.Update, task string, s Ending) []store.Edit {
	v := store.MapValue(store.Pair{Key: "as", Value: store.TextValue(s.As)})
	for _, more := range []struct{ key, text string }{
		{"into", s.Into}, {"until", s.Until.String()}, {"reason", s.Reason}} {
		if more.text != "" {
			v.Pairs = append(v.Pairs, store.Pair{Key: more.key, Value: store.TextValue(more.text)})
		}
	}
	return []store.Edit{{File: minutes.Path, Path: []string{"progress", task, "end"}, Value: v}}
}

// EndPlan adds the decision that ends a plan to the minutes of the board.
func EndPlan(minutes *programme.Update, plan, decided string) []store.Edit {
	permit := store.MapValue(store.Pair{Key: "end", Value: store.TextValue("plan " + plan)})
	v := store.MapValue(store.Pair{Key: "text", Value: store.TextValue(decided)},
		store.Pair{Key: "permits", Value: store.ListValue(permit)})
	return []store.Edit{{File: minutes.Path, Path: []string{"decisions", "+"}, Value: v}}
}
