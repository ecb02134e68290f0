package entry

import (
	"improve/internal/programme"
	"improve/internal/store"
)

// Progress is a progress entry of a task. Zero fields are left out.
type Progress struct {
	Task        *programme.Task
	Rating      programme.Rating
	Note        string
	Done        []string         // activities, added to those said to be done today
	Met         []programme.Date // targets met, likewise
	Forecast    programme.Date
	Recovery    string
	To, Ask     string // the escalation
	By          programme.Date
	Evidence    []string // likewise
	ConfirmedBy string
	Verified    Verified
}

// Empty reports whether it says nothing of its task.
func (s Progress) Empty() bool {
	return s.Rating == programme.Unrated && s.Note+s.Recovery+s.To+s.Ask+s.ConfirmedBy == "" && s.Forecast.IsZero() &&
		s.By.IsZero() && len(s.Done)+len(s.Met)+len(s.Evidence) == 0 && s.Verified == Verified{}
}

// Verified is what somebody outside the task found who looked at it.
type Verified struct {
	By, Result string
	Date       programme.Date
	Sample     int // how many cases they looked at; 0 where nobody says
}

// Rate says something of a task in today's update of its ambition. Where today's
// update is about the task already, the keys that are given change and the
// others stay, save those that were of another rating.
func (t Today) Rate(s Progress) []store.Edit {
	task := s.Task.ID.Value
	p := t.page(t.topic(s.Task.Ambition), func(u *programme.Update) fit {
		if progressOf(u, task) != nil {
			return begun
		}
		return free
	})
	old := &programme.Progress{}
	if p.old != nil && progressOf(p.old, task) != nil {
		old = progressOf(p.old, task)
	}
	if s.Rating != programme.Unrated {
		p.text(s.Rating.Letter(), "progress", task, "rating")
		kept := ofRating(old, s.Rating)
		p.forget(old, kept, s)
		old = kept
	}
	p.text(s.Note, "progress", task, "note")
	p.list(programme.Values(old.Done), s.Done, true, "progress", task, "done")
	p.list(dates(old.Met), written(s.Met), true, "progress", task, "met")
	p.date(s.Forecast, "progress", task, "forecast")
	p.text(s.Recovery, "progress", task, "recovery")
	p.text(s.To, "progress", task, "escalation", "to")
	p.text(s.Ask, "progress", task, "escalation", "ask")
	p.date(s.By, "progress", task, "escalation", "by")
	p.list(programme.Values(old.Evidence), s.Evidence, false, "progress", task, "evidence")
	p.text(s.ConfirmedBy, "progress", task, "confirmed_by")
	p.text(s.Verified.By, "progress", task, "verified", "by")
	p.date(s.Verified.Date, "progress", task, "verified", "date")
	p.text(s.Verified.Result, "progress", task, "verified", "result")
	p.number(s.Verified.Sample, "progress", task, "verified", "sample")
	return p.edits
}

// forget deletes the keys of an entry that were of another rating, so are not kept, and are
// not given anew.
func (p *page) forget(old, kept *programme.Progress, s Progress) {
	if old.Rating == programme.Unrated || old.Rating == s.Rating {
		return
	}
	for _, key := range []struct {
		name string
		gone bool
	}{
		{"note", old.Note.Given() && s.Note == ""},
		{"recovery", old.Recovery.Given() && !kept.Recovery.Given() && s.Recovery == ""},
		{"escalation", old.Escalation != nil && kept.Escalation == nil && s.To == ""},
		{"evidence", len(old.Evidence) > 0 && len(kept.Evidence) == 0 && len(s.Evidence) == 0},
		{"confirmed_by", old.ConfirmedBy.Given() && !kept.ConfirmedBy.Given() && s.ConfirmedBy == ""},
	} {
		if key.gone {
			p.set(store.Value{}, "progress", s.Task.ID.Value, key.name)
		}
	}
}

// ofRating is an entry without what is of another rating than the one it gets: recovery is
// of R and A, an escalation of R, evidence and confirmation of B.
func ofRating(e *programme.Progress, r programme.Rating) *programme.Progress {
	if e.Rating == programme.Unrated || e.Rating == r {
		return e
	}
	kept := *e
	if r != programme.OffTrack && r != programme.Behind {
		kept.Recovery = programme.Text{}
	}
	if r != programme.OffTrack {
		kept.Escalation = nil
	}
	if e.Rating == programme.Complete {
		kept.Evidence, kept.ConfirmedBy = nil, programme.Text{}
	}
	return &kept
}

// progressOf is an update's entry about a task, nil if it has none.
func progressOf(u *programme.Update, task string) *programme.Progress {
	for _, e := range u.Progress {
		if e.Task.Value == task {
			return e
		}
	}
	return nil
}

func dates(list []programme.Dated) []string {
	var out []string
	for _, d := range list {
		out = append(out, d.Date.String())
	}
	return out
}

func written(list []programme.Date) []string {
	var out []string
	for _, d := range list {
		out = append(out, d.String())
	}
	return out
}
