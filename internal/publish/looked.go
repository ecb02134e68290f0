package publish

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

// notLooked says where a small number may still be found; empty where no number of
// children is there.
func notLooked(p *programme.Programme) string {
	alone, rolling, counting := 0, 0, 0
	for _, m := range p.Measures {
		switch {
		case !m.Counts.Yes:
		case m.Overlaps.Value > 1:
			rolling++
			fallthrough
		default:
			counting++
			if !m.Group.Given() {
				alone++
			}
		}
	}
	if counting == 0 || p.Policy.SmallNumbers < 1 {
		return ""
	}
	where := []string{"numbers written in words", "what papers of earlier days showed"}
	if n := ratesOfUnknown(p); n > 0 {
		where = append(where, diag.Count(n, "rate")+" of children whose number nobody gives")
	}
	if alone > 1 {
		where = append(where, fmt.Sprintf("what comes of taking one of the %s that name no group from another",
			diag.Count(alone, "measure")))
	}
	if rolling > 0 {
		where = append(where, fmt.Sprintf("what comes of taking one value from the next of %s whose values overlap",
			diag.Count(rolling, "measure")))
	}
	return fmt.Sprintf("Numbers of children from 1 to %d, and what would give them back by subtraction, are left out. "+
		"Nobody has looked for them in %s.", p.Policy.SmallNumbers, diag.And(where))
}

// ratesOfUnknown is how many measures have rates of which nothing tells about how many
// children they are.
func ratesOfUnknown(p *programme.Programme) int {
	unknown := map[*programme.Measure]bool{}
	for _, g := range countedGroups(p) {
		for _, c := range g.cells {
			if c.scale > 0 && c.reading.Value.Given() && !c.reading.Denominator.Given() && len(c.sizes) == 0 {
				unknown[c.measure] = true
			}
		}
	}
	return len(unknown)
}
