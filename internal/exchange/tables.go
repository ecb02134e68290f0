package exchange

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"improve/internal/workbook"
)

// tables are the tables of a workbook that hold tasks, in its order.
type tables struct {
	list    []taskTable
	several bool // sheets were looked at: places name theirs
	grids   map[*workbook.Sheet]*lattice
	sheets  []SheetRead
	columns []Column

	registers []segment
	notes     notes // what was made of cells that say more of a task elsewhere
}

type taskTable struct {
	sheet *workbook.Sheet
	kind  SheetKind
	rows  *sheetRows
}

// findTables finds the sheets that hold tasks, and what their columns are.
func findTables(sheets []*workbook.Sheet, mappings []Mapping, answers map[string]SheetKind) (*tables, error) {
	t := &tables{several: len(sheets) > 1, grids: map[*workbook.Sheet]*lattice{}}
	parts, plans := map[*lattice][]segment{}, 0
	for _, s := range sheets {
		g := newLattice(s, t.nameOf(s))
		t.grids[s] = g
		parts[g] = segments(g, mappings)
		if slices.ContainsFunc(parts[g], segment.plan) {
			if k := kindByName(s.Name); k == "" || !k.holdsTasks() && k != SheetLog {
				plans++
			}
		}
	}
	for _, s := range sheets {
		g := t.grids[s]
		read := sheetKind(g, answers, parts[g], plans)
		t.sheets = append(t.sheets, read)
		t.take(g, read.Kind, parts[g], mappings)
	}
	if len(t.list) == 0 {
		return nil, &ErrNoTable{}
	}
	t.join()
	return t, t.checkMappings(mappings)
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
	fields := map[SheetKind][]named{SheetRisks: riskFields(), SheetMeasures: measureFields()}[kind]
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
func (t *tables) kind(s *workbook.Sheet) SheetKind {
	i := slices.IndexFunc(t.sheets, func(r SheetRead) bool { return r.Name == s.Name })
	return t.sheets[i].Kind
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
		filled := 0
		for row := h.last + 1; row < len(g.Rows); row++ {
			if !g.At(row, c.column).Empty() {
				filled++
			}
		}
		t.columns = append(t.columns, Column{Cell: g.place(h.row, c.column).String(), Heading: c.heading,
			Field: c.field, How: c.how, Cells: filled})
	}
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

// checkLetters asks what the words of a rating column mean where they are read
// and only a person can know.
func (t *tables) checkLetters(o Options) error {
	err := &ErrLetters{}
	count := func(word, where string) {
		i := slices.IndexFunc(err.Unknown, func(u Unknown) bool { return u.Word == word && u.Where == where })
		if i < 0 {
			i, err.Unknown = len(err.Unknown), append(err.Unknown, Unknown{Word: word, Where: where})
		}
		err.Unknown[i].Count++
	}
	for task := range t.tasks() {
		for _, b := range task.bits[FieldRating] {
			word := head(b.text)
			if _, ok := o.Letters.read(b.text); !ok {
				count(word, columnWords(b.at))
			} else if _, ok := obvious(word); ok && !slices.Contains(err.Known, word) {
				err.Known = append(err.Known, word)
			}
		}
	}
	if len(err.Unknown) == 0 || o.RatedOn.IsZero() {
		return nil
	}
	slices.SortStableFunc(err.Unknown, func(a, b Unknown) int {
		return cmp.Or(strings.Compare(a.Where, b.Where), b.Count-a.Count, strings.Compare(a.Word, b.Word))
	})
	slices.Sort(err.Known)
	return err
}

// columnWords are the column of a cell, and its sheet where there are several.
func columnWords(at workbook.Place) string {
	column := "column " + workbook.Letters(at.Column)
	if at.Sheet == "" {
		return column
	}
	return fmt.Sprintf("sheet %q, %s", at.Sheet, column)
}
