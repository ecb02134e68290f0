package exchange

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// areaWords are what posts are of: Social Care and Corporate Parenting are nobody's names.
var areaWords = []string{
	"social", "care", "help", "safeguarding", "education", "inclusion", "commissioning", "health",
	"housing", "finance", "workforce", "performance", "practice", "parenting", "corporate",
	"assessment", "intervention", "protection", "permanence", "fostering", "adoption", "send",
	"learning", "legal", "strategy", "communications", "transformation", "community", "communities",
	"resources", "digital", "data", "locality", "localities", "nursing", "maternity", "emergency",
	"outpatients", "quality", "assurance", "family", "families", "children", "children’s", "children's",
	"adult", "adults", "youth", "support", "prevention", "progression", "partnerships", "planning",
	"procurement", "governance", "democratic", "environment", "technology", "information",
	"improvement", "placements", "residential", "disability", "disabilities", "transport", "casework",
	"admissions", "attendance", "operations"}

// bareWords are the words of posts that do not say of what.
var bareWords = append([]string{"of", "service", "services", "team", "group", "operations", "operational", "area",
	"deputy", "executive", "interim", "acting", "senior", "strategic", "corporate", "general", "programme", "project",
	"joint", "associate", "asst"}, roleWords...)

// barePost reports whether a post does not say of what: Assistant Director, of which the
// words after a comma are a part.
func barePost(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	return kindOf(name) == leadRole && !slices.ContainsFunc(words, func(w string) bool {
		return !slices.Contains(bareWords, strings.Trim(w, "().,"))
	})
}

var (
	andSplit = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`\s*,?\s+and\s+|\s*,?\s*&\s*|\s+\+\s+`)
	})
	holderSplit = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^([^,()]+?)(?:\s*,\s*|\s+[-–—]\s+)([^,()]+)$|^([^,()]+?)\s*\(([^,()]+)\)$`)
	})
)

// holders reads people who are named beside their posts: "Jane Smith, Head of Early Help",
// "Jane Smith (DCS) and Tom Hale". It is nil where a line names nobody so.
func (l *leads) holders(text string, known func(string) bool) []lead {
	var list []lead
	var doubts []string
	for _, chunk := range nonEmpty(andSplit().Split(text, -1)) {
		one, ok := holder(chunk)
		switch {
		case ok && !known(chunk):
			doubts = append(doubts,
				fmt.Sprintf("%s is read as one person: %s, whose post is %s", chunk, one.name, one.post))
		case !standAlone([]string{chunk}, known):
			return nil
		default:
			one = leadsOf(chunk)[0]
		}
		list = append(list, one)
	}
	if len(doubts) == 0 {
		return nil
	}
	l.doubts = append(l.doubts, doubts...)
	return list
}

// holder is a person with a post, as one text names both in either order.
func holder(text string) (one lead, ok bool) {
	m := holderSplit().FindStringSubmatch(text)
	if m == nil {
		return lead{}, false
	}
	a, b := strings.TrimSpace(m[1]+m[3]), strings.TrimSpace(m[2]+m[4])
	switch ka, kb := kindOf(a), kindOf(b); {
	case ka == leadPerson && kb == leadRole:
		return lead{a, ka, b}, true
	case ka == leadRole && kb == leadPerson:
		return lead{b, kb, a}, true
	}
	return lead{}, false
}

// shared says that a line was cut beside an abbreviation that may be a part of the post
// there: Director of HR and OD.
func (l *leads) shared(parts []string, known func(string) bool) {
	short := slices.ContainsFunc(parts, func(p string) bool { return kindOf(p) == leadBody && isShort(p) && !known(p) })
	if short && slices.ContainsFunc(parts, func(p string) bool { return kindOf(p) == leadRole }) {
		l.doubts = append(l.doubts,
			strings.Join(parts, " and ")+" are read as leads of their own; if they are one post, write it as one")
	}
}
