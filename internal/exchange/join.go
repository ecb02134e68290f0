package exchange

import "slices"

// join adds to the tasks of the plan what other sheets say of them, by their numbers:
// milestones, later dates, and tasks that stand on a second sheet once they are
// complete.
func (t *tables) join() {
	byID := map[string]*rowTask{}
	for _, found := range t.list {
		for _, task := range found.rows.tasks {
			if task.kind = found.kind; found.kind == SheetPlan {
				task.kind = task.section.kind()
				if id, _ := statedNumber(task); id != "" && byID[id] == nil {
					byID[id] = task
				}
			}
		}
	}
	for i := range t.list {
		found := &t.list[i]
		if found.kind == SheetPlan {
			continue
		}
		found.rows.tasks = slices.DeleteFunc(found.rows.tasks, func(more *rowTask) bool {
			id, _ := statedNumber(more)
			task := byID[id]
			return task != nil && t.add(task, more)
		})
	}
}

// add joins a row of another sheet with the task that it is of. It is another task
// where it is no milestone and has other words.
func (t *tables) add(task, more *rowTask) bool {
	same := plain(task.text(FieldTitle)) == plain(more.text(FieldTitle)) || len(more.bits[FieldTitle]) == 0
	if more.kind == SheetMilestones && !same {
		step := &rowStep{at: more.at, bits: map[Field][]bit{FieldActivities: more.bits[FieldTitle]}}
		for _, f := range []Field{FieldLeads, FieldTarget, FieldRating, FieldActivities} {
			step.bits[f] = append(step.bits[f], more.bits[f]...)
		}
		task.steps = append(task.steps, step)
		t.rest(task, more, func(f Field) bool { return f == FieldTitle || f == FieldActivities || own(f) })
		return true
	}
	if !same {
		return false
	}
	if more.kind == SheetCompleted || more.kind == SheetSuperseded {
		task.kind = more.kind
	}
	t.rest(task, more, func(f Field) bool { return f == FieldTitle })
	return true
}

// rest adds the other cells of a row to a task: what the task has already is said
// twice, and one more date of an extension is a later one.
func (t *tables) rest(task, more *rowTask, done func(Field) bool) {
	for _, f := range Fields() {
		field := Field(f)
		if done(field) || field == FieldNumber {
			continue
		}
		for _, b := range more.bits[field] {
			if slices.ContainsFunc(task.bits[field], func(known bit) bool { return known.text == b.text }) {
				continue
			}
			to := field
			if more.kind == SheetExtensions && field == FieldTarget {
				to = FieldRevised
			} else if len(task.bits[to]) > 0 && !to.several() {
				t.notes.leftover(b.at, b.text, "the task has another "+string(field)+" at "+task.where(field).String())
				continue
			}
			task.bits[to] = append(task.bits[to], b)
		}
	}
}
