package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/markdown"
	"improve/internal/programme"
)

// PageView is everything known of one thing: `improve show`.
type PageView struct {
	Head
	Kind        string           `json:"kind"`
	ID          string           `json:"id"`
	Title       string           `json:"title"`
	Status      *TaskRow         `json:"status,omitempty"`  // of a task
	Finding     *FindingRow      `json:"finding,omitempty"` // of a finding
	Rating      programme.Rating `json:"rating,omitempty"`  // of an ambition
	Facts       []Fact           `json:"facts"`
	Lists       []Items          `json:"lists"`
	Timeline    []Moment         `json:"timeline"`
	Explanation []Reason         `json:"explanation,omitempty"`
	Restricted  string           `json:"restricted,omitempty"` // why this may not be published

	Aside  doc.Line `json:"-"` // at the right of the title
	Beside string   `json:"-"` // below the title: what the thing belongs to
}

// Fact is a named value or several.
type Fact struct {
	Name   string  `json:"name"`
	Values []Words `json:"values"`
}

// Items is a named list of things.
type Items struct {
	Name  string `json:"name"`
	Items []Item `json:"items"`

	Part  string `json:"-"` // the id of its heading, where its name is a count
	Prose bool   `json:"-"` // each a heading (ID) with Markdown below it, as minutes are
	Paper bool   `json:"-"` // of a paper, which calls by its words alone what readers do not know by its id
}

// Item is a thing in a list: an activity with its letter and state, a task with
// its rating. Text may be Markdown where it is under minutes.
type Item struct {
	ID    string `json:"id,omitempty"`
	Text  string `json:"text"`
	State string `json:"state,omitempty"`
	More  string `json:"more,omitempty"`

	Mark doc.Line `json:"-"` // the letter of a task or a measure
	Ref  doc.Ref  `json:"-"` // what it is about

	ByWords bool `json:"-"` // readers know it by its words, not by its id
}

// Moment is a dated entry about the thing, with its place in the record.
type Moment struct {
	Date   programme.Date   `json:"date"`
	Source string           `json:"source"` // the update's title, or what kind of file it is
	Rating programme.Rating `json:"rating,omitempty"`
	Says   []string         `json:"says"`
	File   string           `json:"file"`
	Line   int              `json:"line"`

	Ref doc.Ref `json:"-"` // the update that says so
}

func newPage(c *Context, kind, id, title string) *PageView {
	return &PageView{Head: c.head(), Kind: kind, ID: id, Title: title, Facts: []Fact{}, Lists: []Items{},
		Timeline: []Moment{}}
}

// fact adds a named value, unless there is none.
func (v *PageView) fact(name string, values ...string) {
	lines := make([]Words, len(values))
	for i, value := range values {
		lines[i] = Words(doc.Text(value))
	}
	v.factLines(name, lines...)
}

// factLines adds values that name other things.
func (v *PageView) factLines(name string, values ...Words) {
	given := slices.DeleteFunc(values, func(w Words) bool { return doc.Line(w).String() == "" })
	if len(given) > 0 {
		v.Facts = append(v.Facts, Fact{name, given})
	}
}

// list adds a named list, unless it is empty.
func (v *PageView) list(name string, items []Item) {
	if len(items) > 0 {
		v.Lists = append(v.Lists, Items{Name: name, Items: items})
	}
}

func plainItems(texts []programme.Text) []Item {
	var items []Item
	for _, t := range texts {
		items = append(items, Item{Text: t.Value})
	}
	return items
}

// meta adds what any record may carry.
func (v *PageView) meta(m *programme.Meta) {
	v.fact("Note", m.Note.Value)
	if m.Restricted != nil {
		v.Restricted = m.Restricted.Reason.Value
		v.fact("Restricted", restriction(m.Restricted))
	}
	for _, w := range m.Waivers {
		v.fact("Waived", fmt.Sprintf("%s until %s: %s", w.Rule.Value, w.Until.Date.Words(), w.Reason.Value))
	}
	v.fact("Written in", v.Context.Cite(m.Pos))
}

// taskItems are tasks with their ratings.
func taskItems(tasks []*assess.Task) []Item {
	var items []Item
	for _, t := range tasks {
		items = append(items, taskItem(t))
	}
	return items
}

func taskItem(t *assess.Task) Item {
	return Item{ID: t.ID.Value, Text: t.Title.Value, State: rated(t), More: lateness(t).String(),
		Mark: doc.Toned(tone(t.Rating), mark(t)), Ref: about("task", t.ID.Value)}
}

// moment makes an entry of the timeline from what an update says.
func (v *PageView) moment(u *programme.Update, pos programme.Pos, rating programme.Rating, says ...string) {
	m := Moment{Date: u.Date.Date, Source: v.Context.names().update(u), Rating: rating, Says: []string{}}
	for _, s := range says {
		if s != "" {
			m.Says = append(m.Says, s)
		}
	}
	m.Ref = aboutUpdate(u)
	if pos.Known() && !v.Context.Public { // the public has no files to open
		place := v.Context.Programme.Place(pos)
		m.File, m.Line = place.File, place.Line
	}
	v.Timeline = append(v.Timeline, m)
}

// Table is the timeline, or where there is none the page's lists.
func (v *PageView) Table() *doc.Table {
	if len(v.Timeline) > 0 {
		table := &doc.Table{Caption: "Timeline", Columns: columns("date", "source", "rating", "says", "file", "line")}
		for _, m := range v.Timeline {
			table.Rows = append(table.Rows, []doc.Cell{dated(m.Date), cell(m.Source), letter(m.Rating),
				cell(strings.Join(m.Says, "; ")), cell(m.File), number(m.Line)})
		}
		return table
	}
	table := &doc.Table{Caption: v.Title, Columns: columns("list", "id", "text", "state", "more")}
	for _, list := range v.Lists {
		for _, i := range list.Items {
			table.Rows = append(table.Rows,
				[]doc.Cell{cell(list.Name), cell(i.ID), cell(i.Text), cell(i.State), cell(i.More)})
		}
	}
	return table
}

func columns(ids ...string) []doc.Column {
	var list []doc.Column
	for _, id := range ids {
		list = append(list, doc.Column{ID: id, Title: id})
	}
	return list
}

// Document is the page.
func (v *PageView) Document() doc.Document {
	page := v.body()
	page.Blocks = append(page.Blocks, byDatesKey(v.starred())...)
	return page
}

// starred reports whether a letter on the page has the mark of what no lead said.
func (v *PageView) starred() bool {
	has := func(line doc.Line) bool { return strings.HasSuffix(line.String(), "*") }
	return has(v.Aside) || slices.ContainsFunc(v.Lists, func(l Items) bool {
		return slices.ContainsFunc(l.Items, func(i Item) bool { return has(i.Mark) })
	})
}

// body is the page without what explains its marks.
func (v *PageView) body() doc.Document {
	page := v.page(v.Title)
	page.ID, page.Aside = v.ID, v.Aside
	if v.Beside != "" {
		page.Subtitle = slices.Insert(page.Subtitle, 0, doc.Text(v.Beside))
	}
	if fields := v.fields(); len(fields.Rows) > 0 {
		page.Blocks = append(page.Blocks, fields)
	}
	if len(v.Explanation) > 0 {
		page.Blocks = append(page.Blocks, heading("Why"), reasonList(v.Explanation))
	}
	for _, list := range v.Lists {
		h := heading(list.Name)
		h.ID = cmp.Or(list.Part, h.ID)
		page.Blocks = append(page.Blocks, h)
		page.Blocks = append(page.Blocks, list.blocks()...)
	}
	if len(v.Timeline) > 0 {
		page.Blocks = append(page.Blocks, heading("Timeline"), v.timeline())
	}
	return page
}

func (v *PageView) fields() *doc.Fields {
	fields := &doc.Fields{}
	for _, f := range v.Facts {
		field := doc.Field{Label: f.Name}
		for _, value := range f.Values {
			field.Value = append(field.Value, doc.Line(value))
		}
		fields.Rows = append(fields.Rows, field)
	}
	return fields
}

// blocks are the list as prose, as entries where its items have ids, or as
// bullets.
func (l Items) blocks() []doc.Block {
	if l.Prose {
		var blocks []doc.Block
		for _, i := range l.Items {
			blocks = append(append(blocks, &doc.Heading{Level: 3, Text: i.ID}), markdown.Parse(i.Text, 3)...)
		}
		return blocks
	}
	bullets, entries := &doc.List{}, &doc.Entries{}
	for _, i := range l.Items {
		bullets.Items = append(bullets.Items, i.bullet())
		entries.Items = append(entries.Items, i.entry(l.Paper))
	}
	if l.Items[0].ID == "" {
		return []doc.Block{bullets}
	}
	return []doc.Block{entries}
}

func (i Item) bullet() doc.Item {
	line := doc.Text(i.Text)
	if i.More != "" {
		line = append(line, doc.Span{Text: " " + i.More, Tone: doc.Muted})
	}
	return doc.Item{Line: line}
}

func (i Item) entry(paper bool) doc.Entry {
	e := doc.Entry{ID: i.ID, Title: doc.Text(i.Text), Aside: doc.Toned(doc.Muted, i.State), Ref: i.Ref}
	if paper && i.ByWords {
		e.ID = ""
	}
	switch {
	case i.Mark != nil: // a task: its letter says the state, its lateness stands at the right
		e.Mark, e.Aside = i.Mark, doc.Toned(doc.Muted, i.More)
	case i.More != "":
		e.Detail = []doc.Line{doc.Toned(doc.Muted, i.More)}
	}
	return e
}

func (v *PageView) timeline() *doc.Entries {
	entries := &doc.Entries{}
	for _, m := range v.Timeline {
		e := doc.Entry{ID: m.Date.Words(), Title: doc.Text(m.Source), Ref: m.Ref}
		if m.Rating != programme.Unrated {
			e.Aside = doc.Toned(tone(m.Rating), m.Rating.String())
		}
		for _, s := range m.Says {
			e.Detail = append(e.Detail, doc.Text(s))
		}
		if m.File != "" {
			e.Detail = append(e.Detail, doc.Toned(doc.Muted, fmt.Sprintf("%s:%d", m.File, m.Line)))
		}
		entries.Items = append(entries.Items, e)
	}
	return entries
}

// Lines are the thing, or each of a list of all, as one line to search with grep.
func (v *PageView) Lines() []string {
	if v.Status != nil {
		return []string{v.Status.Line()}
	}
	if v.ID == "" {
		var lines []string
		for _, i := range v.Lists[0].Items {
			lines = append(lines, i.ID+" "+i.Text)
		}
		return lines
	}
	parts := []string{v.ID}
	if v.Rating != programme.Unrated {
		parts = append(parts, v.Rating.Letter())
	}
	return []string{strings.Join(append(parts, v.Title), " ")}
}
