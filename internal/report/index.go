package report

import (
	"cmp"
	"strings"
	"sync"
	"unicode"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
	"improve/internal/schema"
)

// index finds what `programme.Index` does not: ids as people type them, and what
// refers to a thing. Each of its parts is made when first asked for, and once
// for a Context.
type index struct {
	once    sync.Once
	written map[string]map[writtenKey]string // the id as the record writes it, by kind

	walked  sync.Once
	records map[string][]namedRecord // by kind; see recordsOf

	referred  sync.Once
	referrers map[recordID][]*schema.Entry // see referrers

	linked  sync.Once
	tasks   map[doc.Ref][]*assess.Task // by what they name
	impact  map[string][]impactEntry   // by task
	updates map[string]*programme.Update
	numbers map[string]int // of the tasks in the plan, by id

	boarded   sync.Once
	boardDays []programme.Date // see BoardDays

	boards sync.Mutex // of days
	days   map[programme.Date]*boardDay
}

// recordID is the id of a record of a family.
type recordID struct{ family, id string }

// impactEntry is what an update says about what changed for children after a task.
type impactEntry struct {
	*programme.Impact
	update *programme.Update
}

// idWritten is an id of a kind as the record writes it, the very one or, where there is
// none, one that differs in case; empty where there is neither.
func (c *Context) idWritten(kind, id string) string {
	c.index.once.Do(func() {
		c.index.written = map[string]map[writtenKey]string{}
		for _, k := range Kinds() {
			all := map[writtenKey]string{}
			for _, pair := range k.ids(c) {
				all[writtenKey{pair[0], true}] = pair[0]
				if key := (writtenKey{folded(pair[0]), false}); all[key] == "" {
					all[key] = pair[0]
				}
			}
			c.index.written[k.Name] = all
		}
	})
	all := c.index.written[kind]
	return cmp.Or(all[writtenKey{id, true}], all[writtenKey{folded(id), false}])
}

// writtenKey is an id as it is written, or what it shares with all that differ in case.
type writtenKey struct {
	text  string
	exact bool
}

// folded is the text that all texts share which differ in case alone.
func folded(s string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
			least = min(least, other)
		}
		return least
	}, s)
}

// links are the parts of the index that say what refers to what.
func (c *Context) links() *index {
	c.index.linked.Do(func() {
		c.index.tasks, c.index.impact = tasksByReference(c.Assessment.Tasks), map[string][]impactEntry{}
		c.index.updates, c.index.numbers = map[string]*programme.Update{}, map[string]int{}
		for i, t := range c.Assessment.Tasks {
			if _, twice := c.index.numbers[t.ID.Value]; !twice {
				c.index.numbers[t.ID.Value] = i
			}
		}
		for _, u := range c.Programme.Updates {
			if id := updateID(u); c.index.updates[id] == nil {
				c.index.updates[id] = u
			}
			for _, i := range u.Impact {
				c.index.impact[i.Task.Value] = append(c.index.impact[i.Task.Value], impactEntry{i, u})
			}
		}
	})
	return &c.index
}

func tasksByReference(tasks []*assess.Task) map[doc.Ref][]*assess.Task {
	found := map[doc.Ref][]*assess.Task{}
	for _, t := range tasks {
		for _, refs := range []struct {
			kind string
			ids  []programme.Text
		}{
			{"finding", t.Findings}, {"measure", t.Measures}, {"risk", t.Risks},
			{"priority", []programme.Text{t.Priority}}, {"stage", []programme.Text{t.Stage}},
		} {
			for _, id := range refs.ids {
				ref := doc.Ref{Kind: refs.kind, ID: id.Value}
				if same := found[ref]; len(same) == 0 || same[len(same)-1] != t {
					found[ref] = append(same, t)
				}
			}
		}
	}
	return found
}

// tasksThatName are the tasks whose findings, measures, risks, priority or stage name a
// thing.
func (c *Context) tasksThatName(kind, id string) []*assess.Task {
	return c.links().tasks[doc.Ref{Kind: kind, ID: id}]
}
