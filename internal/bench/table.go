package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// table prints the results as they come.
type table struct {
	w     io.Writer
	above int
}

const row = "%-48s %6s  %-13s %6s  %-7s  %s\n"

func (t *table) head() {
	fmt.Fprintf(t.w, row, "what", "ratio", "(from-to)", "target", "verdict", "medians")
}

func (t *table) add(results []result) {
	for _, r := range results {
		target := "-"
		if r.target > 0 {
			target = strconv.FormatFloat(r.target, 'g', -1, 64)
		}
		if r.verdict == above {
			t.above++
		}
		between := fmt.Sprintf("(%.2f-%.2f)", r.spread.least, r.spread.greatest)
		fmt.Fprintf(t.w, row, r.what, fmt.Sprintf("%.2f", r.spread.median), between, target, r.verdict, r.figures)
	}
}

// close ends with what the verdicts mean.
func (t *table) close(notes []string) {
	fmt.Fprintln(t.w)
	for _, n := range notes {
		fmt.Fprintln(t.w, n)
	}
	fmt.Fprintln(t.w, strings.TrimSpace(`
A ratio is the median of the ratios of single rounds, in each of which each
program runs once. ABOVE is so with 95 % certainty after three times as many rounds
as are run where all is well; a question mark says that the noise is too great to
be sure, and fails nothing.`))
}
