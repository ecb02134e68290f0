package report_test

import (
	"strings"
	"testing"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/report"
	"improve/internal/schema"
	"improve/internal/schema/schematest"
)

// leftOut reports whether the paper leaves a key of minutes out on purpose. Nobody can read
// what fingerprints say: improve show update says how much was seen. The kind of a section
// sorts the parts of the next agenda; its heading says what it is.
func leftOut(e *schema.Entry, k *schema.Key) bool {
	return strings.HasPrefix(e.Shape.Name, "seen ") || e.Shape.Name == "section" && k.Name == "kind"
}

// Whatever minutes say is on their paper: without a value of theirs the paper is another.
func TestThePaperOfMinutesHoldsEverything(t *testing.T) {
	whole := paperOfMinutes(t, fullMinutes())
	rows := 0
	for i, e := range minutedEntries(fullMinutes()) {
		e.Values(func(k *schema.Key) {
			name := e.Shape.Name + "." + k.Name
			if len(k.Written(e.Record)) == 0 {
				t.Errorf("the record of the test has no %s", name)
				return
			}
			rows++
			p := fullMinutes()
			k.Clear(minutedEntries(p)[i].Record)
			said := paperOfMinutes(t, p) != whole
			switch out := leftOut(e, k); {
			case !said && !out:
				t.Errorf("%s is not on the paper of minutes", name)
			case said && out:
				t.Errorf("%s is on the paper of minutes: it is not left out any more", name)
			}
		})
	}
	if rows < 150 {
		t.Errorf("only %d rows were looked at", rows)
	}
}

// fullMinutes is a programme whose first update is minutes with every key.
func fullMinutes() *programme.Programme {
	p := schematest.Full()
	p.Updates = p.Updates[:1]
	return p
}

func minutedEntries(p *programme.Programme) []*schema.Entry {
	var list []*schema.Entry
	(&schema.Entry{Shape: schema.OfKind("update"), Record: p.Updates[0]}).Walk(func(e *schema.Entry) { list = append(list, e) })
	return list
}

// paperOfMinutes is the paper as text; empty where none can be made.
func paperOfMinutes(t *testing.T, p *programme.Programme) string {
	t.Helper()
	c := &report.Context{Programme: p, Assessment: assess.Assess(p, programme.Day(2030, 1, 1)), Date: report.FromFlag}
	paper, err := report.PaperNamed("minutes")
	if err != nil {
		t.Fatal(err)
	}
	view, err := paper.Make(c, report.Options{Meeting: programme.Day(2020, 2, 25)})
	if err != nil {
		return ""
	}
	return written(t, view, "markdown")
}

// Why minutes are restricted is on their paper to the last letter.
func TestThePaperOfMinutesSaysWhyItIsRestricted(t *testing.T) {
	c := smallContext(t, "updates/2020-01-14-board.yaml", `date: 2020-01-14
meeting: board
restricted: {reason: Names a family (see the register), until: 2020-09}
`)
	page := written(t, made(t, c, "minutes", report.Options{Meeting: programme.Day(2020, 1, 14)}), "terminal")
	const want = "Not for publication: Names a family (see the register), until September 2020\n"
	if !strings.Contains(page, want) {
		t.Errorf("it does not say %q:\n%s", want, page)
	}
}

// What a decision permits is said as the comparer of records says it; one that counts for
// nothing says so.
func TestThePaperOfMinutesSaysWhatCounts(t *testing.T) {
	const decided = `decisions:
  - text: Ann leads alone.
    permits: [{change: task 1.2, key: leads, to: [director]}, {change: task 1.1}]
`
	const clear, unclear = "leads of task 1.2 to Ada Director.", "It permits nothing, because it is not clear what: Change: task 1.1."
	for meeting, want := range map[string]string{"meeting: board\n": "The board permits: " + clear,
		"meeting: scrutiny\n": "It permits nothing, because the board did not decide it: " + clear} {
		c := smallContext(t, "updates/2020-01-14-board.yaml", "date: 2020-01-14\n"+meeting+decided)
		page := written(t, made(t, c, "minutes", report.Options{Meeting: programme.Day(2020, 1, 14)}), "markdown")
		for _, want := range []string{want, unclear} {
			if !strings.Contains(page, want) {
				t.Errorf("%s: it does not say %q:\n%s", meeting, want, page)
			}
		}
	}
}

// The highlight says what the last board was told beside what the record said that day,
// of the ambition chosen alone.
func TestHighlightSaysWhatTheLastBoardWasTold(t *testing.T) {
	c := smallContext(t, "updates/2020-01-14-board.yaml", `date: 2020-01-14
meeting: board
positions:
  - {of: programme, rating: G, words: all is well, by: director}
  - {of: 2, words: homes are looked for}
progress:
  1.2: {rating: A, note: Two in three are met., recovery: More visits.}
`)
	all := written(t, made(t, c, "highlight", report.Options{}), "markdown")
	one := written(t, made(t, c, "highlight", report.Options{Ambition: "2"}), "markdown")
	programme := "- Programme “all is well” — G on track, better than the record\n  - Told by Ada Director. The record of that day says " +
		"2 of 3 open tasks overdue, 2 untracked (B 0, R 1, A 1, G 0, not rated 1).\n"
	homes := "- Ambition 2 “homes are looked for”\n  - The record of that day says not rated, 0 of 1 open tasks overdue, " +
		"0 untracked (B 0, R 0, A 0, G 0, not rated 1).\n"
	for _, want := range []string{"## What the board was told on 14 January 2020\n", programme, homes} {
		if !strings.Contains(all, want) {
			t.Errorf("it does not say %q:\n%s", want, all)
		}
	}
	if !strings.Contains(one, homes) || strings.Contains(one, "all is well") {
		t.Errorf("of ambition 2:\n%s", one)
	}
}
