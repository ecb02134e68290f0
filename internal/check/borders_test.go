package check_test

import (
	"slices"
	"strings"
	"testing"

	"improve/internal/assess"
	"improve/internal/check"
	"improve/internal/diag"
	"improve/internal/programme"
)

// A small record: two people, a board that met on 14 January and 25 February
// 2020, and the task 1.1 led by ann-lee.
const (
	people = `-- plan/people.yaml --
people:
  - {id: ann-lee, name: Ann Lee, kind: person, also: [A. Lee]}
  - {id: bo-kay, name: Bo Kay, kind: person}
`
	board = `-- plan/programme.yaml --
name: Improvement programme
groups:
  - {id: board, name: Improvement Board, meetings: [2020-01-14, 2020-02-25]}
`
	ambition = `-- plan/ambitions/1-leadership.yaml --
id: 1
title: Leadership
tasks:
  - id: 1.1
    title: Create the board
    leads: [ann-lee]
`
)

// task is the small record with further lines of the task.
func task(lines string) string { return board + people + ambition + indent(lines, 4) }

// update is a file of the record; a name that ends in board minutes the board.
func update(name, lines string) string {
	file := "-- updates/" + name + ".yaml --\ndate: " + name[:10] + "\n"
	if strings.HasSuffix(name, "board") {
		file += "meeting: board\n"
	}
	return file + lines + "\n"
}

// progress is a file with one entry, of task 1.1.
func progress(name, entry string) string { return update(name, "progress:\n  1.1: {"+entry+"}") }

func indent(lines string, by int) string {
	if lines == "" {
		return ""
	}
	space := strings.Repeat(" ", by)
	return space + strings.ReplaceAll(lines, "\n", "\n"+space) + "\n"
}

const minuted = "-- updates/2020-01-14-board.yaml --\ndate: 2020-01-14\nmeeting: board\n" +
	"-- updates/2020-02-25-board.yaml --\ndate: 2020-02-25\nmeeting: board\n"

// What is said about a record as at a date; all of it, so that one mistake is not
// said twice.
func TestBorders(t *testing.T) {
	asked := people + update("2020-01-14-x",
		"actions: [{id: 2020-01-14.1, text: Ask., owner: ann-lee, due: 2020-02-14}]")
	tracked := progress("2020-02-25-lead", `rating: A, note: Late., forecast: 2020-02, recovery: Soon.`)
	for _, c := range []struct{ name, asAt, archive, want string }{
		{"a record just begun", "2020-06-30", board, ""},
		{"a record without tasks", "2020-06-30", board + people + minuted, ""},
		{"not overdue on its last day", "2019-12-31", task("target: 2019-12"), ""},
		{"overdue from the next day", "2020-01-01", task("target: 2019-12"), "task/overdue"},
		{"in grace on the seventh day", "2020-01-07", task("target: 2019-12"), "task/overdue"},
		{"untracked on the eighth", "2020-01-08", task("target: 2019-12"), "task/overdue-untracked"},
		{"tracked by a forecast of this month", "2020-02-25", task("target: 2019-12") + tracked, "task/overdue"},
		{"untracked once the forecast passes", "2020-03-01", task("target: 2019-12") + tracked,
			"task/overdue-untracked"},
		{"a lead is asked for once", "2020-02-25", board + people +
			strings.Replace(ambition, "    leads: [ann-lee]\n", "    target: 2019-12\n", 1), "task/overdue-untracked"},
		{"met leaves the next target", "2020-02-25",
			task("target: [2019-12, 2020-06]") + progress("2020-02-25-lead", "met: [2019-12], evidence: [A letter]"), ""},
		{"met after a board had seen it pass", "2020-02-25",
			task("target: [2019-12, 2020-06]") + progress("2020-02-25-lead", "met: [2019-12]"), "update/met-without-evidence"},
		{"met on the day of the board that is to see it", "2020-01-14",
			task("target: [2019-12, 2020-06]") + progress("2020-01-14-lead", "met: [2019-12]"), ""},

		{"rated G before it fell due", "2020-01-05",
			task("target: 2019-12") + progress("2019-12-31-lead", "rating: G, note: Fine."), "task/green-overdue"},
		{"rated G the day after", "2020-01-05",
			task("target: 2019-12") + progress("2020-01-01-lead", "rating: G, note: Fine."), "task/green-overdue"},
		{"rated G so long ago that the rating has lapsed", "2020-06-30", task("target: 2019-12") +
			progress("2020-01-01-lead", "rating: G, note: Fine.") + minuted, "task/lapsed task/overdue-untracked"},
		{"forecast on the target's last day", "2020-01-05",
			task("target: 2020-06") + progress("2020-01-05-lead", "rating: G, note: Fine., forecast: 2020-06-30"), ""},
		{"forecast a day later", "2020-01-05", task("target: 2020-06") +
			progress("2020-01-05-lead", "rating: G, note: Fine., forecast: 2020-07-01"), "task/green-forecast-late"},

		{"fresh after 49 days", "2020-02-19",
			task("target: 2020-06") + progress("2020-01-01-lead", "rating: G, note: Fine.") + minuted, ""},
		{"stale after 50", "2020-02-20", task("target: 2020-06") +
			progress("2020-01-01-lead", "rating: G, note: Fine.") + minuted, "task/stale"},
		{"stale after 84", "2020-03-25", task("target: 2020-06") +
			progress("2020-01-01-lead", "rating: G, note: Fine.") + minuted, "task/stale"},
		{"lapsed after 85", "2020-03-26",
			task("target: 2020-06") + progress("2020-01-01-lead", "rating: G, note: Fine.") + minuted, "task/lapsed"},

		{"no lead, of a later plan", "2019-12-31", plan("2020-01", "target: 2020-06"), ""},
		{"no lead, of a plan of this month", "2020-01-01", plan("2020-01", "target: 2020-06"), "task/no-lead"},
		{"due on the day before its plan", "2020-01-01", plan("2020-01", "target: 2019-12-31"),
			"task/due-before-plan task/no-lead task/overdue"},
		{"due on the plan's first day", "2020-01-01", plan("2020-01", "target: 2020-01-01"), "task/no-lead"},

		{"minutes within grace", "2020-03-03", task("target: 2020-06") + update("2020-01-14-board", ""), ""},
		{"minutes missing", "2020-03-04", task("target: 2020-06") + update("2020-01-14-board", ""),
			"meeting/minutes-missing"},
		{"no minutes before there is any update", "2020-03-04", task("target: 2020-06"), ""},
		{"no minutes of before the record began", "2020-03-03",
			strings.Replace(task("target: 2020-06"), "groups:", "adopted: {date: 2020-02-24}\ngroups:", 1) +
				update("2020-01-10-old", "adopted: true"), ""},
		{"minutes of another group", "2020-03-04",
			strings.Replace(task("target: 2020-06"), "groups:\n", "groups:\n  - {id: first, name: First Board}\n", 1) +
				update("2020-01-14-board", ""), "meeting/minutes-missing"},
		{"no minutes inside a pause", "2020-03-04",
			strings.Replace(task("target: 2020-06"),
				"groups:", "pauses: [{from: 2020-02-25, to: 2020-02-25, reason: Flood.}]\ngroups:", 1) +
				update("2020-01-14-board", ""), ""},
		{"minutes that name no known group", "2020-03-04", task("target: 2020-06") + update("2020-01-14-board", "") +
			"-- updates/2020-02-25-x.yaml --\ndate: 2020-02-25\nmeeting: bord\n", "id/unknown"},
		{"minutes that cannot be read", "2020-03-04", task("target: 2020-06") + update("2020-01-14-board", "") +
			"-- updates/2020-02-25-board.yaml --\ndate: [\n", "file/syntax"},

		{"an action on its day", "2020-02-14", asked, ""},
		{"an action a day later", "2020-02-15", asked, "action/overdue"},
		{"an action done later on", "2020-02-15", asked + update("2020-02-16-x", "actions_done: [2020-01-14.1]"),
			"action/overdue"},
		{"actions done that cannot be read", "2020-02-15", asked + update("2020-02-15-x", "actions_done: all"),
			"value/kind"},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, c.archive, c.asAt, c.want) })
	}
}

// plan is a task without a lead, of a plan published in a month.
func plan(published, lines string) string {
	return board + "plans: [{id: new, title: New plan, published: " + published + "}]\n" +
		strings.Replace(ambition, "    leads: [ann-lee]\n", "    plan: new\n", 1) + indent(lines, 4)
}

// findings is what is said about a record beyond what is said about any: a check of
// ordinary tasks, which finds something in each record here, changes no case of
// another check.
func findings(t *testing.T, archive, asAt string) diag.List {
	t.Helper()
	ordinary, _ := run(t, task("target: 2020-06")+minuted, "2020-02-25")
	problems, _ := run(t, archive, asAt)
	return slices.DeleteFunc(problems, func(d diag.Diagnostic) bool { return ordinary.Has(d.Rule) })
}

func expect(t *testing.T, archive, asAt, want string) {
	t.Helper()
	problems := findings(t, archive, asAt)
	if got := strings.Join(ids(problems), " "); got != want {
		t.Errorf("as at %s: %q, want %q%s\n%s", asAt, got, want, show(problems), archive)
	}
}

// A value that was written and could not be read is said once: nothing that
// would follow from its absence is said as well.
func TestFaultsSuppress(t *testing.T) {
	overdue, ahead := "target: 2019-12", "target: 2020-06"
	for _, c := range []struct{ name, archive, want string }{
		{"when the record began", "-- plan/programme.yaml --\nname: Programme\nadopted: 2020-01-20\n" + people + ambition +
			update("2020-01-20-tracker", "adopted: true\nprogress:\n  1.1: {rating: B, note: Done.}"), "value/kind"},
		{"a rating that the board saw", task(ahead) + progress("2020-02-24-lead", "rating: red, note: Late.") +
			update("2020-02-25-board", "seen: {ratings: {1.1: 95f3be-7e084f-81394a}}"), "value/choice"},
		{"a finding that the board saw", task(ahead) + "-- plan/findings.yaml --\nsources: [{id: s, title: S}]\n" +
			"findings: [{id: s-1, source: s, title: A}]\n" + update("2020-02-24-x", "findings: {s-1: {state: done, note: Done.}}") +
			update("2020-02-25-board", "seen: {findings: {s-1: 95f3be-7e084f-81394a}}"), "value/choice"},
		{"the day of a state", task(ahead) + "-- plan/findings.yaml --\nsources: [{id: s, title: S}]\n" +
			"findings: [{id: s-1, source: s, title: A}]\n-- updates/2020-02-24-x.yaml --\ndate: soon\n" +
			"findings: {s-1: {state: open, since: 2020-01, note: Late.}}\n", "value/date"},
		{"note", task(ahead) + progress("2020-02-25-lead", "rating: G, note: [Fine]"), "value/kind"},
		{"escalation", task(ahead) + progress("2020-02-25-lead",
			"rating: R, note: Late., recovery: Soon., escalation: board"), "value/kind"},
		{"recovery", task(ahead) + progress("2020-02-25-lead", "rating: A, note: Late., recovery: [Soon]"),
			"value/kind"},
		{"evidence", task(ahead) + progress("2020-02-25-lead",
			"rating: B, note: Done., evidence: minutes, confirmed_by: bo-kay"), "value/kind"},
		{"confirmed by", task(ahead) + progress("2020-02-25-lead",
			"rating: B, note: Done., evidence: [minutes], confirmed_by: [bo-kay]"), "value/kind"},
		{"a later rating", task(ahead) + progress("2020-02-24-lead", "rating: R") +
			progress("2020-02-25-lead", "rating: green, note: Fine."), "value/choice"},
		{"rating of an overdue task", task(overdue) + progress("2020-02-25-lead", "rating: b, note: Done."),
			"value/choice"},
		{"retarget of an overdue task", task(overdue) + progress("2020-02-25-board",
			"retarget: {to: soon, reason: Ill.}") + update("2020-01-14-board", ""), "value/date"},
		{"met of an overdue task", task("target: [2019-12, 2020-06]") + progress("2020-02-25-lead", "met: [Dec-19]"),
			"value/date"},
		{"forecast, the only answer missing", task(overdue) + progress("2020-02-25-lead",
			"rating: A, note: Late., recovery: Soon., forecast: April"), "task/overdue value/date"},
		{"forecast among others", task(overdue) + progress("2020-02-25-lead", "forecast: April"),
			"task/overdue-untracked value/date"},
		{"leads", board + people + strings.Replace(ambition, "[ann-lee]", "ann-lee", 1) + "    target: 2020-06\n",
			"value/kind"},
		{"target", task("target: Dec-19") + progress("2020-02-25-lead", "met: [2019-12]"), "value/date"},
		{"activities", task(ahead+"\nactivities: none") + progress("2020-02-25-lead", "note: Fine., done: [a]"),
			"value/kind"},
		{"done of a complete task", task(ahead+"\nactivities: {a: One.}") + progress("2020-02-25-lead",
			"rating: B, note: Done., evidence: [minutes], confirmed_by: bo-kay, done: a"), "value/kind"},
		{"meetings", strings.Replace(task(ahead), "[2020-01-14, 2020-02-25]", "none", 1) +
			update("2020-02-25-board", ""), "value/kind"},
		{"meeting of a retarget", task(ahead) + "-- updates/2020-02-25-x.yaml --\ndate: 2020-02-25\n" +
			"meeting: [board]\nprogress: {1.1: {retarget: {to: 2020-07, reason: Ill.}}}\n", "value/kind"},
		{"a person", strings.Replace(task(ahead), "{id: ann-lee, name: Ann Lee,", "{name: Ann Lee,", 1), "key/missing"},
		{"the people", strings.Replace(task(ahead), "people:\n", "people: [\n", 1), "file/syntax"},
		{"a misnamed file", strings.Replace(task(ahead), "plan/people.yaml", "plan/poeple.yaml", 1), "file/unknown"},
		{"the ambition", strings.Replace(task(ahead), "title: Create", "title: [Create", 1) +
			progress("2020-02-25-lead", "note: Fine."), "file/syntax"},
		{"every", "-- plan/measures.yaml --\nmeasures: [{id: kpi, title: A, polarity: higher, every: week}]\n" +
			update("2020-02-25-x", "measures:\n  kpi: {period: 2020-01, value: 1}\n  "), "value/choice"},
		{"likelihood", "-- plan/risks.yaml --\nrisks: [{id: r, title: A, kind: risk, inherent: {likelihood: 9, " +
			"impact: 4}}]\n", "value/number"},
		{"rule of a waiver", task(ahead + "\nwaive: [{rule: [task/stale], until: 2020-06-30, reason: Ill.}]"),
			"value/kind"},
		{"last day of a waiver", task(ahead + "\nwaive: [{rule: task/stale, until: 2020-06, reason: Ill.}]"),
			"value/date"},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, c.archive, "2020-02-26", c.want) })
	}
}

// What goes with a rating is asked of the latest only, and a later entry may
// bring it.
func TestLaterEntriesMakeGood(t *testing.T) {
	for _, c := range []struct{ name, archive, want string }{
		{"a later note", progress("2020-02-25-a", "rating: G") + progress("2020-02-25-b", "note: Fine."), ""},
		{"an earlier note", progress("2020-02-25-a", "note: Fine.") + progress("2020-02-25-b", "rating: G"),
			"update/rating-without-note"},
		{"a later escalation", progress("2020-02-25-a", "rating: R, note: Late., recovery: Soon.") +
			progress("2020-02-25-b", "escalation: {to: board, ask: Help.}"), ""},
		{"a later rating", progress("2020-02-24-a", "rating: R") +
			progress("2020-02-25-b", "rating: G, note: Fine."), ""},
		{"a lead's hand, then another's",
			progress("2020-02-25-a", "rating: B, note: Done., evidence: [minutes], confirmed_by: A. Lee") +
				progress("2020-02-25-b", "confirmed_by: Bo Kay"), ""},
		{"a lead by another spelling", progress("2020-02-25-a",
			"rating: B, note: Done., evidence: [minutes], confirmed_by: a. lee"), "update/confirmed-by-lead"},
		{"reopened", progress("2020-02-24-a", "rating: B") + progress("2020-02-25-b", "rating: G, note: Not yet."), ""},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, task("target: 2020-06")+c.archive, "", c.want) })
	}
}

func TestWaivers(t *testing.T) {
	waive := func(rule, until string) string {
		return "waive: [{rule: " + rule + ", until: " + until + ", reason: Agreed by the board.}]"
	}
	overdue := "target: 2019-12\n"
	onAmbition := strings.Replace(task(overdue), "tasks:", waive("task/overdue-untracked", "2020-02-25")+"\ntasks:", 1)
	onProgramme := strings.Replace(task(overdue),
		"groups:", waive("task/overdue-untracked", "2020-02-25")+"\ngroups:", 1)
	onGroup := strings.Replace(task("target: 2020-06"),
		"2020-02-25]}", "2020-02-25], "+waive("meeting/minutes-missing", "2020-03-31")+"}", 1)
	for _, c := range []struct{ name, asAt, archive, want string }{
		{"on its last day", "2020-02-25", task(overdue + waive("task/overdue-untracked", "2020-02-25")), ""},
		{"a day later", "2020-02-26", task(overdue + waive("task/overdue-untracked", "2020-02-25")),
			"task/overdue-untracked waiver/expired"},
		{"of another rule", "2020-02-25", task(overdue + waive("task/overdue", "2020-02-25")),
			"task/overdue-untracked waiver/unused"},
		{"by its ambition", "2020-02-25", onAmbition, ""},
		{"by the programme", "2020-02-25", onProgramme, ""},
		{"by the programme and the task", "2020-02-25", strings.Replace(onProgramme,
			"target: 2019-12\n", overdue+"    "+waive("task/overdue-untracked", "2020-02-25")+"\n", 1), ""},
		{"by its group", "2020-03-04", onGroup + update("2020-01-14-board", ""), ""},
		{"of a family", "2020-02-25", task(overdue + waive("task/*", "2020-02-25")),
			"task/overdue-untracked waiver/unknown-rule"},
		{"of a waiver's own rule", "2020-02-25", task(overdue + waive("waiver/unused", "2020-02-25")),
			"task/overdue-untracked waiver/not-waivable"},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, c.archive, c.asAt, c.want) })
	}
	_, waived := run(t, onAmbition, "2020-02-25")
	if len(waived) != 1 || waived[0].Rule != "task/overdue-untracked" ||
		waived[0].Waiver.Reason.Value != "Agreed by the board." {
		t.Errorf("waived: %v", waived)
	}
}

func TestUnknownIDs(t *testing.T) {
	for _, c := range []struct{ archive, message, remedy string }{
		{strings.Replace(task(""), "[ann-lee]", "[Ann Lee]", 1),
			`no person or body has the id "Ann Lee", named among the leads of 1.1`, "did you mean ann-lee?"},
		{strings.Replace(task(""), "[ann-lee]", "[a. lee]", 1), "", "did you mean ann-lee?"},
		{strings.Replace(task(""), "[ann-lee]", "[Bo Kaye]", 1), "", "did you mean bo-kay?"},
		{strings.Replace(task(""), "[ann-lee]", "[nobody]", 1), "",
			"write ann-lee or bo-kay, or add it to plan/people.yaml"},
		{task("plan: plan-2019"), `no plan has the id "plan-2019", named as the plan of 1.1`,
			"add it to plan/programme.yaml; there is no plan yet"},
		{task("") + update("2020-02-25-x", "progress: {1.11: {note: Fine.}}"),
			`no task has the id "1.11", named under progress`, "did you mean 1.1?"},
		{task("") + update("2020-02-25-x", "actions_done: [2020-01-14.1]"),
			`no action has the id "2020-01-14.1", named under actions_done`, ""},
		{task("activities: {a: {text: One., lead: bo-key}}"), `named as the lead of activity a of 1.1`,
			"did you mean bo-kay?"},
	} {
		problems := findings(t, c.archive, "")
		if len(problems) != 1 || problems[0].Rule != "id/unknown" ||
			!strings.Contains(problems[0].Message, c.message) || !strings.Contains(problems[0].Remedy, c.remedy) {
			t.Errorf("want %s / %s, got%s", c.message, c.remedy, show(problems))
		}
	}
}

// What is missing is said as what to write.
func TestMissingAnswers(t *testing.T) {
	for _, c := range []struct{ entry, missing, remedy string }{
		{"note: Late.", "when (a forecast on or after 25 February 2020), how bad (a rating R or A)",
			`improve rate 1.1 A --note "..." --forecast 2020-04 --recovery "..."`},
		{"rating: A, note: Late., recovery: Soon.", "when (a forecast on or after 25 February 2020)",
			`improve rate 1.1 A --note`},
		{"rating: R, note: Late., recovery: Soon., escalation: {to: board, ask: Help.}",
			"when (a forecast on or after 25 February 2020)", `improve rate 1.1 --note "..." --forecast 2020-04`},
		{"forecast: 2020-02", "what now (a note dated on or after 14 January 2020), how bad (a rating R or A)",
			`improve rate 1.1 A --note`},
	} {
		problems := findings(t, task("target: 2019-12")+progress("2020-02-25-lead", c.entry), "2020-02-25")
		if len(problems) != 1 || problems[0].Message != "1.1 is 56 days overdue and untracked" ||
			problems[0].Missing != c.missing || !strings.Contains(problems[0].Remedy, c.remedy) ||
			problems[0].Task != "1.1" {
			t.Errorf("%s:%s", c.entry, show(problems))
		}
	}
}

// The diagnostic of a moved target is at the promise in the plan, and points
// to the minutes that moved it.
func TestOverdueStandsInThePlan(t *testing.T) {
	problems := findings(t, task("target: 2019-12")+
		progress("2020-01-14-board", "retarget: {to: 2020-01, reason: Ill.}"), "2020-02-25")
	problems = slices.DeleteFunc(problems, func(d diag.Diagnostic) bool { return d.Rule == "update/moved-late" })
	if len(problems) != 1 || problems[0].Place.File != "plan/ambitions/1-leadership.yaml" ||
		problems[0].Place.Line != 7 ||
		len(problems[0].Related) != 1 || problems[0].Related[0].Place.File != "updates/2020-01-14-board.yaml" {
		t.Errorf("%+v", problems)
	}
}

// A programme of which nothing is known breaks nothing.
func TestEmptyProgramme(t *testing.T) {
	empty := &programme.Programme{}
	result := check.Run(empty, assess.Assess(empty, day(t, "2020-02-25")), nil, nil)
	if list := append(check.Validate(empty, nil), result.Problems...); len(list)+len(result.Waived) > 0 {
		t.Error(show(list))
	}
}

func TestFilter(t *testing.T) {
	for _, c := range []struct {
		only, skip []string
		keeps      string
	}{
		{nil, nil, "task/overdue task/stale id/unknown"},
		{[]string{"task/*"}, nil, "task/overdue task/stale"},
		{[]string{"task/*"}, []string{"task/stale"}, "task/overdue"},
		{nil, []string{"task/*"}, "id/unknown"},
		{[]string{"task"}, nil, ""},
		{[]string{"*"}, nil, ""},
	} {
		f := check.Filter{Only: c.only, Skip: c.skip}
		kept := slices.DeleteFunc([]string{"task/overdue", "task/stale", "id/unknown"},
			func(id string) bool { return !f.Keeps(id) })
		if got := strings.Join(kept, " "); got != c.keeps {
			t.Errorf("%v keeps %q", f, got)
		}
	}
	waived := []check.Waived{{Diagnostic: diag.Diagnostic{Rule: "task/stale"}},
		{Diagnostic: diag.Diagnostic{Rule: "task/lapsed"}}}
	r := check.Filter{Skip: []string{"task/stale"}}.Result(
		check.Result{Problems: diag.List{{Rule: "task/overdue"}, {Rule: "task/stale"}}, Waived: waived})
	if got := strings.Join(ids(r.Problems), " "); got != "task/overdue" || len(r.Waived) != 1 || len(waived) != 2 {
		t.Errorf("kept %q and %v", got, r.Waived)
	}
	f := check.Filter{Only: []string{"task/*", "file/syntax"}, Skip: []string{"task/overdu"}}
	if name, near, found := f.Unknown(allRules()); !found || name != "task/overdu" || near != "task/overdue" {
		t.Errorf("%q %q %v", name, near, found)
	}
	if _, _, found := (check.Filter{Only: []string{"task/stale", "yaml/*"}}).Unknown(allRules()); !found {
		t.Error("yaml/* is no family")
	}
}

// Evidence is asked of a date that the plan has, and of no other day before one.
func TestADateOfThePlanIsMetWithEvidence(t *testing.T) {
	for met, want := range map[string]string{"2020-01": "update/met-without-evidence", "2019-12": "task/overdue-untracked update/unknown-target",
		"2020-06": "task/overdue-untracked"} {
		expect(t, task("target: [2020-01, 2020-06]")+update("2020-03-20-x", "progress:\n  1.1: {note: Begun., met: ["+met+"]}"), "2020-03-25", want)
	}
}
