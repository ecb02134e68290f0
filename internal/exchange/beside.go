package exchange

import (
	"slices"

	"improve/internal/workbook"
)

// sheetsOf are the sheets of a workbook, of which one with tables side by side counts as
// one for each table.
func sheetsOf(book *workbook.Book, mappings []Mapping) []*workbook.Sheet {
	var list []*workbook.Sheet
	for i := range book.Sheets {
		list = append(list, sideBySide(&book.Sheets[i], mappings)...)
	}
	return list
}

// sideBySide parts a sheet at columns that hold nothing from a row of headings on, where that
// row has the headings of a table on each side of them.
func sideBySide(s *workbook.Sheet, mappings []Mapping) []*workbook.Sheet {
	const deepest, tries = 100, 3 // rows looked at; of those with a gap
	tried := 0
	for n := range min(len(s.Rows), deepest) {
		at := gutter(s, n)
		if at < 0 {
			continue
		}
		left, right := columnsOf(s, 0, at), columnsOf(s, at, -1)
		right.Hidden, right.Remarks = false, nil // said of the left
		if holdsHeadings(left, n, mappings) && holdsHeadings(right, n, mappings) {
			return append([]*workbook.Sheet{left}, sideBySide(right, mappings)...)
		}
		if tried++; tried == tries {
			break
		}
	}
	return []*workbook.Sheet{s}
}

// holdsHeadings reports whether a row of a sheet has the headings of a table of its own: of a
// register, or of what is to be done.
func holdsHeadings(s *workbook.Sheet, n int, mappings []Mapping) bool {
	return slices.ContainsFunc(segments(newLattice(s, ""), mappings), func(part segment) bool {
		if !part.plan() {
			return part.register.head == n
		}
		_, title := part.head.column(FieldTitle)
		return title && part.head.row == n
	})
}

// gutter is the first column after a gap in a row, where the columns of the gap hold nothing
// below either, and the row has several cells on each side; -1 where there is none.
func gutter(s *workbook.Sheet, n int) int {
	const fewest = 3 // headings of a table
	filled := filledCells(s.Rows[n])
	for i := fewest; i+fewest <= len(filled); i++ {
		from, to := filled[i-1]+1, filled[i]
		if from < to && emptyBelow(s, n, from, to) {
			return to
		}
	}
	return -1
}

// emptyBelow reports whether columns hold nothing from a row on: no text, and no cell that is
// merged over them.
func emptyBelow(s *workbook.Sheet, n, from, to int) bool {
	for _, row := range s.Rows[n:] {
		for c := from; c < min(to, len(row)); c++ {
			if !row[c].Empty() {
				return false
			}
		}
	}
	return !slices.ContainsFunc(s.Merged, func(a workbook.Area) bool {
		return a.Bottom >= n && a.Left < to && a.Right >= from
	})
}

// columnsOf is a sheet with nothing in its other columns; to is -1 for all that follow.
func columnsOf(s *workbook.Sheet, from, to int) *workbook.Sheet {
	part := *s
	within := func(c int) bool { return c >= from && (to < 0 || c < to) }
	part.Rows = make([][]workbook.Cell, len(s.Rows))
	for n, row := range s.Rows {
		end := len(row)
		if to >= 0 {
			end = min(end, to)
		}
		part.Rows[n] = make([]workbook.Cell, end)
		if from < end {
			copy(part.Rows[n][from:], row[from:end])
		}
	}
	part.Merged = slices.DeleteFunc(slices.Clone(s.Merged), func(a workbook.Area) bool { return !within(a.Left) })
	part.Notes = slices.DeleteFunc(slices.Clone(s.Notes), func(n workbook.Note) bool { return !within(n.Column) })
	part.HiddenColumns = slices.DeleteFunc(slices.Clone(s.HiddenColumns), func(c int) bool { return !within(c) })
	return &part
}
