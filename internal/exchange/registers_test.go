package exchange

import (
	"fmt"
	"strings"
	"testing"

	"improve/internal/programme"
	"improve/internal/workbook"
)

// sheetOf is a sheet of texts; several make a workbook.
func sheetOf(name string, rows ...[]string) workbook.Sheet {
	s := grid(rows...).Sheets[0]
	s.Name = name
	return s
}

// Risks go to the register, measures to the measures, and what has no key there is
// listed: neither becomes a promise.
func TestRisksAndMeasuresOfAWorkbook(t *testing.T) {
	book := &workbook.Book{Sheets: []workbook.Sheet{
		sheetOf("Plan", []string{"Ref", "Action", "Lead", "By when"}, []string{"1.1", "Audit cases", "Ann Okoro", "31/03/2026"}),
		sheetOf("Register", []string{"Risk ID", "Risk", "Cause", "Likelihood", "Impact", "Score", "Mitigation", "Owner", "Review date"},
			[]string{"R1", "Agency staff leave", "Pay", "4", "5", "20", "Offer posts", "Head of Workforce", "30/04/2026"},
			[]string{"R2", "The system is late", "", "high", "2", "", "Weekly calls", "Ann Okoro", ""}),
		sheetOf("KPIs", []string{"Indicator", "Good is", "Baseline", "Target", "Apr-25", "May-25", "Jun-25"},
			[]string{"Visits in time", "High", "71%", "90%", "74%", "78%", "80%"},
			[]string{"Children who come back", "", "22", "18", "21", "", ""}),
	}}
	d, p := imported(t, book, Options{RatedOn: programme.Day(2025, 6, 1)})
	if len(p.Ambitions) != 1 || len(p.Risks) != 2 || len(p.Measures) != 2 {
		t.Fatalf("%d ambitions, %d risks, %d measures", len(p.Ambitions), len(p.Risks), len(p.Measures))
	}
	risk := p.Risks[0]
	if risk.ID.Value != "r1" || risk.Owner.Value != "head-of-workforce" || risk.Cause.Value != "Pay" || risk.Review.Date.String() != "2026-04-30" || risk.Inherent.Likelihood.Given() {
		t.Errorf("%+v", risk)
	}
	if m := p.Measures; m[0].Polarity.Value != "higher" || m[0].Unit.Value != "%" || m[1].Polarity.Value != "lower" {
		t.Errorf("%+v %+v", m[0], m[1])
	}
	var said []string
	for _, u := range p.Updates {
		for _, r := range u.Risks {
			said = append(said, fmt.Sprintf("%s %s %s %s", u.Date.Date, r.Risk.Value, r.Score.Likelihood.Text.Value, r.Score.Impact.Text.Value))
		}
		for _, r := range u.Measures {
			said = append(said, fmt.Sprintf("%s %s %s %s", u.Date.Date, r.Measure.Value, r.Period.Value, r.Value.Text.Value))
		}
	}
	for _, want := range []string{"2025-06-01 r1 4 5", "2025-04-30 visits-in-time 2025-04 74", "2025-05-31 visits-in-time 2025-05 78"} {
		if !strings.Contains(strings.Join(said, ", "), want) {
			t.Errorf("%q is not told: %q", want, said)
		}
	}
	left := fmt.Sprint(d.Leftovers)
	for _, want := range []string{"Register!D3 high", "Register!F2 20", "KPIs!G2 80% it has no date", "KPIs!C2 71%"} {
		if !strings.Contains(left, want) {
			t.Errorf("%s is not listed: %s", want, left)
		}
	}
}

// A comma between thousands is left out of a figure; one before decimals is a person's to
// read, and is never 742 of 74,2.
func TestFiguresWithCommas(t *testing.T) {
	book := &workbook.Book{Sheets: []workbook.Sheet{
		sheetOf("Plan", []string{"Ref", "Action", "Lead", "By when"}, []string{"1.1", "Audit cases", "Ann Okoro", "31/03/2026"}),
		sheetOf("KPIs", []string{"Indicator", "Good is", "Target", "Apr-25", "May-25"},
			[]string{"Visits in time", "High", "90,5%", "74,2%", "75.1%"}, []string{"Contacts", "Low", "1,250", "1,301", "1,299"}),
	}}
	d, p := imported(t, book, Options{RatedOn: programme.Day(2025, 6, 1)})
	var said []string
	for _, u := range p.Updates {
		for _, r := range u.Measures {
			said = append(said, r.Measure.Value+" "+r.Value.Text.Value)
		}
	}
	if got := strings.Join(said, ", "); got != "contacts 1301, visits-in-time 75.1, contacts 1299" || p.Measures[0].Target.Given() || p.Measures[1].Target.Text.Value != "1250" {
		t.Errorf("%s; %+v", got, p.Measures)
	}
	if left := fmt.Sprint(d.Leftovers); !strings.Contains(left, "74,2%") || !strings.Contains(left, "90,5%") {
		t.Errorf("not listed: %s", left)
	}
}
