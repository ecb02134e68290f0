package report

import (
	"fmt"
	"strings"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
)

// NoticeView is for the adviser of the Department for Education: each notice, and how far
// each of its requirements is.
type NoticeView struct {
	Head
	Notices []NoticeRow `json:"notices"`
}

// NoticeRow is a notice with its requirements.
type NoticeRow struct {
	ID           string           `json:"id"`
	Title        string           `json:"title"`
	Published    programme.Date   `json:"published"`
	NextReview   programme.Date   `json:"next_review"` // null where none is listed ahead
	Lifted       programme.Date   `json:"lifted"`      // null while it is in force
	Met          int              `json:"met"`
	Requirements []RequirementRow `json:"requirements"`

	Source *programme.Source `json:"-"`
}

// RequirementRow is a requirement of a notice, with what is left before it is met.
type RequirementRow struct {
	FindingRow
	Text     string   `json:"text"`
	Evidence []string `json:"evidence"`
	Left     []string `json:"left"` // empty where it is met
}

func notice(c *Context, _ Options) (View, error) {
	v := &NoticeView{Head: c.head(), Notices: []NoticeRow{}}
	for _, s := range c.Programme.Sources {
		if isNotice(c, s) {
			v.Notices = append(v.Notices, noticeRow(c, s))
		}
	}
	return v, nil
}

// isNotice reports whether a source is a notice: it is reviewed or lifted, or requires
// something.
func isNotice(c *Context, s *programme.Source) bool {
	if len(s.Reviews) > 0 || s.Lifted.Given() {
		return true
	}
	for _, f := range c.Assessment.Findings {
		if f.Source.Value == s.ID.Value && f.Kind.Value == "requirement" {
			return true
		}
	}
	return false
}

func noticeRow(c *Context, s *programme.Source) NoticeRow {
	row := NoticeRow{ID: s.ID.Value, Title: s.Title.Value, Published: s.Published.Date, Lifted: s.Lifted.Date,
		Requirements: []RequirementRow{}, Source: s}
	for _, review := range s.Reviews {
		if review.Date.Due().After(c.day()) && (row.NextReview.IsZero() || review.Date.Before(row.NextReview)) {
			row.NextReview = review.Date
		}
	}
	for _, f := range c.Assessment.Findings {
		if f.Source.Value != s.ID.Value {
			continue
		}
		one := RequirementRow{FindingRow: c.findingRow(f), Text: f.Text.Value, Evidence: []string{}, Left: []string{}}
		if f.Entry != nil {
			one.Evidence = append(one.Evidence, programme.Values(f.Entry.Evidence)...)
		}
		if f.State == assess.FindingMet {
			row.Met++
		} else {
			one.Left = left(one)
		}
		row.Requirements = append(row.Requirements, one)
	}
	return row
}

// left is what is missing before a requirement is met, by the states that it has yet to
// reach and by the tasks that are still open.
func left(r RequirementRow) []string {
	list := []string{}
	if len(r.Work) == 0 {
		list = append(list, "no link to a task is recorded")
	}
	var open []string
	for _, t := range r.Work {
		if t.Open() {
			open = append(open, taskName(t))
		}
	}
	if len(open) > 0 {
		list = append(list, fmt.Sprintf("%s open: %s", countOf(len(open), "task is", "tasks are"), joined(open...)))
	}
	if r.State == assess.FindingOpen {
		list = append(list, "an answer to the requirement itself")
	}
	if len(r.Evidence) == 0 {
		list = append(list, "evidence")
	}
	return append(list, "confirmation by somebody from outside the council")
}

// Table is the requirements, one row each.
func (v *NoticeView) Table() *doc.Table {
	t := &doc.Table{Caption: "Requirements", Columns: columns("notice", "id", "title", "state", "since", "evidence",
		"confirmed_by", "left", "next_review", "lifted")}
	for _, n := range v.Notices {
		for _, r := range n.Requirements {
			t.Rows = append(t.Rows, []doc.Cell{cell(n.ID), cell(r.ID), cell(r.Title), cell(r.State), dated(r.Since),
				cell(strings.Join(r.Evidence, "; ")), cell(r.ConfirmedBy), cell(strings.Join(r.Left, "; ")),
				dated(n.NextReview), dated(n.Lifted)})
		}
	}
	return t
}

// Document is the paper as a page: each notice with its requirements.
func (v *NoticeView) Document() doc.Document {
	page := v.paper("Requirements of the notice")
	if len(v.Notices) == 0 {
		page.Blocks = append(page.Blocks, say("The record holds no notice up to this date."))
	}
	for _, n := range v.Notices {
		page.Blocks = append(page.Blocks, headingOf(2, "source", n.ID, sourceName(n.Source)), say("%s", n.words()))
		list := &doc.Entries{}
		for _, r := range n.Requirements {
			list.Items = append(list.Items, r.entry(n))
		}
		if len(list.Items) > 0 {
			page.Blocks = append(page.Blocks, list)
		}
	}
	page.Blocks = append(page.Blocks, v.Context.untrackedKey()...)
	return page
}

// words say how far the notice is, and when it is reviewed.
func (n NoticeRow) words() string {
	words := "The record holds none of its requirements."
	if all := len(n.Requirements); all > 0 {
		words = fmt.Sprintf("Requirements met: %d of %d.", n.Met, all)
	}
	switch {
	case !n.Lifted.IsZero():
		return words + " The notice was lifted " + n.Lifted.When() + "."
	case n.NextReview.IsZero():
		return words + " No later review is listed."
	}
	return words + " Next review: " + n.NextReview.Words() + "."
}

// entry is a requirement on a page.
func (r RequirementRow) entry(n NoticeRow) doc.Entry {
	e := doc.Entry{Title: doc.Text(called(r.Title, r.ID)), Aside: doc.Toned(doc.Strong, r.state()),
		Ref: about("finding", r.ID)}
	add := func(label, words string) {
		if words != "" {
			e.Detail = append(e.Detail, doc.Line{{Text: label + ": ", Tone: doc.Strong}, {Text: words}})
		}
	}
	add("What is required", r.Text)
	add("Note", r.Note)
	add("Evidence", orNone(strings.Join(r.Evidence, "; "), "none is recorded"))
	confirmed := string(r.ConfirmedBy)
	if r.Unconfirmed {
		confirmed = "nobody; it was said to be met"
	}
	add("Confirmed from outside by", orNone(confirmed, "nobody"))
	if len(r.Work) > 0 {
		add("Its tasks", totalsWords(r.Totals)+". "+joined(taskNames(r.Work)...))
	}
	switch {
	case !n.Lifted.IsZero():
		add("What is left", "nothing, because the notice was lifted")
	case len(r.Left) == 0:
		add("What is left", "nothing: it is met")
	default:
		add("What is left", strings.Join(r.Left, "; "))
	}
	return e
}
