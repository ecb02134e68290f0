package check_test

import (
	"strings"
	"testing"
)

// minutes are those of the board on 25 February 2020 with further lines.
func minutes(lines string) string { return update("2020-02-25-board", lines) }

// permits are minutes that permit something.
func permits(what string) string {
	return minutes("decisions: [{text: The plan changes with its policy and groups and measures and risks and findings and tasks., permits: [" + what + "]}]")
}

// boards is a programme with two boards, each with a span.
func boards(first, second string) string {
	return "-- plan/programme.yaml --\nname: P\ngroups:\n" +
		"  - {id: a, name: First Board, board: " + first + "}\n  - {id: b, name: Second Board, board: " + second + "}\n"
}

// What the board alone decides counts in its minutes of a listed day, and before the
// record began.
func TestWhoDecides(t *testing.T) {
	moved := "progress: {1.1: {retarget: {to: 2020-09, reason: Ill.}}}"
	ended := "progress: {1.1: {end: {as: withdrawn, reason: Done elsewhere.}}}"
	adopted := strings.Replace(task("target: 2020-06"), "groups:", "adopted: {date: 2020-01-20}\ngroups:", 1)
	other := strings.Replace(task("target: 2020-06"), "groups:\n",
		"groups:\n  - {id: ours, name: New Board, meetings: [2020-02-25], board: {from: 2020-02}}\n", 1)
	for _, c := range []struct{ name, archive, want string }{
		{"minutes of the board", task("target: 2020-06") + minutes(moved), ""},
		{"an end in them", task("target: 2020-06") + minutes(ended), ""},
		{"a lead", task("target: 2020-06") + update("2020-02-25-lead", moved), "update/retarget-outside-meeting"},
		{"a day that is not listed", task("target: 2020-06") + update("2020-02-24-board", ended),
			"update/end-outside-board update/meeting-not-listed"},
		{"the board of before", other + minutes(ended), "update/end-outside-board"},
		{"a group nobody knows", task("target: 2020-06") +
			"-- updates/2020-02-25-x.yaml --\ndate: 2020-02-25\nmeeting: bord\n" + ended + "\n", "id/unknown"},
		{"told before, on the day of adoption", adopted + update("2020-01-20-old", "adopted: true\n"+ended), ""},
		{"told a day later", adopted + update("2020-01-21-old", "adopted: true\n"+ended),
			"update/adopted-late update/end-outside-board"},
		{"adopted by nobody", task("target: 2020-06") + update("2020-01-20-old", "adopted: true"),
			"update/adopted-late"},
		{"both at once", task("target: 2020-06") +
			minutes("progress: {1.1: {retarget: {to: 2020-09, reason: Ill.}, end: {as: withdrawn, reason: Ill.}}}"),
			"update/end-and-retarget"},
		{"permits of scrutiny", task("target: 2020-06") +
			update("2020-02-25-x", "decisions: [{text: The plan is over., permits: [{change: task 1.1, key: title, "+
				"to: Create the board}]}]"), "permit/outside-board"},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, c.archive, "", c.want) })
	}
}

// An end says until when it holds only where it is a hold, and into what only where
// something takes the task's place.
func TestEnds(t *testing.T) {
	two := task("target: 2020-06") +
		"  - {id: 1.2, title: Meet, leads: [ann-lee]}\n  - {id: 1.3, title: Act, leads: [ann-lee]}\n"
	end := func(task, keys string) string { return "  " + task + ": {end: {" + keys + ", reason: Agreed.}}\n" }
	in := func(ends ...string) string { return minutes("progress:\n" + strings.Join(ends, "")) }
	january := func(ends ...string) string { return update("2020-01-14-board", "progress:\n"+strings.Join(ends, "")) }
	for _, c := range []struct{ name, archive, want string }{
		{"a hold until that day", in(end("1.1", "as: on-hold, until: 2020-02-25")), ""},
		{"a hold until that month", in(end("1.1", "as: on-hold, until: 2020-02")), ""},
		{"a hold until the day before", in(end("1.1", "as: on-hold, until: 2020-02-24")), "update/end-unclear"},
		{"a hold without a day", in(end("1.1", "as: on-hold")), "update/end-unclear"},
		{"withdrawn until", in(end("1.1", "as: withdrawn, until: 2020-09")), "update/end-unclear"},
		{"withdrawn into", in(end("1.1", "as: withdrawn, into: 1.2")), "update/end-unclear"},
		{"superseded by a task", in(end("1.1", "as: superseded, into: 1.2")), ""},
		{"merged into nothing known", in(end("1.1", "as: merged, into: 1.9")), "id/unknown"},
		{"until that cannot be read", in(end("1.1", "as: on-hold, until: soon")), "value/date"},
		{"into itself", in(end("1.1", "as: merged, into: 1.1")), "update/end-into"},
		{"a circle of three", in(end("1.1", "as: merged, into: 1.2"), end("1.2", "as: merged, into: 1.3"),
			end("1.3", "as: merged, into: 1.1")), "update/end-into"},
		{"a way into a circle", in(end("1.1", "as: merged, into: 1.2"), end("1.2", "as: merged, into: 1.2")),
			"update/end-into"},
		{"a chain", in(end("1.1", "as: merged, into: 1.2"), end("1.2", "as: merged, into: 1.3")), ""},
		{"twice", january(end("1.1", "as: withdrawn")) + in(end("1.1", "as: merged, into: 1.2")), "update/end-again"},
		{"a hold, then for good", january(end("1.1", "as: on-hold, until: 2020-06")) +
			in(end("1.1", "as: withdrawn")), ""},
		{"a hold after a hold", january(end("1.1", "as: on-hold, until: 2020-06")) +
			in(end("1.1", "as: on-hold, until: 2020-02-25")), ""},
		{"a hold after the end", january(end("1.1", "as: withdrawn")) + in(end("1.1", "as: on-hold, until: 2020-06")),
			"update/end-again"},
		{"complete the same day", in(end("1.1", "as: withdrawn")) + progress("2020-02-25-lead",
			"rating: B, note: Done., evidence: [minutes], confirmed_by: bo-kay"), "update/end-complete"},
		{"reopened before", progress("2020-01-20-lead",
			"rating: B, note: Done., evidence: [minutes], confirmed_by: bo-kay") +
			progress("2020-01-21-lead", "rating: G, note: Not yet.") + in(end("1.1", "as: withdrawn")), ""},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, two+c.archive, "", c.want) })
	}
	circle := findings(t, two+in(end("1.1", "as: merged, into: 1.2"), end("1.2", "as: merged, into: 1.3"),
		end("1.3", "as: merged, into: 1.1")), "")
	if len(circle) != 1 || circle[0].Message != "1.1 goes into 1.2, which leads back to 1.1 over 1.3" {
		t.Errorf("a circle is said once, with its way:%s", show(circle))
	}
}

// A permit names one thing of the plan, and the last of the board counts.
func TestPermits(t *testing.T) {
	record := task("target: 2020-06") +
		"-- plan/measures.yaml --\nmeasures:\n  - {id: kpi, title: A, polarity: higher, target: 90, every: month}\n" +
		"-- plan/risks.yaml --\nrisks: [{id: gap, title: A, kind: risk, owner: ann-lee}]\n"
	for _, c := range []struct{ name, archive, want string }{
		{"as the plan has it", permits("{change: measure kpi, key: target, from: 80, to: 90}"), ""},
		{"a list", permits("{change: task 1.1, key: leads, to: [ann-lee]}"), ""},
		{"another list", permits("{change: task 1.1, key: leads, to: [ann-lee, bo-kay]}"), "permit/not-done"},
		{"none, as the plan has it", permits("{change: task 1.1, key: outcomes, to: none}"), ""},
		{"none, and the plan has some", permits("{change: task 1.1, key: leads, to: none}"), "permit/not-done"},
		{"the policy", permits("{change: policy, key: grace_days, from: 14, to: 7}"), ""},
		{"the policy without what held", permits("{change: policy, key: grace_days, to: 7}"), "permit/no-from"},
		{"a title without what held", permits("{change: measure kpi, key: title, to: A}"), ""},
		{"a number in words", permits("{change: policy, key: grace_days, from: two weeks, to: 7}"), "permit/value"},
		{"a word that is no choice", permits("{change: measure kpi, key: polarity, from: down, to: higher}"),
			"permit/value"},
		{"a day in words", permits("{change: group board, key: board to, to: June}"), "permit/not-done permit/value"},
		{"a part of a record", permits("{change: group board, key: board to, to: none}"), ""},
		{"yes", permits("{change: measure kpi, key: counts, to: false}"), ""},
		{"yes, and the plan says no", permits("{change: measure kpi, key: counts, to: true}"), "permit/not-done"},
		{"replaced by a later board",
			update("2020-01-14-board", "decisions: [{text: The measure changes., permits: [{change: measure kpi, key: target, "+
				"from: 90, to: 80}]}]") + permits("{change: measure kpi, key: target, from: 80, to: 90}"), ""},
		{"dropped and gone", permits("{drop: risk void}"), ""},
		{"dropped and there", permits("{drop: risk gap}"), "permit/not-done"},
		{"a task dropped", permits("{drop: task 1.1}"), "permit/unclear"},
		{"a target moved", permits("{change: task 1.1, key: target, to: 2020-09}"), "permit/unclear"},
		{"two at once", permits("{drop: risk void, end: plan x}"), "permit/unclear"},
		{"nothing", permits("{key: title}"), "permit/unclear"},
		{"a plan nobody knows", permits("{end: plan x}"), "permit/unknown"},
		{"a key nobody knows", permits("{change: measure kpi, key: goal, to: 90}"), "permit/unknown"},
		{"a record nobody knows", permits("{change: risk void, key: title, to: B}"), "permit/unknown"},
		{"a record of the updates", permits("{change: action 1, key: text, to: B}"), "permit/unknown"},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, record+c.archive, "", c.want) })
	}
}

// What a board let go may be named by what was said up to that day, and by nothing else.
func TestDropped(t *testing.T) {
	named := "risks: {gap: {likelihood: 2, impact: 2}}"
	for _, c := range []struct{ name, archive, want string }{
		{"before", update("2020-02-24-x", named) + permits("{drop: risk gap}"), "id/dropped"},
		{"that day", update("2020-02-25-x", named) + permits("{drop: risk gap}"), "id/dropped"},
		{"a day later", update("2020-02-26-x", named) + permits("{drop: risk gap}"), "id/unknown"},
		{"by the plan", strings.Replace(task("target: 2020-06\nrisks: [gap]"), board, "", 1) +
			permits("{drop: risk gap}"), "id/unknown"},
		{"of another kind", update("2020-02-24-x", named) + permits("{drop: measure gap}"), "id/unknown"},
		{"by a group that is not the board", update("2020-02-24-x", named) + update("2020-02-25-x",
			"decisions: [{text: The plan is over., permits: [{drop: risk gap}]}]"), "id/unknown permit/outside-board"},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, board+c.archive, "", c.want) })
	}
}

// Each day has one board.
func TestBoardSpans(t *testing.T) {
	for _, c := range []struct{ first, second, want string }{
		{"{to: 2020-02}", "{from: 2020-03-01}", ""},
		{"{to: 2020-02}", "{from: 2020-02-29}", "programme/boards-overlap"},
		{"{to: 2020-02-28}", "{from: 2020-02-29}", ""},
		{"{from: 2019-05}", "{from: 2020-03}", "programme/boards-overlap"},
		{"{from: 2020-03}", "{to: 2020-02}", ""},
		{"{from: 2020-03}", "{to: 2020-03}", "programme/boards-overlap"},
		{"{from: 2020-03, to: 2020-03}", "{from: 2020-01, to: 2020-02}", ""},
		{"{from: 2020-03-02, to: 2020-03-01}", "{from: 2020-03}", "programme/board-reversed"},
		{"{from: soon}", "{from: 2020-03}", "value/date"},
	} {
		expect(t, boards(c.first, c.second), "", c.want)
	}
}

// What goes with measures' values.
func TestReadings(t *testing.T) {
	measure := func(every, unit string) string {
		return "-- plan/measures.yaml --\nmeasures: [{id: kpi, title: A, unit: \"" + unit +
			"\", polarity: higher, every: " + every + "}]\n"
	}
	given := func(day, reading string) string { return update(day+"-x", "measures: {kpi: {"+reading+"}}") }
	for _, c := range []struct{ name, archive, want string }{
		{"on the last day of its month", measure("month", "%") + given("2020-02-29", "period: 2020-02, value: 1"), ""},
		{"a day earlier", measure("month", "%") + given("2020-02-28", "period: 2020-02, value: 1"),
			"measure/period-ahead"},
		{"on the last day of its quarter",
			measure("quarter", "%") + given("2020-03-31", "period: 2020-Q1, value: 1"), ""},
		{"before the quarter ends", measure("quarter", "%") + given("2020-03-30", "period: 2020-Q1, value: 1"),
			"measure/period-ahead"},
		{"before the year ends", measure("year", "%") + given("2020-12-30", "period: 2020, value: 1"),
			"measure/period-ahead"},
		{"rounded", measure("month", "%") + given("2020-02-28",
			"period: 2020-01, value: 84.2, numerator: 160, denominator: 190"), ""},
		{"rounded to a whole", measure("month", "% of children") +
			given("2020-02-28", "period: 2020-01, value: 84, numerator: 160, denominator: 190"), ""},
		{"not what it is", measure("month", "%") +
			given("2020-02-28", "period: 2020-01, value: 84.9, numerator: 160, denominator: 190"), "measure/figures"},
		{"all", measure("month", "%") + given("2020-02-28",
			"period: 2020-01, value: 100, numerator: 190, denominator: 190"), ""},
		{"more than all", measure("month", "%") + given("2020-02-28", "period: 2020-01, value: 101"),
			"measure/figures"},
		{"less than none", measure("month", "%") + given("2020-02-28", "period: 2020-01, value: -1"),
			"measure/figures"},
		{"of a number", measure("month", "number") +
			given("2020-02-28", "period: 2020-01, value: 12, numerator: 190, denominator: 16"), ""},
		{"of nobody", measure("month", "%") +
			given("2020-02-28", "period: 2020-01, value: 0, numerator: 0, denominator: 0"), ""},
		{"put right later", measure("month", "%") + given("2020-02-27", "period: 2020-01, value: 842") +
			given("2020-02-28", "period: 2020-01, value: 84.2, note: The point was missing."), ""},
		{"revised", measure("month", "%") + given("2020-02-27", "period: 2020-01, value: 84") +
			given("2020-02-28", "period: 2020-01, value: 85"), "measure/revised"},
		{"revised a second time that day", measure("month", "%") + given("2020-02-27", "period: 2020-01, value: 84") +
			given("2020-02-28", "period: 2020-01, value: 85") +
			update("2020-02-28-z", "measures: {kpi: {period: 2020-01, value: 86}}"), "measure/revised update/disagree"},
		{"counts revised", measure("month", "%") +
			given("2020-02-27", "period: 2020-01, value: 84, numerator: 84, denominator: 100") +
			given("2020-02-28", "period: 2020-01, value: 84, numerator: 42, denominator: 50"), "measure/revised"},
		{"another's figure revised", measure("month", "%") + given("2020-02-27", "period: 2020-01, value: 84, england: 88") +
			given("2020-02-28", "period: 2020-01, value: 84, england: 80"), "measure/revised"},
		{"another's figure left out", measure("month", "%") + given("2020-02-27", "period: 2020-01, value: 84, england: 88") +
			given("2020-02-28", "period: 2020-01, value: 84"), "measure/revised"},
		{"given again", measure("month", "%") + given("2020-02-27", "period: 2020-01, value: 84") +
			given("2020-02-28", "period: 2020-01, value: 84"), ""},
		{"revised, and why said later", measure("month", "%") + given("2020-02-26", "period: 2020-01, value: 84") +
			given("2020-02-27", "period: 2020-01, value: 85") +
			given("2020-02-28", "period: 2020-01, value: 85, note: Late forms."), ""},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, c.archive, "", c.want) })
	}
}

// A measure without a new value for its period and a cycle is asked for.
func TestMeasureWithoutValue(t *testing.T) {
	record := "-- plan/measures.yaml --\nmeasures: [{id: kpi, title: A, unit: \"%\", polarity: higher, " +
		"every: month}]\n" +
		update("2020-02-05-x", "measures: {kpi: {period: 2020-01, value: 1}}")
	expect(t, record, "2020-04-18", "")
	expect(t, record, "2020-04-19", "measure/no-value")
	expect(t, strings.Replace(record, "every: month", "every: quarter", 1), "2020-04-19", "measure/period")
}

// Small numbers of children are hidden only where counts says that they are such.
func TestMeasuresOfChildren(t *testing.T) {
	record := func(keys, reading string) string {
		return "-- plan/measures.yaml --\nmeasures: [{id: kpi, polarity: lower, every: month, " + keys + "}]\n" +
			update("2020-02-05-x", "measures: {kpi: {period: 2020-01, "+reading+"}}")
	}
	for _, c := range []struct{ keys, reading, want string }{
		{"title: A, unit: children", "value: 3", "measure/no-counts"},
		{"title: A, unit: children, counts: true", "value: 3", ""},
		{"title: A, unit: children, counts: false", "value: 3", ""},
		{"title: Children moved, unit: \"%\"", "value: 3", ""},
		{"title: Children moved, unit: \"%\"", "value: 3, numerator: 3, denominator: 100", "measure/no-counts"},
		{"title: A, unit: \"per 10,000 children\"", "value: 3", ""},
		{"title: Posts, unit: number", "value: 3", ""},
		{"title: A, unit: children, counts: true", "value: 3, note: Three of 40.", "measure/note-figures"},
		{"title: A, unit: children, counts: true", "value: 30, note: Three of 40.", ""},
		{"title: A, unit: \"%\", counts: true", "value: 3, numerator: 30, denominator: 33, note: Up from 28.",
			"measure/figures measure/note-figures"},
		{"title: A, unit: \"%\", counts: true", "value: 50, denominator: 4, note: Half of 4.", "measure/note-figures"},
		{"title: A, unit: \"%\", counts: true", "value: 50, denominator: 40, note: Half of 40.", ""},
		{"title: A, unit: \"%\", counts: true", "value: 50, numerator: 4, note: Up from 2.", "measure/note-figures"},
		{"title: A, unit: children, counts: true", "value: 3, note: A few.", ""},
	} {
		expect(t, record(c.keys, c.reading), "2020-02-06", c.want)
	}
}

// Actions without an owner or a date age, and boards see them open.
func TestActionsAge(t *testing.T) {
	asked := func(keys string) string {
		return board + people + update("2020-01-13-x", "actions: [{id: 2020-01-13.1, text: Ask."+keys+"}]") + minuted
	}
	for _, c := range []struct{ name, asAt, keys, want string }{
		{"no owner, in grace", "2020-01-20", ", due: 2020-09", ""},
		{"no owner, a day later", "2020-01-21", ", due: 2020-09", "action/no-owner"},
		{"no date, a day later", "2020-01-21", ", owner: bo-kay", "action/no-date"},
		{"an owner that cannot be read", "2020-01-21", ", due: 2020-09, owner: [x]", "value/kind"},
		{"seen by one board", "2020-02-24", ", owner: bo-kay", "action/no-date"},
		{"seen by two", "2020-02-25", ", owner: bo-kay", "action/no-date action/open-long"},
		{"seen by two, not due yet", "2020-02-25", ", owner: bo-kay, due: 2020-02", ""},
		{"seen by two, due before", "2020-02-25", ", owner: bo-kay, due: 2020-02-24",
			"action/open-long action/overdue"},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, asked(c.keys), c.asAt, c.want) })
	}
	done := asked(", owner: bo-kay") + update("2020-02-01-x", "actions_done: [2020-01-13.1]")
	expect(t, done, "2020-02-25", "")
}

// A state of a finding is of the update's day, and met only by somebody from outside.
func TestFindingStates(t *testing.T) {
	record := board + "-- plan/people.yaml --\npeople: [{id: ann-lee, kind: person}, {id: adviser, name: Ada Visor, " +
		"kind: person, outside: true}]\n-- plan/findings.yaml --\nsources: [{id: s, title: S}]\n" +
		"findings: [{id: s-1, source: s, title: F}]\n"
	for state, want := range map[string]string{
		"state: met, confirmed_by: adviser":          "",
		"state: met, confirmed_by: Ada Visor":        "",
		"state: met, confirmed_by: ann-lee":          "finding/not-confirmed",
		"state: met, confirmed_by: the inspectorate": "finding/not-confirmed",
		"state: met":                                     "finding/not-confirmed",
		"state: met, confirmed_by: [adviser]":            "value/kind",
		"state: evidenced":                               "",
		"state: answered, since: 2020-02":                "",
		"state: answered, since: 2020-02-25":             "",
		"state: answered, since: 2020-02-26":             "finding/since-later",
		"state: answered, since: 2020-03":                "finding/since-later",
		"state: met, since: 2020-03, confirmed_by: none": "finding/not-confirmed finding/since-later value/says-nothing",
	} {
		expect(t, record+update("2020-02-25-x", "findings: {s-1: {"+state+"}}"), "", want)
	}
	expect(t, record+update("2020-02-25-x", "findings: {s-2: {state: open}}"), "", "id/unknown")
}

// Somebody who has left leads nothing that is open, unless somebody else does too.
func TestLeavers(t *testing.T) {
	record := strings.Replace(task("target: 2020-06"), "also: [A. Lee]", "left: 2020-02", 1)
	for _, c := range []struct{ name, asAt, archive, want string }{
		{"in their last month", "2020-02-29", record, ""},
		{"after it", "2020-03-01", record, "person/left"},
		{"with somebody else", "2020-03-01", strings.Replace(record, "[ann-lee]", "[ann-lee, bo-kay]", 1), ""},
		{"of a task that is complete", "2020-03-01", record +
			progress("2020-02-25-lead", "rating: B, note: Done., evidence: [minutes], confirmed_by: bo-kay"), ""},
		{"a risk", "2020-03-01", strings.Replace(record, "[ann-lee]", "[bo-kay]", 1) +
			"-- plan/risks.yaml --\nrisks: [{id: gap, title: A, kind: risk, owner: ann-lee}]\n", "person/left"},
		{"an action", "2020-03-01", strings.Replace(record, "[ann-lee]", "[bo-kay]", 1) + update("2020-02-25-x",
			"actions: [{id: 2020-02-25.1, text: Ask., owner: ann-lee, due: 2020-06}]"), "person/left"},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, c.archive+minuted, c.asAt, c.want) })
	}
}

// A plan ends by a decision; the record says where none is.
func TestPlansEnd(t *testing.T) {
	plans := func(old, now string) string {
		return people + strings.Replace(board, "groups:",
			"plans:\n  - {id: old, title: Old, published: 2019-08"+old+"}\n"+now+"groups:", 1)
	}
	follows := "  - {id: new, title: New, published: 2020-02, follows: old}\n"
	ended := ", ended: {date: 2020-01, note: The report says so.}"
	for _, c := range []struct{ name, old, now, updates, want string }{
		{"open", "", "", "", ""},
		{"followed and open", "", follows, "", "plan/follows-open"},
		{"followed and ended by the board", "", follows, permits("{end: plan old}"), ""},
		{"ended by nobody", ended, follows, "", "plan/ended-undecided"},
		{"ended by both", ended, "", permits("{end: plan old}"), "plan/ended-twice plan/ended-undecided"},
		{"ended by a lead", "", follows, update("2020-02-25-x",
			"decisions: [{text: The plan is over., permits: [{end: plan old}]}]"), "permit/outside-board plan/follows-open"},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, plans(c.old, c.now)+c.updates, "2020-02-25", c.want) })
	}
}

// As at a day nothing is said of what ended, began or was written later, save errors.
func TestWarningsOfLater(t *testing.T) {
	record := people + strings.Replace(board,
		"groups:", "plans:\n  - {id: old, title: Old, published: 2019-08, ended: {date: 2020-02, note: So.}}\n"+
			"  - {id: older, title: Older}\n  - {id: new, title: New, published: 2020-02, follows: older}\ngroups:", 1)
	expect(t, record, "2020-01-31", "")
	expect(t, record, "2020-02-29", "plan/ended-undecided plan/follows-open")
	announced := board + update("2020-01-14-board", "next_meeting: {date: 2020-02-24}\nadopted: true")
	expect(t, announced, "2020-01-13", "update/adopted-late")
	expect(t, announced, "2020-01-14", "update/adopted-late update/next-meeting-not-listed")
}

// What is said of a task after its end for good changes nothing; during a hold it counts
// after it.
func TestSaidAfterTheEnd(t *testing.T) {
	january := func(what string) string { return update("2020-01-14-board", what) }
	end := func(keys string) string {
		return january("progress: {1.1: {end: {" + keys + ", reason: Agreed.}}}")
	}
	ofPlan := strings.Replace(task("target: 2020-06\nplan: old"),
		"groups:", "plans: [{id: old, title: Old, published: 2019-08}]\ngroups:", 1)
	planEnds := ofPlan + january("decisions: [{text: The plan is over., permits: [{end: plan old}]}]")
	green := func(day string) string { return progress(day+"-lead", "rating: G, note: Fine.") }
	impact := func(day string) string {
		return update(day+"-lead", "impact: {1.1: {difference: none, note: Too early.}}")
	}
	for _, c := range []struct{ name, archive, want string }{
		{"that day", task("target: 2020-06") + end("as: withdrawn") + green("2020-01-14"), ""},
		{"a day later", task("target: 2020-06") + end("as: withdrawn") + green("2020-01-15"), "update/after-end"},
		{"impact a day later", task("target: 2020-06") + end("as: withdrawn") + impact("2020-01-15"),
			"update/after-end"},
		{"impact that day", task("target: 2020-06") + end("as: withdrawn") + impact("2020-01-14"), ""},
		{"in a hold", task("target: 2020-06") + end("as: on-hold, until: 2020-03") + green("2020-01-15"), ""},
		{"after its plan", planEnds + green("2020-01-15"), "update/after-end"},
		{"after its plan, complete before", planEnds + progress("2020-01-14-lead",
			"rating: B, note: Done., evidence: [minutes], confirmed_by: bo-kay") + green("2020-01-15"), ""},
		{"an end nobody decided", task("target: 2020-06") +
			update("2020-01-14-x", "progress: {1.1: {end: {as: withdrawn, reason: Agreed.}}}") + green("2020-01-15"),
			"update/end-outside-board"},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, c.archive, "", c.want) })
	}
}

// An activity has a date of its own, whatever the rating of its task.
func TestActivitiesOverdue(t *testing.T) {
	record := task("target: 2020-06\nactivities: {a: {text: One., target: 2020-01}, b: Two.}") + minuted
	blue := progress("2020-02-24-lead", "rating: B, note: Done., evidence: [minutes], confirmed_by: bo-kay")
	for _, c := range []struct{ name, asAt, archive, want string }{
		{"on its last day", "2020-01-31", record, ""},
		{"a day later", "2020-02-01", record, "activity/overdue"},
		{"done", "2020-02-25", record + progress("2020-02-24-lead", "done: [a]"), ""},
		{"of a task that is complete", "2020-02-25", record + blue, "activity/overdue task/complete-unfinished"},
		{"of a task on hold", "2020-02-25",
			strings.Replace(record, "updates/2020-02-25-board.yaml --\ndate: 2020-02-25\nmeeting: board\n",
				"updates/2020-02-25-board.yaml --\ndate: 2020-02-25\nmeeting: board\n"+
					"progress: {1.1: {end: {as: on-hold, until: 2020-03, reason: Ill.}}}\n", 1), ""},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, c.archive, c.asAt, c.want) })
	}
}

// A task that continues another counts beside it until that one ends.
func TestContinues(t *testing.T) {
	record := func(keys string) string {
		return task("target: 2020-06") + "  - {id: 1.2, title: Meet, leads: [ann-lee], target: 2020-09, " + keys + "}\n"
	}
	ended := "progress: {1.1: {end: {as: superseded, into: 1.2, reason: Agreed.}}}"
	for _, c := range []struct{ name, asAt, archive, want string }{
		{"open", "2020-02-25", record("continues: 1.1"), "task/continues-open"},
		{"ended", "2020-02-25", record("continues: 1.1") + minutes(ended), ""},
		{"ended the next day", "2020-02-24", record("continues: 1.1") + minutes(ended), "task/continues-open"},
		{"on hold", "2020-02-25", record("continues: 1.1") +
			minutes("progress: {1.1: {end: {as: on-hold, until: 2020-03, reason: Ill.}}}"), "task/continues-open"},
		{"complete", "2020-02-25", record("continues: 1.1") + progress("2020-02-25-lead",
			"rating: B, note: Done., evidence: [minutes], confirmed_by: bo-kay"), "task/continues"},
		{"nothing known", "2020-02-25", record("continues: 1.9"), "id/unknown"},
		{"itself", "2020-02-25", record("continues: 1.2"), "task/continues"},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, c.archive, c.asAt, c.want) })
	}
}

// A date that was moved, or a task that was ended, after it had passed is always said to
// be so, unless that was told before the record began.
func TestMovedAndEndedLate(t *testing.T) {
	moved := "progress: {1.1: {retarget: {to: 2020-09, reason: Ill.}}}"
	ended := "progress: {1.1: {end: {as: withdrawn, reason: Ill.}}}"
	hold := "progress: {1.1: {end: {as: on-hold, until: 2020-06, reason: Ill.}}}"
	for _, c := range []struct{ name, target, lines, want string }{
		{"moved that day", "2020-02-25", moved, ""},
		{"moved a day later", "2020-02-24", moved, "update/moved-late"},
		{"moved in its month", "2020-02", moved, ""},
		{"ended that day", "2020-02-25", ended, ""},
		{"ended a day later", "2020-02-24", ended, "update/ended-late"},
		{"held a day later", "2020-02-24", hold, "update/ended-late"},
	} {
		t.Run(c.name, func(t *testing.T) {
			record := task("target: "+c.target) + update("2020-01-14-board", "")
			expect(t, record+minutes(c.lines), "2020-02-25", c.want)
			adopted := strings.Replace(record, "groups:", "adopted: {date: 2020-02-25}\ngroups:", 1)
			expect(t, adopted+update("2020-02-25-old", "adopted: true\n"+c.lines), "2020-02-25", "")
		})
	}
}
