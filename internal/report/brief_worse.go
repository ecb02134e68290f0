package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/programme"
)

// WorseItem is something that got worse since the last board, on one of the four levels
// of assurance: the rating of a task, a measure, a risk, or what changed for children.
type WorseItem struct {
	Level    Level            `json:"level"`
	About    Named            `json:"about"`
	Title    string           `json:"title"`
	Owners   []Named          `json:"owners"`
	Change   string           `json:"change"` // what it was, and what it is
	Figure   string           `json:"figure"`
	Question string           `json:"question"` // to ask about it
	Decision Optional         `json:"decision"` // that the record asks for
	Rating   programme.Rating `json:"rating"`   // of a task or a measure
	Overdue  int              `json:"overdue_days"`

	Tone    doc.Tone `json:"-"`
	Serious bool     `json:"-"` // off track, or beyond its limit
}

// Level is a level of assurance, from 1 to 4.
type Level int

// The levels.
const (
	ofTasks Level = iota + 1
	ofMeasures
	ofRisks
	ofImpact
)

// String is the level as the record numbers it.
func (l Level) String() string { return strconv.Itoa(int(l)) }

// worse are all things that got worse since the last board, nothing where none has met.
// What is off track or beyond its limit comes first; within that the levels take turns,
// so that each has its worst said before any has its second.
func worse(c *Context) []WorseItem {
	if c.Assessment.LastMeeting.IsZero() {
		return []WorseItem{}
	}
	var serious, rest [][]WorseItem
	for _, level := range [][]WorseItem{worseTasks(c), worseMeasures(c), worseRisks(c), worseImpact(c)} {
		var first, others []WorseItem
		for _, w := range level {
			if w.Serious {
				first = append(first, w)
			} else {
				others = append(others, w)
			}
		}
		serious, rest = append(serious, first), append(rest, others)
	}
	return append(inTurns(serious), inTurns(rest)...)
}

// inTurns is the first of each list, then the second of each, and so on.
func inTurns(lists [][]WorseItem) []WorseItem {
	items := []WorseItem{}
	for turn, some := 0, true; some; turn++ {
		some = false
		for _, list := range lists {
			if turn < len(list) {
				items, some = append(items, list[turn]), true
			}
		}
	}
	return items
}

// worseTasks are the tasks whose rating is worse than at the last board, and those that
// have fallen due since and are not complete; the worst first.
func worseTasks(c *Context) []WorseItem {
	var items []WorseItem
	for _, t := range slices.SortedStableFunc(slices.Values(c.Assessment.Tasks), worstFirst) {
		fell := t.Overdue && !t.Due.Before(c.Assessment.LastMeeting)
		if !t.Open() || t.Direction != assess.Worse && !fell {
			continue
		}
		item := WorseItem{Level: ofTasks, About: thing("task", t.ID.Value), Title: t.Title.Value,
			Owners: c.people(t.Leads), Rating: t.Rating, Overdue: t.OverdueDays, Question: taskQuestion(t),
			Change: "was " + t.RatingBefore.Said() + ", now " + rated(t), Figure: dateFigure(t), Tone: tone(t.Rating),
			Serious: t.Rating == programme.OffTrack || t.Untracked}
		if t.Direction != assess.Worse {
			item.Change = "fell due " + t.Due.Words() + ", now " + rated(t)
		}
		if e := escalationOf(t); e != nil {
			item.Decision = Optional(askWords(e.Ask.Value, c.names().person(e.To.Value), e.By.Date))
		}
		items = append(items, item)
	}
	return items
}

// dateFigure says how late a task is, or when it falls due, and when it is expected.
func dateFigure(t *assess.Task) string {
	words := lateness(t).String()
	if t.Overdue {
		words += " (due " + t.Target.Date.Words() + ")"
	}
	if t.Forecast.Given() {
		words += ", forecast " + t.Forecast.Date.Words()
	}
	return words
}

// taskQuestion is what to ask about a task that got worse: what its record does not
// answer, or whether what it answers will do.
func taskQuestion(t *assess.Task) string {
	asks := map[assess.Answer]string{assess.Who: "who leads it", assess.WhatNow: "what happens now",
		assess.When: "when will it be done", assess.HowBad: "how bad is it"}
	var open []string
	for _, m := range t.Missing {
		open = append(open, asks[m])
	}
	switch {
	case len(open) > 0:
		return diag.UpperFirst(diag.And(open)) + "?"
	case t.Reported == programme.OffTrack && !behindSince(t).IsZero():
		return "What was tried since " + behindSince(t).Words() + ", and why was it not enough?"
	case t.Rated != nil && t.Rated.Recovery.Given() && !t.Lapsed:
		return "Is this enough: “" + t.Rated.Recovery.Value + "”"
	}
	return "What brings it back, and by when?"
}

// worseMeasures are the measures that are not on target and whose latest value, given
// since the last board, is worse than the one before. A value that may not be shown is not
// called worse either.
func worseMeasures(c *Context) []WorseItem {
	var items []WorseItem
	for _, m := range c.Assessment.Measures {
		if m.Direction != assess.Worse || m.Rating == programme.OnTrack ||
			!m.Latest.Update.Date.Date.After(c.Assessment.LastMeeting) {
			continue
		}
		row := measureRow(c, m)
		if row.Shown == Suppressed || row.Previous == Suppressed {
			continue
		}
		items = append(items, WorseItem{Level: ofMeasures, About: Named{row.Title, about("measure", row.ID)},
			Title: row.Title, Owners: c.measureOwners(m), Rating: m.Rating, Tone: tone(m.Rating),
			Change: "worse than in " + row.PreviousOf.Words() + ", now " + m.Rating.Said(),
			Figure: fmt.Sprintf("%s in %s, was %s in %s; target %s", withUnit(row.Shown, row.Unit), row.Period.Words(),
				withUnit(row.Previous, row.Unit), row.PreviousOf.Words(), row.targetWords()),
			Question: measureQuestion(c, m), Serious: m.Rating == programme.OffTrack})
	}
	return items
}

// measureOwners are who leads the open tasks that rest on a measure, else the lead of its
// ambition.
func (c *Context) measureOwners(m *assess.MeasureState) []Named {
	var ids []programme.Text
	for _, t := range c.tasksThatName("measure", m.ID.Value) {
		for _, lead := range t.Leads {
			if t.Open() && !slices.ContainsFunc(ids, func(id programme.Text) bool { return id.Value == lead.Value }) {
				ids = append(ids, lead)
			}
		}
	}
	if a := c.Assessment.Ambition(m.Ambition.Value); len(ids) == 0 && a != nil && a.Lead.Given() {
		ids = append(ids, a.Lead)
	}
	return c.people(ids)
}

// measureQuestion asks how a task can be on track that rests on a measure that got worse.
func measureQuestion(c *Context, m *assess.MeasureState) string {
	var green []string
	open := 0
	for _, t := range c.tasksThatName("measure", m.ID.Value) {
		if t.Open() {
			open++
		}
		if t.Open() && t.Rating == programme.OnTrack {
			green = append(green, taskName(t))
		}
	}
	switch {
	case len(green) > 0:
		return fmt.Sprintf("%s %s rated %s and %s on it: how does that fit?", joined(green...),
			oneOrMore(len(green), "is", "are"), programme.OnTrack, oneOrMore(len(green), "rests", "rest"))
	case open == 0:
		return "No task that is still open rests on it: what turns it round?"
	}
	return "What made it worse, and which task turns it round?"
}

// worseRisks are the risks whose score is higher than at the last board.
func worseRisks(c *Context) []WorseItem {
	var items []WorseItem
	for _, r := range c.Assessment.Risks {
		if r.Movement != assess.Worse || r.Closed() {
			continue
		}
		item := WorseItem{Level: ofRisks, About: Named{r.Title.Value, about("risk", r.ID.Value)}, Title: r.Title.Value,
			Owners: c.people([]programme.Text{r.Owner}), Change: fmt.Sprintf("was %d, now %d", r.ScoreBefore, r.Score),
			Figure:   fmt.Sprintf("score %d, was %d", r.Score, r.ScoreBefore),
			Question: "What has changed, and do the controls still hold?", Serious: r.AboveAppetite}
		if r.AboveAppetite {
			limit := int(r.Appetite.Value)
			item.Tone = doc.OffTrack
			item.Figure += fmt.Sprintf("; the board accepts at most %d", limit)
			item.Question = fmt.Sprintf("Which action brings it back to %d, and when?", limit)
			item.Decision = Optional(fmt.Sprintf("accept a score of %d, or require more", r.Score))
		}
		items = append(items, item)
	}
	return items
}

// worseImpact are the tasks after which something is said, since the last board, to be
// worse for children.
func worseImpact(c *Context) []WorseItem {
	var items []WorseItem
	for _, t := range c.Assessment.Tasks {
		if t.Impact == nil || t.Impact.Difference.Value != "worse" ||
			!t.ImpactUpdate.Date.Date.After(c.Assessment.LastMeeting) {
			continue
		}
		items = append(items, WorseItem{Level: ofImpact, About: thing("task", t.ID.Value), Title: t.Title.Value,
			Owners: c.people(t.Leads), Change: "made it worse for children", Rating: t.Rating, Tone: doc.OffTrack,
			Overdue: t.OverdueDays, Figure: impactWords(t.Impact), Serious: true,
			Question: "What is done about it now, and how will we know that it helps?"})
	}
	return items
}

// people are several people or bodies as a view names them.
func (c *Context) people(ids []programme.Text) []Named {
	list := []Named{}
	for _, id := range ids {
		if id.Given() {
			list = append(list, c.names().named(id.Value))
		}
	}
	return list
}

// entry is the item on a page.
func (w WorseItem) entry() doc.Entry {
	e := doc.Entry{Title: doc.Text(w.Title), Aside: doc.Toned(w.Tone, w.Change), Ref: w.About.Ref}
	if w.About.Name != w.Title {
		e.ID = w.About.Name
	}
	owner := doc.Line{{Text: "Owner: ", Tone: doc.Strong}}
	for i, o := range w.Owners {
		if i > 0 {
			owner = append(owner, doc.Span{Text: ", "})
		}
		owner = append(owner, doc.Span{Text: o.Name, Ref: o.Ref})
	}
	if len(w.Owners) == 0 {
		owner = append(owner, doc.Span{Text: "none is recorded"})
	}
	e.Detail = []doc.Line{owner}
	for _, line := range [][2]string{{"Figure", w.Figure}, {"Question to ask", w.Question},
		{"Decision needed", orNone(string(w.Decision), "none is asked for in the record")}} {
		e.Detail = append(e.Detail, doc.Line{{Text: line[0] + ": ", Tone: doc.Strong}, {Text: line[1]}})
	}
	return e
}

func (w WorseItem) owners() string {
	var names []string
	for _, o := range w.Owners {
		names = append(names, o.Name)
	}
	return strings.Join(names, "; ")
}
