package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// bench is what all measurements share.
type bench struct {
	ctx     context.Context // ends all that it runs
	quick   bool
	dir     string // a temporary folder for programs and records
	module  string // the folder of the checkout, which holds the shipped record
	improve string // the program measured, built as `make build` does
	self    string // this program, for its helpers
	stderr  io.Writer
	notes   []string // what the table does not hold
}

func newBench(ctx context.Context, quick bool, stderr io.Writer) (b *bench, err error) {
	b = &bench{ctx: ctx, quick: quick, stderr: stderr}
	if err := os.Setenv("CGO_ENABLED", "0"); err != nil { // as releases are built
		return nil, err
	}
	if b.self, err = os.Executable(); err != nil {
		return nil, err
	}
	file, err := b.output(".", "go", "env", "GOMOD")
	if err != nil {
		return nil, err
	}
	b.module = filepath.Dir(strings.TrimSpace(file))
	if b.dir, err = os.MkdirTemp("", "improve-bench-"); err != nil {
		return nil, err
	}
	b.improve = filepath.Join(b.dir, "improve")
	_, err = b.output(b.module, "go", "build", "-trimpath", "-buildvcs=auto", "-o", b.improve, "./cmd/improve")
	if err != nil {
		os.RemoveAll(b.dir)
		return nil, err
	}
	return b, nil
}

// size is a generated record: five progress entries a task, and a file for each
// ten tasks, as large records would have them.
type size struct{ tasks, entries, files int }

func sizeOf(tasks int) size { return size{tasks, 5 * tasks, tasks / 10} }

// record makes a record of a size, or returns the one made before.
func (b *bench) record(tasks int) (dir string, err error) {
	s := sizeOf(tasks)
	dir = filepath.Join(b.dir, fmt.Sprintf("record-%d", tasks))
	if _, err := os.Stat(dir); err == nil {
		return dir, nil
	}
	b.say("writing a record of %s tasks, %s progress entries, %s files",
		count(s.tasks), count(s.entries), count(s.files))
	_, err = b.output(b.dir, b.self, "make-record", dir, strconv.Itoa(s.tasks), strconv.Itoa(s.entries),
		strconv.Itoa(s.files))
	return dir, err
}

// note keeps something that the table does not hold, once.
func (b *bench) note(words string) {
	if !slices.Contains(b.notes, words) {
		b.notes = append(b.notes, words)
	}
}

// say tells whoever waits what is being done.
func (b *bench) say(format string, values ...any) {
	fmt.Fprintf(b.stderr, "bench: "+format+"\n", values...)
}

// output runs a program that is not measured, and returns what it prints.
func (b *bench) output(dir, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(b.ctx, name, args...)
	cmd.Dir = dir
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("%s %s: %w\n%s", filepath.Base(name), strings.Join(args, " "), err,
			bytes.TrimSpace(stderr.Bytes()))
	}
	return stdout.String(), nil
}

// count writes a number as people read it: 10,000.
func count(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
