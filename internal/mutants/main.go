// Command mutants asks what the tests would let pass: it changes one sign or clause
// of the code at a time, in a copy that only the compiler sees, and runs the tests.
// A change that no test notices survives: a test is missing, or the change changes
// nothing that anybody could see.
//
// It draws the changes at random, the same ones for the same seed.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"time"
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
	count := flags.Int("n", 100, "how many changes to try")
	seed := flags.Uint64("seed", 1, "which changes to draw")
	least := flags.Float64("least", 0.9, "the share that the tests must notice")
	if err := flags.Parse(args); err != nil {
		return exitUsage
	}
	folders := flags.Args()
	if len(folders) == 0 {
		folders = []string{"assess", "check", "store", "publish", "change"}
	}
	all, err := drawn(folders, *seed)
	if err == nil {
		var share float64
		if share, err = try(all, *count, out); err == nil && share < *least {
			return exitFew
		}
	}
	if err != nil {
		fmt.Fprintln(errs, "mutants:", err)
		return exitFailed
	}
	return exitEnough
}

// drawn are all changes that can be made, in the order of a seed.
func drawn(folders []string, seed uint64) (all []mutant, err error) {
	for _, folder := range folders {
		found, err := mutantsOf(filepath.Join("internal", folder))
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	rand.New(rand.NewPCG(seed, 0)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all, nil
}

// try tests so many changes, and returns the share that was noticed.
func try(all []mutant, count int, out io.Writer) (share float64, err error) {
	work, err := os.MkdirTemp("", "mutants")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(work)
	tried, noticed := 0, 0
	for _, m := range all {
		if tried == count {
			break
		}
		overlay, err := m.overlay(work)
		if err != nil {
			return 0, err
		}
		if goRun("build", overlay, m.folder()) != nil {
			continue // no program
		}
		tried++
		verdict := "SURVIVED"
		for _, tests := range []string{m.folder(), "./internal/...", "./cmd/..."} {
			if goRun("test", overlay, "-short", "-vet=off", "-failfast", tests) != nil {
				noticed++
				verdict = tests
				break
			}
		}
		fmt.Fprintf(out, "%3d %-20s %s\n", tried, verdict, m)
	}
	if tried == 0 {
		return 0, errors.New("nothing to change")
	}
	fmt.Fprintf(out, "The tests noticed %d of %d changes, drawn from %d.\n", noticed, tried, len(all))
	return float64(noticed) / float64(tried), nil
}

// overlay is the flag that makes the go command read the change in place of the file.
func (m mutant) overlay(work string) (string, error) {
	changed, list := filepath.Join(work, "changed.go"), filepath.Join(work, "overlay.json")
	path, err := filepath.Abs(m.file)
	if err != nil {
		return "", err
	}
	data, err := json.Marshal(map[string]map[string]string{"Replace": {path: changed}})
	if err != nil {
		return "", err
	}
	return "-overlay=" + list, errors.Join(os.WriteFile(changed, m.source(), 0o600), os.WriteFile(list, data, 0o600))
}

// goRun runs the go command. What never ends is an error too.
func goRun(args ...string) error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	return exec.CommandContext(ctx, "go", args...).Run()
}
