// Command mutants asks what the tests would let pass: it changes one sign or clause of the
// code at a time and runs the tests. A change that no test notices survives: a test is
// missing, or the change changes nothing that anybody could see.
//
// The tests are built once, in a copy that only the compiler sees, with a switch for each
// change; see switch.go.txt. A test program is run for those changes only that made a
// difference where they stand when it was run without any.
//
// It draws the changes at random, the same ones for the same seed.
package main

import (
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
)

const usage = `Usage: go run ./internal/mutants [flags] [folder ...]

Changes the code in one place at a time and lists what the tests say. The folders
are those of internal/; without any: assess, check, store, publish and change.

`

// The exit codes.
const (
	exitEnough = 0
	exitFew    = 1 // too few of the changes were noticed
	exitUsage  = 2
	exitFailed = 3 // the tests could not be run
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, out, errs io.Writer) int {
	flags := flag.NewFlagSet("mutants", flag.ContinueOnError)
	flags.SetOutput(errs)
	flags.Usage = func() { fmt.Fprint(errs, usage); flags.PrintDefaults() }
	count := flags.Int("n", 100, "how many changes to try; 0 for all")
	seed := flags.Uint64("seed", 1, "which changes to draw")
	least := flags.Float64("least", 0.9, "the share that the tests must notice")
	if err := flags.Parse(args); err != nil {
		return exitUsage
	}
	folders := flags.Args()
	if len(folders) == 0 {
		folders = []string{"assess", "check", "store", "publish", "change"}
	}
	share, err := survey(folders, *count, *seed, out)
	switch {
	case err != nil:
		fmt.Fprintln(errs, "mutants:", err)
		return exitFailed
	case share < *least:
		return exitFew
	}
	return exitEnough
}

// survey draws so many changes, tries each, and returns the share that was noticed.
func survey(folders []string, count int, seed uint64, out io.Writer) (share float64, err error) {
	work, err := os.MkdirTemp("", "mutants")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(work)
	code, err := switched(folders, work)
	if err != nil {
		return 0, err
	}
	programs, err := code.testPrograms()
	if err != nil {
		return 0, err
	}
	all := code.mutants
	rand.New(rand.NewPCG(seed, 0)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	drawn := all
	if count > 0 && count < len(all) {
		drawn = all[:count]
	}
	noticed := 0
	for n, m := range drawn {
		by, err := code.noticedBy(m, programs)
		if err != nil {
			return 0, err
		}
		if by == "" {
			by = "SURVIVED"
		} else {
			noticed++
		}
		fmt.Fprintf(out, "%4d %-28s %s\n", n+1, by, m)
	}
	if len(drawn) == 0 {
		return 0, fmt.Errorf("nothing to change in %s", filepath.Join(folders...))
	}
	fmt.Fprintf(out, "The tests noticed %d of %d changes, drawn from %d.\n", noticed, len(drawn), len(all))
	return float64(noticed) / float64(len(drawn)), nil
}
