package main

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// start compares a call that does nothing with a Go program that does nothing:
// what the libraries cost before anything is read.
func (b *bench) start() ([]result, error) {
	empty, err := b.emptyProgram()
	if err != nil {
		return nil, err
	}
	results, err := comparison{
		processes: []process{
			{name: "version", dir: b.dir, argv: []string{b.improve, "version"}},
			{name: "empty", dir: b.dir, argv: []string{empty}},
		},
		claims: []claim{{what: "start: version / an empty Go program", of: 0, over: 1, measure: wall, target: 4}},
		rounds: b.many(), warm: true,
	}.run(b.ctx)
	if err != nil {
		return nil, err
	}
	note, err := b.initialisation()
	b.notes = append(b.notes, note)
	return results, err
}

// many is the number of rounds of processes that take milliseconds.
func (b *bench) many() int {
	if b.quick {
		return 25
	}
	return 101
}

// few is the number of rounds of processes that take seconds.
func (b *bench) few() int {
	if b.quick {
		return 5
	}
	return 9
}

func (b *bench) emptyProgram() (string, error) {
	source := filepath.Join(b.dir, "empty.go")
	if err := os.WriteFile(source, []byte("package main\n\nfunc main() {}\n"), 0o644); err != nil {
		return "", err
	}
	program := filepath.Join(b.dir, "empty")
	_, err := b.output(b.dir, "go", "build", "-trimpath", "-o", program, source)
	return program, err
}

// initialisation says what the packages do before main, and which do most, as
// the Go runtime tells it.
func (b *bench) initialisation() (string, error) {
	const runs, heaviest = 15, 5
	clocks := map[string][]float64{}
	for range runs {
		cmd := exec.CommandContext(b.ctx, b.improve, "version")
		cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
		var trace strings.Builder
		cmd.Stderr = &trace
		if err := cmd.Run(); err != nil {
			return "", fmt.Errorf("improve version: %w", err)
		}
		for line := range strings.Lines(trace.String()) {
			if name, ms, ok := initLine(line); ok {
				clocks[name] = append(clocks[name], ms)
			}
		}
	}
	type pkg struct {
		name string
		ms   float64
	}
	var packages []pkg
	sum := 0.0
	for name, list := range clocks {
		p := pkg{name, spreadOf(list).median}
		packages, sum = append(packages, p), sum+p.ms
	}
	slices.SortFunc(packages, func(a, b pkg) int { return cmp.Compare(b.ms, a.ms) })
	var words []string
	for _, p := range packages[:min(heaviest, len(packages))] {
		words = append(words, fmt.Sprintf("%s %.2f", p.name, p.ms))
	}
	return fmt.Sprintf("Before main, %d packages take %.2f ms; the heaviest: %s.",
		len(packages), sum, strings.Join(words, ", ")), nil
}

// initLine reads a line such as
// "init internal/bytealg @0.008 ms, 0.003 ms clock, 0 bytes, 0 allocs".
func initLine(line string) (name string, ms float64, ok bool) {
	f := strings.Fields(line)
	if len(f) < 7 || f[0] != "init" || f[6] != "clock," {
		return "", 0, false
	}
	ms, err := strconv.ParseFloat(f[4], 64)
	return f[1], ms, err == nil
}
