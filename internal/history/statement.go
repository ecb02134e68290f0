package history

import (
	"strings"

	"improve/internal/programme"
	"improve/internal/schema"
)

// key identifies a statement. Two statements of one key with different values are an
// edit.
type key struct {
	date programme.Date // of the update; zero in the plan
	what string
	part string // which of several: an activity's letter, a text of a list
}

// statement is one value about a task in a file.
type statement struct {
	key
	row        *schema.Key // that it is written under
	value      string      // as written, to compare
	by         string      // who writes the update
	file       string
	line       int
	restricted bool
}

// same is a statement whatever file it is in.
type same struct {
	key
	value string
}

func (s statement) same() same { return same{s.key, s.value} }

// subject is a task whose history is told, and the plan that it comes from, with which it
// may end; empty where it comes from none.
type subject struct{ task, plan string }

// subjectOf is a task of a record, by its id.
func subjectOf(p *programme.Programme, task string) subject {
	if t := programme.NewIndex(p).Task(task); t != nil {
		return subject{task, t.Plan.Value}
	}
	return subject{task, ""}
}

// statements are the values about a task in a programme, in the order of its files.
func statements(p *programme.Programme, of subject) []statement {
	c := &collector{programme: p, subject: of}
	schema.Search(p, c.entry)
	return c.found
}

// collector gathers the statements about a task in a programme or one of its files.
type collector struct {
	programme *programme.Programme
	subject
	found []statement
}

// entry adds what a record says, where it is the task, a part of it, or an entry of an
// update about it. It goes no further into records of other tasks.
func (c *collector) entry(e *schema.Entry) bool {
	switch record := e.Record.(type) {
	case *programme.Permit:
		c.permit(e, record)
	case *programme.Plan:
		c.planEnd(e, record)
	}
	task, is := e.OfTask()
	if is && task != c.task {
		return false
	}
	group := e.Key != nil && e.Key.Shape.Kind == schema.KindObject // its facts are those of the record above
	if is && !group && len(e.Shape.Keys) > 0 {
		e.Facts(func(f schema.Fact) { c.fact(e, f) })
	}
	return true
}

// permit adds what a decision lets the plan say about the task, or that it ends its plan.
func (c *collector) permit(e *schema.Entry, p *programme.Permit) {
	of, ok := p.Clear()
	if !ok {
		return
	}
	var s statement
	switch {
	case of.Kind == "task" && of.ID == c.task:
		s = statement{key: key{what: "permitted " + p.Key.Value, part: p.Key.Value},
			value: strings.Join(programme.Values(p.To), ", ")}
	case of.Verb == programme.PermitEnd && of.ID == c.plan && c.plan != "":
		s = statement{key: key{what: "end of its plan", part: of.ID}, value: of.ID}
	default:
		return
	}
	u, d := e.Parent.Parent.Record.(*programme.Update), e.Parent.Record.(*programme.Decision)
	s.date, s.by, s.value = u.Date.Date, u.By.Value, s.value+": "+d.Text.Value
	s.restricted = isRestricted(e.Parent) || isRestricted(e.Parent.Parent)
	c.add(s, e, of.Text.Pos)
}

// planEnd adds that the task's plan ended where no decision is recorded.
func (c *collector) planEnd(e *schema.Entry, p *programme.Plan) {
	if p.ID.Value != c.plan || c.plan == "" || p.Ended == nil {
		return
	}
	c.add(statement{key: key{what: "end of its plan, no decision recorded", part: p.ID.Value},
		value: p.Ended.Date.Date.Words() + ": " + p.Ended.Note.Value, restricted: isRestricted(e)}, e, p.Ended.Pos)
}

// fact adds what a record says under a key. What the plan lists by id or date is one
// promise; what an update lists, and every text of a list, is said by itself.
func (c *collector) fact(e *schema.Entry, f schema.Fact) {
	if f.Key.Role == schema.Identity || len(f.Values) == 0 {
		return
	}
	s := statement{key: key{what: whatOf(e, f), part: partOf(e)}, row: f.Key}
	top := e
	for above := e; above != nil; above = above.Parent {
		top, s.restricted = above, s.restricted || isRestricted(above)
	}
	u, said := top.Record.(*programme.Update)
	if said {
		s.date, s.by = u.Date.Date, u.By.Value
	}
	if !f.IsList() || !said && f.Key.Role != schema.Prose {
		s.value = strings.Join(programme.Values(f.Values), ", ")
		c.add(s, e, f.Values[0].Pos)
		return
	}
	for _, t := range f.Values {
		s.value, s.part = t.Value, t.Value
		c.add(s, e, t.Pos)
	}
}

func (c *collector) add(s statement, e *schema.Entry, at programme.Pos) {
	if !at.Known() {
		at = e.Pos()
	}
	if at.Known() {
		place := c.programme.Place(at)
		s.file, s.line = place.File, place.Line
	}
	c.found = append(c.found, s)
}

func isRestricted(e *schema.Entry) bool {
	m := e.Meta()
	return m != nil && m.Restricted != nil
}

// whatOf is what a statement is about, for a reader: the key, and before it what a part
// of the task, or an entry other than its progress, is.
func whatOf(e *schema.Entry, f schema.Fact) string {
	switch {
	case e.Shape.Family == "tasks", e.Shape.By != nil && e.Key.Name == "progress":
		return f.Label
	case f.Key == e.Shape.Bare:
		return e.Shape.Name
	case e.Shape.By != nil && e.Shape.By.Role != schema.Identity:
		return e.Key.Label + " " + f.Label
	}
	return e.Shape.Name + " " + f.Label
}

// partOf distinguishes parts of one kind, by their letter or title.
func partOf(e *schema.Entry) string {
	if _, is := e.Task(); is {
		return ""
	}
	if e.Shape.By != nil {
		return e.ID()
	}
	return e.Title()
}
