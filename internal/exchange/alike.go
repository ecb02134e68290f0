package exchange

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"improve/internal/words"
)

// SamePerson says that a spelling is of the person of that name.
type SamePerson struct{ Spelling, Name string }

// ParseSame reads "Tom Hale=Thomas Hale".
func ParseSame(s string) (SamePerson, error) {
	spelling, name, ok := strings.Cut(s, "=")
	same := SamePerson{joinLines(spelling), joinLines(name)}
	if !ok || nameKey(same.Spelling) == "" || nameKey(same.Name) == "" {
		return same, fmt.Errorf("%q names no two spellings: write \"Tom Hale=Thomas Hale\"", s)
	}
	return same, nil
}

// Alike are two names that may be of one person. They are two until somebody says
// otherwise.
type Alike struct {
	Name  string `json:"name"`
	Other string `json:"other"`
	Call  string `json:"call"` // the flag that joins them
}

// mostAlike is how many names that look alike are listed, and how many people are
// compared with each other: no plan comes near, and a file may be made to.
const mostAlike, mostCompared = 300, 2_000

// alike finds the new names that look like another: a letter or two differ, or one
// initial and surname are the same. It reports whether all were looked at.
func (r *roll) alike() (list []Alike, all bool) {
	people := r.people[:min(len(r.people), mostCompared)]
	names := make([][]string, len(people))
	for i, p := range people {
		names[i] = words.Split(p.shown())
	}
	for i, a := range people {
		for j, b := range people[:i] {
			if a.recorded != nil && b.recorded != nil || !looksLike(a, b, names[i], names[j]) {
				continue
			}
			if len(list) == mostAlike {
				return list, false
			}
			name, other := b, a
			if a.recorded != nil {
				name, other = a, b
			}
			list = append(list, Alike{name.shown(), other.shown(),
				fmt.Sprintf("--same %q", other.shown()+"="+name.shown())})
		}
	}
	return list, len(people) == len(r.people)
}

// shown is what a person is called: by name, else by role.
func (p *person) shown() string {
	if p.name == "" && p.recorded != nil {
		return p.recorded.Shown()
	}
	return p.name
}

// looksLike compares two people, of whom the names' words are given. A post that stands
// alone in one cell, and beside a name in another, may be held by who bears that name.
func looksLike(a, b *person, x, y []string) bool {
	if hasPost(a, y) || hasPost(b, x) || withoutBrackets(a) == withoutBrackets(b) {
		return true
	}
	if len(x) > 1 && len(y) > 1 && a.kind == leadPerson && b.kind == leadPerson &&
		x[len(x)-1] == y[len(y)-1] && firstRune(x[0]) == firstRune(y[0]) {
		return true
	}
	return nearly(strings.Join(x, ""), strings.Join(y, ""))
}

// withoutBrackets is what a person is called before anything in brackets: Jane Doe (AD) may be
// Jane Doe.
func withoutBrackets(p *person) string {
	name, _, _ := strings.Cut(p.shown(), "(")
	return nameKey(name)
}

// hasPost reports whether a person was named with the post that words are.
func hasPost(p *person, post []string) bool {
	return p.post != "" && nameKey(p.post) == strings.Join(post, " ")
}

// nearly reports whether names differ by a letter or two, of a length at which slips of
// the finger are more likely than another name.
func nearly(a, b string) bool {
	x, y := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	shorter, longer := min(x, y), max(x, y)
	most := 1 + shorter/16
	return shorter >= 8 && longer-shorter <= most && words.Distance(a, b) <= most
}
