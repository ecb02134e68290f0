package main

import "fmt"

// beforeHistory is the last commit at which a check of the history looked at updates alone,
// and not at the plan or at merges.
const beforeHistory = "c223fea95b3c216005634d3fd03830a67ff59128"

// checked compares checking a history as it is now with what the same call cost before the
// plan, merges and what boards saw were looked at too.
func (b *bench) checked() ([]result, error) {
	before, err := b.buildAt(beforeHistory)
	if err != nil {
		return nil, err
	}
	if before == "" {
		b.note(fmt.Sprintf("check --history was not compared: this clone does not hold commit %.7s.", beforeHistory))
		return nil, nil
	}
	dir, err := b.longHistory(500)
	if err != nil {
		return nil, err
	}
	calls, err := b.gitCalls(dir, "check", "--history", "--fail-on", "error", "--rule", "file/*")
	if err != nil {
		return nil, err
	}
	b.note(fmt.Sprintf("improve check --history over 500 commits starts git %d times.", calls))
	since := []string{"check", "--history", "--new-since", "HEAD~20"}
	call := func(name, program string, args ...string) process {
		return process{name: name, dir: dir, argv: append([]string{program}, args...), fails: true}
	}
	const change, whole, then = 0, 1, 2
	return comparison{
		processes: []process{
			change: call("now", b.improve, since...),
			whole:  call("now, the whole", b.improve, "check", "--history"),
			then:   call("at c223fea", before, since...),
		},
		claims: []claim{
			{what: "check --history --new-since / at c223fea, CPU", of: change, over: then, measure: cpu, target: 1.5},
			{what: "check --history / --new-since at c223fea, CPU", of: whole, over: then, measure: cpu, target: 1.5},
			{what: "check --history --new-since / at c223fea", of: change, over: then, measure: wall},
			{what: "check --history / --new-since at c223fea", of: whole, over: then, measure: wall},
		},
		rounds: b.few(), warm: true,
	}.run(b.ctx)
}
