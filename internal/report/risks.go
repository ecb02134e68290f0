package report

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
)

// RisksView is the register of risks and issues with its heat map (level 3).
type RisksView struct {
	Head
	Risks []RiskRow `json:"risks"`

	Short bool `json:"-"` // without each risk in full
}

// RiskRow is a risk or an issue as at the date; scores are null where none was
// given. Number is its place in the register, by which the heat map names it.
type RiskRow struct {
	Number        int              `json:"number"`
	ID            string           `json:"id"`
	Title         string           `json:"title"`
	Kind          string           `json:"kind"`
	Ambition      Optional         `json:"ambition"`
	Cause         string           `json:"cause"`
	Event         string           `json:"event"`
	Consequence   string           `json:"consequence"`
	Owner         Named            `json:"owner"`
	Inherent      Natural          `json:"inherent"`
	Current       Natural          `json:"current"`
	Target        Natural          `json:"target"`
	Before        Natural          `json:"last_board"`
	Likelihood    Natural          `json:"likelihood"`
	Impact        Natural          `json:"impact"`
	LikelyBefore  Natural          `json:"last_board_likelihood"`
	ImpactBefore  Natural          `json:"last_board_impact"`
	Movement      assess.Direction `json:"movement"`
	Appetite      Natural          `json:"appetite"`
	AboveAppetite bool             `json:"above_appetite"`
	Status        string           `json:"status"`
	ReviewedOn    programme.Date   `json:"reviewed_on"`
	Note          string           `json:"note"`
	Controls      []string         `json:"controls"`
	Actions       []RiskActionRow  `json:"actions"`
	Review        programme.Date   `json:"next_review"`
	ReviewOverdue bool             `json:"review_overdue"`

	Risk *assess.RiskState `json:"-"`
}

// RiskActionRow is an action against a risk.
type RiskActionRow struct {
	Text        string         `json:"text"`
	Owner       Named          `json:"owner"`
	Due         programme.Date `json:"due"`
	OverdueDays int            `json:"overdue_days"`
}

func risks(c *Context, o Options) (View, error) {
	rows := riskRows(c, func(r *programme.Risk) bool { return o.Ambition == "" || r.Ambition.Value == o.Ambition })
	return &RisksView{Head: c.head(), Risks: rows, Short: o.Short}, nil
}

func riskRows(c *Context, wanted func(*programme.Risk) bool) []RiskRow {
	rows := []RiskRow{}
	for _, r := range c.Assessment.Risks {
		if wanted(r.Risk) {
			rows = append(rows, riskRow(c, r))
		}
	}
	return rows
}

func riskRow(c *Context, r *assess.RiskState) RiskRow {
	row := RiskRow{Number: 1 + slices.Index(c.Assessment.Risks, r), ID: r.ID.Value, Title: r.Title.Value,
		Kind: r.Kind.Value, Ambition: Optional(r.Ambition.Value), Owner: c.names().named(r.Owner.Value),
		Cause: r.Cause.Value, Event: r.Event.Value, Consequence: r.Consequence.Value,
		Inherent: Natural(r.InherentScore), Current: Natural(r.Score), Target: Natural(r.TargetScore),
		Before:   Natural(r.ScoreBefore),
		Movement: r.Movement, Appetite: Natural(int(r.Appetite.Value)), AboveAppetite: r.AboveAppetite,
		Status:   orNone(r.Status.Value, "open"),
		Controls: programme.Values(r.Controls), Actions: []RiskActionRow{}, Review: r.Review.Date,
		ReviewOverdue: r.ReviewOverdue, Risk: r}
	if r.Latest != nil {
		row.ReviewedOn, row.Note = r.Latest.Update.Date.Date, r.Latest.Note.Value
		row.Likelihood = Natural(int(r.Latest.Score.Likelihood.Value))
		row.Impact = Natural(int(r.Latest.Score.Impact.Value))
	}
	if r.Before != nil {
		row.LikelyBefore = Natural(int(r.Before.Score.Likelihood.Value))
		row.ImpactBefore = Natural(int(r.Before.Score.Impact.Value))
	}
	for _, a := range r.Risk.Actions {
		action := RiskActionRow{Text: a.Text.Value, Owner: c.names().named(a.Owner.Value), Due: a.Due.Date}
		if a.Due.Given() {
			action.OverdueDays = max(0, c.Assessment.AsAt.DaysSince(a.Due.Date))
		}
		row.Actions = append(row.Actions, action)
	}
	return row
}

// Table is the register, one row each.
func (v *RisksView) Table() *doc.Table {
	t := &doc.Table{Caption: "Register",
		Columns: columns("number", "id", "title", "kind", "owner", "inherent", "current",
			"target", "last_board", "movement", "appetite", "above_appetite", "status", "next_review")}
	for _, r := range v.Risks {
		t.Rows = append(t.Rows, []doc.Cell{number(r.Number), cell(r.ID), cell(r.Title), cell(r.Kind),
			cell(r.Owner.Name),
			score(r.Inherent), score(r.Current), score(r.Target),
			score(r.Before), cell(r.Movement), score(r.Appetite), yesNo(r.AboveAppetite), cell(r.Status),
			dated(r.Review)})
	}
	return t
}

func score(n Natural) doc.Cell {
	if n == 0 {
		return cell("–")
	}
	return number(int(n))
}

// Document is the register as a page: the heat map, the table, then each risk
// in full.
func (v *RisksView) Document() doc.Document {
	page := v.paper("Risk and issue register")
	if len(v.Risks) == 0 {
		page.Blocks = append(page.Blocks, say("The register is empty."))
		return page
	}
	if grid := heatMap(v.Risks); grid != nil {
		if v.Short { // the register says the scores again
			grid.Data = nil
		}
		page.Blocks = append(page.Blocks, heading("Heat map"), grid)
	} else {
		page.Blocks = append(page.Blocks, say("No risk has been scored, so there is no heat map."))
	}
	if issues := openIssues(v.Risks); len(issues) > 0 {
		page.Blocks = append(page.Blocks, &doc.Paragraph{Line: issues})
	}
	page.Blocks = append(page.Blocks, heading("Register"), registerTable(v.Risks))
	if v.Short {
		return page
	}
	for _, r := range v.Risks {
		page.Blocks = append(page.Blocks, headingOf(2, "risk", r.ID, fmt.Sprintf("%d %s", r.Number, r.Title)),
			r.fields())
	}
	return page
}

// band is the tone of a score: 15 and above red, 8 to 14 amber, below green.
func band(points int) doc.Tone {
	switch {
	case points >= 15:
		return doc.OffTrack
	case points >= 8:
		return doc.Behind
	}
	return doc.OnTrack
}

var likelihoods = [6]string{"", "1 rare", "2 unlikely", "3 possible", "4 likely", "5 almost certain"}
var impacts = [6]string{"", "1 slight", "2 minor", "3 moderate", "4 major", "5 grave"}

// heatMap places the open, scored risks by likelihood and impact; nil where
// none is scored.
func heatMap(rows []RiskRow) *doc.Figure {
	grid := &doc.Grid{RowTitle: "Impact", ColumnTitle: "Likelihood", Columns: likelihoods[1:]}
	data := &doc.Table{Caption: "Heat map: open risks by impact (rows) and likelihood (columns)",
		Columns: []doc.Column{{Title: "Impact"}}}
	for _, l := range likelihoods[1:] {
		data.Columns = append(data.Columns, doc.Column{Title: l, Flexible: true})
	}
	placed, moved := 0, false
	for impact := 5; impact >= 1; impact-- {
		grid.Rows = append(grid.Rows, impacts[impact])
		var cells []doc.GridCell
		row := []doc.Cell{cell(impacts[impact])}
		for likelihood := 1; likelihood <= 5; likelihood++ {
			now, before := at(rows, likelihood, impact)
			placed, moved = placed+len(now), moved || len(before) > 0
			here := strings.Join(append(now, before...), ", ")
			cells = append(cells, doc.GridCell{Text: here, Tone: band(likelihood * impact)})
			row = append(row, doc.Cell{Text: orNone(here, "–"), Tone: band(likelihood * impact)})
		}
		grid.Cells = append(grid.Cells, cells)
		data.Rows = append(data.Rows, row)
	}
	if placed == 0 {
		return nil
	}
	caption := "Heat map of open risks"
	if moved {
		caption += "; in brackets, where those that have moved stood at the last board"
	}
	var words []string
	for _, r := range rows {
		if r.Status == "open" && r.Current != 0 && r.Likelihood != 0 {
			words = append(words, fmt.Sprintf("%d %s: likelihood %d, impact %d, score %d",
				r.Number, r.Title, r.Likelihood, r.Impact, r.Current))
			if r.moved() {
				words[len(words)-1] += fmt.Sprintf(" (at the last board %d, %d, %d)", r.LikelyBefore, r.ImpactBefore,
					r.Before)
			}
		}
	}
	return &doc.Figure{Caption: caption, Alt: "Open risks by likelihood and impact. " +
		strings.Join(words, "; ") + ".", Chart: grid, Data: data}
}

// openIssues names the open issues, which have happened and are on no heat map.
func openIssues(rows []RiskRow) doc.Line {
	line := doc.Text("Issues, which have happened already:")
	between := " "
	for _, r := range rows {
		if r.Kind == "issue" && r.Status == "open" {
			line = append(line, doc.Span{Text: between},
				doc.Span{Text: fmt.Sprintf("%d %s", r.Number, r.Title), Ref: about("risk", r.ID)})
			between = "; "
		}
	}
	if len(line) == 1 {
		return nil
	}
	return append(line, doc.Span{Text: "."})
}

// moved reports whether a risk was somewhere else on the heat map at the last board.
func (r *RiskRow) moved() bool {
	return r.Before != 0 && (r.LikelyBefore != r.Likelihood || r.ImpactBefore != r.Impact)
}

// at names the open risks in a field of the heat map: those that are there now, and in
// brackets those that were there at the last board and have moved.
func at(rows []RiskRow, likelihood, impact int) (now, before []string) {
	for _, r := range rows {
		switch {
		case r.Status != "open":
		case int(r.Likelihood) == likelihood && int(r.Impact) == impact:
			now = append(now, fmt.Sprint(r.Number))
		case r.moved() && int(r.LikelyBefore) == likelihood && int(r.ImpactBefore) == impact:
			before = append(before, fmt.Sprintf("(%d)", r.Number))
		}
	}
	return now, before
}

func registerTable(rows []RiskRow) *doc.Table {
	t := &doc.Table{Caption: "Risks and issues", Columns: []doc.Column{{Title: "Risk or issue", Flexible: true},
		{Title: "Kind"}, {Title: "Inherent", Align: doc.Right},
		{Title: "Now", Align: doc.Right}, {Title: "Target", Align: doc.Right}, {Title: "Last board", Align: doc.Right},
		{Title: "Change"}, {Title: "Appetite"}}}
	for _, r := range rows {
		now := score(r.Current)
		if r.Current != 0 {
			now.Tone = band(int(r.Current))
		}
		t.Rows = append(t.Rows, []doc.Cell{linked("risk", r.ID, fmt.Sprintf("%d %s", r.Number, r.Title)), cell(r.Kind),
			score(r.Inherent), now, score(r.Target), score(r.Before), cell(orNone(string(r.Movement), "–")),
			cell(r.appetiteWords())})
	}
	return t
}

func (r RiskRow) appetiteWords() string {
	switch {
	case r.Appetite == 0:
		return "–"
	case r.AboveAppetite:
		return fmt.Sprintf("above %d", r.Appetite)
	}
	return fmt.Sprintf("within %d", r.Appetite)
}

func (r RiskRow) fields() *doc.Fields {
	f := &doc.Fields{}
	add := func(label string, values ...string) {
		var lines []doc.Line
		for _, v := range values {
			if v != "" {
				lines = append(lines, doc.Text(v))
			}
		}
		if len(lines) > 0 {
			f.Rows = append(f.Rows, doc.Field{Label: label, Value: lines})
		}
	}
	add("Cause", r.Cause)
	add("Event", r.Event)
	add("Consequence", r.Consequence)
	if r.Owner.Name != "" {
		f.Rows = append(f.Rows, doc.Field{Label: "Owner", Value: []doc.Line{{{Text: r.Owner.Name, Ref: r.Owner.Ref}}}})
	}
	add("Now", nowWords(r))
	add("Controls", r.Controls...)
	var actions []string
	for _, a := range r.Actions {
		actions = append(actions, a.words())
	}
	add("Actions", actions...)
	if !r.Review.IsZero() {
		review := r.Review.Words()
		if r.ReviewOverdue {
			review += ", overdue"
		}
		add("Next review", review)
	}
	return f
}

func nowWords(r RiskRow) string {
	words := riskWords(r.Risk)
	if r.Status == "closed" {
		words = "closed; " + words
	}
	if r.Note != "" {
		words += ". " + r.Note
	}
	return words
}

func (a RiskActionRow) words() string {
	words := a.Text
	if a.Owner.Name != "" {
		words += " (" + a.Owner.Name + ")"
	}
	if !a.Due.IsZero() {
		words += ", due " + a.Due.Words()
	}
	if a.OverdueDays > 0 {
		words += ", " + count(a.OverdueDays, "day") + " overdue"
	}
	return words
}

// riskBlocks are an ambition's risks in its highlight.
func riskBlocks(rows []RiskRow) []doc.Block {
	if len(rows) == 0 {
		return nil
	}
	return []doc.Block{registerTable(rows)}
}
