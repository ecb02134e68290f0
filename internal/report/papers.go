package report

import (
	"fmt"
	"strings"

	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/programme"
)

// Options are what a paper may be asked for. Each paper says which it takes.
type Options struct {
	Ambition string         // only this ambition
	Person   string         // whose paper it is
	Meeting  programme.Date // which meeting
	Since    programme.Date // from when; zero means the last board
}

// Paper is a report that the programme office prints: `improve report NAME`.
type Paper struct {
	Name, Title string
	About       string   // a line for help
	Argument    string   // what it must be told: DATE, PERSON, or nothing
	Takes       []string // flags it understands: ambition, since
	Internal    bool     // never for the public
	Make        func(*Context, Options) (View, error)
}

// Papers lists the papers in the order of a board pack.
func Papers() []Paper {
	return []Paper{
		{Name: "highlight", Title: "Highlight report", About: "where each ambition stands, and what the board must decide", Takes: []string{"ambition"}, Make: highlight},
		{Name: "exception", Title: "Exception report", About: "what is off track, or behind for long: cause, consequence, recovery, ask", Takes: []string{"ambition"}, Make: exception},
		{Name: "dashboard", Title: "Performance dashboard", About: "each measure against its target, over time and beside others (level 2)", Takes: []string{"ambition"}, Make: dashboard},
		{Name: "risks", Title: "Risk and issue register", About: "the register and the heat map (level 3)", Takes: []string{"ambition"}, Make: risks},
		{Name: "impact", Title: "Impact on children", About: "what changed for children where tasks are complete (level 4)", Takes: []string{"ambition"}, Make: impact},
		{Name: "assurance", Title: "Assurance", About: "where the four levels contradict each other", Make: assurance},
		{Name: "findings", Title: "Findings", About: "each finding's progress, and the line of sight to impact", Make: findings},
		{Name: "actions", Title: "Actions", About: "what meetings asked of people: open, overdue, done", Make: actions},
		{Name: "changes", Title: "Changes", About: "what moved, was completed, slipped or appeared since the last board", Takes: []string{"since"}, Make: changes},
		{Name: "slips", Title: "Slip ledger", About: "each date first promised, each move with its decision, how often dates were kept", Takes: []string{"ambition"}, Make: slips},
		{Name: "scrutiny", Title: "Report to the scrutiny committee", About: "background, approach, findings, key work, impact, recommendations", Make: scrutiny},
		{Name: "minutes", Title: "Minutes", About: "one meeting, as the board publishes it", Argument: "DATE", Make: minutes},
		{Name: "lead", Title: "For a lead", About: "what one person must do before the next board", Argument: "PERSON", Internal: true, Make: lead},
	}
}

// PaperNamed finds a paper. Its error names the nearest.
func PaperNamed(name string) (Paper, error) {
	var names []string
	for _, p := range Papers() {
		if p.Name == name {
			return p, nil
		}
		names = append(names, p.Name)
	}
	if near, ok := diag.Nearest(name, names); ok {
		return Paper{}, fmt.Errorf("there is no report %q: did you mean %s?", name, near)
	}
	return Paper{}, fmt.Errorf("there is no report %q: choose among %s", name, strings.Join(names, ", "))
}

// Began is the earliest date that the record speaks of; zero where it speaks of
// none.
func (c *Context) Began() programme.Date {
	var first programme.Date
	see := func(d programme.Date) {
		if !d.IsZero() && (first.IsZero() || d.Before(first)) {
			first = d
		}
	}
	for _, e := range c.Programme.Events {
		see(e.Date.Date)
	}
	for _, p := range c.Programme.Plans {
		see(p.Published.Date)
	}
	for _, s := range c.Programme.Sources {
		see(s.Published.Date)
	}
	for _, u := range c.Programme.Updates {
		see(u.Date.Date)
	}
	return first
}

// paper begins a page of a board paper: its title, the programme and the date.
func (h Head) paper(title string) doc.Document {
	page := h.page(title)
	page.Subtitle = append([]doc.Line{doc.Text(h.Programme)}, page.Subtitle...)
	return page
}

// heading and say are the two blocks that papers use most.
func heading(text string) *doc.Heading { return &doc.Heading{Level: 2, Text: text} }

func say(format string, args ...any) *doc.Paragraph {
	return &doc.Paragraph{Line: doc.Text(fmt.Sprintf(format, args...))}
}

// titled is a heading with what stands below it, or with a sentence where there
// is nothing.
func titled(title, none string, blocks ...doc.Block) []doc.Block {
	out := []doc.Block{heading(title)}
	if len(blocks) == 0 {
		return append(out, say("%s", none))
	}
	return append(out, blocks...)
}

// bullets is a list of texts.
func bullets(texts []string) []doc.Block {
	if len(texts) == 0 {
		return nil
	}
	list := &doc.List{}
	for _, t := range texts {
		list.Items = append(list.Items, doc.Item{Line: doc.Text(t)})
	}
	return []doc.Block{list}
}
