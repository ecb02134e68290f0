package publish

import (
	"improve/internal/programme"
	"improve/internal/schema"
)

// Leak is a text that would be published and names what may not be.
type Leak struct {
	Pos  programme.Pos // in the record, not in the public copy
	What string        // what is wrong, and what to write instead
}

// leaks looks through every text of the public copy for secrets. One is told for
// each text.
func leaks(public *programme.Programme, secrets *search) []Leak {
	if len(secrets.byWord)+len(secrets.byID) == 0 {
		return nil
	}
	return inTexts(public, func(_ *schema.Key, t programme.Text) []Leak {
		if what := secrets.in(t.Value); what != "" {
			return []Leak{{t.Pos, what}}
		}
		return nil
	})
}
