package assess

import "improve/internal/programme"

func (a *Assessment) addAmbitions() {
	p := a.Programme
	total := 0
	for _, ambition := range p.Ambitions {
		total += len(ambition.Tasks)
	}
	ambitions, tasks := make([]Ambition, len(p.Ambitions)), make([]Task, 0, total)
	a.Ambitions, a.Tasks = make([]*Ambition, len(ambitions)), make([]*Task, 0, total)
	for i, written := range p.Ambitions {
		ambition := &ambitions[i]
		ambition.Ambition = written
		for _, task := range written.Tasks {
			tasks = append(tasks, Task{Task: task, Ambition: ambition})
			a.Tasks = append(a.Tasks, &tasks[len(tasks)-1])
		}
		ambition.Tasks = a.Tasks[len(a.Tasks)-len(written.Tasks):]
		a.Ambitions[i] = ambition
	}
	a.ambitions = slotsOf(a.Ambitions, func(x *Ambition) programme.Text { return x.ID })
	a.tasks = slotsOf(a.Tasks, func(t *Task) programme.Text { return t.ID })
}

// indexProgress hands every task its entries, oldest first. It goes over the
// updates twice, never once a task: first to count, then to deal the entries
// out into one array. Entries for tasks that are not in the plan are left to `validate`.
func (a *Assessment) indexProgress() {
	total := 0
	for _, u := range a.Programme.Updates {
		total += len(u.Progress)
	}
	ends := make([]int, len(a.Tasks)+1)
	slots := make([]int32, 0, total) // the number of each entry's task; -1 where the plan has none
	for entry := range a.progress() {
		slot, ok := a.tasks[entry.Task.Value]
		if !ok {
			slot = -1
		} else {
			ends[slot+1]++
		}
		slots = append(slots, int32(slot))
	}
	for slot := range a.Tasks {
		ends[slot+1] += ends[slot]
	}
	entries := make([]*programme.Progress, ends[len(a.Tasks)])
	starts := ends[:len(a.Tasks)] // each moves on to its end as the entries are dealt
	i := 0
	for entry := range a.progress() {
		if slot := slots[i]; slot >= 0 {
			entries[starts[slot]] = entry
			starts[slot]++
		}
		i++
	}
	from := 0
	for slot, t := range a.Tasks {
		t.Entries = entries[from:starts[slot]:starts[slot]]
		from = starts[slot]
	}
}

// progress goes over the entries that count.
func (a *Assessment) progress() func(yield func(*programme.Progress) bool) {
	return func(yield func(*programme.Progress) bool) {
		for _, u := range a.Programme.Updates {
			if !counts(u, a.AsAt) {
				continue
			}
			for _, entry := range u.Progress {
				if !yield(entry) {
					return
				}
			}
		}
	}
}

// indexImpact finds the latest impact entry of each task and the latest
// highlight of each ambition.
func (a *Assessment) indexImpact() {
	for _, u := range a.Programme.Updates {
		if !counts(u, a.AsAt) {
			continue
		}
		for _, impact := range u.Impact {
			if t := a.Task(impact.Task.Value); t != nil {
				t.Impact, t.ImpactUpdate = impact, u
			}
		}
		for _, h := range u.Ambitions {
			if ambition := a.Ambition(h.Ambition.Value); ambition != nil {
				ambition.Highlight, ambition.HighlightUpdate = h, u
			}
		}
	}
}

// shareTwins gives two tasks with the same id the same entries: they may mean either
// until the plan is fixed.
func (a *Assessment) shareTwins() {
	if len(a.tasks) == len(a.Tasks) {
		return
	}
	for _, t := range a.Tasks {
		if first := a.Task(t.ID.Value); first != nil {
			t.Entries, t.Impact, t.ImpactUpdate = first.Entries, first.Impact, first.ImpactUpdate
		}
	}
}

// readImpactUpTo finds the latest impact entry of a task by a day.
func (a *Assessment) readImpactUpTo(t *Task, day programme.Date) {
	t.Impact, t.ImpactUpdate = nil, nil
	for _, u := range a.Programme.Updates {
		if !counts(u, day) {
			continue
		}
		for _, impact := range u.Impact {
			if impact.Task.Value == t.ID.Value {
				t.Impact, t.ImpactUpdate = impact, u
			}
		}
	}
}
