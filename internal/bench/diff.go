package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
)

// diff compares saying what is different between two commits of a record with the
// status of the record, which reads it once.
func (b *bench) diff() ([]result, error) {
	const tasks = 10_000
	dir, err := b.history(tasks)
	if err != nil {
		return nil, err
	}
	const diff, status = 0, 1
	at := count(tasks) + " tasks: diff HEAD~1..HEAD / status"
	return comparison{
		processes: []process{
			diff:   {name: "diff", dir: dir, argv: []string{b.improve, "diff", "HEAD~1..HEAD"}},
			status: {name: "status", dir: dir, argv: []string{b.improve, "status"}},
		},
		claims: []claim{
			{what: at, of: diff, over: status, measure: wall, target: 1.3},
			{what: at + ", CPU time", of: diff, over: status, measure: cpu, target: 1.3},
			{what: count(tasks) + " tasks: diff, memory / 150 MiB", of: diff, measure: memory, limit: 150 << 20,
				target: 1},
		},
		rounds: b.few(), warm: true,
	}.run(b.ctx)
}

// history is a repository of a record with two commits, of which the second
// moves every tenth target of an ambition and adds an update.
func (b *bench) history(tasks int) (dir string, err error) {
	dir = filepath.Join(b.dir, fmt.Sprintf("history-%d", tasks))
	if _, err := b.output(b.dir, b.self, "make-facts", dir, fmt.Sprint(tasks)); err != nil {
		return "", err
	}
	for _, step := range []func(dir string) error{func(string) error { return nil }, slip} {
		if err := step(dir); err != nil {
			return "", err
		}
		if err := b.commit(dir); err != nil {
			return "", err
		}
	}
	return dir, nil
}

// commit commits a folder as it is, in a repository of its own.
func (b *bench) commit(dir string) error {
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=Bench", "-c",
		"user.email=bench@example.org", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "A version"}} {
		if _, err := b.output(dir, "git", args...); err != nil {
			return err
		}
	}
	return nil
}

// slip edits a record as a careless lead does.
func slip(dir string) error {
	ambition := filepath.Join(dir, "plan", "ambitions", "1-a.yaml")
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
	return os.WriteFile(filepath.Join(dir, "updates", "2026-09-28-head-1.yaml"),
		[]byte("date: 2026-09-28\nprogress:\n  1.1: {rating: G, note: All is well.}\n"), 0o644)
}
