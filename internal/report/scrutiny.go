package report

import (
	"fmt"
	"slices"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
)

// ScrutinyView is the report to the scrutiny committee.
type ScrutinyView struct {
	Head
	Background      []EventRow    `json:"background"`
	Approach        []Words       `json:"approach"`
	Totals          assess.Totals `json:"totals"`
	Findings        []FindingRow  `json:"findings"`
	Ambitions       []KeyWork     `json:"ambitions"`
	Impact          []ImpactRow   `json:"impact"`
	Recommended     []Answered    `json:"recommended"` // before the date, and what became of it
	FirstDates      assess.Ledger `json:"first_dates"`
	Report          []SaidPart    `json:"report"`    // what was told on the date itself
	Documents       []string      `json:"documents"` // what came with it
	Recommendations []string      `json:"recommendations"`
	Questions       []string      `json:"questions"` // which the record raises
}

// Answered is what was recommended, and what became of it.
type Answered struct {
	ID       string         `json:"id"`
	On       programme.Date `json:"on"`
	Text     string         `json:"text"`
	Answer   string         `json:"answer"` // empty where none is recorded
	AnswerOn programme.Date `json:"answered_on"`
	Accepted *bool          `json:"accepted"` // null where no answer is recorded
}

// SaidPart is a section of what was told.
type SaidPart struct {
	Heading string `json:"heading"`
	Text    string `json:"text"`
}

// EventRow is an event up to the date.
type EventRow struct {
	Date  programme.Date `json:"date"`
	Title string         `json:"title"`
	Text  string         `json:"text"`
}

// KeyWork is the work under one ambition.
type KeyWork struct {
	ID     string           `json:"id"`
	Title  string           `json:"title"`
	Rating programme.Rating `json:"rating"`
	Totals assess.Totals    `json:"totals"`
	Work   []Words          `json:"work"`

	Ambition *assess.Ambition `json:"-"`
}

func scrutiny(c *Context, _ Options) (View, error) {
	v := &ScrutinyView{Head: c.head(), Background: background(c), Approach: approach(c), Totals: c.Assessment.Totals,
		Findings: findingRows(c), FirstDates: c.Assessment.Ledger(c.Assessment.Tasks),
		Impact: impactRows(c, func(*assess.Task) bool { return true }), Ambitions: []KeyWork{}}
	for _, a := range c.Assessment.Ambitions {
		v.Ambitions = append(v.Ambitions, keyWork(a))
	}
	v.recommended()
	if len(v.Recommendations) == 0 {
		v.Recommendations = v.recommend()
	}
	v.Questions = v.questions()
	return v, nil
}

// recommended parts what was recommended before from what is put to the committee on
// the day itself, which comes with the report that it is put in.
func (v *ScrutinyView) recommended() {
	v.Recommended, v.Report, v.Documents = []Answered{}, []SaidPart{}, []string{}
	told := map[string]bool{}
	for _, r := range v.Context.Assessment.Recommended {
		to := v.Context.Assessment.Index.Group(r.To.Value)
		if r.Update.Date.Date.Before(v.Context.day()) || to == nil || to == v.Context.Assessment.Board {
			row := Answered{ID: r.ID.Value, On: r.Update.Date.Date, Text: r.Text.Value}
			if r.Answer != nil {
				row.Answer, row.AnswerOn = r.Answer.Answer.Value, r.Answered.Date.Date
				row.Accepted = &r.Answer.Accepted
			}
			v.Recommended = append(v.Recommended, row)
			continue
		}
		v.Recommendations = append(v.Recommendations, r.Text.Value)
		if told[r.Update.Path] {
			continue
		}
		told[r.Update.Path] = true
		for _, s := range r.Update.Sections {
			v.Report = append(v.Report, SaidPart{s.Heading.Value, s.Text.Value})
		}
		for _, d := range v.Context.Programme.Documents {
			if slices.Contains(programme.Values(r.Update.Documents), d.ID.Value) {
				v.Documents = append(v.Documents, d.Title.Value+" ("+d.Date.Date.Words()+")")
			}
		}
	}
}

// words say what became of it.
func (r Answered) words() Words {
	became := "No answer is recorded."
	if r.Accepted != nil {
		became = map[bool]string{true: "Accepted", false: "Not accepted"}[*r.Accepted]
		became += " " + r.AnswerOn.Words() + ". " + r.Answer
	}
	return Words{{Text: r.On.Words() + ": ", Tone: doc.Strong}, {Text: r.Text + " "}, {Text: became, Tone: doc.Muted}}
}

// background is the events that are known, earliest first, without the meeting that the
// paper itself goes to.
func background(c *Context) []EventRow {
	rows := []EventRow{}
	for _, e := range c.Programme.Events {
		if e.Kind.Value != "scrutiny" || e.Date.Date != c.day() {
			rows = append(rows, EventRow{Date: e.Date.Date, Title: e.Title.Value, Text: e.Text.Value})
		}
	}
	slices.SortStableFunc(rows, func(a, b EventRow) int { return a.Date.Compare(b.Date) })
	return rows
}

// approach is the principles and the stages, each in a line.
func approach(c *Context) []Words {
	lines := []Words{}
	for _, p := range slices.Concat(c.Programme.Principles, c.Programme.Stages) {
		line := Words{{Text: p.Title.Value, Tone: doc.Strong}}
		if p.Text.Given() {
			line = append(line, doc.Span{Text: ": " + p.Text.Value})
		}
		lines = append(lines, line)
	}
	return lines
}

// keyWork is the tasks of an ambition that have not ended, with those that have counted.
func keyWork(a *assess.Ambition) KeyWork {
	k := KeyWork{ID: a.ID.Value, Title: a.Title.Value, Rating: a.Rating, Totals: a.Totals, Work: []Words{}, Ambition: a}
	for _, t := range a.Tasks {
		if !t.EndedForGood() {
			state := workState(t)
			if state == "" && everRated(a.Tasks) {
				state = t.Rating.Word()
			}
			k.Work = append(k.Work, wordsOf("task", t.ID.Value, " "+t.Title.Value+inBrackets(state)))
		}
	}
	return k
}

// workState is how a piece of work is doing, empty where nobody has said: where that is so
// of a whole ambition, its totals say it once.
func workState(t *assess.Task) string {
	switch {
	case t.Ended != nil:
		return t.Ended.Words()
	case t.Overdue:
		return rated(t) + ", " + lateness(t).String()
	case t.Rating != programme.Unrated:
		return rated(t)
	}
	return ""
}

func inBrackets(words string) string {
	if words == "" {
		return ""
	}
	return " (" + words + ")"
}

// recommend is what the committee is asked where no report puts anything to it.
func (v *ScrutinyView) recommend() []string {
	return []string{"Note where the programme stood on " + v.AsAt.Words() + ".",
		"Receive a further update after the next board, " +
			"and challenge what difference the work makes to children and young people."}
}

// questions are those that the record raises.
func (v *ScrutinyView) questions() []string {
	list := []string{}
	ask := func(n int, one, many string) {
		if n > 0 {
			list = append(list, countOf(n, one, many))
		}
	}
	if line := endedNote(v.Context.Assessment.Tasks); line != "" {
		list = append(list, "What became of the work that has ended? "+line)
	}
	const unsaid = " whose record does not say what happens now, when %s done or how bad it is: what is the answer?"
	ask(v.Totals.Untracked, "task is overdue"+fmt.Sprintf(unsaid, "it will be"),
		"tasks are overdue"+fmt.Sprintf(unsaid, "they will be"))
	list = append(list, contradictionQuestions(v.Context)...)
	const changed = " complete, and no impact on children is shown: what changed for them?"
	ask(v.Totals.CompleteImpactNotShown, "task is"+changed, "tasks are"+changed)
	if v.Totals.Tasks > 0 && !everRated(v.Context.Assessment.Tasks) {
		list = append(list, "No task has ever been rated: how does the board know how the work is going?")
	}
	return list
}

// contradictionQuestions ask about the first contradictions, and say how many more there are.
func contradictionQuestions(c *Context) []string {
	const most = 10
	list := []string{}
	found := c.Assessment.Contradictions()
	for i, x := range found {
		if i == most {
			more := countOf(len(found)-most, "more contradiction is", "more contradictions are")
			return append(list, more+" in the assurance paper: how did the record come to hold "+
				oneOrMore(len(found)-most, "it?", "them?"))
		}
		list = append(list, contradictionRow(c, x).sentence().String()+": how does that fit?")
	}
	return list
}

// Table is the findings, one row each.
func (v *ScrutinyView) Table() *doc.Table {
	return findingTable("Findings and their progress", v.Findings)
}
