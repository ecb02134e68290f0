package exchange

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// lead is a person or body as one cell names it.
type lead struct {
	name string
	kind leadKind
	post string // beside a person's name
}

type leadKind int

const (
	leadPerson leadKind = iota // a name of two to four words
	leadRole                   // a post: Head of Early Help
	leadBody                   // a board, a partnership, an abbreviation
	leadOther                  // who can tell
)

// leads is whom a cell names; rest is what names nobody, such as TBC.
type leads struct {
	list   []lead
	rest   []string
	doubts []string
}

// readLeads splits a cell of leads. Commas, slashes, ampersands and "and" part
// names, but are in names too: "Trafford and Salford Partnership" is one body.
// So a cell is cut only where every part could stand alone; known says which
// names the record or other cells hold.
func readLeads(text string, known func(string) bool) leads {
	var out leads
	for _, part := range splitHard(text, known) {
		for _, l := range out.split(part, known) {
			switch {
			case nobody(l.name):
				out.rest = append(out.rest, l.name)
				continue
			case l.kind == leadOther && !known(l.name):
				out.doubts = append(out.doubts,
					l.name+" does not look like a name, a post or a body: used as the lead as written")
			}
			out.list = append(out.list, l)
		}
	}
	return out
}

// splitHard cuts at what never is within a name, and at line ends between
// whole names. A line that holds a single word is part of a name broken to fit.
func splitHard(text string, known func(string) bool) []string {
	var parts []string
	for _, piece := range strings.FieldsFunc(text, func(r rune) bool {
		return r == ';' || r == '/' || r == '|' ||
			r == '•'
	}) {
		var joined []string // lines, those of broken names joined
		lines := nonEmpty(trimmedLines(piece))
		if wrapped(lines, known) {
			lines = []string{strings.Join(lines, " ")}
		}
		for i, line := range lines {
			next := ""
			if i+1 < len(lines) {
				next = lines[i+1]
			}
			if last := len(joined) - 1; last >= 0 && continues(joined[last], line, next, known) {
				joined[last] += " " + line
			} else {
				joined = append(joined, line)
			}
		}
		parts = append(parts, joined...)
	}
	return parts
}

// wrapped reports whether lines end where the cell does, not where names do: one
// of them parts two names in its middle, and has a single word on a side of that.
func wrapped(lines []string, known func(string) bool) bool {
	return slices.ContainsFunc(lines, func(line string) bool {
		parts := softParts(line)
		return len(parts) > 1 && !known(line) && slices.ContainsFunc(parts,
			func(p string) bool { return isWord(p) && !known(p) })
	})
}

func trimmedLines(s string) []string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(line), "-–*•"))
	}
	return lines
}

// continues reports whether a line goes on with the name of the line before.
func continues(before, line, next string, known func(string) bool) bool {
	switch {
	case joins(line):
		return true
	case known(before):
		return false
	case endsOpen(before) || unicode.IsLower(firstRune(line)):
		return true
	case isWord(before):
		return true
	case isWord(line) && !known(line):
		return kindOf(before) != leadPerson || !isWord(next)
	}
	return kindOf(before) == leadOther && !strings.Contains(before, ",")
}

// isWord reports whether a line is one word, and no abbreviation that could
// stand alone.
func isWord(line string) bool {
	return len(strings.Fields(line)) == 1 && !isShort(line) && !nobody(line)
}

// joins reports whether a line begins in the middle of something.
func joins(line string) bool {
	first, _, _ := strings.Cut(line, " ")
	return first == "&" || first == "and" || first == "of" || first == "for"
}

// endsOpen reports whether a line ends where something must follow.
func endsOpen(line string) bool {
	fields := strings.Fields(line)
	last := fields[len(fields)-1]
	return slices.Contains([]string{"&", "and", "of", "for", "the", "Le", "De", "Van"}, last) ||
		strings.HasSuffix(last, ",")
}

var softSplit = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\s*,\s*(?:and\s+|&\s*)?|\s+(?:and|with)\s+|\s*&\s*|\s+\+\s+`)
})

// softParts are the parts of a line between commas, ampersands and the like.
func softParts(line string) []string {
	if !strings.ContainsAny(line, ",&+") && !strings.Contains(line, "and") && !strings.Contains(line, "with") {
		return nonEmpty([]string{line}) // most lines: the pattern is slow
	}
	return nonEmpty(softSplit().Split(line, -1))
}

// split cuts a line at commas, ampersands and "and" where each part could stand
// alone, and says where it left one whole.
func (l *leads) split(text string, known func(string) bool) []lead {
	text = joinLines(text)
	if known(text) {
		return leadsOf(text)
	}
	if list := l.holders(text, known); list != nil {
		return list
	}
	parts := softParts(text)
	if len(parts) < 2 {
		return leadsOf(parts...)
	}
	if standAlone(parts, known) && !oneScope(text, parts, known) {
		l.shared(parts, known)
		return leadsOf(parts...)
	}
	if at := strings.Index(text, ","); at >= 0 { // a person before a comma, a body after it
		first, rest := strings.TrimSpace(text[:at]), strings.TrimSpace(text[at+1:])
		if standAlone([]string{first}, known) && !barePost(first) && rest != "" && kindOf(rest) != leadOther {
			return append(leadsOf(first), l.split(rest, known)...)
		}
	}
	l.doubts = append(l.doubts, text+" is read as one lead: its parts do not each look like a name")
	return leadsOf(text)
}

// oneScope reports whether a line may be one post of which an abbreviation is the last part,
// as in "Director of HR & OD".
func oneScope(text string, parts []string, known func(string) bool) bool {
	last := len(parts) - 1
	return !strings.Contains(text, ",") && isShort(parts[last]) && !known(parts[last]) &&
		kindOf(parts[last-1]) == leadRole && strings.Contains(parts[last-1], " of ")
}

// leadsOf are leads of names alone.
func leadsOf(names ...string) []lead {
	var list []lead
	for _, name := range names {
		list = append(list, lead{name: name, kind: kindOf(name)})
	}
	return list
}

// standAlone reports whether each part is a known name, or looks like a person,
// a whole post or an abbreviation.
func standAlone(parts []string, known func(string) bool) bool {
	for _, p := range parts {
		switch kindOf(p) {
		case leadPerson, leadRole:
		case leadBody:
			if !isShort(p) && !known(p) {
				return false
			}
		default:
			if !known(p) && !nobody(p) {
				return false
			}
		}
	}
	return true
}

// nobody reports whether a text stands where a lead should and names none.
func nobody(s string) bool {
	switch strings.ToLower(strings.Trim(s, " .?-–()")) {
	case "", "tbc", "tba", "tbd", "to be confirmed", "to be agreed", "vacant", "vacancy", "n/a", "na", "none", "all",
		"various", "n", "a":
		return true
	}
	return false
}

// bodyWords end or make the names of bodies, roleWords those of posts.
var (
	bodyWords = []string{"board", "partnership", "group", "team", "service", "services", "panel", "forum", "committee",
		"council", "trust", "police", "school", "schools", "ccg", "nhs", "arrangements", "consortium", "academy", "hub",
		"network", "cabinet", "company", "executive", "department", "ltd"}
	roleWords = []string{"head", "director", "manager", "lead", "officer", "chair", "worker", "leader", "commissioner",
		"coordinator", "co-ordinator", "adviser", "advisor", "principal", "practitioner", "assistant", "superintendent",
		"nurse", "headteacher", "secretary", "consultant", "member", "ceo", "dcs", "psw", "iro"}
)

// kindOf guesses what a name names, from its words alone.
func kindOf(name string) leadKind {
	words := strings.Fields(name)
	if len(words) == 0 {
		return leadOther
	}
	has := func(list []string) bool {
		return slices.ContainsFunc(words, func(w string) bool {
			return slices.Contains(list, strings.ToLower(strings.Trim(w, "().,'’")))
		})
	}
	switch {
	case has(roleWords):
		return leadRole
	case has(bodyWords) || isShort(name):
		return leadBody
	case looksLikePerson(words):
		return leadPerson
	}
	return leadOther
}

// isShort reports whether a name is one abbreviation, such as MASA.
func isShort(name string) bool {
	letters := 0
	for _, r := range name {
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			return false
		}
		letters++
	}
	return letters >= 2 && letters <= 8
}

// looksLikePerson reports whether words are two to four, each with a capital, and none of
// the words for what councils do.
func looksLikePerson(words []string) bool {
	if len(words) < 2 || len(words) > 4 {
		return false
	}
	for _, w := range words {
		if slices.Contains(areaWords, strings.ToLower(strings.Trim(w, "().,"))) {
			return false
		}
		small := slices.Contains([]string{"de", "van", "der", "le", "la", "bin", "al", "von"}, w)
		if !small && !unicode.IsUpper(firstRune(w)) || strings.ContainsAny(w, "0123456789:()") {
			return false
		}
	}
	return true
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
