package publish_test

import (
	"fmt"
	"strings"
	"testing"

	"improve/internal/programme"
	"improve/internal/publish"
	"improve/internal/store"
	"improve/internal/store/storetest"
)

// record is a programme with one record of each family, each with a word of its own,
// and an update that is about all of them. %R marks where one is restricted.
const record = `
-- plan/programme.yaml --
name: Improvement programme
groups:
  - {id: board, name: Improvement Board}
  - {id: forum, name: forumword}
plans:
  - {id: plan-a, title: planword}
-- plan/findings.yaml --
sources:
  - {id: ofsted, title: sourceword}
  - {id: peer, title: peerword}
findings:
  - {id: ofsted-1, source: ofsted, title: findingword}
  - {id: peer-1, source: peer, title: looseword}
-- plan/priorities.yaml --
priorities:
  - {id: 1, title: priorityword}
-- plan/measures.yaml --
measures:
  - {id: visits, title: measureword, ambition: 1, polarity: higher}
-- plan/risks.yaml --
risks:
  - {id: pay, title: riskword, kind: risk, ambition: 1}
-- plan/ambitions/1-leadership.yaml --
id: 1
title: ambitionword
tasks:
  - {id: 1.1, title: taskword}
-- plan/ambitions/2-help.yaml --
id: 2
title: secondword
tasks:
  - {id: 2.1, title: secondstepword}
-- updates/2020-01-14-forum.yaml --
date: 2020-01-14
meeting: forum
title: minutesword
-- updates/2020-02-25-board.yaml --
date: 2020-02-25
meeting: board
sections:
  - {heading: sectionword, text: x, ambitions: [1]}
  - {heading: bothword, text: x, ambitions: [1, 2]}
decisions:
  - {text: decisionword, ambition: 1}
ambitions:
  1: {summary: highlightword}
progress:
  1.1: {note: progressword}
  2.1: {note: secondnoteword}
impact:
  1.1: {difference: some, note: impactword}
measures:
  visits: {period: 2020-01, value: 7, note: readingword}
risks:
  pay: {likelihood: 4, impact: 4, note: reviewword}
`

// words are all the words of record.
var words = strings.FieldsFunc(record, func(r rune) bool { return strings.ContainsRune(" \n{}:,[]", r) })

// public is what the public's copy of files says, as one text.
func public(t *testing.T, archive string) string {
	t.Helper()
	p, problems, err := store.Load(storetest.Archive(archive))
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return said(p)
}

// said are the words of a programme's public copy.
func said(p *programme.Programme) string {
	copied, _, _ := everything(p)
	var all []string
	add := func(texts ...programme.Text) { all = append(all, programme.Values(texts)...) }
	for _, v := range copied.Groups {
		add(v.Name)
	}
	for _, v := range copied.Plans {
		add(v.Title)
	}
	for _, v := range copied.Sources {
		add(v.Title)
	}
	for _, v := range copied.Findings {
		add(v.Title)
	}
	for _, v := range copied.Priorities {
		add(v.Title)
	}
	for _, v := range copied.Measures {
		add(v.Title)
	}
	for _, v := range copied.Risks {
		add(v.Title)
	}
	for _, a := range copied.Ambitions {
		add(a.Title)
		for _, v := range a.Tasks {
			add(v.Title)
		}
	}
	for _, u := range copied.Updates {
		add(u.Title)
		saidIn(u, add)
	}
	return strings.Join(all, " ")
}

func saidIn(u *programme.Update, add func(...programme.Text)) {
	for _, v := range u.Sections {
		add(v.Heading)
	}
	for _, v := range u.Decisions {
		add(v.Text)
	}
	for _, v := range u.Ambitions {
		add(v.Summary)
	}
	for _, v := range u.Progress {
		add(v.Note)
	}
	for _, v := range u.Impact {
		add(v.Note)
	}
	for _, v := range u.Measures {
		add(v.Note)
	}
	for _, v := range u.Risks {
		add(v.Note)
	}
}

// gone are the words of record that a text lacks.
func gone(text string) string {
	var list []string
	for _, w := range words {
		if strings.HasSuffix(w, "word") && !strings.Contains(text, w) {
			list = append(list, w)
		}
	}
	return strings.Join(list, " ")
}

// restricted is record with a restriction after a text.
func restricted(t *testing.T, after string) string {
	t.Helper()
	if strings.Count(record, after) != 1 {
		t.Fatalf("%q is not in the record once", after)
	}
	mark := ", restricted: {reason: A child}"
	if strings.HasSuffix(after, "\n") {
		mark = "restricted: {reason: A child}\n"
	}
	return strings.Replace(record, after, after+mark, 1)
}

// With a restricted record goes what hangs on it and what is said about it, and nothing
// else.
func TestWhatGoesWithARecord(t *testing.T) {
	if got := gone(public(t, record)); got != "" {
		t.Fatalf("nothing is restricted, and %s is gone", got)
	}
	for after, want := range map[string]string{
		"name: forumword":       "forumword minutesword",
		"title: planword":       "planword",
		"title: sourceword":     "sourceword findingword",
		"title: peerword":       "peerword looseword",
		"title: findingword":    "findingword",
		"title: looseword":      "looseword",
		"title: priorityword":   "priorityword",
		"title: measureword":    "measureword readingword",
		"title: riskword":       "riskword reviewword",
		"title: taskword":       "taskword progressword impactword",
		"title: ambitionword\n": "measureword riskword ambitionword taskword sectionword decisionword highlightword progressword impactword readingword reviewword",
		"title: secondword\n":   "secondword secondstepword secondnoteword",
	} {
		if got := gone(public(t, restricted(t, after))); got != want {
			t.Errorf("restricted after %q: gone are\n%s\nwant\n%s", after, got, want)
		}
	}
}

// What is said about one record of an id is said about the other: neither is published
// where one of them is restricted, whichever comes first.
func TestTwoRecordsOfOneID(t *testing.T) {
	for was, twin := range map[string]string{
		"  - {id: forum, name: forumword}\n":                                    "  - {id: forum, name: twinname%s}\n",
		"  - {id: plan-a, title: planword}\n":                                   "  - {id: plan-a, title: twinname%s}\n",
		"  - {id: ofsted, title: sourceword}\n":                                 "  - {id: ofsted, title: twinname%s}\n",
		"  - {id: ofsted-1, source: ofsted, title: findingword}\n":              "  - {id: ofsted-1, source: peer, title: twinname%s}\n",
		"  - {id: 1, title: priorityword}\n":                                    "  - {id: 1, title: twinname%s}\n",
		"  - {id: visits, title: measureword, ambition: 1, polarity: higher}\n": "  - {id: visits, title: twinname, polarity: lower%s}\n",
		"  - {id: pay, title: riskword, kind: risk, ambition: 1}\n":             "  - {id: pay, title: twinname, kind: issue%s}\n",
		"  - {id: 1.1, title: taskword}\n":                                      "  - {id: 1.1, title: twinname%s}\n",
	} {
		if strings.Count(record, was) != 1 {
			t.Fatalf("%q is not in the record once", was)
		}
		first := strings.TrimSuffix(was, "}\n") + ", restricted: {reason: A child}}\n"
		for name, pair := range map[string]string{
			"first":  first + fmt.Sprintf(twin, ""),
			"second": was + fmt.Sprintf(twin, ", restricted: {reason: A child}"),
		} {
			text := public(t, strings.Replace(record, was, pair, 1))
			word := was[strings.LastIndexByte(was[:strings.Index(was, "word")], ' ')+1 : strings.Index(was, "word")+len("word")]
			if strings.Contains(text, "twinname") || strings.Contains(text, word) {
				t.Errorf("%sthe %s is restricted, and one of the two is published", was, name)
			}
		}
	}
}

// So it is with the tasks of two ambitions of one id.
func TestTasksOfTwoAmbitionsOfOneID(t *testing.T) {
	for _, twin := range []string{"1-a", "1-z"} { // before and after the other
		text := public(t, restricted(t, "title: ambitionword\n")+"-- plan/ambitions/"+twin+".yaml --\nid: 1\ntitle: twinname\ntasks:\n  - {id: 1.7, title: twintask}\n"+
			"-- updates/2020-02-26-x.yaml --\ndate: 2020-02-26\nprogress:\n  1.7: {note: twinnote}\n")
		for _, word := range []string{"twinname", "twintask", "twinnote"} {
			if strings.Contains(text, word) {
				t.Errorf("%s: %s is published", twin, word)
			}
		}
	}
}

// everything is the public's copy of the whole record, whenever it was posted.
func everything(p *programme.Programme) (*programme.Programme, publish.Left, []publish.Leak) {
	e := publish.All(p)
	return e.Programme, e.Left, e.Leaks
}
