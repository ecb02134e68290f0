package report

import (
	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
)

// StreamsView is each group that reports to another: what it reports, to whom, and what it
// asks.
type StreamsView struct {
	Head
	Streams []Stream `json:"streams"`
}

// Stream is one such group.
type Stream struct {
	ID        string           `json:"id"`
	Name      Named            `json:"name"`
	Chair     string           `json:"chair"`
	Purpose   string           `json:"purpose"`
	ReportsTo Named            `json:"reports_to"`
	Below     []Named          `json:"receives_from"` // those that report to it
	LastMet   programme.Date   `json:"last_minutes"`  // the latest of its meetings whose minutes its readers may see
	Ambitions []StreamAmbition `json:"ambitions"`
	Asks      []Need           `json:"asks"`
	Actions   []ActionRow      `json:"actions"` // open, that it owns
}

// StreamAmbition is what a stream reports on one ambition.
type StreamAmbition struct {
	ID        string           `json:"id"`
	Title     string           `json:"title"`
	Rating    programme.Rating `json:"rating"`
	Direction assess.Direction `json:"direction"`
	Totals    assess.Totals    `json:"totals"`
	Lead      Named            `json:"lead"`
	Summary   string           `json:"summary"`
	SummaryOn programme.Date   `json:"summary_on"`

	Ambition *assess.Ambition `json:"-"`
}

func streams(c *Context, _ Options) (View, error) {
	v := &StreamsView{Head: c.head(), Streams: []Stream{}}
	for _, g := range c.Programme.Groups {
		if g.ReportsTo.Given() {
			v.Streams = append(v.Streams, c.stream(g))
		}
	}
	return v, nil
}

func (c *Context) stream(g *programme.Group) Stream {
	id := g.ID.Value
	s := Stream{ID: id, Name: c.names().named(id), Chair: g.Chair.Value, Purpose: g.Purpose.Value,
		ReportsTo: c.names().named(g.ReportsTo.Value), Below: []Named{}, Ambitions: []StreamAmbition{}, Asks: []Need{},
		Actions: actionRows(c, func(a *assess.ActionState) bool { return a.Owner.Value == id && a.Open() })}
	for _, other := range c.Programme.Groups {
		if other.ReportsTo.Value == id {
			s.Below = append(s.Below, c.names().named(other.ID.Value))
		}
	}
	for _, u := range c.Programme.Updates {
		if u.Meeting.Value == id && !u.Date.Date.After(c.Assessment.AsAt) && c.shows(u) {
			s.LastMet = u.Date.Date
		}
	}
	for _, ambition := range g.Ambitions {
		a := c.Assessment.Ambition(ambition.Value)
		if a == nil {
			continue
		}
		row := StreamAmbition{ID: a.ID.Value, Title: a.Title.Value, Rating: a.Rating, Direction: a.Direction,
			Totals: a.Totals, Lead: c.names().named(a.Lead.Value), Ambition: a}
		if a.Highlight != nil {
			row.Summary, row.SummaryOn = a.Highlight.Summary.Value, a.HighlightUpdate.Date.Date
		}
		s.Ambitions = append(s.Ambitions, row)
		s.Asks = append(s.Asks, needs(c, a)...)
	}
	return s
}

// Table is the ambitions of each stream, one row each.
func (v *StreamsView) Table() *doc.Table {
	t := &doc.Table{Caption: "Work streams", Columns: columns("stream", "name", "chair", "reports_to", "last_minutes",
		"ambition", "rating", "direction", "tasks", "complete", "overdue", "untracked", "lead", "summary", "summary_on",
		"asks")}
	for _, s := range v.Streams {
		begin := []doc.Cell{cell(s.ID), cell(s.Name.Name), cell(s.Chair), cell(s.ReportsTo.Name), dated(s.LastMet)}
		if len(s.Ambitions) == 0 {
			t.Rows = append(t.Rows, append(begin, make([]doc.Cell, len(t.Columns)-len(begin))...))
		}
		for _, a := range s.Ambitions {
			asks := 0
			for _, n := range s.Asks {
				tally(&asks, n.Ambition == a.ID)
			}
			t.Rows = append(t.Rows, append(begin[:len(begin):len(begin)], cell(a.ID), letter(a.Rating),
				cell(a.Direction), number(a.Totals.Tasks), number(a.Totals.B), number(a.Totals.Overdue),
				number(a.Totals.Untracked), cell(a.Lead.Name), cell(a.Summary), dated(a.SummaryOn), number(asks)))
		}
	}
	return t
}
