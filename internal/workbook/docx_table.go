package workbook

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// tableReader reads a table of a document into a sheet.
type tableReader struct {
	d       *document
	out     Sheet
	row     []Cell
	merging map[int]*Area // by their left column, areas that the next row may go on
	gone    bool          // the table, by a tracked change
	deleted bool          // the row
	tracked bool
	nested  []Place
}

const maxSpan = 1000 // columns; a document has 63

func (t *tableReader) read() error { return t.d.x.children(t.part) }

// part reads rows, whatever is around them.
func (t *tableReader) part(e element) error {
	switch e.name() {
	case "tr":
		return t.readRow()
	case "tblPr", "tblGrid", "sdtPr":
		return nil
	}
	return t.d.x.children(t.part)
}

func (t *tableReader) readRow() error {
	t.row, t.deleted = nil, t.gone
	if err := t.d.x.children(t.inRow); err != nil {
		return err
	}
	if err := t.d.room.take(1, 0, 0); err != nil {
		return err
	}
	for n := len(t.row); n > 0 && t.row[n-1] == (Cell{}); n-- {
		t.row = t.row[:n-1]
	}
	t.out.Rows = append(t.out.Rows, t.row)
	return nil
}

func (t *tableReader) inRow(e element) error {
	switch e.name() {
	case "trPr":
		return t.d.x.children(func(e element) error {
			switch e.name() {
			case "gridBefore":
				return t.skip(e.attr("val"))
			case "del":
				t.deleted, t.tracked = true, true
			case "ins":
				t.tracked = true
			}
			return nil
		})
	case "tblPrEx", "sdtPr":
		return nil
	case "tc":
		return t.readCell()
	}
	return t.d.x.children(t.inRow)
}

// skip leaves columns empty.
func (t *tableReader) skip(columns string) error {
	n, err := strconv.Atoi(columns)
	if err != nil || n < 0 {
		return nil
	}
	if len(t.row)+n > maxSpan {
		return errTooLarge
	}
	t.row = append(t.row, make([]Cell, n)...)
	return t.d.room.take(0, n, 0)
}

// cellBox is a cell of a table being read.
type cellBox struct {
	t            *tableReader
	live, struck []string // lines
	cell         Cell
	notes        []Note
	span         string
	down         string // "restart" or "continue" of cells merged downwards
	deleted      bool
}

func (t *tableReader) readCell() error {
	box := &cellBox{t: t, span: "1", deleted: t.deleted}
	err := t.d.x.children(func(e element) error {
		if e.name() == "tcPr" {
			return box.properties()
		}
		return box.block(e)
	})
	if err != nil {
		return err
	}
	return t.put(box)
}

// block reads a paragraph or table, or what is around some.
func (b *cellBox) block(e element) error {
	switch e.name() {
	case "p":
		p := &paragraph{d: b.t.d}
		if err := p.read(); err != nil {
			return err
		}
		return b.paragraph(p)
	case "tbl":
		return b.table()
	case "sdtPr":
		return nil
	}
	return b.t.d.blocks(b)
}

func (b *cellBox) properties() error {
	return b.t.d.x.children(func(e element) error {
		switch e.name() {
		case "gridSpan":
			b.span = e.attr("val")
		case "vMerge":
			if b.down = "continue"; e.attr("val") == "restart" {
				b.down = "restart"
			}
		case "shd":
			if c := colour(e.attr("fill")); c != white {
				b.cell.Fill = c
			}
		case "cellDel":
			b.deleted, b.t.tracked = true, true
		case "cellIns":
			b.t.tracked = true
		}
		return nil
	})
}

func (b *cellBox) paragraph(p *paragraph) error {
	live, struck := p.words()
	if b.deleted {
		live, struck = "", strings.TrimSpace(live+" "+struck)
	}
	if live != "" {
		b.live = append(b.live, lines(live)...)
	}
	if struck != "" {
		b.struck = append(b.struck, struck)
	}
	if b.cell.Link == "" {
		b.cell.Link = p.link
	}
	b.notes = append(b.notes, p.notes...)
	b.t.tracked = b.t.tracked || p.tracked
	return nil
}

// lines are those of a text that are not empty.
func lines(s string) []string {
	var out []string
	for line := range strings.SplitSeq(s, "\n") {
		if line != "" {
			out = append(out, line)
		}
	}
	return out
}

// table reads a table within the cell as lines of it, a line a row.
func (b *cellBox) table() error {
	inner := tableReader{d: b.t.d, gone: b.deleted}
	if err := inner.read(); err != nil {
		return err
	}
	for _, row := range inner.out.Rows {
		var live []string
		for _, c := range row {
			if c.Text != "" {
				live = append(live, strings.ReplaceAll(c.Text, "\n", " "))
			}
			if c.Struck != "" {
				b.struck = append(b.struck, c.Struck)
			}
		}
		if len(live) > 0 {
			b.live = append(b.live, strings.Join(live, " | "))
		}
	}
	b.notes = append(b.notes, inner.out.Notes...)
	b.t.tracked = b.t.tracked || inner.tracked
	b.t.nested = append(b.t.nested, Place{b.t.out.Name, len(b.t.out.Rows), len(b.t.row)})
	return nil
}

// put puts a cell into its row.
func (t *tableReader) put(b *cellBox) error {
	row, column := len(t.out.Rows), len(t.row)
	b.cell.Text, b.cell.Struck = strings.Join(b.live, "\n"), strings.Join(b.struck, "\n")
	if utf16Longer(b.cell.Text, maxCellText) {
		return &Error{fmt.Sprintf("the cell %s holds more than %d characters",
			Place{t.out.Name, row, column}, maxCellText), "shorten it, or save the document without that table"}
	}
	if err := t.d.room.take(0, 0, len(b.cell.Text)+len(b.cell.Struck)); err != nil {
		return err
	}
	t.out.addNotes(row, column, b.notes)
	if err := t.skip(b.span); err != nil {
		return err
	}
	if len(t.row) == column {
		t.row = append(t.row, Cell{})
	}
	t.row[column] = b.cell
	t.merge(b.down, Area{row, column, row, len(t.row) - 1})
	return nil
}

// merge keeps the areas of merged cells.
func (t *tableReader) merge(down string, a Area) {
	if t.merging == nil {
		t.merging = map[int]*Area{}
	}
	if open := t.merging[a.Left]; down == "continue" && open != nil && open.Bottom == a.Top-1 {
		open.Bottom = a.Bottom
		return
	}
	t.close(a.Left)
	t.merging[a.Left] = &a
}

// close ends the area that begins in a column.
func (t *tableReader) close(column int) {
	if a := t.merging[column]; a != nil && (a.Top != a.Bottom || a.Left != a.Right) {
		t.out.Merged = append(t.out.Merged, *a)
	}
	delete(t.merging, column)
}

// finish says what a reader of the table should know.
func (t *tableReader) finish() {
	for column := range maxSpan {
		t.close(column)
	}
	slices.SortFunc(t.out.Merged, func(a, b Area) int {
		return cmp.Or(cmp.Compare(a.Top, b.Top), cmp.Compare(a.Left, b.Left))
	})
	if t.tracked {
		t.out.Remarks = append(t.out.Remarks, fmt.Sprintf("the table %q has tracked changes: what was inserted was "+
			"read, what was deleted was left out", t.out.Name))
	}
	for _, at := range t.nested {
		t.out.Remarks = append(t.out.Remarks, fmt.Sprintf("the cell %s has a table within it, of which each row was "+
			"read as a line", at))
	}
}
