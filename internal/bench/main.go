// Command bench measures improve against floors and peers in the same run, and
// exits 1 where it is slower or larger than it should be by more than the noise
// of the machine allows.
//
// It judges ratios only, each between whole processes that run in turn: what a
// machine is and what else it does then falls on both sides. It knows improve
// as its users do, by its commands; what is inside is for the benchmarks of the
// packages.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
)

const usage = `Usage: go run ./internal/bench [-quick] [-w | -only SECTION[,SECTION...]] | -accepted

Measures improve against floors and peers in the same run. It needs Go, and for a
while 500 MB of disk and a quarter of an hour (-quick: 150 MB and ten minutes).

`

// The exit codes.
const (
	exitWithin = 0
	exitAbove  = 1 // a ratio is above its target
	exitUsage  = 2
	exitFailed = 3 // something could not be measured
)

func main() {
	if len(os.Args) > 1 {
		if work, ok := helpers[os.Args[1]]; ok {
			os.Exit(finish(os.Stderr, work(os.Args[2:])))
		}
	}
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// helpers are what this program runs of itself, as processes of their own: what
// it measures against, and what needs so much memory that it would show in the
// measured processes, which begin as copies of this one.
var helpers = map[string]func(args []string) error{
	"make-record":  makeRecord,
	"make-facts":   makeFacts,
	"make-tasks":   makeTasks,
	"make-journal": makeJournal,
	"parse-nodes":  parseNodes,
	"make-plan":    makePlan,
	"read-history": readHistory,
	"read-cells":   readCells,
	"write-cells":  copyCells,
}

// errAbove says that a ratio is above its target.
var errAbove = errors.New("a ratio is above its target")

func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() { fmt.Fprint(stderr, usage); flags.PrintDefaults() }
	quick := flags.Bool("quick", false, "fewer runs, no record of 100,000 tasks and no site of 10,000")
	write := flags.Bool("w", false, "also write the table into "+speedPage)
	only := flags.String("only", "", "only these `SECTIONS`, with commas between: "+strings.Join(sectionNames(), ", "))
	last := flags.Bool("accepted", false, "only compare the CPU time with that of the commit accepted last")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return exitWithin
	case err != nil:
		return exitUsage
	}
	chosen, err := choose(*only)
	if err == nil && *only != "" && *write {
		err = errors.New("-w writes the whole table: leave out -only")
	}
	if err != nil {
		fmt.Fprintln(stderr, "bench:", err)
		return exitUsage
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt) // so that the large folder is removed
	defer stop()
	b, err := newBench(ctx, *quick, stderr)
	if err != nil {
		return finish(stderr, err)
	}
	defer os.RemoveAll(b.dir)
	if *last {
		return finish(stderr, accepted(b, stdout))
	}
	var printed bytes.Buffer
	err = measure(b, chosen, io.MultiWriter(stdout, &printed))
	if *write && (err == nil || errors.Is(err, errAbove)) {
		err = errors.Join(err, b.writePage(printed.Bytes()))
	}
	return finish(stderr, err)
}

// finish says what went wrong, and turns it into an exit code.
func finish(stderr io.Writer, err error) int {
	if err == nil {
		return exitWithin
	}
	fmt.Fprintln(stderr, "bench:", err)
	if errors.Is(err, errAbove) {
		return exitAbove
	}
	return exitFailed
}

// section is a part of the table.
type section struct {
	name    string
	measure func(*bench) ([]result, error)
}

var sections = []section{
	{"start", (*bench).start}, {"shipped", (*bench).shipped}, {"papers", (*bench).papers},
	{"forecast", (*bench).forecast}, {"writing", (*bench).writing}, {"large", (*bench).large},
	{"growth", (*bench).growth}, {"diff", (*bench).diff}, {"trend", (*bench).trend}, {"check", (*bench).checked},
	{"sheets", (*bench).sheets}, {"site", (*bench).site}, {"serve", (*bench).serve}, {"peers", (*bench).peer},
}

func sectionNames() []string {
	var names []string
	for _, s := range sections {
		names = append(names, s.name)
	}
	return names
}

// choose is the sections that are asked for, in the order of the table; all where none is.
func choose(only string) ([]section, error) {
	if only == "" {
		return sections, nil
	}
	asked := strings.Split(only, ",")
	var chosen []section
	for _, s := range sections {
		if i := slices.Index(asked, s.name); i >= 0 {
			chosen, asked = append(chosen, s), slices.Delete(asked, i, i+1)
		}
	}
	if len(asked) > 0 {
		return nil, fmt.Errorf("no section %q: they are %s", asked[0], strings.Join(sectionNames(), ", "))
	}
	return chosen, nil
}

// measure takes the measurements one after the other, and prints the table as
// it grows: the large ones take minutes.
func measure(b *bench, chosen []section, stdout io.Writer) error {
	t := table{w: stdout}
	t.head()
	for _, s := range chosen {
		results, err := s.measure(b)
		if err != nil {
			return err
		}
		t.add(results)
	}
	t.close(b.notes)
	if t.above > 0 {
		return errAbove
	}
	return nil
}
