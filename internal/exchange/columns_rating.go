package exchange

import (
	"slices"
	"strings"
)

// outdated reports whether a rating column is that of an earlier month than another one, or
// is called the one before.
func (h *heading) outdated(c *headed) bool {
	before := func(c headed) bool {
		return slices.ContainsFunc(strings.Fields(plain(c.heading)), func(w string) bool {
			return slices.Contains([]string{"previous", "last", "prior", "earlier", "old", "original", "baseline"}, w)
		})
	}
	if newest := h.newestMonth(); newest >= 0 && newest != c.column && c.on.IsZero() && monthNamed(c.heading) > 0 {
		return true
	}
	return slices.ContainsFunc(h.list, func(other headed) bool {
		return other.field == FieldRating && (!c.on.IsZero() && c.on.Before(other.on) || before(*c) && !before(other))
	})
}

// newestMonth is the rating column of the latest of months that headings name without a year,
// of which November comes before January; where that is none or several the last of them. It
// is -1 where fewer than two headings do.
func (h *heading) newestMonth() int {
	var dated []headed
	for _, c := range h.list {
		if c.field == FieldRating && c.on.IsZero() && monthNamed(c.heading) > 0 {
			dated = append(dated, c)
		}
	}
	if len(dated) < 2 {
		return -1
	}
	newest := dated[len(dated)-1].column
	for _, c := range dated {
		if !slices.ContainsFunc(dated, func(other headed) bool {
			const half, year = 6, 12
			apart := (monthNamed(other.heading) - monthNamed(c.heading) + year) % year
			return apart > 0 && apart < half
		}) {
			newest = c.column
		}
	}
	return newest
}

// monthNamed is the number of the month that a heading names, 0 where it names none.
func monthNamed(heading string) int {
	name := headingMonth().FindString(heading)
	if name == "" {
		return 0
	}
	const names = "janfebmaraprmayjunjulaugsepoctnovdec"
	return strings.Index(names, strings.ToLower(name[:3]))/3 + 1
}

// ofRating reports whether a column says something about a rating.
func (c *headed) ofRating() bool {
	return slices.ContainsFunc(strings.Fields(plain(c.heading)),
		func(w string) bool { return slices.Contains(wordsOfRating, w) })
}
