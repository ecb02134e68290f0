package report

import (
	"fmt"
	"strings"

	"improve/internal/assess"
	"improve/internal/doc"
	"improve/internal/programme"
)

func measureIDs(c *Context) [][2]string {
	return pairs(c.Programme.Measures, func(m *programme.Measure) programme.Text { return m.ID },
		func(m *programme.Measure) programme.Text { return m.Title })
}

func measurePage(c *Context, id string) *PageView {
	m := c.Assessment.Measure(id)
	v := newPage(c, "measure", id, m.Title.Value)
	v.Aside = doc.Toned(tone(m.Rating), m.Rating.String())
	v.fact("Now", c.measureWords(m))
	v.fact("Target", withUnit(m.Target.Text.Value, m.Unit.Value))
	v.fact("Tolerance", m.Tolerance.Text.Value)
	v.fact("Better when", m.Polarity.Value)
	v.fact("Taken every", m.Every.Value)
	if m.Ambition.Given() {
		v.factLines("Ambition", c.names().ambitionLine(m.Ambition.Value))
	}
	for _, p := range m.Missing {
		v.fact("No value for", p.Words())
	}
	v.fact("Chance", c.spc(m).Words...)
	v.rest("measure", m.Measure, "title unit target tolerance polarity every ambition")
	v.list("Tasks that rest on it", taskItems(c.tasksThatName("measure", id)))
	for _, p := range m.Points {
		words := append(readingWords(c, m, &p), c.readingRest(p.Reading)...)
		v.moment(p.Update, p.Reading.Pos, p.Rating, words...)
	}
	for _, u := range c.Programme.Updates {
		for _, r := range u.Rebase {
			if r.Measure.Value == id && !u.Date.Date.After(v.AsAt) {
				v.moment(u, r.Pos, programme.Unrated, append([]string{"New baseline from " + periodWords(r.From)},
					c.says(entry("rebase", r), "from")...)...)
			}
		}
	}
	v.sortTimeline()
	return v
}

// readingRest are the phrases of a value besides its period, its counts and what others had.
// A count without the other is one of them.
func (c *Context) readingRest(r *programme.Reading) []string {
	own := "period value statistical_neighbours region england"
	if ofHowMany(r) != "" {
		own += " numerator denominator"
	}
	return c.phrases(entry("reading", r), own)
}

// ofHowMany are a value's counts, "19 of 24"; empty unless both are given.
func ofHowMany(r *programme.Reading) string {
	if !r.Numerator.Given() || !r.Denominator.Given() {
		return ""
	}
	return r.Numerator.Text.Value + " of " + r.Denominator.Text.Value
}

// readingWords are a period's value with its counts, what it revised, what
// others had, and the note.
func readingWords(c *Context, m *assess.MeasureState, p *assess.Point) []string {
	words := p.Period.Words() + ": " + withUnit(c.figure(p.Reading.Value), m.Unit.Value)
	words += inBrackets(ofHowMany(p.Reading))
	for _, old := range p.Revised {
		words += fmt.Sprintf("; revised from %s (%s)", withUnit(c.figure(old.Reading.Value), m.Unit.Value),
			c.Cite(old.Reading.Pos))
	}
	return []string{words, comparators(p.Reading), p.Reading.Note.Value}
}

// comparators are the values of others for the same period.
func comparators(r *programme.Reading) string {
	var parts []string
	for _, c := range []struct {
		name  string
		value programme.Number
	}{{"statistical neighbours", r.StatisticalNeighbours}, {"region", r.Region}, {"England", r.England}} {
		if c.value.Given() {
			parts = append(parts, c.name+" "+c.value.Text.Value)
		}
	}
	return strings.Join(parts, ", ")
}

// measureWords are where a measure stands: "91% (was 83%), February 2025, better".
func (c *Context) measureWords(m *assess.MeasureState) string {
	if m.Latest == nil {
		return "no value recorded"
	}
	words := valueWords(c.figure(m.Latest.Reading.Value), c.was(m.Latest), m.Unit.Value) + ", " +
		m.Latest.Period.Words()
	if m.Direction != "" {
		words += ", " + directionWords(m.Direction, m.Latest.Gap)
	}
	return words
}

func riskIDs(c *Context) [][2]string {
	return pairs(c.Programme.Risks, func(r *programme.Risk) programme.Text { return r.ID },
		func(r *programme.Risk) programme.Text { return r.Title })
}

func riskPage(c *Context, id string) *PageView {
	r := c.Assessment.Risk(id)
	v := newPage(c, "risk", id, r.Title.Value)
	v.Aside = doc.Text(riskWords(r))
	v.fact("Kind", r.Kind.Value)
	v.fact("Cause", r.Cause.Value)
	v.fact("Event", r.Event.Value)
	v.fact("Consequence", r.Consequence.Value)
	if r.Ambition.Given() {
		v.factLines("Ambition", c.names().ambitionLine(r.Ambition.Value))
	}
	if r.Owner.Given() {
		v.factLines("Owner", Words(c.names().line([]programme.Text{r.Owner})))
	}
	v.fact("Inherent score", scoreWords(r.Inherent))
	v.fact("Target score", scoreWords(r.Risk.Target))
	v.fact("Appetite", r.Appetite.Text.Value)
	v.fact("Status", r.Status.Value)
	v.fact("Next review", r.Review.Date.Words())
	v.rest("risk", r.Risk,
		"title kind cause event consequence ambition owner inherent target appetite controls actions review")
	v.list("Controls", plainItems(r.Controls))
	var actions []Item
	for _, a := range r.Risk.Actions {
		actions = append(actions, Item{Text: c.names().action(a.Text, a.Owner, a.Due)})
	}
	v.list("Actions", actions)
	v.list("Tasks it bears on", taskItems(c.tasksThatName("risk", id)))
	for _, review := range r.Reviews {
		words := append([]string{scoreWords(review.Score), review.Note.Value},
			v.Context.phrases(entry("risk review", review.RiskReview), "likelihood impact")...)
		v.moment(review.Update, review.Pos, programme.Unrated, words...)
	}
	return v
}

func scoreWords(s programme.Score) string {
	if !s.Given() {
		return ""
	}
	return fmt.Sprintf("%d (likelihood %s, impact %s)", assess.Points(s), s.Likelihood.Text.Value, s.Impact.Text.Value)
}

func riskWords(r *assess.RiskState) string {
	if r.Score == 0 && r.Kind.Value == "issue" {
		return issueWords(r)
	}
	if r.Score == 0 {
		return "no score recorded"
	}
	words := fmt.Sprintf("score %d", r.Score)
	if r.Movement != "" {
		words += ", " + string(r.Movement)
	}
	if r.AboveAppetite {
		words += ", above appetite"
	}
	return words
}

// issueWords says how grave an issue is: it has happened, so it has no
// likelihood and no score.
func issueWords(r *assess.RiskState) string {
	for i := len(r.Reviews) - 1; i >= 0; i-- {
		if impact := r.Reviews[i].Score.Impact; impact.Given() {
			return "issue, impact " + impact.Text.Value + " of 5"
		}
	}
	return "issue, impact not recorded"
}
