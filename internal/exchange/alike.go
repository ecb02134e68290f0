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

// alike finds the new names that look like another: a letter or two differ, or one
// initial and surname are the same.
func (r *roll) alike() []Alike {
	var list []Alike
	for i, a := range r.people {
		for _, b := range r.people[:i] {
			if a.recorded != nil && b.recorded != nil || !looksLike(a, b) {
				continue
			}
			name, other := b, a
			if a.recorded != nil {
				name, other = a, b
			}
			list = append(list, Alike{name.shown(), other.shown(),
				fmt.Sprintf("--same %q", other.shown()+"="+name.shown())})
		}
	}
	return list
}

// shown is what a person is called: by name, else by role.
func (p *person) shown() string {
	if p.name == "" && p.recorded != nil {
		return p.recorded.Shown()
	}
	return p.name
}

func looksLike(a, b *person) bool {
	x, y := words.Split(a.shown()), words.Split(b.shown())
	if len(x) > 1 && len(y) > 1 && a.kind == leadPerson && b.kind == leadPerson &&
		x[len(x)-1] == y[len(y)-1] && firstRune(x[0]) == firstRune(y[0]) {
		return true
	}
	return nearly(strings.Join(x, ""), strings.Join(y, ""))
}

// nearly reports whether names differ by a letter or two, of a length at which slips of
// the finger are more likely than another name.
func nearly(a, b string) bool {
	x, y := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	shorter, longer := min(x, y), max(x, y)
	most := 1 + shorter/16
	return shorter >= 8 && longer-shorter <= most && words.Distance(a, b) <= most
}
