package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var findingNotConfirmed = Check{
	Rule: diag.Rule{
		ID: "finding/not-confirmed", Severity: diag.Error,
		Title: "Finding met, not confirmed from outside",
		Why: "The council cannot decide alone that it has improved. A finding is met when somebody from outside " +
			"the council confirms it. Until then it counts as evidenced.",
		Mend: "Under confirmed_by, name somebody with outside: true in plan/people.yaml, such as the inspectorate " +
			"or an adviser. If it is not confirmed, write state: evidenced.",
	},
	Run: func(in *Input, report Report) {
		in.eachState(func(u *programme.Update, s *programme.FindingState) {
			if s.State.Value != "met" || unread(s.Faults, "confirmed_by") || in.outside(s.ConfirmedBy) {
				return
			}
			found := Found{
				At: s.State.Pos, Message: fmt.Sprintf("%s is met, but not confirmed", s.Finding.Value),
				Remedy: "add confirmed_by, with somebody who has outside: true in plan/people.yaml, or write " +
					"state: evidenced",
			}
			if s.ConfirmedBy.Given() {
				found.At = s.ConfirmedBy.Pos
				found.Message = fmt.Sprintf("%s is confirmed by %s, who is not marked as outside the council",
					s.Finding.Value, diag.Shorten(s.ConfirmedBy.Value))
				found.Remedy = "if they are from outside the council, write outside: true in plan/people.yaml; if " +
					"not, write state: evidenced"
			}
			if by := in.index.Person(in.ids.person(s.ConfirmedBy.Value)); by != nil && by.Outside {
				found.Message = fmt.Sprintf("%s is confirmed by %s, who %s",
					s.Finding.Value, by.ID.Value, in.Programme.Insider(by).Why)
				found.Remedy = "ask somebody from outside the council to confirm it, or write state: evidenced"
			}
			report(found)
		})
	},
}

// eachState goes over what all updates say of findings themselves.
func (in *Input) eachState(visit func(u *programme.Update, s *programme.FindingState)) {
	for _, u := range in.Programme.Updates {
		for _, s := range u.Findings {
			visit(u, s)
		}
	}
}

// outside reports whether a text names somebody who is not of the council, or may: not
// all people could be read.
func (in *Input) outside(who programme.Text) bool {
	if !who.Given() {
		return false
	}
	person := in.index.Person(in.ids.person(who.Value))
	if person == nil {
		return in.ids.unsure[people]
	}
	return in.Programme.FromOutside(person) || unread(person.Faults, "outside")
}
