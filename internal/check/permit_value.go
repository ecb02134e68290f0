package check

import (
	"fmt"
	"slices"
	"strconv"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/schema"
)

var permitValue = Check{
	Rule: diag.Rule{
		ID: "permit/value", Severity: diag.Error,
		Title: "Invalid value in a permit",
		Why: "from and to are the old and the new value, written as in the plan. Another value cannot be compared " +
			"with the plan or used to rate the days before the meeting.",
		Mend: "Write the value as in the plan: digits only for a number, one of its words for a choice, none for " +
			"no value.",
	},
	Run: func(in *Input, report Report) {
		for _, p := range in.permitted() {
			path := p.path()
			if !p.clear() || in.named(p) == nil || path == nil {
				continue
			}
			in.permitValues(p, path.Key(), report)
		}
	},
}

// permitValues looks at the values of one permit, which are of a key.
func (in *Input) permitValues(p permit, key *schema.Key, report Report) {
	of := key.Shape.Single()
	for _, list := range [][]programme.Text{p.From, p.To} {
		if len(list) > 1 && key.Shape.Item == nil {
			report(Found{At: list[1].Pos,
				Message: fmt.Sprintf("the %s of a %s is one value", p.Key.Value, p.of.Kind), Remedy: "write one value"})
			continue
		}
		for _, value := range list {
			if value.Value == "none" {
				continue
			}
			if remedy := unfit(of, value.Value); remedy != "" {
				report(Found{
					At: value.Pos,
					Message: fmt.Sprintf("%s is not a valid %s of a %s",
						diag.Quote(value.Value), p.Key.Value, p.of.Kind),
					Remedy: remedy,
				})
			}
		}
	}
	if of.Refers == "" || schema.FamilyOf(of.Refers).Local {
		return
	}
	family := schema.FamilyOf(of.Refers)
	for _, id := range p.To { // what it was before need not be there any more
		_, gone := in.dropped()[kindID{family.Name, id.Value}]
		if !gone && id.Value != "none" && !in.ids.holds(of.Refers, id.Value) {
			report(Found{At: id.Pos, Message: fmt.Sprintf("no %s has the id %s", family.Noun, diag.Quote(id.Value)),
				Remedy: in.ids.suggest(of.Refers, id.Value)})
		}
	}
}

// unfit says what to write in place of a text that cannot be the value of a key; empty
// where it can.
func unfit(shape *schema.Shape, text string) string {
	switch shape.Kind {
	case schema.KindWhole, schema.KindNumber:
		if _, err := strconv.ParseFloat(text, 64); err != nil {
			return "write a number, digits only"
		}
	case schema.KindDay, schema.KindDate:
		if _, err := programme.ParseDate(text); err != nil {
			return "write a month as 2019-12 or a day as 2019-12-31"
		}
	case schema.KindYesNo, schema.KindChoice:
		if !slices.Contains(shape.Choices, text) {
			return diag.Choose(text, shape.Choices)
		}
	}
	return ""
}
