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
}

// cost is what one run of a process took, start and end included.
type cost struct {
	wall, cpu time.Duration
	memory    int64 // bytes at its peak; 0 where the system does not say
}

// run runs the process once, its output thrown away. A process that fails has
// not done the work, so that its time would mean nothing.
func (p process) run(ctx context.Context) (cost, error) {
	if p.before != nil {
		if err := p.before(); err != nil {
			return cost{}, err
		}
	}
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
	return cost{wall, state.UserTime() + state.SystemTime(), peakMemory(state)}, nil
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
