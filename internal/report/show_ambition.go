package report

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
)

func ambitionIDs(c *Context) [][2]string {
	return pairs(c.Programme.Ambitions, func(a *programme.Ambition) programme.Text { return a.ID },
		func(a *programme.Ambition) programme.Text { return a.Short })
}

func ambitionPage(c *Context, id string) *PageView {
	a := c.Assessment.Ambition(id)
	v := newPage(c, "ambition", id, a.Title.Value)
	v.Rating, v.Aside = a.Rating, doc.Toned(tone(a.Rating), together(a.Rating, a.Tasks))
	if a.Lead.Given() {
		v.factLines("Lead", Words(c.names().line([]programme.Text{a.Lead})))
	}
	v.fact("Tasks", totalsWords(a.Totals))
	v.fact("Since last board", string(a.Direction))
	if h := a.Highlight; h != nil {
		v.fact("Summary", h.Summary.Value+" ("+a.HighlightUpdate.Date.Date.Words()+")")
		v.fact("Asked of the board", h.Ask.Value)
		v.list("Achieved", plainItems(h.Achieved))
		v.list("Next", plainItems(h.Next))
	}
	v.rest("ambition", a.Ambition, "title short lead tasks")
	v.list("Tasks", taskItems(a.Tasks))
	v.list("Measures", measureItems(c, func(m *programme.Measure) bool { return m.Ambition.Value == id }))
	v.list("Risks", riskItems(c, func(r *programme.Risk) bool { return r.Ambition.Value == id }))
	v.ambitionTimeline(id)
	return v
}

// totalsWords says the counts that are not zero.
func totalsWords(n assess.Totals) string {
	var ratings, late []string
	add := func(list *[]string, n int, word string) {
		if n > 0 {
			*list = append(*list, fmt.Sprintf("%d %s", n, word))
		}
	}
	for _, r := range append(programme.Ratings(), programme.Unrated) {
		add(&ratings, n.Rated(r), strings.TrimPrefix(r.String(), "– "))
	}
	add(&ratings, n.Ended-n.OnHold, "ended")
	add(&ratings, n.OnHold, "on hold")
	add(&late, n.Overdue, "overdue")
	add(&late, n.Untracked, "untracked")
	add(&late, n.DueSoon, "due soon")
	add(&late, n.Slipped, "slipped")
	words := count(n.Tasks, "task")
	if len(ratings) > 0 {
		words += ": " + strings.Join(ratings, ", ")
	}
	if len(late) > 0 {
		words += "; " + strings.Join(late, ", ")
	}
	return words
}

func measureItems(c *Context, wanted func(*programme.Measure) bool) []Item {
	var items []Item
	for _, m := range c.Assessment.Measures {
		if wanted(m.Measure) {
			items = append(items, Item{ID: m.ID.Value, Text: m.Title.Value, State: m.Rating.String(),
				More: c.measureWords(m),
				Mark: doc.Toned(tone(m.Rating), m.Rating.Letter()),
				Ref:  about("measure", m.ID.Value)})
		}
	}
	return items
}

func riskItems(c *Context, wanted func(*programme.Risk) bool) []Item {
	var items []Item
	for _, r := range c.Assessment.Risks {
		if wanted(r.Risk) {
			items = append(items, Item{ID: r.ID.Value, Text: r.Title.Value, State: riskWords(r),
				Ref: about("risk", r.ID.Value)})
		}
	}
	return items
}

// ambitionTimeline is the minutes and decisions that name the ambition, and what a meeting was
// told about it, with what the record said that day.
func (v *PageView) ambitionTimeline(id string) {
	is := func(t programme.Text) bool { return t.Value == id }
	for _, u := range v.Context.Programme.Updates {
		if u.Date.Date.After(v.AsAt) {
			continue
		}
		for i := range u.Sections {
			if s := &u.Sections[i]; slices.ContainsFunc(s.Ambitions, is) {
				v.moment(u, s.Pos, programme.Unrated, s.Heading.Value)
			}
		}
		for i := range u.Decisions {
			if d := &u.Decisions[i]; is(d.Ambition) {
				v.moment(u, d.Pos, programme.Unrated, "Decided: "+d.Text.Value)
			}
		}
		for i, row := range positionRows(v.Context, u) {
			if row.Of == id {
				said := row.item()
				v.moment(u, u.Positions[i].Pos, row.Rating, strings.TrimSuffix("Told: "+said.Text+" "+said.More, " "))
			}
		}
	}
}

func (v *PageView) sortTimeline() {
	slices.SortStableFunc(v.Timeline, func(a, b Moment) int { return a.Date.Compare(b.Date) })
}
