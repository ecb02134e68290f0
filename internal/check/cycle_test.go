package check_test

import (
	"strings"
	"testing"
)

// A letter counts as long where it was at each of the last three boards, and
// stands still.
func TestThreeBoards(t *testing.T) {
	four := "-- plan/programme.yaml --\nname: Programme\ngroups:\n  - {id: board, name: Board, meetings: [2020-01-14, 2020-01-28, 2020-02-11, 2020-02-25]}\n"
	minutes := update("2020-01-14-board", "") + update("2020-01-28-board", "") + update("2020-02-11-board", "") + update("2020-02-25-board", "")
	amber := func(name string) string { return progress(name, "rating: A, note: Late., recovery: Soon.") }
	green := func(name string) string { return progress(name, "rating: G, note: Fine.") }
	plan := people + ambition + "    target: 2020-06\n"
	for _, c := range []struct{ name, asAt, archive, want string }{
		{"rated on the first of three", "2020-02-25", four + plan + minutes + amber("2020-01-28-x"), "task/amber-long"},
		{"rated a day after it", "2020-02-25", four + plan + minutes + amber("2020-01-29-x"), ""},
		{"three boards long before the last", "2020-02-24", four + plan + minutes + amber("2020-01-14-x"), "task/amber-long"},
		{"better in between, at no board", "2020-02-25", four + plan + minutes + amber("2020-01-28-x") + green("2020-02-01-x") + amber("2020-02-10-x"), "task/amber-long"},
		{"better at one of them", "2020-02-25", four + plan + minutes + amber("2020-01-28-x") + green("2020-02-11-x") + amber("2020-02-12-x"), ""},
		{"better since the last", "2020-02-27", four + plan + minutes + amber("2020-01-28-x") + green("2020-02-26-x"), ""},
		{"a board inside a pause", "2020-02-25", strings.Replace(four, "groups:", "pauses: [{from: 2020-01-28, to: 2020-01-28, reason: Flood.}]\ngroups:", 1) + plan + minutes + amber("2020-01-28-x"), ""},
		{"two boards only", "2020-02-25", board + plan + minuted + amber("2020-01-10-x"), ""},
		{"complete", "2020-02-25", four + plan + minutes + amber("2020-01-28-x") + progress("2020-02-25-x", "rating: B, note: Done., evidence: [minutes], confirmed_by: bo-kay"), ""},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, c.archive, c.asAt, c.want) })
	}
}

func TestRetargets(t *testing.T) {
	move := func(name, retarget string) string { return progress(name, "retarget: {"+retarget+", reason: Agreed.}") }
	first, second := "2020-01-14-board", "2020-02-25-board"
	for _, c := range []struct{ name, archive, want string }{
		{"later twice", task("target: 2020-03") + move(first, "to: 2020-04") + move(second, "to: 2020-06"), "task/slipped-twice"},
		{"later, then forward", task("target: 2020-03") + move(first, "to: 2020-06") + move(second, "to: 2020-04"), ""},
		{"forward, then back", task("target: 2020-06") + move(first, "to: 2020-04") + move(second, "to: 2020-06"), ""},
		{"two targets, each once", task("target: [2020-03, 2020-06]") + move(first, "from: 2020-03, to: 2020-04") + move(second, "from: 2020-06, to: 2020-07"), ""},
		{"a task without a target", task("") + move(first, "to: 2020-04") + move(second, "to: 2020-06"), ""},
		{"by its original date", task("target: [2020-03, 2020-06]") + move(first, "from: 2020-03, to: 2020-04") + move(second, "from: 2020-03, to: 2020-05"), "task/slipped-twice"},
		{"of none of its targets", task("target: [2020-03, 2020-06]") + move(first, "from: 2020-05, to: 2020-07") + update(second, ""), "update/retarget-from"},
		{"of a target that was met", task("target: [2020-03, 2020-06]") + progress(first, "met: [2020-03]") + move(second, "from: 2020-03, to: 2020-07"), "update/retarget-moves-nothing"},
		{"met by its new date", task("target: [2020-03, 2020-06]") + move(first, "from: 2020-03, to: 2020-04") + progress(second, "met: [2020-04]"), ""},
		{"met on a task with one target", task("target: 2020-03") + update(first, "") + progress(second, "met: [2020-03]"), "update/unknown-target"},
		{"met on a task without a target", task("") + update(first, "") + progress(second, "met: [2020-03]"), "update/unknown-target"},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, c.archive, "2020-02-25", c.want) })
	}
}

func TestUpdatesOfOneDay(t *testing.T) {
	kpi := "-- plan/measures.yaml --\nmeasures: [{id: kpi, title: A, polarity: higher, every: month}]\n"
	gap := "-- plan/risks.yaml --\nrisks: [{id: gap, title: A, kind: risk}]\n"
	value := func(name, period, value string) string {
		return update(name, "measures: {kpi: {period: "+period+", value: "+value+"}}")
	}
	for _, c := range []struct{ name, archive, want string }{
		{"the same rating", task("") + progress("2020-02-25-a", "rating: G, note: Fine.") + progress("2020-02-25-b", "rating: G, note: Fine."), ""},
		{"another day", task("") + progress("2020-02-24-a", "rating: B, note: Done.") + progress("2020-02-25-b", "rating: G, note: Fine."), ""},
		{"another forecast", task("") + progress("2020-02-25-a", "note: Fine., forecast: 2020-03") + progress("2020-02-25-b", "forecast: 2020-04"), "update/disagree"},
		{"another period", kpi + value("2020-02-25-a", "2020-01", "1") + value("2020-02-25-b", "2019-12", "2"), ""},
		{"another value", kpi + value("2020-02-25-a", "2020-01", "1") + value("2020-02-25-b", "2020-01", "2"), "update/disagree"},
		{"another score", gap + update("2020-02-25-a", "risks: {gap: {likelihood: 1, impact: 2}}") + update("2020-02-25-b", "risks: {gap: {likelihood: 2, impact: 1}}"), "update/disagree"},
		{"another impact", task("") + update("2020-02-25-a", "impact: {1.1: {difference: some}}") + update("2020-02-25-b", "impact: {1.1: {difference: none}}"), "update/disagree"},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, c.archive, "", c.want) })
	}
	three := task("") + progress("2020-02-25-a", "rating: G, note: Fine.") + progress("2020-02-25-b", "rating: R, note: Late., recovery: Soon., escalation: {to: board, ask: Help.}") + progress("2020-02-25-c", "rating: G, note: Fine.")
	problems := findings(t, three, "")
	if len(problems) != 1 || problems[0].Place.File != "updates/2020-02-25-b.yaml" || !strings.Contains(problems[0].Message, "updates/2020-02-25-c.yaml") {
		t.Errorf("only the one that differs from what counts:%s", show(problems))
	}
}

func TestCompleteUnfinished(t *testing.T) {
	complete := func(more string) string {
		return progress("2020-02-25-x", "rating: B, note: Done., evidence: [minutes], confirmed_by: bo-kay"+more)
	}
	for _, c := range []struct{ name, archive, want string }{
		{"nothing to finish", task("target: 2020-06") + complete(""), ""},
		{"one activity open", task("activities: [One., Two.]") + complete(", done: [1]"), "activity 2 is not recorded as done"},
		{"done before", task("activities: [One., Two.]") + progress("2020-02-24-x", "note: Fine., done: [2]") + complete(", done: [1]"), ""},
		{"all open", task("activities: [One., Two.]\ntarget: [2020-03, 2020-06]") + complete(", met: [2020-03]"), "activities 1 and 2 and target 2020-06 are not recorded as done"},
	} {
		problems := findings(t, c.archive, "2020-02-25")
		if c.want == "" && len(problems) > 0 || c.want != "" && (len(problems) != 1 || !strings.Contains(problems[0].Message, c.want)) {
			t.Errorf("%s: want %q%s", c.name, c.want, show(problems))
		}
	}
}
