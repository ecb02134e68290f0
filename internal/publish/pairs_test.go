package publish_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"improve/internal/publish"
	"improve/internal/store"
)

// Figures of a reading that are hidden are hidden where minutes repeat them, and no others.
func TestFiguresInMinutes(t *testing.T) {
	for text, want := range map[string]string{
		"Of the checks 3 of 40 were late.":                     "Of the checks (numbers too small to publish) were late.",
		"Three out of the 40 were late (3/40).":                "(numbers too small to publish) were late ((numbers too small to publish)).",
		"In July 38 of 41 were on time.":                       "In July (numbers too small to publish) were on time.",
		"There were 13 of 40, 3 of 41, 3 of 400 and 20 of 60.": "There were 13 of 40, 3 of 41, 3 of 400 and 20 of 60.",
	} {
		p, problems, err := store.Load(fstest.MapFS{
			"plan/measures.yaml": {Data: []byte("measures:\n" +
				"  - {id: late, title: Late, polarity: lower, unit: \"%\", counts: true}\n" +
				"  - {id: on-time, title: On time, polarity: higher, unit: \"%\", counts: true}\n" +
				"  - {id: seen, title: Seen, polarity: higher, unit: \"%\", counts: true}\n")},
			"updates/2020-02-25-board.yaml": {Data: []byte(fmt.Sprintf("date: 2020-02-25\nsections:\n"+
				"  - {heading: Performance, text: %q}\nmeasures:\n"+
				"  late: {period: 2020-01, value: 7.5, numerator: 3, denominator: 40}\n"+
				"  on-time: {period: 2020-01, value: 92.7, numerator: 38, denominator: 41}\n"+
				"  seen: {period: 2020-01, value: 33.3, numerator: 20, denominator: 60}\n", text))},
		})
		if err != nil || len(problems) > 0 {
			t.Fatal(err, problems)
		}
		if got := publish.All(p).Programme.Updates[0].Sections[0].Text.Value; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
