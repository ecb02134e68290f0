package exchange

import (
	"cmp"
	"slices"
	"strings"

	"improve/internal/programme"
	"improve/internal/words"
	"improve/internal/workbook"
)

// register is a sheet of risks or measures: a row each.
type register struct {
	*lattice
	head    int
	to      int // the row after its last
	columns map[Field]int
	periods []periodColumn // of values, in their order
}

// periodColumn is a column of the values of one period.
type periodColumn struct {
	column int
	day    programme.Date
}

// readRegister finds the row that names most of the columns of a register.
func readRegister(g *lattice, fields []named) *register {
	const deepest = 100
	var best *register
	for n := range min(len(g.Rows), deepest) {
		r := registerRow(g, n, fields)
		if len(r.columns) >= 3 && (best == nil || len(r.columns) > len(best.columns)) {
			best = r
		}
	}
	return best
}

// registerRow reads a row as the headings of a register.
func registerRow(g *lattice, n int, fields []named) *register {
	r := &register{lattice: g, head: n, to: len(g.Rows), columns: map[Field]int{}}
	for c, cell := range g.Rows[n] {
		r.name(c, cell.Text, fields)
	}
	return r
}

// name says what a column is by its heading.
func (r *register) name(column int, heading string, fields []named) {
	if heading == "" || len(heading) > longestHeading || r.columnHidden(column) {
		return
	}
	p := plainHeading(heading)
	for _, f := range fields {
		if _, taken := r.columns[f.field]; !taken && slices.Contains(f.names, p) {
			r.columns[f.field] = column
			return
		}
	}
	if !strings.ContainsAny(heading, "0123456789") {
		return // no date: the pattern is slow
	}
	if day, rest := headingDate(heading); !day.IsZero() && strings.Trim(rest, " -") == "" {
		r.periods = append(r.periods, periodColumn{column, day})
	}
}

// described are its columns and what they were taken for.
func (r *register) described() []Column {
	var list []Column
	for c, cell := range r.Rows[r.head] {
		field := Field("")
		for f, column := range r.columns {
			if column == c {
				field = f
			}
		}
		if slices.ContainsFunc(r.periods, func(p periodColumn) bool { return p.column == c }) {
			field = "value"
		}
		if field == "" {
			continue // the report lists it
		}
		r.use(r.head, c)
		column := Column{Cell: r.place(r.head, c).String(), Heading: joinLines(cell.Text), Field: field, How: byName,
			Examples: []string{}}
		for _, n := range r.rows() {
			column.shows(r.At(n, c))
		}
		list = append(list, column)
	}
	return list
}

// rows are the numbers of its rows that have a title.
func (r *register) rows() []int {
	var list []int
	for n := r.head + 1; n < r.to; n++ {
		if !r.rowHidden(n) && r.cell(n, FieldTitle).Text != "" && len(r.filled(n)) > 1 {
			list = append(list, n)
		}
	}
	return list
}

func (r *register) cell(n int, f Field) workbook.Cell {
	c, ok := r.columns[f]
	if !ok {
		return workbook.Cell{}
	}
	return r.At(n, c)
}

// take is the text of a cell, which is then placed.
func (r *register) take(n int, f Field) string {
	c, ok := r.columns[f]
	if !ok {
		return ""
	}
	r.use(n, c)
	return joinLines(r.At(n, c).Text)
}

// asTask are cells of a row as those of a task: each column with the field that it is read as.
func (r *register) asTask(n int, fields ...[2]Field) *rowTask {
	as := &rowTask{at: r.at(n, FieldTitle), bits: map[Field][]bit{}}
	for _, f := range fields {
		if cell := r.cell(n, f[0]); !cell.Empty() {
			r.take(n, f[0])
			as.bits[f[1]] = []bit{{text: cell.Text, cell: cell, at: r.at(n, f[0])}}
		}
	}
	return as
}

// oneOwner reads who owns something that has one owner, and its date. What is more than
// that is listed, with the reasons given.
func (r *cellReader) oneOwner(as *rowTask, others, noDate string) (owner string, day programme.Date) {
	ids := r.leads(as)
	if len(ids) > 0 {
		owner = ids[0]
	}
	for _, other := range ids[min(1, len(ids)):] {
		r.notes.leftover(as.where(FieldLeads), other, others)
	}
	days, moved, words := r.targets(as)
	if len(days) > 0 {
		day = days[0]
	}
	if !moved.To.IsZero() {
		day = moved.To
	}
	if words != "" {
		r.notes.leftover(as.where(FieldTarget), words, noDate)
	}
	return owner, day
}

// at is the place of a cell.
func (r *register) at(n int, f Field) workbook.Place { return r.place(n, r.columns[f]) }

// freeName is an id that nothing else has: the row's own number, else its title's
// first words.
func freeName(number, title string, taken func(string) bool) string {
	const longest = 40
	id := words.Slug(number)
	if id == "" || strings.Trim(id, "0123456789") == "" {
		id = words.Slug(title)
		for len(id) > longest && strings.Contains(id, "-") {
			id = id[:strings.LastIndexByte(id, '-')]
		}
	}
	id = cmp.Or(id, "entry")
	for base, n := id, 2; taken(id); n++ {
		id = base + "-" + string(rune('0'+n%10))
	}
	return id
}

// registerAt is the register whose headings a row is: of risks where it says how likely
// something is, how bad, or the score of both; of measures where it has an indicator with
// two of a baseline, a target, the months of its values and which of them is better.
func registerAt(g *lattice, n int) (SheetKind, *register) {
	r := registerRow(g, n, riskFields())
	if r.has(FieldTitle) && r.count(riskLikelihood, riskImpact, riskInherentLikelihood, riskInherentImpact,
		riskScore) >= 2 {
		return SheetRisks, r
	}
	r = registerRow(g, n, measureFields())
	if r.has(FieldTitle) && r.count(measurePolarity, measureUnit, FieldDetail, FieldTarget)+
		min(len(r.periods), 2) >= 2 {
		return SheetMeasures, r
	}
	return "", nil
}

func (r *register) has(f Field) bool { return r.count(f) > 0 }

// count is how many of the fields have a column.
func (r *register) count(fields ...Field) int {
	n := 0
	for _, f := range fields {
		if _, ok := r.columns[f]; ok {
			n++
		}
	}
	return n
}
