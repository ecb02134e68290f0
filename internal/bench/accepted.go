package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// acceptedFile names the commit whose speed was last accepted. Whoever accepts a slower
// program writes another there, and says why in the message of the commit.
const acceptedFile = "internal/bench/accepted"

// accepted compares what the program costs with what it cost at the commit accepted last:
// the CPU time of status, check and diff, run in turn. Of three tries the best counts, so
// that a busy machine fails nothing.
func accepted(b *bench, stdout io.Writer) error {
	const tries, most = 3, 1.25
	commit, err := os.ReadFile(filepath.Join(b.module, acceptedFile))
	if err != nil {
		return err
	}
	before, err := b.buildAt(strings.TrimSpace(string(commit)))
	if err != nil {
		return err
	}
	if before == "" {
		fmt.Fprintf(stdout, "Speed was not compared: this clone does not hold the commit accepted last, %.10s.\n",
			commit)
		return nil
	}
	dir, err := b.history(10_000)
	if err != nil {
		return err
	}
	slower := false
	for _, args := range [][]string{{"status"}, {"check"}, {"diff", "HEAD~1..HEAD"}} {
		costs, err := rounds(b.ctx, tries,
			process{name: "now", dir: dir, argv: append([]string{b.improve}, args...), fails: true},
			process{name: "accepted", dir: dir, argv: append([]string{before}, args...), fails: true})
		if err != nil {
			return err
		}
		best := ratios(costs, claim{of: 0, over: 1, measure: cpu}).least
		fmt.Fprintf(stdout, "10,000 tasks: %-6s takes %.2f of the CPU time that it took at %.10s.\n",
			args[0], best, commit)
		slower = slower || best > most
	}
	if slower {
		return fmt.Errorf("%w: %.2f of the accepted commit. Make it faster, or accept it: git rev-parse HEAD > %s",
			errAbove, most, acceptedFile)
	}
	return nil
}

// buildAt builds the program as it was at a commit; empty where this clone does not hold it.
func (b *bench) buildAt(commit string) (program string, err error) {
	if _, err := b.output(b.module, "git", "cat-file", "-e", commit+"^{commit}"); err != nil {
		return "", nil //nolint:nilerr // a clone of the last commits only
	}
	dir := filepath.Join(b.dir, "at-"+commit)
	files := dir + ".tar"
	if err := os.Mkdir(dir, 0o755); err != nil {
		return "", err
	}
	if _, err := b.output(b.module, "git", "archive", "-o", files, commit); err != nil {
		return "", err
	}
	if _, err := b.output(dir, "tar", "-xf", files); err != nil {
		return "", err
	}
	program = filepath.Join(dir, "improve-then")
	_, err = b.output(dir, "go", "build", "-trimpath", "-o", program, "./cmd/improve")
	return program, err
}
