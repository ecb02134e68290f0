package main

import (
	"cmp"
	"context"
	"fmt"
	"time"
)

// measureOf is what of a cost is compared.
type measureOf func(cost) float64

func wall(c cost) float64   { return c.wall.Seconds() }
func cpu(c cost) float64    { return c.cpu.Seconds() }
func memory(c cost) float64 { return float64(c.memory) }
func output(c cost) float64 { return float64(c.output) }

func firstAnswer(c cost) float64  { return c.first.Seconds() }
func longestNew(c cost) float64   { return c.fresh.Seconds() }
func longestShown(c cost) float64 { return c.shown.Seconds() }
func slowest(c cost) float64      { return c.slowest.Seconds() }

// claim is that one process costs at most so many times another, or a limit.
type claim struct {
	what     string
	of, over int // the processes, by their place in the comparison
	measure  measureOf
	limit    float64 // in place of another process, in the unit of the measure; 0 for none
	scale    float64 // what the ratio is divided by, such as 10 where it has ten times the work; 0 for 1
	target   float64 // 0 where the ratio is only reported
}

// comparison is a set of processes that are measured in turn, and what is
// claimed of them.
type comparison struct {
	processes []process
	claims    []claim
	rounds    int // and as many again, twice, while a ratio is not surely within its target
	warm      bool
}

// result is a claim measured.
type result struct {
	claim
	spread  spread // of the ratios, one a round
	verdict verdict
	figures string // the absolute medians
}

const extraTurns = 2

func (c comparison) run(ctx context.Context) ([]result, error) {
	if c.warm {
		if _, err := rounds(ctx, 1, c.processes...); err != nil {
			return nil, err
		}
	}
	var all [][]cost
	for turn := 0; ; turn++ {
		more, err := rounds(ctx, c.rounds, c.processes...)
		if err != nil {
			return nil, err
		}
		all = append(all, more...)
		results, sure := c.results(all)
		if sure || turn == extraTurns {
			return results, nil
		}
	}
}

func (c comparison) results(all [][]cost) (results []result, sure bool) {
	sure = true
	for _, claim := range c.claims {
		r := result{claim: claim, spread: ratios(all, claim)}
		r.verdict = judge(r.spread, claim.target)
		r.figures = c.figure(all, claim.of, claim.measure)
		if claim.limit == 0 {
			r.figures += ", " + c.figure(all, claim.over, claim.measure)
		}
		sure = sure && (r.verdict == within || r.verdict == noTarget)
		results = append(results, r)
	}
	return results, sure
}

// ratios divides within each round, never between rounds.
func ratios(all [][]cost, c claim) spread {
	scale := c.scale
	if scale == 0 {
		scale = 1
	}
	var list []float64
	for _, round := range all {
		list = append(list, c.measure(round[c.of])/cmp.Or(c.limit, c.measure(round[c.over]))/scale)
	}
	return spreadOf(list)
}

func (c comparison) figure(all [][]cost, of int, measure measureOf) string {
	var list []float64
	for _, round := range all {
		list = append(list, measure(round[of]))
	}
	median := spreadOf(list).median
	if median > 1<<16 { // no process takes that many seconds
		return fmt.Sprintf("%s %.0f MB", c.processes[of].name, median/1e6)
	}
	return c.processes[of].name + " " + duration(median)
}

func duration(seconds float64) string {
	d := time.Duration(seconds * float64(time.Second))
	switch {
	case d < 10*time.Millisecond:
		return fmt.Sprintf("%.1f ms", seconds*1000)
	case d < time.Second:
		return fmt.Sprintf("%.0f ms", seconds*1000)
	}
	return fmt.Sprintf("%.2f s", seconds)
}
