package report

import (
	"strings"

	"improve/internal/programme"
	"improve/internal/schema"
)

// said are what an update says about the plan, by kind, in the order in which minutes give it.
// A list without an item is left out.
func (c *Context) said(u *programme.Update) []Items {
	lists := []Items{
		{Name: "Ambitions", Items: c.highlightItems(u)}, {Name: "Tasks", Items: c.progressItems(u)},
		{Name: "Measures", Items: c.readingItems(u)}, {Name: "New baselines", Items: c.rebaseItems(u)},
		{Name: "Risks", Items: c.reviewItems(u)}, {Name: "What changed for children", Items: c.impactItems(u)},
		{Name: "Findings", Items: c.stateItems(u)}, {Name: "Voices", Items: c.voiceItems(u, "")},
	}
	for _, visit := range u.Visits {
		lists = append(lists, Items{Name: c.eventName(visit.Visit.Value), Items: c.verdictItems(visit)})
	}
	return given(lists)
}

// given are the lists that have items.
func given(lists []Items) []Items {
	some := []Items{}
	for _, l := range lists {
		if len(l.Items) > 0 {
			some = append(some, l)
		}
	}
	return some
}

// more is what an entry says besides the keys named, with its note, in sentences.
func (c *Context) more(e *schema.Entry, own string) string {
	words := sentences(c.says(e, own))
	if m := e.Meta(); m != nil {
		words += notForPublication(m)
	}
	return strings.TrimSpace(words)
}

func (c *Context) highlightItems(u *programme.Update) []Item {
	var items []Item
	for _, h := range u.Ambitions {
		text := h.Summary.Value
		if a := c.Assessment.Index.Ambition(h.Ambition.Value); text == "" && a != nil {
			text = a.Title.Value
		}
		items = append(items, Item{ID: h.Ambition.Value, Text: text, More: c.more(entry("highlight", h), "summary"),
			Ref: about("ambition", h.Ambition.Value)})
	}
	return items
}

func (c *Context) progressItems(u *programme.Update) []Item {
	var items []Item
	for _, p := range u.Progress {
		item := c.taskSaid(p.Task.Value, sentences(c.progressWords(p))+notForPublication(&p.Meta))
		if p.Rating != programme.Unrated {
			item.State = p.Rating.String()
		}
		items = append(items, item)
	}
	return items
}

// taskSaid is a task by its title with what was said about it.
func (c *Context) taskSaid(id, said string) Item {
	item := Item{ID: id, Text: said, Ref: about("task", id)}
	if t := c.Assessment.Index.Task(id); t != nil && t.Title.Given() {
		item.Text, item.More = t.Title.Value, said
	}
	return item
}

func (c *Context) readingItems(u *programme.Update) []Item {
	var items []Item
	for _, r := range u.Measures {
		item := Item{ID: r.Measure.Value, Ref: about("measure", r.Measure.Value), ByWords: true}
		title, unit := "", ""
		if m := c.Assessment.Index.Measure(r.Measure.Value); m != nil {
			title, unit = m.Title.Value+", ", m.Unit.Value
		}
		item.Text = title + periodWords(r.Period)
		item.State = valueWords(c.figure(r.Value), c.wasOf(r), unit)
		said := append([]string{ofHowMany(r), comparators(r)}, c.readingRest(r)...)
		item.More = sentences(append(said, noted(&r.Meta)))
		items = append(items, item)
	}
	return items
}

// wasOf is the value that a reading replaced, as a paper shows it; empty where it replaced
// none, or was replaced itself.
func (c *Context) wasOf(r *programme.Reading) string {
	if m := c.Assessment.Measure(r.Measure.Value); m != nil {
		for i := range m.Points {
			if m.Points[i].Reading == r {
				return c.was(&m.Points[i])
			}
		}
	}
	return ""
}

func periodWords(t programme.Text) string {
	if p, err := programme.ParsePeriod(t.Value); err == nil {
		return p.Words()
	}
	return t.Value
}

func (c *Context) rebaseItems(u *programme.Update) []Item {
	var items []Item
	for _, r := range u.Rebase {
		item := Item{ID: r.Measure.Value, Text: r.Measure.Value, State: "from " + periodWords(r.From),
			More: c.more(entry("rebase", r), "from"), Ref: about("measure", r.Measure.Value), ByWords: true}
		if m := c.Assessment.Index.Measure(r.Measure.Value); m != nil {
			item.Text = m.Title.Value
		}
		items = append(items, item)
	}
	return items
}

func (c *Context) reviewItems(u *programme.Update) []Item {
	var items []Item
	for _, r := range u.Risks {
		item := Item{ID: r.Risk.Value, Text: orNone(scoreWords(r.Score), "no score"), Ref: about("risk", r.Risk.Value),
			More: c.more(entry("risk review", r), "likelihood impact status"), State: r.Status.Value}
		if risk := c.Assessment.Index.Risk(r.Risk.Value); risk != nil {
			item.State = strings.Join(nonEmpty(item.Text, item.State), ", ")
			item.Text, item.ByWords = risk.Title.Value, true
		}
		items = append(items, item)
	}
	return items
}

func (c *Context) impactItems(u *programme.Update) []Item {
	var items []Item
	for _, i := range u.Impact {
		item := c.taskSaid(i.Task.Value, sentences(c.impactPhrases(i))+notForPublication(&i.Meta))
		items = append(items, item)
	}
	return items
}

func (c *Context) stateItems(u *programme.Update) []Item {
	var items []Item
	for _, f := range u.Findings {
		state := f.State.Value
		if f.Since.Given() {
			state += " since " + f.Since.Date.Words()
		}
		said := append(c.stated(f)[1:], f.Note.Value)
		if f.ConfirmedBy.Given() {
			said = append([]string{"Confirmed by " + c.names().person(f.ConfirmedBy.Value)}, said...)
		}
		items = append(items, c.findingSaid(f.Finding.Value, state, sentences(said)+notForPublication(&f.Meta)))
	}
	return items
}

// findingSaid is a finding by its title with what was said about it.
func (c *Context) findingSaid(id, state, said string) Item {
	item := Item{ID: id, State: state, More: said, Ref: about("finding", id)}
	if f := c.Assessment.Index.Finding(id); f != nil {
		item.Text, item.ByWords = f.Title.Value, true
	}
	return item
}

// voiceItems are what an update says that children and families said, or one group or person.
func (c *Context) voiceItems(u *programme.Update, by string) []Item {
	var items []Item
	for _, t := range u.Voices {
		for i := range t.Said {
			v := &t.Said[i]
			if by != "" && v.By.Value != by {
				continue
			}
			items = append(items, Item{ID: t.Task.Value, Text: "“" + v.Says.Value + "”",
				State: c.verdictOf(v), More: c.more(entry("voice", v), "says verdict by"),
				Ref: about("task", t.Task.Value)})
		}
	}
	return items
}

// verdictItems are what the letter of a visit says about each finding.
func (c *Context) verdictItems(visit *programme.VisitVerdicts) []Item {
	var items []Item
	for _, v := range visit.Verdicts {
		said := c.more(entry("verdict", v), "verdict")
		items = append(items, c.findingSaid(v.Finding.Value, v.Verdict.Value, said))
	}
	return items
}

// eventName is the title of an event, or its id where it has none.
func (c *Context) eventName(id string) string {
	for i := range c.Programme.Events {
		if e := &c.Programme.Events[i]; e.ID.Value == id && e.Title.Given() {
			return e.Title.Value
		}
	}
	return id
}
