package exchange

import (
	"fmt"

	"improve/internal/programme"
	"improve/internal/workbook"
)

// stacked is one sheet with two tables of tasks, their columns in another order, and
// a register of risks below them.
func stacked(m *maker, made *made) {
	p := m.page(made, "Programme")
	p.front("Everything on a page")
	made.said = m.tasks(14)
	words := colours4("B", "R", "A", "G")
	from := 0
	for _, to := range []int{7, 14} {
		columns := p.shuffled([]laidColumn{p.number(), p.title(), p.leads(), p.target(), p.lettered(words, ""), p.note()})
		p.heads(columns)
		for _, t := range made.said[from:to] {
			p.task(columns, t)
		}
		p.texts()
		from = to
	}
	p.texts("Risks to the programme")
	p.texts("Ref", "Risk", "Likelihood", "Impact", "Controls", "Owner")
	p.texts("R1", "Agency staff leave at once", "4", "4", "Offer permanent posts", "Head of CIN")
	p.close()
}

// ownWordsPlan is a plan whose headings only what is below them explains.
func ownWordsPlan(m *maker, made *made) {
	p := m.page(made, "Plan")
	p.front("Our promises")
	made.said = m.tasks(12)
	for _, t := range made.said {
		t.note = ""
		if t.rating == programme.Unrated {
			t.rating = programme.OnTrack
		}
	}
	title, leads, target, rating := p.title(), p.leads(), p.target(), p.lettered(colours4("Blue", "Red", "Amber", "Green"), "")
	switch m.IntN(3) {
	case 0:
		title.head = "Pledge"
	case 1:
		leads.head = "Name of champion"
		rating.head = "How are we doing?"
	case 2:
		target.head = "Long stop"
		rating.head = "Colour"
	}
	columns := p.shuffled([]laidColumn{p.number(), title, leads, target, rating})
	p.heads(columns)
	for _, t := range made.said {
		p.task(columns, t)
	}
	p.close()
}

// twoRows is a plan whose headings have two rows: the upper names what the lower parts.
// Its themes are cells merged down over their tasks.
func twoRows(m *maker, made *made) {
	p := m.page(made, "Improvement plan")
	p.front("Plan with headings of two rows")
	made.said = m.tasks(12)
	for _, t := range made.said {
		if m.chance(30) {
			t.revised = programme.Day(2027, 1+m.IntN(12), 20)
		}
	}
	theme := p.head(ofGroup, func(t *said) workbook.Cell { return written1(t.group) })
	rating := p.lettered(colours4("B", "R", "A", "G"), "")
	first, later := p.target(), p.revised()
	first.head, later.head = pick(m, []string{"Original", "Original date"}), pick(m, []string{"Revised", "Revised date"})
	columns := []laidColumn{p.number(), theme, p.title(), p.leads(), first, later, rating, p.note()}
	top := make([]string, len(columns))
	for i, c := range columns {
		top[i] = c.head
	}
	top[4], top[5], top[6], top[7] = pick(m, []string{"Timescale", "Deadline", "Target date"}), "", pick(m, []string{"Progress", "Monitoring", "Update"}), ""
	n := p.texts(top...)
	p.merge(n, 4, n, 5)
	p.merge(n, 6, n, 7)
	for _, c := range []int{0, 1, 2, 3} {
		p.merge(n, c, n+1, c)
	}
	p.texts("", "", "", "", first.head, later.head, rating.head, columns[7].head)
	group, from := "", 0
	for _, t := range made.said {
		cells := make([]workbook.Cell, len(columns))
		for i, c := range columns {
			cells[i] = c.cell(t)
		}
		if group == t.group {
			cells[1] = workbook.Cell{}
		}
		at := p.row(cells...)
		if group != t.group {
			p.merge(from, 1, at-1, 1)
			group, from = t.group, at
		}
	}
	p.merge(from, 1, len(p.s.Rows)-1, 1)
	p.close()
}

// log is a sheet of what meetings asked for, with and without the days of the meetings.
func (m *maker) log(l *page) {
	columns := []laidColumn{l.number(), l.title(), l.leads(), l.target(), l.note()}
	dated := m.chance(70)
	heads := []string{pick(m, []string{"Status", "Open / closed"}), pick(m, []string{"Meeting date", "Date raised", "Raised at"})}
	for _, c := range columns {
		heads = append(heads, c.head)
	}
	l.texts(heads...)
	for i, t := range m.tasks(4) {
		meeting := ""
		if dated && m.chance(80) {
			meeting = fmt.Sprintf("%d/09/2025", 14+i)
		}
		cells := []workbook.Cell{written1(pick(m, []string{"Open", "Closed", "Withdrawn", "In hand"})), written1(meeting)}
		for _, c := range columns {
			cells = append(cells, c.cell(t))
		}
		l.row(cells...)
	}
	l.close()
}

// besidePlan is a plan that names each group in its first row alone, with a register or an
// action log to the right of it.
func besidePlan(m *maker, made *made) {
	p := m.page(made, pick(m, []string{"Plan", "Sheet1"}))
	p.front("Plan and risks")
	made.said = m.tasks(10 + m.IntN(6))
	columns := []laidColumn{p.head(ofGroup, func(t *said) workbook.Cell { return written1(t.group) }), p.number(), p.title(), p.leads(), p.target(),
		p.lettered(colours4("B", "R", "A", "G"), ""), p.forecast(), p.note()}
	side := [][]string{{"Ref", pick(m, []string{"Risk", "Risk description"}), "Likelihood", "Impact", "Owner"}, {"R1", m.words(), "3", "4", "Head of CIN"},
		{"R2", m.words(), "2", "5", "Head of CIC"}}
	beside := func(cells []workbook.Cell) []workbook.Cell {
		if len(side) > 0 {
			cells = append(cells, workbook.Cell{})
			for _, text := range side[0] {
				cells = append(cells, written1(text))
			}
			side = side[1:]
		}
		return cells
	}
	var heads []workbook.Cell
	for _, c := range columns {
		heads = append(heads, written1(c.head))
	}
	p.row(beside(heads)...)
	group := ""
	for _, t := range made.said {
		var cells []workbook.Cell
		for _, c := range columns {
			cells = append(cells, c.cell(t))
		}
		if t.group == group {
			cells[0] = workbook.Cell{}
		}
		group = t.group
		p.row(beside(cells)...)
	}
	p.close()
}

func (p *page) forecast() laidColumn {
	return p.some(ofForecast, 40, func() string { return p.day().Words() })
}
