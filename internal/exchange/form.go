package exchange

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/words"
	"improve/internal/workbook"
)

// Form is what leads are asked: a row a task with how it stands, and room for
// what they have to say about it.
type Form struct {
	Programme string
	AsAt      programme.Date
	For       string // whose tasks these are; empty: everybody's
	Public    bool   // made from the public's copy of the programme
	Notes     []string
	Tasks     []*assess.Task
	of        *assess.Assessment
	known     []column // by which a row is known
}

// NewForm makes a form of some tasks of an assessment.
func NewForm(a *assess.Assessment, tasks []*assess.Task, public bool) *Form {
	known := slices.DeleteFunc(columns(), func(c column) bool { return c.input() || c.derived })
	return &Form{Programme: a.Programme.Name.Value, AsAt: a.AsAt, Public: public, Tasks: tasks, of: a, known: known}
}

// NameOf is the name of a person, body or group, the id where the record has none.
func (f *Form) NameOf(id string) string {
	if p := f.of.Index.Person(id); p != nil {
		return p.Shown()
	}
	if g := f.of.Index.Group(id); g != nil && g.Name.Given() {
		return g.Name.Value
	}
	return id
}

// column is a column of the form: what a program calls it, what people read, and
// the text of a locked cell. A column without one is to be filled in.
type column struct {
	id, title string
	width     float64
	text      func(f *Form, t *assess.Task) string
	prompt    string
	choices   []string // of a column to be filled in; nil where any words do
	// derived marks what is no part of what a row is known by: what changes with the date
	// alone, and what others say while the form is out.
	derived bool
}

func (c column) input() bool { return c.text == nil }

// shown is what a column says about a task, in every format.
func (c column) shown(f *Form, t *assess.Task) string { return words.Harmless(c.text(f, t)) }

// The columns by which a returned form is known.
const (
	columnTask   = "task"
	columnRating = "new_rating"
	columnNote   = "what_happened"
	columnState  = "record"
)

// columns lists the form's columns in their order.
func columns() []column {
	return slices.Concat(planned(), told(), asked(), saidByOthers(),
		[]column{{id: columnState, title: "Record", width: 14, text: (*Form).state, derived: true}})
}

// planned are what the plan says about a task.
func planned() []column {
	return []column{
		{id: columnTask, title: "Task", width: 8, text: func(_ *Form, t *assess.Task) string { return t.ID.Value }},
		{id: "action", title: "Action", width: 30, text: func(_ *Form, t *assess.Task) string { return t.Title.Value }},
		{id: "ambition", title: "Ambition", width: 16, text: func(_ *Form, t *assess.Task) string {
			return t.Task.Ambition.ID.Value + " " + cmp.Or(t.Task.Ambition.Short.Value, t.Task.Ambition.Title.Value)
		}},
		{id: "leads", title: "Leads", width: 18, text: (*Form).leads},
		{id: "activities", title: "Activities", width: 36,
			text: func(_ *Form, t *assess.Task) string { return activityLines(t) }},
		{id: "target", title: "Target", width: 16,
			text: func(_ *Form, t *assess.Task) string { return targetLines(t) }},
	}
}

// told are what updates say about it.
func told() []column {
	return []column{
		{id: "rating", title: "Rating now", width: 13,
			text: func(_ *Form, t *assess.Task) string { return ratingNow(t) }},
		{id: "rated_on", title: "Rated on", width: 13, text: func(_ *Form, t *assess.Task) string {
			if t.Rated == nil {
				return ""
			}
			return t.Rated.Update.Date.Date.Words()
		}},
		{id: "note", title: "Latest note", width: 32, text: func(_ *Form, t *assess.Task) string {
			if t.Noted == nil {
				return ""
			}
			return t.Noted.Note.Value
		}},
		{id: "forecast", title: "Forecast now", width: 13,
			text: func(_ *Form, t *assess.Task) string { return t.Forecast.Date.Words() }},
		{id: "look_at", title: "Look at", width: 20, text: (*Form).attention, derived: true},
	}
}

// asked are what a lead says about it.
func asked() []column {
	return []column{
		{id: columnRating, title: "New rating", width: 13, choices: ratingChoices(),
			prompt: "Choose from the list. B, R and A need more: see the columns to the right."},
		{id: columnNote, title: "What happened", width: 36, prompt: "A sentence or two, needed with any rating."},
		{id: "new_forecast", title: "New forecast", width: 13,
			prompt: "When you now expect it: 2020-03, or March 2020. It moves no target."},
		{id: "recovery", title: "What brings it back", width: 26, prompt: "With R or A."},
		{id: "finished", title: "Activities finished", width: 12, prompt: "Letters, such as a, c."},
		{id: "met", title: "Target dates met", width: 13,
			prompt: "Only where the task falls due several times: 2019-07."},
		{id: "evidence", title: "Evidence", width: 24, prompt: "With B: what shows that it is done. A line for each."},
		{id: "confirmed_by", title: "Confirmed by", width: 16,
			prompt: "With B: who has looked at the evidence, and is no lead of the task."},
		{id: "escalated_to", title: "Escalated to", width: 14, prompt: "With R: a group or a person, such as board."},
		{id: "ask", title: "What is asked", width: 24, prompt: "With R: what they must decide or do."},
		{id: "answer_by", title: "Answer by", width: 12, prompt: "With R: by when."},
	}
}

func ratingChoices() []string {
	var words []string
	for _, r := range programme.Ratings() {
		words = append(words, r.String())
	}
	return words
}

// ratingNow is the rating last reported; of a task that is ended or on hold, that it is.
func ratingNow(t *assess.Task) string {
	if t.Ended != nil {
		return diag.UpperFirst(t.Ended.Words())
	}
	if t.Reported == programme.Unrated {
		return t.Reported.Word()
	}
	return t.Reported.String()
}

func (f *Form) leads(t *assess.Task) string {
	var names []string
	for _, id := range t.Leads {
		names = append(names, f.NameOf(id.Value))
	}
	return strings.Join(names, "\n")
}

func activityLines(t *assess.Task) string {
	var lines []string
	for i := range t.Activities {
		a := &t.Activities[i]
		line := a.ID.Value + ") " + a.Text.Value
		if a.Target.Given() {
			line += " (by " + a.Target.Date.Words() + ")"
		}
		if t.DoneBy(a.ID.Value) != nil {
			line += " (finished)"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func targetLines(t *assess.Task) string {
	var lines []string
	for _, target := range t.Targets {
		line := target.Current.Date.Words()
		if target.Met {
			line += " (met)"
		}
		if target.Original.Given() && target.Original.Date != target.Current.Date {
			line += " (was " + target.Original.Date.Words() + ")"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// attention is what a lead should look at. A task that is ended or on hold asks nothing.
func (f *Form) attention(t *assess.Task) string {
	var lines []string
	if e := t.Ended; e != nil {
		lines = append(lines, "nothing is asked: "+cmp.Or(f.of.DecidedBy(e), "since "+e.Date.Words()))
	}
	if t.Continued != nil {
		lines = append(lines, "continues "+t.Continued.ID.Value)
	}
	if t.Overdue {
		lines = append(lines, diag.Count(t.OverdueDays, "day")+" overdue")
	}
	if t.DueSoon {
		lines = append(lines, "due soon")
	}
	for _, l := range t.Late {
		lines = append(lines, fmt.Sprintf("activity %s is %s overdue", l.Activity.ID.Value, diag.Count(l.Days, "day")))
	}
	if len(t.Missing) > 0 {
		var missing []string
		for _, m := range t.Missing {
			missing = append(missing, string(m))
		}
		lines = append(lines, "the record does not say: "+strings.Join(missing, ", "))
	}
	if t.Restricted != nil {
		lines = append(lines, "restricted: not to be published")
	}
	return strings.Join(lines, "\n")
}

// state says as at which day a row was made, and by a fingerprint what the record
// then said about the task, so that a form that comes back late is known.
func (f *Form) state(t *assess.Task) string {
	h := sha256.New()
	for _, c := range f.known {
		fmt.Fprintf(h, "%q", squash(c.shown(f, t)))
	}
	audience := ""
	if f.Public {
		audience = "public "
	}
	return f.AsAt.String() + " " + audience + hex.EncodeToString(h.Sum(nil))[:8]
}

// squash is a text as any program leaves it that has read and written it: one
// blank for each run of them.
func squash(s string) string { return strings.Join(strings.Fields(s), " ") }

// Workbook is the form as a workbook.
func (f *Form) Workbook() workbook.Form {
	w := workbook.Form{Title: "Progress return: " + f.Programme, Guide: f.guide()}
	if f.For != "" {
		w.Title += ": " + f.For
	}
	list := columns()
	for _, c := range list {
		w.Columns = append(w.Columns, workbook.FormColumn{Title: c.title, Width: c.width, Input: c.input(),
			Prompt: c.prompt, Choices: c.choices})
	}
	for _, t := range f.Tasks {
		row := make([]string, len(list))
		for i, c := range list {
			if !c.input() {
				row[i] = c.shown(f, t)
			}
		}
		w.Rows = append(w.Rows, row)
	}
	return w
}

// guide is the sheet that says how to fill in the form.
func (f *Form) guide() []workbook.GuideLine {
	lines := []workbook.GuideLine{
		{Label: f.Programme, Heading: true},
		{Label: "As at", Text: f.AsAt.Words()},
	}
	if f.For != "" {
		lines = append(lines, workbook.GuideLine{Label: "Tasks of", Text: f.For})
	}
	for _, n := range f.Notes {
		lines = append(lines, workbook.GuideLine{Label: "Please note", Text: n})
	}
	lines = append(lines, workbook.GuideLine{}, workbook.GuideLine{Label: "What to do", Heading: true},
		workbook.GuideLine{Label: "1",
			Text: "Go to the sheet Tasks. The yellow cells are yours; all others are locked " +
				"and say what the record says today."},
		workbook.GuideLine{Label: "2", Text: "Fill in only what is new. A row that you leave empty changes nothing."},
		workbook.GuideLine{Label: "3", Text: "With every rating, give the reason under What happened."},
		workbook.GuideLine{Label: "4",
			Text: "Save the workbook and send it back. Your entries are added to the record with a date. Earlier " +
				"entries do not change."},
		workbook.GuideLine{}, workbook.GuideLine{Label: "The ratings", Heading: true})
	needs := map[programme.Rating]string{
		programme.Complete: "Needs evidence, and confirmation by somebody who does not lead the task.",
		programme.OffTrack: "Needs an escalation: who it goes to, what is asked of them, and by when.",
		programme.Behind:   "Write what will bring it back on track, and when you now expect it.",
		programme.OnTrack:  "It will be done by its target date.",
	}
	for _, r := range programme.Ratings() {
		lines = append(lines, workbook.GuideLine{Label: r.String(), Text: needs[r]})
	}
	lines = append(lines, workbook.GuideLine{}, workbook.GuideLine{Label: "Your columns", Heading: true})
	for _, c := range columns() {
		if c.input() {
			lines = append(lines, workbook.GuideLine{Label: c.title, Text: c.prompt})
		}
	}
	return lines
}
