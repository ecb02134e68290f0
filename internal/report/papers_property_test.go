package report_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/report"
	"improve/internal/store"
	"improve/internal/store/storetest"
)

// told draws a record as lived does, in which measures, risks, findings, children and
// scrutiny speak too, each on some of the days.
func told(t *rapid.T) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	b.WriteString(lived(t))
	line(`-- plan/people.yaml --
people: [{id: ann, name: Ann, kind: person}, {id: adviser, role: Adviser, kind: person, outside: true}]
-- plan/findings.yaml --
sources: [{id: notice, title: Improvement notice, published: 2019-05-23, reviews: [2020-03, 2020-09]}]
findings: [{id: f1, source: notice, kind: requirement, title: A board}, {id: f2, source: notice, kind: requirement, title: A plan}]
-- plan/ambitions/2-b.yaml --
id: 2
title: Two
lead: ann
tasks:
  - {id: 2.1, title: Listen, target: 2020-03, findings: [f1], measures: [kpi], for_children: [I am heard, I am safe]}
-- plan/measures.yaml --
measures: [{id: kpi, title: In time, unit: "%%", polarity: higher, target: 90, tolerance: 5, every: month, ambition: 2}]
-- plan/risks.yaml --
risks: [{id: risk, title: Too few workers, kind: risk, owner: ann, appetite: 8}]`)
	for month := 1; month <= 6; month++ {
		day := fmt.Sprintf("2020-%02d-20", month)
		line("-- updates/%s-others.yaml --\ndate: %[1]s\nposted: %[1]s", day)
		if rapid.Bool().Draw(t, "measured") {
			line("measures: {kpi: {period: 2020-%02d, value: %d}}", month, rapid.IntRange(80, 95).Draw(t, "value"))
		}
		if rapid.Bool().Draw(t, "reviewed") {
			line("risks: {risk: {likelihood: %d, impact: 4, note: Looked at.}}", rapid.IntRange(1, 5).Draw(t, "likelihood"))
		}
		if rapid.Bool().Draw(t, "found") {
			line("findings: {f1: {state: %s, since: 2020-01, note: So it is., evidence: [minutes], confirmed_by: adviser}}",
				rapid.SampledFrom([]string{"open", "answered", "evidenced", "met"}).Draw(t, "state"))
		}
		if rapid.Bool().Draw(t, "heard") {
			line("voices: {2.1: [{says: I am heard, verdict: %s, by: a panel, note: They said so.}]}",
				rapid.SampledFrom([]string{"agree", "not-yet", "unsure"}).Draw(t, "verdict"))
		}
		if rapid.Bool().Draw(t, "changed") {
			line("impact: {2.1: {difference: %s, note: Seen., source: audit}}",
				rapid.SampledFrom([]string{"worse", "none", "some"}).Draw(t, "difference"))
		}
		line("recommendations: [{id: %s.1, text: Say more., to: board}]", day)
		if month > 1 && rapid.Bool().Draw(t, "answered") {
			line("answers: {2020-%02d-20.1: {accepted: true, answer: We will., due: 2020-09}}", month-1)
		}
	}
	return b.String()
}

// contextAt is what the papers of an archive are made from as at a day, for the board.
func contextAt(t rapid.TB, archive string, day programme.Date) *report.Context {
	p, _, err := store.Load(storetest.Archive(archive))
	if err != nil {
		t.Fatal(err)
	}
	a := assess.Assess(p, day)
	return &report.Context{Programme: a.Programme, Assessment: a, Date: report.FromFlag}
}

func drawnDay(t *rapid.T) programme.Date {
	return programme.Day(2020, 1, 10).AddDays(rapid.IntRange(0, 200).Draw(t, "day"))
}

// readerPapers are the papers for one reader each.
var readerPapers = []string{"brief", "evidence", "notice", "plan", "scrutiny", "streams", "told", "voices"}

// What comes after the day changes no paper.
func TestPapersKnowNothingLater(t *testing.T) {
	files := regexp.MustCompile(`(?m)^-- updates/(\d{4}-\d{2}-\d{2})-`)
	rapid.Check(t, func(t *rapid.T) {
		archive, day := told(t), drawnDay(t)
		var kept strings.Builder
		for i, part := range strings.Split(archive, "\n-- ") {
			if m := files.FindStringSubmatch("-- " + part); m != nil && m[1] > day.String() {
				continue
			}
			if i > 0 {
				kept.WriteString("\n-- ")
			}
			kept.WriteString(part)
		}
		for _, name := range readerPapers {
			with, without := paper(t, contextAt(t, archive, day), name, nil), paper(t, contextAt(t, kept.String()+"\n", day), name, nil)
			if with != without {
				t.Fatalf("%s as at %s:\n%s\nwithout what came later:\n%s", name, day, with, without)
			}
		}
	})
}

// The brief names all that got worse between two assessments made apart, and nothing
// else, with the figures of status.
func TestBriefAgreesWithStatus(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		archive, day := told(t), drawnDay(t)
		c := contextAt(t, archive, day)
		var v struct {
			Totals json.RawMessage
			Worse  []struct {
				Level   int
				About   string
				Rating  *string
				Overdue int `json:"overdue_days"`
			}
			Rest  []string `json:"also_worse"`
			Asked []string
		}
		words := paper(t, c, "brief", &v)
		if want, _ := json.Marshal(report.Status(c, report.Filter{}, false).Totals); compacted(v.Totals) != string(want) {
			t.Fatalf("totals %s, in status %s", v.Totals, want)
		}
		named := map[string]int{}
		for _, w := range v.Worse {
			named[w.About]++
			if task := c.Assessment.Task(w.About); task != nil &&
				(w.Overdue != task.OverdueDays || letterOf(w.Rating) != task.Rating.Letter()) {
				t.Fatalf("%+v, and the task is %s, %d days late", w, task.Rating, task.OverdueDays)
			}
		}
		for _, about := range v.Rest {
			named[about]++
		}
		if wanted := worseApart(t, archive, c.Assessment); !maps.Equal(named, wanted) ||
			len(v.Rest) > 0 && len(v.Worse) != 3 {
			t.Fatalf("%v and %v got worse, not %v", v.Worse, v.Rest, wanted)
		}
		if never := "No board has met on this record before"; strings.Contains(words, never) != c.Assessment.LastMeeting.IsZero() {
			t.Fatalf("%s: %s", never, words)
		}
		if len(v.Asked) == 0 {
			t.Fatal("the board is asked nothing")
		}
	})
}

func compacted(raw json.RawMessage) string { return strings.Join(strings.Fields(string(raw)), "") }

func letterOf(letter *string) string {
	if letter == nil {
		return programme.Unrated.Letter()
	}
	return *letter
}

// worseApart is what got worse since the last board and how often, found by assessing that
// day apart and by the figures as drawn.
func worseApart(t rapid.TB, archive string, now *assess.Assessment) map[string]int {
	worse, last := map[string]int{}, now.LastMeeting
	if last.IsZero() {
		return worse
	}
	then := contextAt(t, archive, last).Assessment
	for _, task := range now.Tasks {
		before := then.Task(task.ID.Value)
		rated := before != nil && before.Ended == nil && before.Rating != programme.Unrated
		fell := task.Overdue && task.Due.After(last.AddDays(-1))
		if task.Open() && (fell || rated && task.Rating.Concern() > before.Rating.Concern()) {
			worse[task.ID.Value]++
		}
		if i := task.Impact; i != nil && i.Difference.Value == "worse" && task.ImpactUpdate.Date.Date.After(last) {
			worse[task.ID.Value]++
		}
	}
	for _, m := range now.Measures {
		if n := len(m.Points); n > 1 && m.Points[n-1].Update.Date.Date.After(last) {
			if value := m.Points[n-1].Reading.Value.Value; value < 90 && value < m.Points[n-2].Reading.Value.Value {
				worse["In time"]++
			}
		}
	}
	for i, r := range now.Risks {
		if before := then.Risks[i]; before.Score > 0 && r.Score > before.Score {
			worse[r.Title.Value]++
		}
	}
	return worse
}

// The papers of voices and of a notice say what was said last by the day, and their counts
// are those of what they list.
func TestVoicesAndNoticeSayWhatWasSaidLast(t *testing.T) {
	said := regexp.MustCompile(`(?s)-- updates/(\d{4}-\d{2}-\d{2})-others.*?(?:\n-- |$)`)
	last := func(archive string, day programme.Date, what *regexp.Regexp, none string) string {
		for _, file := range said.FindAllStringSubmatch(strings.ReplaceAll(archive, "\n-- ", "\n-- \n-- "), -1) {
			if m := what.FindStringSubmatch(file[0]); m != nil && file[1] <= day.String() {
				none = m[1]
			}
		}
		return none
	}
	rapid.Check(t, func(t *rapid.T) {
		archive, day := told(t), drawnDay(t)
		var v struct {
			Agree, Unsure, Unsaid int
			NotYet                int `json:"not_yet"`
			Statements            []struct{ Says, Verdict string }
		}
		var n struct {
			Notices []struct {
				Met          int
				Requirements []struct {
					ID, State string
					Left      []string
				}
			}
		}
		paper(t, contextAt(t, archive, day), "voices", &v)
		paper(t, contextAt(t, archive, day), "notice", &n)
		if v.Agree+v.NotYet+v.Unsure+v.Unsaid != 2 || len(v.Statements) != 2 {
			t.Fatalf("%+v", v)
		}
		want := last(archive, day, regexp.MustCompile(`says: I am heard, verdict: ([a-z-]+)`), "")
		if v.Statements[0].Says != "I am heard" || v.Statements[0].Verdict != want || v.Statements[1].Verdict != "" {
			t.Fatalf("%+v, and the last said %q", v.Statements, want)
		}
		state := last(archive, day, regexp.MustCompile(`f1: {state: ([a-z]+)`), "open")
		met := map[bool]int{true: 1}[state == "met"]
		if r := n.Notices[0].Requirements; r[0].State != state || r[1].State != "open" || n.Notices[0].Met != met ||
			(len(r[0].Left) == 0) != (met == 1) {
			t.Fatalf("%+v, and f1 is %s", n, state)
		}
	})
}

// A record without notices, voices, boards or recommendations says so in every paper.
func TestReaderPapersOfABareRecord(t *testing.T) {
	c := contextAt(t, `
-- plan/programme.yaml --
name: Bare
-- plan/ambitions/1-a.yaml --
id: 1
title: One
tasks: [{id: 1.1, title: A}]
`, programme.Day(2020, 3, 1))
	for name, want := range map[string]string{
		"brief":    "No board has met on this record before 1 March 2020",
		"notice":   "The record holds no notice up to this date.",
		"plan":     "The record names no board or group.",
		"voices":   "The plan says of no task what it means for children.",
		"scrutiny": "No recommendation before this date is recorded.",
	} {
		if words := paper(t, c, name, nil); !strings.Contains(words, want) {
			t.Errorf("%s does not say %q:\n%s", name, want, words)
		}
	}
}
