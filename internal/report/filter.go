package report

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
)

// Filter chooses tasks; its empty parts choose all.
type Filter struct {
	Ambition, Lead, Plan                 string
	Rating                               string // B, R, A, G or none
	Overdue, Untracked, DueSoon, Tracked bool
}

// IsZero reports whether the filter leaves nothing out.
func (f Filter) IsZero() bool { return f == Filter{} }

// in is the filter, of one ambition.
func (f Filter) in(ambition string) Filter {
	f.Ambition = ambition
	return f
}

// totals counts the tasks that a filter leaves. What was not known on the date is
// counted where the filter asks for no more than an ambition.
func (c *Context) totals(tasks []*assess.Task, f Filter) assess.Totals {
	n := assess.Total(tasks)
	switch f {
	case Filter{}:
		n.NotCounted = c.Assessment.Left.Tasks
	case Filter{Ambition: f.Ambition}:
		n.NotCounted = c.Assessment.Left.Of[f.Ambition]
	}
	return n
}

// Check returns an error in words where the filter names what the record does
// not have: an empty list would be read as good news.
func (f Filter) Check(p *programme.Programme) error {
	for _, part := range []struct {
		value, what string
		known       []string
	}{
		{f.Ambition, "ambition", ids(p.Ambitions, func(a *programme.Ambition) programme.Text { return a.ID })},
		{f.Lead, "person or body", ids(p.People, func(v *programme.Person) programme.Text { return v.ID })},
		{f.Plan, "plan", ids(p.Plans, func(v *programme.Plan) programme.Text { return v.ID })},
		{f.Rating, "rating", []string{"B", "R", "A", "G", "none"}},
	} {
		if part.value == "" || slices.Contains(part.known, part.value) {
			continue
		}
		if near, ok := diag.Nearest(part.value, part.known); ok {
			return fmt.Errorf("there is no %s %q: did you mean %s?", part.what, part.value, near)
		}
		if len(part.known) == 0 {
			return fmt.Errorf("there is no %s %q: the record has none", part.what, part.value)
		}
		return fmt.Errorf("there is no %s %q: choose among %s", part.what, part.value, strings.Join(part.known, ", "))
	}
	return nil
}

func ids[T any](list []*T, id func(*T) programme.Text) []string {
	values := make([]string, len(list))
	for i, v := range list {
		values[i] = id(v).Value
	}
	return values
}

// Apply is the tasks that the filter chooses.
func (f Filter) Apply(tasks []*assess.Task) []*assess.Task {
	var chosen []*assess.Task
	for _, t := range tasks {
		if f.matches(t) {
			chosen = append(chosen, t)
		}
	}
	return chosen
}

func (f Filter) matches(t *assess.Task) bool {
	return (f.Ambition == "" || t.Ambition.ID.Value == f.Ambition) &&
		(f.Plan == "" || t.Plan.Value == f.Plan) &&
		(f.Lead == "" || leads(t.Task, f.Lead)) &&
		(f.Rating == "" || t.Rating.Letter() == f.Rating || f.Rating == "none" && livesUnrated(t)) &&
		(!f.Overdue || t.Overdue) && (!f.Untracked || t.Untracked) && (!f.DueSoon || t.DueSoon) &&
		(!f.Tracked || t.Tracked)
}

// livesUnrated reports whether a task that lives has no rating.
func livesUnrated(t *assess.Task) bool { return t.Rating == programme.Unrated && t.Ended == nil }

// leads reports whether a person leads the task or one of its activities.
func leads(t *programme.Task, person string) bool {
	is := func(id programme.Text) bool { return id.Value == person }
	return slices.ContainsFunc(t.Leads, is) ||
		slices.ContainsFunc(t.Activities, func(a programme.Activity) bool { return slices.ContainsFunc(a.Leads, is) })
}

// MarshalJSON is what the filter chose in words.
func (f Filter) MarshalJSON() ([]byte, error) { return Optional(f.Words()).MarshalJSON() }

// Words says what the filter chose, after "only tasks" or "no task is".
func (f Filter) Words() string {
	var words []string
	for _, part := range []struct{ before, value string }{
		{"of ambition ", f.Ambition}, {"led by ", f.Lead}, {"of ", f.Plan}, {"rated ", f.Rating},
	} {
		switch {
		case part.value == "":
		case part.value == "none" && part.before == "rated ":
			words = append(words, "not rated")
		default:
			words = append(words, part.before+part.value)
		}
	}
	for _, part := range []struct {
		set  bool
		word string
	}{{f.Overdue, "overdue"}, {f.Untracked, "untracked"}, {f.Tracked, "tracked"}, {f.DueSoon, "due soon"}} {
		if part.set {
			words = append(words, part.word)
		}
	}
	return joined(words...)
}
