package report

import (
	"cmp"
	"fmt"
	"strings"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
)

// TaskRow is a task's status as JSON and CSV give it.
type TaskRow struct {
	ID          string           `json:"id"`
	Ambition    string           `json:"ambition"`
	Title       string           `json:"title"`
	Plan        Optional         `json:"plan"`
	Leads       []string         `json:"leads"`
	Rating      programme.Rating `json:"rating"`
	Reported    programme.Rating `json:"reported"`
	Computed    programme.Rating `json:"computed"`
	RatedOn     programme.Date   `json:"rated_on"`
	Direction   assess.Direction `json:"direction"`
	Original    programme.Date   `json:"original"`
	Target      programme.Date   `json:"target"`
	Due         programme.Date   `json:"due"`
	Forecast    programme.Date   `json:"forecast"`
	OverdueDays int              `json:"overdue_days"`
	Tracked     bool             `json:"tracked"`
	Untracked   bool             `json:"untracked"`
	Missing     []string         `json:"missing"`
	DueSoon     bool             `json:"due_soon"`
	Stale       bool             `json:"stale"`
	Lapsed      bool             `json:"lapsed"`
	SlippedDays int              `json:"slipped_days"`
	Moves       int              `json:"moves"`
	ImpactShown bool             `json:"impact_shown"`
	State       assess.State     `json:"state"`
	Ended       *TaskEnd         `json:"ended"` // null where it lives
	Continues   Optional         `json:"continues"`
	ToldBefore  bool             `json:"told_before"` // its rating was given before this record began
	Refreshed   bool             `json:"refreshed"`   // rated for the next board
	Suspect     bool             `json:"suspect"`     // the plan has changed since the board saw it
	Changed     []string         `json:"changed"`     // in what: target, wording, leads
	Unread      []string         `json:"unread"`      // its values that could not be read
	Explanation []Reason         `json:"explanation,omitempty"`

	Task *assess.Task `json:"-"` // for pages
}

// TaskEnd is how a task was ended, or put on hold.
type TaskEnd struct {
	As      string         `json:"as"`
	Date    programme.Date `json:"date"`
	Until   programme.Date `json:"until"` // of a hold: its last day
	Into    Optional       `json:"into"`
	Meeting Optional       `json:"meeting"` // whose minutes say so; null where none do
}

func taskEnd(e *assess.Ended) *TaskEnd {
	if e == nil {
		return nil
	}
	end := &TaskEnd{As: e.As, Date: e.Date, Until: e.Until.Date, Into: Optional(e.Into.Value)}
	switch minutes := e.Minutes(); {
	case minutes != nil:
		end.Meeting = Optional(minutes.Meeting.Value)
	case e.PlanEnd != nil:
		end.Date = e.PlanEnd.Plan.Ended.Date.Date // as written: it may be a month
	}
	return end
}

// Reason is a step of an explanation, with the place it rests on.
type Reason struct {
	Text string   `json:"text"`
	File Optional `json:"file"`
	Line Natural  `json:"line"`
}

func taskRow(t *assess.Task) TaskRow {
	row := TaskRow{
		ID: t.ID.Value, Ambition: t.Ambition.ID.Value, Title: t.Title.Value, Plan: Optional(t.Plan.Value),
		Leads:  programme.Values(t.Leads),
		Rating: t.Rating, Reported: t.Reported, Computed: t.Computed,
		Direction: t.Direction, Original: t.Original.Date, Target: t.Target.Date,
		Due: t.Due, Forecast: t.Forecast.Date, OverdueDays: t.OverdueDays,
		Tracked: t.Tracked, Untracked: t.Untracked, Missing: missing(t), DueSoon: t.DueSoon, Stale: t.Stale,
		Lapsed:      t.Lapsed,
		SlippedDays: t.SlippedDays, Moves: t.Moves, ImpactShown: t.ImpactShown,
		State: t.State, Ended: taskEnd(t.Ended), Continues: Optional(t.Continues.Value),
		ToldBefore: t.ToldBefore, Refreshed: t.Refreshed, Suspect: t.Suspect(),
		Changed: append([]string{}, t.Changed...), Unread: programme.Values(t.Faults),
		Task: t,
	}
	if t.Rated != nil {
		row.RatedOn = t.Rated.Update.Date.Date
	}
	return row
}

func missing(t *assess.Task) []string {
	words := make([]string, len(t.Missing))
	for i, m := range t.Missing {
		words[i] = string(m)
	}
	return words
}

// lacking names what would answer the open questions of an overdue task: a note,
// or a recent one where there is an old one.
func lacking(t *assess.Task) []string {
	or := func(given bool, otherwise, none string) string {
		if given {
			return otherwise
		}
		return none
	}
	words := make([]string, len(t.Missing))
	for i, question := range t.Missing {
		switch question {
		case assess.Who:
			words[i] = "lead"
		case assess.WhatNow:
			words[i] = or(t.Noted != nil, "recent note", "note")
		case assess.When:
			words[i] = or(t.Forecast.Given(), "current forecast", "forecast")
		case assess.HowBad:
			words[i] = or(t.Rated != nil, "rating of R or A", "rating")
		}
	}
	return words
}

func reasons(c *Context, t *assess.Task) []Reason {
	var reasons []Reason
	for _, step := range c.Assessment.Explain(t) {
		reason := Reason{Text: step.Text}
		if step.Pos.Known() {
			place := c.Programme.Place(step.Pos)
			reason.File, reason.Line = Optional(place.File), Natural(place.Line)
		}
		reasons = append(reasons, reason)
	}
	return reasons
}

// reasonList shows an explanation, each step with its place.
func reasonList(reasons []Reason) *doc.List {
	list := &doc.List{Numbered: true}
	for _, r := range reasons {
		line := doc.Text(r.Text)
		if r.File != "" {
			line = append(line, doc.Span{Text: fmt.Sprintf("  %s:%d", r.File, r.Line), Tone: doc.Muted})
		}
		list.Items = append(list.Items, doc.Item{Line: line})
	}
	return list
}

// taskTable is a list of tasks as one table, its columns those of the JSON.
func taskTable(rows []TaskRow) *doc.Table {
	table := &doc.Table{Caption: "Tasks"}
	for _, id := range []string{"id", "ambition", "title", "plan", "leads", "rating", "reported",
		"computed", "rated_on", "direction",
		"original", "target", "due", "forecast", "overdue_days", "tracked", "untracked", "missing", "due_soon", "stale",
		"lapsed",
		"slipped_days", "moves", "impact_shown", "suspect", "changed", "unread", "state", "ended_as", "ended_date",
		"ended_until", "ended_into", "continues", "told_before", "refreshed"} {
		table.Columns = append(table.Columns, doc.Column{ID: id, Title: id})
	}
	for _, r := range rows {
		end := cmp.Or(r.Ended, &TaskEnd{})
		table.Rows = append(table.Rows, []doc.Cell{
			cell(r.ID), cell(r.Ambition), cell(r.Title), cell(r.Plan), cell(strings.Join(r.Leads, "; ")),
			letter(r.Rating), letter(r.Reported), letter(r.Computed), dated(r.RatedOn), cell(r.Direction),
			dated(r.Original), dated(r.Target), dated(r.Due), dated(r.Forecast), number(r.OverdueDays),
			yesNo(r.Tracked), yesNo(r.Untracked), cell(strings.Join(r.Missing, "; ")), yesNo(r.DueSoon), yesNo(r.Stale),
			yesNo(r.Lapsed),
			number(r.SlippedDays), number(r.Moves), yesNo(r.ImpactShown), yesNo(r.Suspect),
			cell(strings.Join(r.Changed, "; ")),
			cell(strings.Join(r.Unread, "; ")),
			cell(r.State), cell(end.As), dated(end.Date), dated(end.Until), cell(end.Into), cell(r.Continues),
			yesNo(r.ToldBefore), yesNo(r.Refreshed),
		})
	}
	return table
}

func cell[T ~string](s T) doc.Cell { return doc.Cell{Text: string(s)} }

// dated is a date as files write it.
func dated(d programme.Date) doc.Cell { return cell(d.String()) }

// letter is a rating's letter, empty where there is none.
func letter(r programme.Rating) doc.Cell { return cell(ratingLetter(r)) }

func ratingLetter(r programme.Rating) string {
	if r == programme.Unrated {
		return ""
	}
	return r.Letter()
}

func number(n int) doc.Cell { return doc.Cell{Text: fmt.Sprint(n), Value: n} }

func yesNo(b bool) doc.Cell { return doc.Cell{Text: fmt.Sprint(b), Value: b} }

// Line is the task as one line to search with grep: its id, its letter, what is
// true of it as words and name=value pairs, and its title last.
func (r TaskRow) Line() string {
	t := r.Task
	words := []string{r.ID, mark(t)}
	add := func(name, value string) {
		if value != "" {
			words = append(words, name+"="+value)
		}
	}
	if t.Overdue {
		add("overdue", fmt.Sprint(t.OverdueDays))
	}
	for _, flag := range []struct {
		set  bool
		word string
	}{{t.Untracked, "untracked"}, {t.Tracked, "tracked"}, {t.DueSoon, "due-soon"}, {t.Lapsed, "lapsed"},
		{t.Stale && !t.Lapsed, "stale"}, {t.Suspect(), "suspect"}, {len(t.Faults) > 0, "not-all-read"}} {
		if flag.set {
			words = append(words, flag.word)
		}
	}
	if t.Ended != nil {
		add("ended", t.Ended.As)
	}
	add("missing", strings.ReplaceAll(strings.Join(r.Missing, ","), " ", "-"))
	add("target", t.Target.Date.String())
	add("forecast", t.Forecast.Date.String())
	add("lead", strings.Join(r.Leads, ","))
	return strings.Join(append(words, r.Title), " ")
}
