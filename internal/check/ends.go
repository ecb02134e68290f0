package check

import (
	"slices"

	"improve/internal/assess"
	"improve/internal/programme"
)

// eachEnd goes over the ends that boards decided, in order, task by task; those included
// that change nothing.
func (in *Input) eachEnd(visit func(t *assess.Task, e *programme.Progress)) {
	for _, t := range in.WholeTasks() {
		for _, e := range slices.Concat(t.Entries, t.After) {
			if e.End != nil && e.End.As.Given() && in.Programme.Decides(e.Update) {
				visit(t, e)
			}
		}
	}
}

// completeOn is the entry by which a task was complete at the close of a day; nil where it
// was not.
func completeOn(t *assess.Task, day programme.Date) *programme.Progress {
	if e := ratedAt(t, day); e != nil && e.Rating == programme.Complete {
		return e
	}
	return nil
}
