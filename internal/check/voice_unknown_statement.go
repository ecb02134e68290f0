package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var voiceUnknownStatement = Check{
	Rule: diag.Rule{
		ID: "voice/unknown-statement", Severity: diag.Error,
		Title: "Verdict on a statement that the task does not have",
		Why: "Children and families give verdicts on a task's statements for children. The statement is found by " +
			"its exact words.",
		Mend: "Copy the words from for_children of the task, in quotes if they contain a colon.",
	},
	Run: func(in *Input, report Report) {
		for _, u := range in.Programme.Updates {
			for _, v := range u.Voices {
				t := in.index.Task(v.Task.Value)
				if t == nil || unread(t.Faults, "for_children") {
					continue
				}
				for i := range v.Said {
					in.unspoken(t, &v.Said[i], report)
				}
			}
		}
	},
}

func (in *Input) unspoken(t *programme.Task, v *programme.Voice, report Report) {
	statements := make([]string, len(t.ForChildren))
	for i, s := range t.ForChildren {
		if statements[i] = s.Value; s.Value == v.Says.Value {
			return
		}
	}
	if !v.Says.Given() {
		return // said when it was read
	}
	found := Found{
		At: v.Says.Pos, On: onTask(t),
		Message: fmt.Sprintf("%s has no statement for children %s", t.ID.Value, diag.Quote(v.Says.Value)),
		Remedy:  "copy the words of one from for_children of the task",
	}
	if near, ok := diag.Nearest(v.Says.Value, statements); ok {
		found.Remedy = "did you mean " + diag.Quote(near) + "?"
	} else if len(statements) == 0 {
		found.Remedy = "the task has none; if the plan has it, add it to for_children of the task"
	}
	report(found)
}
