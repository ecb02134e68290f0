package report

import (
	"fmt"
	"strings"

	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/history"
	"improve/internal/programme"
	"improve/internal/schema"
)

// HistoryView is everything that was ever said about a task: `improve history`.
type HistoryView struct {
	Head
	Task   string         `json:"task"`
	Title  string         `json:"title"`
	Source string         `json:"source"` // git, or updates where there is no history
	Begins *Begins        `json:"begins"` // where a shallow clone's history does; null where it is whole
	Events []HistoryEvent `json:"events"`
	// Continues are the tasks that it continues, the nearest first.
	Continues []HistoryOfOne `json:"continues"`

	Why string `json:"-"` // there is no git
}

// HistoryOfOne is everything that was said about a task that another continues.
type HistoryOfOne struct {
	Task   string         `json:"task"`
	Title  string         `json:"title"`
	Events []HistoryEvent `json:"events"`
}

// Begins is where the history that a clone holds begins.
type Begins struct {
	Commit string         `json:"commit"`
	Date   programme.Date `json:"date"`
}

// HistoryEvent is one thing that was said, rewritten, deleted or moved.
type HistoryEvent struct {
	Date       programme.Date `json:"date"`
	Kind       history.Kind   `json:"kind"` // stated, added, changed, removed, moved
	What       string         `json:"what"`
	Before     Optional       `json:"before"`
	After      Optional       `json:"after"`
	Update     programme.Date `json:"update"` // the date of the update that it stands in; null for the plan
	By         Optional       `json:"by"`
	File       string         `json:"file"`
	Line       int            `json:"line"`
	Commit     Optional       `json:"commit"`
	Committed  programme.Date `json:"committed"`
	Author     Optional       `json:"author"`
	Origin     history.Origin `json:"origin,omitempty"` // why there is no commit
	Standing   bool           `json:"standing"`         // it still says so
	ToldBefore bool           `json:"told_before"`      // by what was told before this record

	Key *schema.Key `json:"-"` // that it is written under, which says how to read its values
}

// Told is what is known of a task's past, and from where.
type Told struct {
	Tasks  []ToldTask // the task itself, and those that it continues, the nearest first
	Source string     // git or updates
	Why    string     // it is updates alone
	Begins *Begins    // where a shallow clone begins
}

// ToldTask is what is known of the past of one task.
type ToldTask struct {
	Task   string
	Events []history.Event
}

// History makes the view of a task's past. It is an error where nothing was ever
// said about such a task; that names the nearest there is.
func History(c *Context, task string, told Told) (*HistoryView, error) {
	v := &HistoryView{Head: c.head(), Source: told.Source, Begins: told.Begins, Why: told.Why,
		Continues: []HistoryOfOne{}}
	for i, one := range told.Tasks {
		of := historyOf(c, one)
		if i == 0 {
			v.Task, v.Title, v.Events = of.Task, of.Title, of.Events
			continue
		}
		v.Continues = append(v.Continues, of)
	}
	if len(v.Events) == 0 && c.Assessment.Task(task) == nil {
		return nil, unknownTask(c, task)
	}
	return v, nil
}

// historyOf is what was said about a task up to the day.
func historyOf(c *Context, told ToldTask) HistoryOfOne {
	of := HistoryOfOne{Task: told.Task, Events: []HistoryEvent{}}
	if t := c.Assessment.Task(told.Task); t != nil {
		of.Title = t.Title.Value
	}
	before := map[string]bool{}
	for _, u := range c.Programme.Updates {
		before[u.Path] = c.Programme.ToldBefore(u)
	}
	for _, e := range told.Events {
		if !e.Update.IsZero() && e.Update.After(c.Assessment.AsAt) {
			continue
		}
		event := newHistoryEvent(e)
		event.ToldBefore = before[e.File]
		of.Events = append(of.Events, event)
		if e.What == "title" && of.Title == "" { // it is in the plan no more
			of.Title = e.Before
		}
	}
	return of
}

func unknownTask(c *Context, task string) error {
	var ids []string
	for _, pair := range taskIDs(c) {
		ids = append(ids, pair[0])
	}
	if near, ok := diag.Nearest(task, ids); ok {
		return fmt.Errorf("there is and was no task %q: did you mean %s?", task, near)
	}
	return fmt.Errorf("there is and was no task %q: improve status --oneline lists them", task)
}

func newHistoryEvent(e history.Event) HistoryEvent {
	h := HistoryEvent{Date: e.Date, Kind: e.Kind, What: e.What, Before: Optional(e.Before), After: Optional(e.After),
		Update: e.Update, By: Optional(e.By), File: e.File, Line: e.Line, Origin: e.Origin,
		Standing: e.Standing, Key: e.Key}
	if e.Commit != nil {
		h.Commit, h.Committed, h.Author = Optional(e.Commit.Hash), e.Committed, Optional(e.Commit.Author.Name)
	}
	return h
}

// Table is the events, one row each; those of tasks that it continues come after its own.
func (v *HistoryView) Table() *doc.Table {
	t := &doc.Table{Caption: "History of " + v.Task, Columns: columns("date", "kind", "what", "before", "after",
		"update", "by", "file", "line", "commit", "committed", "author", "origin", "standing", "told_before", "task")}
	add := func(task string, events []HistoryEvent) {
		for _, e := range events {
			t.Rows = append(t.Rows, []doc.Cell{dated(e.Date), cell(e.Kind), cell(e.What), cell(e.Before), cell(e.After),
				dated(e.Update), cell(e.By), cell(e.File), number(e.Line), cell(e.Commit), dated(e.Committed),
				cell(e.Author), cell(e.Origin), cell(fmt.Sprint(e.Standing)), cell(fmt.Sprint(e.ToldBefore)),
				cell(task)})
		}
	}
	add(v.Task, v.Events)
	for _, of := range v.Continues {
		add(of.Task, of.Events)
	}
	return t
}

// Document is the timeline, what happened together in one entry.
func (v *HistoryView) Document() doc.Document {
	page := v.page(v.Title)
	page.ID = v.Task
	page.Blocks = append(page.Blocks, v.entries(v.Task, v.Events))
	for _, of := range v.Continues {
		page.Blocks = append(page.Blocks, headingOf(2, "task", of.Task, "It continues "+of.Task+" "+of.Title),
			v.entries(of.Task, of.Events))
	}
	if line := v.limits(); line != "" {
		page.Blocks = append(page.Blocks, notes([]doc.Line{doc.Toned(doc.Muted, line)}))
	}
	return page
}

// entries are events, what happened together in one entry.
func (v *HistoryView) entries(task string, events []HistoryEvent) doc.Block {
	if len(events) == 0 {
		return say("Nobody has said anything of this task yet.")
	}
	entries := &doc.Entries{}
	for rest := events; len(rest) > 0; {
		n := 1
		for n < len(rest) && oneMoment(rest[0], rest[n]) {
			n++
		}
		entries.Items = append(entries.Items, v.historyEntry(task, rest[:n]))
		rest = rest[n:]
	}
	return entries
}

// limits says what the history cannot tell.
func (v *HistoryView) limits() string {
	switch {
	case v.Source != "git":
		return "Told from the updates alone, not from when they were written or changed: " + v.Why + "."
	case v.Begins != nil:
		return fmt.Sprintf("This clone's history begins with commit %s of %s; "+
			"what was changed before is not here: git fetch --unshallow", v.Begins.Commit[:12], v.Begins.Date.Words())
	}
	return ""
}

// oneMoment reports whether two events are of one moment: the same update or the
// plan, the same commit, the same thing happening.
func oneMoment(a, b HistoryEvent) bool {
	return a.Kind == b.Kind && a.Date == b.Date && a.Update == b.Update && a.Commit == b.Commit &&
		a.Origin == b.Origin && (a.File == b.File || a.Kind != history.Stated)
}

func (v *HistoryView) historyEntry(task string, events []HistoryEvent) doc.Entry {
	first := events[0]
	entry := doc.Entry{ID: first.Date.Words(), Title: doc.Text(v.headline(first)), Ref: aboutUpdateIn(first.File)}
	for rest := events; len(rest) > 0; {
		e, n := rest[0], 1
		if together, sentences := v.sentence(task, rest); together > 0 {
			n = together
			for _, words := range sentences {
				entry.Detail = append(entry.Detail, doc.Text(words))
			}
		} else {
			entry.Detail = append(entry.Detail, v.line(e))
		}
		rest = rest[n:]
		if r, ok := programme.ParseRating(string(e.After)); ok && e.What == "rating" {
			entry.Aside = doc.Toned(tone(r), r.String())
		}
	}
	entry.Detail = append(entry.Detail, doc.Toned(doc.Muted, origin(first)))
	return entry
}

// update is the update that says something now; nil where it is of the plan, or gone.
func (v *HistoryView) update(e HistoryEvent) *programme.Update {
	return v.Context.links().updates[aboutUpdateIn(e.File).ID]
}

// headline says what happened.
func (v *HistoryView) headline(e HistoryEvent) string {
	where := "in the plan"
	if !e.Update.IsZero() {
		where = "in the update of " + e.Update.Words()
	}
	switch e.Kind {
	case history.Stated:
		by := ""
		if e.By != "" {
			by = " by " + v.Context.names().person(string(e.By))
		}
		u := v.update(e)
		switch {
		case e.ToldBefore:
			return "Told before this record"
		case u != nil && u.Meeting.Given():
			return v.Context.names().update(u) + by
		}
		return "Update" + by
	case history.Added:
		return "Written into the plan"
	case history.Changed:
		return "Rewritten " + where
	case history.Removed:
		return "Deleted " + where
	}
	return "Moved to another file"
}

// line is one event in words.
func (v *HistoryView) line(h HistoryEvent) doc.Line {
	before, after := v.inWords(h.Key, string(h.Before)), v.inWords(h.Key, string(h.After))
	switch h.Kind {
	case history.Changed:
		return doc.Text(fmt.Sprintf("%s: was ‘%s’; now ‘%s’%s", diag.UpperFirst(h.What), before, after, h.since()))
	case history.Removed:
		return doc.Text(fmt.Sprintf("%s: was ‘%s’", diag.UpperFirst(h.What), before))
	case history.Moved:
		return doc.Text(fmt.Sprintf("From %s to %s", before, after))
	}
	return doc.Text(diag.UpperFirst(h.What) + ": " + after + h.since())
}

// inWords is a value as people read it: people by name or role, a rating with its word,
// dates in full.
func (v *HistoryView) inWords(key *schema.Key, value string) string {
	if key == nil {
		return value
	}
	var words []string
	for part := range strings.SplitSeq(value, ", ") {
		d, err := programme.ParseDate(part)
		switch r, rated := programme.ParseRating(part); {
		case key.NamesPeople():
			part = v.Context.names().person(part)
		case key.Role == schema.Date && err == nil:
			part = d.Words()
		case len(key.Shape.Means) > 0 && rated:
			part = r.String()
		}
		words = append(words, part)
	}
	return strings.Join(words, ", ")
}

// since says about what was stated that it no longer is.
func (h HistoryEvent) since() string {
	if h.Standing {
		return ""
	}
	return " (changed or deleted since: see below)"
}

// origin is who did it, in which commit, and where it is.
func origin(e HistoryEvent) string {
	parts := []string{fmt.Sprintf("%s:%d", e.File, e.Line)}
	switch {
	case e.Commit != "":
		parts = append(parts, fmt.Sprintf("%s, commit %.12s of %s", e.Author, e.Commit, e.Committed.Words()))
	case e.Origin != history.NoGit:
		parts = append(parts, string(e.Origin))
	}
	return strings.Join(parts, " · ")
}
