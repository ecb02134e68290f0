package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/schema"
	"improve/internal/words"
)

// recorded is a kind of record whose page is what its keys say, and what refers to it.
func recorded(name string) Kind {
	ids := func(c *Context) [][2]string {
		var all [][2]string
		for _, r := range c.recordsOf(name) {
			all = append(all, [2]string{r.id, r.about})
		}
		return all
	}
	return Kind{Name: name, ids: ids, make: func(c *Context, id string) *PageView { return recordPage(c, name, id) }}
}

// recordedOn is a kind of record that the list of all gives with its day.
func recordedOn(name string) Kind {
	k := recorded(name)
	k.state = func(c *Context, id string) string {
		switch r := c.recordNamed(name, id).Record.(type) {
		case *programme.Source:
			return r.Published.Date.Words()
		case *programme.Document:
			return r.Date.Date.Words()
		case *programme.Event:
			return r.Date.Date.Words()
		case *programme.Pause:
			return r.From.Date.Words() + " to " + r.To.Date.Words()
		}
		return ""
	}
	return k
}

// namedRecord is a record, by what people call it.
type namedRecord struct {
	id, about string
	*schema.Entry
}

// recordedKinds are the kinds of which recordsOf knows the records.
var recordedKinds = []string{"source", "document", "event", "term", "principle", "stage", "level", "pause"}

// recordsOf are the records of a kind, in the order of the files. Those of all kinds are
// found in one go.
func (c *Context) recordsOf(name string) []namedRecord {
	c.index.walked.Do(func() {
		found := map[string][]namedRecord{}
		wanted := func(s *schema.Shape) bool { return slices.Contains(recordedKinds, s.Name) }
		schema.Pass(c.Programme, wanted, func(e *schema.Entry) {
			found[e.Shape.Name] = append(found[e.Shape.Name], distinct(found[e.Shape.Name], named(e.Kept())))
		})
		c.index.records = found
	})
	return c.index.records[name]
}

// named finds what people call a record: its id, or what it is known by.
func named(e *schema.Entry) namedRecord {
	r := namedRecord{Entry: e, id: e.ID(), about: e.Title()}
	switch record := e.Record.(type) {
	case *programme.Term:
		r.id, r.about = record.Term.Value, record.Meaning.Value
	case *programme.Level:
		r.id = record.Level.Text.Value
	case *programme.Event:
		r.id = cmp.Or(r.id, record.Date.Date.String())
	case *programme.Pause:
		r.id, r.about = record.From.Date.String(), record.Reason.Value
	}
	return r
}

// distinct tells a record apart from earlier ones of one name, such as two events of a
// day: by a number behind the name.
func distinct(earlier []namedRecord, r namedRecord) namedRecord {
	name := r.id
	for n := 2; slices.ContainsFunc(earlier, func(e namedRecord) bool { return e.id == r.id }); n++ {
		r.id = name + "/" + strconv.Itoa(n)
	}
	return r
}

// recordNamed is the record of a kind with an id that is there.
func (c *Context) recordNamed(name, id string) namedRecord {
	records := c.recordsOf(name)
	return records[slices.IndexFunc(records, func(r namedRecord) bool { return r.id == id })]
}

// recordPage is what a record says, what of the plan refers to it, and what updates say,
// save the kinds that the page lists itself.
func recordPage(c *Context, name, id string, own ...string) *PageView {
	r := c.recordNamed(name, id)
	v := newPage(c, name, id, r.about)
	if u := r.Entry.Update(); u != nil {
		v.factLines("From", Words{{Text: c.names().update(u), Ref: aboutUpdate(u)}})
		v.fact("Date", u.Date.Date.Words())
	}
	v.restOf(r.Entry, shownKeys(r))
	v.list("Tasks", taskItems(c.tasksThatName(name, id)))
	v.referring(r.Shape.Family, r.ID(), own...)
	return v
}

// shownKeys are the keys whose values head the record's page.
func shownKeys(r namedRecord) string {
	var keys []string
	for _, k := range r.Shape.Keys {
		for _, t := range k.Written(r.Record) {
			if k.Role != schema.Date && (t.Value == r.id || t.Value == r.about) {
				keys = append(keys, k.Name)
			}
		}
	}
	return strings.Join(keys, " ")
}

// referring lists what of the plan refers to a record, by kind, save the kinds that the
// page lists itself, and puts into the timeline what updates say about it.
func (v *PageView) referring(family, id string, own ...string) {
	if family == "" || id == "" {
		return
	}
	var kinds []string
	items := map[string][]Item{}
	for _, e := range v.Context.referrers(family, id) {
		kind, u := e.Shape.Name, e.Update()
		switch {
		case slices.Contains(own, kind) || u != nil && u.Date.Date.After(v.AsAt):
		case u != nil && e.Parent != nil:
			v.moment(u, e.Pos(), programme.Unrated, v.Context.momentWords(e)...)
		case items[kind] == nil:
			kinds = append(kinds, kind)
			fallthrough
		default:
			items[kind] = append(items[kind], v.itemOf(e))
		}
	}
	for _, kind := range kinds {
		v.list(diag.UpperFirst(plural(kind)), items[kind])
	}
}

// itemOf is a record of the plan in a list: a task with its rating.
func (v *PageView) itemOf(e *schema.Entry) Item {
	if t := v.Context.Assessment.Task(e.ID()); t != nil && e.Shape.Family == "tasks" {
		return taskItem(t)
	}
	if u := e.Update(); u != nil {
		return Item{ID: updateID(u), Text: titleOf(u), Ref: aboutUpdate(u)}
	}
	r := named(e)
	item := Item{ID: r.id, Text: r.about, Ref: about(e.Shape.Name, r.id)}
	if f, ok := e.Record.(*programme.Finding); ok && f.ID.Given() {
		item.State = findingState(v.Context, f.ID.Value)
	}
	return item
}

// events are recorded, with a page of their own.
func events() Kind {
	k := recordedOn("event")
	k.make = eventPage
	return k
}

// eventPage is an event and, of a visit, what its letter says about each finding.
func eventPage(c *Context, id string) *PageView {
	v := recordPage(c, "event", id, "visit's verdicts")
	for _, u := range c.Programme.Updates {
		for _, visit := range u.Visits {
			if visit.Visit.Value == id && !u.Date.Date.After(v.AsAt) {
				v.list("What its letter says of findings", c.verdictItems(visit))
			}
		}
	}
	return v
}

// momentWords are what an update says about a thing, a phrase each, as its page tells them.
func (c *Context) momentWords(e *schema.Entry) []string {
	switch said := e.Record.(type) {
	case *programme.FindingState:
		return append(c.stated(said), noted(&said.Meta))
	case *programme.Verdict:
		visit := e.Parent.Record.(*programme.VisitVerdicts).Visit
		return append(c.verdictPhrases(visit.Value, said), noted(&said.Meta))
	}
	return c.says(e, "")
}

// says are the phrases of a record, and the note on it.
func (c *Context) says(e *schema.Entry, own string) []string {
	list := c.phrases(e, own)
	if m := e.Meta(); m != nil {
		list = append(list, m.Note.Value)
	}
	return list
}

// referrers are the records that name one of a family by its id, in the order of the files.
// Those of all families whose pages list them are found in one go.
func (c *Context) referrers(family, id string) []*schema.Entry {
	c.index.referred.Do(func() {
		families := []string{}
		for _, kind := range append([]string{"finding", "group"}, recordedKinds...) {
			families = append(families, nonEmpty(schema.OfKind(kind).Family)...)
		}
		naming := schema.RowsThat(func(k *schema.Key) bool {
			return slices.Contains(families, k.Shape.Single().Refers)
		})
		c.index.referrers = map[recordID][]*schema.Entry{}
		schema.Pass(c.Programme, naming.Among, func(e *schema.Entry) {
			var seen []recordID
			var kept *schema.Entry
			for _, k := range naming.Of(e.Shape) {
				for _, t := range k.Written(e.Record) {
					of := recordID{k.Shape.Single().Refers, t.Value}
					if slices.Contains(seen, of) {
						continue
					}
					if kept == nil {
						kept = e.Kept()
					}
					seen = append(seen, of)
					c.index.referrers[of] = append(c.index.referrers[of], kept)
				}
			}
		})
	})
	return c.index.referrers[recordID{family, id}]
}

// KindPage lists all things of a kind.
func KindPage(c *Context, kind Kind) (*PageView, error) {
	ids := kind.ids(c)
	if len(ids) == 0 {
		return nil, notFound(c, kind.Name, "")
	}
	v := newPage(c, kind.Name, "", kind.Title())
	var items []Item
	for _, pair := range ids {
		item := Item{ID: pair[0], Text: pair[1], Ref: about(kind.Name, pair[0]), ByWords: !kind.calledByID()}
		if kind.state != nil && item.ID != "" {
			item.State = kind.state(c, pair[0])
		}
		items = append(items, item)
	}
	v.Lists = append(v.Lists, Items{Name: countOf(len(items), kind.Name, plural(kind.Name)), Items: items,
		Part: words.Slug(plural(kind.Name)), Paper: c.Public})
	if kind.more != nil {
		kind.more(v)
	}
	return v, nil
}

// plural is the name of several things of a kind.
func plural(kind string) string {
	if s := schema.OfKind(kind); s != nil && s.Family != "" {
		return s.Family
	}
	return kind + "s"
}

// overall adds what success looks like for the programme as a whole.
func overall(v *PageView) {
	success := v.Context.Programme.Success
	v.list("Success in the medium term, for the whole programme", plainItems(success.Medium))
	v.list("Success in the long term, for the whole programme", plainItems(success.Long))
}
