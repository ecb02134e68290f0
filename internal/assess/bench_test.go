package assess

import (
	"fmt"
	"testing"

	"improve/internal/programme"
)

// large is a programme of many tasks and entries over two years.
func large(tasks, entries int) *programme.Programme {
	p := with(record(nil), "2019-12-03", "2020-01-14", "2020-02-25", "2020-03-31")
	p.Ambitions = nil
	ids := make([]string, tasks)
	for i := range ids {
		if i%100 == 0 {
			p.Ambitions = append(p.Ambitions, &programme.Ambition{ID: text(fmt.Sprint(i / 100))})
		}
		ids[i] = fmt.Sprintf("%d.%d", i/100, i%100)
		x := p.Ambitions[len(p.Ambitions)-1]
		x.Tasks = append(x.Tasks, work(ids[i], date("2019-09-01").AddDays(i%500).String()))
	}
	for i := range entries {
		if i%50 == 0 {
			p.Updates = append(p.Updates, board(date("2019-01-01").AddDays(i*700/entries).String()))
		}
		u := p.Updates[len(p.Updates)-1]
		e := say(ids[i*7919%tasks], "note rate:"+string("BRAG"[i%4]))
		if i%10 == 0 {
			e = say(ids[i*7919%tasks], "note forecast:2020-05 to:2020-04")
		}
		e.Update = u
		u.Progress = append(u.Progress, e)
	}
	return p
}

func BenchmarkAssess(b *testing.B) {
	p, day := large(10_000, 50_000), date("2020-12-25")
	b.ReportAllocs()
	for b.Loop() {
		Assess(p, day)
	}
}

func BenchmarkExplain(b *testing.B) {
	a := Assess(large(100, 500), date("2020-12-25"))
	b.ReportAllocs()
	for b.Loop() {
		for _, t := range a.Tasks {
			a.Explain(t)
		}
	}
}

// Assessing costs a handful of allocations a task at most: none is made for
// what a task does not have.
func TestAllocations(t *testing.T) {
	p, day := large(1_000, 5_000), date("2020-12-25")
	if n := testing.AllocsPerRun(5, func() { Assess(p, day) }); n > 5_000 {
		t.Errorf("%.0f allocations for 1,000 tasks", n)
	}
}
