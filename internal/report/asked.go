package report

import (
	"slices"
	"strings"

	"improve/internal/change"
	"improve/internal/doc"
	"improve/internal/programme"
	"improve/internal/schema"
)

// decided are the decisions, each with the ambition that it concerns and what it permits.
// One without its words is restricted, and only what it ended counts.
func (c *Context) decided(u *programme.Update) []Item {
	var items []Item
	for i := range u.Decisions {
		d := &u.Decisions[i]
		if !d.Text.Given() {
			continue
		}
		var of string
		if d.Ambition.Given() {
			of = "Ambition " + doc.Line(c.names().ambitionLine(d.Ambition.Value)).String()
		}
		more := []string{of}
		for k := range d.Permits {
			more = append(more, c.permitted(u, &d.Permits[k]))
		}
		items = append(items, Item{Text: d.Text.Value,
			More: sentences(append(more, c.more(entry("decision", d), "text ambition permits")))})
	}
	return items
}

// permitted says what a permit in an update lets the plan say, or why that is nothing.
func (c *Context) permitted(u *programme.Update, p *programme.Permit) string {
	words := change.Permits(c.byNames(p))
	switch {
	case words == "":
		written := strings.Join(c.phrases(entry("permit", p), ""), ", ")
		return "It permits nothing, because it is not clear what: " + written
	case !c.Programme.Decides(u):
		return "It permits nothing, because the board did not decide it: " + words
	}
	return "The board permits: " + words
}

// byNames is a permit with people as readers know them.
func (c *Context) byNames(p *programme.Permit) *programme.Permit {
	of, _ := p.Clear()
	shape := schema.OfKind(of.Kind)
	if shape == nil || !slices.ContainsFunc(shape.Keys, func(k *schema.Key) bool {
		return k.Name == p.Key.Value && k.NamesPeople()
	}) {
		return p
	}
	named := *p
	named.From, named.To = c.named(p.From), c.named(p.To)
	return &named
}

// named are the names of people, for their ids.
func (c *Context) named(ids []programme.Text) []programme.Text {
	var list []programme.Text
	for _, id := range ids {
		list = append(list, programme.Text{Value: c.names().person(id.Value), Pos: id.Pos})
	}
	return list
}

// recommended are what others recommended, and answers what the programme says to them.
func (c *Context) recommended(u *programme.Update) []Item {
	var items []Item
	for _, r := range u.Recommendations {
		items = append(items, Item{ID: r.ID.Value, Text: r.Text.Value,
			More: c.more(entry("recommendation", r), "text"), Ref: about("recommendation", r.ID.Value)})
	}
	return items
}

func (c *Context) answered(u *programme.Update) []Item {
	var items []Item
	for _, a := range u.Answers {
		item := Item{ID: a.Recommendation.Value, Text: a.Answer.Value, State: "not accepted",
			More: c.more(entry("answer", a), "accepted answer"), Ref: about("recommendation", a.Recommendation.Value)}
		if a.Accepted {
			item.State = "accepted"
		}
		items = append(items, item)
	}
	return items
}

// finished are the actions of earlier meetings that are done.
func (c *Context) finished(u *programme.Update) []Item {
	var items []Item
	for _, id := range u.ActionsDone {
		item := Item{ID: id.Value, Ref: about("action", id.Value)}
		if a := c.Assessment.Index.Action(id.Value); a != nil {
			item.Text = a.Text.Value
		}
		items = append(items, item)
	}
	return items
}

// papers are the documents that came with an update.
func (c *Context) papers(u *programme.Update) []Item {
	var items []Item
	for _, id := range u.Documents {
		item := Item{ID: id.Value, Text: id.Value, Ref: about("document", id.Value), ByWords: true}
		for _, d := range c.Programme.Documents {
			if d.ID.Value == id.Value {
				item.Text = d.Title.Value
				item.More = strings.Join(nonEmpty(d.Date.Date.Words(), d.File.Value), ", ")
			}
		}
		items = append(items, item)
	}
	return items
}
