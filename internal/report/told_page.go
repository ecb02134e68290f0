package report

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/doc"
)

// Table is the meetings, one row for each thing that they were told.
func (v *ToldView) Table() *doc.Table {
	t := &doc.Table{Caption: "What was told and what was so", Columns: columns("on", "group", "of", "rating", "words",
		"by", "tasks", "open", "overdue", "overdue_long", "untracked", "B", "R", "A", "G", "not_rated", "greener",
		"known_behind", "otherwise_on", "otherwise_days", "otherwise", "sentence")}
	for _, m := range v.Meetings {
		for _, r := range m.Told {
			var n *assess.Totals
			if r.Position != nil {
				totals := r.Position.Totals()
				n = &totals
			}
			row := append([]doc.Cell{dated(r.On), cell(m.Group), cell(r.Of), letter(r.Rating), cell(r.Words),
				cell(r.By.Name)}, figures(n, r.Dates)...)
			t.Rows = append(t.Rows, append(row, r.otherwiseCells()...))
		}
		if len(m.Told) == 0 {
			row := append([]doc.Cell{dated(m.On), cell(m.Group), {}, {}, {}, {}}, figures(m.Totals, m.Dates)...)
			t.Rows = append(t.Rows, append(row, doc.Cell{}, doc.Cell{}, doc.Cell{}, doc.Cell{}, doc.Cell{},
				cell(m.Sentence)))
		}
	}
	return t
}

// figures are the cells of what the dates and ratings of a day said; empty where nothing is
// computed.
func figures(n *assess.Totals, d *DatesRow) []doc.Cell {
	if n == nil || d == nil {
		return make([]doc.Cell, 10)
	}
	cells := []doc.Cell{}
	for _, value := range []int{n.Tasks, d.Open, d.Overdue, d.Long, n.Untracked, n.B, n.R, n.A, n.G, n.NotRated} {
		cells = append(cells, number(value))
	}
	return cells
}

func (r *PositionRow) otherwiseCells() []doc.Cell {
	cells := []doc.Cell{yesNo(r.Greener), number(r.Known), {}, {}, {}, cell(r.Sentence)}
	if o := r.Otherwise; o != nil {
		cells[2], cells[3], cells[4] = dated(o.On), number(o.Days), cell(o.Words)
	}
	return cells
}

// Document is the paper as a page: each thing that was told better than the record in a
// sentence, then every meeting.
func (v *ToldView) Document() doc.Document {
	page := v.paper("What was told and what was so")
	if len(v.Meetings) == 0 {
		page.Blocks = append(page.Blocks, say(
			"No board has met by %s, and nothing is recorded that a meeting was told.", v.AsAt.Words()))
		return page
	}
	page.Blocks = append(page.Blocks, say("%s", v.answer()))
	for _, m := range v.Meetings {
		for _, r := range m.Told {
			if r.Greener {
				page.Blocks = append(page.Blocks, &doc.Paragraph{Line: doc.Line{{Text: r.Sentence, Tone: doc.Strong},
					{Text: " " + r.after(v.Context.Assessment.AsAt)}}})
			}
		}
	}
	page.Blocks = append(page.Blocks, heading("Each meeting"), v.meetings(), toldKey())
	return page
}

// toldKey explains what stands beside what was told.
func toldKey() doc.Block {
	return notes(muted([]string{
		"Past its date: not complete, and the date that the board last set has passed.",
		"Better than the record: the programme was called complete or on track while a task was untracked or " +
			"more than a quarter of the open tasks were past their date, or an ambition was given a better letter " +
			"than its tasks had.",
		"* worked out from dates: no lead gave that rating.",
	}))
}

// answer says in a sentence or two how much is recorded, and how often it was too green.
func (v *ToldView) answer() string {
	words := "No board was listed to meet by then."
	if v.Boards > 0 {
		words = fmt.Sprintf("What the board was told of progress is recorded for %d of %s.", v.Recorded,
			count(v.Boards, "meeting"))
	}
	switch {
	case v.Greener > 0:
		return fmt.Sprintf("%s %s, a meeting was told better than the record of that day.", words,
			diag.UpperFirst(times(v.Greener)))
	case v.Recorded > 0:
		return words + " No meeting was told better than the record of that day."
	}
	return words + " What the dates and ratings of each day said is below."
}

func (v *ToldView) meetings() *doc.Table {
	t := &doc.Table{Caption: "Each meeting: what it was told, and what was so", Columns: []doc.Column{
		{Title: "Meeting"}, {Title: "Told", Flexible: true}, {Title: "By the dates that day", Flexible: true},
		{Title: "Ratings that day", Flexible: true}}}
	for _, m := range v.Meetings {
		for i := range m.Told {
			r := &m.Told[i]
			row := append([]doc.Cell{cell(m.called())}, r.sides()...)
			if r.Of != assess.OfProgramme {
				row[1].Text = r.about(v.Context).Name + ": " + row[1].Text
			}
			t.Rows = append(t.Rows, row)
		}
		if len(m.Told) == 0 {
			t.Rows = append(t.Rows, []doc.Cell{cell(m.called()), {Text: m.unrecorded(), Tone: doc.Muted}, cell(m.so()),
				cell(m.Ratings)})
		}
	}
	return t
}

// called is the day of a meeting, with whose it was where it was not the board's.
func (m *ToldMeeting) called() string {
	if m.Board {
		return m.On.Words()
	}
	return m.On.Words() + ", " + m.Group
}
