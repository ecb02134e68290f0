// Package report makes the views that people and programs read: a typed view,
// which is its JSON, and the same view as a neutral page.
//
// A report never decides a status: everything computed comes from `assess`. It
// does not read files, know a format, or print.
package report

import (
	"fmt"
	"slices"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/programme"
	"improve/internal/publish"
)

// Context is what every report is made from.
type Context struct {
	Programme  *programme.Programme
	Assessment *assess.Assessment
	Date       DateSource
	Errors     int    // errors in the record, which every report says at its head
	LeftOut    string // what the public's copy leaves out, in a sentence; empty otherwise
	Public     bool   // for the public: small numbers are suppressed; names and restricted records are gone already
	Draft      bool   // every page is marked as a draft
	// Basis is the board that a paper for the public rests on; without one it says
	// nothing of how the plan stands. It has no meaning for the board's papers.
	Basis     publish.Basis
	Unposted  []programme.Date // minutes that are no papers for the public, for nobody has posted them
	NotLooked string           // where nobody has looked for small numbers; empty where there are none
	Revision  *Revision        // the record as git holds it; nil where its files were read

	index index
}

// DateSource says where the date of a report came from.
type DateSource string

// The places a date can come from, in the order in which they are asked.
const (
	FromFlag        DateSource = "flag"
	FromEnvironment DateSource = "environment"
	FromProgramme   DateSource = "programme"
	FromCommit      DateSource = "commit" // the day of the revision that is shown
	FromToday       DateSource = "today"
)

// Words says in a bracket how the date came about.
func (s DateSource) Words() string {
	switch s {
	case FromFlag:
		return "given by --as-at"
	case FromEnvironment:
		return "given by IMPROVE_AS_AT"
	case FromProgramme:
		return "pinned in plan/programme.yaml"
	case FromCommit:
		return "the day of the commit"
	}
	return "today"
}

// View is a report: its exported fields are its JSON.
type View interface {
	Document() doc.Document
	Table() *doc.Table // the report as one table, for CSV
}

// Head is what every view begins with.
type Head struct {
	Programme   string         `json:"programme"`
	AsAt        programme.Date `json:"as_at"`
	Pinned      bool           `json:"pinned"` // by as_at in plan/programme.yaml
	DateFrom    DateSource     `json:"as_at_from"`
	NextMeeting programme.Date `json:"next_meeting"`
	Errors      int            `json:"errors"` // in the record
	Unread      []UnreadItem   `json:"unread"` // what was found and could not be read
	LeftOut     string         `json:"left_out,omitempty"`
	Revision    *Revision      `json:"revision,omitempty"`  // where --rev was given
	Published   *publish.Basis `json:"published,omitempty"` // for the public: what the paper rests on
	Draft       bool           `json:"draft,omitempty"`

	// Context is what the view was made from: its page looks up names and places there.
	Context *Context `json:"-"`
}

// UnreadItem is a file or an entry that is missing from what is shown.
type UnreadItem struct {
	What string `json:"what"`
	File string `json:"file"`
	Line int    `json:"line"` // 0 where it is the file as a whole
}

func (c *Context) head() Head {
	h := Head{
		Programme: c.Programme.Name.Value, AsAt: c.Assessment.AsAt,
		Pinned: c.Date == FromProgramme, DateFrom: c.Date, NextMeeting: c.Assessment.NextMeeting,
		Errors: c.Errors, Unread: []UnreadItem{}, LeftOut: c.LeftOut, Revision: c.Revision, Draft: c.Draft, Context: c,
	}
	if c.Public {
		h.rest(c)
	}
	for _, u := range c.Programme.Unread {
		item := UnreadItem{What: u.What, File: c.Programme.Files[u.Pos.File], Line: int(u.Pos.Line)}
		h.Unread = append(h.Unread, item)
	}
	return h
}

// rest says about a paper for the public what it rests on. The next board is the next
// after the day of the page, not after the day of that board.
func (h *Head) rest(c *Context) {
	h.Published, h.NextMeeting = &c.Basis, programme.Date{}
	if !c.Basis.Given() {
		h.AsAt = c.Basis.Day
	}
	for _, day := range c.Programme.BoardMeetings() {
		if day.After(c.Basis.Day) {
			h.NextMeeting = day
			break
		}
	}
}

// stamp is what every sheet of a draft is marked with.
func (h Head) stamp() string {
	if h.Draft {
		return "DRAFT"
	}
	return ""
}

// alerts say at the head of a page what it cannot say, and why.
func (h Head) alerts() []doc.Line {
	if h.Errors == 0 {
		return nil
	}
	line := fmt.Sprintf("The record has %s.", count(h.Errors, "error"))
	if len(h.Unread) > 0 {
		files, entries := h.unreadCounts()
		line = fmt.Sprintf("The record has %s; %s could not be read, so what %s is not counted below.",
			count(h.Errors, "error"), joined(files, entries), oneOrMore(len(h.Unread), "it says", "they say"))
	}
	return []doc.Line{{{Text: line, Tone: doc.Bad}, {Text: " See improve validate.", Tone: doc.Bad, Command: true}}}
}

func (h Head) unreadCounts() (files, entries string) {
	n := 0
	for _, u := range h.Unread {
		if u.What == "file" {
			n++
		}
	}
	if n > 0 {
		files = count(n, "file")
	}
	if rest := len(h.Unread) - n; rest > 0 {
		entries = countOf(rest, "entry", "entries")
	}
	return files, entries
}

// day is the day of a page: for the public that is later than the board that it rests on.
func (c *Context) day() programme.Date {
	if c.Public && c.Basis.Given() {
		return c.Basis.Day
	}
	return c.Assessment.AsAt
}

// subtitle says the date and how it came about, or what the public's paper rests on,
// and the next board.
func (h Head) subtitle() []doc.Line {
	lines := []doc.Line{doc.Text(fmt.Sprintf("As at %s (%s)", h.AsAt.Words(), h.DateFrom.Words()))}
	if h.Published != nil {
		lines[0] = doc.Text(h.Published.Words())
	}
	lines = append(lines, doc.Text(nextBoard(h.NextMeeting)))
	if h.Revision != nil {
		lines = append(lines, doc.Text(h.Revision.Words()))
	}
	if h.LeftOut != "" {
		lines = append(lines, doc.Text(h.LeftOut))
	}
	return lines
}

// nextBoard says when the next board is; zero where none is listed.
func nextBoard(day programme.Date) string {
	if day.IsZero() {
		return "No date is given for the next board"
	}
	return "Next board " + day.Words()
}

// NextBoard says when the next board is, as pages do.
func (c *Context) NextBoard() string { return nextBoard(c.head().NextMeeting) }

// page begins a document with the head's alerts and date.
func (h Head) page(title string) doc.Document {
	if title == "" {
		title = "Improvement programme"
	}
	return doc.Document{Stamp: h.stamp(), Title: title, Subtitle: h.subtitle(), Alerts: h.alerts()}
}

// notes are short lines below a page's main part, each on a line of its own.
func notes(lines []doc.Line) *doc.Paragraph {
	p := &doc.Paragraph{}
	for i, line := range lines {
		if i > 0 {
			p.Line = append(p.Line, doc.Span{Text: "\n"})
		}
		p.Line = append(p.Line, line...)
	}
	return p
}

// tone is the colour of a rating.
func tone(r programme.Rating) doc.Tone {
	switch r {
	case programme.Complete:
		return doc.Complete
	case programme.OffTrack:
		return doc.OffTrack
	case programme.Behind:
		return doc.Behind
	case programme.OnTrack:
		return doc.OnTrack
	}
	return doc.Muted
}

// mark is a task's letter, with * where only the dates give it.
func mark(t *assess.Task) string {
	switch {
	case t.Ended != nil:
		return assess.EndedLetter
	case onlyComputed(t):
		return t.Rating.Letter() + "*"
	}
	return t.Rating.Letter()
}

// onlyComputed reports whether the rating shown is the program's and not the
// lead's.
func onlyComputed(t *assess.Task) bool {
	return t.Rating != programme.Unrated && (t.Rating != t.Reported || t.Lapsed)
}

// rated is a task's rating in words, marked where it is only computed.
func rated(t *assess.Task) string {
	switch {
	case t.State == assess.IsOnHold:
		return "on hold"
	case t.Ended != nil:
		return "ended"
	case onlyComputed(t):
		return t.Rating.String() + "*"
	}
	return t.Rating.String()
}

// Cite is where something stands, as an editor opens it; empty where nothing
// was written, and for the public, who has no files to open.
func (c *Context) Cite(pos programme.Pos) string {
	if c.Public || !pos.Known() {
		return ""
	}
	place := c.Programme.Place(pos)
	return fmt.Sprintf("%s:%d", place.File, place.Line)
}

func count(n int, thing string) string { return countOf(n, thing, thing+"s") }

// times is how often something happened.
func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return count(n, "time")
}

func countOf(n int, one, many string) string { return diag.CountOf(n, one, many) }

func oneOrMore(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}

// joined lists words as a sentence does, leaving out empty ones.
func joined(words ...string) string {
	return diag.And(nonEmpty(words...))
}

// nonEmpty are the texts that say something.
func nonEmpty(texts ...string) []string {
	return slices.DeleteFunc(slices.Clone(texts), func(s string) bool { return s == "" })
}
