package exchange

import (
	"slices"
	"strings"

	"improve/internal/entry"
	"improve/internal/programme"
)

// readAction reads a row of the sheet of what meetings asked.
func (r *returnReader) readAction() {
	a := r.about.action
	state := r.choice("new_state", []string{actionDone, actionOpen})
	s := entry.Answered{Action: a.ID.Value, Done: state == actionDone, Answer: r.cell("answer").Text}
	known := (!s.Done || !a.Open()) && (s.Answer == "" || r.answeredAlready(s))
	switch {
	case s.Answer == "" && state == actionOpen && a.Open():
		r.problem("answer", "", "what holds it up? Write a sentence, or leave the row empty")
	case state == actionOpen && !a.Open():
		r.problem("new_state", state, "the record says that it was done on "+a.Done.Date.Date.Words())
	}
	s.Done = s.Done && a.Open()
	r.say(known, func(out *Return) { out.Answered = append(out.Answered, s) })
}

// answeredAlready reports whether the note of an update has the answer.
func (r *returnReader) answeredAlready(s entry.Answered) bool {
	return slices.ContainsFunc(r.now.Programme.Updates, func(u *programme.Update) bool {
		return strings.Contains(squash(u.Note.Value), squash(s.Note()))
	})
}
