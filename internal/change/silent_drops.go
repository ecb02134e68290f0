package change

import (
	"slices"

	"improve/internal/programme"
)

// dropped: a task ends and stays in the plan, save one that no board has met since it
// came. A finding, measure or risk goes by a decision that names it.
func (d *differ) dropped(f *found) *Silent {
	if f.Kind != Removed || f.after != nil {
		return nil
	}
	switch {
	case f.before.kind == "task" && d.metSince(d.came("task", f.before.id)):
		return &Silent{Dropped, "A task stays in the plan when it ends.",
			"put it back; if the board ended it, record that in its minutes: improve end " + f.before.id +
				` --as withdrawn --reason "..."`}
	case !slices.Contains(programme.Droppable(), f.before.kind):
		return nil
	}
	if said := d.decided("", f.before.id, f.before.name); said != "" {
		f.Text += " " + said
		return nil
	}
	return &Silent{Dropped, "No decision of the board permits it.", "put it back, or " + permitWords(f)}
}

// came is the day on which a record came into the plan; zero where nobody can tell.
func (d *differ) came(kind, id string) programme.Date {
	if d.Came == nil {
		return programme.Date{}
	}
	return d.Came(kind, id)
}

// uncounted: a task counts from the day its plan was published until the plan ends, and a
// finding from that of its source. A later day, or another plan, takes them out of boards
// that met.
func (d *differ) uncounted(f *found) *Silent {
	if f.before == nil || f.after == nil {
		return nil
	}
	was, now := f.Before, f.After
	switch f.before.kind + " " + f.Field {
	case "task plan":
		was, now = published(d.before.programme, was), published(d.after.programme, now)
		if f.After != "" && d.metSince(programme.Date{}) && d.hasEnded(f.After) {
			return &Silent{Dropped, "That plan has ended, and the task would end with it.",
				"put plan: " + f.was() + " back, or " + permitWords(f)}
		}
	case "plan published", "source published":
	default:
		return nil
	}
	from, _ := programme.ParseDate(was)
	to, _ := programme.ParseDate(now)
	if f.Field == "plan" && f.Before != "" && d.metSince(d.came("task", f.Task)) {
		return &Silent{Dropped, "It was promised in that plan, and ends with it.",
			"put plan: " + f.was() + " back, or " + permitWords(f)}
	}
	if to.IsZero() || !slices.ContainsFunc(d.met(), func(m programme.Date) bool {
		return m.Before(to.Begin()) && (from.IsZero() || !m.Before(from.Begin()))
	}) {
		return nil
	}
	return &Silent{Dropped, "Boards that met before then would not have known what came with it.",
		"put " + f.Field + ": " + f.was() + " back, or " + permitWords(f)}
}

// published is the day of a plan, as written; empty where it has none.
func published(p *programme.Programme, plan string) string {
	if found := programme.NewIndex(p).Plan(plan); found != nil && found.Published.Given() {
		return found.Published.Date.String()
	}
	return ""
}

// hasEnded reports whether a plan of the later record has ended.
func (d *differ) hasEnded(plan string) bool {
	found := programme.NewIndex(d.after.programme).Plan(plan)
	return found != nil && found.Ended != nil || slices.ContainsFunc(d.permits, func(p programme.Permitted) bool {
		return p.Verb == programme.PermitEnd && p.Kind == "plan" && p.ID == plan
	})
}
