package report

import (
	"cmp"
	"fmt"
	"slices"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/programme"
)

// ListView is tasks: all of them, or those of one rating.
type ListView struct {
	Head
	Name  string       `json:"name"`
	Tasks []ListedTask `json:"tasks"`

	Named  []NamedFilter  `json:"-"` // the shorter lists that there are; nil on one of them
	Chosen []*assess.Task `json:"-"`
}

// ListedTask is a task in a list. Its page says the rest.
type ListedTask struct {
	ID       string   `json:"id"`
	Ambition string   `json:"ambition"`
	Title    string   `json:"title"`
	Leads    []string `json:"leads"`
	Stood
}

// NamedFilter is a list of tasks that readers ask for.
type NamedFilter struct {
	ID, Name string
	Filter   Filter
}

// NamedFilters are the lists of tasks by rating, empty or not, for their addresses stay.
func NamedFilters() []NamedFilter {
	list := []NamedFilter{{"overdue", "past their date", Filter{Overdue: true}},
		{"due-soon", "due by the next board", Filter{DueSoon: true}}}
	for _, r := range []programme.Rating{programme.OffTrack, programme.Behind, programme.OnTrack, programme.Complete} {
		list = append(list, NamedFilter{map[programme.Rating]string{programme.OffTrack: "off-track",
			programme.Behind: "behind", programme.OnTrack: "on-track", programme.Complete: "complete"}[r],
			"rated " + r.String(), Filter{Rating: r.Letter()}})
	}
	return append(list, NamedFilter{"not-rated", "not rated", Filter{Rating: "none"}})
}

// Tasks makes the list of all tasks.
func Tasks(c *Context) (View, error) {
	v := newList(c, "Tasks", Filter{})
	v.Named = NamedFilters()
	return v, nil
}

// View makes the list.
func (f NamedFilter) View(c *Context) (View, error) {
	return newList(c, diag.UpperFirst("tasks "+f.Name), f.Filter), nil
}

func newList(c *Context, name string, f Filter) *ListView {
	v := &ListView{Head: c.head(), Name: name, Tasks: []ListedTask{}, Chosen: f.Apply(c.Assessment.Tasks)}
	for _, t := range v.Chosen {
		v.Tasks = append(v.Tasks, ListedTask{t.ID.Value, t.Ambition.ID.Value, t.Title.Value, programme.Values(t.Leads),
			stoodNow(t)})
	}
	return v
}

// Table is the tasks, one row each.
func (v *ListView) Table() *doc.Table { return listedTable(v.Chosen) }

func listedTable(tasks []*assess.Task) *doc.Table {
	var rows []TaskRow
	for _, t := range tasks {
		rows = append(rows, taskRow(t))
	}
	return taskTable(rows)
}

// Document is the list as a page, by ambition.
func (v *ListView) Document() doc.Document {
	page := v.page(v.Name)
	many := count(len(v.Tasks), "task")
	if len(v.Tasks) == 0 {
		many = "No tasks"
	}
	page.Blocks = append(page.Blocks, say("%s.", many))
	if len(v.Named) > 0 {
		list := &doc.List{}
		for _, f := range v.Named {
			n := len(f.Filter.Apply(v.Context.Assessment.Tasks))
			list.Items = append(list.Items, doc.Item{Line: doc.Line{{Text: diag.UpperFirst(f.Name),
				Ref: about("rated", f.ID)}, {Text: fmt.Sprintf(": %d", n), Tone: doc.Muted}}})
		}
		page.Blocks = append(page.Blocks, list)
	}
	for _, a := range v.Context.Assessment.Ambitions {
		of := slices.DeleteFunc(slices.Clone(v.Chosen), func(t *assess.Task) bool { return t.Ambition != a })
		if len(of) > 0 {
			page.Blocks = append(page.Blocks,
				headingOf(2, "ambition", a.ID.Value, "Ambition "+ambitionName(a.Ambition)), taskList(v.Context, of))
		}
	}
	page.Blocks = append(page.Blocks, notes([]doc.Line{ratingKey(slices.ContainsFunc(v.Chosen,
		func(t *assess.Task) bool { return t.Ended != nil }))}))
	return page
}

// AmbitionsView is the ambitions, as far as they are known.
type AmbitionsView struct {
	Head
	Ambitions []AmbitionRow `json:"ambitions"`
	Later     int           `json:"later"` // that have no task yet

	Status *StatusView `json:"-"`
}

// Ambitions makes the list of ambitions.
func Ambitions(c *Context) (View, error) {
	s := Status(c, Filter{}, false)
	return &AmbitionsView{Head: c.head(), Ambitions: s.Ambitions, Later: c.Assessment.Left.Ambitions, Status: s}, nil
}

// Table is the ambitions with their figures.
func (v *AmbitionsView) Table() *doc.Table { return v.Status.ambitionTable() }

// Document is the list as a page.
func (v *AmbitionsView) Document() doc.Document {
	page := v.page("Ambitions")
	list := &doc.Entries{}
	for _, a := range v.Ambitions {
		letter := orNone(a.Rating.Letter(), "–")
		e := doc.Entry{Mark: doc.Toned(tone(a.Rating), letter), ID: a.ID, Title: doc.Text(a.Title),
			Ref: about("ambition", a.ID), Aside: doc.Toned(doc.Muted, count(a.Totals.Tasks, "task"))}
		said := []string{together(a.Ambition.Rating, a.Ambition.Tasks)}
		if a.Totals.Overdue > 0 {
			said = append(said, pastDate(a.Totals.Overdue))
		}
		if lead := a.Ambition.Lead.Value; lead != "" {
			said = append(said, "led by "+v.Context.names().person(lead))
		}
		e.Detail = []doc.Line{doc.Toned(doc.Muted, joined(said...))}
		list.Items = append(list.Items, e)
	}
	if len(list.Items) == 0 {
		page.Blocks = append(page.Blocks, say("No ambition is known yet."))
	} else {
		page.Blocks = append(page.Blocks, list, notes([]doc.Line{ratingKey(v.Status.Totals.Ended > 0)}))
	}
	if v.Later > 0 {
		page.Blocks = append(page.Blocks, say("%s %s no task yet on this day.", count(v.Later, "ambition"),
			oneOrMore(v.Later, "has", "have")))
	}
	return page
}

// DecisionsView is what meetings decided, the latest first.
type DecisionsView struct {
	Head
	Meetings []DecidedAt `json:"meetings"`
}

// DecidedAt is what one meeting decided.
type DecidedAt struct {
	Meeting   programme.Date `json:"meeting"`
	Group     string         `json:"group"`
	Update    string         `json:"update"`
	Decisions []Item         `json:"decisions"`
	Retargets []Words        `json:"retargets"`
	Ends      []Words        `json:"ends"`
}

// Decisions makes the list of decisions.
func Decisions(c *Context) (View, error) {
	v := &DecisionsView{Head: c.head(), Meetings: []DecidedAt{}}
	for _, p := range slices.Backward(PostedUpdates(c)) {
		if !p.Minutes {
			continue
		}
		decided := c.decided(p.Update)
		retargets, ends := decidedOfTasks(p.Update)
		if len(decided)+len(retargets)+len(ends) > 0 {
			group := c.names().group(p.Update.Meeting.Value)
			v.Meetings = append(v.Meetings, DecidedAt{p.Date, cmp.Or(group, p.Title), p.ID, decided, retargets, ends})
		}
	}
	return v, nil
}

// Table is the decisions, one row each.
func (v *DecisionsView) Table() *doc.Table {
	t := &doc.Table{Caption: "Decisions", Columns: columns("meeting", "group", "decision", "what_it_permits")}
	for _, m := range v.Meetings {
		for _, d := range m.Decisions {
			t.Rows = append(t.Rows, []doc.Cell{dated(m.Meeting), cell(m.Group), cell(d.Text), cell(d.More)})
		}
		for _, w := range append(slices.Clone(m.Retargets), m.Ends...) {
			t.Rows = append(t.Rows, []doc.Cell{dated(m.Meeting), cell(m.Group), cell(doc.Line(w).String()), {}})
		}
	}
	return t
}

// Document is the list as a page.
func (v *DecisionsView) Document() doc.Document {
	page := v.page("Decisions")
	if len(v.Meetings) == 0 {
		page.Blocks = append(page.Blocks, say("No decision is in the minutes that are shown here."))
	}
	for _, m := range v.Meetings {
		page.Blocks = append(page.Blocks, headingOf(2, "meeting", m.Update, m.Group+", "+m.Meeting.Words()))
		list := &doc.List{}
		for _, d := range m.Decisions {
			line := doc.Text(d.Text)
			if d.More != "" {
				line = append(line, doc.Span{Text: " " + d.More, Tone: doc.Muted})
			}
			list.Items = append(list.Items, doc.Item{Line: line})
		}
		for _, w := range append(slices.Clone(m.Retargets), m.Ends...) {
			list.Items = append(list.Items, doc.Item{Line: doc.Line(w)})
		}
		page.Blocks = append(page.Blocks, list,
			&doc.Paragraph{Line: doc.Line{{Text: "These minutes", Ref: about("update", m.Update)}}})
	}
	return page
}

// measureWithChart is a measure's page with its run of values as a chart.
type measureWithChart struct {
	*PageView
	Figure *doc.Figure `json:"-"`
}

// MeasureWithChart makes the page of a measure with its chart, for pages that are seen and
// not read as text.
func MeasureWithChart(c *Context, id string) (View, error) {
	page, err := Show(c, "measure", id)
	if err != nil {
		return nil, err
	}
	m := c.Assessment.Measure(page.ID)
	if m == nil || m.Latest == nil {
		return page, nil
	}
	row := measureRow(c, m)
	return &measureWithChart{page, row.figure()}, nil
}

// Document is the page: what it is, the chart, then the rest.
func (v *measureWithChart) Document() doc.Document {
	page := v.PageView.Document()
	at := min(1, len(page.Blocks))
	page.Blocks = slices.Insert(page.Blocks, at, doc.Block(v.Figure))
	return page
}

// GoneView is what is left of a thing that a board took out of the plan.
type GoneView struct {
	Head
	Kind     string         `json:"kind"`
	ID       string         `json:"id"`
	Meeting  programme.Date `json:"meeting"`
	Decision string         `json:"decision"` // empty where its words are not shown

	Update string `json:"update"` // the id of its minutes
}

// Gone are the findings, measures and risks that boards took out of the plan.
func Gone(c *Context) []*GoneView {
	var list []*GoneView
	index := c.Assessment.Index
	for _, p := range c.Assessment.Record().Permits(c.Assessment.AsAt) {
		if p.Verb != programme.PermitDrop {
			continue
		}
		here := map[string]bool{"finding": index.Finding(p.ID) != nil, "measure": index.Measure(p.ID) != nil,
			"risk": index.Risk(p.ID) != nil}[p.Kind]
		again := slices.ContainsFunc(list, func(g *GoneView) bool { return g.Kind == p.Kind && g.ID == p.ID })
		if here || again {
			continue
		}
		list = append(list, &GoneView{Head: c.head(), Kind: p.Kind, ID: p.ID, Meeting: p.Update.Date.Date,
			Decision: p.Decision.Text.Value, Update: updateID(p.Update)})
	}
	return list
}

// Table is what is left in one row.
func (v *GoneView) Table() *doc.Table {
	t := &doc.Table{Caption: v.ID, Columns: columns("kind", "id", "meeting", "decision")}
	t.Rows = [][]doc.Cell{{cell(v.Kind), cell(v.ID), dated(v.Meeting), cell(v.Decision)}}
	return t
}

// Document is what is left as a page.
func (v *GoneView) Document() doc.Document {
	page := v.page("This " + v.Kind + " has left the plan")
	page.ID = v.ID
	page.Blocks = append(page.Blocks, &doc.Paragraph{Line: doc.Line{
		{Text: fmt.Sprintf("The board of %s decided so.", v.Meeting.Words()), Ref: about("update", v.Update)}}})
	if v.Decision != "" {
		page.Blocks = append(page.Blocks, &doc.Quote{Blocks: []doc.Block{say("%s", v.Decision)}})
	}
	page.Blocks = append(page.Blocks, say("This page stays, so that links to it do. What was said of it before is in "+
		"the updates of that time."))
	return page
}
