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
	Approach        []string      `json:"approach"`
	Totals          assess.Totals `json:"totals"`
	Findings        []FindingRow  `json:"findings"`
	Ambitions       []KeyWork     `json:"ambitions"`
	Impact          []ImpactRow   `json:"impact"`
	Recommended     []Answered    `json:"recommended"` // before the date, and what became of it
	Recommendations []string      `json:"recommendations"`
	Report          []SaidPart    `json:"report"` // what was told on the date itself
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
		Findings: findingRows(c),
		Impact:   impactRows(c, func(*assess.Task) bool { return true }), Ambitions: []KeyWork{}}
	for _, a := range c.Assessment.Ambitions {
		v.Ambitions = append(v.Ambitions, keyWork(a))
	}
	v.recommended()
	v.Recommendations = append(v.Recommendations, v.recommend()...)
	return v, nil
}

// recommended parts what was recommended before from what is put to the committee on
// the day itself, which comes with the report that it is put in.
func (v *ScrutinyView) recommended() {
	v.Recommended, v.Report = []Answered{}, []SaidPart{}
	told := map[string]bool{}
	for _, r := range v.Context.Assessment.Recommended {
		to := v.Context.Assessment.Index.Group(r.To.Value)
		if r.Update.Date.Date.Before(v.AsAt) || to == nil || to == v.Context.Assessment.Board {
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

// background is the events up to the date, earliest first.
func background(c *Context) []EventRow {
	rows := []EventRow{}
	for _, e := range c.Programme.Events {
		if !e.Date.Date.Begin().After(c.Assessment.AsAt) {
			rows = append(rows, EventRow{Date: e.Date.Date, Title: e.Title.Value, Text: e.Text.Value})
		}
	}
	slices.SortStableFunc(rows, func(a, b EventRow) int { return a.Date.Compare(b.Date) })
	return rows
}

func approach(c *Context) []string {
	lines := []string{}
	add := func(title, text programme.Text) {
		line := title.Value
		if text.Given() {
			line += ": " + text.Value
		}
		lines = append(lines, line)
	}
	for _, p := range c.Programme.Principles {
		add(p.Title, p.Text)
	}
	for _, s := range c.Programme.Stages {
		add(s.Title, s.Text)
	}
	return lines
}

// keyWork is the tasks of an ambition that have not ended, with those that have counted.
func keyWork(a *assess.Ambition) KeyWork {
	k := KeyWork{ID: a.ID.Value, Title: a.Title.Value, Rating: a.Rating, Totals: a.Totals, Work: []Words{}, Ambition: a}
	for _, t := range a.Tasks {
		if t.EndedForGood() {
			continue
		}
		words := fmt.Sprintf(" %s (%s", t.Title.Value, rated(t))
		if t.Ended != nil {
			words = fmt.Sprintf(" %s (%s", t.Title.Value, t.Ended.Words())
		}
		if t.Overdue {
			words += ", " + lateness(t).String()
		}
		k.Work = append(k.Work, wordsOf("task", t.ID.Value, words+")"))
	}
	return k
}

// recommend is what the committee is asked, drawn from where the record stands.
func (v *ScrutinyView) recommend() []string {
	list := []string{fmt.Sprintf("Note where the programme stood on %s: %s.", v.AsAt.Words(), totalsWords(v.Totals))}
	if line := endedNote(v.Context.Assessment.Tasks); line != "" {
		list = append(list, "Ask what became of the work that has ended: "+line)
	}
	if n := v.Totals.Untracked; n > 0 {
		list = append(list, fmt.Sprintf("Challenge the %s overdue of which the record does not say what happens now, "+
			"when they are expected, or how bad it is.", count(n, "task")))
	}
	if n := len(v.Context.Assessment.Contradictions()); n > 0 {
		list = append(list, fmt.Sprintf("Ask how %s between ratings, dates, measures and risks came about.",
			countOf(n, "contradiction", "contradictions")))
	}
	if n := v.Totals.CompleteImpactNotShown; n > 0 {
		list = append(list, fmt.Sprintf("Ask what changed for children in the %s complete whose impact is not shown.",
			count(n, "task")))
	}
	return append(list, "Receive a further update after the next board, "+
		"and challenge what difference the work makes to children and young people.")
}

// Table is the findings, one row each.
func (v *ScrutinyView) Table() *doc.Table { return findingTable(v.Findings) }

// Document is the report as a page, in the order of a committee paper.
func (v *ScrutinyView) Document() doc.Document {
	page := v.paper("Report to the scrutiny committee")
	var background []doc.Block
	if len(v.Background) > 0 {
		fields := &doc.Fields{}
		for _, e := range v.Background {
			value := []doc.Line{doc.Text(e.Title)}
			if e.Text != "" {
				value = append(value, doc.Toned(doc.Muted, e.Text))
			}
			fields.Rows = append(fields.Rows, doc.Field{Label: e.Date.Words(), Value: value})
		}
		background = []doc.Block{fields}
	}
	add := func(blocks []doc.Block) { page.Blocks = append(page.Blocks, blocks...) }
	if len(v.Recommended) > 0 {
		var became []Words
		for _, r := range v.Recommended {
			became = append(became, r.words())
		}
		add(titled("What was recommended before", "", bulletLines(became)...))
	}
	add(titled("1. Background", "The record holds no event up to this date.", background...))
	add(titled("2. Approach", "The record states no principles or stages.", bullets(v.Approach)...))
	add(titled("3. The findings", "The record holds no finding.", v.findings()...))
	add(titled("4. Key work under each ambition", "The record holds no ambition.", v.work()...))
	add(titled("5. What changed for children", "No task is complete and no impact is recorded.",
		impactBlocks(v.Impact)...))
	if told := v.report(); len(told) > 0 {
		add(titled("What is reported on "+v.AsAt.Words(), "", told...))
	}
	add([]doc.Block{heading("6. Recommendations"), say("Members are asked to:"), numbered(v.Recommendations),
		notes([]doc.Line{ratingKey()})})
	return page
}

func (v *ScrutinyView) findings() []doc.Block {
	if len(v.Findings) == 0 {
		return nil
	}
	var said []Words
	for _, f := range v.Findings {
		if f.Note != "" {
			name := f.ID + " " + f.Title + ", " + f.state() + ": "
			said = append(said, Words{{Text: name, Tone: doc.Strong}, {Text: f.Note}})
		}
	}
	return append([]doc.Block{findingTable(v.Findings)}, bulletLines(said)...)
}

// report is what was told on the day, section by section.
func (v *ScrutinyView) report() []doc.Block {
	var blocks []doc.Block
	for _, s := range v.Report {
		line := doc.Line{{Text: s.Heading + ". ", Tone: doc.Strong}, {Text: s.Text}}
		blocks = append(blocks, &doc.Paragraph{Line: line})
	}
	return blocks
}

func (v *ScrutinyView) work() []doc.Block {
	blocks := endedPlans(v.Context)
	for _, k := range v.Ambitions {
		blocks = append(blocks, headingOf(3, "ambition", k.ID, "Ambition "+ambitionName(k.Ambition.Ambition)),
			&doc.Paragraph{Line: doc.Line{{Text: ambitionRating(k.Ambition), Tone: tone(k.Ambition.Rating)},
				{Text: ". " + totalsWords(k.Totals) + "."}}})
		blocks = append(blocks, bulletLines(k.Work)...)
	}
	return blocks
}

func numbered(texts []string) *doc.List {
	list := &doc.List{Numbered: true}
	for _, t := range texts {
		list.Items = append(list.Items, doc.Item{Line: doc.Text(t)})
	}
	return list
}
