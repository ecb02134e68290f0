package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
)

var taskSlippedTwice = Check{
	Rule: diag.Rule{
		ID: "task/slipped-twice", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Target moved later twice",
		Why: "One new date is a correction. A second shows that the first was no more certain than the original, " +
			"and a third will follow unless the cause is found.",
		Mend: "Find out why it moved each time, and tell the board with the next date. " +
			"The warning stays while the target is later than the original. " +
			"The board can agree a waiver with a reason.",
	},
	Run: func(in *Input, report Report) {
		for _, t := range in.Tasks {
			if !t.Open() || uncertain(t) {
				continue
			}
			for i := range t.Targets {
				target := &t.Targets[i]
				if later := movesLater(target); len(later) > 1 && !target.Met && target.SlippedDays() > 0 {
					report(slipped(t, target, later))
				}
			}
		}
	},
}

func movesLater(target *assess.Target) []assess.Move {
	var later []assess.Move
	for _, m := range target.Moves {
		if m.Days > 0 && !m.From.IsZero() {
			later = append(later, m)
		}
	}
	return later
}

func slipped(t *assess.Task, target *assess.Target, later []assess.Move) Found {
	found := Found{
		At: later[len(later)-1].Entry.Retarget.Pos, On: onTask(t.Task),
		Remedy: "tell the board why it moved each time and what will be different; " +
			"or waive this check with the board's reason",
	}
	var steps []string
	for _, m := range later {
		steps = append(steps, fmt.Sprintf("from %s to %s", m.From.Words(), m.To.Words()))
		found.Related = append(found.Related, Related{m.Entry.Retarget.To.Pos, "moved to " + m.To.Words()})
	}
	found.Message = fmt.Sprintf("%s has been moved later %s: %s", t.ID.Value, times(len(later)), diag.And(steps))
	return found
}

func times(n int) string {
	if n == 2 {
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}
