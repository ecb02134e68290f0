package change_test

import (
	"strings"
	"testing"

	"improve/internal/change"
	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/store/storetest"
)

const record = `
-- plan/programme.yaml --
name: Improvement programme
policy: {cycle_days: 42, grace_days: 7}
groups:
  - {id: board, name: Improvement Board, meetings: [2020-01-14, 2020-02-25]}
pauses:
  - {from: 2019-08-01, to: 2019-08-31, reason: Summer}
-- plan/ambitions/1-leadership.yaml --
id: 1
title: Leaders know practice
tasks:
  - id: 1.3
    title: Audit what children say
    target: 2019-12
    waive: [{rule: task/stale, until: 2020-03-31, reason: The auditor is ill}]
-- plan/measures.yaml --
measures:
  - {id: staff, title: Staff in post, polarity: near, target: 90, every: month}
  - {id: waits, title: Days of waiting, polarity: lower, target: 20, every: month}
-- plan/risks.yaml --
risks:
  - {id: pay, title: Too few, kind: risk, appetite: 8}
-- updates/2020-01-14-board.yaml --
date: 2020-01-14
meeting: board
decisions:
  - text: The appetite for the risk pay becomes 12.
`

func read(t *testing.T, archive string) *programme.Programme {
	t.Helper()
	p, problems, err := store.Load(storetest.Archive(archive))
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return p
}

// silent are the reasons for which one replacement is silent on a day.
func silent(t *testing.T, today programme.Date, was, is string) string {
	t.Helper()
	if !strings.Contains(record, was) {
		t.Fatalf("the record lacks %q", was)
	}
	changes := change.Compare(read(t, record), read(t, strings.Replace(record, was, is, 1)),
		change.Circumstances{Today: today, Written: func(string) programme.Date { return today }})
	if len(changes) == 0 {
		t.Fatalf("%q for %q is no change", is, was)
	}
	var reasons []string
	for _, c := range changes {
		if c.Silent != nil {
			reasons = append(reasons, string(c.Silent.Reason))
		}
	}
	return strings.Join(reasons, " ")
}

// A decision excuses what it names for a cycle and the days of grace, both ends
// included.
func TestLastDayOfADecision(t *testing.T) {
	for day, want := range map[string]string{"2020-01-14": "", "2020-03-02": "", "2020-03-03": "", "2020-03-04": "loosened", "2021-01-14": "loosened"} {
		today, err := programme.ParseDate(day)
		if err != nil {
			t.Fatal(err)
		}
		if got := silent(t, today, "appetite: 8", "appetite: 12"); got != want {
			t.Errorf("on %s: silent for %q, want %q", day, got, want)
		}
	}
	if got := silent(t, programme.Date{}, "appetite: 8", "appetite: 12"); got != "loosened" {
		t.Errorf("on no day: silent for %q", got)
	}
}

// A decision in words counts where one sentence names the thing and what it becomes.
func TestADecisionNamesTheValue(t *testing.T) {
	today := programme.Day(2020, 2, 25)
	for said, want := range map[string]string{
		"The appetite for the risk pay becomes 12.":                         "",
		"The appetite for the risk pay becomes higher. Item 12 was agreed.": "loosened",
		"The risk pay becomes the first of the register.":                   "loosened",
	} {
		before := strings.Replace(record, "The appetite for the risk pay becomes 12.", said, 1)
		var reasons []string
		for _, c := range change.Compare(read(t, before), read(t, strings.Replace(before, "appetite: 8", "appetite: 12", 1)),
			change.Circumstances{Today: today}) {
			if c.Silent != nil {
				reasons = append(reasons, string(c.Silent.Reason))
			}
		}
		if got := strings.Join(reasons, " "); got != want {
			t.Errorf("%s: silent for %q, want %q", said, got, want)
		}
	}
}

// An update may be put right while its days of grace last: not where the version that is
// edited is of a later day, which somebody may have read.
func TestGraceOfAnEdit(t *testing.T) {
	day := func(n int) programme.Date { return programme.Day(2020, 2, n) }
	before := record + "-- updates/2020-02-10-lead.yaml --\ndate: 2020-02-10\nprogress:\n  1.3: {rating: A, note: Late., recovery: Soon.}\n"
	after := strings.Replace(before, "rating: A", "rating: G", 1)
	for _, c := range []struct {
		name          string
		written, held programme.Date
		silent        bool
	}{
		{"within grace", day(10), day(20), false},
		{"on its last day", day(10), day(25), false},
		{"the version is of a later day", day(10), day(26), true},
		{"written after it", day(26), day(20), true},
	} {
		silent := false
		for _, ch := range change.Compare(read(t, before), read(t, after), change.Circumstances{Today: day(26), Held: c.held,
			Written: func(string) programme.Date { return c.written }}) {
			silent = silent || ch.Silent != nil
		}
		if silent != c.silent {
			t.Errorf("%s: silent %v", c.name, silent)
		}
	}
}

// A target is easier to meet on either side of the old one where near is meant, and
// only above where lower is.
func TestWhichTargetsAreEasier(t *testing.T) {
	today := programme.Day(2020, 2, 25)
	for _, c := range []struct{ was, is, want string }{
		{"near, target: 90", "near, target: 91", "loosened"},
		{"near, target: 90", "near, target: 89", "loosened"},
		{"near, target: 90", "near, target: 90.0", ""},
		{"lower, target: 20", "lower, target: 21", "loosened"},
		{"lower, target: 20", "lower, target: 19", ""},
		{"lower, target: 20", "lower, target: 20.0", ""},
		{"polarity: near, target: 90", "polarity: higher, target: 89", "loosened loosened"},
		{"polarity: near, target: 90", "polarity: higher, target: 91", "loosened"},
		{"polarity: near", "polarity: higher", "loosened"},
		{"polarity: lower", "polarity: near", "loosened"},
		{"polarity: lower", "polarity: higher", "loosened"},
		{", polarity: near", ", polarity: near, tolerance: 1", "loosened"},
		{", polarity: near", ", polarity: near, tolerance: 0", ""},
		{"near, target: 90", "near", "loosened"},
		{"near, target: 90, every: month", "near, target: 90, every: quarter", "loosened"},
		{"appetite: 8", "appetite: 7", ""},
		{"cycle_days: 42", "cycle_days: 43", "loosened"},
		{"cycle_days: 42", "cycle_days: 41", ""},
	} {
		if got := silent(t, today, c.was, c.is); got != c.want {
			t.Errorf("%q for %q: silent for %q, want %q", c.is, c.was, got, c.want)
		}
	}
}

// A waiver or a pause that ends later is longer, from the next day on; a pause that is past
// stays as it was.
func TestWhatMakesAWaiverLonger(t *testing.T) {
	today := programme.Day(2020, 2, 25)
	for _, c := range []struct{ was, is, want string }{
		{"until: 2020-03-31", "until: 2020-03-30", ""},
		{"until: 2020-03-31", "until: 2020-04-01", "silenced"},

		{"to: 2019-08-31", "to: 2019-08-30", "time-off"},
		{"to: 2019-08-31", "to: 2019-09-01", "time-off"},
		{"to: 2019-08-31, reason: Summer", "to: 2019-09-01, reason: A long summer", "time-off"},
	} {
		if got := silent(t, today, c.was, c.is); got != c.want {
			t.Errorf("%q for %q: silent for %q, want %q", c.is, c.was, got, c.want)
		}
	}
}

// compared are the changes that replacements make, was and is in turn.
func compared(t *testing.T, replacements ...string) []change.Change {
	t.Helper()
	today := programme.Day(2020, 2, 25)
	return change.Compare(read(t, record), read(t, strings.NewReplacer(replacements...).Replace(record)),
		change.Circumstances{Today: today, Written: func(string) programme.Date { return today }})
}

// To take a value out of a task, measure or risk drops the value, not the record.
func TestWhatIsDropped(t *testing.T) {
	today := programme.Day(2020, 2, 25)
	for was, want := range map[string]string{
		"    waive: [{rule: task/stale, until: 2020-03-31, reason: The auditor is ill}]\n":     "",
		", every: month}\n  - {id: waits":                                                      "",
		"  - {id: waits, title: Days of waiting, polarity: lower, target: 20, every: month}\n": "dropped",
	} {
		is := ""
		if strings.HasPrefix(was, ", every") {
			is = "}\n  - {id: waits"
		}
		if got := silent(t, today, was, is); got != want {
			t.Errorf("without %q: silent for %q, want %q", was, got, want)
		}
	}
}

// A new task is told with its target, its rating and its leads.
func TestWordsOfANewTask(t *testing.T) {
	task := "\n  - {id: 1.9, title: Meet, target: 2020-06}\n-- plan/measures.yaml --"
	update := "-- updates/2020-01-14-board.yaml --"
	for rated, want := range map[string]string{
		"": "due June 2020",
		"-- updates/2020-02-25-x.yaml --\ndate: 2020-02-25\nprogress:\n  1.9: {rating: A, note: Late., recovery: Soon.}\n": "due June 2020, rated A",
	} {
		text := ""
		for _, c := range compared(t, "\n-- plan/measures.yaml --", task, update, rated+update) {
			if strings.Contains(c.About, "1.9") && strings.Contains(c.Text, "due") {
				text += c.Text + "\n"
			}
		}
		if !strings.Contains(text, want) || rated == "" && strings.Contains(text, "rated") {
			t.Errorf("%q, want %q", text, want)
		}
	}
}

// Texts that differ in their blanks alone, and a change of the programme itself, are
// told in words of their own.
func TestWordsOfAChange(t *testing.T) {
	for _, c := range []struct{ was, is, about, text string }{
		{"title: Audit what children say", "title: Audit what  children say", "1.3", "The title: the same words, laid out differently."},
		{"title: Audit what children say", "title: Audit what adults say", "1.3", "“Audit what adults say”"},
		{"risk pay becomes 12.", "risk pay becomes 13.", "Minutes: 14 January 2020", "now “… risk pay becomes 13.”"},
		{"name: Improvement programme", "name: Improvement plan", "Programme: its own settings", "Improvement plan"},
		{"cycle_days: 42", "cycle_days: 41", "Programme: its own settings", "41"},
	} {
		changes := compared(t, c.was, c.is)
		if len(changes) != 1 || !strings.Contains(changes[0].About, c.about) || !strings.Contains(changes[0].Text, c.text) {
			t.Errorf("%q for %q: %+v", c.is, c.was, changes)
		}
	}
}

func TestMove(t *testing.T) {
	day := func(n int) programme.Date { return programme.Day(2020, 1, n) }
	for _, c := range []struct {
		from, to programme.Date
		kind     change.Kind
		end      string
	}{
		{day(10), day(11), change.Slipped, ", 1 day later"},
		{day(10), day(12), change.Slipped, ", 2 days later"},
		{day(10), day(9), change.Forward, ", 1 day earlier"},
		{day(31), programme.Day(2020, 1, 0), change.Target, ", the same day"},
		{programme.Date{}, day(9), change.Target, ", its first"},
	} {
		if kind, text := change.Move(c.from, c.to); kind != c.kind || !strings.HasSuffix(text, c.end) {
			t.Errorf("from %v to %v: %s %q", c.from, c.to, kind, text)
		}
	}
}

// A change of what keeps no place of its own is shown where its record stands.
func TestEveryChangeHasAPlace(t *testing.T) {
	for was, is := range map[string]string{
		"target: 20, every: month":    "target: 20, every: month, counts: true",
		"cycle_days: 42":              "cycle_days: 41",
		"grace_days: 7":               "grace_days: 7, signed: true",
		"title: Too few, kind: risk":  "title: Too few, kind: issue",
		"title: Leaders know":         "lead: board\ntitle: Leaders know",
		"    target: 2019-12\n":       "",
		"polarity: near, target: 90,": "polarity: near,",
	} {
		changes := compared(t, was, is)
		if len(changes) != 1 {
			t.Fatalf("%q for %q: %+v", is, was, changes)
		}
		if c := changes[0]; c.Now.Line == 0 || c.Was.Line == 0 {
			t.Errorf("%q for %q: was at %v, now at %v", is, was, c.Was, c.Now)
		}
	}
}

// What goes and comes back under another id is said to be the same, in the plan; a meeting
// numbers its actions as it likes.
func TestAnIDIsForEver(t *testing.T) {
	asked := func(id string) string {
		return "12.\nactions: [{id: " + id + ", text: Ask the forum., owner: ann, due: 2020-02}]\n" +
			"-- plan/people.yaml --\npeople: [{id: ann, name: Ann Lee, kind: person}]\n"
	}
	for _, c := range []struct {
		name, was, is string
		said          bool
	}{
		{"a risk", "id: pay", "id: wages", true},
		{"another risk", "id: pay, title: Too few", "id: wages, title: Too many", false},
		{"an action", asked("2020-01-14.1"), asked("2020-01-14.2"), false},
	} {
		before := strings.Replace(record, "12.\n", asked("2020-01-14.1"), 1)
		text := ""
		for _, ch := range change.Compare(read(t, before), read(t, strings.Replace(before, c.was, c.is, 1)), change.Circumstances{}) {
			text += ch.Text + "\n"
		}
		if text == "" || strings.Contains(text, "an id is for ever") != c.said ||
			c.said && !strings.Contains(text, "called wages now") {
			t.Errorf("%s: %s", c.name, text)
		}
	}
}

// A score or value may be kept from the public for good where it looks good: it hides nothing.
func TestWhatMayBeHidden(t *testing.T) {
	today := programme.Day(2020, 2, 25)
	for _, c := range []struct{ said, want string }{
		{"risks:\n  pay: {likelihood: 2, impact: 2, note: Few left.RESTRICTED}\n", ""},
		{"risks:\n  pay: {likelihood: 4, impact: 4, note: Many left.RESTRICTED}\n", "silenced"},
		{"measures:\n  waits: {period: 2020-01, value: 19, note: Few.RESTRICTED}\n", ""},
		{"measures:\n  waits: {period: 2020-01, value: 30, note: Many.RESTRICTED}\n", "silenced"},
	} {
		with := func(restricted string) string {
			return record + "-- updates/2020-02-20-data.yaml --\ndate: 2020-02-20\n" +
				strings.Replace(c.said, "RESTRICTED", restricted, 1)
		}
		var reasons []string
		for _, ch := range change.Compare(read(t, with("")), read(t, with(", restricted: {reason: It names a child}")),
			change.Circumstances{Today: today, Written: func(string) programme.Date { return today }}) {
			if ch.Silent != nil {
				reasons = append(reasons, string(ch.Silent.Reason))
			}
		}
		if got := strings.Join(reasons, " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.said, got, c.want)
		}
	}
}
