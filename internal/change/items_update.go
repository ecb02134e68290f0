package change

import "improve/internal/programme"

// update adds an update and its entries. An entry is known by the day and what
// it speaks of, not by its file: a file that is renamed or split changes nothing
// of what was said that day.
func (b *builder) update(u *programme.Update) {
	day := u.Date.Date.String()
	i := b.add(&item{kind: "update", id: day, tell: u.Path, alike: u.Meeting.Value + "\x00" + u.By.Value, about: aboutUpdate(u), name: updateName(u),
		on: u.Date.Date, update: u, pos: u.Pos, source: u})
	i.date("date", u.Date).text("meeting", u.Meeting).text("title", u.Title).date("posted", u.Posted).person("by", u.By).
		people("actions_done", u.ActionsDone).word(file, u.Path, u.Pos)
	i.facts[len(i.facts)-2].persons = false // ids of actions
	if n := u.NextMeeting; n != nil {
		i.date("next_meeting", n.Date).text("next_meeting time", n.Time)
	} else {
		i.date("next_meeting", programme.Dated{}).text("next_meeting time", programme.Text{})
	}
	b.meta(i, &u.Meta)
	b.minutes(i, u)
	b.said(i, u)
}

// entry adds a part of an update, known by the day and what it speaks of.
func (b *builder) entry(of *item, kind, id, about, name string, meta *programme.Meta) *item {
	i := b.part(of, kind, id, name, meta.Pos)
	i.subject, i.tell, i.about = id, of.update.Path, about
	return i
}

func (b *builder) minutes(of *item, u *programme.Update) {
	about := aboutUpdate(u)
	for n := range u.Sections {
		s := &u.Sections[n]
		i := b.entry(of, "section", "", about, "the section "+quoted(s.Heading.Value), &s.Meta)
		i.tell = s.Heading.Value
		if len(s.Ambitions) == 1 {
			i.within = s.Ambitions[0].Value
		}
		b.meta(i.text("heading", s.Heading).text("text", s.Text).text("kind", s.Kind).texts("ambitions", s.Ambitions), &s.Meta)
	}
	for n := range u.Decisions {
		v := &u.Decisions[n]
		i := b.entry(of, "decision", "", about, "the decision "+quoted(v.Text.Value), &v.Meta)
		i.tell, i.within, i.source = v.Text.Value, v.Ambition.Value, v
		b.meta(i.text("text", v.Text).text("ambition", v.Ambition), &v.Meta)
	}
	for _, v := range u.Actions {
		i := b.entry(of, "action", v.ID.Value, about, "action "+v.ID.Value, &v.Meta)
		i.source = v
		b.meta(i.text("id", v.ID).text("text", v.Text).person("owner", v.Owner).date("due", v.Due), &v.Meta)
	}
}

func (b *builder) said(of *item, u *programme.Update) {
	for _, v := range u.Seen {
		i := b.entry(of, "seen", v.Task.Value, v.Task.Value, "what the board saw of the task", &programme.Meta{Pos: v.Task.Pos})
		i.task = v.Task.Value
		i.text("seen", v.Fingerprint)
	}
	for _, h := range u.Ambitions {
		i := b.entry(of, "highlight", h.Ambition.Value, "Ambition: "+h.Ambition.Value, "the highlight", &h.Meta)
		i.within = h.Ambition.Value
		b.meta(i.text("summary", h.Summary).texts("achieved", h.Achieved).texts("next", h.Next).text("ask", h.Ask), &h.Meta)
	}
	for _, e := range u.Progress {
		b.progress(of, e)
	}
	for _, r := range u.Measures {
		i := b.entry(of, "reading", r.Measure.Value, "Measure: "+r.Measure.Value, "the value", &r.Meta)
		i.source = r
		b.meta(i.text("period", r.Period).number("value", r.Value).number("numerator", r.Numerator).number("denominator", r.Denominator).
			number("statistical_neighbours", r.StatisticalNeighbours).number("region", r.Region).number("england", r.England), &r.Meta)
	}
	for _, r := range u.Risks {
		i := b.entry(of, "risk review", r.Risk.Value, "Risk: "+r.Risk.Value, "the score", &r.Meta)
		i.source = r
		b.meta(i.number("likelihood", r.Score.Likelihood).number("impact", r.Score.Impact).text("status", r.Status), &r.Meta)
	}
	for _, v := range u.Impact {
		i := b.entry(of, "impact", v.Task.Value, v.Task.Value, "the impact", &v.Meta)
		i.task, i.source = v.Task.Value, v
		b.meta(i.text("difference", v.Difference).text("source", v.Source), &v.Meta)
	}
}

func (b *builder) progress(of *item, e *programme.Progress) {
	i := b.entry(of, "progress entry", e.Task.Value, e.Task.Value, "what was said", &e.Meta)
	i.task, i.source = e.Task.Value, e
	rating := ""
	if e.Rating != programme.Unrated {
		rating = e.Rating.Letter()
	}
	i.word("rating", rating, e.RatingPos).texts("done", e.Done).dates("met", e.Met).date("forecast", e.Forecast).text("recovery", e.Recovery)
	escalation, retarget := programme.Escalation{}, programme.Retarget{}
	if e.Escalation != nil {
		escalation = *e.Escalation
	}
	if e.Retarget != nil {
		retarget = *e.Retarget
	}
	i.person("escalation to", escalation.To).text("escalation ask", escalation.Ask).date("escalation by", escalation.By).
		texts("evidence", e.Evidence).person("confirmed_by", e.ConfirmedBy).
		date("retarget to", retarget.To).date("retarget from", retarget.From).text("retarget reason", retarget.Reason)
	b.meta(i, &e.Meta)
}

// updateName is what a sentence calls an update.
func updateName(u *programme.Update) string {
	if u.Meeting.Given() {
		return "minutes of " + u.Date.Date.Words()
	}
	return "update of " + u.Date.Date.Words()
}

// aboutUpdate is what a reader calls an update.
func aboutUpdate(u *programme.Update) string {
	about := "Update: " + u.Date.Date.Words()
	if u.Meeting.Given() {
		about = "Minutes: " + u.Date.Date.Words()
	}
	if u.Title.Given() {
		about += ", " + u.Title.Value
	}
	return about
}
