package exchange

import (
	"strings"

	"improve/internal/assess"
	"improve/internal/diag"
)

// The states of what a meeting asked, as a lead gives them.
const (
	actionDone = "done"
	actionOpen = "not yet done"
)

func actionPart() *part {
	return &part{id: "actions", name: "Board actions", word: "what meetings asked of you", key: "board_action",
		kind:  "action",
		about: "whether what a meeting asked of you is done, and what you answer",
		marks: [][]string{{"board_action", "new_state", "answer", columnState}}, columns: actionColumns(),
		rows: func(r Rows) []item {
			return rowsOf(r.Actions, func(v *assess.ActionState) item { return item{action: v} })
		},
		now: func(_ *Form, r item) string {
			return r.action.ID.Value + " is " + strings.ReplaceAll(stateNow(r.action), "\n", ", ") + " now"
		},
		read: (*returnReader).readAction}
}

func actionColumns() []column {
	of := func(text func(*assess.ActionState) string) func(*Form, item) string {
		return func(_ *Form, r item) string { return text(r.action) }
	}
	return []column{
		{id: "board_action", title: "Board action", width: 15,
			text: of(func(a *assess.ActionState) string { return a.ID.Value })},
		{id: "asked", title: "What was asked", width: 38,
			text: of(func(a *assess.ActionState) string { return a.Text.Value })},
		{id: "owner", title: "Owner", width: 16, text: func(f *Form, r item) string { return f.owner(r.action.Owner) }},
		{id: "due", title: "Due", width: 13,
			text: of(func(a *assess.ActionState) string { return a.Due.Date.Words() })},
		{id: "state", title: "State now", width: 12, text: of(stateNow)},
		{id: "look_at", title: "Look at", width: 12, text: of(lookAtAction), derived: true},
		{id: "new_state", title: "New state", width: 12, choices: []string{actionDone, actionOpen},
			prompt: "Whether it is done."},
		{id: "answer", title: "Answer", width: 40,
			prompt: "What came of it, or what holds it up, in a sentence or two."},
	}
}

func stateNow(a *assess.ActionState) string {
	if a.Open() {
		return "open"
	}
	return "done\n" + a.Done.Date.Date.Words()
}

func lookAtAction(a *assess.ActionState) string {
	var lines []string
	if a.Overdue {
		lines = append(lines, diag.Count(a.OverdueDays, "day")+" overdue")
	}
	if a.Restricted != nil || a.Update.Restricted != nil {
		lines = append(lines, notToPublish)
	}
	return strings.Join(lines, "\n")
}
