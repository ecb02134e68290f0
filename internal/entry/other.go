package entry

import (
	"slices"
	"strconv"
	"strings"

	"improve/internal/programme"
	"improve/internal/store"
)

// Impact is what changed for children after a task.
type Impact struct {
	Task                     *programme.Task
	Difference, Note, Source string
	Sample                   int // how many cases the source rests on; 0 where nobody says. It needs a source
}

// Impact says it in today's update of the task's ambition.
func (t Today) Impact(s Impact) []store.Edit {
	task := s.Task.ID.Value
	p := t.page(t.topic(s.Task.Ambition), func(u *programme.Update) fit {
		return fitting(slices.ContainsFunc(u.Impact, func(i *programme.Impact) bool { return i.Task.Value == task }))
	})
	p.text(s.Difference, "impact", task, "difference")
	p.text(s.Note, "impact", task, "note")
	if s.Sample == 0 {
		p.text(s.Source, "impact", task, "source")
		return p.edits
	}
	p.set(store.MapValue(store.Pair{Key: "kind", Value: store.TextValue(s.Source)},
		store.Pair{Key: "sample", Value: store.TextValue(strconv.Itoa(s.Sample))}), "impact", task, "source")
	return p.edits
}

func fitting(speaksOfIt bool) fit {
	if speaksOfIt {
		return begun
	}
	return free
}

// Reading is the value of a measure for a period, figures as they are to be
// written.
type Reading struct {
	Measure                                                               *programme.Measure
	Period                                                                programme.Period
	Value, Numerator, Denominator, StatisticalNeighbours, Region, England string
	Note                                                                  string
}

// Measure says it in today's update of the measure's ambition. An update holds
// one period of a measure: another goes into another file.
func (t Today) Measure(s Reading) []store.Edit {
	id := s.Measure.ID.Value
	p := t.page(t.topicOf(s.Measure.Ambition.Value, topicMeasures), func(u *programme.Update) fit {
		for _, r := range u.Measures {
			switch {
			case r.Measure.Value != id:
			case r.Period.Value == s.Period.String():
				return begun
			default:
				return barred
			}
		}
		return free
	})
	p.text(s.Period.String(), "measures", id, "period")
	for _, figure := range []struct{ key, value string }{
		{"value", s.Value}, {"numerator", s.Numerator}, {"denominator", s.Denominator},
		{"statistical_neighbours", s.StatisticalNeighbours}, {"region", s.Region}, {"england", s.England},
		{"note", s.Note},
	} {
		p.text(figure.value, "measures", id, figure.key)
	}
	return p.edits
}

// Risk is the score of a risk now.
type Risk struct {
	Risk                             *programme.Risk
	Likelihood, Impact, Status, Note string
}

// Completed is a score of which only one half is new, with the other of the score before.
func (s Risk) Completed(before programme.Score) Risk {
	switch {
	case s.Likelihood != "" && s.Impact == "":
		s.Impact = before.Impact.Text.Value
	case s.Likelihood == "" && s.Impact != "":
		s.Likelihood = before.Likelihood.Text.Value
	}
	return s
}

// Risk says it in today's update of the risk's ambition.
func (t Today) Risk(s Risk) []store.Edit {
	id := s.Risk.ID.Value
	p := t.page(t.topicOf(s.Risk.Ambition.Value, topicRisks), func(u *programme.Update) fit {
		return fitting(slices.ContainsFunc(u.Risks, func(r *programme.RiskReview) bool { return r.Risk.Value == id }))
	})
	p.text(s.Likelihood, "risks", id, "likelihood")
	p.text(s.Impact, "risks", id, "impact")
	p.text(s.Status, "risks", id, "status")
	p.text(s.Note, "risks", id, "note")
	return p.edits
}

// Done says that actions of earlier meetings are done. A note is added to what
// the update notes already.
func (t Today) Done(actions []string, note string) []store.Edit {
	p := t.page(topicActions, func(u *programme.Update) fit { return fitting(len(u.ActionsDone) > 0) })
	var old []string
	if p.old != nil {
		old = programme.Values(p.old.ActionsDone)
		if p.old.Note.Given() && note != "" {
			note = p.old.Note.Value + "\n" + note
		}
	}
	p.list(old, actions, true, "actions_done")
	p.text(note, "note")
	return p.edits
}

// Answered is what somebody says to an action that a meeting asked for.
type Answered struct {
	Action string // its id
	Done   bool
	Answer string // what came of it, or what holds it up
}

// Note is the answer as the note of an update has it, which may answer several.
func (s Answered) Note() string { return s.Action + ": " + s.Answer }

// Answered says it in today's update of the actions.
func (t Today) Answered(list []Answered) []store.Edit {
	var done, notes []string
	for _, s := range list {
		if s.Done {
			done = append(done, s.Action)
		}
		if s.Answer != "" {
			notes = append(notes, s.Note())
		}
	}
	if len(done)+len(notes) == 0 {
		return nil
	}
	return t.Done(done, strings.Join(notes, "\n"))
}

// Highlight is what a lead writes of an ambition for the board. Zero fields are left out.
type Highlight struct {
	Ambition       *programme.Ambition
	Summary, Ask   string
	Achieved, Next []string // added to what was given today
}

// Highlight says it in today's update of the ambition.
func (t Today) Highlight(s Highlight) []store.Edit {
	id := s.Ambition.ID.Value
	of := func(u *programme.Update) *programme.Highlight {
		for _, h := range u.Ambitions {
			if h.Ambition.Value == id {
				return h
			}
		}
		return nil
	}
	p := t.page(t.topic(s.Ambition), func(u *programme.Update) fit { return fitting(of(u) != nil) })
	old := &programme.Highlight{}
	if p.old != nil && of(p.old) != nil {
		old = of(p.old)
	}
	p.text(s.Summary, "ambitions", id, "summary")
	p.list(programme.Values(old.Achieved), s.Achieved, false, "ambitions", id, "achieved")
	p.list(programme.Values(old.Next), s.Next, false, "ambitions", id, "next")
	p.text(s.Ask, "ambitions", id, "ask")
	return p.edits
}
