package exchange

import (
	"slices"

	"improve/internal/entry"
	"improve/internal/programme"
)

// readHighlight reads a row of the sheet of highlights.
func (r *returnReader) readHighlight() {
	s := entry.Highlight{Ambition: r.about.ambition.Ambition, Summary: r.cell("new_summary").Text,
		Achieved: r.lines("achieved"), Next: r.lines("next"), Ask: r.cell("new_ask").Text}
	known := slices.ContainsFunc(r.now.Programme.Updates, func(u *programme.Update) bool {
		return slices.ContainsFunc(u.Ambitions, func(h *programme.Highlight) bool {
			return h.Ambition.Value == s.Ambition.ID.Value && sameHighlight(h, s)
		})
	})
	r.say(known, func(out *Return) { out.Highlights = append(out.Highlights, s) })
}

// sameHighlight reports whether the record says all that a row does.
func sameHighlight(old *programme.Highlight, s entry.Highlight) bool {
	same := func(is, said string) bool { return said == "" || squash(is) == squash(said) }
	holds := func(is []programme.Text, said []string) bool {
		return !slices.ContainsFunc(said, func(line string) bool {
			return !slices.ContainsFunc(is, func(t programme.Text) bool { return squash(t.Value) == squash(line) })
		})
	}
	return same(old.Summary.Value, s.Summary) && same(old.Ask.Value, s.Ask) && holds(old.Achieved, s.Achieved) &&
		holds(old.Next, s.Next)
}
