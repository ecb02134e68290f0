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

	page doc.Document
}

// RiskRow is a risk or an issue as at the date; scores are null where none was
// given. Number is its place in the register, by which the heat map names it.
type RiskRow struct {
	Number        int             `json:"number"`
	ID            string          `json:"id"`
	Title         string          `json:"title"`
	Kind          string          `json:"kind"`
	Ambition      *string         `json:"ambition"`
	Cause         string          `json:"cause"`
	Event         string          `json:"event"`
	Consequence   string          `json:"consequence"`
	Owner         *string         `json:"owner"`
	Inherent      *int            `json:"inherent"`
	Current       *int            `json:"current"`
	Target        *int            `json:"target"`
	Before        *int            `json:"last_board"`
	Likelihood    *int            `json:"likelihood"`
	Impact        *int            `json:"impact"`
	Movement      *string         `json:"movement"`
	Appetite      *int            `json:"appetite"`
	AboveAppetite bool            `json:"above_appetite"`
	Status        string          `json:"status"`
	ReviewedOn    *string         `json:"reviewed_on"`
	Note          string          `json:"note"`
	Controls      []string        `json:"controls"`
	Actions       []RiskActionRow `json:"actions"`
	Review        *string         `json:"next_review"`
	ReviewOverdue bool            `json:"review_overdue"`

	state *assess.RiskState
}

// RiskActionRow is an action against a risk.
type RiskActionRow struct {
	Text        string  `json:"text"`
	Owner       *string `json:"owner"`
	Due         *string `json:"due"`
	OverdueDays int     `json:"overdue_days"`

	due programme.Date
}

func risks(c *Context, o Options) (View, error) {
	head, page := c.paper("Risk and issue register")
	rows := c.riskRows(func(r *programme.Risk) bool { return o.Ambition == "" || r.Ambition.Value == o.Ambition })
	return &RisksView{Head: head, Risks: rows, page: page}, nil
}

func (c *Context) riskRows(wanted func(*programme.Risk) bool) []RiskRow {
	rows := []RiskRow{}
	for _, r := range c.Assessment.Risks {
		if wanted(r.Risk) {
			rows = append(rows, c.riskRow(r))
		}
	}
	return rows
}

func (c *Context) riskRow(r *assess.RiskState) RiskRow {
	row := RiskRow{Number: 1 + slices.Index(c.Assessment.Risks, r), ID: r.ID.Value, Title: r.Title.Value, Kind: r.Kind.Value, Cause: r.Cause.Value, Event: r.Event.Value, Consequence: r.Consequence.Value,
		Inherent: scoreOrNull(r.InherentScore), Current: scoreOrNull(r.Score), Target: scoreOrNull(r.TargetScore), Before: scoreOrNull(r.ScoreBefore),
		Movement: wordOrNull(r.Movement), Appetite: scoreOrNull(int(r.Appetite.Value)), AboveAppetite: r.AboveAppetite, Status: orNone(r.Status.Value, "open"),
		Controls: programme.Values(r.Controls), Actions: []RiskActionRow{}, Review: dateOrNull(r.Review.Date),
		ReviewOverdue: r.Review.Given() && c.Assessment.AsAt.After(r.Review.Date), state: r}
	if r.Ambition.Given() {
		row.Ambition = &r.Ambition.Value
	}
	if r.Owner.Given() {
		name := c.name(r.Owner.Value)
		row.Owner = &name
	}
	if r.Latest != nil {
		row.ReviewedOn, row.Note = dateOrNull(r.Latest.Update.Date.Date), r.Latest.Note.Value
		row.Likelihood, row.Impact = scoreOrNull(int(r.Latest.Score.Likelihood.Value)), scoreOrNull(int(r.Latest.Score.Impact.Value))
	}
	for _, a := range r.Risk.Actions {
		action := RiskActionRow{Text: a.Text.Value, Due: dateOrNull(a.Due.Date), due: a.Due.Date}
		if a.Owner.Given() {
			name := c.name(a.Owner.Value)
			action.Owner = &name
		}
		if a.Due.Given() {
			action.OverdueDays = max(0, c.Assessment.AsAt.DaysSince(a.Due.Date))
		}
		row.Actions = append(row.Actions, action)
	}
	return row
}

func scoreOrNull(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

// Table is the register, one row each.
func (v *RisksView) Table() *doc.Table {
	t := &doc.Table{Caption: "Register", Columns: columns("number", "id", "title", "kind", "owner", "inherent", "current", "target", "last_board", "movement", "appetite", "above_appetite", "status", "next_review")}
	for _, r := range v.Risks {
		t.Rows = append(t.Rows, []doc.Cell{number(r.Number), cell(r.ID), cell(r.Title), cell(r.Kind), optional(r.Owner), score(r.Inherent), score(r.Current), score(r.Target),
			score(r.Before), optional(r.Movement), score(r.Appetite), yesNo(r.AboveAppetite), cell(r.Status), optional(r.Review)})
	}
	return t
}

func score(n *int) doc.Cell {
	if n == nil {
		return cell("–")
	}
	return number(*n)
}

// Document is the register as a page: the heat map, the table, then each risk
// in full.
func (v *RisksView) Document() doc.Document {
	page := v.page
	if len(v.Risks) == 0 {
		page.Blocks = append(page.Blocks, say("The register is empty."))
		return page
	}
	if grid := heatMap(v.Risks); grid != nil {
		page.Blocks = append(page.Blocks, heading("Heat map"), grid)
	} else {
		page.Blocks = append(page.Blocks, say("No risk has been scored, so there is no heat map."))
	}
	page.Blocks = append(page.Blocks, heading("Register"), registerTable(v.Risks))
	for _, r := range v.Risks {
		page.Blocks = append(page.Blocks, &doc.Heading{Level: 2, Text: fmt.Sprintf("%d %s", r.Number, r.Title)}, r.fields())
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
	data := &doc.Table{Caption: "Heat map: open risks by impact (rows) and likelihood (columns)", Columns: []doc.Column{{Title: "Impact"}}}
	for _, l := range likelihoods[1:] {
		data.Columns = append(data.Columns, doc.Column{Title: l, Flexible: true})
	}
	var placed []string
	for impact := 5; impact >= 1; impact-- {
		grid.Rows = append(grid.Rows, impacts[impact])
		var cells []doc.GridCell
		row := []doc.Cell{cell(impacts[impact])}
		for likelihood := 1; likelihood <= 5; likelihood++ {
			var here []string
			for _, r := range rows {
				if r.Status == "open" && r.Likelihood != nil && r.Impact != nil && *r.Likelihood == likelihood && *r.Impact == impact {
					here = append(here, fmt.Sprint(r.Number))
				}
			}
			placed = append(placed, here...)
			cells = append(cells, doc.GridCell{Text: strings.Join(here, ", "), Tone: band(likelihood * impact)})
			row = append(row, doc.Cell{Text: orNone(strings.Join(here, ", "), "–"), Tone: band(likelihood * impact)})
		}
		grid.Cells = append(grid.Cells, cells)
		data.Rows = append(data.Rows, row)
	}
	if len(placed) == 0 {
		return nil
	}
	var words []string
	for _, r := range rows {
		if r.Status == "open" && r.Current != nil && r.Likelihood != nil {
			words = append(words, fmt.Sprintf("%d %s: likelihood %d, impact %d, score %d", r.Number, r.Title, *r.Likelihood, *r.Impact, *r.Current))
		}
	}
	return &doc.Figure{Caption: "Heat map of open risks", Alt: "Open risks by likelihood and impact. " + strings.Join(words, "; ") + ".", Chart: grid, Data: data}
}

func registerTable(rows []RiskRow) *doc.Table {
	t := &doc.Table{Caption: "Risks and issues", Columns: []doc.Column{{Title: "Risk or issue", Flexible: true}, {Title: "Kind"}, {Title: "Inherent", Align: doc.Right},
		{Title: "Now", Align: doc.Right}, {Title: "Target", Align: doc.Right}, {Title: "Last board", Align: doc.Right}, {Title: "Change"}, {Title: "Appetite"}}}
	for _, r := range rows {
		now := score(r.Current)
		if r.Current != nil {
			now.Tone = band(*r.Current)
		}
		t.Rows = append(t.Rows, []doc.Cell{cell(fmt.Sprintf("%d %s", r.Number, r.Title)), cell(r.Kind), score(r.Inherent), now, score(r.Target), score(r.Before), cell(orNone(string(r.state.Movement), "–")), cell(r.appetiteWords())})
	}
	return t
}

func (r RiskRow) appetiteWords() string {
	switch {
	case r.Appetite == nil:
		return "–"
	case r.AboveAppetite:
		return fmt.Sprintf("above %d", *r.Appetite)
	}
	return fmt.Sprintf("within %d", *r.Appetite)
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
	if r.Owner != nil {
		add("Owner", *r.Owner)
	}
	add("Now", nowWords(r))
	add("Controls", r.Controls...)
	var actions []string
	for _, a := range r.Actions {
		actions = append(actions, a.words())
	}
	add("Actions", actions...)
	if r.state.Review.Given() {
		review := r.state.Review.Date.Words()
		if r.ReviewOverdue {
			review += ", overdue"
		}
		add("Next review", review)
	}
	return f
}

func nowWords(r RiskRow) string {
	words := riskWords(r.state)
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
	if a.Owner != nil {
		words += " (" + *a.Owner + ")"
	}
	if a.Due != nil {
		words += ", due " + a.due.Words()
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
