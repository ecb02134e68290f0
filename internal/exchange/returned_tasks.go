package exchange

import (
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/entry"
	"improve/internal/programme"
)

// readTask reads a row of the sheet of tasks.
func (r *returnReader) readTask() {
	p := entry.Progress{Task: r.about.task.Task, Note: r.cell(columnNote).Text, Recovery: r.cell("recovery").Text,
		Ask: r.cell("ask").Text}
	if text := r.cell(columnRating).Text; text != "" {
		p.Rating = r.rating(text)
	}
	p.Forecast = r.date("new_forecast")
	p.By = r.date("answer_by")
	p.Done = r.done()
	p.Met = r.met()
	p.Evidence = r.lines("evidence")
	p.ConfirmedBy = r.who("confirmed_by")
	p.To = r.who("escalated_to")
	r.demand(p)
	r.sayProgress(p)
}

// sayProgress says something about the row's task.
func (r *returnReader) sayProgress(p entry.Progress) {
	known := slices.ContainsFunc(r.about.task.Entries, func(e *programme.Progress) bool { return sameProgress(e, p) })
	r.say(known, func(out *Return) { out.Entries = append(out.Entries, p) })
}

// rating reads a choice of the list, or the letter or word alone: the form
// itself says what they mean.
func (r *returnReader) rating(text string) programme.Rating {
	for _, rating := range programme.Ratings() {
		if strings.EqualFold(squash(text), rating.String()) {
			return rating
		}
	}
	if rating, ok := programme.ReadRating(text); ok {
		return rating
	}
	r.problem(columnRating, text, "no rating: choose B complete, R off track, A behind or G on track")
	return programme.Unrated
}

// done reads the letters of activities.
func (r *returnReader) done() []string {
	c := r.cell("finished")
	var list []string
	for _, word := range strings.FieldsFunc(c.Text, func(s rune) bool { return strings.ContainsRune(" ,;&\n()/", s) }) {
		if strings.EqualFold(word, "and") {
			continue
		}
		found := ""
		for i := range r.about.task.Activities {
			if id := r.about.task.Activities[i].ID.Value; strings.EqualFold(id, strings.TrimRight(word, ".")) {
				found = id
			}
		}
		if found == "" {
			r.problem("finished", c.Text, word+" is no activity of "+r.about.task.ID.Value)
			continue
		}
		if !slices.Contains(list, found) {
			list = append(list, found)
		}
	}
	return list
}

// met reads the target dates that were met.
func (r *returnReader) met() []programme.Date {
	c := r.cell("met")
	if c.Empty() {
		return nil
	}
	read := readDates(c, r.span(), programme.EitherOrder)
	if read.rest != "" || len(read.found) == 0 {
		r.problem("met", c.Text, "no dates: write those of the targets, such as 2019-07")
	}
	for _, d := range read.found {
		if !slices.ContainsFunc(r.about.task.Task.Targets, func(t programme.Dated) bool { return t.Date == d }) {
			r.problem("met", c.Text, d.Words()+" is no target date of "+r.about.task.ID.Value)
		}
	}
	for _, doubt := range read.doubts {
		r.guess("met", c.Text, dateList(read.found), doubt)
	}
	return read.found
}

// demand says by its cell what a row lacks for which the record would refuse it.
func (r *returnReader) demand(p entry.Progress) {
	lacks := func(id, why string) { r.problem(id, "", why) }
	switch {
	case p.Rating == programme.Unrated:
	case p.Note == "":
		lacks(columnNote, "a rating needs a note: what happened?")
	}
	switch p.Rating {
	case programme.Complete:
		if len(p.Evidence) == 0 {
			lacks("evidence", "B complete needs evidence: what shows it?")
		}
		if p.ConfirmedBy == "" {
			lacks("confirmed_by", "B complete needs confirmation by somebody who does not lead the task")
		}
		isLead := func(id string) bool { return r.now.Programme.Hand(p.ConfirmedBy, id).Sure }
		if p.ConfirmedBy != "" && slices.ContainsFunc(programme.Values(r.about.task.Leads), isLead) {
			r.problem("confirmed_by", r.cell("confirmed_by").Text, "a lead of the task cannot confirm it")
		}
	}
	if p.Rating != programme.OffTrack && p.To+p.Ask == "" && p.By.IsZero() {
		return
	}
	if p.To == "" {
		lacks("escalated_to", escalation(p)+": to whom?")
	}
	if p.Ask == "" {
		lacks("ask", escalation(p)+": what is asked of them?")
	}
}

// escalation says why an escalation is asked for.
func escalation(p entry.Progress) string {
	if p.Rating == programme.OffTrack {
		return "R off track needs an escalation"
	}
	return "an escalation needs both, or none"
}

func ratedWords(t *assess.Task) string {
	if t.Rated == nil {
		return ""
	}
	return ", rated on " + t.Rated.Update.Date.Date.Words()
}

// sameProgress reports whether an entry says already what a row does, as when a
// workbook is imported twice.
func sameProgress(e *programme.Progress, p entry.Progress) bool {
	escalation := e.Escalation
	if escalation == nil {
		escalation = &programme.Escalation{}
	}
	texts := [][2]string{{e.Note.Value, p.Note}, {e.Recovery.Value, p.Recovery}, {e.ConfirmedBy.Value, p.ConfirmedBy},
		{escalation.To.Value, p.To}, {escalation.Ask.Value, p.Ask}}
	for _, t := range texts {
		if t[1] != "" && squash(t[0]) != squash(t[1]) {
			return false
		}
	}
	holds := func(have, want []string) bool {
		return !slices.ContainsFunc(want, func(s string) bool { return !slices.Contains(have, s) })
	}
	return (p.Rating == programme.Unrated || e.Rating == p.Rating) && verifiedAlready(e, p.Verified) &&
		(p.Forecast.IsZero() || e.Forecast.Date == p.Forecast) && (p.By.IsZero() || escalation.By.Date == p.By) &&
		holds(programme.Values(e.Done), p.Done) && holds(programme.Values(e.Evidence), p.Evidence) &&
		!slices.ContainsFunc(p.Met, func(d programme.Date) bool { return !slices.Contains(datesOf(e.Met), d) })
}
