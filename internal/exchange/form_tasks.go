package exchange

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/programme"
	"improve/internal/workbook"
)

// The columns by which a sheet of tasks is known.
const (
	columnTask   = "task"
	columnRating = "new_rating"
	columnNote   = "what_happened"
)

func taskPart() *part {
	return &part{id: "tasks", name: "Tasks", word: "tasks", key: columnTask, kind: "task",
		about: "how each task is: its rating, what happened, and when you now expect it",
		marks: [][]string{{columnTask, columnRating, columnNote}}, columns: slices.Concat(planned(), told(), asked()),
		rows: ofTasks,
		now: func(_ *Form, r item) string {
			return r.task.ID.Value + " is " + ratingNow(r.task) + " now" + ratedWords(r.task)
		},
		read: (*returnReader).readTask}
}

func ofTasks(r Rows) []item {
	return rowsOf(r.Tasks, func(t *assess.Task) item { return item{task: t} })
}

// task is the text of a column about tasks.
func task(text func(*Form, *assess.Task) string) func(*Form, item) string {
	return func(f *Form, r item) string { return text(f, r.task) }
}

// whichTask are the columns that say which task a row is about.
func whichTask() []column {
	return []column{
		{id: columnTask, title: "Task", width: 6,
			text: task(func(_ *Form, t *assess.Task) string { return t.ID.Value })},
		{id: "action", title: "Action", width: 24,
			text: task(func(_ *Form, t *assess.Task) string { return t.Title.Value })},
	}
}

// planned are what the plan says about a task.
func planned() []column {
	return append(whichTask(),
		column{id: "ambition", title: "Ambition", width: 11, text: task(func(_ *Form, t *assess.Task) string {
			return ambitionName(t.Ambition)
		})},
		column{id: "leads", title: "Leads", width: 15, text: task((*Form).leads)},
		column{id: "activities", title: "Activities", width: 36,
			text: task(func(_ *Form, t *assess.Task) string { return activityLines(t) })},
		column{id: "target", title: "Target", width: 14,
			text: task(func(_ *Form, t *assess.Task) string { return targetLines(t) })},
	)
}

func ambitionName(a *assess.Ambition) string {
	return a.ID.Value + " " + cmp.Or(a.Short.Value, a.Title.Value)
}

// told are what updates say about it.
func told() []column {
	return []column{
		{id: "rating", title: "Rating now", width: 11, rating: true,
			text: task(func(_ *Form, t *assess.Task) string { return ratingNow(t) })},
		{id: "rated_on", title: "Rated on", width: 11, text: task(func(_ *Form, t *assess.Task) string {
			if t.Rated == nil {
				return ""
			}
			return t.Rated.Update.Date.Date.Words()
		})},
		{id: "note", title: "Latest note", width: 34, text: task(func(_ *Form, t *assess.Task) string {
			switch {
			case t.Noted == nil:
				return ""
			case t.Restricted == nil && kept(&t.Noted.Meta, t.Noted.Update):
				return restrictedWord
			}
			return t.Noted.Note.Value
		})},
		{id: "forecast", title: "Forecast now", width: 12,
			text: task(func(_ *Form, t *assess.Task) string { return t.Forecast.Date.Words() })},
		{id: "look_at", title: "Look at", width: 19, text: task((*Form).attention), derived: true},
	}
}

// restrictedWord is in place of what a restricted entry says about something that is not
// restricted: a form goes to whoever has to do with the thing.
const restrictedWord = "restricted"

// kept reports whether an entry of an update is restricted, or all of the update.
func kept(m *programme.Meta, u *programme.Update) bool {
	return m.Restricted != nil || u.Restricted != nil
}

// asked are what a lead says about it.
func asked() []column {
	return []column{
		{id: columnRating, title: "New rating", width: 11, choices: ratingChoices(), rating: true,
			prompt: "Choose from the list. B, R and A need more: see the columns to the right."},
		{id: columnNote, title: "What happened", width: 29, prompt: "A sentence or two, needed with any rating."},
		{id: "new_forecast", title: "New forecast", width: 11,
			prompt: "When you now expect it, such as March 2020. It moves no target."},
		{id: "recovery", title: "What brings it back", width: 20, prompt: "With R or A."},
		{id: "finished", title: "Activities finished", width: 9, prompt: "Letters, such as a, c."},
		{id: "met", title: "Target dates met", width: 10,
			prompt: "Only where the task falls due several times: July 2019."},
		{id: "evidence", title: "Evidence", width: 18, prompt: "With B: what shows that it is done. A line for each."},
		{id: "confirmed_by", title: "Confirmed by", width: 13,
			prompt: "With B: who has looked at the evidence, and is no lead of the task."},
		{id: "escalated_to", title: "Escalated to", width: 11, prompt: "With R: a group or a person, such as board."},
		{id: "ask", title: "What is asked", width: 18, prompt: "With R: what they must decide or do."},
		{id: "answer_by", title: "Answer by", width: 10, prompt: "With R: by when."},
	}
}

func ratingChoices() []string {
	var words []string
	for _, r := range programme.Ratings() {
		words = append(words, r.String())
	}
	return words
}

// letterColours are the colours of the ratings' letters, as papers have them.
func letterColours() []workbook.LetterColour {
	var list []workbook.LetterColour
	for _, r := range programme.Ratings() {
		p := tones()[r].Paint()
		list = append(list, workbook.LetterColour{Letter: r.Letter(), Fill: p.Fill, Ink: p.Ink})
	}
	return list
}

func tones() map[programme.Rating]doc.Tone {
	return map[programme.Rating]doc.Tone{programme.Complete: doc.Complete, programme.OffTrack: doc.OffTrack,
		programme.Behind: doc.Behind, programme.OnTrack: doc.OnTrack}
}

// ratingNow is the rating last reported; of a task that is ended or on hold, that it is.
func ratingNow(t *assess.Task) string {
	if t.Ended != nil {
		return diag.UpperFirst(t.Ended.Words())
	}
	return ratingWords(t.Reported)
}

// ratingWords is a rating with its letter first; not rated, where it is none.
func ratingWords(r programme.Rating) string {
	if r == programme.Unrated {
		return r.Word()
	}
	return r.String()
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
	if t.Restricted != nil || t.Ambition.Restricted != nil {
		lines = append(lines, notToPublish)
	}
	return strings.Join(lines, "\n")
}

const notToPublish = "restricted: not to be published"
