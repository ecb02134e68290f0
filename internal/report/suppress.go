package report

import (
	"improve/internal/doc"
	"improve/internal/programme"
)

// Suppressed is how a number of children too small to publish is shown, as
// official statistics show it, and so is whatever would give it away.
const Suppressed = "[c]"

// suppressedKey explains it beneath a table.
func suppressedKey() doc.Line {
	return doc.Toned(doc.Muted, Suppressed+" means a number too small to publish.")
}

// hidden reports whether a number is in the record and not in the public's
// copy of it: package publish takes it out and leaves its place, so that nothing
// here can rate it, compare it or draw it.
func (c *Context) hidden(n programme.Number) bool { return c.Public && !n.Given() && n.Pos.Known() }

// figure is a number as a paper shows it; empty where there is none.
func (c *Context) figure(n programme.Number) string {
	if c.hidden(n) {
		return Suppressed
	}
	return n.Text.Value
}

// drawn is a number as charts take it: nil where it is absent or may not be shown.
func drawn(n programme.Number) *float64 {
	if !n.Given() {
		return nil
	}
	v := n.Value
	return &v
}
