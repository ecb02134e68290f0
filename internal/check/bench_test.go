package check_test

import (
	"fmt"
	"strings"
	"testing"

	"improve/internal/assess"
	"improve/internal/check"
	"improve/internal/programme"
)

// large is a programme of so many tasks, written about five times each; every tenth
// task is late.
func large(tb testing.TB, tasks int) *programme.Programme {
	var b strings.Builder
	b.WriteString(board + people)
	for i := range tasks {
		if i%200 == 0 {
			fmt.Fprintf(&b, "-- plan/ambitions/%d-a.yaml --\nid: %d\ntitle: A\ntasks:\n", i/200, i/200)
		}
		target := "2021-06"
		if i%10 == 0 {
			target = "2020-01"
		}
		fmt.Fprintf(&b, "  - {id: %d.%d, title: A task, leads: [ann-lee], target: %s, activities: {a: One., b: Two.}}\n", i/200, i%200, target)
	}
	for n := range 5 {
		for i := range tasks {
			if i%1000 == 0 {
				fmt.Fprintf(&b, "-- updates/2020-02-%02d-%d.yaml --\ndate: 2020-02-%02d\nprogress:\n", 10+n, i/1000, 10+n)
			}
			fmt.Fprintf(&b, "  %d.%d: {rating: A, note: Late., forecast: 2020-06, recovery: Soon., done: [a]}\n", i/200, i%200)
		}
	}
	p, problems := load(tb, b.String())
	if len(problems) > 0 {
		tb.Fatal(show(problems[:1]))
	}
	return p
}

// Ten thousand tasks and fifty thousand entries.
func BenchmarkRun(b *testing.B) {
	p, rules := large(b, 10_000), allRules()
	a := assess.Assess(p, day(b, "2020-02-25"))
	b.Run("assess", func(b *testing.B) {
		for b.Loop() {
			assess.Assess(p, a.AsAt)
		}
	})
	b.Run("validate", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			check.Validate(p, rules)
		}
	})
	b.Run("check", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			check.Run(a.Programme, a, rules, nil)
		}
	})
}

// Checks go over the record a fixed number of times: four times the tasks make
// about four times the work, never sixteen.
func TestWorkGrowsWithTheRecord(t *testing.T) {
	allocs := func(tasks int) float64 {
		a, rules := assess.Assess(large(t, tasks), day(t, "2020-02-25")), allRules()
		return testing.AllocsPerRun(3, func() { check.Run(a.Programme, a, rules, nil) })
	}
	if small, big := allocs(500), allocs(2000); big > 6*small {
		t.Errorf("%.0f allocations for 500 tasks, %.0f for 2,000", small, big)
	}
}
