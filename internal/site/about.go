package site

import (
	"fmt"

	"improve/internal/doc"
	"improve/internal/programme"
	"improve/internal/report"
	"improve/internal/words"
)

// notes is a page of words of ours.
type notes struct {
	Title string   `json:"title"`
	Parts []noted  `json:"parts"`
	Lines []string `json:"-"` // under the title
}

// noted is a part of such a page.
type noted struct {
	Heading    string   `json:"heading"`
	Paragraphs []string `json:"paragraphs"`
	Points     []point  `json:"points"`
}

// point is a word and what it means.
type point struct {
	Word string   `json:"word"`
	Says string   `json:"says"`
	Tone doc.Tone `json:"-"`
}

// Table is what the page explains, a row each.
func (n *notes) Table() *doc.Table {
	t := &doc.Table{Caption: n.Title, Columns: []doc.Column{{ID: "part", Title: "part"}, {ID: "word", Title: "word"},
		{ID: "says", Title: "says"}}}
	for _, p := range n.Parts {
		for _, words := range p.Paragraphs {
			t.Rows = append(t.Rows, []doc.Cell{{Text: p.Heading}, {}, {Text: words}})
		}
		for _, pt := range p.Points {
			t.Rows = append(t.Rows, []doc.Cell{{Text: p.Heading}, {Text: pt.Word}, {Text: pt.Says}})
		}
	}
	return t
}

// Document is the page.
func (n *notes) Document() doc.Document {
	page := doc.Document{Title: n.Title}
	for _, l := range n.Lines {
		page.Subtitle = append(page.Subtitle, doc.Text(l))
	}
	for _, p := range n.Parts {
		if p.Heading != "" {
			page.Blocks = append(page.Blocks, &doc.Heading{Level: 2, Text: p.Heading, ID: words.Slug(p.Heading)})
		}
		for _, words := range p.Paragraphs {
			page.Blocks = append(page.Blocks, &doc.Paragraph{Line: doc.Text(words)})
		}
		fields := &doc.Fields{}
		for _, pt := range p.Points {
			fields.Rows = append(fields.Rows, doc.Field{Label: pt.Word, Value: []doc.Line{doc.Text(pt.Says)}})
		}
		if len(fields.Rows) > 0 {
			page.Blocks = append(page.Blocks, fields)
		}
	}
	return page
}

// about is what the pages are, and how to read them.
func (s *Site) about() (report.View, error) {
	n := &notes{Title: "About these pages"}
	p := s.Context.Programme
	from := "the council"
	if p.Organisation.Given() {
		from = p.Organisation.Value
	}
	n.Parts = append(n.Parts, noted{Paragraphs: []string{
		fmt.Sprintf("These pages show the improvement programme of %s from its own record: what was promised "+
			"in the plan, what was said at each board, and what the dates say. Status is worked out from "+
			"these. Nobody can set it by hand.", from)}})
	n.Parts = append(n.Parts, s.ratings(p), s.shown(), accessibility(p), s.reuse(p))
	return n, nil
}

// ratings is how ratings work.
func (s *Site) ratings(p *programme.Programme) noted {
	return noted{Heading: "How ratings work", Paragraphs: []string{
		"Whoever leads a task rates it with a letter. The dates rate it too, and the worse of the two " +
			"counts. A letter marked * comes from the dates alone.",
	}, Points: []point{
		{Word: "B complete", Says: "Done, with evidence that somebody else confirmed."},
		{Word: "R off track", Says: fmt.Sprintf("It needs the board's help, or is more than %d days past its date.",
			p.Policy.EscalateAfterDays)},
		{Word: "A behind", Says: "Behind, with a way back, or past its date."},
		{Word: "G on track", Says: "It will be done by its date."},
		{Word: "not rated", Says: "Nobody has rated it yet, and its date has not passed."},
		{Word: "overdue", Says: "Not complete, and its date has passed. A date in a month passes on the " +
			"month's last day. Only the board can move a date."},
		{Word: "untracked", Says: "Overdue, and the record does not say who leads it, what is being done " +
			"now, when it will be done or how bad it is."},
		{Word: "ended", Says: "The board ended it, or its plan ended. It counts neither as complete nor as late."},
		{Word: "change", Says: "Better, worse or the same as at the board before."},
	}}
}

// shown is what may be on the pages and what is not.
func (s *Site) shown() noted {
	c := s.Context
	n := noted{Heading: "What is shown, and what is not"}
	if !c.Public {
		n.Paragraphs = append(n.Paragraphs, "These pages are for the members of the board. They are not for "+
			"publication.")
		return n
	}
	n.Paragraphs = append(n.Paragraphs, "Ratings, measures and risks are shown as the last board saw them "+
		"whose minutes are published. Plans, inspections and other events are shown from their own dates. Minutes "+
		"and other updates are shown from the day on which they were published. A page about what a board saw "+
		"does not change afterwards.")
	for _, words := range []string{c.LeftOut, c.NotLooked} {
		if words != "" {
			n.Paragraphs = append(n.Paragraphs, words)
		}
	}
	n.Paragraphs = append(n.Paragraphs, "Roles stand for the names of people who are not public. Restricted "+
		"entries and small numbers of children are left out.")
	return n
}

// accessibility is the statement that public bodies publish.
func accessibility(p *programme.Programme) noted {
	n := noted{Heading: "Accessibility", Paragraphs: []string{
		"We want as many people as possible to be able to use these pages. They are made to meet the Web Content " +
			"Accessibility Guidelines, version 2.2, at level AA, and are tested with automatic tools.",
		"You should be able to zoom to 400% without text running off the screen, use every page with a " +
			"keyboard alone, with a screen reader, without scripts, in a dark or light setting, and on " +
			"paper. Every chart has its figures as a table. No rating is shown by colour alone.",
		"Wide tables scroll sideways within the page on a narrow screen. Minutes are shown in the words in " +
			"which they were written.",
	}}
	if contact := p.Site.Contact; contact.Given() {
		n.Paragraphs = append(n.Paragraphs, "If you find a page that you cannot use, or a mistake, tell us: "+
			contact.Value)
	}
	return n
}

// reuse is what others may do with the pages.
func (s *Site) reuse(p *programme.Programme) noted {
	n := noted{Heading: "Using this information", Paragraphs: []string{
		"Addresses of pages stay: what leaves the plan keeps its page. Every page is also there as JSON, the " +
			"tasks as CSV, the updates as a feed and the dates as a calendar.",
	}}
	if licence := p.Site.Licence; licence.Given() {
		n.Paragraphs = append(n.Paragraphs, "Licence: "+licence.Value)
	}
	return n
}

// notFound is what a host shows in place of a page that is not there.
type notFound struct {
	Title string `json:"title"`
}

// Table is nothing.
func (notFound) Table() *doc.Table { return nil }

// Document is the page.
func (notFound) Document() doc.Document {
	return doc.Document{Title: "There is no such page", Blocks: []doc.Block{
		&doc.Paragraph{Line: doc.Text("If you typed the address, check that it is correct.")},
		&doc.Paragraph{Line: doc.Line{{Text: "The search page lists all pages",
			Ref: doc.Ref{Kind: pageKind, ID: "search/"}}, {Text: "."}}},
	}}
}

// reports is the list of papers.
func (s *Site) reports() report.View {
	c := &contents{Pages: []listing{}, title: "Reports",
		says: "What the board reads, as it stood at the last board whose minutes are published."}
	if !s.Context.Public {
		c.says = "What the board reads."
	}
	for _, p := range s.pages {
		if p.Ref.Kind == paperKind {
			c.Pages = append(c.Pages, listing{Title: p.Title, Address: p.Address})
		}
	}
	return c
}
