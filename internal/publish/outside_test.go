package publish

import (
	"testing"

	"improve/internal/assess"
	"improve/internal/programme"
)

// The public reads of a finding what the board reads: one is met where somebody from outside
// confirms it, whether or not their name may be published, and no insider is an outsider
// because their address is left out.
func TestWhoConfirmsFromOutside(t *testing.T) {
	for _, public := range []bool{true, false} {
		for address, want := range map[string]string{"ann@x.example": assess.FindingEvidenced,
			"cy@dfe.example": assess.FindingMet} {
			text := func(s string) programme.Text { return programme.Text{Value: s} }
			day := programme.Dated{Date: programme.Day(2025, 3, 1)}
			p := &programme.Programme{
				People: []*programme.Person{
					{ID: text("ann"), Name: text("Ann Lee"), Role: text("Head"), Git: []programme.Text{text("ann@x.example")}},
					{ID: text("cy"), Name: text("Cy Ward"), Role: text("Adviser"), Public: public, Outside: true,
						Mail: text(address)},
				},
				Findings: []*programme.Finding{{ID: text("f"), Title: text("Oversight")}},
				Updates: []*programme.Update{{Date: day, Posted: day, Findings: []*programme.FindingState{
					{Finding: text("f"), State: text("met"), ConfirmedBy: text("cy"), Evidence: []programme.Text{text("Audit")}}}}},
			}
			for who, p := range map[string]*programme.Programme{"the board": p, "the public": All(p).Programme} {
				if got := assess.Assess(p, programme.Day(2025, 4, 1)).Findings[0].State; got != want {
					t.Errorf("confirmed by %s, public %t: %s reads %s, want %s", address, public, who, got, want)
				}
			}
		}
	}
}
