package report

import (
	"fmt"
	"slices"

	"improve/internal/assess"
	"improve/internal/mend"
	"improve/internal/programme"
)

// ToDo is one thing to do, most pressing first.
type ToDo struct {
	Cause Cause    `json:"-"`
	About Named    `json:"about"` // the id of a task, action or risk
	Do    string   `json:"do"`
	Why   string   `json:"why"`
	Write Optional `json:"write"` // the command, or the line of a file, that says that it is done
}

// Cause is why something is asked, as a letter orders it.
type Cause int

// The causes.
const (
	Late        Cause = iota // a date has passed
	DueSoon                  // a date comes by the next board
	Unrefreshed              // nobody has rated the task for the next board, or for long
	Asked                    // by a meeting, or by what the record lacks
)

// toDos are what a person is asked by the next board: what is late or lacks an answer
// first, then what comes in the ordinary course. A task that is ended or on hold asks
// nothing.
func toDos(c *Context, person string, tasks []*assess.Task, open []ActionRow) []ToDo {
	list := []ToDo{}
	for _, t := range attention(tasks) {
		list = append(list, pressingToDo(c, t)...)
	}
	for _, t := range tasks {
		list = append(list, lateToDo(t, person)...)
	}
	list = append(list, actionToDo(open)...)
	for _, t := range tasks {
		list = append(list, routineToDo(c, t)...)
		list = append(list, comingToDo(c, t, person)...)
	}
	list = append(list, answerToDo(c, person)...)
	return append(list, riskToDo(c, person)...)
}

// pressingToDo is what an open task that needs attention asks of its lead.
func pressingToDo(c *Context, t *assess.Task) []ToDo {
	if !t.Open() {
		return nil
	}
	id, a := thing("task", t.ID.Value), c.Assessment
	var list []ToDo
	add := func(cause Cause, do, why, write string) {
		list = append(list, ToDo{cause, id, do, why, Optional(write)})
	}
	if len(t.Missing) > 0 {
		add(Late, "say "+answersToGive(t), fmt.Sprintf("it is %s late", count(t.OverdueDays, "day")),
			mend.Track(a, t, t.Missing))
	}
	if t.Stale || t.Lapsed {
		add(Unrefreshed, "rate it again, with a note", fmt.Sprintf("its rating, %s, is %s old", t.Reported,
			count(t.RatedAge, "day")), mend.Again(a, t))
	}
	if t.Reported == programme.OffTrack && !t.ToldBefore && escalationOf(t) == nil {
		add(Asked, "escalate it: to whom, what is asked, by when", "it is rated R, which means escalation",
			mend.Escalate(a.Programme, t))
	}
	return list
}

// answersToGive says what is missing as what to write.
func answersToGive(t *assess.Task) string {
	words := map[assess.Answer]string{assess.Who: "who leads it", assess.WhatNow: "what happens now",
		assess.When: "when it is now expected", assess.HowBad: "how bad it is (R or A)"}
	var list []string
	for _, m := range t.Missing {
		list = append(list, words[m])
	}
	return joined(list...)
}

// lateToDo are the activities that have passed their own date and that a person leads,
// by itself or with the task.
func lateToDo(t *assess.Task, person string) []ToDo {
	var list []ToDo
	for _, l := range t.Late {
		if leadsActivity(t, l.Activity, person) {
			list = append(list, activityToDo(Late, t, l.Activity, count(l.Days, "day")+" late, ",
				", or say in a note what holds it up"))
		}
	}
	return list
}

// comingToDo are the activities whose own date comes by the next board.
func comingToDo(c *Context, t *assess.Task, person string) []ToDo {
	var list []ToDo
	for _, activity := range c.Assessment.Coming(t) {
		if leadsActivity(t, activity, person) {
			list = append(list, activityToDo(DueSoon, t, activity, "", ""))
		}
	}
	return list
}

func activityToDo(cause Cause, t *assess.Task, activity *programme.Activity, late, otherwise string) ToDo {
	return ToDo{cause, Named{activityName(t, activity), about("task", t.ID.Value)},
		fmt.Sprintf("finish activity %s of %s%s: %s", activity.ID.Value, t.ID.Value, otherwise, activity.Text.Value),
		late + "due " + activity.Target.Date.Words(), Optional(mend.Finish(t, activity))}
}

// activityName is the task's id and the activity's letter.
func activityName(t *assess.Task, a *programme.Activity) string { return t.ID.Value + " " + a.ID.Value }

// leadsActivity reports whether an activity falls to a person: they lead it, or its task.
func leadsActivity(t *assess.Task, activity *programme.Activity, person string) bool {
	is := func(id programme.Text) bool { return id.Value == person }
	return slices.ContainsFunc(t.Leads, is) || slices.ContainsFunc(activity.Leads, is)
}

// actionToDo are the open actions of a person.
func actionToDo(open []ActionRow) []ToDo {
	var list []ToDo
	for _, a := range open {
		cause := Asked
		if a.OverdueDays > 0 {
			cause = Late
		}
		list = append(list, ToDo{cause, thing("action", a.ID), a.Text, a.state() + dueWords(a.Due),
			Optional(mend.Done(a.ID))})
	}
	return list
}

func dueWords(d programme.Date) string {
	if d.IsZero() {
		return ", no date"
	}
	return ", due " + d.Words()
}

// routineToDo is what falls to a lead in the ordinary course.
func routineToDo(c *Context, t *assess.Task) []ToDo {
	a := c.Assessment
	var list []ToDo
	add := func(cause Cause, do, why, write string) {
		list = append(list, ToDo{cause, thing("task", t.ID.Value), do, why, Optional(write)})
	}
	rated := !t.Open() || t.Refreshed || len(t.Missing) > 0 || t.Stale || t.Lapsed // or asked for already
	due := "it falls due " + t.Due.Words()
	switch {
	case t.DueSoon && !rated:
		add(DueSoon, "finish it, or rate it and say when it is expected", due+" and "+notRated(c, t),
			mend.Again(a, t)+" "+mend.Forecast(a))
	case t.DueSoon:
		add(DueSoon, "finish it, or say when it is expected", due, mend.Rate(t, mend.Note, mend.Forecast(a)))
	case !rated:
		list = append(list, ratingToDo(c, t))
	}
	if t.Unevidenced {
		add(Asked, "say what shows that it is complete, and who confirms it",
			"it was called complete before this record began, without both", mend.Complete(t))
	}
	if t.Complete() && !t.ImpactShown {
		add(Asked, "say what changed for children, and how it is known", "it is complete and its impact is not shown",
			mend.Impact(t))
	}
	return list
}

// ratingToDo asks for a rating of a task that is not refreshed.
func ratingToDo(c *Context, t *assess.Task) ToDo {
	return ToDo{Unrefreshed, thing("task", t.ID.Value), "rate it for the next board, with a note",
		"it " + notRated(c, t), Optional(mend.Again(c.Assessment, t))}
}

// notRated says since when nobody has rated a task that is not refreshed.
func notRated(c *Context, t *assess.Task) string {
	last := c.Assessment.LastMeeting
	switch {
	case t.Rated == nil:
		return "was never rated"
	case t.ToldBefore || last.IsZero():
		return "was not rated since this record began"
	}
	return "was not rated since the board of " + last.Words()
}

// answerToDo are the recommendations to a person that nobody has answered.
func answerToDo(c *Context, person string) []ToDo {
	var list []ToDo
	for _, r := range c.Assessment.Recommended {
		if r.To.Value == person && r.Answer == nil {
			list = append(list, ToDo{Asked, thing("recommendation", r.ID.Value),
				"answer the recommendation: " + r.Text.Value, "made on " + r.Update.Date.Date.Words(),
				Optional(mend.Reply(r))})
		}
	}
	return list
}

// riskToDo is what a person's risks ask of them by the next board.
func riskToDo(c *Context, person string) []ToDo {
	var list []ToDo
	soon := c.Assessment.Soon()
	for _, r := range c.Assessment.Risks {
		if r.Closed() {
			continue
		}
		id := thing("risk", r.ID.Value)
		if r.Owner.Value == person && r.Review.Given() && !r.Reviewed && !r.Review.Date.After(soon) {
			list = append(list, ToDo{byDate(c, r.Review), id, "review the risk: " + r.Title.Value,
				"review due " + r.Review.Date.Words(), Optional(mend.ReviewNext(c.Assessment, r))})
		}
		for _, a := range r.Risk.Actions {
			if a.Owner.Value == person && a.Due.Given() && !a.Due.Date.After(soon) {
				list = append(list, ToDo{byDate(c, a.Due), id, a.Text.Value, "due " + a.Due.Date.Words(),
					Optional(mend.Remark(r))})
			}
		}
	}
	return list
}

// byDate is the cause of what has a date, which is by the next board.
func byDate(c *Context, d programme.Dated) Cause {
	if c.Assessment.AsAt.After(d.Date.Due()) {
		return Late
	}
	return DueSoon
}
