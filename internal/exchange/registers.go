package exchange

import "strings"

// isRegister reports whether a sheet has the headings of a register of risks: how
// likely something is, how bad, and the score of both.
func isRegister(g *lattice) bool {
	const deepest = 30
	for n := range min(len(g.Rows), deepest) {
		scores, risk := 0, false
		for _, cell := range g.Rows[n] {
			if len(cell.Text) > longestHeading {
				continue
			}
			p := plain(cell.Text)
			risk = risk || strings.Contains(p, "risk") || strings.Contains(p, "issue")
			for _, w := range []string{"likelihood", "probability", "impact", "score", "inherent", "residual"} {
				if strings.Contains(p, w) {
					scores++
					break
				}
			}
		}
		if risk && scores >= 2 {
			return true
		}
	}
	return false
}
