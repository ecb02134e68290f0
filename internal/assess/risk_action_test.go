package assess

import (
	"testing"

	"improve/internal/programme"
)

func score(likelihood, impact float64) (s programme.Score) {
	if likelihood > 0 {
		s.Likelihood = number(likelihood)
	}
	if impact > 0 {
		s.Impact = number(impact)
	}
	return s
}

func review(day string, likelihood, impact float64, status string) *programme.Update {
	return &programme.Update{Date: dated(day), Risks: []*programme.RiskReview{{Risk: text("r"), Score: score(likelihood, impact), Status: text(status)}}}
}

func TestRisks(t *testing.T) {
	for _, c := range []struct {
		name     string
		p        updates
		appetite float64
		want     string
	}{
		{"no review", nil, 8, ""},
		{"reviewed since", updates{review("2020-01-15", 4, 4, "open")}, 8, "score:16 above movement:new status:open"},
		{"at the appetite", updates{review("2020-01-15", 2, 4, "")}, 8, "score:8 movement:new"},
		{"one above it", updates{review("2020-01-15", 3, 3, "")}, 8, "score:9 above movement:new"},
		{"no appetite", updates{review("2020-01-15", 5, 5, "")}, 0, "score:25 movement:new"},
		{"worse", updates{review("2020-01-14", 2, 4, "open"), review("2020-02-25", 3, 4, "")}, 8, "score:12 above before:8 movement:worse status:open"},
		{"better", updates{review("2020-01-14", 4, 4, "open"), review("2020-02-25", 2, 4, "closed")}, 8, "score:8 before:16 movement:better status:closed"},
		{"same", updates{review("2020-01-01", 4, 2, ""), review("2020-02-25", 2, 4, "")}, 8, "score:8 before:8 movement:same"},
		{"not reviewed since", updates{review("2020-01-01", 4, 2, "")}, 8, "score:8 before:8 movement:same"},
		{"a word without a score", updates{review("2020-01-01", 4, 2, "open"), review("2020-02-25", 0, 0, "closed")}, 8, "score:8 before:8 movement:same status:closed"},
		{"a word and then a score", updates{review("2020-01-01", 0, 0, "open"), review("2020-02-25", 4, 2, "")}, 8, "score:8 movement:new status:open"},
		{"half a score", updates{review("2020-01-01", 4, 2, ""), review("2020-02-25", 5, 0, "")}, 8, "score:8 before:8 movement:same"},
		{"later than the date", updates{review("2020-01-01", 4, 2, "open"), review("2020-02-26", 5, 5, "closed")}, 8, "score:8 before:8 movement:same status:open"},
		{"two of one day", updates{review("2020-01-15", 4, 2, ""), review("2020-01-15", 5, 5, "")}, 8, "score:25 above movement:new"},
	} {
		p := with(record(c.p), "2020-01-14", "2020-02-25")
		risk := &programme.Risk{ID: text("r"), Inherent: score(5, 4), Target: score(2, 3)}
		if c.appetite > 0 {
			risk.Appetite = number(c.appetite)
		}
		p.Risks = []*programme.Risk{risk, {ID: text("other")}}
		a := Assess(p, date("2020-02-25"))
		r := a.Risk("r")
		got := wordsOf("score", r.Score, "above", r.AboveAppetite, "before", r.ScoreBefore, "movement", string(r.Movement), "status", r.Status.Value)
		if got != c.want || r.InherentScore != 20 || r.TargetScore != 6 {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if other := a.Risk("other"); other.Score != 0 || other.InherentScore != 0 || other.Movement != "" || other.Latest != nil {
			t.Errorf("%s: the other risk has %+v", c.name, other)
		}
	}
}

func TestRiskHistory(t *testing.T) {
	p := record(updates{review("2020-01-14", 4, 4, ""), review("2020-02-01", 0, 0, "open"), review("2020-02-26", 1, 1, "")})
	p.Risks = []*programme.Risk{{ID: text("r")}}
	r := Assess(p, date("2020-02-25")).Risk("r")
	if len(r.Reviews) != 2 || r.Latest != &r.Reviews[0] || r.Latest.Update != p.Updates[0] || r.Latest.Points() != 16 || r.Reviews[1].Points() != 0 {
		t.Errorf("reviews %+v", r.Reviews)
	}
	if r.Movement != New {
		t.Errorf("without a meeting %q", r.Movement)
	}
}

func TestActions(t *testing.T) {
	asked := func(day, id, due string) *programme.Update {
		return &programme.Update{Date: dated(day), Meeting: text("board"), Actions: []*programme.Action{{ID: text(id), Due: dated(due)}}}
	}
	done := func(day, id string) *programme.Update {
		return &programme.Update{Date: dated(day), ActionsDone: []programme.Text{text(id)}}
	}
	for _, c := range []struct {
		name string
		p    updates
		want string
	}{
		{"open", updates{asked("2020-01-14", "1", "2020-02-25")}, "open"},
		{"overdue", updates{asked("2020-01-14", "1", "2020-02-24")}, "open overdue:1"},
		{"a month, by its last day", updates{asked("2020-01-14", "1", "2020-02")}, "open"},
		{"a month that is over", updates{asked("2020-01-14", "1", "2020-01")}, "open overdue:25"},
		{"without a date", updates{asked("2020-01-14", "1", "")}, "open"},
		{"done", updates{asked("2020-01-14", "1", "2020-01"), done("2020-02-25", "1")}, "done:2020-02-25"},
		{"done twice: the first", updates{asked("2020-01-14", "1", "2020-01"), done("2020-02-20", "1"), done("2020-02-25", "1")}, "done:2020-02-20"},
		{"not yet done", updates{asked("2020-01-14", "1", "2020-01"), done("2020-02-26", "1")}, "open overdue:25"},
		{"another is done", updates{asked("2020-01-14", "1", "2020-01"), done("2020-02-25", "2")}, "open overdue:25"},
		{"without an id", updates{asked("2020-01-14", "", "2020-01"), done("2020-02-25", "")}, "open overdue:25"},
		{"not yet asked", updates{asked("2020-02-26", "1", "2020-01")}, "none"},
	} {
		got := "none"
		if a := Assess(record(c.p), date("2020-02-25")); len(a.Actions) == 1 {
			s := a.Actions[0]
			on := ""
			if s.Done != nil {
				on = s.Done.Date.Date.String()
			}
			got = wordsOf("open", s.Open(), "done", on, "overdue", s.OverdueDays)
			if s.Overdue != (s.OverdueDays > 0) || s.Update != c.p[0] {
				t.Errorf("%s: %+v", c.name, s)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
