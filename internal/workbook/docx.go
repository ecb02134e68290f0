package workbook

import (
	"fmt"
	"strings"
)

// document is a Word document being read: each of its tables becomes a sheet, and
// the words outside them one more.
type document struct {
	pack      *pack
	x         *xmlReader
	relations map[string]relation
	lists     lists
	comments  map[string]Note
	footnotes map[string]Note
	room      room

	out   Book
	text  Sheet          // of what is outside tables
	names map[string]int // of sheets, how often each was wanted
	above above          // the table that is read next
	lost  lost
}

// above is what a document says above a table.
type above struct {
	heading, line string
	name          string // of the table before
}

// lost counts what is in the document and not in its sheets.
type lost struct {
	pictures, embedded int
	hidden             bool // words that the document does not show
}

// textSheet is the name of the sheet of what is outside tables.
const textSheet = "Text of the document"

func openDOCX(p *pack, main string) (book *Book, err error) {
	d := &document{pack: p, names: map[string]int{}, text: Sheet{Name: textSheet}}
	if d.relations, err = p.relations(main); err != nil {
		return nil, err
	}
	if err := d.beside(); err != nil {
		return nil, err
	}
	err = p.each(main, func(x *xmlReader, root element) error {
		if root.name() != "document" {
			return errBroken
		}
		d.x = x
		return d.blocks(d)
	})
	if err != nil {
		return nil, err
	}
	return d.finish()
}

// beside reads what the text refers to.
func (d *document) beside() (err error) {
	part := map[string]string{}
	for _, r := range d.relations {
		part[r.kind] = r.target
	}
	if d.lists, err = readLists(d.pack, part["styles"], part["numbering"]); err != nil {
		return err
	}
	if d.comments, err = readNotes(d.pack, part["comments"]); err != nil {
		return err
	}
	if d.footnotes, err = readNotes(d.pack, part["footnotes"]); err != nil {
		return err
	}
	ends, err := readNotes(d.pack, part["endnotes"])
	for id, n := range ends {
		d.footnotes["end "+id] = n
	}
	return err
}

// readNotes reads comments or footnotes by id.
func readNotes(p *pack, part string) (map[string]Note, error) {
	notes := map[string]Note{}
	return notes, p.each(part, func(x *xmlReader, _ element) error {
		return x.children(func(note element) error {
			var lines []string
			err := x.children(func(paragraph element) error {
				line := ""
				err := within(x, func(e element) error {
					if e.name() != "t" {
						return nil
					}
					text, err := x.text()
					line += text
					return err
				})
				lines = append(lines, line)
				return err
			})
			if note.attr("type") == "" || note.attr("type") == "normal" {
				notes[note.attr("id")] = Note{Text: tidy(strings.Join(lines, "\n")), Author: tidy(note.attr("author"))}
			}
			return err
		})
	})
}

// place takes the paragraphs and tables of a part of the document.
type place interface {
	paragraph(*paragraph) error
	table() error
}

// blocks reads the paragraphs and tables below the current element, whatever is
// around them.
func (d *document) blocks(to place) error {
	return d.x.children(func(e element) error {
		switch e.name() {
		case "p":
			p := &paragraph{d: d}
			if err := p.read(); err != nil {
				return err
			}
			return to.paragraph(p)
		case "tbl":
			return to.table()
		case "altChunk":
			d.lost.embedded++
			return nil
		case "sectPr", "tcPr", "sdtPr":
			return nil
		}
		return d.blocks(to)
	})
}

// paragraph takes one that is in no table.
func (d *document) paragraph(p *paragraph) error {
	live, struck := p.words()
	if live == "" && struck == "" {
		return nil
	}
	row := len(d.text.Rows)
	d.text.Rows = append(d.text.Rows, []Cell{{Text: live, Struck: struck, Link: p.link}})
	d.text.addNotes(row, 0, p.notes)
	switch {
	case live == "":
	case p.heading:
		d.above.heading, d.above.line = live, ""
	default:
		d.above.line = live
	}
	return d.room.take(1, 1, len(live)+len(struck))
}

func (s *Sheet) addNotes(row, column int, notes []Note) {
	for _, n := range notes {
		n.Row, n.Column = row, column
		s.Notes = append(s.Notes, n)
	}
}

// table takes a table that is in no other.
func (d *document) table() error {
	t := tableReader{d: d, out: Sheet{Name: d.tableName()}}
	if err := t.read(); err != nil {
		return err
	}
	t.finish()
	if t.out.widest() > 0 || len(t.out.Notes) > 0 {
		d.out.Sheets = append(d.out.Sheets, t.out)
	}
	return nil
}

// tableName is the heading above a table, or the line above it where there is no
// heading since the table before.
func (d *document) tableName() string {
	const longest = 80 // letters
	name := d.above.name
	for _, s := range []string{d.above.line, d.above.heading} {
		if line, _, _ := strings.Cut(s, "\n"); line != "" {
			name = shortName(line, longest)
		}
	}
	if name == "" {
		name = "Table"
	}
	d.above = above{name: name}
	d.names[name]++
	if n := d.names[name]; n > 1 {
		return fmt.Sprintf("%s (%d)", name, n)
	}
	return name
}

// finish says what was left out, and refuses a document without a table.
func (d *document) finish() (*Book, error) {
	pictures := d.lost.pictures
	if len(d.out.Sheets) == 0 {
		if pictures > 0 {
			return nil, &Error{"the document holds pictures and no table: a picture of a table cannot be read",
				"ask whoever made it for the file from which the picture was made, or type the table"}
		}
		return nil, &Error{"the document has no table",
			"put what it promises into a table with a heading over each column, or into a spreadsheet"}
	}
	if len(d.text.Rows) > 0 {
		d.out.Sheets = append(d.out.Sheets, d.text)
	}
	if pictures > 0 {
		d.out.Remarks = append(d.out.Remarks,
			fmt.Sprintf("the document has pictures (%d), which were not read", pictures))
	}
	if d.lost.hidden {
		d.out.Remarks = append(d.out.Remarks,
			"the document has hidden text, which was left out as if it was struck out")
	}
	if d.lost.embedded > 0 {
		d.out.Remarks = append(d.out.Remarks, "the document has a part that is another file, which was not read")
	}
	return &d.out, nil
}
