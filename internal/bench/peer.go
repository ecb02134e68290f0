package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// peer compares status, which validates the whole record, with the list of
// Taskwarrior, which validates nothing, for the same tasks with the same words;
// and beside it, with its summary, and its list with parsing YAML alone.
func (b *bench) peer() ([]result, error) {
	program, err := exec.LookPath("task")
	if err != nil {
		b.notes = append(b.notes, "Taskwarrior is not installed: apt-get install taskwarrior")
		return nil, nil
	}
	var all []result
	for _, tasks := range []int{1_000, 10_000} {
		dir, err := b.record(tasks)
		if err != nil {
			return nil, err
		}
		env, err := b.taskwarrior(program, dir, tasks)
		if err != nil {
			return nil, err
		}
		at := count(tasks) + " tasks: "
		results, err := comparison{
			processes: []process{
				{name: "status", dir: dir, argv: []string{b.improve, "status"}},
				{name: "task list", dir: dir, argv: []string{program, "list"}, env: env},
				{name: "task summary", dir: dir, argv: []string{program, "summary"}, env: env},
				{name: "YAML dropped", dir: dir, argv: []string{b.self, "parse-nodes", "drop"}},
			},
			claims: []claim{
				{what: at + "status / task list", of: 0, over: 1, measure: wall, target: 1},
				{what: at + "status / task list, CPU time", of: 0, over: 1, measure: cpu},
				{what: at + "status / task list, memory", of: 0, over: 1, measure: memory},
				{what: at + "status / task summary", of: 0, over: 2, measure: wall},
				{what: at + "YAML dropped / task list", of: 3, over: 1, measure: wall},
			},
			rounds: b.few(), warm: true,
		}.run(b.ctx)
		if err != nil {
			return nil, err
		}
		all = append(all, results...)
	}
	return all, nil
}

// taskwarrior gives Taskwarrior the tasks of a record, in a folder of their own
// and with settings under which it never asks, and returns its environment.
func (b *bench) taskwarrior(program, record string, tasks int) (env []string, err error) {
	data := filepath.Join(b.dir, fmt.Sprintf("taskwarrior-%d", tasks))
	if err := os.Mkdir(data, 0o755); err != nil {
		return nil, err
	}
	settings := filepath.Join(data, "taskrc")
	if err := os.WriteFile(settings, []byte("confirmation=no\nhooks=no\nverbose=nothing\n"), 0o644); err != nil {
		return nil, err
	}
	file := filepath.Join(data, "import.json")
	if _, err := b.output(record, b.self, "make-tasks", file); err != nil {
		return nil, err
	}
	b.say("giving Taskwarrior %s tasks", count(tasks))
	env = []string{"TASKDATA=" + data, "TASKRC=" + settings}
	_, err = process{name: "task import", dir: data, argv: []string{program, "import", file}, env: env}.run(b.ctx)
	return env, err
}
