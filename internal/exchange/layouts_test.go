package exchange

import (
	"fmt"
	"strings"

	"improve/internal/programme"
	"improve/internal/workbook"
)

// layout is a way in which councils keep plans. Least is the share of its cells
// of meaning, in a hundred, that must land where a programme officer would put them.
type layout struct {
	name  string
	least int
	make  func(*maker, *made)
}

// madeOf is the plan of a layout and a seed: always the same.
func madeOf(l layout, number int, seed uint64) *made {
	p := &made{book: &workbook.Book{}, heads: map[string]bool{}}
	l.make(newMaker(seed, uint64(number)), p)
	return p
}

func layouts() []layout {
	return []layout{
		{"Ofsted plan with banners and colour", 95, ilacs},
		{"SEND written statement with milestones", 95, send},
		{"NHS plan of must and should", 95, nhs},
		{"peer challenge with bullets", 95, peer},
		{"internal audit tracker", 95, audit},
		{"special measures by colour only", 95, special},
		{"action log of a programme office", 95, pmo},
		{"indicators and risks", 95, indicators},
		{"plan of 120 rows", 95, rows(120)},
		{"plan of many sheets", 95, sheets},
		{"updates by month", 95, monthly},
		{"any columns", 95, anyColumns},
		{"headings of two rows", 95, twoRows},
		{"several tables on a sheet", 95, stacked},
		{"headings in words of its own", 95, ownWordsPlan},
		{"tables side by side, groups in their first rows", 95, besidePlan},
	}
}

func colours4(complete, off, behind, on string) map[programme.Rating]string {
	return map[programme.Rating]string{programme.Complete: complete, programme.OffTrack: off, programme.Behind: behind, programme.OnTrack: on}
}

var fills = colours4("0070C0", "FF0000", "FFC000", "00B050")

// banners writes tasks under a banner a group.
func (p *page) banners(columns []laidColumn, list []*said, banner func(n int, group string) string) {
	group, n := "", 0
	for _, t := range list {
		if t.group != group {
			n++
			group = t.group
			at := p.texts(banner(n, group))
			p.merge(at, 0, at, len(columns)-1)
		}
		p.task(columns, t)
	}
}

func (p *page) key(words map[programme.Rating]string) {
	p.texts(pick(p.maker, []string{"Key", "RAG key", "Legend"}))
	for _, rating := range programme.Ratings() {
		p.row(workbook.Cell{Fill: fills[rating], Text: words[rating]}, written1(rating.Word()))
	}
}

func ilacs(m *maker, made *made) {
	words := colours4("B", "R", "A", "G")
	p := m.page(made, "Improvement plan")
	p.front("Children’s services improvement plan")
	columns := p.shuffled([]laidColumn{p.number(), p.title(), p.leads(), p.target(), p.lettered(words, ""), p.note(), p.outcome(),
		p.some(ofFinding, 40, func() string { return "Social work visits were too seldom recorded." })})
	p.heads(columns)
	made.said = m.tasks(14 + m.IntN(10))
	p.banners(columns, made.said, func(n int, group string) string {
		return fmt.Sprintf(pick(m, []string{"Priority %d: %s", "%d. %s", "Theme %d - %s"}), n, group)
	})
	p.close()
	if m.chance(60) {
		k := m.page(made, pick(m, []string{"Key", "RAG key", "Guidance"}))
		k.key(words)
		k.close()
	}
}

// steps gives each task milestones with an owner and a date of their own.
func (m *maker) milestones(list []*said) {
	for _, t := range list {
		t.leads = nil
		for i := range 1 + m.IntN(3) {
			s := said{title: stepsOf[i], leads: []string{m.person()}, target: m.day(), rating: pick(m, programme.Ratings())}
			t.steps = append(t.steps, s)
		}
		t.rating, t.target, t.note = programme.Unrated, programme.Date{}, ""
	}
}

func send(m *maker, made *made) {
	words := colours4("Blue", "Red", "Amber", "Green")
	p := m.page(made, pick(m, []string{"WSoA", "Action plan"}))
	p.front("Written statement of action")
	list := m.tasks(6 + m.IntN(6))
	m.milestones(list)
	made.said = list
	rating := p.lettered(words, "")
	columns := []laidColumn{p.number(), p.title(), p.head(ofMilestone, func(s *said) workbook.Cell { return written1(s.title) }),
		p.leads(), p.target(), rating, p.some(ofEvidence, 50, m.words)}
	p.heads(columns)
	merged := m.chance(60)
	for _, t := range list {
		first := len(p.s.Rows)
		for i := range t.steps {
			cells := make([]workbook.Cell, len(columns))
			for c := 2; c < len(columns); c++ {
				cells[c] = columns[c].cell(&t.steps[i])
			}
			if i == 0 {
				cells[0], cells[1] = columns[0].cell(t), columns[1].cell(t)
			}
			p.row(cells...)
		}
		if merged {
			p.merge(first, 0, len(p.s.Rows)-1, 0)
			p.merge(first, 1, len(p.s.Rows)-1, 1)
		}
	}
	p.close()
}

func nhs(m *maker, made *made) {
	words := colours4("Blue", "Red", "Yellow", "Amber")
	p := m.page(made, "Action plan")
	p.front("Quality improvement plan")
	made.said = m.tasks(12 + m.IntN(8))
	columns := p.shuffled([]laidColumn{p.number(), p.some(ofMust, 90, func() string { return pick(m, []string{"Must", "Should"}) }),
		p.some(ofRegulation, 60, func() string { return "17(2)(a)" }), p.some(ofFinding, 60, func() string { return "Records were not always complete." }),
		p.title(), p.leads(), p.target(), p.lettered(words, ""), p.some(ofEvidence, 50, m.words), p.note(), p.some(ofConfirmed, 30, m.person)})
	// One row of groups stands above the headings.
	groups := make([]string, len(columns))
	at := 1 + m.IntN(len(columns)-4)
	groups[at] = "For the lead to fill in"
	n := p.texts(groups...)
	p.merge(n, at, n, at+2)
	p.heads(columns)
	for _, t := range made.said {
		p.task(columns, t)
	}
	p.texts()
	p.key(words)
	p.close()
}

func peer(m *maker, made *made) {
	words := colours4("Complete", "Off track", "Behind", "On track")
	p := m.page(made, "Sheet1")
	p.front("Peer challenge: our response")
	made.said = m.tasks(6 + m.IntN(6))
	mark := pick(m, []string{"• ", "- ", "* "})
	steps := p.head(ofMilestone, func(t *said) workbook.Cell {
		var lines []string
		for _, s := range t.steps {
			lines = append(lines, mark+s.title)
		}
		return written1(strings.Join(lines, "\n"))
	})
	when := p.head(ofTarget, func(t *said) workbook.Cell {
		var lines []string
		for _, s := range t.steps {
			lines = append(lines, mark+s.target.Words())
		}
		return written1(strings.Join(lines, "\n"))
	})
	for _, t := range made.said {
		t.target = programme.Date{}
		for i := range 2 + m.IntN(3) {
			t.steps = append(t.steps, said{title: stepsOf[i], target: m.day()})
		}
	}
	columns := p.shuffled([]laidColumn{p.some(ofFinding, 90, func() string { return "Sharpen the focus on outcomes." }), p.title(), steps, p.leads(), when, p.lettered(words, ""), p.note()})
	p.heads(columns)
	for _, t := range made.said {
		t.id = ""
		p.task(columns, t)
	}
	p.close()
}

func audit(m *maker, made *made) {
	words := colours4("Implemented", "Overdue", "Partly implemented", "In progress")
	list := m.tasks(18)
	live, done, extended := m.page(made, "Live"), m.page(made, pick(m, []string{"Completed", "Closed actions"})), m.page(made, "Extensions")
	group := func(p *page) laidColumn {
		return p.head(ofGroup, func(t *said) workbook.Cell { return written1(t.group) })
	}
	rating := live.lettered(words, "")
	columns := live.shuffled([]laidColumn{live.number(), group(live), live.some(ofFinding, 50, func() string { return "No check was made of the list." }), live.title(), live.leads(), live.target(), rating, live.note(), live.some(ofPercent, 60, func() string { return fmt.Sprintf("%d%%", 10*m.IntN(10)) })})
	live.front("Audit recommendations")
	live.heads(columns)
	doneColumns := []laidColumn{done.number(), group(done), done.title(), done.leads(), done.target(), done.some(ofEvidence, 80, m.words), done.note()}
	done.heads(doneColumns)
	extendedColumns := []laidColumn{extended.number(), extended.title(), extended.revised(), extended.some(ofNote, 80, m.words)}
	extended.heads(extendedColumns)
	for i, t := range list {
		switch {
		case i%3 == 2:
			t.rating = programme.Complete
			done.task(doneColumns, t)
		default:
			live.task(columns, t)
			if i%4 == 0 {
				t.revised = programme.Day(2027, 1+m.IntN(12), 20)
				extended.task(extendedColumns, t)
			}
		}
	}
	made.said = list
	live.close()
	done.close()
	extended.close()
	for _, name := range []string{"Lists", "Cover"}[:m.IntN(3)] {
		l := m.page(made, name)
		l.texts("Implemented")
		l.texts("In progress")
		l.close()
	}
}

func special(m *maker, made *made) {
	p := m.page(made, "Plan")
	p.front("Special measures plan")
	made.said = m.tasks(10 + m.IntN(8))
	columns := p.shuffled([]laidColumn{p.number(), p.title(), p.leads(), p.target(), p.coloured(fills), p.note(), p.some(ofRecovery, 30, m.words), p.some(ofForecast, 30, func() string { return m.day().Words() }), p.some(ofEscalation, 20, func() string { return "The board: agree the money" })})
	p.heads(columns)
	p.banners(columns, made.said, func(_ int, group string) string { return group })
	p.close()
	k := m.page(made, "Key")
	k.key(colours4("Blue", "Red", "Amber", "Green"))
	k.close()
}

func pmo(m *maker, made *made) {
	words := colours4("Closed", "Overdue", "At risk", "Open")
	p := m.page(made, pick(m, []string{"Tracker", "Programme plan"}))
	p.front("Programme tracker")
	made.said = m.tasks(16 + m.IntN(8))
	for _, t := range made.said {
		if m.chance(10) {
			t.ended, t.rating = true, programme.Unrated
		}
		if m.chance(20) {
			t.revised = programme.Day(2027, 1+m.IntN(12), 20)
		}
	}
	columns := p.shuffled([]laidColumn{p.number(), p.head(ofGroup, func(t *said) workbook.Cell { return written1(t.group) }), p.title(), p.leads(), p.target(), p.revised(), p.lettered(words, pick(m, []string{"Superseded", "Withdrawn"})), p.note(), p.some(ofPercent, 70, func() string { return fmt.Sprintf("%d%%", 10*m.IntN(10)) }), p.some(ofBudget, 40, func() string { return fmt.Sprintf("£%d,000", 1+m.IntN(90)) }), p.some(ofEscalation, 20, func() string { return "Steering group: free a post" }), p.some(ofRecovery, 20, m.words)})
	p.heads(columns)
	for _, t := range made.said {
		p.task(columns, t)
	}
	p.close()
	if m.chance(50) {
		m.log(m.page(made, pick(m, []string{"Action log", "Meeting actions"})))
	}
	if m.chance(40) { // what nobody can tell from its words
		l := m.page(made, pick(m, []string{"Bits", "Sheet7"}))
		for i := range 3 {
			l.texts(fmt.Sprint(i), m.words(), pick(m, posts), "whenever")
		}
		l.close()
		made.sheets = map[string]SheetKind{l.s.Name: pick(m, SheetKinds())}
	}
}

func indicators(m *maker, made *made) {
	words := colours4("B", "R", "A", "G")
	p := m.page(made, "Plan")
	p.front("Plan on a page")
	made.said = m.tasks(8)
	columns := p.shuffled([]laidColumn{p.number(), p.title(), p.leads(), p.target(), p.lettered(words, ""), p.note(), p.some(ofBudget, 30, func() string { return "£2,000" })})
	p.heads(columns)
	for _, t := range made.said {
		p.task(columns, t)
	}
	p.close()
	k := m.page(made, pick(m, []string{"KPIs", "Performance measures", "Scorecard"}))
	k.texts("Ref", pick(m, []string{"Indicator", "Measure", "KPI"}), "Good is", "Baseline", "Target", "Apr-25", "May-25", "Jun-25")
	k.texts("K1", "Visits in time", "High", "71%", "90%", "74%", "78%", "81%")
	k.texts("K2", "Children who come back within a year", "Low", "22%", "18%", "21%", "", "19%")
	k.close()
	r := m.page(made, pick(m, []string{"Risk register", "Risks"}))
	r.texts("Risk ID", pick(m, []string{"Risk", "Risk description"}), "Likelihood", "Impact", "Score", pick(m, []string{"Mitigation", "Controls"}), "Owner")
	r.texts("R1", "Agency staff leave at once", "4", "4", "16", "Offer permanent posts", "Head of CIN")
	r.texts("R2", "The case system is late", "3", "5", "15", "Weekly calls with the supplier", "Head of CIC")
	r.close()
}

func rows(n int) func(*maker, *made) {
	return func(m *maker, made *made) {
		p := m.page(made, "Action plan")
		p.front("Improvement plan")
		made.said = m.tasks(n)
		for i, t := range made.said {
			t.rating = programme.Ratings()[i%4]
		}
		columns := p.shuffled([]laidColumn{p.number(), p.head(ofGroup, func(t *said) workbook.Cell { return written1(t.group) }), p.title(), p.leads(), p.target(), p.lettered(colours4("B", "R", "A", "G"), ""), p.note(), p.outcome(),
			p.some(ofMust, 20, func() string { return "Must" }), p.some(ofRegulation, 10, func() string { return "12" }), p.some(ofForecast, 10, func() string { return m.day().Words() }), p.some(ofConfirmed, 20, m.person)})
		p.heads(columns)
		for _, t := range made.said {
			p.task(columns, t)
		}
		p.close()
	}
}

// sheets is a plan with a sheet for each theme, as programme offices keep them.
func sheets(m *maker, made *made) {
	made.said = m.tasks(15)
	var p *page
	var columns []laidColumn
	for _, t := range made.said {
		if p == nil || p.s.Name != t.group {
			if p != nil {
				p.close()
			}
			p = m.page(made, t.group)
			p.front(t.group)
			columns = p.shuffled([]laidColumn{p.number(), p.title(), p.leads(), p.target(), p.lettered(colours4("Done", "Stuck", "Slipping", "Moving"), ""), p.note()})
			p.heads(columns)
		}
		p.task(columns, t)
	}
	p.close()
}

// monthly is a plan whose updates stand in a column a month, under one heading.
func monthly(m *maker, made *made) {
	p := m.page(made, "Plan")
	made.said = m.tasks(12)
	months := []string{"Sept 2025", "Oct 2025", "Nov 2025"}
	columns := []laidColumn{p.number(), p.title(), p.leads(), p.target(), p.lettered(colours4("B", "R", "A", "G"), "")}
	at := len(columns)
	top := make([]string, at+len(months))
	flat := m.chance(50)
	for i, c := range columns {
		if top[i] = c.head; flat {
			top[i] = ""
		}
	}
	for i, month := range months {
		columns = append(columns, laidColumn{ofNote, month, func(t *said) workbook.Cell {
			if t.note == "" || i < 2 && m.chance(40) {
				return workbook.Cell{}
			}
			if i < 2 {
				return written1(m.words())
			}
			return written1(t.note)
		}})
	}
	if flat { // "Sept 2025 update" in one row
		for i := range months {
			columns[at+i].head += " update"
		}
		p.heads(columns)
	} else {
		top[at] = p.head(ofNote, nil).head
		n := p.texts(top...)
		p.merge(n, at, n, at+len(months)-1)
		below := make([]string, at)
		p.texts(append(below, months...)...)
		for c := range at {
			p.merge(n, c, n+1, c)
		}
	}
	for _, t := range made.said {
		p.task(columns, t)
	}
	p.close()
}

// anyColumns is a plan in a layout that nobody listed.
func anyColumns(m *maker, made *made) {
	p := m.page(made, pick(m, []string{"Sheet1", "Plan 2025", "Master"}))
	p.front("Our plan")
	made.said = m.tasks(10 + m.IntN(20))
	columns := []laidColumn{p.number(), p.title(), p.leads(), p.target(), p.lettered(colours4("Delivered", "Failing", "Delayed", "Fine"), ""), p.note()}
	more := []laidColumn{p.outcome(), p.some(ofPercent, 50, func() string { return "40%" }), p.some(ofEvidence, 50, m.words), p.some(ofConfirmed, 50, m.person), p.some(ofFinding, 50, m.words),
		p.some(ofRegulation, 50, func() string { return "9" }), p.some(ofBudget, 50, func() string { return "£1" }), p.head(ofGroup, func(t *said) workbook.Cell { return written1(t.group) })}
	m.Shuffle(len(more), func(i, j int) { more[i], more[j] = more[j], more[i] })
	columns = p.shuffled(append(columns, more[:m.IntN(len(more))]...))
	p.heads(columns)
	for _, t := range made.said {
		p.task(columns, t)
	}
	p.close()
}
