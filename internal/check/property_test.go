package check_test

import (
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"improve/internal/assess"
	"improve/internal/check"
	"improve/internal/diag"
	"improve/internal/programme"
)

// anyRecord is a record of a few tasks and updates, in which anything may be
// left out, be wrong, or name nothing.
func anyRecord(t *rapid.T) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	one := func(label string, of ...string) string { return rapid.SampledFrom(of).Draw(t, label) }
	date := func() string {
		return one("date", "2019-09", "2019-12", "2019-12-31", "2020-01", "2020-02-25", "2020-03", "2020-06", "soon")
	}
	person := func() string { return one("person", "ann-lee", "bo-kay", "Ann Lee", "nobody") }
	maybe := func(format string, args ...any) string {
		if rapid.Bool().Draw(t, "given") {
			return fmt.Sprintf(format, args...)
		}
		return ""
	}
	line("-- plan/programme.yaml --\nname: Programme\ngroups:\n"+
		"  - {id: board, name: Improvement Board, meetings: [2019-12-03, %s, 2020-02-25]}",
		one("meeting", "2020-01-14", "2019-11-01", "never"))
	line("pauses: [{from: %s, to: 2020-02-01, reason: Flood.}]", one("pause", "2020-01-20", "2020-02-10"))
	line("  - {id: next, name: Next Board, meetings: [2020-03-31], board: {from: %s%s}}",
		date(), maybe(", to: %s", date()))
	line("%s", maybe("adopted: {date: %s}", one("adopted", "2019-12-03", "2020-01-20", "2020-03-01")))
	line("plans: [{id: new, title: New, published: %s%s%s}, {id: first, title: First%s}]",
		date(), maybe(", follows: first"),
		maybe(", ended: {date: %s, note: Over.}", date()), maybe(", ended: {date: 2020-01, note: Over.}"))
	line("events: [{id: visit, date: 2020-01-07, kind: %s, title: Visit, focus: [s-1]}]",
		one("event", "visit", "notice"))
	line("-- plan/findings.yaml --\nsources: [{id: s, title: S}]\n" +
		"findings: [{id: s-1, source: s, title: A}, {id: s-2, source: s, title: B}]")
	line("-- plan/people.yaml --\npeople: [{id: ann-lee, name: Ann Lee, kind: person}, {id: bo-kay, kind: person}]")
	line("-- plan/measures.yaml --\nmeasures: [{id: kpi, title: A, polarity: higher, every: month}]")
	line("-- plan/risks.yaml --\nrisks: [{id: gap, title: A, kind: %s, review: %s, inherent: {likelihood: 2, "+
		"impact: 3}%s}]", one("kind", "risk", "issue"), date(), maybe(", owner: %s", person()))
	line("-- plan/ambitions/1-a.yaml --\nid: 1\ntitle: A\ntasks:")
	for i := range rapid.IntRange(1, 4).Draw(t, "tasks") {
		line("  - id: 1.%d\n    title: A task", i+1)
		line("%s", maybe("    leads: [%s]", person()))
		line("    target: %s", one("target", date(), "[2019-12, 2020-06]", "[2020-06, 2019-12]"))
		line("%s", maybe("    plan: %s", one("plan", "new", "old")))
		line("%s", maybe("    continues: 1.%d", rapid.IntRange(1, 4).Draw(t, "continues")))
		line("%s", maybe("    for_children: I am heard"))
		line("%s", maybe("    activities: {a: One., b: {text: Two., target: %s, lead: %s}}", date(), person()))
		line("%s", maybe("    waive: [{rule: %s, until: %s, reason: Agreed.}]", one("rule", "task/overdue",
			"task/stale", "id/unknown", "task/late"), one("until", "2020-02-01", "2020-06-30", "2020")))
	}
	for i := range rapid.IntRange(0, 5).Draw(t, "updates") {
		day := one("day", "2019-12-03", "2020-01-14", "2020-02-20", "2020-02-25")
		line("-- updates/%s-%d.yaml --\ndate: %s", day, i, one("same", day, day, "2020-02-24"))
		line("%s", maybe("meeting: %s", one("group", "board", "bord")))
		line("%s", maybe("actions: [{id: %s.%d, text: Ask., due: %s, owner: %s}]", day, i, date(), person()))
		line("%s", maybe("adopted: true"))
		line("%s", maybe("next_meeting: {date: %s}", one("next", "2020-01-14", "2020-03-31", "2020-04-01")))
		line("%s", maybe("positions: [{of: %s, rating: %s, words: On track}]",
			one("of", "programme", "1", "7"), one("told", "B", "G", "R")))
		line("%s", maybe("decisions: [{text: Yes., permits: [{%s}]}]",
			one("permits", "drop: risk gap", "drop: task 1.1",
				"end: plan first", "end: plan x", "change: measure kpi, key: target, to: 9",
				"change: task 1.1, key: leads, to: [ann-lee]", "change: policy, key: grace_days, from: 7, to: 9",
				"change: x y, key: z, to: none")))
		line("%s", maybe("rebase: {kpi: {from: 2020-01, reason: New.}}"))
		line("%s", maybe("findings: {s-1: {state: %s, since: %s, confirmed_by: %s}}",
			one("state", "met", "open"), date(), person()))
		line("%s", maybe("voices: {1.1: [{says: %s, verdict: agree}]}", one("says", "I am heard", "I am seen")))
		line("%s", maybe("visits: {visit: {%s: {verdict: better}}}", one("verdict", "s-1", "s-2")))
		line("%s", maybe("impact: {1.1: {difference: some%s}}", maybe(", source: audit")))
		line("%s", maybe("actions_done: [%s.%d]", day, i))
		line("%s", maybe("measures: {kpi: {period: %s, value: %d}}", one("period", "2020-01", "2020-Q1", "x"), i))
		line("%s", maybe("risks: {gap: {likelihood: %s, impact: 4}}", one("likelihood", "1", "5", "9")))
		line("progress:")
		for task := range rapid.IntRange(1, 3).Draw(t, "entries") {
			line("  1.%d: {%s%s%s%s%s%s%s%s%s}", task+1,
				maybe("rating: %s,", one("rating", "B", "R", "A", "G", "b")), maybe("note: Words., "),
				maybe("forecast: %s, ", date()),
				maybe("recovery: Soon., "), maybe("done: [%s], ", one("done", "a", "c")), maybe("met: [%s], ", date()),
				maybe("confirmed_by: %s, ", person()), maybe("retarget: {to: %s, reason: Ill.}, ", date()),
				maybe("end: {as: %s, reason: Ill.%s%s}", one("as", "merged", "withdrawn", "on-hold"),
					maybe(", into: 1.%d", rapid.IntRange(1, 4).Draw(t, "into")), maybe(", until: %s", date())))
		}
	}
	return b.String()
}

var asAts = []string{"2019-12-03", "2020-01-08", "2020-02-25", "2020-06-30", "2020-12-31"}

func anyLoaded(t *rapid.T, outer testing.TB) (*programme.Programme, programme.Date) {
	p, _ := load(outer, anyRecord(t))
	return p, day(outer, rapid.SampledFrom(asAts).Draw(t, "as at"))
}

// Whatever the record, a diagnostic says where, what and what to write instead.
func TestEveryDiagnosticIsUseful(t *testing.T) {
	seen := map[string]bool{}
	useful := func(d diag.Diagnostic) error {
		seen[d.Rule] = true
		switch {
		case d.Rule == "history/update-deleted", d.Rule == "history/merge-lost": // of a file that is gone
			if d.Place.File == "" {
				return fmt.Errorf("no file: %+v", d)
			}
		case d.Place.File == "" || d.Place.Line < 1 || d.Place.Column < 1 || d.Place.EndColumn <= d.Place.Column:
			return fmt.Errorf("no place: %+v", d)
		case d.Message == "" || strings.HasSuffix(d.Message, ".") || d.Remedy == "" || strings.HasSuffix(d.Remedy, "."):
			return fmt.Errorf("no message or remedy, or a full stop: %+v", d)
		case strings.HasPrefix(d.Rule, "task/") && d.Task == "":
			return fmt.Errorf("no task: %+v", d)
		}
		for _, r := range d.Related {
			if r.Place.File == "" || r.Place.Line < 1 || r.Message == "" {
				return fmt.Errorf("a second place is not known: %+v", d)
			}
		}
		return nil
	}
	for _, c := range check.Catalogue() {
		p, past, asAt := example(t, c.ID)
		list := check.Validate(p, allRules())
		if c.Dated {
			list = check.Run(p, assess.Assess(p, asAt), allRules(), past).Problems
		}
		for _, d := range list {
			if err := useful(d); err != nil {
				t.Error(err)
			}
		}
	}
	if len(seen) != len(check.Catalogue()) {
		t.Errorf("the examples show %d of %d rules", len(seen), len(check.Catalogue()))
	}
	rapid.Check(t, func(r *rapid.T) {
		p, asAt := anyLoaded(r, t)
		for _, d := range check.Run(p, assess.Assess(p, asAt), allRules(), nil).Problems {
			if err := useful(d); err != nil {
				r.Fatal(err)
			}
		}
	})
}

// The order in which a record's lists are given does not matter, save that of
// the groups and of a task's targets, which means something.
func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p, asAt := anyLoaded(r, t)
		valid, want := check.Validate(p, allRules()), check.Run(p, assess.Assess(p, asAt), allRules(), nil)
		shuffle(p, rand.New(rand.NewSource(rapid.Int64().Draw(r, "order"))))
		if got := check.Validate(p, allRules()); !reflect.DeepEqual(got, valid) {
			r.Fatalf("before%s\nafter%s", show(valid), show(got))
		}
		if got := check.Run(p, assess.Assess(p, asAt), allRules(), nil); !reflect.DeepEqual(got, want) {
			r.Fatalf("before%s\nafter%s", show(want.Problems), show(got.Problems))
		}
	})
}

// shuffle mixes what a loader may come upon in any order, and leaves the updates
// as the loader does: by date, then by name.
func shuffle(p *programme.Programme, by *rand.Rand) {
	mix(by, p.People)
	mix(by, p.Plans)
	mix(by, p.Risks)
	mix(by, p.Measures)
	for _, a := range p.Ambitions {
		mix(by, a.Tasks)
	}
	mix(by, p.Updates)
	slices.SortFunc(p.Updates, func(a, b *programme.Update) int {
		if c := a.Date.Date.Compare(b.Date.Date); c != 0 {
			return c
		}
		return strings.Compare(a.Path, b.Path)
	})
	for _, u := range p.Updates {
		mix(by, u.Progress)
		mix(by, u.ActionsDone)
	}
}

func mix[T any](by *rand.Rand, list []T) {
	by.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
}

// `check` says all that `validate` does, and what depends on the date besides; of what
// came later only errors.
func TestRunSaysAllThatValidateDoes(t *testing.T) {
	dated := map[string]bool{}
	for _, rule := range check.Rules() {
		dated[rule.ID] = rule.Dated
	}
	rapid.Check(t, func(r *rapid.T) {
		p, asAt := anyLoaded(r, t)
		undated := slices.DeleteFunc(check.Run(p, assess.Assess(p, asAt), allRules(), nil).Problems,
			func(d diag.Diagnostic) bool { return dated[d.Rule] })
		valid := slices.DeleteFunc(check.Validate(p, allRules()), func(d diag.Diagnostic) bool {
			return d.Severity < diag.Error && dateIn(p, d.Place.File).After(asAt)
		})
		if !reflect.DeepEqual(append(diag.List{}, undated...), append(diag.List{}, valid...)) {
			r.Fatalf("validate%s\ncheck%s", show(valid), show(undated))
		}
	})
}

// TestErrorsAreCountedAlike: what reports say about the record's errors is what validate
// lists, whichever day they are of.
func TestErrorsAreCountedAlike(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p, day := anyLoaded(r, t)
		want := check.Validate(p, allRules()).Count(diag.Error)
		for _, at := range []*assess.Assessment{nil, assess.Assess(p, day), assess.Assess(p, day.AddDays(9999))} {
			if got := check.Errors(p, at, allRules()); got != want {
				r.Fatalf("%d errors counted, %d listed", got, want)
			}
		}
	})
}

// dateIn is the date of the update in a file.
func dateIn(p *programme.Programme, file string) programme.Date {
	for _, u := range p.Updates {
		if u.Path == file {
			return u.Date.Date
		}
	}
	return programme.Date{}
}

// A waiver of the whole programme silences its rule and changes nothing else.
func TestWaiverSilencesItsRuleOnly(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p, asAt := anyLoaded(r, t)
		rule := rapid.SampledFrom([]string{"task/overdue", "task/overdue-untracked", "task/no-lead",
			"action/overdue"}).Draw(r, "rule")
		ofRule := func(d diag.Diagnostic) bool { return d.Rule == rule || strings.HasPrefix(d.Rule, "waiver/") }
		before := check.Run(p, assess.Assess(p, asAt), allRules(), nil)
		p.Waivers = []programme.Waiver{{Rule: programme.Text{Value: rule}, Until: programme.Dated{Date: asAt}}}
		after := check.Run(p, assess.Assess(p, asAt), allRules(), nil)
		if after.Problems.Has(rule) {
			r.Fatalf("%s is not silenced", rule)
		}
		count := func(x check.Result) (n int) {
			for _, d := range x.Problems {
				if d.Rule == rule {
					n++
				}
			}
			return n + len(x.Waived)
		}
		if count(before) != count(after) {
			r.Fatalf("%d found, then %d", count(before), count(after))
		}
		if a, b := slices.DeleteFunc(before.Problems, ofRule), slices.DeleteFunc(after.Problems, ofRule); len(a)+
			len(b) > 0 && !reflect.DeepEqual(a, b) {
			r.Fatalf("before%s\nafter%s", show(a), show(b))
		}
	})
}
