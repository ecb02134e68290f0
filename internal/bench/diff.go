package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
)

// diff compares saying what is different between two commits of a record with
// reading the record at each of them.
func (b *bench) diff() ([]result, error) {
	const tasks = 1_000
	dir, err := b.history(tasks)
	if err != nil {
		return nil, err
	}
	const diff, validate = 0, 1
	at := count(tasks) + " tasks: diff / validate --rev of both sides"
	return comparison{
		processes: []process{
			diff:     {name: "diff", dir: dir, argv: []string{b.improve, "diff", "HEAD~1..HEAD"}},
			validate: {name: "validate", dir: dir, argv: []string{b.improve, "validate", "--rev", "HEAD"}},
		},
		claims: []claim{
			{what: at, of: diff, over: validate, measure: wall, scale: 2, target: 2},
			{what: at + ", CPU time", of: diff, over: validate, measure: cpu, scale: 2, target: 2},
			{what: at + ", memory", of: diff, over: validate, measure: memory, scale: 2},
		},
		rounds: b.few(), warm: true,
	}.run(b.ctx)
}

// history is a repository of a record with two commits, of which the second
// moves every tenth target of an ambition and adds an update.
func (b *bench) history(tasks int) (dir string, err error) {
	s := sizeOf(tasks)
	dir = filepath.Join(b.dir, fmt.Sprintf("history-%d", tasks))
	if _, err := b.output(b.dir, b.self, "make-record", dir, strconv.Itoa(s.tasks), strconv.Itoa(s.entries),
		strconv.Itoa(s.files)); err != nil {
		return "", err
	}
	git := func(args ...string) error {
		_, err := b.output(dir, "git", append([]string{"-c", "user.name=Bench", "-c", "user.email=bench@example.org",
			"-c", "commit.gpgsign=false"}, args...)...)
		return err
	}
	if err := git("init", "-q"); err != nil {
		return "", err
	}
	for _, step := range []func(dir string) error{func(string) error { return nil }, slip} {
		if err := step(dir); err != nil {
			return "", err
		}
		if err := git("add", "."); err != nil {
			return "", err
		}
		if err := git("commit", "-q", "-m", "A version"); err != nil {
			return "", err
		}
	}
	return dir, nil
}

// slip edits a record as a careless lead does.
func slip(dir string) error {
	ambition := filepath.Join(dir, "plan", "ambitions", "1-ambition.yaml")
	data, err := os.ReadFile(ambition)
	if err != nil {
		return err
	}
	parts := bytes.SplitAfter(data, []byte("    target: 20"))
	for i := 1; i < len(parts); i += 10 {
		parts[i] = append([]byte("9"), parts[i][1:]...) // some year of the twenty-nineties
	}
	if err := os.WriteFile(ambition, bytes.Join(parts, nil), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "updates", "2026-01-01-lead.yaml"),
		[]byte("date: 2026-01-01\nprogress:\n  1.1: {rating: G, note: All is well.}\n"), 0o644)
}
