package publish

import (
	"strings"
	"testing"

	"improve/internal/programme"
)

// A permit names records and people in words of its own; so does a position.
func TestPermitsAndPositions(t *testing.T) {
	p := full()
	task, u := p.Ambitions[1].Tasks[0], p.Updates[0]
	call(p, task.ID.Value, "9.7")
	permits := u.Decisions[0].Permits
	permits[0] = programme.Permit{Change: programme.Text{Value: "task 9.7"}, Key: programme.Text{Value: "title"},
		To: []programme.Text{{Value: "zwnewq"}}}
	permits[1] = programme.Permit{Change: programme.Text{Value: "task 1.1"}, Key: programme.Text{Value: "leads"},
		To: []programme.Text{{Value: "zquill7"}, {Value: "director"}}}
	task.Restricted = &programme.Restriction{}
	public, _ := clean(t, p)
	rest := everyString(public)
	if got := public.Updates[0].Decisions[0].Permits; len(got) != 1 || got[0].To[0].Value != "head-of-early-help" {
		t.Errorf("%+v", got)
	}
	if strings.Contains(rest, "zwnewq") || strings.Contains(rest, "9.7") {
		t.Error("what may be said of a restricted task is published")
	}

	p = full()
	a := p.Ambitions[0]
	p.Updates[0].Positions[0].Of.Value, p.Updates[0].Positions[1].Of.Value = a.ID.Value, "programme"
	a.Restricted = &programme.Restriction{}
	public, _ = clean(t, p)
	if got := public.Updates[0].Positions; len(got) != 1 || got[0].Of.Value != "programme" {
		t.Errorf("%+v", got)
	}
}

// The end of a plan counts, though nobody may read why.
func TestARestrictedDecisionStillEndsAPlan(t *testing.T) {
	p := full()
	d := &p.Updates[0].Decisions[0]
	d.Restricted = &programme.Restriction{}
	end := programme.Permit{End: programme.Text{Value: "plan " + p.Plans[0].ID.Value}}
	d.Permits = []programme.Permit{end, {Change: programme.Text{Value: "policy"}, Key: programme.Text{Value: "grace_days"},
		To: []programme.Text{{Value: "99"}}}}
	public, _ := clean(t, p)
	if got := public.Updates[0].Decisions[0]; got.Text.Given() || len(got.Permits) != 1 || got.Permits[0].End != end.End {
		t.Errorf("%+v", got)
	}
	d.Permits = d.Permits[1:]
	if public, _ = clean(t, p); len(public.Updates[0].Decisions) != 1 {
		t.Error("a restricted decision that ends nothing is published")
	}
}
