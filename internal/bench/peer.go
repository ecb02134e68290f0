package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// facts makes a record that other programs can hold too, or returns the one made before.
func (b *bench) facts(tasks int) (dir string, err error) {
	dir = filepath.Join(b.dir, fmt.Sprintf("facts-%d", tasks))
	if _, err := os.Stat(dir); err == nil {
		return dir, nil
	}
	b.say("writing %s tasks for all programs to hold", count(tasks))
	_, err = b.output(b.dir, b.self, "make-facts", dir, fmt.Sprint(tasks))
	return dir, err
}

// peer is a program that can hold the same facts: how it is given those of a record, and
// what it does that is nearest to what improve does.
type peer struct {
	program, install string
	give             func(b *bench, dir string, tasks int) (process, error)
}

// peers are the programs that improve is compared with. None of them validates what it
// reads as status and check do.
var (
	taskwarrior = peer{"task", "taskwarrior", (*bench).taskList}
	ledger      = peer{"ledger", "ledger", (*bench).ledgerBalance}
	hledger     = peer{"hledger", "hledger", (*bench).hledgerCheck}
)

// target is what of a peer is compared with what of improve, and how many times it may
// cost; 0 is only reported.
type target struct {
	peer    peer
	with    string // the command of improve
	measure measureOf
	what    string
	times   float64
}

// targetsOf are what is claimed of a number of tasks.
func targetsOf(tasks int) []target {
	lists := map[int]float64{40: 1.5, 1_000: 0.6, 10_000: 0.3}[tasks]
	all := []target{
		{taskwarrior, "status", wall, "", lists},
		{taskwarrior, "status", cpu, ", CPU time", 0},
		{ledger, "status", cpu, ", CPU time", map[int]float64{10_000: 0.45}[tasks]},
		{ledger, "status", wall, "", 0},
		{ledger, "status", memory, ", memory", map[int]float64{100_000: 0.7}[tasks]},
		{hledger, "check", cpu, ", CPU time", map[int]float64{10_000: 0.15}[tasks]},
	}
	if tasks > 10_000 { // ten times as many say no more of the others
		all = all[2:5]
	}
	return all
}

// peer compares status, which validates the whole record, with the list of Taskwarrior
// and the balance of ledger, and check with that of hledger, all for the same facts.
func (b *bench) peer() ([]result, error) {
	sizes := []int{40, 1_000, 10_000}
	if !b.quick {
		sizes = append(sizes, 100_000)
	}
	var all []result
	for _, tasks := range sizes {
		results, err := b.peersAt(tasks)
		if err != nil {
			return nil, err
		}
		all = append(all, results...)
	}
	return all, nil
}

func (b *bench) peersAt(tasks int) ([]result, error) {
	dir, err := b.facts(tasks)
	if err != nil {
		return nil, err
	}
	c := comparison{rounds: b.few(), warm: true}
	switch {
	case tasks < 1_000:
		c.rounds = b.many()
	case tasks > 10_000:
		c.rounds = 3
	}
	places := map[string]int{} // of the processes, by name
	add := func(p process) int {
		places[p.name] = len(c.processes)
		c.processes = append(c.processes, p)
		return places[p.name]
	}
	for _, t := range targetsOf(tasks) {
		if _, err := exec.LookPath(t.peer.program); err != nil {
			b.note(fmt.Sprintf("%s is not installed: apt-get install %s", t.peer.program, t.peer.install))
			continue
		}
		of, known := places[t.with]
		if !known {
			of = add(process{name: t.with, dir: dir, argv: []string{b.improve, t.with}, fails: t.with == "check"})
		}
		over, known := places[t.peer.program]
		if !known {
			p, err := t.peer.give(b, dir, tasks)
			if err != nil {
				return nil, err
			}
			p.name = t.peer.program
			over = add(p)
		}
		c.claims = append(c.claims, claim{
			what: fmt.Sprintf("%s tasks: %s / %s%s", count(tasks), t.with, t.peer.program, t.what),
			of:   of, over: over, measure: t.measure, target: t.times,
		})
	}
	if len(c.claims) == 0 {
		return nil, nil
	}
	if tasks == 10_000 {
		c.claims = append(c.claims, claim{what: "10,000 tasks: status, memory / 80 MiB", of: places["status"],
			measure: memory, limit: 80 << 20, target: 1})
	}
	return c.run(b.ctx)
}

// taskList gives Taskwarrior the tasks of a record, in a folder of their own and with
// settings under which it never asks.
func (b *bench) taskList(record string, tasks int) (process, error) {
	data := filepath.Join(b.dir, fmt.Sprintf("taskwarrior-%d", tasks))
	if err := os.Mkdir(data, 0o755); err != nil {
		return process{}, err
	}
	settings := filepath.Join(data, "taskrc")
	if err := os.WriteFile(settings, []byte("confirmation=no\nhooks=no\nverbose=nothing\n"), 0o644); err != nil {
		return process{}, err
	}
	file := filepath.Join(data, "import.json")
	if _, err := b.output(record, b.self, "make-tasks", file); err != nil {
		return process{}, err
	}
	b.say("giving Taskwarrior %s tasks", count(tasks))
	env := []string{"TASKDATA=" + data, "TASKRC=" + settings}
	_, err := process{name: "task import", dir: data, argv: []string{"task", "import", file}, env: env}.run(b.ctx)
	return process{dir: data, argv: []string{"task", "list"}, env: env}, err
}

func (b *bench) ledgerBalance(record string, tasks int) (process, error) {
	file, err := b.journal(record, tasks)
	return process{dir: b.dir, argv: []string{"ledger", "-f", file, "balance"}}, err
}

func (b *bench) hledgerCheck(record string, tasks int) (process, error) {
	file, err := b.journal(record, tasks)
	return process{dir: b.dir, argv: []string{"hledger", "-f", file, "check"}}, err
}

// journal is a record as a journal, made once.
func (b *bench) journal(record string, tasks int) (file string, err error) {
	file = filepath.Join(b.dir, fmt.Sprintf("facts-%d.journal", tasks))
	if _, err := os.Stat(file); err == nil {
		return file, nil
	}
	_, err = b.output(record, b.self, "make-journal", file)
	return file, err
}
