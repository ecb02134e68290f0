package report

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/change"
	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/programme"
)

// DiffView is what is different between two records of the programme: `improve
// diff`.
type DiffView struct {
	Head
	From      DiffSide    `json:"from"`
	To        DiffSide    `json:"to"`
	Verdict   []string    `json:"verdict"` // a sentence each, the worst first
	Silent    int         `json:"silent"`  // changes made in silence
	Total     int         `json:"total"`
	Ambitions []DiffOfOne `json:"ambitions"`
	Rest      []DiffRow   `json:"rest"` // of no one ambition

	Earlier string `json:"-"` // what the earlier record cannot say
	All     bool   `json:"-"` // the page shows every change
}

// DiffSide is one of the two records: a commit, or the files as they are, where
// there is no revision.
type DiffSide struct {
	Name string `json:"name"` // what a reader calls it
	*Revision
}

// DiffOfOne is what is different in one ambition.
type DiffOfOne struct {
	ID      string    `json:"id"`
	Title   string    `json:"title"`
	Changes []DiffRow `json:"changes"`

	Name string `json:"-"` // as pages call it
}

// DiffRow is one thing that is different.
type DiffRow struct {
	Kind   change.Kind    `json:"kind"`
	Task   Optional       `json:"task"`
	About  string         `json:"about"`
	Field  Optional       `json:"field"` // the key in the file; null where a whole entry came or went
	Text   string         `json:"text"`
	Before Optional       `json:"before"`
	After  Optional       `json:"after"`
	On     programme.Date `json:"on"`
	Was    *Place         `json:"was"` // where it stood
	Now    *Place         `json:"now"` // where it stands
	Who    []string       `json:"who"` // who committed changes to the file; empty where that is not known
	Silent *SilentItem    `json:"silent"`
	// Permitted are the decisions of the board that permit the change, the latest first.
	Permitted []PermittedItem `json:"permitted"`
}

// Place is a line of a file.
type Place struct {
	File string `json:"file"`
	Line int    `json:"line"`
}

// SilentItem says why a change is silent.
type SilentItem struct {
	Reason change.Reason `json:"reason"`
	Why    string        `json:"why"`
	Mend   string        `json:"mend"`
}

// PermittedItem is a decision of the board that permits a change.
type PermittedItem struct {
	Meeting  Optional       `json:"meeting"` // the group that decided; null of what was decided before the record
	Date     programme.Date `json:"date"`
	Decision string         `json:"decision"`
}

// Comparison is what a diff is made from, beside the context of the later
// record.
type Comparison struct {
	Before       *programme.Programme
	BeforeErrors int // errors in the earlier record
	From, To     DiffSide
	Written      func(file string) programme.Date     // see change.Circumstances
	Came         func(kind, id string) programme.Date // likewise
	Held         programme.Date                       // likewise
	Who          func(file string) []string           // who committed changes to a file between the two
	All          bool                                 // show all, however many there are
	Shallow      bool                                 // the clone lacks earlier commits
}

// Diff compares an earlier record with that of the context, both whole: what one holds of
// days after that of the page is no change where the other holds it too.
func Diff(c *Context, with Comparison) *DiffView {
	v := &DiffView{Head: c.head(), From: with.From, To: with.To, Verdict: []string{}, Ambitions: []DiffOfOne{},
		Rest: []DiffRow{}, All: with.All}
	if with.BeforeErrors > 0 {
		v.Earlier = fmt.Sprintf("The earlier record has %s: what could not be read in it is not compared.",
			count(with.BeforeErrors, "error"))
	}
	after := c.Assessment.Record()
	changes := change.Compare(with.Before, after, change.Circumstances{Today: c.Assessment.AsAt,
		Written: with.Written, Came: with.Came, Held: with.Held})
	names := map[string]*programme.Ambition{}
	for _, a := range slices.Concat(with.Before.Ambitions, after.Ambitions) {
		names[a.ID.Value] = a
	}
	for _, ch := range changes {
		row := diffRow(ch, with.Who)
		v.Total++
		if row.Silent != nil {
			v.Silent++
		}
		a := names[ch.Ambition]
		if a == nil || ch.Ambition == "" {
			v.Rest = append(v.Rest, row)
			continue
		}
		if n := len(v.Ambitions); n == 0 || v.Ambitions[n-1].ID != ch.Ambition {
			v.Ambitions = append(v.Ambitions, DiffOfOne{ID: ch.Ambition, Title: a.Title.Value, Name: ambitionName(a)})
		}
		one := &v.Ambitions[len(v.Ambitions)-1]
		one.Changes = append(one.Changes, row)
	}
	v.Verdict = append(v.Verdict, verdict(changes, with.Shallow)...)
	return v
}

func diffRow(c change.Change, who func(string) []string) DiffRow {
	row := DiffRow{Kind: c.Kind, Task: Optional(c.Task), About: c.About, Field: Optional(c.Field), Text: c.Text,
		Before: Optional(c.Before), After: Optional(c.After),
		On: c.On, Was: placeOrNull(c.Was), Now: placeOrNull(c.Now), Who: []string{}, Permitted: []PermittedItem{}}
	for _, p := range c.Permitted {
		row.Permitted = append(row.Permitted, PermittedItem{Optional(p.Meeting.Value), p.On, p.Decision})
	}
	if p := row.place(); p != nil && who != nil {
		row.Who = append(row.Who, who(p.File)...)
	}
	if c.Silent != nil {
		row.Silent = &SilentItem{c.Silent.Reason, c.Silent.Why, c.Silent.Mend}
	}
	return row
}

func placeOrNull(p diag.Place) *Place {
	if p.File == "" {
		return nil
	}
	return &Place{p.File, p.Line}
}

// place is where a change is, or was.
func (r DiffRow) place() *Place {
	if r.Now != nil {
		return r.Now
	}
	return r.Was
}

// Table is the changes, one row each.
func (v *DiffView) Table() *doc.Table {
	t := &doc.Table{Caption: "Changes",
		Columns: columns("ambition", "kind", "task", "about", "field", "before", "after",
			"on", "silent", "permitted", "text", "file", "line", "who")}
	add := func(ambition string, rows []DiffRow) {
		for _, r := range rows {
			silent, permitted, file, line := doc.Cell{}, doc.Cell{}, doc.Cell{}, doc.Cell{}
			if r.Silent != nil {
				silent = cell(r.Silent.Reason)
			}
			if len(r.Permitted) > 0 {
				permitted = dated(r.Permitted[0].Date)
			}
			if p := r.place(); p != nil {
				file, line = cell(p.File), number(p.Line)
			}
			t.Rows = append(t.Rows, []doc.Cell{cell(ambition), cell(r.Kind), cell(r.Task), cell(r.About), cell(r.Field),
				cell(r.Before), cell(r.After),
				dated(r.On), silent, permitted, cell(r.Text), file, line, cell(strings.Join(r.Who, ", "))})
		}
	}
	for _, a := range v.Ambitions {
		add(a.ID, a.Changes)
	}
	add("", v.Rest)
	return t
}

// Document is the changes as a page: the verdict, then by ambition.
func (v *DiffView) Document() doc.Document {
	page := v.page(v.title())
	page.Subtitle = append([]doc.Line{doc.Text("From " + v.From.words() + " to " + v.To.words())}, page.Subtitle[:1]...)
	if v.Earlier != "" {
		page.Alerts = append(page.Alerts, doc.Toned(doc.Bad, v.Earlier))
	}
	page.Blocks = append(page.Blocks, bullets(v.Verdict)...)
	left := 0
	part := func(heading *doc.Heading, rows []DiffRow) {
		entries, more := v.entries(rows)
		left += more
		page.Blocks = append(page.Blocks, heading, entries)
	}
	for _, a := range v.Ambitions {
		part(headingOf(2, "ambition", a.ID, "Ambition "+a.Name), a.Changes)
	}
	if len(v.Rest) > 0 {
		part(heading("The programme as a whole"), v.Rest)
	}
	if v.Total > 0 {
		page.Blocks = append(page.Blocks, notes([]doc.Line{doc.Toned(doc.Muted, v.closing(left))}))
	}
	return page
}

func (v *DiffView) title() string {
	switch {
	case v.Total == 0:
		return "Nothing is different"
	case v.Silent == 0:
		return count(v.Total, "change") + ", none silent"
	}
	return fmt.Sprintf("%s, %d silent", count(v.Total, "change"), v.Silent)
}

func (v *DiffView) closing(left int) string {
	const values = "Each value before and after: --format json."
	switch {
	case left > 0:
		return "and " + countOf(left, "further change", "further changes") + ": --all. " + values
	case v.Silent > 0:
		return "! a silent change: without the decision, the reason or the new entry that it needs. " + values
	}
	return values
}

// words are what a reader calls a side.
func (s DiffSide) words() string {
	if s.Revision == nil {
		return s.Name
	}
	commit := "commit " + s.short()
	if !s.Date.IsZero() {
		commit += " of " + s.Date.Words()
	}
	if strings.HasPrefix(s.Commit, s.Name) {
		return commit
	}
	return s.Name + " (" + commit + ")"
}

// mostShown is how many changes a heading shows at least before it says how to
// see the rest: a comment on a pull request may not grow without end.
const mostShown = 25

// entries are changes by what they are of. What is silent is always shown.
func (v *DiffView) entries(rows []DiffRow) (entries *doc.Entries, left int) {
	entries = &doc.Entries{}
	shown := 0
	for len(rows) > 0 {
		n := 1
		for n < len(rows) && rows[n].About == rows[0].About {
			n++
		}
		of := rows[:n]
		rows = rows[n:]
		if of[0].Silent == nil && shown >= mostShown && !v.All {
			left += n
			continue
		}
		shown += n
		entries.Items = append(entries.Items, diffEntry(of))
	}
	return entries, left
}

// diffEntry is all that changed of one thing.
func diffEntry(rows []DiffRow) doc.Entry {
	id, title, _ := strings.Cut(rows[0].About, ": ")
	if task := string(rows[0].Task); task != "" {
		id, title = task, strings.TrimPrefix(rows[0].About, task+" ")
	}
	e := doc.Entry{ID: id, Title: doc.Text(title), Ref: about("task", string(rows[0].Task))}
	for i, r := range rows {
		if r.Silent == nil {
			e.Detail = append(e.Detail, doc.Text(r.Text))
		} else {
			e.Mark = doc.Toned(doc.Bad, "!")
			e.Detail = append(e.Detail,
				doc.Line{{Text: "Silent: ", Tone: doc.Bad}, {Text: r.Text + " " + r.Silent.Why}},
				doc.Toned(doc.Muted, "To fix it, "+r.Silent.Mend+"."))
		}
		if i+1 == len(rows) || !r.besides(rows[i+1]) || r.Silent != nil {
			e.Detail = append(e.Detail, doc.Toned(doc.Muted, r.where()))
		}
	}
	return e
}

// besides reports whether another change is in the same file, so that the
// file is named once for both.
func (r DiffRow) besides(next DiffRow) bool {
	a, b := r.place(), next.place()
	return a != nil && b != nil && a.File == b.File && (r.Now == nil) == (next.Now == nil)
}

// where is the place of a change, and who committed it.
func (r DiffRow) where() string {
	words := r.place().File
	if line := r.place().Line; line > 0 {
		words = fmt.Sprintf("%s:%d", words, line)
	}
	if r.Now == nil {
		words += ", as it stood"
	}
	if len(r.Who) > 0 {
		words += " · " + strings.Join(r.Who, ", ")
	}
	return words
}
