package report_test

import (
	"testing"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/report"
	"improve/internal/store"
	"improve/internal/store/storetest"
)

// BenchmarkShowEveryTask makes the page of each of 10,000 tasks from one context,
// as somebody does who writes a page for each. When each page went over all ids it
// took most of a minute; with an index it takes less than a second.
func BenchmarkShowEveryTask(b *testing.B) {
	p, _, err := store.Load(storetest.Record(10_000, 50_000, 1_000))
	if err != nil {
		b.Fatal(err)
	}
	a := assess.Assess(p, programme.Day(2024, 6, 1))
	for b.Loop() {
		c := &report.Context{Programme: p, Assessment: a, Date: report.FromFlag}
		for _, t := range a.Tasks {
			page, err := report.Show(c, "", t.ID.Value)
			if err != nil {
				b.Fatal(err)
			}
			page.Document()
		}
	}
}
