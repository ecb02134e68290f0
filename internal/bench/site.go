package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// site makes the public site of small, middling and large records, and makes each again
// with nothing changed.
func (b *bench) site() ([]result, error) {
	var all []result
	for _, goal := range []struct {
		tasks  int
		wall   float64 // seconds
		size   float64 // bytes of all files; 0 where nothing is asked
		memory float64
		rounds int
	}{
		{22, 0.06, 0, 0, b.few()},
		{1_000, 0.8, 25e6, 0, b.few()},
		{10_000, 5, 120e6, 250 << 20, 3},
	} {
		if b.quick && goal.memory > 0 {
			continue // it takes minutes
		}
		dir, err := b.webRecord(goal.tasks)
		if err != nil {
			return nil, err
		}
		folder := filepath.Join(b.dir, fmt.Sprintf("site-%d", goal.tasks))
		argv := []string{b.improve, "site", "-o", folder}
		const first, again = 0, 1
		at := count(goal.tasks) + " tasks: site"
		claims := []claim{{what: at + fmt.Sprintf(" / %g s", goal.wall), of: first, measure: wall, limit: goal.wall,
			target: 1}}
		if goal.size > 0 {
			claims = append(claims, claim{what: at + fmt.Sprintf(", output / %.0f MB", goal.size/1e6), of: first,
				measure: output, limit: goal.size, target: 1})
		}
		if goal.memory > 0 {
			claims = append(claims, claim{what: at + ", memory / 250 MiB", of: first, measure: memory,
				limit: goal.memory, target: 1})
		}
		claims = append(claims, claim{what: at + ", nothing changed / first", of: again, over: first, measure: wall,
			target: 0.3}, claim{what: at + ", CPU time", of: first, measure: cpu, limit: 1})
		results, err := comparison{
			processes: []process{
				first: {name: "first", dir: dir, argv: argv, work: making(folder)},
				again: {name: "again", dir: dir, argv: argv, work: keeping(folder)},
			},
			claims: claims, rounds: goal.rounds,
		}.run(b.ctx)
		if err != nil {
			return nil, err
		}
		all = append(all, results...)
	}
	return all, nil
}

// webRecord is a record with posted minutes: the example, which has 22 tasks, or a
// generated one.
func (b *bench) webRecord(tasks int) (dir string, err error) {
	if tasks == 22 {
		return filepath.Join(b.module, "examples", "brightwater"), nil
	}
	return b.record(tasks)
}

// making is a run of a process that makes a folder anew.
func making(folder string) func(context.Context, process) (cost, error) {
	return func(ctx context.Context, p process) (cost, error) {
		if err := os.RemoveAll(folder); err != nil {
			return cost{}, err
		}
		c, err := p.once(ctx)
		if err != nil {
			return c, err
		}
		c.output, _, err = weigh(folder)
		return c, err
	}
}

// keeping is a run of a process that is to touch no file of a folder.
func keeping(folder string) func(context.Context, process) (cost, error) {
	return func(ctx context.Context, p process) (cost, error) {
		_, before, err := weigh(folder)
		if err != nil {
			return cost{}, err
		}
		c, err := p.once(ctx)
		if err != nil {
			return c, err
		}
		if _, after, err := weigh(folder); err != nil || !after.Equal(before) {
			return c, errors.Join(err, fmt.Errorf("%s: a file of %s was touched", p.name, folder))
		}
		return c, nil
	}
}

// weigh adds up the files of a folder, and finds when the last of them was written.
func weigh(dir string) (size int64, last time.Time, err error) {
	err = filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		if !strings.HasPrefix(entry.Name(), ".") {
			size += info.Size()
		}
		if info.ModTime().After(last) {
			last = info.ModTime()
		}
		return nil
	})
	return size, last, err
}
