package programme

import "testing"

func TestRefuses(t *testing.T) {
	for text, want := range map[string]bool{
		"The board did not agree that the target becomes 80.":                          true,
		"The board refused a target of 80.":                                            true,
		"A target of 80 was rejected.":                                                 true,
		"The board refused, and the target stays at 90.":                               true,
		"The tolerance was not approved.":                                              true,
		"The board declined to drop the measure.":                                      true,
		"The proposal was turned down.":                                                true,
		"The board would never permit it.":                                             true,
		"The target becomes 80.":                                                       false,
		"The board rejected a target of 70. It agreed to 80.":                          false,
		"The unions rejected the standard, so the target becomes 80.":                  false,
		"Referrals declined, and the target moves to 80.":                              false,
		"The audit is deferred to May.":                                                false,
		"The board does not object to 85.":                                             false,
		"The target is 85 and not 80.":                                                 false,
		"Two weeks of grace.":                                                          false,
		"The measure is not taken any more.":                                           false,
		"The board agreed to the standard, and did not agree to more grace for teams.": false,
	} {
		if d := (Decision{Text: Text{Value: text}}); d.Refuses() != want {
			t.Errorf("%q: refuses %v, want %v", text, !want, want)
		}
	}
}
