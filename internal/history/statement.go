package history

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/programme"
)

// key is what a statement is about. Two statements of one key that say different
// things are an edit of one another.
type key struct {
	date programme.Date // of the update; zero in the plan
	what string
	part string // which of several: an activity's letter, a text of a list
}

// statement is one thing that a file says of a task.
type statement struct {
	key
	value      string // as written, to compare
	by         string // who writes the update
	file       string
	line       int
	restricted bool
}

// same is a statement whatever file it stands in.
type same struct {
	key
	value string
}

func (s statement) same() same { return same{s.key, s.value} }

// collector gathers what one programme, or one file of it, says of a task.
type collector struct {
	programme *programme.Programme
	task      string
	found     []statement
}

// statements are what a programme says of a task, in the order in which it is
// written.
func statements(p *programme.Programme, task string) []statement {
	c := &collector{programme: p, task: task}
	for _, a := range p.Ambitions {
		for _, t := range a.Tasks {
			if t.ID.Value == task {
				c.plan(t)
			}
		}
	}
	for _, u := range p.Updates {
		c.update(u)
	}
	return c.found
}

func (c *collector) add(s statement, at programme.Pos) {
	if s.value == "" {
		return
	}
	if at.Known() {
		place := c.programme.Place(at)
		s.file, s.line = place.File, place.Line
	}
	c.found = append(c.found, s)
}

// plan is what the plan promises.
func (c *collector) plan(t *programme.Task) {
	say := func(what, part, value string, at programme.Pos) {
		c.add(statement{key: key{what: what, part: part}, value: value, restricted: t.Restricted != nil}, at)
	}
	say("title", "", t.Title.Value, t.Title.Pos)
	at := t.ID.Pos
	if len(t.Targets) > 0 {
		at = t.Targets[0].Pos
	}
	say("target", "", dates(t.Targets), at)
	say("leads", "", list(t.Leads), first(t.Leads, t.ID.Pos))
	for _, a := range t.Activities {
		say("activity", a.ID.Value, a.Text.Value, a.Text.Pos)
		say("activity target", a.ID.Value, a.Target.Date.String(), a.Target.Pos)
		say("activity leads", a.ID.Value, list(a.Leads), a.Text.Pos)
	}
	for _, o := range t.Outcomes {
		say("outcome", o.Value, o.Value, o.Pos)
	}
	for _, o := range t.ForChildren {
		say("for children", o.Value, o.Value, o.Pos)
	}
	say("note", "", t.Note.Value, t.Note.Pos)
	say("published in", "", t.Plan.Value, t.Plan.Pos)
	say("priority", "", t.Priority.Value, t.Priority.Pos)
	say("stage", "", t.Stage.Value, t.Stage.Pos)
	say("findings", "", list(t.Findings), first(t.Findings, t.ID.Pos))
	say("measures", "", list(t.Measures), first(t.Measures, t.ID.Pos))
	say("risks", "", list(t.Risks), first(t.Risks, t.ID.Pos))
	for _, w := range t.Waivers {
		say("waiver", w.Rule.Value, fmt.Sprintf("%s until %s: %s", w.Rule.Value, w.Until.Date, w.Reason.Value), w.Pos)
	}
	if t.Restricted != nil {
		say("restriction", "", "not for publication: "+t.Restricted.Reason.Value, t.Restricted.Pos)
	}
}

// update is what one update says of the task.
func (c *collector) update(u *programme.Update) {
	for _, p := range u.Progress {
		if p.Task.Value == c.task {
			c.progress(u, p)
		}
	}
	for _, i := range u.Impact {
		if i.Task.Value == c.task {
			c.dated(u, &i.Meta, "impact", "", joinWords(i.Difference.Value, i.Note.Value, i.Source.Value), i.Task.Pos)
		}
	}
}

func (c *collector) dated(u *programme.Update, m *programme.Meta, what, part, value string, at programme.Pos) {
	c.add(statement{key: key{u.Date.Date, what, part}, value: value, by: u.By.Value, restricted: m.Restricted != nil || u.Restricted != nil}, at)
}

func (c *collector) progress(u *programme.Update, p *programme.Progress) {
	say := func(what, part, value string, at programme.Pos) {
		c.dated(u, &p.Meta, what, part, value, at)
	}
	if p.Rating != programme.Unrated {
		say("rating", "", p.Rating.Letter(), p.RatingPos)
	}
	say("note", "", p.Note.Value, p.Note.Pos)
	if p.Retarget != nil {
		moved := p.Retarget.To.Date.String()
		if p.Retarget.From.Given() {
			moved = p.Retarget.From.Date.String() + " to " + moved
		}
		say("target moved", p.Retarget.From.Date.String(), joinWords(moved, p.Retarget.Reason.Value), p.Retarget.Pos)
	}
	say("forecast", "", p.Forecast.Date.String(), p.Forecast.Pos)
	for _, d := range p.Done {
		say("activity done", d.Value, d.Value, d.Pos)
	}
	for _, d := range p.Met {
		say("target met", d.Date.String(), d.Date.String(), d.Pos)
	}
	say("recovery", "", p.Recovery.Value, p.Recovery.Pos)
	if e := p.Escalation; e != nil {
		say("escalation", "", joinWords("to "+e.To.Value, e.Ask.Value, e.By.Date.String()), e.Pos)
	}
	for _, e := range p.Evidence {
		say("evidence", e.Value, e.Value, e.Pos)
	}
	say("confirmed by", "", p.ConfirmedBy.Value, p.ConfirmedBy.Pos)
}

func dates(targets []programme.Dated) string {
	var words []string
	for _, d := range targets {
		words = append(words, d.Date.String())
	}
	return strings.Join(words, ", ")
}

func list(texts []programme.Text) string { return strings.Join(programme.Values(texts), ", ") }

// first is where a list of texts begins.
func first(texts []programme.Text, otherwise programme.Pos) programme.Pos {
	if len(texts) > 0 {
		return texts[0].Pos
	}
	return otherwise
}

// joinWords joins those words that are there.
func joinWords(words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), ": ")
}
