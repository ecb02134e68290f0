package entry

import (
	"slices"
	"strconv"

	"improve/internal/programme"
	"improve/internal/store"
)

// Finding is the state of a finding itself, whatever its tasks are. Zero fields are
// left out.
type Finding struct {
	Finding     *programme.Finding
	State       string
	Since       programme.Date
	Evidence    []string // added to what was given today
	ConfirmedBy string
	Note        string
}

// Finding says it in today's update of the findings.
func (t Today) Finding(s Finding) []store.Edit {
	id := s.Finding.ID.Value
	p := t.page(topicFindings, func(u *programme.Update) fit { return fitting(stateOf(u, id) != nil) })
	old := &programme.FindingState{}
	if p.old != nil && stateOf(p.old, id) != nil {
		old = stateOf(p.old, id)
	}
	p.text(s.State, "findings", id, "state")
	p.date(s.Since, "findings", id, "since")
	p.list(programme.Values(old.Evidence), s.Evidence, false, "findings", id, "evidence")
	p.text(s.ConfirmedBy, "findings", id, "confirmed_by")
	p.text(s.Note, "findings", id, "note")
	return p.edits
}

// stateOf is what an update says about a finding itself, nil if nothing.
func stateOf(u *programme.Update, finding string) *programme.FindingState {
	for _, s := range u.Findings {
		if s.Finding.Value == finding {
			return s
		}
	}
	return nil
}

// Voice is the verdict of those a task is for on one of its statements for
// children. Says are the plan's words.
type Voice struct {
	Task                      *programme.Task
	Says, Verdict, Said, Note string // said: by whom
}

// Voice says it in today's update of the task's ambition. An update holds one verdict
// on a statement: that of somebody else goes into another file.
func (t Today) Voice(s Voice) []store.Edit {
	task := s.Task.ID.Value
	p := t.page(t.topic(s.Task.Ambition), func(u *programme.Update) fit {
		switch old := voiceOf(u, task, s.Says); {
		case old == nil:
			return free
		case t.same(old.By.Value, s.Said):
			return begun
		}
		return barred
	})
	if p.old == nil || voiceOf(p.old, task, s.Says) == nil {
		value := store.MapValue(store.Pair{Key: "says", Value: store.TextValue(s.Says)},
			store.Pair{Key: "verdict", Value: store.TextValue(s.Verdict)})
		for _, more := range []struct{ key, text string }{{"by", s.Said}, {"note", s.Note}} {
			if more.text != "" {
				value.Pairs = append(value.Pairs, store.Pair{Key: more.key, Value: store.TextValue(more.text)})
			}
		}
		p.set(value, "voices", task, "+")
		return p.edits
	}
	p.text(s.Verdict, "voices", task, s.Says, "verdict")
	p.text(s.Note, "voices", task, s.Says, "note")
	return p.edits
}

// voiceOf is an update's verdict on a statement of a task, nil if it has none.
func voiceOf(u *programme.Update, task, says string) *programme.Voice {
	for _, v := range u.Voices {
		for i := range v.Said {
			if v.Task.Value == task && v.Said[i].Says.Value == says {
				return &v.Said[i]
			}
		}
	}
	return nil
}

// Visit is what the letter of a visit says about a finding.
type Visit struct {
	Visit, Finding, Verdict, Note string // visit: the event's id
}

// Visit says it in today's update of the visits.
func (t Today) Visit(s Visit) []store.Edit {
	p := t.page(topicVisits, func(u *programme.Update) fit {
		return fitting(slices.ContainsFunc(u.Visits,
			func(v *programme.VisitVerdicts) bool { return v.Visit.Value == s.Visit }))
	})
	p.text(s.Verdict, "visits", s.Visit, s.Finding, "verdict")
	p.text(s.Note, "visits", s.Visit, s.Finding, "note")
	return p.edits
}

// Answer is what the programme says to a recommendation.
type Answer struct {
	Recommendation string
	Accepted       bool
	Answer         string
	Due            programme.Date
}

// Answer says it in today's update of the answers.
func (t Today) Answer(s Answer) []store.Edit {
	id := s.Recommendation
	p := t.page(topicAnswers, func(u *programme.Update) fit {
		return fitting(slices.ContainsFunc(u.Answers,
			func(a *programme.Answer) bool { return a.Recommendation.Value == id }))
	})
	p.text(strconv.FormatBool(s.Accepted), "answers", id, "accepted")
	p.text(s.Answer, "answers", id, "answer")
	p.date(s.Due, "answers", id, "due")
	return p.edits
}
