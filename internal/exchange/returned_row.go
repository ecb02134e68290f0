package exchange

import (
	"slices"
	"strings"

	"improve/internal/entry"
	"improve/internal/programme"
)

// entry reads the filled cells of a row.
func (r *returnReader) entry() entry.Progress {
	p := entry.Progress{Task: r.task.Task, Note: r.cell(columnNote).Text, Recovery: r.cell("recovery").Text,
		Ask: r.cell("ask").Text}
	if text := r.cell(columnRating).Text; text != "" {
		p.Rating = r.rating(text)
	}
	p.Forecast = r.date("new_forecast")
	p.By = r.date("answer_by")
	p.Done = r.done()
	p.Met = r.met()
	for _, line := range strings.Split(r.cell("evidence").Text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			p.Evidence = append(p.Evidence, line)
		}
	}
	p.ConfirmedBy = r.who("confirmed_by")
	p.To = r.who("escalated_to")
	p.Verified = r.verified()
	r.demand(p)
	return p
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

// date reads a cell of one date.
func (r *returnReader) date(id string) programme.Date {
	c := r.cell(id)
	if c.Empty() {
		return programme.Date{}
	}
	read := readDates(c, r.span(), programme.EitherOrder)
	if len(read.found) != 1 || read.rest != "" {
		r.problem(id, c.Text, "no single date: write a month as 2020-03 or a day as 2020-03-31")
		return programme.Date{}
	}
	for _, doubt := range read.doubts {
		r.guess(id, c.Text, read.found[0].String(), doubt)
	}
	return read.found[0]
}

// span is the years that a date of today's may fall in.
func (r *returnReader) span() years { return years{r.now.AsAt.Year, r.now.AsAt.Year + 2} }

// done reads the letters of activities.
func (r *returnReader) done() []string {
	c := r.cell("finished")
	var list []string
	for _, word := range strings.FieldsFunc(c.Text, func(s rune) bool { return strings.ContainsRune(" ,;&\n()/", s) }) {
		if strings.EqualFold(word, "and") {
			continue
		}
		found := ""
		for i := range r.task.Activities {
			if id := r.task.Activities[i].ID.Value; strings.EqualFold(id, strings.TrimRight(word, ".")) {
				found = id
			}
		}
		if found == "" {
			r.problem("finished", c.Text, word+" is no activity of "+r.task.ID.Value)
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
		if !slices.ContainsFunc(r.task.Task.Targets, func(t programme.Dated) bool { return t.Date == d }) {
			r.problem("met", c.Text, d.Words()+" is no target date of "+r.task.ID.Value)
		}
	}
	for _, doubt := range read.doubts {
		r.guess("met", c.Text, dateList(read.found), doubt)
	}
	return read.found
}

// who is the id of the person or group that a cell names, or the words as they
// stand.
func (r *returnReader) who(id string) string {
	text := joinLines(r.cell(id).Text)
	if text == "" {
		return ""
	}
	if p := r.now.Programme.PersonNamed(text); p != nil {
		return p.ID.Value
	}
	for _, g := range r.now.Programme.Groups {
		if strings.EqualFold(text, g.ID.Value) || strings.EqualFold(text, g.Name.Value) {
			return g.ID.Value
		}
	}
	return text
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
		if slices.Contains(programme.Values(r.task.Leads), p.ConfirmedBy) {
			r.problem("confirmed_by", p.ConfirmedBy, "a lead of the task cannot confirm it")
		}
	case programme.OffTrack:
		if p.To == "" {
			lacks("escalated_to", "R off track needs an escalation: to whom?")
		}
		if p.Ask == "" {
			lacks("ask", "R off track needs an escalation: what is asked of them?")
		}
	}
	if p.To == "" && p.Ask != "" && p.Rating != programme.OffTrack {
		lacks("escalated_to", "name who is asked")
	}
}
