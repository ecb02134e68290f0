package publish_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"improve/internal/publish"
	"improve/internal/store"
)

// A value that is itself a number of children is hidden where it is small, whatever
// is beside it and whatever the unit is called; one that says how many of the others
// there are to each is not.
func TestSmallValues(t *testing.T) {
	for _, c := range []struct{ unit, reading, want string }{
		{"number", "value: 3", "[c]"},
		{"number", "value: 5", "[c]"},
		{"number", "value: 6", "6"},
		{"number", "value: 0", "0"},
		{"number", "value: 3, numerator: 10, denominator: 100", "[c] [c] 100"},
		{"number", "value: 6, numerator: 10, denominator: 100", "6 10 100"},
		{"number", "value: 0, numerator: 10, denominator: 100", "0 10 100"},
		{"number", "value: 3, numerator: 10", "[c] [c]"},
		{"number", "value: 3, denominator: 100", "[c] 100"},
		{"children to a worker", "value: 3, numerator: 300, denominator: 100", "3 300 100"},
		{"children to a worker", "value: 3.0, numerator: 304, denominator: 100", "3.0 304 100"},
		{"children to a worker", "value: 3.0, numerator: 306, denominator: 100", "[c] [c] 100"},
		{"days", "value: 3", "[c]"},
		{"days", "value: 3, numerator: 10, denominator: 100", "[c] [c] 100"},
		{"days", "value: 7, numerator: 10, denominator: 100", "7 10 100"},
	} {
		p, problems, err := store.Load(fstest.MapFS{
			"plan/measures.yaml":           {Data: []byte(fmt.Sprintf("measures:\n  - {id: m, title: M, polarity: lower, unit: %s, counts: true}\n", c.unit))},
			"updates/2020-02-25-lead.yaml": {Data: []byte("date: 2020-02-25\nmeasures:\n  m: {period: 2020-01, " + c.reading + "}\n")},
		})
		if err != nil || len(problems) > 0 {
			t.Fatal(err, problems)
		}
		public := publish.All(p).Programme
		r := public.Updates[0].Measures[0]
		got := ""
		for _, n := range []struct {
			given, known bool
			text         string
		}{
			{r.Value.Given(), r.Value.Pos.Known(), r.Value.Text.Value},
			{r.Numerator.Given(), r.Numerator.Pos.Known(), r.Numerator.Text.Value},
			{r.Denominator.Given(), r.Denominator.Pos.Known(), r.Denominator.Text.Value},
		} {
			switch {
			case n.given:
				got += " " + n.text
			case n.known:
				got += " [c]"
			}
		}
		if got != " "+c.want {
			t.Errorf("%s, %s: %q, want %q", c.unit, c.reading, got[1:], c.want)
		}
	}
}
