package exchange

import (
	"fmt"
	"strings"

	"improve/internal/programme"
	"improve/internal/workbook"
)

// made is a plan in some council's layout, with the truth beside it and the
// answers that a person would give.
type made struct {
	book    *workbook.Book
	said    []*said
	letters string // what the words of its rating column mean
	sheets  map[string]SheetKind
	heads   map[string]bool
}

// laidColumn is a column of a made sheet: its heading, and what it says of a task.
type laidColumn struct {
	of   meaning
	head string
	cell func(*said) workbook.Cell
}

// page is a sheet being made.
type page struct {
	*maker
	made *made
	s    workbook.Sheet
}

func (m *maker) page(p *made, name string) *page {
	return &page{maker: m, made: p, s: workbook.Sheet{Name: name}}
}

func (p *page) close() { p.made.book.Sheets = append(p.made.book.Sheets, p.s) }

func (p *page) row(cells ...workbook.Cell) int {
	p.s.Rows = append(p.s.Rows, cells)
	return len(p.s.Rows) - 1
}

func (p *page) texts(texts ...string) int {
	cells := make([]workbook.Cell, len(texts))
	for i, s := range texts {
		cells[i].Text = s
	}
	return p.row(cells...)
}

func (p *page) merge(top, left, bottom, right int) {
	if bottom > top || right > left {
		p.s.Merged = append(p.s.Merged, workbook.Area{Top: top, Left: left, Bottom: bottom, Right: right})
	}
}

// front puts what plans have above their tables: a title, a version, a note.
func (p *page) front(title string) {
	if p.chance(70) {
		p.texts(title)
	}
	if p.chance(40) {
		p.texts("Version " + fmt.Sprint(1+p.IntN(9)) + ", for the improvement board")
	}
	if p.chance(30) {
		p.texts("", "Updated each month by the lead of the action.")
	}
	if p.chance(50) {
		p.texts()
	}
}

// head is a heading in one of its wordings.
func (p *page) head(of meaning, cell func(*said) workbook.Cell) laidColumn {
	c := laidColumn{of, pick(p.maker, wordings[of]), cell}
	p.made.heads[c.head] = true
	return c
}

// shuffled are columns in another order; a number stays first in most plans.
func (p *page) shuffled(columns []laidColumn) []laidColumn {
	from := 0
	if columns[0].of == ofNumber && p.chance(70) {
		from = 1
	}
	rest := columns[from:]
	p.Shuffle(len(rest), func(i, j int) { rest[i], rest[j] = rest[j], rest[i] })
	return columns
}

func (p *page) heads(columns []laidColumn) int {
	var texts []string
	for _, c := range columns {
		texts = append(texts, c.head)
	}
	return p.texts(texts...)
}

// task is a row of a task, and blank rows between some.
func (p *page) task(columns []laidColumn, t *said) int {
	if p.chance(4) {
		p.texts()
	}
	cells := make([]workbook.Cell, len(columns))
	for i, c := range columns {
		cells[i] = c.cell(t)
	}
	return p.row(cells...)
}

func written1(s string) workbook.Cell { return workbook.Cell{Text: s} }

// number, title, leads ... are the columns that most plans have.
func (p *page) number() laidColumn {
	return p.head(ofNumber, func(t *said) workbook.Cell { return written1(t.id) })
}
func (p *page) title() laidColumn {
	return p.head(ofTitle, func(t *said) workbook.Cell { return written1(t.title) })
}
func (p *page) leads() laidColumn {
	join := pick(p.maker, []string{"; ", "\n", " / "})
	return p.head(ofLead, func(t *said) workbook.Cell { return written1(strings.Join(t.leads, join)) })
}
func (p *page) note() laidColumn {
	return p.head(ofNote, func(t *said) workbook.Cell { return written1(t.note) })
}
func (p *page) outcome() laidColumn {
	return p.head(ofOutcome, func(t *said) workbook.Cell { return written1(t.outcome) })
}
func (p *page) target() laidColumn {
	as := p.IntN(4)
	return p.head(ofTarget, func(t *said) workbook.Cell { return dateCellOf(t.target, as) })
}
func (p *page) revised() laidColumn {
	as := p.IntN(4)
	return p.head(ofRevised, func(t *said) workbook.Cell { return dateCellOf(t.revised, as) })
}

// some is a column whose cells say something that is no cell of the truth.
func (p *page) some(of meaning, percent int, text func() string) laidColumn {
	return p.head(of, func(*said) workbook.Cell {
		if !p.chance(percent) {
			return workbook.Cell{}
		}
		return written1(text())
	})
}

// dateCellOf writes a day in one of the ways in which plans write it.
func dateCellOf(d programme.Date, as int) workbook.Cell {
	switch {
	case d.IsZero():
		return workbook.Cell{}
	case as == 0:
		return workbook.Cell{Text: fmt.Sprintf("%02d/%02d/%d", d.Day, d.Month, d.Year), Day: d, As: workbook.ShowsDay}
	case as == 1:
		return written1(fmt.Sprintf("%02d/%02d/%d", d.Day, d.Month, d.Year))
	case as == 2:
		return written1(d.String())
	}
	return written1(d.Words())
}

// lettered is a rating column in the words of one council.
func (p *page) lettered(words map[programme.Rating]string, ended string) laidColumn {
	var pairs []string
	for _, rating := range programme.Ratings() {
		pairs = append(pairs, words[rating]+"="+rating.Word())
	}
	p.made.letters = strings.Join(pairs, ",")
	return p.head(ofRating, func(t *said) workbook.Cell {
		switch {
		case t.ended:
			return written1(ended)
		case t.rating == programme.Unrated:
			return workbook.Cell{}
		}
		return written1(words[t.rating])
	})
}

// coloured is a rating column by colour alone.
func (p *page) coloured(fills map[programme.Rating]string) laidColumn {
	var pairs []string
	for _, rating := range programme.Ratings() {
		pairs = append(pairs, colourWords(fills[rating])+"="+rating.Word())
	}
	p.made.letters = strings.Join(pairs, ",")
	return p.head(ofRating, func(t *said) workbook.Cell { return workbook.Cell{Fill: fills[t.rating]} })
}
