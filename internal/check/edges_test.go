package check_test

import (
	"fmt"
	"testing"
)

// An update may be corrected up to the last day of grace, and be written up to the
// last day of a cycle.
func TestLastDaysOfAnUpdate(t *testing.T) {
	policy := "-- plan/programme.yaml --\nname: Improvement programme\npolicy: {grace_days: 3, cycle_days: 10}\ngroups:\n  - {id: board, name: Improvement Board}\n"
	written := policy + people + ambition + "    target: 2020-06\n" + update("2020-01-14-ann", "by: ann-lee\ntitle: All members are appointed")
	log := func(lines string) string { return written + "-- git log --\n" + lines }
	for _, c := range []struct{ log, want string }{
		{"2020-01-14 a adds %[1]s\n2020-01-14 a edits %[1]s\n", ""},
		{"2020-01-14 a adds %[1]s\n2020-01-16 a edits %[1]s\n", ""},
		{"2020-01-14 a adds %[1]s\n2020-01-17 a edits %[1]s\n", ""},
		{"2020-01-14 a adds %[1]s\n2020-01-18 a edits %[1]s\n", "history/update-edited"},
		{"2020-01-23 a adds %[1]s\n", ""},
		{"2020-01-24 a adds %[1]s\n", ""},
		{"2020-01-25 a adds %[1]s\n", "history/update-backdated"},
	} {
		expect(t, log(fmt.Sprintf(c.log, "updates/2020-01-14-ann.yaml")), "2020-01-31", c.want)
	}
}

// Where it cannot be read how often a measure is taken, no value of it is said to be
// of another period.
func TestPeriodsOfAMeasureThatCannotBeRead(t *testing.T) {
	measure := func(every string) string {
		return task("target: 2020-06") + "-- plan/measures.yaml --\nmeasures:\n  - {id: m, title: M, polarity: higher" + every + "}\n" +
			update("2020-02-24-x", "measures: {m: {period: 2020-01, value: 1}}") + update("2020-02-25-x", "measures: {m: {period: 2019-Q4, value: 2}}")
	}
	for _, c := range []struct{ every, want string }{
		{", every: fortnight", "value/choice"},
		{", every: [month]", "value/kind"},
		{", evrey: month", "key/unknown"},
		{", every: month", "measure/period"},
		{", every: quarter", "measure/period"},
		{"", "measure/period"},
	} {
		expect(t, measure(c.every), "2020-02-25", c.want)
	}
}
