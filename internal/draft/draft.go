// Package draft makes new parts of a record as a careful person would begin them:
// an entry of the plan under the next free id, the minutes of a meeting from its
// agenda, a whole new programme. Keys are in their canonical order, and comments
// say what else may be there.
//
// It is pure. It gives edits and the bytes of new files: the edits are made by
// `store`, and what is wrong with them is for `check`.
package draft

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"improve/internal/programme"
	"improve/internal/schema"
	"improve/internal/store"
	"improve/internal/words"
)

// Kind is a kind of entry that can be begun with a few values.
type Kind struct {
	Name     string // as people call it: task
	About    string // what is added, and where to, after "Add"
	Needed   []string
	file     string // of which it is part; empty where that depends on the entry
	list     string // the key that holds such entries; empty where each is a file
	head     string // the comment at the head of a file that is begun with it
	shape    *schema.Shape
	defaults map[string]string
}

// Kinds lists the kinds, in the order in which a programme needs them.
func Kinds() []Kind {
	kinds := []Kind{
		{Name: "ambition", About: "an ambition: one of the programme's aims, in a file of its own",
			Needed: []string{"title"}},
		{Name: "task", About: "a task to the file of its ambition", Needed: []string{"ambition", "title"},
			list: "tasks"},
		{Name: "measure", About: "a measure: a key performance indicator (level 2)",
			Needed: []string{"title", "polarity"}, file: "plan/measures.yaml", list: "measures",
			head: "Key performance indicators (level 2). Their values are in updates/."},
		{Name: "risk", About: "a risk, or an issue that has already happened (level 3)", Needed: []string{"title"},
			file: "plan/risks.yaml", list: "risks",
			head:     "Risks and issues (level 3). Their scores over time are in updates/.",
			defaults: map[string]string{"kind": "risk"}},
		{Name: "action", About: "an action to the minutes of a meeting", Needed: []string{"text"}, list: "actions"},
		{Name: "person", About: "a person who leads, or a body such as a partnership", Needed: []string{"role"},
			file: "plan/people.yaml", list: "people",
			head:     "Who leads: people and bodies. A task or an update refers to them by id.",
			defaults: map[string]string{"kind": "person"}},
		{Name: "source", About: "a source: a published document that findings come from", Needed: []string{"title"},
			file: "plan/findings.yaml", list: "sources", head: findingsHead},
		{Name: "finding", About: "a finding: what an inspection or notice said must improve",
			Needed: []string{"source", "title"}, file: "plan/findings.yaml", list: "findings", head: findingsHead},
		{Name: "document", About: "something that the programme published or was sent", Needed: []string{"title"},
			file: ProgrammeFile, list: "documents"},
		{Name: "event", About: "something that happened to the programme: a visit, a notice",
			Needed: []string{"date", "kind", "title"}, file: ProgrammeFile, list: "events"},
		{Name: "recommendation", About: "what scrutiny, an adviser or a visit recommended, in today's update",
			Needed: []string{"source", "text"}, list: "recommendations"},
	}
	families := schema.Files() // they are built again for every call
	for i := range kinds {
		kinds[i].shape = shapeIn(families, kinds[i].list)
	}
	return kinds
}

const findingsHead = "What the inspections found. A task refers to a finding by its id."

// shapeOf finds the shape of the entries under a key that some file begins with,
// or that of an ambition's file.
func shapeOf(list string) *schema.Shape { return shapeIn(schema.Files(), list) }

func shapeIn(families []*schema.File, list string) *schema.Shape {
	for _, f := range families {
		if list == "" && f.Shape.Name == "ambition" {
			return f.Shape
		}
		for _, k := range f.Shape.Keys {
			if k.Name == list {
				return k.Shape.Item
			}
		}
	}
	panic("no file holds " + list)
}

// Keys are the keys that a call can give, in canonical order; first what says where it
// goes: of a task the ambition it belongs to, of a recommendation who made it.
func (k Kind) Keys() []*schema.Key {
	var keys []*schema.Key
	switch k.Name {
	case "task":
		keys = append(keys, &schema.Key{Name: "ambition", Doc: "the ambition it belongs to", Required: true,
			Shape: &schema.Shape{Kind: schema.KindReference, Refers: "ambitions"}})
	case "recommendation":
		keys = append(keys, &schema.Key{Name: "source", Doc: "who recommends it, in a word such as scrutiny",
			Required: true, Shape: &schema.Shape{Kind: schema.KindID}})
	}
	for _, key := range k.shape.Keys {
		if !later(key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// later are the keys that nobody gives to begin with: records and groups, save
// scores, and what any entry may carry.
func later(k *schema.Key) bool {
	group := k.Shape.Kind == schema.KindObject && k.Shape.Name != "score"
	return k.Common || group || k.Shape.Kind == schema.KindList && k.Shape.IsRecords()
}

// Given are the values of a call, by key.
type Given map[string][]string

func (g Given) one(key string) string {
	if len(g[key]) == 0 {
		return ""
	}
	return g[key][0]
}

// Entry is an entry that is to be written.
type Entry struct {
	ID    string
	Edits []store.Edit
}

// Into is where entries go that are part of an update.
type Into struct {
	Day     programme.Date
	Minutes *programme.Update // for an action
}

// New makes an entry of a kind. The error, in words for people, says what cannot be
// written yet.
func (k Kind) New(p *programme.Programme, into Into, given Given) (Entry, error) {
	values := Given{}
	for key, value := range k.defaults {
		values[key] = []string{value}
	}
	for key, value := range given {
		values[key] = value
	}
	file, err := k.fileIn(p, into, values)
	if err != nil {
		return Entry{}, err
	}
	if values.one("id") == "" {
		values["id"] = []string{k.nextID(p, into, values)}
	}
	v, err := k.value(values)
	if err != nil {
		return Entry{}, err
	}
	e := Entry{ID: values.one("id")}
	switch {
	case k.list == "":
		file = ambitionFile(p, values)
		v.Comment = ambitionHead(e.ID)
		e.Edits = []store.Edit{{File: file, Value: v}}
	case !slices.Contains(p.Files, file):
		whole := store.MapValue(store.Pair{Key: k.list, Value: store.ListValue(v)})
		if k.Name == "recommendation" {
			whole.Pairs = append([]store.Pair{{Key: "date", Value: store.TextValue(into.Day.String())}}, whole.Pairs...)
		}
		whole.Comment = k.head
		e.Edits = []store.Edit{{File: file, Value: whole}}
	default:
		e.Edits = []store.Edit{{File: file, Path: []string{k.list, "+"}, Value: v}}
	}
	return e, nil
}

// fileIn is the file that an entry goes into; nothing for a file of its own.
func (k Kind) fileIn(p *programme.Programme, into Into, given Given) (string, error) {
	switch k.Name {
	case "task":
		if a := programme.NewIndex(p).Ambition(given.one("ambition")); a != nil {
			return p.Files[a.Pos.File], nil
		}
		return "", fmt.Errorf("no ambition has the id %s", given.one("ambition"))
	case "action":
		return into.Minutes.Path, nil
	case "recommendation":
		return "updates/" + into.Day.String() + "-" + sourceOf(given) + ".yaml", nil
	}
	return k.file, nil
}

// sourceOf is who recommends something, as a part of ids and file names.
func sourceOf(given Given) string { return cmp.Or(words.Slug(given.one("source")), "recommendation") }

// value is the entry as it is given.
func (k Kind) value(given Given) (store.Value, error) {
	values := map[string]store.Value{}
	for _, key := range k.shape.Keys {
		if len(given[key.Name]) == 0 {
			continue
		}
		v, err := valueOf(key, given[key.Name])
		if err != nil {
			return v, err
		}
		values[key.Name] = v
	}
	if k.list == "" {
		values["tasks"] = noTasks()
	}
	return filled(k.shape, values), nil
}

// filled is a group of keys: what is given, and comments where something else may
// stand.
func filled(shape *schema.Shape, values map[string]store.Value) store.Value {
	v := store.MapValue()
	var pending []string
	for _, key := range shape.Keys {
		value, given := values[key.Name]
		switch {
		case given:
			if value.Comment != "" {
				pending = append(pending, value.Comment)
			}
			value.Comment, pending = strings.Join(pending, "\n"), nil
			v.Pairs = append(v.Pairs, store.Pair{Key: key.Name, Value: value})
		case !key.Common:
			pending = append(pending, outline(key)...)
		}
	}
	if len(pending) > 0 {
		v.Pairs[len(v.Pairs)-1].Value.Below = strings.Join(pending, "\n")
	}
	return v
}

// outline is a key as a comment that is ready to be uncommented: its name, and
// what goes there.
func outline(key *schema.Key) []string { return wrapped(key.Name+": "+key.Doc, "  ") }

// wrapped is a text in lines that fit into a comment.
func wrapped(text, indent string) []string {
	const width = 84
	return words.Wrap(strings.Fields(text), width, indent)
}

// valueOf is what is given for a key as it is written.
func valueOf(key *schema.Key, given []string) (store.Value, error) {
	texts := make([]store.Value, len(given))
	for i, s := range given {
		texts[i] = store.TextValue(s)
	}
	switch {
	case key.Shape.Kind == schema.KindSteps:
		return steps(texts), nil
	case key.Shape.Kind == schema.KindObject:
		return score(given[0])
	case key.Shape.Kind == schema.KindList, len(given) > 1:
		return store.ListValue(texts...), nil
	}
	return texts[0], nil
}

// steps are activities by letter; a list where the letters do not suffice.
func steps(texts []store.Value) store.Value {
	const letters = "abcdefghijklmnopqrstuvwxyz"
	if len(texts) > len(letters) {
		return store.ListValue(texts...)
	}
	v := store.MapValue()
	for i, t := range texts {
		v.Pairs = append(v.Pairs, store.Pair{Key: letters[i : i+1], Value: t})
	}
	return v
}

// score reads a likelihood and an impact, 4x5, or the impact of an issue alone.
func score(s string) (store.Value, error) {
	likelihood, impact, both := strings.Cut(strings.ToLower(s), "x")
	if !both && len(s) == 1 && s[0] >= '1' && s[0] <= '5' {
		return store.MapValue(store.Pair{Key: "impact", Value: store.TextValue(s)}), nil
	}
	if !both {
		return store.Value{}, fmt.Errorf("%q is not a score: write likelihood x impact, each 1 to 5, such as 4x5; "+
			"for an issue, only the impact", s)
	}
	return store.MapValue(store.Pair{Key: "likelihood", Value: store.TextValue(strings.TrimSpace(likelihood))},
		store.Pair{Key: "impact", Value: store.TextValue(strings.TrimSpace(impact))}), nil
}
