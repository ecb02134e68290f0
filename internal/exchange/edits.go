package exchange

import (
	"cmp"
	"path"
	"strings"

	"improve/internal/programme"
	"improve/internal/store"
)

// Edits are the draft as changes to the files of the record p: new files for
// what the record lacks, entries appended where it has the file. Nothing that
// is there is touched. by is who writes the updates, which may be empty.
func (d *Draft) Edits(p *programme.Programme, o Options, by string) []store.Edit {
	var edits []store.Edit
	edits = append(edits, d.programmeEdits(p, o)...)
	edits = append(edits, d.peopleEdits(p)...)
	edits = append(edits, d.priorityEdits(p)...)
	for _, a := range d.Ambitions {
		edits = append(edits, d.ambitionEdits(a, o)...)
	}
	edits = append(edits, d.findingEdits(p)...)
	edits = append(edits, d.riskEdits(p)...)
	edits = append(edits, d.measureEdits(p)...)
	return append(edits, d.updateEdits(p, o, by)...)
}

func (d *Draft) programmeEdits(p *programme.Programme, o Options) []store.Edit {
	const file = "plan/programme.yaml"
	var plans []store.Value
	if o.Plan != "" && programme.NewIndex(p).Plan(o.Plan) == nil {
		plans = []store.Value{group(true, pair("id", text(o.Plan)), pair("title", text(d.name())))}
	}
	switch {
	case !p.Name.Given() && !has(p, file):
		pairs := []store.Pair{pair("name", text(d.name()))}
		if !d.Adopts.IsZero() {
			pairs = append(pairs, pair("adopted", d.adoption()))
		}
		if len(plans) > 0 {
			pairs = append(pairs, pair("plans", store.ListValue(plans...)))
		}
		whole := store.MapValue(pairs...)
		whole.Comment = "Imported from " + d.Source + "."
		return []store.Edit{{File: file, Value: whole}}
	}
	var edits []store.Edit
	if !d.Adopts.IsZero() {
		edits = append(edits, store.Edit{File: file, Path: []string{"adopted"}, Value: d.adoption()})
	}
	if len(plans) > 0 {
		edits = append(edits, store.Edit{File: file, Path: []string{"plans", "+"}, Value: plans[0]})
	}
	return edits
}

// adoption says when the record takes over, and from what.
func (d *Draft) adoption() store.Value {
	from := d.Source
	if d.Title != "" {
		from = d.Title + " (" + d.Source + ")"
	}
	return group(true, pair("date", text(d.Adopts.String())), pair("from", text(from)))
}

// name is what the plan calls itself.
func (d *Draft) name() string {
	if d.Title != "" {
		return d.Title
	}
	return "Plan in " + d.Source
}

func has(p *programme.Programme, file string) bool {
	for _, f := range p.Files {
		if f == file {
			return true
		}
	}
	return false
}

func (d *Draft) peopleEdits(p *programme.Programme) []store.Edit {
	var entries []store.Value
	for _, person := range d.added {
		pairs := []store.Pair{pair("id", text(person.id)), pair("name", text(person.name))}
		kind := "person"
		switch person.kind {
		case leadBody:
			kind = "body"
		case leadRole:
			pairs[1] = pair("role", text(person.name)) // where no name is given the role stands for it
		}
		if person.post != "" {
			pairs = append(pairs, pair("role", text(person.post)))
		}
		pairs = append(pairs, pair("kind", text(kind)))
		if also := person.others(); len(also) > 0 {
			pairs = append(pairs, pair("also", texts(also, true)))
		}
		entries = append(entries, store.MapValue(pairs...))
	}
	return appended("plan/people.yaml", "people", entries, p)
}

func (d *Draft) priorityEdits(p *programme.Programme) []store.Edit {
	var entries []store.Value
	for _, v := range d.Priority {
		entries = append(entries, store.MapValue(pair("id", text(v.ID)), pair("title", text(v.Title))))
	}
	return appended("plan/priorities.yaml", "priorities", entries, p)
}

// appended adds entries to the list of a file, which is made where it is not
// there.
func appended(file, key string, entries []store.Value, p *programme.Programme) []store.Edit {
	if len(entries) == 0 {
		return nil
	}
	if !has(p, file) {
		return []store.Edit{{File: file, Value: store.MapValue(pair(key, store.ListValue(entries...)))}}
	}
	var edits []store.Edit
	for _, e := range entries {
		edits = append(edits, store.Edit{File: file, Path: []string{key, "+"}, Value: e})
	}
	return edits
}

func (d *Draft) ambitionEdits(a *DraftAmbition, o Options) []store.Edit {
	var tasks []store.Value
	for _, t := range a.Tasks {
		tasks = append(tasks, t.value(o))
	}
	if !a.Recorded {
		list := store.ListValue(tasks...)
		list.Apart = true
		whole := store.MapValue(pair("id", text(a.ID)), pair("title", text(a.Title)), pair("tasks", list))
		whole.Comment = "Imported from " + d.Source +
			". The plan is the promise: what happens to a task is written in updates/."
		return []store.Edit{{File: a.File, Value: whole}}
	}
	var edits []store.Edit
	for _, t := range tasks {
		edits = append(edits, store.Edit{File: a.File, Path: []string{"tasks", "+"}, Value: t})
	}
	return edits
}

// value is a task as the files write it.
func (t *DraftTask) value(o Options) store.Value {
	pairs := []store.Pair{pair("id", text(t.ID)), pair("title", text(t.Title))}
	add := func(key string, given bool, v store.Value) {
		if given {
			pairs = append(pairs, pair(key, v))
		}
	}
	add("plan", o.Plan != "", text(o.Plan))
	add("priority", t.Priority != "", text(t.Priority))
	add("findings", len(t.Findings) > 0, texts(t.Findings, true))
	add("leads", len(t.Leads) > 0, texts(t.Leads, true))
	add("target", len(t.Targets) > 0, targetValue(t.Targets))
	add("activities", len(t.Activities) > 0, t.activities())
	add("outcomes", len(t.Outcomes) > 0, texts(t.Outcomes, false))
	add("for_children", len(t.ForChildren) > 0, texts(t.ForChildren, false))
	add("note", t.Note != "", text(t.Note))
	return store.MapValue(pairs...)
}

func targetValue(list []programme.Date) store.Value {
	if len(list) == 1 {
		return text(list[0].String())
	}
	var all []string
	for _, d := range list {
		all = append(all, d.String())
	}
	return texts(all, true)
}

// activities are a map by letter where the plan letters them, else a list.
func (t *DraftTask) activities() store.Value {
	var pairs []store.Pair
	var items []store.Value
	for _, a := range t.Activities {
		v := a.value()
		pairs, items = append(pairs, pair(a.id, v)), append(items, v)
	}
	if t.Lettered {
		return store.MapValue(pairs...)
	}
	return store.ListValue(items...)
}

// value is an activity: its words, or with them its own date and who does it.
func (a step) value() store.Value {
	words := text(cmp.Or(a.text, "…")) // the letter may be in the plan without words
	if a.target.IsZero() && len(a.leads) == 0 {
		return words
	}
	pairs := []store.Pair{pair("text", words)}
	if !a.target.IsZero() {
		pairs = append(pairs, pair("target", text(a.target.String())))
	}
	switch len(a.leads) {
	case 0:
	case 1:
		pairs = append(pairs, pair("lead", text(a.leads[0])))
	default:
		pairs = append(pairs, pair("lead", texts(a.leads, true)))
	}
	return store.MapValue(pairs...)
}

// stem is a file's name without its ending.
func stem(file string) string { return strings.TrimSuffix(file, path.Ext(file)) }

func pair(key string, v store.Value) store.Pair { return store.Pair{Key: key, Value: v} }

func text(s string) store.Value { return store.TextValue(s) }

func texts(list []string, flow bool) store.Value {
	var items []store.Value
	for _, s := range list {
		items = append(items, text(s))
	}
	v := store.ListValue(items...)
	v.Flow = flow
	return v
}

func group(flow bool, pairs ...store.Pair) store.Value {
	v := store.MapValue(pairs...)
	v.Flow = flow
	return v
}
