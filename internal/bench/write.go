package main

import (
	"os"
	"path/filepath"
)

// writing compares rating a task, from the call to the file on the disk, with the
// status of the same record, and laying all its files out. Each call begins today's update anew; git is asked
// who writes, as for most people.
func (b *bench) writing() ([]result, error) {
	dir := filepath.Join(b.dir, "example")
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(b.module, "examples", "brightwater"))); err != nil {
		return nil, err
	}
	if _, err := b.output(dir, "git", "init", "--quiet"); err != nil {
		return nil, err
	}
	update := filepath.Join(dir, "updates", "2025-09-04-early-help.yaml")
	rate := []string{b.improve, "rate", "2.3", "A", "--note", "Two of four posts are filled.", "--recovery",
		"Agency cover until May."}
	return comparison{
		processes: []process{
			{name: "rate", dir: dir, argv: rate, before: func() error { return os.RemoveAll(update) }},
			{name: "status", dir: dir, argv: []string{b.improve, "status"}},
			{name: "fmt --check", dir: dir, argv: []string{b.improve, "fmt", "--check"}},
		},
		claims: []claim{
			{what: "the example: rate / status", of: 0, over: 1, measure: wall, target: 2},
			{what: "the example: rate / status, CPU time", of: 0, over: 1, measure: cpu},
			{what: "the example: fmt --check / status", of: 2, over: 1, measure: wall},
		},
		rounds: b.many(), warm: true,
	}.run(b.ctx)
}
