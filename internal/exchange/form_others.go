package exchange

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/schema"
)

// What others say about a task: who looked at it, and those it is for. Leads hear of it first,
// so the form shows what the record has and asks for what is new. Findings show their own
// state, which leads do not decide.

func otherPart() *part {
	return &part{id: "others", name: "What others say", word: "tasks", key: columnTask, kind: "task",
		about:   "who has looked at a task, and what children and families say: only where you have heard",
		marks:   [][]string{{columnTask, "verified_result", columnState}, {columnTask, "voice_verdict", columnState}},
		columns: append(whichTask(), saidByOthers()...), rows: ofTasks, now: taskPart().now,
		read: (*returnReader).readOthers}
}

// saidByOthers are what the record has of them, each beside what a lead passes on.
func saidByOthers() []column {
	return []column{
		{id: "verified", title: "Verified", width: 18, text: task((*Form).verified), derived: true},
		{id: "verified_by", title: "Looked at by", width: 16,
			prompt: "Who has looked at the task and is no lead of it, such as internal audit."},
		{id: "verified_on", title: "Looked at on", width: 12,
			prompt: "When they looked: 31 March 2020, or March 2020."},
		{id: "verified_result", title: "What they found", width: 13, choices: choicesOf("verification", "result"),
			prompt: "Whether they agree with the rating."},
		{id: "sample", title: "Cases looked at", width: 10, prompt: "A number, if they counted."},
		{id: "for_children", title: "What it means for children", width: 30, text: task((*Form).forChildren),
			derived: true},
		{id: "voice_verdict", title: "What children say", width: 13, choices: choicesOf("voice", "verdict"),
			prompt: "Whether children and families agree with the statement under What it means for children."},
		{id: "voice_says", title: "Which statement", width: 11, prompt: "Only where there are several: its number."},
		{id: "voice_by", title: "Said by", width: 16, prompt: "A group or a person, or words such as four parents."},
		{id: "voice_note", title: "In their words", width: 26, prompt: "A sentence or two. Name no child."},
		{id: "findings", title: "Findings it answers", width: 30, text: task((*Form).findings), derived: true},
	}
}

// choicesOf are the words of which the record takes one, as people write them.
func choicesOf(kind, key string) []string {
	var list []string
	for _, c := range schema.OfKind(kind).Key(key).Shape.Choices {
		list = append(list, strings.ReplaceAll(c, "-", " "))
	}
	return list
}

// verified says who looked at a task last, when, and whether they agree with its rating.
func (f *Form) verified(t *assess.Task) string {
	e := t.Looked()
	if e == nil {
		return ""
	}
	if t.Restricted == nil && kept(&e.Meta, e.Update) {
		return restrictedWord
	}
	v := e.Verified
	words := fmt.Sprintf("%s (%s, %s", v.Result.Value, f.NameOf(v.By.Value), v.Date.Date.Words())
	if v.Sample.Given() {
		words += ", cases: " + v.Sample.Text.Value
	}
	return words + ")"
}

// forChildren are a task's statements for children, numbered where there are several, each
// with what was said to it last.
func (f *Form) forChildren(t *assess.Task) string {
	last := map[string]string{}
	f.heard(t.Task, func(u *programme.Update, v *programme.Voice) {
		if t.Restricted == nil && kept(&v.Meta, u) {
			last[v.Says.Value] = " (" + restrictedWord + ")"
			return
		}
		by := ""
		if v.By.Given() {
			by = f.NameOf(v.By.Value) + ", "
		}
		last[v.Says.Value] = fmt.Sprintf(" (%s: %s%s)", strings.ReplaceAll(v.Verdict.Value, "-", " "), by,
			u.Date.Date.Words())
	})
	var lines []string
	for i, s := range t.ForChildren {
		line := s.Value + last[s.Value]
		if len(t.ForChildren) > 1 {
			line = fmt.Sprintf("%d) %s", i+1, line)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// heard are what was said about a task's statements for children, oldest first.
func (f *Form) heard(t *programme.Task, each func(*programme.Update, *programme.Voice)) {
	for _, u := range f.of.Programme.Updates {
		for _, of := range u.Voices {
			for i := range of.Said {
				if of.Task.Value == t.ID.Value {
					each(u, &of.Said[i])
				}
			}
		}
	}
}

// findings are those that a task answers, each with its own state. What is restricted of them
// is left out, unless the task is too.
func (f *Form) findings(t *assess.Task) string {
	var lines []string
	for _, id := range t.Task.Findings {
		of := f.of.Finding(id.Value)
		if of == nil || t.Restricted == nil && f.hides(of) {
			continue
		}
		line := id.Value + " " + of.Title.Value + ": "
		switch {
		case of.Entry != nil && t.Restricted == nil && kept(&of.Entry.Meta, of.Update):
			line += restrictedWord
		case of.Entry != nil && of.Entry.Since.Given():
			line += of.State + " since " + of.Entry.Since.Date.Words()
		default:
			line += of.State
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// hides reports whether a finding is restricted, or the inspection that made it.
func (f *Form) hides(of *assess.FindingState) bool {
	return of.Restricted != nil || slices.ContainsFunc(f.of.Programme.Sources, func(s *programme.Source) bool {
		return s.ID.Value == of.Source.Value && s.Restricted != nil
	})
}
