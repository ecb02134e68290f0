package entry

import (
	"testing"
	"testing/fstest"

	"improve/internal/programme"
	"improve/internal/store"
)

// outside are a record that somebody outside looks at.
func outside() fstest.MapFS {
	fsys := files()
	for name, text := range map[string]string{
		"plan/findings.yaml":      "sources:\n  - {id: s, title: A notice}\nfindings:\n  - {id: s-1, source: s, title: One}\n",
		"plan/programme.yaml":     "name: P\nevents:\n  - {id: visit-1, date: 2020-02, kind: visit, title: A visit, focus: [s-1]}\n",
		"plan/ambitions/3-x.yaml": "id: 3\ntitle: Voice\ntasks:\n  - {id: 3.1, title: Listen, for_children: [\"I am heard: always\", I am safe]}\n",
	} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// Each is said twice on one day: what is given changes, the rest stays.
func TestWhatIsSaidFromOutside(t *testing.T) {
	january := programme.Date{Year: 2020, Month: 1}
	for _, c := range []struct {
		name, file, want string
		says             []func(Today) []store.Edit
	}{
		{"finding", "updates/2020-02-25-findings.yaml", "date: 2020-02-25\nfindings:\n  s-1:\n    state: met\n" +
			"    since: 2020-01\n    evidence:\n      - An audit.\n      - A letter.\n    confirmed_by: bo-kay\n    note: It holds.\n",
			[]func(Today) []store.Edit{
				func(d Today) []store.Edit {
					return d.Finding(Finding{Finding: d.Programme.Findings[0], State: "evidenced",
						Evidence: []string{"An audit."}, Note: "It holds."})
				},
				func(d Today) []store.Edit {
					return d.Finding(Finding{Finding: d.Programme.Findings[0], State: "met", Since: january,
						Evidence: []string{"An audit.", "A letter."}, ConfirmedBy: "bo-kay"})
				},
			}},
		{"visit", "updates/2020-02-25-visits.yaml",
			"date: 2020-02-25\nvisits:\n  visit-1:\n    s-1: {verdict: better, note: Calls are answered.}\n",
			[]func(Today) []store.Edit{
				func(d Today) []store.Edit {
					return d.Visit(Visit{Visit: "visit-1", Finding: "s-1", Verdict: "same", Note: "Calls are answered."})
				},
				func(d Today) []store.Edit {
					return d.Visit(Visit{Visit: "visit-1", Finding: "s-1", Verdict: "better"})
				},
			}},
		{"answer", "updates/2020-02-25-answers.yaml", "date: 2020-02-25\nanswers:\n  r.1:\n    accepted: true\n" +
			"    answer: By spring.\n    due: 2020-01\n",
			[]func(Today) []store.Edit{
				func(d Today) []store.Edit { return d.Answer(Answer{Recommendation: "r.1", Answer: "By spring."}) },
				func(d Today) []store.Edit {
					return d.Answer(Answer{Recommendation: "r.1", Accepted: true, Due: january})
				},
			}},
		{"verification", "updates/2020-02-25-leadership.yaml", "date: 2020-02-25\nprogress:\n  1.1:\n    note: Begun.\n" +
			"    verified: {by: bo-kay, date: 2020-01, result: agree, sample: 12}\n",
			[]func(Today) []store.Edit{
				note("1.1", "Begun."),
				func(d Today) []store.Edit {
					return d.Rate(Progress{Task: task(d.Programme, "1.1"),
						Verified: Verified{By: "bo-kay", Date: january, Result: "agree", Sample: 12}})
				},
			}},
		{"impact", "updates/2020-02-25-leadership.yaml",
			"date: 2020-02-25\nimpact:\n  1.1:\n    difference: some\n    source: {kind: audit, sample: 20}\n",
			[]func(Today) []store.Edit{
				func(d Today) []store.Edit {
					return d.Impact(Impact{Task: task(d.Programme, "1.1"), Difference: "none", Source: "audit"})
				},
				func(d Today) []store.Edit {
					return d.Impact(Impact{Task: task(d.Programme, "1.1"), Difference: "some", Source: "audit", Sample: 20})
				},
			}},
	} {
		fsys := outside()
		for _, say1 := range c.says {
			say(t, fsys, "", say1)
		}
		if f := fsys[c.file]; f == nil || string(f.Data) != c.want {
			t.Errorf("%s: want\n%s\nand there is %v", c.name, c.want, f)
		}
	}
}

// Two who judge one statement are two verdicts; one who judges it again changes theirs.
func TestVoices(t *testing.T) {
	fsys := outside()
	says := func(said, words, verdict string) []string {
		return say(t, fsys, "", func(d Today) []store.Edit {
			return d.Voice(Voice{Task: task(d.Programme, "3.1"), Says: words, Verdict: verdict, Said: said})
		})
	}
	const heard, safe = "I am heard: always", "I am safe"
	says("panel", heard, "not-yet")
	says("panel", safe, "unsure")
	says("panel", heard, "agree")
	if second := says("school", heard, "not-yet"); len(second) != 1 || second[0] != "updates/2020-02-25-x-2.yaml" {
		t.Errorf("the school's verdict went to %v", second)
	}
	want := "date: 2020-02-25\nvoices:\n  3.1:\n    - says: \"I am heard: always\"\n      verdict: agree\n      by: panel\n" +
		"    - says: I am safe\n      verdict: unsure\n      by: panel\n"
	if got := string(fsys["updates/2020-02-25-x.yaml"].Data); got != want {
		t.Errorf("want\n%s\ngot\n%s", want, got)
	}
	p := load(t, fsys)
	if v := voiceOf(p.Updates[len(p.Updates)-1], "3.1", heard); v == nil || v.By.Value != "school" {
		t.Errorf("the school's verdict is %+v", v)
	}
}
