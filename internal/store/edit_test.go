package store

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"improve/internal/yamldoc"
)

// TestApply has a file, edits and the file after them, as a user would see it.
func TestApply(t *testing.T) {
	const update, ambition, plan = "updates/2020-02-25-lead.yaml", "plan/ambitions/1-a.yaml", "plan/programme.yaml"
	at := func(file, path string, v Value) Edit { return Edit{file, strings.Split(path, "/"), v} }
	text := TextValue
	long := "A second team takes over the reviews from next month, and the first one catches up with the plans that are late."
	for name, c := range map[string]struct {
		before string
		edits  []Edit
		after  string
	}{
		"a value with a comment behind it": {"date: 2020-02-25 # a day\ntitle: x\n",
			[]Edit{at(update, "date", text("2020-02-26"))}, "date: 2020-02-26 # a day\ntitle: x\n"},
		"quotes stay": {"date: 2020-02-25\ntitle: 'x: y'\n",
			[]Edit{at(update, "title", text("z"))}, "date: 2020-02-25\ntitle: \"z\"\n"},
		"a value that was empty": {"date: 2020-02-25\ntitle: # later\nby: ann\n",
			[]Edit{at(update, "title", text("z"))}, "date: 2020-02-25\ntitle: z # later\nby: ann\n"},
		"a long text below >-, its comment kept": {"title: x # why\nby: ann\n",
			[]Edit{at(update, "title", text(long))},
			"title: >- # why\n  A second team takes over the reviews from next month, and the first one catches up with the plans\n  that are late.\nby: ann\n"},
		"a short text in place of a long one": {"title: >- # why\n  A b\n  c\n\nby: ann\n",
			[]Edit{at(update, "title", text("x"))}, "title: x # why\n\nby: ann\n"},
		"lines": {"title: x\nby: ann\n", []Edit{at(update, "title", text("a\n\n- b\n"))}, "title: |\n  a\n\n  - b\nby: ann\n"},
		"several words before a comment": {"title: x # why\nby: # who\n",
			[]Edit{at(update, "title", text("y z")), at(update, "by", text("Ann Lee"))}, "title: \"y z\" # why\nby: \"Ann Lee\" # who\n"},
		"a rating, CRLF": {"date: 2020-02-25\r\nprogress:\r\n  1.3:\r\n    rating: G # fine\r\n    note: x\r\nrisks: {}\r\n",
			[]Edit{at(update, "progress/1.3/rating", text("A")), at(update, "progress/1.3/forecast", text("2020-03")), at(update, "progress/1.10/rating", text("B"))},
			"date: 2020-02-25\r\nprogress:\r\n  1.3:\r\n    rating: A # fine\r\n    note: x\r\n    forecast: 2020-03\r\n  1.10:\r\n    rating: B\r\nrisks: {}\r\n"},
		"ids in order": {"progress:\n  1.2:\n    note: x\n  1.10:\n    note: y\n",
			[]Edit{at(update, "progress/1.9/note", text("z")), at(update, "progress/1.1/note", text("a"))},
			"progress:\n  1.1:\n    note: a\n  1.2:\n    note: x\n  1.9:\n    note: z\n  1.10:\n    note: y\n"},
		"keys in order, no end of line": {"title: x\nprogress:\n  1.3:\n    note: y",
			[]Edit{at(update, "by", text("ann")), at(update, "risks/r", MapValue(pair("note", text("z")), pair("impact", text("4"))))},
			"title: x\nby: ann\nprogress:\n  1.3:\n    note: y\nrisks:\n  r: {impact: 4, note: z}"},
		"lists": {"progress:\n  1.3:\n    done: [a]\n    evidence:\n    - x # why\n    # so\nnote: z\n",
			[]Edit{at(update, "progress/1.3/done/+", text("c")), at(update, "progress/1.3/evidence/+", text("a: b")), at(update, "progress/1.3/met/+", text("2020-03"))},
			"progress:\n  1.3:\n    done: [a, c]\n    met: [2020-03]\n    evidence:\n    - x # why\n    - \"a: b\"\n    # so\nnote: z\n"},
		"records set apart": {"tasks:\n  - id: 1.1\n    title: x\n\n  - id: 1.2\n    title: y\n\n# the end\n",
			[]Edit{at(ambition, "tasks/+", MapValue(pair("title", text("NO")), pair("id", text("1.3")), pair("leads", ListValue(text("ann")))))},
			"tasks:\n  - id: 1.1\n    title: x\n\n  - id: 1.2\n    title: y\n\n  - id: 1.3\n    title: NO\n    leads: [ann]\n\n# the end\n"},
		"comments above and below, as they are indented": {"tasks:\n  - id: 1.1\n    title: x\n\n# the end\n",
			[]Edit{at(ambition, "tasks/+", MapValue(pair("id", text("1.2")), pair("title", Value{Kind: yamldoc.Scalar, Text: "y", Comment: "above", Below: "activities:\n  a: the first\n\nrisks: none"})))},
			"tasks:\n  - id: 1.1\n    title: x\n\n  - id: 1.2\n    # above\n    title: y\n    # activities:\n    #   a: the first\n    #\n    # risks: none\n\n# the end\n"},
		"a first record": {"id: 1\ntasks: []\n",
			[]Edit{at(ambition, "tasks/+", MapValue(pair("id", text("1.1")), pair("title", text("1.10"))))},
			"id: 1\ntasks:\n  - id: 1.1\n    title: \"1.10\"\n"},
		"in a list of records, the first key": {"tasks:\n  - title: x\n",
			[]Edit{at(ambition, "tasks/+", MapValue(pair("id", text("1.1"))))}, "tasks:\n  - title: x\n\n  - id: 1.1\n"},
		"targets": {"tasks:\n  - id: 1.1\n    target: 2019-12 # first\n    title: x\n",
			[]Edit{at(ambition, "tasks/1.1/target/+", text("2020-06")), at(ambition, "tasks/1.1/leads/+", text("ann"))},
			"tasks:\n  - id: 1.1\n    leads: [ann]\n    target: [2019-12, 2020-06] # first\n    title: x\n"},
		"activities": {"tasks:\n  - id: 1.1\n    activities:\n      a: do it\n",
			[]Edit{at(ambition, "tasks/1.1/activities/a/target", text("2020-06")), at(ambition, "tasks/1.1/activities/b", text("more"))},
			"tasks:\n  - id: 1.1\n    activities:\n      a:\n        text: do it\n        target: 2020-06\n      b: more\n"},
		"deleted, comments kept": {"title: x\nprogress:\n  1.3:\n    # above\n    rating: A # amber\n    note: y\n",
			[]Edit{at(update, "progress/1.3/rating", Value{}), at(update, "title", Value{}), at(update, "by", Value{})},
			"progress:\n  1.3:\n    # above\n    # amber\n    note: y\n"},
		"deleted from lists": {"tasks:\n  - id: 1.1\n    leads: [a, b, c]\n    findings: [a]\n\n  - id: 1.2\n    title: y\n",
			[]Edit{at(ambition, "tasks/1.1/leads/a", Value{}), at(ambition, "tasks/1.1/leads/c", Value{}), at(ambition, "tasks/1.1/findings/a", Value{}), at(ambition, "tasks/1.2", Value{})},
			"tasks:\n  - id: 1.1\n    leads: [b]\n    findings: []\n"},
		"braces": {"measures:\n  m: {period: 2020-01, value: 4} # q\n",
			[]Edit{at(update, "measures/m/numerator", text("3")), at(update, "measures/m/note", text("a, b")), at(update, "measures/k", MapValue(pair("value", text("4"))))},
			"measures:\n  k: {value: 4}\n  m: # q\n    period: 2020-01\n    value: 4\n    numerator: 3\n    note: a, b\n"},
		"a mark at the beginning, accents": {"\ufeffname: Säule\norganisation: é\n",
			[]Edit{at(plan, "name", text("Zoë’s")), at(plan, "policy/cycle_days", text("30"))}, "\ufeffname: Zoë’s\norganisation: é\npolicy: {cycle_days: 30}\n"},
		"comments alone": {"# to come\n", []Edit{at(update, "date", text("2020-02-25"))}, "# to come\ndate: 2020-02-25\n"},
	} {
		t.Run(name, func(t *testing.T) {
			file := c.edits[0].File
			got, err := Apply(fstest.MapFS{file: {Data: []byte(c.before)}}, c.edits)
			if err != nil {
				t.Fatal(err)
			}
			if len(got) != 1 || string(got[0].After) != c.after || string(got[0].Before) != c.before {
				t.Errorf("\n%s\nwant\n%s", got[0].After, c.after)
			}
		})
	}
}

func pair(key string, v Value) Pair { return Pair{Key: key, Value: v} }

func TestApplyWritesNewFiles(t *testing.T) {
	v := MapValue(pair("progress", MapValue(pair("1.3", MapValue(pair("note", TextValue("It is “done”.")), pair("rating", TextValue("B")))))),
		pair("date", TextValue("2020-02-25")), pair("title", Value{}),
		pair("next_meeting", MapValue(pair("time", TextValue("10:00-12:30")), pair("date", TextValue("2020-03-31")))),
		pair("sections", ListValue(MapValue(pair("heading", TextValue("a: b"))), MapValue(pair("heading", TextValue("5.8"))))))
	v.Comment = "One dated entry,\nnever edited afterwards."
	got, err := Apply(fstest.MapFS{}, []Edit{{"updates/2020-02-25-lead.yaml", nil, v},
		{"updates/2020-02-25-lead.yaml", []string{"progress", "1.3", "done", "+"}, TextValue("a")}})
	if err != nil {
		t.Fatal(err)
	}
	const want = `# One dated entry,
# never edited afterwards.
date: 2020-02-25
sections:
  - heading: "a: b"

  - heading: "5.8"
next_meeting: {date: 2020-03-31, time: "10:00-12:30"}
progress:
  1.3:
    rating: B
    note: It is “done”.
    done: [a]
`
	if string(got[0].After) != want || got[0].Before != nil {
		t.Errorf("%s", got[0].After)
	}
}

func TestApplyRefuses(t *testing.T) {
	const file = "updates/2020-02-25-lead.yaml"
	for name, c := range map[string]struct {
		before, file, path string
		want               error
		says               string
	}{
		"no such key":      {"date: 2020-02-25\n", file, "rate", ErrEdit, "rate is not a key of an update"},
		"no such entry":    {"actions: [{id: 1}]\n", file, "actions/2/text", ErrEdit, "there is no 2"},
		"no such file":     {"", "plan/people.json", "x", ErrEdit, "plan/people.json is not a file of the record"},
		"a broken file":    {"date: [\n", file, "title", ErrEdit, "line 1"},
		"a text in place":  {"progress: none\n", file, "progress/1.3/note", ErrEdit, "expected a group of keys, found a single value"},
		"a mark":           {"title: &x y\n", file, "by", yamldoc.ErrLayout, "line 1"},
		"a comment inside": {"progress: {1.3: {done: [a, # why\n b]}}\n", file, "progress/1.3/done/a", yamldoc.ErrLayout, "there is a comment inside these brackets"},
	} {
		t.Run(name, func(t *testing.T) {
			v := TextValue("x")
			if name == "a comment inside" {
				v = Value{}
			}
			got, err := Apply(fstest.MapFS{c.file: {Data: []byte(c.before)}}, []Edit{{c.file, strings.Split(c.path, "/"), v}})
			if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) || got != nil {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestOverlay(t *testing.T) {
	under := fstest.MapFS{"plan/programme.yaml": {Data: []byte("name: x\n")}}
	over := Overlay(under, []Changed{{Path: "plan/programme.yaml", After: []byte("name: y\n")}, {Path: "updates/2020-02-25-a.yaml", After: []byte("date: 2020-02-25\n")}})
	p, problems, err := Load(over)
	if err != nil || len(problems) > 0 || p.Name.Value != "y" || len(p.Updates) != 1 {
		t.Errorf("%v %v", problems, err)
	}
}
