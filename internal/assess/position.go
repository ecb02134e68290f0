package assess

import (
	"fmt"

	"improve/internal/programme"
)

// Position is what a meeting was told about the programme or of an ambition, beside what
// dates and ratings say about that day.
type Position struct {
	*programme.Position
	Update *programme.Update
	// Then is the assessment of that day, with what was known on it.
	Then *Assessment
	// Ambition is what it is of, as at that day; nil where it is of the programme, or of
	// no ambition that was known.
	Ambition *Ambition
	// Greener says that it was better than what dates and ratings say: of an ambition,
	// better than its rating; of the programme, B or G while a task is untracked or more
	// than a quarter of the open ones are overdue.
	Greener bool
	// Against are the open tasks that speak against it where it was greener: those past
	// their date and, of an ambition, those rated worse. Known are those of them that
	// somebody had rated A or R by then.
	Against, Known []*Task
}

// OfProgramme is what a position says that is of the whole.
const OfProgramme = "programme"

// Positions are what meetings were told, in order. Each is compared with an assessment
// of its day, so that this costs an assessment a meeting.
func (a *Assessment) Positions() []Position {
	var all []Position
	for _, u := range a.Programme.Updates {
		all = append(all, a.PositionsIn(u)...)
	}
	return all
}

// PositionsIn are what one update says that its meeting was told; nothing where it does not
// count yet.
func (a *Assessment) PositionsIn(u *programme.Update) []Position {
	if !counts(u, a.AsAt) || len(u.Positions) == 0 {
		return nil
	}
	then := a
	if u.Date.Date != a.AsAt {
		then = a.On(u.Date.Date)
	}
	var all []Position
	for i := range u.Positions {
		p := Position{Position: &u.Positions[i], Update: u, Then: then}
		p.compare()
		p.oppose()
		all = append(all, p)
	}
	return all
}

// About is what a position is of, in a phrase.
func (p *Position) About() string {
	if p.Ambition == nil {
		return "the programme"
	}
	return "ambition " + p.Ambition.ID.Value
}

// Totals are those of what it is of, on the day.
func (p *Position) Totals() Totals {
	if p.Ambition != nil {
		return p.Ambition.Totals
	}
	return p.Then.Totals
}

// Record is what the record said on the day, with its counts.
func (p *Position) Record() string {
	n, rating := p.Totals(), ""
	if p.Ambition != nil {
		rating = p.Ambition.Rating.String() + ", "
		if p.Ambition.Rating == programme.Unrated {
			rating = p.Ambition.Rating.Word() + ", "
		}
	}
	open := n.R + n.A + n.G + n.NotRated
	return fmt.Sprintf("%s%d of %d open tasks overdue, %d untracked (B %d, R %d, A %d, G %d, not rated %d)",
		rating, n.Overdue, open, n.Untracked, n.B, n.R, n.A, n.G, n.NotRated)
}

func (p *Position) compare() {
	if p.Of.Value == OfProgramme {
		n := p.Then.Totals
		open := n.R + n.A + n.G + n.NotRated
		p.Greener = (p.Rating == programme.Complete || p.Rating == programme.OnTrack) &&
			(n.Untracked > 0 || 4*n.Overdue > open)
		return
	}
	p.Ambition = p.Then.Ambition(p.Of.Value)
	p.Greener = p.Ambition != nil && p.Rating != programme.Unrated && p.Rating.Concern() < p.Ambition.Rating.Concern()
}

// Tasks are those that it is of.
func (p *Position) Tasks() []*Task {
	switch {
	case p.Of.Value == OfProgramme:
		return p.Then.Tasks
	case p.Ambition != nil:
		return p.Ambition.Tasks
	}
	return nil
}

// oppose finds the tasks that speak against it.
func (p *Position) oppose() {
	for _, t := range p.Tasks() {
		worse := p.Ambition != nil && t.Rating.Concern() > p.Rating.Concern()
		if !p.Greener || !t.Open() || !t.Overdue && !worse {
			continue
		}
		p.Against = append(p.Against, t)
		if t.Reported == programme.OffTrack || t.Reported == programme.Behind {
			p.Known = append(p.Known, t)
		}
	}
}
