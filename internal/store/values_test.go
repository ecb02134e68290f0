package store

import (
	"strings"
	"testing"

	"improve/internal/diag"
	"improve/internal/programme"
)

const (
	ambitionFile = "plan/ambitions/1-a.yaml"
	updateFile   = "updates/2020-02-25-lead.yaml"
	task         = "id: 1\ntitle: A\ntasks:\n  - id: 1.1\n    title: T\n"
	entry        = "date: 2020-02-25\nprogress:\n  1.1:\n"
)

// TestValues checks what is said about each kind of value that cannot be read, and
// which keys the record is then said to lack. Faults are those of the task, the
// progress entry, or the file's own record.
func TestValues(t *testing.T) {
	for _, c := range []struct {
		file, in        string
		rule            diag.Rule
		message, remedy string
		faults          string
	}{
		// Dates.
		{ambitionFile, task + "    target: «Sept-19»\n", ValueDate, `"Sept-19" is not a date`, "write 2019-09", "[target]"},
		{ambitionFile, task + "    target: «Oct - 19»\n", ValueDate, `"Oct - 19" is not a date`, "write 2019-10", "[target]"},
		{ambitionFile, task + "    target: «2019-9»\n", ValueDate, "", "write 2019-09", "[target]"},
		{ambitionFile, task + "    target: «31/12/2019»\n", ValueDate, "", "write 2019-12-31", "[target]"},
		{ambitionFile, task + "    target: «2019-02-30»\n", ValueDate, "February 2019 has 28 days, not 30", "write 2019-02-28 for the last day of the month, or 2019-02 for the month", "[target]"},
		{ambitionFile, task + "    target: «2019-13»\n", ValueDate, "2019-13 has no month 13", "", "[target]"},
		{ambitionFile, task + "    target: «0219-12»\n", ValueDate, "not between 1900 and 2199", "", "[target]"},
		{ambitionFile, task + "    target: «\"soon, é\"»\n", ValueDate, `"soon, é" is not a date`, "write a month", "[target]"},
		{ambitionFile, task + "    target: [2019-09, «Dec-19»]\n", ValueDate, "", "write 2019-12", "[target]"},
		{updateFile, entry + "    {note: x, forecast: «soon»}\n", ValueDate, "", "", "[forecast]"},
		{updateFile, "date: «2020-02»\n", ValueDate, "2020-02 is a month; expected a day", "write the day, such as 2020-02-29", "[date]"},
		{"plan/programme.yaml", "name: P\nas_at: «2020-02-30»\n", ValueDate, "February 2020 has 29 days", "", "[as_at]"},
		{updateFile, "date: 2020-02-25\nmeasures:\n  m: {value: 1, period: «Jan-20»}\n", ValueDate, `"Jan-20" is not a period`, "write 2020-01", ""},
		{updateFile, "date: 2020-02-25\nmeasures:\n  m: {value: 1, period: «2020-Q5»}\n", ValueDate, "is not a period", "a quarter as 2020-Q1", ""},
		// Words of a choice.
		{updateFile, entry + "    rating: «A behind»\n", ValueChoice, `"A behind" is not a valid rating`, "did you mean A (behind)? write", "[rating]"},
		{updateFile, entry + "    rating: «Green»\n", ValueChoice, `"Green" is not a valid rating`, "did you mean G (on track)? write B (complete), R (off track), A (behind) or G (on track)", "[rating]"},
		{updateFile, entry + "    rating: «b»\n", ValueChoice, "", "did you mean B (complete)?", "[rating]"},
		{updateFile, entry + "    rating: «complete»\n", ValueChoice, "", "did you mean B (complete)?", "[rating]"},
		{updateFile, entry + "    rating: «X»\n", ValueChoice, "", "write B (complete), R (off track), A (behind) or G (on track)", "[rating]"},
		{ambitionFile, task + "    stage: «Responding»\n", ValueChoice, "", "did you mean responding?", "[stage]"},
		{"plan/people.yaml", "people:\n  - {id: a, public: «yes»}\n", ValueChoice, "", "did you mean true? write true or false", ""},
		// Figures.
		{"plan/programme.yaml", "name: P\npolicy: {cycle_days: «six weeks»}\n", ValueNumber, `"six weeks" is not a number`, "write a whole number from 0 to 3650", "[policy]"},
		{"plan/programme.yaml", "name: P\npolicy: {cycle_days: «-1»}\n", ValueNumber, "-1 is not a whole number from 0 to 3650", "", "[policy]"},
		{"plan/programme.yaml", "name: P\npolicy: {cycle_days: «4.5»}\n", ValueNumber, "is not a whole number", "", "[policy]"},
		{updateFile, "date: 2020-02-25\nmeasures:\n  m: {period: 2020-01, value: «84.2%»}\n", ValueNumber, `"84.2%" is not a number`, "write 84.2: digits only", ""},
		{updateFile, "date: 2020-02-25\nmeasures:\n  m: {period: 2020-01, value: «\"1,200\"»}\n", ValueNumber, "", "write 1200", ""},
		{updateFile, "date: 2020-02-25\nmeasures:\n  m: {period: 2020-01, value: «\"84,2\"»}\n", ValueNumber, "", "write 84.2, with a point", ""},
		{updateFile, "date: 2020-02-25\nmeasures:\n  m: {period: 2020-01, value: «\"84,25%\"»}\n", ValueNumber, "", "write 84.25, with a point", ""},
		{updateFile, "date: 2020-02-25\nmeasures:\n  m: {period: 2020-01, value: «\"1,2,3\"»}\n", ValueNumber, "", "write digits only, such as 84.2", ""},
		{updateFile, "date: 2020-02-25\nmeasures:\n  m: {period: 2020-01, value: «0x10»}\n", ValueNumber, "", "digits only", ""},
		{updateFile, "date: 2020-02-25\nmeasures:\n  m: {period: 2020-01, value: «NaN»}\n", ValueNumber, "", "digits only", ""},
		{updateFile, "date: 2020-02-25\nmeasures:\n  m: {period: 2020-01, value: «1e999»}\n", ValueNumber, "", "digits only", ""},
		// Ids.
		{ambitionFile, "id: 1\ntitle: A\ntasks:\n  - id: «Task one»\n    title: T\n", ValueID, `"Task one" is not a valid id`, "such as task-one", "[id]"},
		{ambitionFile, "id: 1\ntitle: A\ntasks:\n  - id: «é»\n    title: T\n", ValueID, "", "", "[id]"},
		// Texts.
		{ambitionFile, task + "    note: «\"\"»\n", ValueEmpty, "is blank", "delete the key", "[note]"},
		{ambitionFile, task + "    note: «'  '»\n", ValueEmpty, "", "", "[note]"},
		{ambitionFile, task + "    note: «>-»\n", ValueEmpty, "", "", "[note]"},
		{ambitionFile, task + "    note: «[»draft]\n", ValueKind, "expected a text, found a list", "put the whole text in quotes", "[note]"},
		{ambitionFile, task + "    outcomes:\n      - «Fix this»: now\n", ValueKind, "expected a text, found a group of keys", `put the text in quotes: "Fix this: now"`, "[outcomes]"},
		{ambitionFile, task + "    outcomes:\n      - One.\n      «-»\n", ValueKind, "expected a text, found nothing", "delete the line", "[outcomes]"},
		{ambitionFile, task + "    outcomes: [One., «~»]\n", ValueKind, "found nothing", "", "[outcomes]"},
		// Lists.
		{ambitionFile, task + "    leads: «ged-rowney»\n", ValueKind, `expected a list, found "ged-rowney"`, "put it in brackets: [ged-rowney]", "[leads]"},
		{ambitionFile, task + "    leads: «ann, bob»\n", ValueKind, "", "[ann, bob]", "[leads]"},
		{ambitionFile, task + "    leads:\n      «-ann»\n", ValueKind, "", "write a space after each -", "[leads]"},
		{ambitionFile, task + "    leads: {«a»: b}\n", ValueKind, "expected a list, found a group of keys", "starts with -", "[leads]"},
		{ambitionFile, task + "    activities: «Do it.»\n", ValueKind, "the activities by letter", "", "[activities]"},
		{ambitionFile, task + "    activities: {a: «[»b]}\n", ValueKind, "expected a text, found a list", "", "[activities]"},
		{ambitionFile, task + "    activities: {a: One., b«:» }\n", ValueKind, "found nothing", "", "[activities]"},
		{ambitionFile, task + "    activities: {a: {text: Do., target: «x»}}\n", ValueDate, "", "", "[activities]"},
		{ambitionFile, task + "    waive: [{rule: r, until: «x», reason: y}]\n", ValueDate, "", "", "[waive]"},
		{ambitionFile, task + "    restricted: {«until»: 2020-01}\n", KeyMissing, "this restriction has no reason", "add reason: why", "[restricted]"},
		// Keys.
		{ambitionFile, task + "    «traget»: 2019-09\n", KeyUnknown, `a task has no key "traget"`, "did you mean target?", "[target]"},
		{ambitionFile, task + "    «colour»: blue\n", KeyUnknown, "", "the keys are id, title, plan", "[colour]"},
		{ambitionFile, task + "    «\u00a0note»: x\n", KeyUnknown, "", "did you mean note? There is a non-breaking space", "[note]"},
		{ambitionFile, task + "    «[»a]: x\n", KeyUnknown, "a list cannot be a key", "write one of id", "[]"},
		{ambitionFile, task + "    «title»: x\n", KeyDuplicate, "title is here twice", "only the first is read", "[title]"},
		{ambitionFile, task + "    activities: {a: One., «a»: Two.}\n", KeyDuplicate, "", "", "[activities]"},
		{ambitionFile, "id: 1\ntitle: A\ntasks:\n  - «id»: 1.1\n", KeyMissing, "task 1.1 has no title", "add title: the task in a line", "[title]"},
		{ambitionFile, "id: 1\ntitle: A\ntasks:\n  - id: 1.1\n    «title»:\n", KeyMissing, "the title of task 1.1 is empty", "write it after the colon: the task in a line", "[title]"},
		{ambitionFile, task + "    target: «Tuesday 30 April 2019»\n", ValueDate, "", "write 2019-04-30", "[target]"},
		{updateFile, "date: «31/04/2020»\n", ValueDate, "", "write a day as 2019-12-31", "[date]"},
		{updateFile, "date: «2020-04-31»\n", ValueDate, "", "write 2020-04-30 for the last day of the month", "[date]"},
		{updateFile, "date: «April 2020»\n", ValueDate, "", "write the day, such as 2020-04-30", "[date]"},
		{ambitionFile, task + "    «owner»: [ann]\n", KeyUnknown, `a task has no key "owner"`, "write leads instead of owner", "[leads]"},
		{ambitionFile, task + "    «Due date»: 2020-04\n", KeyUnknown, `a task has no key "Due date"`, "write target instead of Due date", "[target]"},
		{updateFile, entry + "    «status»: A\n", KeyUnknown, "", "write rating instead of status", "[rating]"},
		{updateFile, entry + "    rating: A\n    «status»: A\n", KeyUnknown, "", "the keys are rating, note", "[status]"},
		{ambitionFile, "id: 1\ntitle: A\ntasks:\n  - id: 1.1\n    «titel»: T\n", KeyUnknown, "", "did you mean title?", "[title]"},
		{ambitionFile, task + "    note: |2\n      Late é.\n\n      «target: 2019-09»\n    risks: [r]\n", KeyInText, "the key target is read as part of the text", "start the line in the same column", ""},
		// What the file as a file says about a value is its record's fault, too.
		{ambitionFile, task + "    note: Room «#4»\n", diag.Rule{ID: "file/comment-cut", Severity: diag.Error}, "", "", "[note]"},
		{ambitionFile, task + "    note: Room «# 4»\n", diag.Rule{ID: "file/comment-cut", Severity: diag.Error}, "", "", "[note]"},
		{ambitionFile, task + "    note: «# 4»\n", diag.Rule{ID: "file/comment-cut", Severity: diag.Error}, "", "", "[note]"},
		{ambitionFile, task + "    activities: {a: Room «# 4»\n      }\n", diag.Rule{ID: "file/comment-cut", Severity: diag.Error}, "", "", "[activities]"},
		{ambitionFile, task + "    for_children: Room «# 4»\n", diag.Rule{ID: "file/comment-cut", Severity: diag.Error}, "", "", "[for_children]"},
		{ambitionFile, task + "    note: «&co» x\n", diag.Rule{ID: "file/anchor", Severity: diag.Error}, "", "", "[note]"},
		{ambitionFile, task + "    leads: [«!x» ann]\n", diag.Rule{ID: "file/tag", Severity: diag.Error}, "", "", "[leads]"},
		{ambitionFile, task + "    «<<»: {note: x}\n", diag.Rule{ID: "file/anchor", Severity: diag.Error}, "", "", "[<<]"},
	} {
		p := expectOne(t, c.file, c.in, c.rule, c.message, c.remedy)
		if got := faultsOf(p); c.faults != "" && !strings.Contains(got, c.faults) {
			t.Errorf("%q: faults %s, want %s", c.in, got, c.faults)
		}
		if len(p.Unread) > 0 {
			t.Errorf("%q: unread %v", c.in, p.Unread)
		}
	}
}

// faultsOf lists the faults of all records.
func faultsOf(p *programme.Programme) string {
	list := []string{faults(p.Meta)}
	for _, a := range p.Ambitions {
		list = append(list, faults(a.Meta))
		for _, t := range a.Tasks {
			list = append(list, faults(t.Meta))
		}
	}
	for _, u := range p.Updates {
		list = append(list, faults(u.Meta))
		for _, e := range u.Progress {
			list = append(list, faults(e.Meta))
		}
	}
	return strings.Join(list, " ")
}

// TestRecordsThatCannotBeKept checks that each is counted, once.
func TestRecordsThatCannotBeKept(t *testing.T) {
	for _, c := range []struct {
		file, in        string
		rule            diag.Rule
		message, remedy string
		unread          string
	}{
		{ambitionFile, "id: 1\ntitle: A\ntasks:\n  - «title»: T\n", KeyMissing, "this task has no id", "add id:", "task"},
		{ambitionFile, "id: 1\ntitle: A\ntasks:\n  - id: «\"\"»\n    title: T\n", ValueEmpty, "", "", "task"},
		{ambitionFile, "id: 1\ntitle: A\ntasks:\n  - «Id»: 1.1\n    title: T\n", KeyUnknown, "", "did you mean id?", "task"},
		{ambitionFile, "id: 1\ntitle: A\ntasks:\n  «-»\n", ValueKind, "a group of keys such as id: and title:, found nothing", "", "task"},
		{ambitionFile, "id: 1\ntitle: A\ntasks:\n  - «1.1»\n", ValueKind, `found "1.1"`, "", "task"},
		{ambitionFile, "id: 1\ntitle: A\ntasks:\n  «1.1»: {title: T}\n", ValueKind, "expected a list, found a group of keys", "starts with -", "task"},
		{ambitionFile, "id: 1\ntitle: A\ntasks: «none»\n", ValueKind, `expected a list, found "none"`, "starts with -", "task"},
		{ambitionFile, "«title»: A\ntasks: []\n", KeyMissing, "this ambition has no id", "", "ambition"},
		{ambitionFile, "«-» id: 1\n", ValueKind, "a group of keys such as id: and title:, found a list", "", "ambition"},
		{ambitionFile, "«id:1»\n", ValueKind, `found "id:1"`, "write a space after the colon: id: 1", "ambition"},
		{ambitionFile, task + "    restricted: «true»\n", ValueKind, "a group of keys such as reason: and until:", "", "restriction"},
		{updateFile, "date: 2020-02-25\nprogress:\n  1.1«:»\n", ValueKind, "a group of keys such as rating: and note:, found nothing", "", "progress entry"},
		{updateFile, "date: 2020-02-25\nprogress:\n  1.1: «done»\n", ValueKind, `found "done"`, "", "progress entry"},
		{updateFile, "date: 2020-02-25\nprogress:\n  «-» 1.1: {note: x}\n", ValueKind, "entries by the id of a task", "start each entry with the id of a task and a colon", "progress entry"},
		{updateFile, "date: 2020-02-25\nprogress:\n  1.1: {note: x}\n  «1.1»: {note: y}\n", KeyDuplicate, "1.1 is here twice", "", "progress entry"},
		{updateFile, "date: 2020-02-25\nprogress:\n  «\"\"»: {note: y}\n", ValueEmpty, "", "", "progress entry"},
		{updateFile, "date: 2020-02-25\nprogress:\n  ? «[»a]\n  : {note: y}\n", ValueKind, "", "", "progress entry"},
		{updateFile, "date: 2020-02-25\nactions: [«x»]\n", ValueKind, "", "", "action"},
		{updateFile, "date: 2020-02-25\nrisks: {r: «4»}\n", ValueKind, "", "", "risk review"},
		{"plan/programme.yaml", "«-» a\n", ValueKind, "", "", "programme"},
		{"plan/glossary.yaml", "terms:\n  - {«term»: BRAG}\n", KeyMissing, "this term has no meaning", "", ""},
	} {
		p := expectOne(t, c.file, c.in, c.rule, c.message, c.remedy)
		if got := unread(p); got != c.unread {
			t.Errorf("%q: unread %q, want %q", c.in, got, c.unread)
		}
	}
}

// What cannot be read of a restriction keeps the record out of what is
// published; what cannot be read of a measure's counts has small ones suppressed.
func TestDoubtPublishesNothing(t *testing.T) {
	for _, in := range []string{"restricted: true", "restricted:\n      until: soon", "restrcited: {reason: x}", "restricted: [x]", "restricted: *x", "restricted: &x {reason: y}", "restricted:", "restricted: {}", "confidential: true", "Sensitive: yes", "public: false", "restricted: {reason: A child, named}"} {
		p, problems := load(t, ambitionFile, task+"    "+in+"\n")
		if problems.Count(diag.Error) == 0 || len(p.Ambitions) > 0 && p.Ambitions[0].Tasks[0].Restricted == nil {
			t.Errorf("%q: %v", in, problems)
		}
	}
	for _, in := range []string{"counts: yes", "count: true", "counts: [true]", "counts:", "counts: true\n    counts: false"} {
		p, problems := load(t, "plan/measures.yaml", "measures:\n  - id: m\n    title: M\n    polarity: higher\n    "+in+"\n")
		if problems.Count(diag.Error) == 0 || !p.Measures[0].Counts.Yes {
			t.Errorf("%q: %v", in, problems)
		}
	}
}

func TestAliasesAreCounted(t *testing.T) {
	p, problems := load(t, ambitionFile, "id: 1\ntitle: A\ntasks:\n  - &t {id: 1.1, title: T, note: &n x}\n  - *t\n  - {id: 1.2, title: *n , leads: [*n ]}\n")
	if unread(p) != "task" || len(p.Ambitions[0].Tasks) != 2 {
		t.Errorf("unread %q, tasks %v", unread(p), p.Ambitions[0].Tasks)
	}
	if got := faults(p.Ambitions[0].Tasks[1].Meta); got != "[title leads]" {
		t.Errorf("faults %s", got)
	}
	if n := problems.Count(diag.Error); n != 5 {
		t.Errorf("%d problems: %v", n, problems)
	}
}

func TestManyProblemsOfOneFile(t *testing.T) {
	p, problems := load(t, ambitionFile, "id: 1\ntitle: A\ntasks: ["+strings.Repeat("x, ", 5000)+"]\n")
	last := problems[0] // of the file as a whole
	if len(problems) != 1001 || last.Rule != "file/many-problems" || !strings.Contains(last.Message, "4000 more") {
		t.Errorf("%d problems, among them %v", len(problems), last)
	}
	if len(p.Unread) != 5000 {
		t.Errorf("%d of 5000 are counted", len(p.Unread))
	}
}
