package report

import (
	"strings"

	"improve/internal/doc"
	"improve/internal/words"
)

// Document is the paper as a page: who reports to whom, then each stream.
func (v *StreamsView) Document() doc.Document {
	page := v.paper("Work streams")
	if len(v.Streams) == 0 {
		page.Blocks = append(page.Blocks, say(
			"No group is recorded as reporting to another, so there is no work stream."))
		return page
	}
	page.Blocks = append(page.Blocks, v.overview())
	ended, rated := false, false
	for _, s := range v.Streams {
		page.Blocks = append(page.Blocks, v.stream(s)...)
		for _, a := range s.Ambitions {
			ended, rated = ended || a.Totals.Ended > 0, true
		}
	}
	page.Blocks = append(page.Blocks, endedNotes(v.Context, "")...)
	if rated {
		page.Blocks = append(page.Blocks, notes([]doc.Line{ratingKey(ended)}))
	}
	return page
}

// overview says in a row of each stream to whom it reports, and how much it asks.
func (v *StreamsView) overview() *doc.Table {
	t := &doc.Table{Caption: "Who reports to whom", Columns: []doc.Column{{Title: "Stream", Flexible: true},
		{Title: "Led by", Flexible: true}, {Title: "Reports to", Flexible: true}, {Title: "Ambitions"},
		{Title: "Asks", Align: doc.Right}, {Title: "Its minutes"}}}
	for _, s := range v.Streams {
		var ids []string
		for _, a := range s.Ambitions {
			ids = append(ids, a.ID)
		}
		t.Rows = append(t.Rows, []doc.Cell{s.Name.cell(s.ID), cell(orNone(s.Chair, "not recorded")),
			s.ReportsTo.cell("not recorded"), cell(orNone(strings.Join(ids, ", "), "none recorded")),
			number(len(s.Asks)), cell(orNone(s.LastMet.Words(), "none"))})
	}
	return t
}

func (v *StreamsView) stream(s Stream) []doc.Block {
	blocks := []doc.Block{headingOf(2, "group", s.ID, s.Name.Name)}
	if s.Purpose != "" {
		blocks = append(blocks, say("%s", s.Purpose))
	}
	if len(s.Below) > 0 {
		blocks = append(blocks, say("It receives reports from %s.", namesOf(s.Below)))
	}
	part := func(title string, body ...doc.Block) {
		h := headingOf(3, "group", s.ID, title)
		h.ID += "-" + words.Slug(title)
		blocks = append(append(blocks, h), body...)
	}
	if len(s.Ambitions) == 0 {
		part("What it reports", say("No ambition that it works on is in the record by %s, "+
			"so there is nothing that it reports.", v.AsAt.Words()))
	} else {
		part("What it reports", v.reported(s), summaries(s))
	}
	if len(s.Asks) > 0 {
		part("What is asked on its ambitions", needBlocks(s.Asks)...)
	} else if len(s.Ambitions) > 0 {
		part("What is asked on its ambitions", say("Nothing is recorded as asked."))
	}
	if len(s.Actions) > 0 {
		table := actionTable(s.Actions)
		table.Caption = "Open actions of " + s.Name.Name
		part("Its open actions", table)
	}
	return blocks
}

// reported is what a stream has to say on each of its ambitions.
func (v *StreamsView) reported(s Stream) *doc.Table {
	t := &doc.Table{Caption: "What " + s.Name.Name + " reports", Columns: []doc.Column{
		{Title: "Ambition", Flexible: true}, {Title: "Rating"}, {Title: "Change"},
		{Title: "Tasks", Align: doc.Right}, {Title: "Overdue", Align: doc.Right},
		{Title: "Lead", Flexible: true}}}
	for _, a := range s.Ambitions {
		t.Rows = append(t.Rows, []doc.Cell{ambitionCell(a.Ambition.Ambition),
			{Text: ambitionRating(a.Ambition), Tone: tone(a.Rating)}, cell(orNone(string(a.Direction), "–")),
			number(a.Totals.Tasks), number(a.Totals.Overdue), a.Lead.cell("none named")})
	}
	return t
}

// summaries are what was last said of each ambition of a stream.
func summaries(s Stream) *doc.List {
	list := &doc.List{}
	for _, a := range s.Ambitions {
		summary := "nothing is recorded"
		if a.Summary != "" {
			summary = a.Summary + " (" + a.SummaryOn.Words() + ")"
		}
		name := doc.Span{Text: ambitionName(a.Ambition.Ambition) + ": ", Tone: doc.Strong, Ref: about("ambition", a.ID)}
		list.Items = append(list.Items, doc.Item{Line: doc.Line{name, {Text: summary}}})
	}
	return list
}
