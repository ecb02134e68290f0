package publish

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

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
	var found []Leak
	texts(public, func(_ *schema.Key, t programme.Text) {
		if what := secrets.in(t.Value); what != "" {
			found = append(found, Leak{t.Pos, what})
		}
	})
	return found
}

// names are the secrets of the people who are not public: names as people write
// them, addresses, and ids that tell more than the role.
func names(p *programme.Programme) []secret {
	open := map[string]bool{}
	for _, v := range p.People {
		if !private(v) {
			for _, t := range append(slices.Clone(v.Also), v.Name, v.Role, v.ID) {
				open[fold(t.Value)] = true
			}
		}
	}
	var list []secret
	for _, v := range p.People {
		if private(v) {
			list = append(list, namesOf(v)...)
		}
	}
	return slices.DeleteFunc(list, func(s secret) bool { return open[strings.Join(s.words, " ")] })
}

// shortestID is how long an id must be to be told from ordinary words.
const shortestID = 3

func namesOf(v *programme.Person) []secret {
	who := v.Name.Value
	if who == "" {
		who = v.ID.Value
	}
	what := fmt.Sprintf("names %s, whose record is not public: write the role, or set public: true", who)
	var list []secret
	add := func(words ...string) {
		if len(words) > 0 {
			list = append(list, secret{words: words, what: what})
		}
	}
	for _, t := range append(slices.Clone(v.Also), v.Name) {
		if words := foldedWords(t.Value); !ofRole(words, v.Role.Value) {
			add(words...)
			for _, form := range forms(t.Value) {
				add(form...)
			}
		}
	}
	for _, address := range v.Git {
		add(foldedWords(address.Value)...)
	}
	if words := foldedWords(v.ID.Value); !ofRole(words, v.Role.Value) && len(strings.Join(words, "")) >= shortestID {
		add(words...)
	}
	return list
}

// titles are what stands before a surname.
func titles() []string {
	return []string{"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "cllr", "councillor", "rev"}
}

// forms are other ways to write a name of several words: Dr Jane Mary Smith is
// also Jane Smith, Smith Jane, J Smith, jsmith, janesmith and Ms Smith.
func forms(name string) [][]string {
	words := strings.Fields(bareName(name))
	titled := len(words) > 1 && slices.Contains(titles(), fold(words[0]))
	if titled {
		words = words[1:]
	}
	bare := foldedWords(strings.Join(words, " "))
	if len(bare) < 2 && !titled {
		return nil
	}
	double := foldedWords(words[len(words)-1]) // of Hartington-Quill both, and the last
	if len(double) == 0 {
		return [][]string{bare}
	}
	var list [][]string
	if len(bare) > 1 {
		list = append(list, bare)
	}
	for _, last := range [][]string{double, double[len(double)-1:]} {
		for _, title := range titles() {
			list = append(list, append([]string{title}, last...))
		}
		if len(bare) > len(last) {
			list = append(list, withFirst(bare[0], last)...)
		}
	}
	return list
}

func withFirst(first string, last []string) [][]string {
	initial, joined := first[:runeSize(first)], strings.Join(last, "")
	return [][]string{append([]string{first}, last...), append(slices.Clone(last), first), append([]string{initial}, last...), append(slices.Clone(last), initial),
		{first + joined}, {initial + joined}}
}

// bareName is a name without what stands in brackets or after a comma.
func bareName(name string) string {
	if i := strings.IndexAny(name, "(,"); i > 0 {
		return name[:i]
	}
	return name
}

func runeSize(s string) int {
	_, size := utf8.DecodeRuneInString(s)
	return size
}

// ofRole reports whether an id or another spelling says no more than the role:
// each of its words is one of the role's, begins one, or is made of their
// initials. Without a role nothing is known.
func ofRole(words []string, role string) bool {
	in := foldedWords(role)
	initials := ""
	for _, w := range in {
		initials += w[:runeSize(w)]
	}
	return len(in) > 0 && !slices.ContainsFunc(words, func(w string) bool {
		begins := slices.ContainsFunc(in, func(of string) bool { return of == w || len(w) >= 3 && strings.HasPrefix(of, w) })
		return !begins && !within(w, initials)
	})
}

// within reports whether the letters of one word stand in another in their
// order.
func within(word, letters string) bool {
	for _, r := range word {
		i := strings.IndexRune(letters, r)
		if i < 0 {
			return false
		}
		letters = letters[i+utf8.RuneLen(r):]
	}
	return true
}
