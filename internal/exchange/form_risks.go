package exchange

import (
	"fmt"
	"strconv"
	"strings"

	"improve/internal/assess"
	"improve/internal/programme"
)

func riskPart() *part {
	return &part{id: "risks", name: "Risks", word: "risks", key: "risk", kind: "risk",
		about: "how likely and how serious each risk or issue is now, and what has changed",
		marks: [][]string{{"risk", "new_likelihood", "new_impact", columnState}}, columns: riskColumns(),
		rows: func(r Rows) []item { return rowsOf(r.Risks, func(v *assess.RiskState) item { return item{risk: v} }) },
		now: func(_ *Form, r item) string {
			return r.risk.ID.Value + " is now " + strings.ReplaceAll(scoreNow(r.risk), "\n", ", ")
		},
		read: (*returnReader).readRisk}
}

func riskColumns() []column {
	of := func(text func(*assess.RiskState) string) func(*Form, item) string {
		return func(_ *Form, r item) string { return text(r.risk) }
	}
	return []column{
		{id: "risk", title: "Risk", width: 18, text: of(func(r *assess.RiskState) string { return r.ID.Value })},
		{id: "title", title: "What could happen", width: 28,
			text: of(func(r *assess.RiskState) string { return r.Title.Value })},
		{id: "owner", title: "Owner", width: 15, text: func(f *Form, r item) string { return f.owner(r.risk.Owner) }},
		{id: "controls", title: "Controls and actions", width: 30, text: (*Form).controls},
		{id: "score", title: "Score now", width: 17, text: of(scoreNow)},
		{id: "appetite", title: "Most accepted", width: 10,
			text: of(func(r *assess.RiskState) string { return r.Appetite.Text.Value })},
		{id: "note", title: "Latest note", width: 28, text: of(func(r *assess.RiskState) string {
			for i := len(r.Reviews) - 1; i >= 0; i-- {
				review := r.Reviews[i]
				switch {
				case !review.Note.Given():
				case r.Restricted == nil && kept(&review.Meta, review.Update):
					return restrictedWord
				default:
					return review.Note.Value
				}
			}
			return ""
		})},
		{id: "look_at", title: "Look at", width: 17, text: of(lookAtRisk), derived: true},
		{id: "new_likelihood", title: "New likelihood", width: 11, choices: scores(),
			prompt: "How likely, 1 to 5. Leave it empty for an issue: it has happened."},
		{id: "new_impact", title: "New impact", width: 10, choices: scores(), prompt: "How serious, 1 to 5."},
		{id: "status", title: "Open or closed", width: 10, choices: choicesOf("risk review", "status"),
			prompt: "Closed, where it has passed. It needs a note."},
		{id: "risk_note", title: "What has changed", width: 32,
			prompt: "A sentence. Needed where the score is lower, or the risk is closed."},
	}
}

func scores() []string {
	var list []string
	for n := 1; n <= 5; n++ {
		list = append(list, strconv.Itoa(n))
	}
	return list
}

// scoreNow is the latest score of a risk, with its parts, and that it is closed.
func scoreNow(r *assess.RiskState) string {
	words := "not scored"
	switch {
	case r.Latest == nil:
	case r.Restricted == nil && kept(&r.Latest.Meta, r.Latest.Update):
		words = restrictedWord
	default:
		words = fmt.Sprintf("%d\n(likelihood %s, impact %s)", r.Score, r.Latest.Score.Likelihood.Text.Value,
			r.Latest.Score.Impact.Text.Value)
	}
	if r.Closed() {
		words += "\nclosed"
	}
	return words
}

// controls are what is done about a risk.
func (f *Form) controls(r item) string {
	lines := programme.Values(r.risk.Controls)
	for _, a := range r.risk.Risk.Actions {
		line := a.Text.Value
		if a.Owner.Given() {
			line += ", " + f.NameOf(a.Owner.Value)
		}
		if a.Due.Given() {
			line += " (by " + a.Due.Date.Words() + ")"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func lookAtRisk(r *assess.RiskState) string {
	var lines []string
	if r.AboveAppetite {
		lines = append(lines, "above what the board accepts")
	}
	if r.Review.Given() && !r.Reviewed {
		line := "review by " + r.Review.Date.Words()
		if r.ReviewOverdue {
			line += ": overdue"
		}
		lines = append(lines, line)
	}
	if r.Restricted != nil {
		lines = append(lines, notToPublish)
	}
	return strings.Join(lines, "\n")
}
