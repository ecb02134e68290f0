package report

import (
	"strings"

	"improve/internal/doc"
	"improve/internal/programme"
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
			more = append(more, "Permitted: "+permitWords(&d.Permits[k]))
		}
		items = append(items, Item{Text: d.Text.Value,
			More: sentences(append(more, c.more(entry("decision", d), "text ambition permits")))})
	}
	return items
}

// permitWords say what the plan may say by a decision.
func permitWords(p *programme.Permit) string {
	var words []string
	for _, of := range p.Named() {
		what := map[string]string{programme.PermitDrop: " leaves the plan", programme.PermitEnd: " ends"}[of.Verb]
		words = append(words, strings.TrimSpace(of.Kind+" "+of.ID)+what)
	}
	words = append(words, nonEmpty(p.Key.Value)...)
	if from := programme.Values(p.From); len(from) > 0 {
		words = append(words, "from "+strings.Join(from, ", "))
	}
	if to := programme.Values(p.To); len(to) > 0 {
		words = append(words, "to "+strings.Join(to, ", "))
	}
	return strings.Join(words, ", ")
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
