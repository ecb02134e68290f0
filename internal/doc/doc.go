// Package doc is a neutral page: headings, paragraphs, lists, tables. Reports
// make pages; each format of `render` writes any page.
//
// It knows nothing of programmes, widths, colours or files.
package doc

import "strings"

// Document is a page. ID and Aside are for pages about one thing: its id before
// the title, a short fact such as its rating at the right of it. Stamp is a word that
// is to be seen on every sheet of it, such as DRAFT; empty where there is none. Large is
// large print: no letter of a sheet is smaller than 16 points. In a book a page is set as
// the other pages are.
type Document struct {
	Stamp    string
	Large    bool
	ID       string
	Title    string
	Aside    Line
	Subtitle []Line // under the title: the date, the version, what to know first
	Alerts   []Line // before everything else: what the page cannot say, and why
	Blocks   []Block
}

// Block is one part of a page: *Heading, *Paragraph, *List, *Quote, *Rule,
// *Table, *Entries, *Fields, *Figure or *Code.
type Block interface{ block() }

// Tone says what a piece of text means, for formats that can show it. It never
// carries a meaning that the words do not.
type Tone int

// The tones. Complete to OnTrack are the BRAG colours.
const (
	Plain Tone = iota
	Complete
	OffTrack
	Behind
	OnTrack
	Ended  // neither kept nor still to be kept; in charts, elsewhere plain
	Muted  // less important
	Strong // more important
	Bad    // a fault in the record itself
)

// Ref names the thing that a piece of a page is about: its kind and its id in
// the record, such as {"task", "1.3"}. Formats whose pages can link to one another
// make a link of it. The empty Ref names nothing.
type Ref struct{ Kind, ID string }

// Span is a piece of a line in one tone. Struck text no longer holds, such as a
// target that was moved; it never appears without what holds now. Emphasis and
// Code are looks that carry no meaning of their own.
type Span struct {
	Text     string
	Tone     Tone
	Struck   bool
	Emphasis bool
	Code     bool
	Command  bool // it is a call of this program, which pages in a browser leave out
	Link     Link
	Ref      Ref
}

// Line is a run of text.
type Line []Span

// Text is a line in the plain tone.
func Text(s string) Line { return Line{{Text: s}} }

// Toned is a line in one tone.
func Toned(tone Tone, s string) Line { return Line{{Text: s, Tone: tone}} }

// String is the words of the line.
func (l Line) String() string {
	if len(l) == 1 {
		return l[0].Text
	}
	var b strings.Builder
	for _, span := range l {
		b.WriteString(span.Text)
	}
	return b.String()
}

// Heading is a heading; level 2 is the first below the title. ID is its name
// within the page, for links to it; empty where nothing needs to find it.
type Heading struct {
	Level    int
	Text, ID string
}

// Paragraph is running text. A line break in it is a line break on the page.
type Paragraph struct{ Line Line }

// List is a bulleted list, or a numbered one, which begins at First (0 means 1).
type List struct {
	Numbered bool
	First    int
	Items    []Item
}

// Item is an item of a list. Blocks are what is below its line: a list in
// it, further paragraphs.
type Item struct {
	Line   Line
	Blocks []Block
}

// Quote is what somebody else said.
type Quote struct{ Blocks []Block }

// Rule parts what is above it from what is below.
type Rule struct{}

// Fields are labelled values: "Leads  Glynis Williams". A field without a value
// is not shown.
type Fields struct{ Rows []Field }

// Field is one labelled value. Several lines are below one another.
type Field struct {
	Label string
	Value []Line
}

// Entries are a list of things that each have a mark, an id and a title, a
// short fact at the right, and lines below: what needs attention, a timeline.
// More says how to see the entries left out; empty where none is.
type Entries struct {
	Items []Entry
	More  Line
}

// Entry is one of Entries. Mark is short (a letter); Aside is at the right
// edge where there is room. Ref is what its id and title are about.
type Entry struct {
	Mark   Line
	ID     string
	Title  Line
	Aside  Line
	Detail []Line
	Ref    Ref
}

// Code is text shown as it is, such as a broken file.
type Code struct {
	Language, Text string
}

// Table is a table with a header row. Each row has as many cells as there are
// columns. Foot rows are totals. Caption names it for readers who do not see
// it; More says how to see the rows left out; Key explains its marks beneath.
type Table struct {
	Caption string
	Columns []Column
	Rows    [][]Cell
	Foot    [][]Cell
	More    Line
	Key     Line
}

// Align is where the cells of a column stand.
type Align int

// The alignments; numbers are at the right.
const (
	Left Align = iota
	Right
)

// Column is a column's heading and nature. ID is its stable name in CSV
// headers; Flexible columns give way first where the page is narrow, and are the
// only ones that wrap.
type Column struct {
	ID, Title string
	Align     Align
	Flexible  bool
}

// Cell is a value, as people read it (Text) and as a program does (Value: nil,
// string, int, float64, bool, time.Time for a day; nil with text means that the
// text is the value).
type Cell struct {
	Text  string
	Value any
	Tone  Tone
	Ref   Ref
}

func (*Heading) block()   {}
func (*Paragraph) block() {}
func (*List) block()      {}
func (*Quote) block()     {}
func (*Rule) block()      {}
func (*Table) block()     {}
func (*Entries) block()   {}
func (*Fields) block()    {}
func (*Code) block()      {}
