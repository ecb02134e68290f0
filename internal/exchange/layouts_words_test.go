package exchange

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"improve/internal/programme"
)

// meaning is what a column of a made plan holds, whatever stands above it.
type meaning string

// The meanings of columns. Each stands in two layouts or more.
const (
	ofNumber     meaning = "number"
	ofTitle      meaning = "title"
	ofLead       meaning = "lead"
	ofTarget     meaning = "target"
	ofRevised    meaning = "revised"
	ofRating     meaning = "rating"
	ofNote       meaning = "note"
	ofPercent    meaning = "percent"
	ofEvidence   meaning = "evidence"
	ofConfirmed  meaning = "confirmed"
	ofOutcome    meaning = "outcome"
	ofFinding    meaning = "finding"
	ofRegulation meaning = "regulation"
	ofMust       meaning = "must"
	ofMilestone  meaning = "milestone"
	ofForecast   meaning = "forecast"
	ofRecovery   meaning = "recovery"
	ofEscalation meaning = "escalation"
	ofGroup      meaning = "group"
	ofBudget     meaning = "budget"
)

// wordings are what councils write above each column.
var wordings = map[meaning][]string{
	ofNumber:     {"Ref", "No.", "Action ID", "Action no", "ID", "Reference", "Item", "Action ref", "Ref no."},
	ofTitle:      {"Action", "Key action", "What we will do", "Improvement action", "Action description", "What are we going to do?", "Agreed action"},
	ofLead:       {"Lead", "Lead officer", "Owner", "Action owner", "Responsible officer", "SRO", "Who", "Person responsible", "Accountable lead", "By whom", "Who is responsible?", "Lead (name)"},
	ofTarget:     {"Target date", "By when", "Timescale", "Due date", "Deadline", "Finish", "Planned completion", "Completion date", "Original target date", "When will it be done?", "Date due"},
	ofRevised:    {"Revised date", "Revised target date", "Extended to", "Revised completion date", "New target date", "Revised deadline"},
	ofRating:     {"RAG", "BRAG", "RAG rating", "Status", "Progress (RAG)", "Current RAG", "BRAG rating", "RAG status"},
	ofNote:       {"Progress", "Progress update", "Update", "Comments", "Latest position", "Commentary", "Progress to date", "Progress since last meeting"},
	ofPercent:    {"% complete", "Percentage complete", "Percent complete", "% Complete"},
	ofEvidence:   {"Evidence", "Evidence of completion", "Evidence of impact", "Supporting evidence"},
	ofConfirmed:  {"Confirmed by", "Signed off by", "Verified by", "Validated by"},
	ofOutcome:    {"Outcome", "Intended outcome", "Success criteria", "Impact", "What difference will it make?", "Expected outcomes"},
	ofFinding:    {"What the inspector said", "Inspection finding", "Area for improvement", "Finding", "Recommendation", "What inspectors found"},
	ofRegulation: {"Regulation", "Regulation breached", "Reg."},
	ofMust:       {"Must/Should", "Must do / should do", "Must or should"},
	ofMilestone:  {"Milestone", "Milestones", "Key milestone", "Step"},
	ofForecast:   {"Forecast date", "Forecast", "Expected date", "Anticipated completion"},
	ofRecovery:   {"Recovery action", "Path to green", "Recovery", "Getting back on track"},
	ofEscalation: {"Escalation", "Escalated to", "Escalation required"},
	ofGroup:      {"Theme", "Strategic objective", "Workstream", "Audit title", "Objective(s)", "Programme area"},
	ofBudget:     {"Budget", "Cost", "Budget code"},
}

var (
	verbs = []string{"Review", "Embed", "Launch", "Audit", "Recruit to", "Publish", "Agree", "Rewrite", "Test", "Extend", "Simplify", "Commission", "Map", "Pilot"}
	nouns = []string{"the threshold document", "supervision in duty teams", "the fostering offer", "return home interviews", "life story work", "the sufficiency strategy",
		"the quality assurance framework", "the neglect toolkit", "case chronologies", "the local offer", "the multi-agency front door", "annual health checks", "the caseload dashboard", "the practice model"}
	qualifiers = []string{"across all localities", "with partners", "for care leavers", "in every team", "with young people", "before the winter", "with schools", "for newly qualified staff"}
	firsts     = []string{"Amara", "Bethan", "Callum", "Deepa", "Ewan", "Farah", "Gareth", "Hannah", "Imran", "Jane", "Janet", "Kofi", "Leila", "Martin", "Nadia"}
	lasts      = []string{"Achebe", "Bright", "Corrigan", "Davies", "Ellery", "Fenwick", "Ghosh", "Harker", "Iqbal", "Jessop", "Smith", "Whitlock"}
	posts      = []string{"Head of Early Help", "Head of CIC", "Head of CIN", "Team Manager North", "Team Manager South", "Assistant Director 1", "Assistant Director 2", "Principal Social Worker"}
	notesOf    = []string{"%d of the sessions have been held and staff say they help", "The draft went to %d teams and came back with comments", "%d cases were looked at and the report is with managers",
		"Two posts of %d are filled and an advert is out", "The panel met %d times and agreed the next steps"}
	stepsOf = []string{"Agree the scope", "Train the managers", "Look at a sample of cases", "Report to the board", "Consult young people", "Go live"}
)

// said is what a made plan says of one task, whatever its layout: the truth that
// an import is compared with.
type said struct {
	id, title, group string
	leads            []string
	target           programme.Date
	revised          programme.Date
	rating           programme.Rating
	ended            bool
	note             string
	outcome          string
	steps            []said
}

// maker makes plans of one seed.
type maker struct {
	*rand.Rand
	used map[string]bool
	n    int
}

func newMaker(seed, layout uint64) *maker {
	return &maker{rand.New(rand.NewPCG(seed, layout)), map[string]bool{}, 0}
}

func pick[T any](m *maker, list []T) T { return list[m.IntN(len(list))] }

// chance is true in so many of a hundred cases.
func (m *maker) chance(percent int) bool { return m.IntN(100) < percent }

// fresh is a text that this plan has not had yet.
func (m *maker) fresh(of func() string) string {
	for range 50 {
		if s := of(); !m.used[s] {
			m.used[s] = true
			return s
		}
	}
	m.n++
	s := fmt.Sprintf("%s, stage %d", of(), m.n)
	m.used[s] = true
	return s
}

func (m *maker) title() string {
	return m.fresh(func() string { return strings.Join([]string{pick(m, verbs), pick(m, nouns), pick(m, qualifiers)}, " ") })
}

func (m *maker) person() string {
	if m.chance(30) {
		return pick(m, posts)
	}
	return pick(m, firsts) + " " + pick(m, lasts)
}

func (m *maker) words() string {
	return m.fresh(func() string { return fmt.Sprintf(pick(m, notesOf)+".", 2+m.IntN(90)) })
}

// day is a day of the plan that no reading of its figures mistakes.
func (m *maker) day() programme.Date {
	return programme.Day(2025+m.IntN(2), 1+m.IntN(12), pick(m, []int{14, 15, 20, 28}))
}

// tasks makes what a plan says, numbered in groups.
func (m *maker) tasks(n int) []*said {
	var list []*said
	per := 3 + m.IntN(6)
	groups := map[int]string{}
	for i := range n {
		g := i / per
		if groups[g] == "" {
			groups[g] = m.fresh(func() string {
				return pick(m, []string{"Leadership", "Practice", "Partners", "Workforce", "Permanence"}) + " " + pick(m, []string{"and grip", "that lasts", "in time", "for all", "of quality"})
			})
		}
		t := &said{id: fmt.Sprintf("%d.%d", g+1, i%per+1), title: m.title(), group: groups[g], target: m.day()}
		if m.chance(90) {
			t.leads = []string{m.person()}
			if other := m.person(); m.chance(20) && other != t.leads[0] {
				t.leads = append(t.leads, other)
			}
		}
		if m.chance(85) {
			t.rating = pick(m, programme.Ratings())
		}
		if m.chance(80) {
			t.note = m.words()
		}
		if m.chance(70) {
			t.outcome = m.fresh(func() string {
				return "Children " + pick(m, []string{"are seen", "are heard", "stay", "thrive"}) + " " + pick(m, qualifiers)
			})
		}
		list = append(list, t)
	}
	return list
}
