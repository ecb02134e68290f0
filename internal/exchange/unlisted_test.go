package exchange

import (
	"fmt"
	"strings"
	"testing"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/workbook"
)

// otherWordings are what published plans of other services have above their columns:
// adult social care, housing, youth justice, hospitals, audit, peer challenges. They are
// written by somebody who did not write the lists of fields, and stay apart from wordings.
var otherWordings = map[meaning][]string{
	ofNumber:   {"Action ref.", "Line ref", "ID", "Ref"},
	ofTitle:    {"Deliverable", "Our commitment", "What do we need to do?", "Agreed management action", "Task name", "Improvement action required"},
	ofLead:     {"Named officer", "Who is leading this?", "Executive sponsor", "Workstream lead", "Senior Responsible Owner", "Accountable director"},
	ofTarget:   {"Agreed completion date", "Baseline finish", "To be completed by", "Original implementation date", "When will this be done by?", "Delivery deadline"},
	ofRevised:  {"Revised implementation date", "Extended deadline", "Amended timescale"},
	ofRating:   {"Delivery RAG", "BRAG this quarter", "Implementation status (Nov)", "Delivery status", "RAG at last board"},
	ofNote:     {"Narrative this period", "What have we done so far?", "Lead's commentary", "Summary of progress", "Position at last board", "Officer update"},
	ofFinding:  {"CQC said", "HMIP recommendation", "Regulator's finding", "Area of weakness"},
	ofOutcome:  {"Measure of success", "How will we know it has worked?", "Benefit to residents"},
	ofGroup:    {"Workstream", "Theme", "Programme strand"},
	ofForecast: {"Projected completion date", "Estimated finish date"},
}

// otherNames are people and posts that are easily taken for one another, or cut in two.
var otherNames = []string{"Assistant Director, Social Care", "Assistant Director, Corporate Parenting", "Head of Service, Permanence",
	"Director, Adult Services", "Team Manager, East Locality", "Team Manager, West Locality", "Bea Lund", "Bea Lunt",
	"Rhona Pike", "Rhona Pyke", "Matron, Emergency Department", "Housing Partnerships Manager", "Named Nurse", "J. Okafor", "Jo Okafor"}

var (
	otherVerbs = []string{"Clear the backlog of", "Write down", "Hold a panel on", "Retender", "Survey", "Moderate", "Co-produce", "Reconcile"}
	otherNouns = []string{"annual reviews", "fire risk assessments", "prepaid cards", "transition plans", "clinic letters", "waiting lists", "stage one complaints", "void repairs"}
	otherWhere = []string{"each month", "in all four areas", "with tenants", "by team", "for under-fives", "across both sites", "with the college"}
	otherNotes = []string{"%d of the files have been looked at.", "Two of %d posts are vacant; an advert is out.", "Average wait is %d days, from 60.", "The supplier missed the date; %d licences are late."}
)

// unlisted makes a plan in a layout of the other author: its columns in any order and
// wording, and one of the ways in which such plans are set out.
func unlisted(way int) func(*maker, *made) {
	return func(m *maker, made *made) {
		p := m.page(made, pick(m, []string{"Sheet1", "C3 plan", "Improvement", "Master v7"}))
		list := m.others(9 + m.IntN(8))
		made.said = list
		words := pick(m, []map[programme.Rating]string{
			colours4("Delivered", "Not on track to deliver", "Some issues", "On track to deliver"),
			colours4("Implemented", "Overdue", "At risk", "In progress"),
			colours4("Embedded", "Missed", "Delayed", "On course"), colours4("Blue", "Red", "Amber", "Green")})
		columns := m.otherColumns(p, words, way)
		p.texts(pick(m, []string{"Landlord services improvement plan", "Our response to the inspection", "Recovery plan: month 7"}))
		p.texts("Position reported to the board; " + pick(m, []string{"version 6", "draft", "for noting"}))
		p.texts()
		p.otherRows(columns, list, way)
		p.texts()
		p.texts("", "Prepared by the programme office. Dates were agreed in May.")
		p.close()
	}
}

// others are tasks in the words of the other author.
func (m *maker) others(n int) []*said {
	var list []*said
	for i := range n {
		t := &said{id: fmt.Sprintf("%d.%d", 1+i/4, 1+i%4), target: m.day(), leads: []string{pick(m, otherNames)},
			group: []string{"Safety and quality", "Being heard", "Money and grip", "Repairs", "People"}[i/4]}
		t.title = m.fresh(func() string {
			return strings.Join([]string{pick(m, otherVerbs), pick(m, otherNouns), pick(m, otherWhere)}, " ")
		})
		if m.chance(30) {
			t.revised = programme.Day(2027, 1+m.IntN(12), 20)
		}
		if m.chance(85) {
			t.rating = pick(m, programme.Ratings())
		}
		if m.chance(80) {
			t.note = m.fresh(func() string { return fmt.Sprintf(pick(m, otherNotes), 2+m.IntN(900)) })
		}
		list = append(list, t)
	}
	return list
}

// The ways in which the plans of the other author are set out.
const (
	wayPlain    = iota
	wayBanners  // objectives as banners, the headings repeated below each
	wayGrouped  // workstreams merged down over their tasks
	wayMonths   // updates in a column a month
	wayTwoHeads // dates and leads under headings of two rows
	wayNumbered // the numbers are in the actions
	ways        = iota
)

func (m *maker) otherColumns(p *page, words map[programme.Rating]string, way int) []laidColumn {
	p.made.letters = ""
	columns := []laidColumn{p.number(), p.title(), p.leads(), p.target(), p.lettered(words, ""), p.note(), p.revised()}
	for i := range columns {
		columns[i].head = pick(m, otherWordings[columns[i].of])
	}
	for _, of := range []meaning{ofFinding, ofOutcome, ofForecast} {
		c := p.some(of, 60, func() string {
			return m.fresh(func() string { return fmt.Sprintf("Said in paragraph %d.", m.IntN(900)) })
		})
		if of == ofForecast {
			c = p.some(of, 30, func() string { return m.day().Words() })
		}
		if c.head = pick(m, otherWordings[of]); m.chance(50) {
			columns = append(columns, c)
		}
	}
	rest := columns[1:]
	m.Shuffle(len(rest), func(i, j int) { rest[i], rest[j] = rest[j], rest[i] })
	if way == wayNumbered {
		columns = rest
		for i, c := range columns {
			if c.of == ofTitle {
				columns[i].cell = func(t *said) workbook.Cell { return written1(t.id + " " + t.title) }
			}
		}
	}
	return columns
}

// otherRows writes the headings and rows of a plan in one of the ways.
func (p *page) otherRows(columns []laidColumn, list []*said, way int) {
	switch way {
	case wayBanners:
		group := ""
		for _, t := range list {
			if t.group != group {
				group = t.group
				at := p.texts("Objective " + string(rune('A'+len(group)%26)) + " – " + group)
				p.merge(at, 0, at, len(columns)-1)
				p.heads(columns)
			}
			p.task(columns, t)
		}
		return
	case wayMonths:
		for i, c := range columns {
			if c.of == ofNote {
				columns[i].head = pick(p.maker, []string{"Update (November 2025)", "November 2025 position", "Nov-25 commentary"})
			}
		}
	case wayTwoHeads:
		p.otherHeads(columns, list)
		return
	case wayGrouped:
		columns = append([]laidColumn{{ofGroup, pick(p.maker, otherWordings[ofGroup]), nil}}, columns...)
		p.heads(columns)
		from := len(p.s.Rows)
		for i, t := range list {
			cells := []workbook.Cell{{}}
			if i%4 == 0 {
				from, cells = len(p.s.Rows), []workbook.Cell{written1(t.group)}
			}
			for _, c := range columns[1:] {
				cells = append(cells, c.cell(t))
			}
			if at := p.row(cells...); i%4 == 3 || i == len(list)-1 {
				p.merge(from, 0, at, 0)
			}
		}
		return
	}
	p.heads(columns)
	for _, t := range list {
		p.task(columns, t)
	}
}

// otherHeads writes headings of two rows: start and finish under one of times.
func (p *page) otherHeads(columns []laidColumn, list []*said) {
	at := 0
	for i, c := range columns {
		if c.of == ofTarget {
			at = i
			columns[i].head = "Finish"
		}
	}
	start := laidColumn{ofTarget, "Start", func(*said) workbook.Cell { return written1("April 2025") }}
	columns = append(columns[:at:at], append([]laidColumn{start}, columns[at:]...)...)
	top, below := make([]string, len(columns)), make([]string, len(columns))
	for i, c := range columns {
		top[i] = c.head
	}
	top[at], top[at+1], below[at], below[at+1] = pick(p.maker, []string{"Timescales", "Programme dates", "Delivery dates"}), "", "Start", "Finish"
	n := p.texts(top...)
	p.texts(below...)
	p.merge(n, at, n, at+1)
	for c := range columns {
		if c != at && c != at+1 {
			p.merge(n, c, n+1, c)
		}
	}
	for _, t := range list {
		p.task(columns, t)
	}
}

// Of plans in layouts and words that the lists of fields were not made for, nine in ten
// cells of meaning land without --map, in a workbook and in Word; no text is lost unsaid,
// nobody becomes somebody else, and the reported ratings are the plan's.
func TestUnlistedLayoutsLand(t *testing.T) {
	for way := range ways {
		var s score
		for _, seed := range seeds(t) {
			m := madeOf(layout{make: unlisted(way)}, 900+way, seed)
			o := answered(t, m)
			s.unlisted(t, m.book, m, o)
			word, err := workbook.Open("plan.docx", asWord(t, m.book))
			if err != nil {
				t.Fatal(err)
			}
			s.unlisted(t, word, m, o)
		}
		t.Logf("way %d: %d of %d cells: %d%%", way, s.right, s.all, 100*s.right/max(s.all, 1))
		if 100*s.right < 95*s.all {
			t.Errorf("way %d: %d of %d cells land:\n%s", way, s.right, s.all, strings.Join(s.wrong[:min(len(s.wrong), 12)], "\n"))
		}
	}
}

func (s *score) unlisted(t *testing.T, book *workbook.Book, m *made, o Options) {
	t.Helper()
	d, p := imported(t, book, o)
	s.compare(p, m.said)
	if lost := lostTexts(book, everything(d, &programme.Programme{}, o), o); len(lost) > 0 {
		t.Errorf("lost: %s", strings.Join(lost[:min(len(lost), 10)], ", "))
	}
	named := map[string]bool{}
	for _, person := range p.People {
		named[person.Shown()] = true
	}
	for name := range people(m.said) {
		if !named[name] {
			t.Errorf("%s is nobody in the record", name)
		}
	}
	var want, got Tally
	for _, task := range m.said {
		want.add(task.rating, false)
	}
	for _, task := range assess.Assess(p, o.RatedOn).Tasks {
		got.add(task.Reported, task.Ended != nil)
	}
	if got != want {
		t.Errorf("reported %+v, not %+v", got, want)
	}
}

// Most of these headings are in no list of fields: it is not the list that is tested.
func TestUnlistedHeadingsAreInNoList(t *testing.T) {
	listed, all := 0, 0
	for _, words := range otherWordings {
		for _, w := range words {
			if _, ok := exactField(plainHeading(w)); ok {
				listed++
			}
			all++
		}
	}
	if 4*listed > all {
		t.Errorf("%d of %d headings are in the lists", listed, all)
	}
}
