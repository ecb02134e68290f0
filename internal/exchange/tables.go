package exchange

import (
	"iter"
	"slices"

	"improve/internal/workbook"
)

// tables are the tables of a workbook that hold tasks, in its order.
type tables struct {
	list    []taskTable
	several bool // sheets were looked at: places name theirs
	grids   map[*workbook.Sheet]*lattice
	sheets  []SheetRead
	kinds   map[*workbook.Sheet]SheetKind
	columns []Column

	registers []segment
	notes     notes   // what was made of cells that say more of a task elsewhere
	keys      Letters // what keys of the workbook say that words of ratings mean
}

type taskTable struct {
	sheet *workbook.Sheet
	kind  SheetKind
	rows  *sheetRows
}

// findTables finds the sheets that hold tasks, and what their columns are.
func findTables(sheets []*workbook.Sheet, mappings []Mapping, answers map[string]SheetKind) (*tables, error) {
	t := &tables{several: severalNames(sheets), grids: map[*workbook.Sheet]*lattice{},
		kinds: map[*workbook.Sheet]SheetKind{}}
	parts, plans, grids := map[*lattice][]segment{}, 0, []*lattice(nil)
	for _, s := range sheets {
		g := newLattice(s, t.nameOf(s))
		t.grids[s], grids = g, append(grids, g)
		parts[g] = segments(g, mappings)
		if slices.ContainsFunc(parts[g], segment.plan) {
			k, _ := kindByName(s.Name)
			other := namesMeetings(parts[g]) || guessesActions(parts[g])
			if (k == "" || !k.holdsTasks() && k != SheetLog) && !other {
				plans++
			}
		}
	}
	for _, s := range sheets {
		g := t.grids[s]
		read := sheetKind(g, answers, parts[g], plans)
		read.Sure = read.Sure || beside(sheets, s) // which of two tables of a sheet an answer is of nobody could say
		t.sheets, t.kinds[s] = append(t.sheets, read), read.Kind
		t.take(g, read.Kind, parts[g], mappings)
	}
	if len(t.list)+len(t.registers) == 0 {
		return nil, &ErrNoTable{}
	}
	t.keys = keyOf(grids, func(g *lattice) SheetKind { return t.kind(g.Sheet) })
	t.join()
	return t, t.checkMappings(mappings)
}

// severalNames reports whether there are sheets of more than one name.
func severalNames(sheets []*workbook.Sheet) bool {
	return slices.ContainsFunc(sheets, func(s *workbook.Sheet) bool { return s.Name != sheets[0].Name })
}

// beside reports whether a sheet is one of several tables that stand side by side.
func beside(sheets []*workbook.Sheet, s *workbook.Sheet) bool {
	return slices.ContainsFunc(sheets, func(other *workbook.Sheet) bool { return other != s && other.Name == s.Name })
}

// take reads the tables of a sheet as what the sheet is.
func (t *tables) take(g *lattice, kind SheetKind, parts []segment, mappings []Mapping) {
	for _, part := range parts {
		switch {
		case part.plan() && kind.holdsTasks():
			part.head.settle(g)
			t.list = append(t.list, taskTable{g.Sheet, kind, readRows(g, part.head, part.from, part.to, mappings)})
			t.describe(part.head, g)
		case !part.plan() && (kind.holdsTasks() || kind == part.kind):
			t.registers = append(t.registers, part)
		}
	}
	fields := registerFields(kind)
	if len(fields) > 0 && !slices.ContainsFunc(parts, func(p segment) bool { return p.kind == kind }) {
		if r := readRegister(g, fields); r != nil {
			t.registers = append(t.registers, segment{kind: kind, register: r})
		}
	}
}

// checkMappings finds a mapping that names no column.
func (t *tables) checkMappings(mappings []Mapping) error {
	var headings []string
	used := map[string]bool{}
	for _, found := range t.list {
		for _, c := range found.rows.heading.list {
			headings = append(headings, c.heading)
			for _, m := range mappings {
				used[m.Column] = used[m.Column] || names(m.Column, c.heading, c.column)
			}
		}
	}
	for _, m := range mappings {
		if !used[m.Column] {
			return &ErrMapping{m.Column, headings}
		}
	}
	return nil
}

// nameOf is what places call a sheet: nothing where there is only one.
func (t *tables) nameOf(s *workbook.Sheet) string {
	if t.several {
		return s.Name
	}
	return ""
}

// of is what a sheet was found to hold, nil where it has no table.
func (t *tables) of(s *workbook.Sheet) *sheetRows {
	for _, found := range t.list {
		if found.sheet == s {
			return found.rows
		}
	}
	return nil
}

// kind is what a sheet was taken for.
func (t *tables) kind(s *workbook.Sheet) SheetKind { return t.kinds[s] }

// left is why the cells of a sheet without tasks are not written.
func (t *tables) left(g *lattice) string {
	kind := t.kind(g.Sheet)
	read := slices.ContainsFunc(t.registers, func(s segment) bool { return s.register.lattice == g })
	if !read && len(registerFields(kind)) > 0 {
		return "no row has the headings of " + string(kind)
	}
	return kind.left()
}

// registerFields are the columns of a kind of sheet that is a register.
func registerFields(kind SheetKind) []named {
	switch kind {
	case SheetRisks:
		return riskFields()
	case SheetMeasures:
		return measureFields()
	case SheetLog:
		return logFields()
	}
	return nil
}

// plans counts the tables whose tasks are those of the plan.
func (t *tables) plans() int {
	n := 0
	for _, found := range t.list {
		if found.kind == SheetPlan {
			n++
		}
	}
	return n
}

// describe records what each column was taken for.
func (t *tables) describe(h heading, g *lattice) {
	for _, c := range h.list {
		t.columns = append(t.columns, h.columnOf(c, g))
	}
}

// columnOf is a column as the report shows it.
func (h *heading) columnOf(c headed, g *lattice) Column {
	column := Column{Cell: g.place(h.row, c.column).String(), Heading: c.heading, Field: c.field, How: c.how,
		Examples: []string{}}
	for row := h.last + 1; row < len(g.Rows); row++ {
		column.shows(g.At(row, c.column))
	}
	return column
}

// tasks are the tasks of all tables.
func (t *tables) tasks() iter.Seq[*rowTask] {
	return func(yield func(*rowTask) bool) {
		for _, found := range t.list {
			for _, task := range found.rows.tasks {
				if !yield(task) {
					return
				}
			}
		}
	}
}
