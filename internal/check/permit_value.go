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
		Title: "Permitted value that the key cannot have",
		Why: "from and to are what the plan said and may now say, written as the plan writes it. Another value can " +
			"neither be compared with the plan, nor be used to rate the days before the meeting.",
		Mend: "Write the value as the plan does: digits only for a number, one of its words for a choice, none where " +
			"nothing is given.",
		Bad: exampleInTime + exampleBoard + exampleSecondMinutes + examplePermits +
			"{change: measure in-time, key: target, from: 95%, to: 90}]\n",
		Good: exampleInTime + exampleBoard + exampleSecondMinutes + examplePermits +
			"{change: measure in-time, key: target, from: 95, to: 90}]\n",
	},
	Run: func(in *Input, report Report) {
		for _, p := range in.permitted() {
			record := in.planned()[kindID{p.kind, p.id}]
			key := p.keyOf()
			if !p.clear() || p.verb != "change" || record == nil || key == nil || !key.HoldsValues() {
				continue
			}
			for _, value := range slices.Concat(p.From, p.To) {
				if value.Value == "none" {
					continue
				}
				if remedy := unfit(key, record, value.Value); remedy != "" {
					report(Found{
						At: value.Pos,
						Message: fmt.Sprintf("%s is not what %s of a %s can be",
							diag.Quote(value.Value), key.Name, p.kind),
						Remedy: remedy,
					})
				}
			}
		}
	},
}

// unfit says what to write in place of a text that cannot be the value of a key; empty
// where it can.
func unfit(key *schema.Key, record any, text string) string {
	switch key.At(record).(type) {
	case *int, *programme.Number:
		if _, err := strconv.ParseFloat(text, 64); err != nil {
			return "write a number, digits only"
		}
	case *bool:
		if text != "true" && text != "false" {
			return "write true or false"
		}
	case *programme.Text:
		if choices := key.Shape.Choices; len(choices) > 0 && !slices.Contains(choices, text) {
			return diag.Choose(text, choices)
		}
	}
	return ""
}
