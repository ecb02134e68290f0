package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// testProgram is the tests of one package.
type testProgram struct {
	path, folder, binary string
	took                 time.Duration
	reaches              map[int]bool
}

// costs names the tests that count allocations: the switches make some of their own.
const costs = "Allocations"

// run runs the tests of a package, with what the control file asks for.
func (t *testProgram) run(limit time.Duration) ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, t.binary, "-test.short", "-test.failfast", "-test.skip", costs)
	cmd.Dir, cmd.Env = t.folder, append(os.Environ(), "CASES=all")
	return cmd.CombinedOutput()
}

// reach runs tests without a change and notes the changes that made a difference where they
// stand, though none was made.
func (c *code) reach(t *testProgram) error {
	reached := filepath.Join(c.work, "reached")
	if err := os.WriteFile(c.control(), []byte(reached), 0o600); err != nil {
		return err
	}
	begun := time.Now()
	if out, err := t.run(20 * time.Minute); err != nil {
		return fmt.Errorf("the tests of %s fail without a change: %w\n%s", t.path, err, out)
	}
	t.took, t.reaches = time.Since(begun), map[int]bool{}
	data, err := os.ReadFile(reached)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	for line := range strings.Lines(string(data)) {
		if id, err := strconv.Atoi(strings.TrimSpace(line)); err == nil {
			t.reaches[id] = true
		}
	}
	return os.RemoveAll(reached)
}

// noticedBy is the first package whose tests notice a change, those of its own folder first;
// empty where none does.
func (c *code) noticedBy(m mutant, programs []*testProgram) (string, error) {
	if err := os.WriteFile(c.control(), []byte(strconv.Itoa(m.id)), 0o600); err != nil {
		return "", err
	}
	for _, own := range []bool{true, false} {
		for _, t := range programs {
			if (t.folder == filepath.Dir(m.file)) != own || !t.reaches[m.id] {
				continue
			}
			// What never ends is noticed too.
			if _, err := t.run(10*t.took + time.Minute); err != nil {
				return strings.TrimPrefix(t.path, "improve/"), nil
			}
		}
	}
	return "", nil
}
