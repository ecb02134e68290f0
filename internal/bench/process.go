package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"time"
)

// process is a program to measure, with its arguments.
type process struct {
	name string // in the table
	dir  string
	argv []string
	env  []string // added to this program's own
	// fails is set where the work ends with exit code 1, such as a check that finds something.
	fails bool
	// before makes ready for a run, and is not measured; nil where nothing needs
	// to be.
	before func() error
	// work is done in place of a run of argv alone; nil where there is none.
	work func(ctx context.Context, p process) (cost, error)
}

// cost is what one run of a process took, start and end included.
type cost struct {
	wall, cpu time.Duration
	memory    int64 // bytes at its peak; 0 where the system does not say
	output    int64 // bytes of the files that it made
	// first is when a server first answered; fresh the longest that it took over a page that
	// nobody had asked for; slowest what 99 in 100 answers took at most from then on.
	first, fresh, slowest time.Duration
	shown                 time.Duration // the longest from the saving of a file to the page that shows it
}

// run runs the process once. A process that fails has not done the work, so that its time
// would mean nothing.
func (p process) run(ctx context.Context) (cost, error) {
	if p.before != nil {
		if err := p.before(); err != nil {
			return cost{}, err
		}
	}
	if p.work != nil {
		return p.work(ctx, p)
	}
	return p.once(ctx)
}

// once runs the process itself, its output thrown away.
func (p process) once(ctx context.Context) (cost, error) {
	cmd := exec.CommandContext(ctx, p.argv[0], p.argv[1:]...)
	cmd.Dir = p.dir
	cmd.Env = append(os.Environ(), p.env...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	begin := time.Now()
	err := cmd.Run()
	wall := time.Since(begin)
	if code := cmd.ProcessState; p.fails && code != nil && code.ExitCode() == 1 {
		err = nil
	}
	if err != nil {
		return cost{}, fmt.Errorf("%s: %w\n%s", p.name, err, bytes.TrimSpace(stderr.Bytes()))
	}
	state := cmd.ProcessState
	return cost{wall: wall, cpu: state.UserTime() + state.SystemTime(), memory: peakMemory(state)}, nil
}

// rounds runs each of the processes once a round, one after the other, so that
// what the machine does meanwhile falls on all of them.
func rounds(ctx context.Context, n int, processes ...process) ([][]cost, error) {
	all := make([][]cost, n)
	for i := range all {
		for _, p := range processes {
			c, err := p.run(ctx)
			if err != nil {
				return nil, err
			}
			all[i] = append(all[i], c)
		}
	}
	return all, nil
}
