package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/programme"
)

// Reminder is a letter to one person: what is late, what falls due, and what else is asked
// of them before the next board.
type Reminder struct {
	Person  string         // the id of a person, a body or a group
	Name    string         // as the record shows it
	Address programme.Text // the e-mail address; empty where the record has none
	Subject string
	Text    string // plain paragraphs, parted by blank lines
}

// Reminders are the letters to those of whom something is asked for one of the causes, in
// the order of the people in the record. Of one person alone where lead is given: an error
// where the record has no such person.
func Reminders(c *Context, lead string, causes []Cause) ([]*Reminder, error) {
	if err := (Filter{Lead: lead}).Check(c.Programme); err != nil {
		return nil, err
	}
	var letters []*Reminder
	for _, p := range c.Programme.People {
		if lead != "" && p.ID.Value != lead {
			continue
		}
		if letter := c.reminder(p, causes); letter != nil {
			letters = append(letters, letter)
		}
	}
	return letters, nil
}

// reminder is the letter to a person; nil where nothing is asked.
func (c *Context) reminder(p *programme.Person, causes []Cause) *Reminder {
	id := p.ID.Value
	tasks := Filter{Lead: id}.Apply(c.Assessment.Tasks)
	lines := c.asked(id, tasks, causes)
	var parts []string // a cause each
	for _, cause := range causes {
		if len(lines[cause]) > 0 {
			parts = append(parts, c.titleOf(cause)+"\n\n- "+strings.Join(lines[cause], "\n- "))
		}
	}
	if len(parts) == 0 {
		return nil
	}
	name := c.names().person(id)
	return &Reminder{Person: id, Name: name, Address: p.Mail,
		Subject: c.Programme.Name.Value + ": " + summary(lines, causes),
		Text:    strings.Join(append([]string{c.salute(name)}, parts...), "\n\n") + "\n"}
}

// asked is what is asked of a person by cause. A late task is told whatever else is asked
// of it, and one that nobody has rated where no other chosen cause asks for that.
func (c *Context) asked(id string, tasks []*assess.Task, causes []Cause) map[Cause][]string {
	lines, told := map[Cause][]string{}, map[string]bool{}
	open := actionRows(c, func(a *assess.ActionState) bool { return a.Owner.Value == id && a.Open() })
	for _, d := range toDos(c, id, tasks, open) {
		if slices.Contains(causes, d.Cause) {
			lines[d.Cause] = append(lines[d.Cause], c.askedOf(d))
			told[d.About.Name] = told[d.About.Name] || d.Cause != Asked
		}
	}
	for _, t := range tasks {
		switch {
		case told[t.ID.Value]:
		case t.Overdue && slices.Contains(causes, Late):
			lines[Late] = append(lines[Late], c.lateAndTracked(t))
		case t.Open() && !t.Refreshed && slices.Contains(causes, Unrefreshed):
			lines[Unrefreshed] = append(lines[Unrefreshed], c.askedOf(ratingToDo(c, t)))
		}
	}
	return lines
}

// askedOf is one thing to do as a sentence.
func (c *Context) askedOf(d ToDo) string {
	about, why := d.About.Name, d.Why
	if t := c.Assessment.Task(d.About.Ref.ID); t != nil && d.About.Ref.Kind == "task" {
		about = strings.TrimSpace(d.About.Name + " " + t.Title.Value)
		why = strings.TrimPrefix(why, "it is ")
	}
	return fmt.Sprintf("%s: %s (%s).", about, strings.TrimRight(d.Do, ". "), why)
}

// lateAndTracked is a late task of which all is said.
func (c *Context) lateAndTracked(t *assess.Task) string {
	words := append([]string{count(t.OverdueDays, "day") + " late"}, trouble(c, t)...)
	return fmt.Sprintf("%s %s: %s.", t.ID.Value, t.Title.Value, strings.Join(words, ", "))
}

func (c *Context) titleOf(cause Cause) string {
	switch cause {
	case Late:
		return "Late"
	case DueSoon:
		return "Due by " + c.Assessment.Soon().Words()
	case Unrefreshed:
		return "Not rated for the next board"
	}
	return "Asked of you"
}

// summary counts what is asked, as a subject.
func summary(lines map[Cause][]string, causes []Cause) string {
	what := map[Cause]string{Late: "late", DueSoon: "due soon", Unrefreshed: "to rate", Asked: "asked of you"}
	var counts []string
	for _, cause := range causes {
		if n := len(lines[cause]); n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", n, what[cause]))
		}
	}
	return strings.Join(counts, ", ")
}

func (c *Context) salute(name string) string {
	board := "the next board"
	if next := c.Assessment.NextMeeting; !next.IsZero() {
		board = "the board of " + next.Words()
	}
	return fmt.Sprintf("Dear %s,\n\nThis is what the %s asks of you before %s, as at %s.",
		name, cmp.Or(c.Programme.Name.Value, "improvement programme"), board, c.Assessment.AsAt.Words())
}
