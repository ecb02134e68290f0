package report

import (
	"cmp"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
)

// names are what readers call the people, groups and other things of a record.
type names struct {
	index *programme.Index
	main  *programme.Group // the board
}

func (c *Context) names() names { return names{c.Assessment.Index, c.Assessment.Board} }

// person is the name of a person, body or group; the role of a person without a name; or
// the id itself where the record has nobody of that id.
func (n names) person(id string) string {
	if p := n.index.Person(id); p != nil {
		return p.Shown()
	}
	return n.group(id)
}

// people are several of them.
func (n names) people(ids []programme.Text) []string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = n.person(id.Value)
	}
	return list
}

// named is a person or body as a view names them; empty where none is.
func (n names) named(id string) Named {
	if id == "" {
		return Named{}
	}
	return Named{Name: n.person(id), Ref: n.ref(id)}
}

// ref is what a page refers to where it names somebody; nothing where nobody of
// the record has that id.
func (n names) ref(id string) doc.Ref {
	switch {
	case n.index.Person(id) != nil:
		return about("person", id)
	case n.index.Group(id) != nil:
		return about("group", id)
	}
	return doc.Ref{}
}

// line is the names of several people or bodies.
func (n names) line(ids []programme.Text) doc.Line {
	var line doc.Line
	for i, id := range ids {
		if i > 0 {
			line = append(line, doc.Span{Text: ", "})
		}
		line = append(line, doc.Span{Text: n.person(id.Value), Ref: n.ref(id.Value)})
	}
	return line
}

// leads are who leads a task, in a muted tone.
func (n names) leads(t *assess.Task) doc.Line {
	if len(t.Leads) == 0 {
		return doc.Toned(doc.Muted, "no lead")
	}
	line := n.line(t.Leads)
	for i := range line {
		line[i].Tone = doc.Muted
	}
	return line
}

// withLeads is a task's id, with who leads it.
func (n names) withLeads(t *assess.Task) string {
	leads := n.leads(t).String()
	if leads == "" {
		return t.ID.Value
	}
	return t.ID.Value + " (" + leads + ")"
}

// group is the name of a group, or its id where it has none.
func (n names) group(id string) string {
	if g := n.index.Group(id); g != nil && g.Name.Given() {
		return g.Name.Value
	}
	return id
}

// board is the name of the board.
func (n names) board() string {
	if n.main != nil {
		return orNone(n.main.Name.Value, n.main.ID.Value)
	}
	return "the board"
}

// update is what a reader calls an update: the board of a date, or its title.
func (n names) update(u *programme.Update) string {
	switch {
	case u.Meeting.Given():
		return n.group(u.Meeting.Value) + " minutes"
	case u.Title.Given():
		return u.Title.Value
	case u.By.Given():
		return "Update by " + n.person(u.By.Value)
	}
	return "Update"
}

// ambitionLine is the number and short title of an ambition.
func (n names) ambitionLine(id string) Words {
	if a := n.index.Ambition(id); a != nil {
		return Words{{Text: ambitionName(a), Ref: about("ambition", id)}}
	}
	return Words(doc.Text(id))
}

// action is what was asked of whom, by when.
func (n names) action(text, owner programme.Text, due programme.Dated) string {
	words := text.Value
	if owner.Given() {
		words += " (" + n.person(owner.Value) + ")"
	}
	if due.Given() {
		words += ", due " + due.Date.Words()
	}
	return words
}

func ambitionName(a *programme.Ambition) string { return a.ID.Value + " " + shortTitle(a) }

// shortTitle is the ambition's title, the short one where it has that.
func shortTitle(a *programme.Ambition) string {
	if a.Short.Given() {
		return a.Short.Value
	}
	return a.Title.Value
}

// calledBeside is what readers call a thing, to follow its id; empty where it has no name, or
// is called by its id.
func (c *Context) calledBeside(kind, id string) string {
	var title programme.Text
	index := c.Assessment.Index
	switch kind {
	case "ambition":
		if a := index.Ambition(id); a != nil {
			title = programme.Text{Value: cmp.Or(a.Short.Value, a.Title.Value)}
		}
	case "task":
		if t := index.Task(id); t != nil {
			title = t.Title
		}
	case "group":
		if g := index.Group(id); g != nil {
			title = g.Name
		}
	case "plan":
		if p := index.Plan(id); p != nil {
			title = p.Title
		}
	case "finding":
		if f := index.Finding(id); f != nil {
			title = f.Title
		}
	case "measure":
		if m := index.Measure(id); m != nil {
			title = m.Title
		}
	case "risk":
		if r := index.Risk(id); r != nil {
			title = r.Title
		}
	case "source":
		if s := index.Source(id); s != nil {
			title = s.Title
		}
	case "document":
		for _, d := range c.Programme.Documents {
			if d.ID.Value == id {
				title = d.Title
			}
		}
	}
	if !title.Given() {
		return ""
	}
	return " " + title.Value
}
