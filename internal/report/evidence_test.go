package report_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"improve/internal/programme"
	"improve/internal/report"
)

func evidenceOf(t rapid.TB, c *report.Context, o report.Options) *report.EvidenceView {
	paper, err := report.PaperNamed("evidence")
	if err != nil {
		t.Fatal(err)
	}
	view, err := paper.Make(c, o)
	if err != nil {
		t.Fatal(err)
	}
	return view.(*report.EvidenceView)
}

func idsOf(v *report.EvidenceView) (ids []string) {
	for _, r := range v.Shown {
		ids = append(ids, r.ID)
	}
	return ids
}

// completed is a record of tasks that are all called complete.
func completed(ids ...string) string {
	plan, said := "", ""
	for _, id := range ids {
		plan += fmt.Sprintf("  - {id: %s, title: Task %[1]s}\n", id)
		said += fmt.Sprintf("  %s: {rating: B, note: Done., evidence: [minutes], confirmed_by: ann}\n", id)
	}
	return "-- plan/programme.yaml --\nname: P\n-- plan/ambitions/1-a.yaml --\nid: 1\ntitle: One\ntasks:\n" + plan +
		"-- updates/2020-01-14-x.yaml --\ndate: 2020-01-14\nprogress:\n" + said
}

// The same seed draws the same sample on every machine: these were drawn with sha256sum.
func TestSamplesDrawnElsewhere(t *testing.T) {
	record := completed("1.1", "1.2", "1.3", "1.6", "2.1", "3.4")
	for _, tt := range []struct {
		seed   uint64
		sample int
		want   string
	}{
		{7, 3, "1.1 2.1 3.4"},
		{7, 1, "2.1"},
		{7, 4, "1.1 1.3 2.1 3.4"},
		{18446744073709551615, 2, "1.3 3.4"},
		{0, 9, "1.1 1.2 1.3 1.6 2.1 3.4"},
	} {
		v := evidenceOf(t, archived(t, record, programme.Day(2020, 2, 25)), report.Options{Sample: tt.sample, Seed: &tt.seed})
		if got := strings.Join(idsOf(v), " "); got != tt.want {
			t.Errorf("%d of seed %d: %s, not %s", tt.sample, tt.seed, got, tt.want)
		}
	}
}

// What is shown is what status counts as complete; a sample is of them, as large as asked or
// as there are, and is drawn again by sorting the hashes.
func TestEvidenceAgreesWithStatus(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := contextAt(t, told(t), drawnDay(t))
		status := report.Status(c, report.Filter{}, false)
		var complete []string
		for _, row := range status.Tasks {
			if row.Rating == programme.Complete {
				complete = append(complete, row.ID)
			}
		}
		all := evidenceOf(t, c, report.Options{})
		if all.Complete != status.Totals.B || !slices.Equal(idsOf(all), complete) {
			t.Fatalf("%d complete, %v; status says %d, %v", all.Complete, idsOf(all), status.Totals.B, complete)
		}
		lacking := 0
		for _, r := range all.Shown {
			if len(r.Missing) > 0 {
				lacking++
			}
		}
		if all.Whole != len(complete)-lacking || lacking < status.Totals.CompleteUnevidenced {
			t.Errorf("%d whole, %d lacking, of %d; status counts %d unevidenced", all.Whole, lacking, len(complete),
				status.Totals.CompleteUnevidenced)
		}
		sample, seed := rapid.IntRange(1, 8).Draw(t, "sample"), rapid.Uint64().Draw(t, "seed")
		byHash := slices.SortedFunc(slices.Values(complete), func(a, b string) int {
			hash := func(id string) string {
				sum := sha256.Sum256(fmt.Appendf(nil, "%d %s", seed, id))
				return hex.EncodeToString(sum[:])
			}
			return strings.Compare(hash(a), hash(b))
		})
		want := byHash[:min(sample, len(byHash))]
		got := idsOf(evidenceOf(t, c, report.Options{Sample: sample, Seed: &seed}))
		slices.Sort(want)
		if !slices.Equal(slices.Sorted(slices.Values(got)), want) {
			t.Errorf("%d of seed %d: %v, not %v", sample, seed, got, want)
		}
	})
}

// What an auditor reads of each task that is complete.
func TestEvidenceInWords(t *testing.T) {
	record := completed("1.1", "1.2") + `-- plan/people.yaml --
people:
  - {id: ann, name: Ann Head, role: Head}
  - {id: adviser, role: Adviser, kind: person, outside: true}
-- updates/2020-01-20-x.yaml --
date: 2020-01-20
progress:
  1.1: {note: Looked at., verified: {by: adviser, date: 2020-01-19, result: disagree, sample: 3}, evidence: [minutes, a letter]}
  1.2: {rating: A, note: Not yet., recovery: More.}
-- updates/2020-02-01-x.yaml --
date: 2020-02-01
progress:
  1.2: {rating: B, note: Now it is.}
`
	seed := uint64(1)
	for _, tt := range []struct {
		day     programme.Date
		options report.Options
		want    []string
	}{
		{programme.Day(2020, 1, 14), report.Options{}, []string{"2 of 2 tasks are called complete (B). 2 of the 2 shown have " +
			"evidence and somebody who confirmed it. None of the 2 shown was confirmed by somebody outside the council. " +
			"None of the 2 shown was looked at by somebody else."}},
		{programme.Day(2020, 1, 20), report.Options{Sample: 5, Seed: &seed}, []string{
			"1 of 2 tasks is called complete (B). A sample of 5 was asked for. That is more than there are, so all are shown.",
			"1 of the 1 shown was looked at by somebody else. Who looked last at one of them did not agree in full.",
			"| minutes; a letter | Ann Head |", "Verified by Adviser on 19 January 2020: they disagree, after looking at 3 cases.",
			"updates/2020-01-14-x.yaml:3", "such as “1 1.1”, and put the results in order. The sample is the first 5."}},
		{programme.Day(2020, 2, 25), report.Options{}, []string{"1 of the 2 shown has evidence and somebody who confirmed it.",
			"| 1.2 Task 1.2 | no lead | 1 February 2020 | none recorded | nobody recorded | nobody |"}},
		{programme.Day(2020, 2, 25), report.Options{Sample: 1, Seed: &seed}, []string{
			"2 of 2 tasks are called complete (B). 1 task is shown, a sample drawn from them."}},
		{programme.Day(2020, 1, 13), report.Options{}, []string{
			"No task is called complete (B) as at 13 January 2020, so there is no evidence to look at."}},
		{programme.Day(2020, 2, 25), report.Options{FromGit: map[string]report.Committed{
			"updates/2020-01-14-x.yaml": {Commit: "abc", On: programme.Day(2020, 1, 15)}}}, []string{
			"updates/2020-01-14-x.yaml:3, commit abc of 15 January 2020", "updates/2020-02-01-x.yaml:3, not committed as it is"}},
	} {
		words := written(t, evidenceOf(t, archived(t, record, tt.day), tt.options), "markdown")
		words = strings.Join(strings.Fields(words), " ")
		for _, want := range tt.want {
			if !strings.Contains(words, want) {
				t.Errorf("%s %+v does not say %q:\n%s", tt.day, tt.options, want, words)
			}
		}
	}
}

// The public is shown no file, line or commit.
func TestEvidenceForThePublicNamesNoFile(t *testing.T) {
	c := archived(t, completed("1.1"), programme.Day(2020, 2, 25))
	c.Public, c.Basis.Board = true, programme.Day(2020, 2, 25)
	v := evidenceOf(t, c, report.Options{})
	for _, format := range []string{"markdown", "json", "csv"} {
		if words := written(t, v, format); strings.Contains(words, "updates/") {
			t.Errorf("as %s:\n%s", format, words)
		}
	}
	paper, _ := report.PaperNamed("evidence")
	if _, err := paper.Make(c, report.Options{FromGit: map[string]report.Committed{}}); err == nil {
		t.Error("the public may ask for commits")
	}
}
