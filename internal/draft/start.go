package draft

import (
	"fmt"
	"strconv"
	"strings"

	"improve/internal/programme"
	"improve/internal/schema"
	"improve/internal/store"
)

// Start is a new programme, as far as it is known on its first day.
type Start struct {
	Name, Organisation string
	Board              string // the board's name
	Meetings           []programme.Date
	Ambitions          []string // their titles, in order
}

// ProgrammeFile is the file without which a folder holds no programme.
const ProgrammeFile = "plan/programme.yaml"

// Edits are the files of the plan, each with comments that say what goes there.
func (s Start) Edits() []store.Edit {
	edits := []store.Edit{{File: ProgrammeFile, Value: s.programme()}}
	for i, title := range s.Ambitions {
		edits = append(edits, s.ambition(strconv.Itoa(i+1), title))
	}
	for _, f := range []struct{ file, head, kinds string }{
		{"plan/people.yaml", "Who leads: people and bodies. A task or an update refers to them by id.\n" +
			"improve new person adds an entry.", "people"},
		{"plan/findings.yaml", "What the inspections found. A task refers to a finding by its id.\n" +
			"improve new source and improve new finding add entries.", "sources findings"},
		{"plan/priorities.yaml", "The improvement priorities: pledges, and what success looks like.", "priorities"},
		{"plan/measures.yaml", "Key performance indicators (level 2). Their values are in updates/.\n" +
			"improve new measure adds an entry.", "measures"},
		{"plan/risks.yaml", "Risks and issues (level 3). Their scores over time are in updates/.\n" +
			"improve new risk adds an entry.", "risks"},
		{"plan/glossary.yaml", "The terms and abbreviations that papers use.", "terms"},
	} {
		v := store.MapValue()
		v.Comment = f.head
		for _, key := range strings.Fields(f.kinds) {
			list := store.ListValue()
			list.Comment, list.Space = example(shapeOf(key)), len(v.Pairs) > 0
			if len(v.Pairs) == 0 {
				list.Comment = "\n" + list.Comment // below the head of the file
			}
			v.Pairs = append(v.Pairs, store.Pair{Key: key, Value: list})
		}
		edits = append(edits, store.Edit{File: f.file, Value: v})
	}
	return edits
}

// example outlines an entry of a list that is empty yet.
func example(shape *schema.Shape) string {
	lines := []string{"An entry looks like this:"}
	sign := "  - "
	for _, key := range shape.Keys {
		if later(key) {
			continue
		}
		for _, line := range outline(key) {
			lines = append(lines, sign+line)
			sign = "    "
		}
	}
	return strings.Join(lines, "\n")
}

func (s Start) programme() store.Value {
	shape := shapeOf("groups")
	days := store.ListValue()
	for _, d := range s.Meetings {
		days.Items = append(days.Items, store.TextValue(d.String()))
	}
	board := filled(shape, map[string]store.Value{"id": store.TextValue("board"), "name": store.TextValue(s.Board),
		"meetings": days})
	groups := store.ListValue(board)
	groups.Space = true
	groups.Comment = "The first group is the board. List the dates of its meetings: they set the cycle."
	p := programme.DefaultPolicy()
	number := func(key string, n int) store.Pair {
		return store.Pair{Key: key, Value: store.TextValue(strconv.Itoa(n))}
	}
	policy := store.MapValue(number("cycle_days", p.CycleDays), number("grace_days", p.GraceDays),
		number("escalate_after_days", p.EscalateAfterDays), number("small_numbers", p.SmallNumbers))
	policy.Comment = "Limits in days. Counts of children up to small_numbers are not published."
	values := map[string]store.Value{"name": store.TextValue(s.Name), "policy": policy, "groups": groups,
		"timezone": store.TextValue(programme.DefaultTimezone)}
	if s.Organisation != "" {
		values["organisation"] = store.TextValue(s.Organisation)
	}
	v := filled(familyShape(ProgrammeFile), values)
	v.Comment = "The programme: who meets when, and which plans its tasks come from."
	return v
}

func (s Start) ambition(id, title string) store.Edit {
	v := filled(shapeOf(""), map[string]store.Value{"id": store.TextValue(id), "title": store.TextValue(title),
		"tasks": noTasks()})
	v.Comment = ambitionHead(id)
	return store.Edit{File: ambitionFile(&programme.Programme{}, Given{"id": {id}, "title": {title}}), Value: v}
}

// noTasks is the list of an ambition without tasks, with what one looks like.
func noTasks() store.Value {
	tasks := store.ListValue()
	tasks.Comment = "\n" + example(shapeOf("tasks"))
	return tasks
}

// ambitionHead is the comment at the head of an ambition's file.
func ambitionHead(id string) string {
	return "The plan is the promise. Write what happens to a task in updates/, not here.\n" +
		fmt.Sprintf("improve new task --ambition %s adds a task.", id)
}

// familyShape is the shape of a file.
func familyShape(path string) *schema.Shape {
	for _, f := range schema.Files() {
		if f.Path == path {
			return f.Shape
		}
	}
	panic("the record has no file " + path)
}
