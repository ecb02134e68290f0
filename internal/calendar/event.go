// Package calendar makes a programme's dates into an iCalendar (RFC 5545): when
// boards meet, when their papers close, when open tasks, activities and actions fall
// due, and when tasks on hold live again.
//
// It computes nothing: `assess` says what is open. It does not decide who may
// read what either: for the public it is given the public's copy.
package calendar

import (
	"fmt"
	"strings"

	"improve/internal/assess"
	"improve/internal/programme"
)

// Event is one entry of the calendar: a whole day, or a part of it.
type Event struct {
	ID          string // of its own within the programme, the same whenever it is made
	Category    string // Meeting, Papers, Target, Activity, Hold or Action
	Summary     string
	Description string // lines; empty where there is no more to say
	Day         programme.Date
	From, To    Clock // a part of the day; none for the whole
	Private     bool  // the record restricts it
}

// Events lists what the calendar holds, by kind and in the programme's order:
// the groups' meetings, the board's papers, the targets of open tasks that are
// not met, activities with a date of their own, the end of holds, and open actions. A
// task that has ended gives no date. Lead, where it is not empty, chooses the tasks,
// activities and actions of one person or body; meetings are everybody's. Rated says
// whether ratings are shown.
func Events(a *assess.Assessment, lead string, rated bool) []Event {
	var list []Event
	for _, g := range a.Programme.Groups {
		list = append(list, meetings(a, g)...)
	}
	for _, t := range a.Tasks {
		mine := leads(t.Leads, lead)
		if mine && t.Open() {
			list = append(list, targets(a, t, rated)...)
		}
		if mine && t.State == assess.IsOnHold {
			list = append(list, hold(a, t))
		}
		for _, activity := range t.Dated() {
			if mine || leads(activity.Leads, lead) {
				list = append(list, dated(a, t, activity))
			}
		}
	}
	for _, s := range a.Actions {
		if s.Open() && s.Due.Given() && (lead == "" || s.Owner.Value == lead) {
			list = append(list, action(a, s))
		}
	}
	return distinct(list)
}

func leads(who []programme.Text, lead string) bool {
	if lead == "" {
		return true
	}
	for _, w := range who {
		if w.Value == lead {
			return true
		}
	}
	return false
}

// distinct gives every event an id of its own: two tasks of one id are for
// `validate` to refuse.
func distinct(list []Event) []Event {
	seen := map[string]int{}
	for i := range list {
		seen[list[i].ID]++
		if n := seen[list[i].ID]; n > 1 {
			list[i].ID = fmt.Sprintf("%s-again-%d", list[i].ID, n)
		}
	}
	return list
}

// targets are the dates on which a task falls due and that are not met. An
// event keeps its id when the board moves its date, so that a calendar moves it
// too.
func targets(a *assess.Assessment, t *assess.Task, rated bool) []Event {
	var list []Event
	for i := range t.Targets {
		target := &t.Targets[i]
		if target.Met {
			continue
		}
		id := "task-" + t.ID.Value
		if len(t.Targets) > 1 {
			id = fmt.Sprintf("%s-%d", id, i+1)
		}
		list = append(list, Event{ID: id, Category: "Target", Day: target.Current.Date.Due(),
			Private:     private(t),
			Summary:     due(target.Current.Date, t.ID.Value+" "+t.Title.Value),
			Description: lines(taskWords(a, t, target, rated)...)})
	}
	return list
}

// hold is the last day on which a task is on hold.
func hold(a *assess.Assessment, t *assess.Task) Event {
	words := []string{"The task is open again on the day after."}
	if t.Effective != nil {
		words = append(words, "Target "+t.Target.Date.Words())
	}
	words = append(words, ledBy(a, t.Leads)...)
	return Event{ID: "hold-" + t.ID.Value, Category: "Hold", Day: t.Ended.Until.Date.Due(), Private: private(t),
		Summary: "Hold ends: " + t.ID.Value + " " + t.Title.Value, Description: lines(words...)}
}

// dated is an activity with a date of its own, whatever the rating of its task.
func dated(a *assess.Assessment, t *assess.Task, activity *programme.Activity) Event {
	words := append([]string{"Part of " + t.ID.Value + " " + t.Title.Value}, ledBy(a, t.LeadsOf(activity))...)
	return Event{ID: "activity-" + t.ID.Value + "-" + activity.ID.Value, Category: "Activity",
		Day: activity.Target.Date.Due(), Private: private(t),
		Summary: due(activity.Target.Date, fmt.Sprintf("activity %s of %s, %s", activity.ID.Value, t.ID.Value,
			activity.Text.Value)),
		Description: lines(words...)}
}

// private reports whether the record restricts the task, or its ambition.
func private(t *assess.Task) bool { return t.Restricted != nil || t.Ambition.Restricted != nil }

// due adds to a month that its last day is meant.
func due(d programme.Date, what string) string {
	if d.IsMonth() {
		return fmt.Sprintf("Due by the end of %s: %s", d.Words(), what)
	}
	return "Due: " + what
}

func taskWords(a *assess.Assessment, t *assess.Task, target *assess.Target, rated bool) []string {
	var words []string
	if rated {
		words = append(words, "Rating as at "+a.AsAt.Words()+": "+t.Rating.String())
	}
	words = append(words, ledBy(a, t.Leads)...)
	if target.Original.Given() && target.Original.Date != target.Current.Date {
		words = append(words, "Original target "+target.Original.Date.Words())
	}
	if t.Forecast.Given() {
		words = append(words, "Now expected "+t.Forecast.Date.Words())
	}
	return words
}

func action(a *assess.Assessment, s *assess.ActionState) Event {
	words := []string{"Asked on " + s.Update.Date.Date.Words()}
	if s.Owner.Given() {
		words = append(words, "Of "+names(a, []programme.Text{s.Owner}))
	}
	return Event{ID: "action-" + s.ID.Value, Category: "Action", Day: s.Due.Date.Due(),
		Private:     s.Restricted != nil || s.Update.Restricted != nil,
		Summary:     due(s.Due.Date, strings.TrimSpace("action "+s.ID.Value)+", "+s.Text.Value),
		Description: lines(words...)}
}

// ledBy is the line that says who leads; none where nobody does.
func ledBy(a *assess.Assessment, who []programme.Text) []string {
	if len(who) == 0 {
		return nil
	}
	return []string{"Led by " + names(a, who)}
}

// names are the people whom ids mean, as papers call them.
func names(a *assess.Assessment, ids []programme.Text) string {
	var list []string
	for _, id := range ids {
		if person := a.Index.Person(id.Value); person != nil {
			list = append(list, person.Shown())
		} else {
			list = append(list, id.Value)
		}
	}
	return strings.Join(list, ", ")
}

func lines(words ...string) string { return strings.Join(words, "\n") }
