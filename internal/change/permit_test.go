package change

import (
	"slices"
	"strings"
	"testing"

	"improve/internal/programme"
)

const permitting = `
-- plan/programme.yaml --
name: Improvement programme
policy: {grace_days: 7}
groups:
  - {id: board, name: Improvement Board, meetings: [2020-01-14, 2020-02-25, 2020-03-31]}
  - {id: forum, name: Forum, meetings: [2020-02-25]}
plans:
  - {id: old, title: The plan of 2019, published: 2019-08}
-- plan/people.yaml --
people:
  - {id: ann, role: Head of Service}
  - {id: bo, role: Head of Audit}
-- plan/findings.yaml --
sources: [{id: s, title: Report}]
findings:
  - {id: s-1, source: s, title: Late}
  - {id: s-2, source: s, title: Later}
-- plan/ambitions/1-leadership.yaml --
id: 1
title: Leaders know practice
tasks:
  - id: 1.3
    title: Audit what children say
    leads: [ann]
    target: 2019-12
    activities: {a: Ask, b: {text: Read, target: 2020-02}}
-- plan/measures.yaml --
measures:
  - {id: visits, title: Visits in time, polarity: higher, target: 90, every: month}
  - {id: calls, title: Calls, polarity: lower, target: 20, every: month}
-- updates/2020-01-14-board.yaml --
date: 2020-01-14
meeting: board
decisions:
  - text: Less will do.
    permits: [{change: policy, key: papers_days, from: 7, to: 5}]
`

// asOf is what a change comes to on a day: the reasons for which it is silent, and the
// days on which it was permitted.
func asOf(t *testing.T, today programme.Date, before, after string) string {
	t.Helper()
	var told []string
	earlier := &programme.Programme{Policy: programme.DefaultPolicy()} // no record yet
	if before != "" {
		earlier = loaded(t, before)
	}
	for _, c := range Compare(earlier, loaded(t, after),
		Circumstances{Today: today, Written: func(string) programme.Date { return today }}) {
		if c.Silent != nil {
			told = append(told, string(c.Silent.Reason))
			if c.Silent.Why == "" || c.Silent.Mend == "" {
				t.Errorf("%+v", c.Silent)
			}
		}
		for _, p := range c.Permitted {
			told = append(told, p.On.String())
			if !strings.Contains(c.Text, p.On.Words()+": “"+strings.TrimSuffix(p.Decision, ".")) {
				t.Errorf("the text does not name the decision: %s", c.Text)
			}
		}
	}
	slices.Sort(told)
	return strings.Join(told, " ")
}

// A permit excuses the change that it names, with exactly its values, and nothing else.
func TestPermits(t *testing.T) {
	const was, is = "grace_days: 7", "grace_days: 21"
	policy := "{change: policy, key: grace_days, from: 7, to: 21}"
	target := "{change: measure visits, key: target, from: 90, to: 80}"
	for _, c := range []struct{ name, old, new, permits, want string }{
		{"as permitted", was, is, policy, "2020-02-25"},
		{"without a permit", was, is, "", "loosened"},
		{"to another value", was, is, "{change: policy, key: grace_days, from: 7, to: 14}", "loosened"},
		{"from another value", was, is, "{change: policy, key: grace_days, from: 6, to: 21}", "loosened"},
		{"another key", was, is, "{change: policy, key: cycle_days, from: 7, to: 21}", "loosened"},
		{"a key of the programme", was, is, "{change: programme, key: grace_days, from: 7, to: 21}", "loosened"},
		{"unclear", was, is, "{change: policy, key: grace_days, from: 7, to: 21, drop: risk r}", "loosened"},
		{"step by step", was, is, policy[:len(policy)-3] + "14}, {change: policy, key: grace_days, from: 14, to: 21}",
			"2020-02-25 2020-02-25"},
		{"a step is missing", was, is, "{change: policy, key: grace_days, from: 14, to: 21}", "loosened"},
		{"the last permit of a key counts", was, is, policy + ", {change: policy, key: grace_days, from: 21, to: 14}", "loosened"},

		{"a measure", "target: 90", "target: 80", target, "2020-02-25"},
		{"another measure", "lower, target: 20", "lower, target: 80", target, "loosened"},
		{"a measure the other way", "target: 90", "target: 70", target, "loosened"},
		{"a value that goes", ", target: 90", "", "{change: measure visits, key: target, from: 90, to: none}", "2020-02-25"},

		{"leads in another order", "leads: [ann]", "leads: [bo, ann]", "{change: task 1.3, key: leads, to: [ann, bo]}", "2020-02-25"},
		{"an activity", "a: Ask", "a: Ask children", "{change: task 1.3, key: activities a, from: Ask, to: Ask children}", "2020-02-25"},
		{"the date of an activity", "target: 2020-02}", "target: 2020-04}", "{change: task 1.3, key: activities b target, to: 2020-04}", "2020-02-25"},
		{"an activity that goes", "a: Ask, ", "", "{change: task 1.3, key: activities a, to: none}", "2020-02-25"},
		{"never a target", "target: 2019-12", "target: 2020-06", "{change: task 1.3, key: target, to: 2020-06}", "promise"},
		{"nor a task that goes", "  - id: 1.3\n    title: Audit what children say\n    leads: [ann]\n    target: 2019-12\n    activities: {a: Ask, b: {text: Read, target: 2020-02}}\n",
			"  []\n", "{drop: task 1.3}", "dropped"},

		{"a finding that goes", "  - {id: s-2, source: s, title: Later}\n", "", "{drop: finding s-2}", "2020-02-25"},
		{"another finding", "  - {id: s-2, source: s, title: Later}\n", "", "{drop: finding s-1}", "dropped"},
		{"a measure of that name", "  - {id: s-2, source: s, title: Later}\n", "", "{drop: measure s-2}", "dropped"},
		{"a key of what may go", "title: Later", "title: Sooner", "{drop: finding s-2}", "source"},

		{"a plan", "published: 2019-08}", "published: 2019-08, ended: {date: 2020-02-25, note: The council says so.}}", "{end: plan old}", "2020-02-25 2020-02-25"},
		{"a plan without a decision", "published: 2019-08}", "published: 2019-08, ended: {date: 2020-02-25, note: The council says so.}}", "", "ended"},
		{"a plan of which something else may change", "published: 2019-08}", "published: 2019-08, ended: {date: 2020-02-25, note: The council says so.}}", "{change: plan old, key: published, to: 2019-08}", "ended"},
		{"another plan", "published: 2019-08}", "published: 2019-08, ended: {date: 2020-02-25, note: The council says so.}}", "{end: plan new}", "ended"},
	} {
		t.Run(strings.ReplaceAll(c.name, " ", "_"), func(t *testing.T) {
			if !strings.Contains(permitting, c.old) && c.old != c.new {
				t.Fatalf("the record lacks %q", c.old)
			}
			minutes := "-- updates/2020-02-25-board.yaml --\ndate: 2020-02-25\nmeeting: board\ndecisions:\n" +
				"  - text: It may change.\n    permits: [" + c.permits + "]\n"
			after := strings.Replace(permitting, c.old, c.new, 1) + minutes
			if got := asOf(t, programme.Day(2020, 2, 25), permitting, after); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
			for name, elsewhere := range map[string]string{
				"of another group":            strings.Replace(minutes, "meeting: board", "meeting: forum", 1),
				"of no meeting":               strings.Replace(minutes, "meeting: board\n", "", 1),
				"on a day that is not listed": strings.ReplaceAll(minutes, "2020-02-25-board.yaml --\ndate: 2020-02-25", "2020-02-24-board.yaml --\ndate: 2020-02-24"),
			} {
				got := asOf(t, programme.Day(2020, 2, 25), permitting, strings.Replace(permitting, c.old, c.new, 1)+elsewhere)
				if strings.Contains(got, "2020") {
					t.Errorf("%s: %q", name, got)
				}
			}
		})
	}
}

// A later board may permit what was done earlier, and an earlier one what is done later;
// before the board has met nothing is permitted.
func TestPermittedBeforeAndAfter(t *testing.T) {
	minutes := "-- updates/2020-02-25-board.yaml --\ndate: 2020-02-25\nmeeting: board\ndecisions:\n" +
		"  - {text: Yes., permits: [{change: policy, key: grace_days, from: 7, to: 21}]}\n"
	edited := strings.Replace(permitting, "grace_days: 7", "grace_days: 21", 1)
	day := func(m, d int) programme.Date { return programme.Day(2020, m, d) }
	for _, c := range []struct {
		name          string
		on            programme.Date
		before, after string
		want          string
	}{
		{"changed first", day(2, 20), permitting, edited, "loosened"},
		{"as at a day before the board", day(2, 24), permitting, edited + minutes, "loosened"},
		{"permitted afterwards", day(2, 25), permitting, edited + minutes, "2020-02-25"},
		{"permitted before", day(4, 1), permitting + minutes, edited + minutes, "2020-02-25"},
	} {
		if got := asOf(t, c.on, c.before, c.after); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Decisions in words count in a record without permits, and those from before its first
// permits; the change says so.
func TestDecisionsInWords(t *testing.T) {
	words := "-- updates/2020-02-25-board.yaml --\ndate: 2020-02-25\nmeeting: board\ndecisions:\n  - text: Grace days become 21.\n"
	earlier := strings.NewReplacer("2020-02-25", "2020-01-13").Replace(words)
	without := strings.Replace(permitting, "\n    permits: [{change: policy, key: papers_days, from: 7, to: 5}]", "", 1)
	edit := strings.NewReplacer("policy: {grace_days: 7}", "policy: {grace_days: 21}")
	today := programme.Day(2020, 2, 26)
	later := strings.Replace(words, "  - text: Grace days become 21.", "  - {text: Yes., permits: [{drop: finding s-9}]}", 1)
	between := strings.NewReplacer("2020-02-25", "2020-02-20").Replace(words)
	listed := strings.NewReplacer("meetings: [2020-01-14", "meetings: [2020-01-13, 2020-01-14")
	for _, c := range []struct{ name, before, after, want string }{
		{"no permits yet", without, edit.Replace(without) + words, ""},
		{"after the first permits", permitting, edit.Replace(permitting) + words, "loosened"},
		{"before the first permits", listed.Replace(permitting), listed.Replace(edit.Replace(permitting)) + earlier, ""},
		{"on a day that lists no board", permitting, edit.Replace(permitting) + earlier, "loosened"},
		{"permits that came later than others in the past", without + later, edit.Replace(permitting) + later + between, "loosened past"},
		{"permits taken out", permitting, edit.Replace(without) + words, "loosened past"},
		{"no words", without, edit.Replace(without), "loosened"},
	} {
		if got := asOf(t, today, c.before, c.after); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	for _, ch := range Compare(loaded(t, without), loaded(t, edit.Replace(without)+words), Circumstances{Today: today}) {
		if ch.Field == "policy grace_days" && !strings.Contains(ch.Text, "That counts by its words") {
			t.Error(ch.Text)
		}
	}
}
