package exchange

import (
	"slices"
	"sort"

	"improve/internal/workbook"
)

// lattice is a sheet being read: what its merged cells cover, what it hides, and which
// of its cells have a place.
type lattice struct {
	*workbook.Sheet
	name    string                  // in places, empty where there is only one sheet
	areas   map[int][]workbook.Area // merged cells by column, from the top
	hidden  [2]map[int]bool         // rows and columns that the sheet does not show
	placed  [][]bool
	reasons map[int]string // why a row is in no task, where that is known
}

func newLattice(s *workbook.Sheet, name string) *lattice {
	g := &lattice{Sheet: s, name: name, areas: map[int][]workbook.Area{}, placed: make([][]bool, len(s.Rows)),
		hidden: [2]map[int]bool{{}, {}}, reasons: map[int]string{}}
	widest := 0
	for _, row := range s.Rows {
		widest = max(widest, len(row))
	}
	for _, a := range s.Merged {
		for c := a.Left; c <= min(a.Right, widest-1); c++ {
			g.areas[c] = append(g.areas[c], a)
		}
	}
	for _, list := range g.areas {
		slices.SortFunc(list, func(a, b workbook.Area) int { return a.Top - b.Top })
	}
	for i, list := range [2][]int{s.HiddenRows, s.HiddenColumns} {
		for _, n := range list {
			g.hidden[i][n] = true
		}
	}
	return g
}

// use notes that a cell has a place.
func (g *lattice) use(row, column int) {
	if row >= len(g.placed) {
		return // no cell is there
	}
	if known := len(g.placed[row]); column >= known {
		g.placed[row] = append(g.placed[row], make([]bool, max(column+1, len(g.Rows[row]))-known)...)
	}
	g.placed[row][column] = true
}

// used reports whether a cell has a place.
func (g *lattice) used(row, column int) bool {
	return column < len(g.placed[row]) && g.placed[row][column]
}

// area is the merged cell that a cell is part of.
func (g *lattice) area(row, column int) (workbook.Area, bool) {
	list := g.areas[column]
	i := sort.Search(len(list), func(i int) bool { return list[i].Top > row }) - 1
	if i < 0 || list[i].Bottom < row {
		return workbook.Area{}, false
	}
	return list[i], true
}

// across is the merged cell of one row and several columns that a cell is part of.
func (g *lattice) across(row, column int) (workbook.Area, bool) {
	a, ok := g.area(row, column)
	return a, ok && a.Top == row && a.Bottom == row && a.Right > a.Left
}

// tall is the merged cell of several rows that a cell is part of.
func (g *lattice) tall(row, column int) (workbook.Area, bool) {
	a, ok := g.area(row, column)
	return a, ok && a.Bottom > a.Top
}

// wide is the text of a cell, or of the cell of the same row that is merged over it.
func (g *lattice) wide(row, column int) string {
	if a, ok := g.across(row, column); ok {
		return g.At(a.Top, a.Left).Text
	}
	return g.At(row, column).Text
}

func (g *lattice) place(row, column int) workbook.Place {
	return workbook.Place{Sheet: g.name, Row: row, Column: column}
}

func (g *lattice) rowHidden(n int) bool    { return g.hidden[0][n] }
func (g *lattice) columnHidden(c int) bool { return g.hidden[1][c] }

// filled are the columns of a row that hold something.
func (g *lattice) filled(n int) []int { return filledCells(g.Rows[n]) }

func filledCells(row []workbook.Cell) []int {
	list := make([]int, 0, len(row))
	for c, cell := range row {
		if !cell.Empty() {
			list = append(list, c)
		}
	}
	return list
}
