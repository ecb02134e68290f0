package publish

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"improve/internal/programme"
	"improve/internal/schema"
)

// unpublishedPair stands in a text where somebody wrote the figures of a reading that are
// hidden: 3 of 40.
const unpublishedPair = "(numbers too small to publish)"

// pair is some children out of all of a group.
type pair struct{ some, all int }

// hiddenPairs are those of the readings of which the share may not be shown.
func (g *group) hiddenPairs() []pair {
	var list []pair
	for _, c := range g.cells {
		if r := c.reading; c.secret.any() && r.Numerator.Given() && r.Denominator.Given() {
			list = append(list, pair{int(r.Numerator.Value), int(r.Denominator.Value)})
		}
	}
	return list
}

// hidePairs takes out of what updates say in words the figures that are hidden where they
// are figures: minutes and highlights often repeat them.
func hidePairs(p *programme.Programme, hidden []pair) {
	if len(hidden) == 0 {
		return
	}
	groups := map[int]bool{}
	for _, x := range hidden {
		groups[x.all] = true
	}
	schema.Walk(p, func(e *schema.Entry) {
		if e.Update() == nil {
			return
		}
		e.Values(func(k *schema.Key) {
			if !holdsProse(k) {
				return
			}
			for t := range k.Texts(e.Record) {
				if !saysOne(t.Value, groups) {
					continue // as most
				}
				t.Value = someOfAll().ReplaceAllStringFunc(t.Value, func(said string) string {
					parts := someOfAll().FindStringSubmatch(said)
					all, _ := strconv.Atoi(parts[2])
					if slices.Contains(hidden, pair{numberOf(parts[1]), all}) {
						return unpublishedPair
					}
					return said
				})
			}
		})
	})
}

// saysOne reports whether a text has one of some numbers in digits.
func saysOne(text string, of map[int]bool) bool {
	for digits := range strings.FieldsFuncSeq(text, func(r rune) bool { return r < '0' || r > '9' }) {
		if n, err := strconv.Atoi(digits); err == nil && of[n] {
			return true
		}
	}
	return false
}

var someOfAll = sync.OnceValue(func() *regexp.Regexp {
	const of = `(?:\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?|\s*/\s*)`
	return regexp.MustCompile(`(?i)\b(\d+|` + strings.Join(numerals(), "|") + `)` + of + `(\d+)\b`)
})

// numberOf is a number written in digits or as a word.
func numberOf(said string) int {
	if n, err := strconv.Atoi(said); err == nil {
		return n
	}
	return 1 + slices.Index(numerals(), strings.ToLower(said))
}

// numerals are the numbers that people write as words, from one.
func numerals() []string {
	return []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
}
