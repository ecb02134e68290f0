package check_test

import (
	"fmt"
	"testing"
)

// An update may be corrected up to the last day of grace, and be written up to the
// last day of a cycle.
func TestLastDaysOfAnUpdate(t *testing.T) {
	policy := "-- plan/programme.yaml --\nname: Improvement programme\npolicy: {grace_days: 3, cycle_days: 10}\n" +
		"groups:\n  - {id: board, name: Improvement Board}\n"
	written := policy + people + ambition + "    target: 2020-06\n" +
		update("2020-01-14-ann", "by: ann-lee\ntitle: All members are appointed")
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
		return task("target: 2020-06") + "-- plan/measures.yaml --\nmeasures:\n  - {id: m, title: M, polarity: higher" +
			every + "}\n" +
			update("2020-02-24-x", "measures: {m: {period: 2020-01, value: 1}}") +
			update("2020-02-25-x", "measures: {m: {period: 2019-Q4, value: 2}}")
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

// A pause that lacks a day has no order to be wrong.
func TestPausesThatLackADay(t *testing.T) {
	for pause, want := range map[string]string{
		"from: 2020-03-01":                 "key/missing",
		"to: 2020-03-01":                   "key/missing",
		"from: 2020-03-01, to: soon":       "value/date",
		"from: 2020-03-01, to: 2020-03-01": "",
		"from: 2020-03-02, to: 2020-03-01": "programme/pause-reversed",
	} {
		expect(t, "-- plan/programme.yaml --\nname: P\npauses:\n  - {"+pause+", reason: Flood.}\n", "2020-01-01", want)
	}
}

// What could not be read may have held an id that is missing, but only where it could
// have been one of its family.
func TestUnreadRecordsExcuseIDsOfTheirFamilyOnly(t *testing.T) {
	done := "actions_done: [2020-01-14.9]"
	for lines, want := range map[string]string{
		done:                          "id/unknown",
		"actions: [x]\n" + done:       "value/kind",
		"progress: {1.1: x}\n" + done: "id/unknown value/kind",
		"risks: {x: 4}\n" + done:      "id/unknown value/kind",
	} {
		expect(t, task("target: 2020-06")+update("2020-01-14-x", lines), "2020-01-14", want)
	}
	expect(t, task("target: 2020-06")+update("2020-01-14-x", done)+"-- updates/2020-01-13-x.yaml --\ndate: [\n",
		"2020-01-14", "file/syntax")
}

// Of two tasks of one id the finding is about the task; of two people it is about none.
func TestWhatADuplicateIsAbout(t *testing.T) {
	for archive, want := range map[string]string{
		task("target: 2020-06") +
			"  - {id: 1.1, title: Again, leads: [bo-kay], target: 2020-06}\n": "1.1",
		task("target: 2020-06") +
			"-- plan/risks.yaml --\nrisks:\n  - {id: 1.1, title: A}\n  - {id: 1.1, title: B}\n": "",
	} {
		problems, _ := run(t, archive, "2020-01-01")
		n := 0
		for _, d := range problems {
			if d.Rule == "id/duplicate" {
				n++
				if d.Task != want {
					t.Errorf("the duplicate is about %q, want %q", d.Task, want)
				}
			}
		}
		if n != 1 {
			t.Errorf("%d duplicates%s", n, show(problems))
		}
	}
}

// To say again that a target was met is no mistake.
func TestMetTwice(t *testing.T) {
	two := task("target: [2019-12, 2020-06]") + progress("2020-01-02-a", "met: [2019-12]")
	expect(t, two+progress("2020-01-03-a", "met: [2019-12]"), "2020-01-10", "")
	expect(t, two+progress("2020-01-03-a", "met: [2019-11]"), "2020-01-10", "update/unknown-target")
}

// A task that is complete is no longer told that it fell due before its plan.
func TestDueBeforeThePlanAndComplete(t *testing.T) {
	due := people + plan("2020-01", "leads: [ann-lee]\ntarget: 2019-12-31")
	expect(t, due, "2020-01-01", "task/due-before-plan task/overdue")
	expect(t, due+progress("2019-12-30-lead", "rating: B, note: Done., evidence: [minutes], confirmed_by: bo-kay"),
		"2020-01-01", "update/before-plan")
}

// "Local" is the zone of whoever's machine this is: two people would read two statuses.
func TestTheMachinesZoneIsNoZone(t *testing.T) {
	for zone, want := range map[string]string{"Local": "programme/timezone", "UTC": "", "Europe/London": "", "Lancashire": "programme/timezone"} {
		expect(t, "-- plan/programme.yaml --\nname: P\ntimezone: "+zone+"\n", "2020-01-01", want)
	}
}

// An update without a date, or with one that cannot be read, has none that differs from its
// file's name.
func TestADateThatIsNotThereDiffersFromNone(t *testing.T) {
	for date, want := range map[string]string{
		"title: T": "key/missing", "date: soon\ntitle: T": "value/date", "date: 2020-01-14\ntitle: T": "",
		"date: 2020-01-13\ntitle: T": "update/date-differs",
	} {
		expect(t, "-- updates/2020-01-14-x.yaml --\n"+date+"\n", "2020-01-31", want)
	}
}

// What a value counts may be left out when it is given again; what others had may not.
func TestWhatAValueGivenAgainMayLeaveOut(t *testing.T) {
	for figure, want := range map[string]string{
		"numerator: 9": "", "denominator: 10": "", "statistical_neighbours: 80": "measure/revised", "region: 80": "measure/revised",
		"england: 80": "measure/revised",
	} {
		expect(t, task("target: 2020-06")+"-- plan/measures.yaml --\nmeasures:\n  - {id: m, title: M, polarity: higher, unit: \"%\", every: month}\n"+
			update("2020-02-24-x", "measures: {m: {period: 2020-01, value: 90, "+figure+"}}")+
			update("2020-02-25-x", "measures: {m: {period: 2020-01, value: 90}}"), "2020-02-25", want)
	}
}
