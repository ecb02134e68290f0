package report

import (
	"strings"

	"improve/internal/doc"
	"improve/internal/markdown"
	"improve/internal/words"
)

// Table is the minutes in order, one row each of what they hold.
func (v *MinutesView) Table() *doc.Table {
	t := &doc.Table{Caption: v.Title, Columns: columns("kind", "heading", "text")}
	add := func(kind, heading string, texts ...string) {
		t.Rows = append(t.Rows, []doc.Cell{cell(kind), cell(heading), cell(sentences(texts))})
	}
	items := func(kind string, list []Item) {
		for _, i := range list {
			add(kind, i.ID, i.Text, i.State, i.More)
		}
	}
	for _, n := range v.Present {
		add("present", "", n.Name)
	}
	for _, n := range v.Apologies {
		add("apologies", "", n.Name)
	}
	for _, d := range v.Agrees {
		add("agreed", d.String(), "")
	}
	for _, s := range v.Sections {
		t.Rows = append(t.Rows, []doc.Cell{cell("section"), cell(s.Heading), cell(s.Text)})
	}
	items("position", positionItems(v.Positions))
	for _, list := range v.Said {
		items(strings.ToLower(list.Name), list.Items)
	}
	items("decision", v.Decided)
	items("recommendation", v.Recommended)
	items("answer", v.Answered)
	items("action done", v.Finished)
	for _, a := range v.Actions {
		add("action", a.ID, a.words())
	}
	items("document", v.Documents)
	return t
}

// Document is the minutes as a page, in the order in which a secretary writes them.
func (v *MinutesView) Document() doc.Document {
	page := v.paper(v.Title)
	page.Subtitle = []doc.Line{doc.Text(v.Programme), doc.Text(v.Group + ", " + v.Meeting.Words())}
	if v.Published != nil {
		page.Subtitle = append(page.Subtitle, doc.Text(v.Published.Words()))
	}
	if !v.Posted.IsZero() {
		page.Subtitle = append(page.Subtitle, doc.Text("Posted "+v.Posted.Words()))
	}
	if fields := v.attendance(); len(fields.Rows) > 0 {
		page.Blocks = append(page.Blocks, fields)
	}
	for _, note := range v.Notes {
		page.Blocks = append(page.Blocks, say("%s", note))
	}
	for _, s := range v.Sections {
		page.Blocks = append(page.Blocks, s.blocks()...)
	}
	part := func(title string, blocks ...doc.Block) {
		if len(blocks) > 0 {
			page.Blocks = append(append(page.Blocks, heading(title)), blocks...)
		}
	}
	list := func(title string, items []Item) {
		if len(items) > 0 {
			part(title, Items{Items: items, Paper: true}.blocks()...)
		}
	}
	if len(v.Positions) > 0 {
		part("What the meeting was told, and what was so", v.told())
	}
	for _, said := range v.Said {
		list(said.Name, said.Items)
	}
	list("Decisions", v.Decided)
	part("Targets moved", bulletLines(v.Retargets)...)
	part("Tasks ended or on hold", bulletLines(v.Ends)...)
	list("Recommendations", v.Recommended)
	list("Answers to recommendations", v.Answered)
	list("Actions done", v.Finished)
	if len(v.Actions) > 0 {
		part("Actions", actionTable(v.Actions))
	}
	list("Documents", v.Documents)
	if v.Next != "" {
		part("Next meeting", say("%s", v.Next))
	}
	return page
}

// told sets what the meeting was told beside what the record of that day says.
func (v *MinutesView) told() *doc.Table {
	t := &doc.Table{Caption: "What the meeting was told, and what was so", Columns: []doc.Column{
		{Title: "Of"}, {Title: "Told", Flexible: true}, {Title: "By the dates that day", Flexible: true},
		{Title: "Ratings that day", Flexible: true}}}
	for i := range v.Positions {
		r := &v.Positions[i]
		t.Rows = append(t.Rows, append([]doc.Cell{r.about(v.Context).cell("")}, r.sides()...))
	}
	t.Key = doc.Toned(doc.Muted, "* worked out from dates: no lead gave that rating.")
	return t
}

// attendance is who was there, who was not, whose minutes were agreed and who wrote these.
func (v *MinutesView) attendance() *doc.Fields {
	fields := &doc.Fields{}
	add := func(label string, lines ...doc.Line) {
		if len(lines) > 0 {
			fields.Rows = append(fields.Rows, doc.Field{Label: label, Value: lines})
		}
	}
	add("Present", nameLines(v.Present)...)
	add("Apologies", nameLines(v.Apologies)...)
	var agreed []doc.Line
	for _, d := range v.Agrees {
		agreed = append(agreed, doc.Text(d.Words()))
	}
	add("Minutes agreed", agreed...)
	if v.By.Name != "" {
		add("Written by", nameLines([]Named{v.By})...)
	}
	return fields
}

func nameLines(all []Named) []doc.Line {
	var lines []doc.Line
	for _, n := range all {
		lines = append(lines, doc.Line{{Text: n.Name, Ref: n.Ref}})
	}
	return lines
}

// blocks are a section with its heading, and what it is about below that.
func (s MinutesSection) blocks() []doc.Block {
	blocks := []doc.Block{&doc.Heading{Level: 2, Text: s.Heading, ID: words.Slug(s.Heading)}}
	if len(s.Ambitions) > 0 {
		about := oneOrMore(len(s.Ambitions), "Ambition ", "Ambitions ") + strings.Join(s.Ambitions, ", ")
		blocks = append(blocks, &doc.Paragraph{Line: doc.Toned(doc.Muted, about)})
	}
	if text := markdown.Parse(s.Text, 2); len(text) > 0 {
		blocks = append(blocks, text...)
	} else if s.Note == "" {
		blocks = append(blocks, &doc.Paragraph{Line: doc.Toned(doc.Muted, "Nothing is minuted under this heading.")})
	}
	if s.Note != "" {
		blocks = append(blocks, &doc.Paragraph{Line: doc.Toned(doc.Muted, s.Note)})
	}
	return blocks
}
