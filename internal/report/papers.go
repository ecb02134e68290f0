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
	Visit    string         // which visit
	Sample   int            // how many are drawn; 0 means all
	Seed     *uint64        // from which they are drawn; nil where all are shown
	Since    programme.Date // from when; zero means the last board
	Short    bool           // without the details
	Current  bool           // the plan as it is now, with ratings and moved dates
	// FromGit is the commit that last wrote each file; nil where nobody asked.
	FromGit map[string]Committed
}

// Paper is a report that the programme office prints: `improve report NAME`. It
// is for the board alone, unless it says that the public may read it.
type Paper struct {
	Name, Title string
	About       string   // a line for help
	Argument    string   // what it must be told: DATE, PERSON, VISIT, or nothing
	Takes       []string // flags it understands: ambition, since, current, sample, seed, from-git
	Public      bool     // it may be made for the public
	Alone       bool     // it is no part of the pack
	Short       bool     // it is part of a short pack
	Posted      bool     // it shows nothing but what was posted by itself, and rests on no other minutes
	Build       func(*Context, Options) (View, error)
}

// Papers lists the papers in the order of a board pack.
func Papers() []Paper {
	ambition := []string{"ambition"}
	return []Paper{
		{Name: "agenda", Title: "Agenda", Public: true, Short: true, Build: agenda,
			About: "the next board: the last minutes, what the board is asked to do, the papers"},
		{Name: "minutes", Title: "Minutes", Argument: "DATE", Public: true, Short: true, Posted: true, Build: minutes,
			About: "one meeting, as the board publishes it"},
		{Name: "actions", Title: "Actions", Public: true, Build: actions,
			About: "what meetings asked of people: open, overdue, done"},
		{Name: "brief", Title: "Brief for the lead member and the director", Public: true, Short: true, Build: brief,
			About: "one side: what got worse, who owns it, what to ask, what the board is asked to do"},
		{Name: "highlight", Title: "Highlight report", Takes: ambition, Public: true, Build: highlight,
			About: "the state of each ambition, and what the board must decide"},
		{Name: "exception", Title: "Exception report", Takes: ambition, Public: true, Short: true, Build: exception,
			About: "what is off track, or behind for long: cause, consequence, recovery, ask"},
		{Name: "dashboard", Title: "Performance dashboard", Takes: ambition, Public: true, Short: true,
			Build: dashboard, About: "each measure against its target, over time and beside others (level 2)"},
		{Name: "risks", Title: "Risk and issue register", Takes: ambition, Public: true, Short: true, Build: risks,
			About: "the register and the heat map (level 3)"},
		{Name: "impact", Title: "Impact on children", Takes: ambition, Public: true, Build: impact,
			About: "what changed for children where tasks are complete (level 4)"},
		{Name: "assurance", Title: "Assurance", Public: true, Build: assurance,
			About: "where the four levels contradict each other"},
		{Name: "findings", Title: "Findings", Public: true, Build: findings,
			About: "each finding's progress, and the line of sight to impact"},
		{Name: "notice", Title: "Requirements of the notice", Public: true, Build: notice,
			About: "each requirement of a notice: state, evidence, who confirms it, what is left"},
		{Name: "voices", Title: "What children and young people say", Public: true, Build: voices,
			About: "the plan's statements for children: agree, not yet, unsure; you said, we did"},
		{Name: "changes", Title: "Changes", Takes: []string{"since"}, Public: true, Build: changes,
			About: "what moved, was completed, slipped or appeared since the last board"},
		{Name: "slips", Title: "Slip ledger", Takes: ambition, Public: true, Build: slips,
			About: "each date first promised, each move with its decision, how often dates were kept"},
		{Name: "told", Title: "What was told and what was so", Alone: true, Public: true, Build: told,
			About: "what each board was told, beside the dates and ratings of that day"},
		{Name: "evidence", Title: "Evidence of what is complete", Takes: []string{"sample", "seed", "from-git"},
			Alone: true, Public: true, Build: evidence,
			About: "each task that is called complete: evidence, who confirmed it, who looked"},
		{Name: "visit", Title: "A visit, and how we saw ourselves", Argument: "VISIT", Public: true, Build: visit,
			About: "each finding that a visit looked at: our own rating beside its letter"},
		{Name: "streams", Title: "Work streams", Alone: true, Public: true, Build: streams,
			About: "each work stream: what it reports, to whom, what it asks"},
		{Name: "scrutiny", Title: "Report to the scrutiny committee", Public: true, Build: scrutiny,
			About: "background, approach, findings, key work, impact, recommendations"},
		{Name: "plan", Title: "The plan", Takes: []string{"ambition", "current"}, Alone: true, Public: true,
			Posted: true, Build: plan,
			About: "the plan as a document: priorities, tasks, who leads, who sits on the boards"},
		{Name: "lead", Title: "For a lead", Argument: "PERSON", Build: lead,
			About: "what one person must do before the next board"},
	}
}

// Make makes the paper. For the public it is the plan and the findings alone while no
// board's minutes are published. It is an error where the public would read it and may
// not, as it is where the paper cannot be made of the record.
func (p Paper) Make(c *Context, o Options) (View, error) {
	if err := p.MayBeFor(c.Public); err != nil {
		return nil, err
	}
	if c.Public && !c.Basis.Given() && !p.Posted {
		return unpublished(c, o), nil
	}
	return p.Build(c, o)
}

// MayBeFor is an error where the public would read the paper and may not.
func (p Paper) MayBeFor(public bool) error {
	if public && !p.Public {
		return fmt.Errorf("the report %s is not for the public", p.Name)
	}
	return nil
}

// PaperNamed finds a paper. Its error names the nearest.
func PaperNamed(name string) (Paper, error) {
	names := []string{"pack"} // all of them, which is a command of its own
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

// Began is the earliest date that the record is about; zero where it is about
// none.
func (c *Context) Began() programme.Date {
	var first programme.Date
	p := c.Assessment.Record()
	see := func(d programme.Date) {
		if !d.IsZero() && (first.IsZero() || d.Before(first)) {
			first = d
		}
	}
	for _, e := range p.Events {
		see(e.Date.Date)
	}
	for _, p := range p.Plans {
		see(p.Published.Date)
	}
	for _, s := range p.Sources {
		see(s.Published.Date)
	}
	for _, u := range p.Updates {
		see(u.Date.Date)
	}
	return first
}

// paper begins a page of a board paper: its title, the programme and the date. How the
// date was asked for is nothing to its readers, unless the record itself pins it.
func (h Head) paper(title string) doc.Document {
	page := h.page(title)
	if h.Published == nil {
		page.Subtitle[0] = doc.Text("As at " + h.dayWords())
	}
	page.Subtitle = append([]doc.Line{doc.Text(h.Programme)}, page.Subtitle...)
	return page
}

// dayWords are the day that a paper is of, and whether it is so whatever today is.
func (h Head) dayWords() string {
	if h.Pinned {
		return h.AsAt.Words() + " (a fixed date)"
	}
	return h.AsAt.Words()
}

func say(format string, args ...any) *doc.Paragraph {
	return &doc.Paragraph{Line: doc.Text(fmt.Sprintf(format, args...))}
}

// titled is a heading with what is below it, or with a sentence where there
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
	lines := make([]Words, len(texts))
	for i, t := range texts {
		lines[i] = Words(doc.Text(t))
	}
	return bulletLines(lines)
}

func bulletLines(lines []Words) []doc.Block {
	if len(lines) == 0 {
		return nil
	}
	list := &doc.List{}
	for _, line := range lines {
		list.Items = append(list.Items, doc.Item{Line: doc.Line(line)})
	}
	return []doc.Block{list}
}
