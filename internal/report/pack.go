package report

import (
	"fmt"
	"slices"

	"improve/internal/doc"
	"improve/internal/programme"
)

// Part is one paper of a pack, ready to be made.
type Part struct {
	Name    string // of its files
	Title   string
	Bound   bool // whether it stands in the bound pack; leads' papers do not
	Paper   Paper
	Options Options
}

// Parts lists the papers of a pack in the order of a meeting: what the record can fill and
// its readers may read, each ambition's highlight, the latest minutes, and a paper for each
// lead. A short pack has those that a busy member reads, without their details.
func Parts(c *Context, short bool) []Part {
	var all []Part
	for _, p := range Papers() {
		all = append(all, partsOf(c, p)...)
	}
	if c.Public && !c.Basis.Given() {
		minutes, _ := PaperNamed("minutes")
		all = append(planParts(), partsOf(c, minutes)...)
	}
	all = slices.DeleteFunc(all, func(p Part) bool {
		return p.Paper.MayBeFor(c.Public) != nil || short && !(p.Bound && p.Paper.Short)
	})
	for i := range all {
		all[i].Options.Short = short
	}
	return all
}

// planParts is all that there is for the public while no board's minutes are published.
func planParts() []Part {
	return []Part{{Name: "plan", Title: planTitle, Bound: true, Paper: Paper{Title: planTitle, Public: true}}}
}

// partsOf are the parts of a pack that one paper makes: none where the record cannot fill it.
func partsOf(c *Context, p Paper) []Part {
	switch {
	case p.Name == "minutes":
		return minutesParts(c, p)
	case p.Name == "lead":
		return leadParts(c, p)
	case p.Alone || p.Argument != "" || p.Name == "changes" && c.Assessment.LastMeeting.IsZero():
		return nil
	}
	parts := []Part{{Name: p.Name, Title: p.Title, Bound: true, Paper: p}}
	if p.Name != "highlight" {
		return parts
	}
	for _, a := range c.Assessment.Ambitions {
		parts = append(parts, Part{Name: "highlight-" + a.ID.Value,
			Title: "Highlight report: " + ambitionName(a.Ambition), Paper: p, Options: Options{Ambition: a.ID.Value}})
	}
	return parts
}

func minutesParts(c *Context, p Paper) []Part {
	u := latestMinutes(c)
	if u == nil {
		return nil
	}
	return []Part{{Name: "minutes-" + u.Date.Date.String(), Title: titleOf(u), Bound: true, Paper: p,
		Options: Options{Meeting: u.Date.Date}}}
}

func leadParts(c *Context, p Paper) []Part {
	var parts []Part
	for _, person := range c.Programme.People {
		if len((Filter{Lead: person.ID.Value}).Apply(c.Assessment.Tasks)) > 0 {
			parts = append(parts, Part{Name: "lead-" + person.ID.Value, Title: "To do: " + person.Shown(),
				Paper: p, Options: Options{Person: person.ID.Value}})
		}
	}
	return parts
}

func latestMinutes(c *Context) *programme.Update {
	var latest *programme.Update
	for _, u := range c.Programme.Updates {
		if u.Meeting.Given() && c.isPosted(u) && !u.Date.Date.After(c.Day()) {
			latest = u
		}
	}
	return latest
}

// Day is the day of the page, up to which anything is shown. The public's ratings are of
// an earlier one.
func (c *Context) Day() programme.Date {
	if c.Public {
		return c.Basis.Day
	}
	return c.Assessment.AsAt
}

// Cover is the pack's first page: the date, the version of the record, who it
// is for, and what is missing.
func Cover(c *Context, version string) doc.Book {
	h := c.head()
	asAt := doc.Field{Label: "As at", Value: []doc.Line{doc.Text(h.dayWords())}}
	if h.Published != nil {
		asAt = doc.Field{Label: "Rests on", Value: []doc.Line{doc.Text(h.Published.Words())}}
	}
	fields := &doc.Fields{Rows: []doc.Field{
		asAt,
		{Label: "For", Value: []doc.Line{doc.Text(readers(c))}},
	}}
	if !h.NextMeeting.IsZero() {
		fields.Rows = append(fields.Rows,
			doc.Field{Label: "Next board", Value: []doc.Line{doc.Text(h.NextMeeting.Words())}})
	}
	fields.Rows = append(fields.Rows, doc.Field{Label: "Record", Value: []doc.Line{doc.Text(version)}})
	book := doc.Book{Stamp: h.stamp(), Title: "Board papers", Subtitle: []doc.Line{doc.Text(h.Programme),
		doc.Text(c.Programme.Organisation.Value)}, Alerts: h.alerts()}
	book.Cover = append([]doc.Block{fields},
		titled("What is missing", "Nothing that the record should hold is missing.",
			bullets(gaps(c))...)...)
	if c.NotLooked != "" {
		book.Cover = append(book.Cover, heading("Small numbers"), say("%s", c.NotLooked))
	}
	return book
}

func readers(c *Context) string {
	if c.Public {
		return "the public"
	}
	return "members of the board"
}

// gaps are what a reader should know is not in the pack.
func gaps(c *Context) []string {
	if c.Public && !c.Basis.Given() {
		return []string{c.Basis.Words() + "."}
	}
	var list []string
	add := func(n int, one, many string) {
		if n > 0 {
			list = append(list, countOf(n, one, many)+".")
		}
	}
	t := c.Assessment.Totals
	if t.Tasks > 0 && t.B+t.G == 0 && !everRated(c.Assessment.Tasks) {
		list = append(list, "No task has ever been rated: ratings marked * are computed from dates.")
	} else {
		add(t.NotRated, "task is not rated", "tasks are not rated")
	}
	if ended := endedNote(c.Assessment.Tasks); ended != "" {
		list = append(list, ended)
	}
	add(t.Untracked, "overdue task is untracked", "overdue tasks are untracked")
	add(t.Stale, "rating is stale", "ratings are stale")
	add(t.CompleteImpactNotShown, "complete task has no impact shown", "complete tasks have no impact shown")
	if len(c.Programme.Measures) == 0 {
		list = append(list, "The record holds no measure.")
	}
	silent, unscored := 0, 0
	for _, m := range c.Assessment.Measures {
		if m.Latest == nil {
			silent++
		}
	}
	for _, r := range c.Assessment.Risks {
		if r.Score == 0 && r.Kind.Value != "issue" {
			unscored++
		}
	}
	add(silent, "measure has no value", "measures have no value")
	add(unscored, "risk has no score", "risks have no score")
	if latestMinutes(c) == nil {
		list = append(list, "The record holds no minutes up to this date.")
	}
	if c.LeftOut != "" {
		list = append(list, c.LeftOut)
	}
	return list
}

// Unversioned is what a cover says about a record outside git.
func Unversioned(err error) string { return fmt.Sprintf("unknown: %v", err) }
