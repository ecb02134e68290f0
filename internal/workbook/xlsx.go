package workbook

import (
	"errors"
	"fmt"
	"strings"
)

// xlsx is a workbook being read.
type xlsx struct {
	pack    *pack
	shared  []richText
	styles  styles
	numbers *numbers
	people  map[string]string // who wrote comments, by id
	from    bool              // dates are counted from 1904, as some Macs do
	room    room
	work    int // cells that rules and addresses may still look at
}

// listed is a sheet as the workbook lists it.
type listed struct {
	name, part string
	hidden     bool
	kind       string
}

// openXLSX reads all sheets of a workbook, each to its end. The library that shows
// numbers may stumble over a format that no program would write; that is an error of
// the file, not of this program.
func openXLSX(p *pack, main string) (book *Book, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			book, err = nil, errBroken
		}
	}()
	x := &xlsx{pack: p, numbers: newNumbers(), work: maxWork}
	defer x.numbers.close()
	sheets, err := x.open(main)
	if err != nil {
		return nil, err
	}
	book = &Book{From1904: x.from}
	for _, l := range sheets {
		if l.kind != "worksheet" {
			book.Remarks = append(book.Remarks, fmt.Sprintf("the sheet %q is a %s and was not read", l.name, l.kind))
			continue
		}
		sheet, err := x.sheet(l)
		if err != nil {
			return nil, inSheet(l.name, err)
		}
		book.Sheets = append(book.Sheets, sheet)
	}
	if err := book.picture(p, "xl/media/", "workbook"); err != nil {
		return nil, err
	}
	return book, nil
}

// inSheet says in which sheet a file breaks, or is too large.
func inSheet(name string, err error) error {
	var at *brokenRow
	switch {
	case errors.Is(err, errTooLarge):
		return tooLarge(name)
	case errors.As(err, &at):
		return &Error{fmt.Sprintf("the workbook is damaged: the sheet %q breaks off in or after row %d", name, at.row),
			repair}
	case errors.Is(err, errBroken):
		return &Error{fmt.Sprintf("the workbook is damaged: the sheet %q cannot be read to its end", name), repair}
	}
	return err
}

// brokenRow is a fault of a sheet behind a row, counted from 1.
type brokenRow struct{ row int }

func (e *brokenRow) Error() string { return fmt.Sprintf("damaged after row %d", e.row) }

// open reads what the sheets of a workbook share, and lists them.
func (x *xlsx) open(main string) ([]listed, error) {
	relations, err := x.pack.relations(main)
	if err != nil {
		return nil, err
	}
	part := map[string]string{}
	for _, r := range relations {
		part[r.kind] = r.target
	}
	colours, err := readPalette(x.pack, part["theme"], part["styles"])
	if err != nil {
		return nil, err
	}
	if x.styles, err = readStyles(x.pack, part["styles"], colours); err != nil {
		return nil, err
	}
	if x.shared, err = readShared(x.pack, part["sharedStrings"]); err != nil {
		return nil, err
	}
	if x.people, err = readPeople(x.pack, part["person"]); err != nil {
		return nil, err
	}
	return x.list(main, relations)
}

// list reads which sheets there are.
func (x *xlsx) list(main string, relations map[string]relation) (sheets []listed, err error) {
	err = x.pack.each(main, func(in *xmlReader, root element) error {
		if root.name() != "workbook" {
			return errBroken
		}
		return in.children(func(e element) error {
			switch e.name() {
			case "workbookPr":
				x.from = e.on("date1904", false)
			case "sheets":
				return in.children(func(e element) error {
					r := relations[e.attr("id")]
					sheets = append(sheets, listed{name: e.attr("name"), part: r.target, kind: r.kind,
						hidden: strings.HasSuffix(strings.ToLower(e.attr("state")), "hidden")})
					return nil
				})
			}
			return nil
		})
	})
	for _, s := range sheets {
		if x.pack.files[strings.ToLower(s.part)] == nil {
			return nil, errBroken
		}
	}
	return sheets, err
}

// room counts what all sheets hold together.
type room struct{ rows, cells, text int }

// take makes sure that so many rows, cells and bytes of text still fit.
func (r *room) take(rows, cells, text int) error {
	r.rows, r.cells = r.rows+rows, r.cells+cells
	if r.rows > maxRows || r.cells > maxCells {
		return errTooLarge
	}
	if r.text += text; r.text > maxText {
		return &Error{fmt.Sprintf("the texts of the file are longer than the limit of %d MB", maxText>>20),
			"save a copy with only the sheets to import"}
	}
	return nil
}
