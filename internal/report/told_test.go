package report_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/report"
	"improve/internal/store"
	"improve/internal/store/storetest"
)

// asAt is a record read and assessed as at a day.
func asAt(p *programme.Programme, day programme.Date) *report.Context {
	a := assess.Assess(p, day)
	return &report.Context{Programme: a.Programme, Assessment: a, Date: report.FromFlag}
}

// What the paper says was so on a board's day is what status says of that day; and it says of
// a meeting that it was told better than the record where status makes it so, and nowhere else.
func TestToldAgreesWithStatus(t *testing.T) {
	past := regexp.MustCompile(`(\d+) of (\d+) (?:open )?tasks? past (?:its|their) date`)
	rapid.Check(t, func(t *rapid.T) {
		p, _, err := store.Load(storetest.Archive(lived(t)))
		if err != nil {
			t.Fatal(err)
		}
		day := programme.Day(2020, 1, 14).AddDays(rapid.IntRange(-30, 200).Draw(t, "day"))
		paper, err := report.PaperNamed("told")
		if err != nil {
			t.Fatal(err)
		}
		view, err := paper.Make(asAt(p, day), report.Options{})
		if err != nil {
			t.Fatal(err)
		}
		boards := 0
		for _, d := range boardsOf2020 {
			if d <= day.String() {
				boards++
			}
		}
		v := view.(*report.ToldView)
		if len(v.Meetings) != boards || v.Boards != boards {
			t.Fatalf("as at %s: %d meetings of %d boards, not %d", day, len(v.Meetings), v.Boards, boards)
		}
		for _, m := range v.Meetings {
			status := report.Status(asAt(p, m.On), report.Filter{}, false)
			if *m.Totals != status.Totals {
				t.Errorf("%s: %+v, and status says %+v", m.On, *m.Totals, status.Totals)
			}
			for _, r := range m.Told {
				is := datesIn(status, r.Of)
				if *r.Dates != is.DatesRow || r.Greener != is.greener(r) {
					t.Errorf("%s, %s: %+v, greener %v; status says %+v", m.On, r.Of, *r.Dates, r.Greener, is)
				}
				if n := past.FindStringSubmatch(r.Sentence); is.Overdue > 0 &&
					(n == nil || n[1] != strconv.Itoa(is.Overdue) || n[2] != strconv.Itoa(is.Open)) {
					t.Errorf("%q: %d of %d tasks are late", r.Sentence, is.Overdue, is.Open)
				}
				if want := otherwise(p, r, day); said(r) != want {
					t.Errorf("as at %s, told on %s: %q said otherwise, not %q", day, m.On, said(r), want)
				}
			}
		}
	})
}

// dates are counted from the rows of a status.
type dates struct {
	report.DatesRow
	untracked int
	rating    programme.Rating
}

func datesIn(status *report.StatusView, of string) dates {
	d := dates{DatesRow: report.DatesRow{After: 42}}
	for _, row := range status.Tasks {
		if row.State != assess.IsOpen {
			continue
		}
		d.Open++
		if row.OverdueDays > 0 {
			d.Overdue++
		}
		if row.OverdueDays > 42 {
			d.Long++
		}
		if row.OverdueDays > 7 && !row.Tracked {
			d.untracked++
		}
	}
	for _, a := range status.Ambitions {
		if a.ID == of {
			d.rating = a.Rating
		}
	}
	return d
}

func (d dates) greener(r report.PositionRow) bool {
	if r.Of == assess.OfProgramme {
		return r.Rating == programme.OnTrack && (d.untracked > 0 || 4*d.Overdue > d.Open)
	}
	worse := map[programme.Rating]int{programme.OnTrack: 1, programme.Behind: 2, programme.OffTrack: 3}
	return worse[d.rating] > worse[r.Rating]
}

// otherwise looks for who first rated a task that spoke against a position A or R, or told
// a board worse, in the files of the record.
func otherwise(p *programme.Programme, r report.PositionRow, day programme.Date) string {
	against := map[string]bool{}
	if r.Greener {
		for _, t := range assess.Assess(p, r.On).Tasks {
			letter := t.Rating == programme.OffTrack || t.Rating == programme.Behind && r.Rating != programme.Behind
			against[t.ID.Value] = t.Overdue || r.Of != assess.OfProgramme && letter && t.Open()
		}
	}
	for _, u := range p.Updates {
		if !r.Greener || !u.Date.Date.After(r.On) || u.Date.Date.After(day) {
			continue
		}
		for _, told := range u.Positions {
			if told.Of.Value == r.Of && told.Rating == programme.Behind && r.Rating == programme.OnTrack {
				return u.Date.Date.String()
			}
		}
		for _, e := range u.Progress {
			if against[e.Task.Value] && e.Rating == programme.Behind {
				return u.Date.Date.String() + " " + e.Task.Value
			}
		}
	}
	return ""
}

func said(r report.PositionRow) string {
	if r.Otherwise == nil {
		return ""
	}
	return strings.TrimSpace(r.Otherwise.On.String() + " " + string(r.Otherwise.Task))
}

// onTrack is a record of two tasks that fall due in December, of which the board of January
// was told something.
func onTrack(policy, january, later string) string {
	return fmt.Sprintf(`
-- plan/programme.yaml --
name: A programme
policy: {%s}
groups:
  - {id: board, name: Improvement Board, meetings: [2019-11-05, 2020-01-14, 2020-02-25]}
  - {id: scrutiny, name: Scrutiny Committee}
-- plan/ambitions/1-first.yaml --
id: 1
title: First
tasks:
  - {id: 1.1, title: A, target: 2019-12}
  - {id: 1.2, title: B, target: 2020-06}
-- updates/2020-01-14-board.yaml --
date: 2020-01-14
meeting: board
%s
%s`, policy, january, later)
}

// What was told and what was so is one sentence, and so is who said otherwise, and when.
func TestToldInWords(t *testing.T) {
	green := "positions: [{of: programme, rating: G, words: all is well.}]"
	later := func(meeting, says string) string {
		return "-- updates/2020-02-25-board.yaml --\ndate: 2020-02-25\n" + meeting + "\n" + says
	}
	plain := strings.NewReplacer("**", "", `\*`, "*") // Markdown's own marks
	for _, tt := range []struct {
		name   string
		record string
		want   []string
	}{
		{"nobody said otherwise", onTrack("", green, ""), []string{
			"14 January 2020. Told: “all is well”. By the dates that day: 1 of 2 tasks past its date. In the 42 days since then " +
				"no rating, moved date or later statement in this record says otherwise.",
			"What the board was told of progress is recorded for 1 of 3 meetings. Once, a meeting was told better than the",
			"No minutes in the record", "none of 2 tasks was past its date"}},
		{"long past its date", onTrack("escalate_after_days: 7", green, ""), []string{
			"1 of 2 tasks past its date, by more than a week."}},
		{"a task was known to be behind", onTrack("", green+"\nprogress:\n  1.1: {rating: A, note: Late., recovery: More.}", ""),
			[]string{"Already that day 1 of these tasks was rated behind or off track."}},
		{"a task is rated", onTrack("", green, later("", "progress:\n  1.1: {rating: R, note: Late.}")),
			[]string{"42 days later, on 25 February 2020, task 1.1 was rated R off track."}},
		{"a task that was not late is rated", onTrack("", green, later("", "progress:\n  1.2: {rating: R, note: Late.}")),
			[]string{"no rating, moved date or later statement in this record says otherwise"}},
		{"the board moves a date", onTrack("", green,
			later("meeting: board", "progress:\n  1.1: {retarget: {to: 2020-05, reason: Winter.}}")),
			[]string{"42 days later, on 25 February 2020, the board moved the date of task 1.1."}},
		{"nobody else moves a date", onTrack("", green,
			later("", "progress:\n  1.1: {retarget: {to: 2020-05, reason: Winter.}}")),
			[]string{"no rating, moved date or later statement in this record says otherwise"}},
		{"the board is told the same again", onTrack("", green,
			later("meeting: board", "positions: [{of: programme, rating: G, words: all is well}]")),
			[]string{"In the 42 days since then no rating, moved date or later statement in this record says otherwise.",
				"Twice, a meeting was told better than the record of that day."}},
		{"another meeting is told worse", onTrack("", green,
			later("meeting: scrutiny", "positions: [{of: programme, rating: A, words: late}]")),
			[]string{"42 days later, on 25 February 2020, the Scrutiny Committee was told A behind.",
				"25 February 2020, Scrutiny Committee"}},
		{"an ambition", onTrack("", "positions: [{of: 1, rating: G, words: fine}]", ""), []string{
			"14 January 2020, ambition 1 First. Told: “fine”. By the dates that day: 1 of 2 tasks past its date; rated A behind.",
			"Ambition 1 First: “fine” (G on track).", "A* 1, not rated 1. What was told was better"}},
		{"told as it was", onTrack("", "positions: [{of: programme, rating: A, words: one is late}]", ""), []string{
			"No meeting was told better than the record of that day."}},
		{"told nothing", onTrack("", "", ""), []string{
			"What the board was told of progress is recorded for 0 of 3 meetings. What the dates and ratings of each day said is below.",
			"What it was told of progress is not recorded"}},
		{"complete", onTrack("", green+"\nprogress:\n  1.1: {rating: B, note: Done.}\n  1.2: {rating: B, note: Done.}", ""), []string{
			"no task was open"}},
		{"before the record began", strings.Replace(onTrack("", green, ""), "groups:",
			"adopted: {date: 2020-02-01, from: A workbook}\ngroups:", 1), []string{
			"not published, or before this record began", "recorded for 0 of 1 meeting."}},
	} {
		c := archived(t, tt.record, programme.Day(2020, 2, 25))
		words := plain.Replace(strings.Join(strings.Fields(written(t, made(t, c, "told", report.Options{}), "markdown")), " "))
		for _, want := range tt.want {
			if !strings.Contains(words, want) {
				t.Errorf("%s: it does not say %q:\n%s", tt.name, want, words)
			}
		}
	}
}

// Where no board has met there is a sentence, and no empty table.
func TestToldWhereNoBoardMet(t *testing.T) {
	c := archived(t, onTrack("", "", ""), programme.Day(2019, 11, 4))
	words := written(t, made(t, c, "told", report.Options{}), "markdown")
	if !strings.Contains(words, "No board has met by 4 November 2019, and nothing is recorded that a meeting was told.") ||
		strings.Contains(words, "|") {
		t.Error(words)
	}
}
