package publish

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"improve/internal/programme"
	"improve/internal/schema"
)

// names are the secrets of the people who are not public: names as people write
// them, addresses, and ids that tell more than the role. What a text may as well
// say about somebody who is public is none.
func names(p *programme.Programme) []secret {
	open := map[string]bool{}
	for _, v := range p.People {
		if !private(v) {
			for _, t := range append(given(v, schema.Title), v.Role, v.ID) {
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
	return slices.DeleteFunc(list,
		func(s secret) bool { return s.form&titled == 0 && open[strings.Join(s.words, " ")] })
}

// shortestID is how long an id must be to be told from ordinary words.
const shortestID = 3

func namesOf(v *programme.Person) []secret {
	what := fmt.Sprintf("names %s, whose name is not public: write the role, or set public: true", called(v))
	var list []secret
	add := func(f form, words ...string) {
		same := func(s secret) bool { return s.form == f && slices.Equal(s.words, words) }
		if len(words) > 0 && !slices.ContainsFunc(list, same) {
			list = append(list, secret{words: words, form: f, what: what})
		}
	}
	for _, t := range given(v, schema.Title) {
		if ofRole(foldedWords(t.Value), v.Role.Value) {
			continue
		}
		for _, spelling := range spellings(t.Value) {
			switch words := foldedWords(spelling); {
			case len(words) > 1:
				add(0, words...)
			case t != v.Name:
				add(ordinary, words...)
			}
			forms(spelling, add)
		}
	}
	for _, t := range given(v, schema.Secret) {
		add(0, foldedWords(t.Value)...)
	}
	words := foldedWords(v.ID.Value)
	if lone := len(words) == 1 && fold(v.Name.Value) == words[0]; !lone && !ofRole(words, v.Role.Value) &&
		len(strings.Join(words, "")) >= shortestID {
		add(0, words...)
	}
	return list
}

// given is what the rows of a role give of somebody.
func given(v *programme.Person, role schema.Role) []programme.Text {
	var list []programme.Text
	for _, k := range schema.FamilyOf("people").Keys {
		if k.Role == role && k.HoldsValues() {
			list = append(list, k.Written(v)...)
		}
	}
	return list
}

// called is what messages call a person who is not public.
func called(v *programme.Person) string {
	if v.Name.Given() {
		return v.Name.Value
	}
	return v.ID.Value
}

// spellings are a name and what people make of it: without its apostrophes or with
// spaces for them, with its hyphens left out, with ae for ä.
func spellings(name string) []string {
	list := []string{name}
	for _, other := range []func(string) string{
		strings.NewReplacer("'", " ", "’", " ", "‘", " ", "ʼ", " ").Replace,
		strings.NewReplacer("-", "", "‐", "", "\u2011", "").Replace,
		strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ø", "oe", "å", "aa", "Ä", "Ae", "Ö", "Oe", "Ü",
			"Ue", "Ø", "Oe", "Å", "Aa").Replace,
	} {
		if spelt := other(decoded(name)); spelt != list[0] {
			list = append(list, spelt)
		}
	}
	return list
}

// titles are what is before a surname.
func titles() []string {
	return []string{"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "cllr",
		"councillor", "rev"}
}

// particles are the parts of surnames that are no surname by themselves.
func particles() []string {
	return []string{"al", "el", "bin", "ibn", "bint", "ben", "da", "das", "de", "del", "della", "den", "der",
		"di", "dos", "du", "la", "las", "le", "los", "mac", "ni", "van", "von", "zu"}
}

// forms are other ways to write a name of several words: Dr Jane Mary Smith is
// also Jane Smith, Jane M. Smith, Smith Jane, J Smith, jsmith, janesmith and Ms
// Smith. A name in a script without spaces has none.
func forms(name string, add func(form, ...string)) {
	written := strings.Fields(bareName(name))
	isTitled := len(written) > 1 && slices.Contains(titles(), fold(written[0]))
	if isTitled {
		written = written[1:]
	}
	bare := foldedWords(strings.Join(written, " "))
	if len(bare) == 0 || len(bare) < 2 && !isTitled || strings.ContainsFunc(strings.Join(bare, ""), alone) {
		return
	}
	if len(bare) > 1 {
		add(0, bare...)
	}
	for _, word := range bare {
		if !slices.Contains(particles(), word) {
			add(titled, word)
		}
	}
	if len(bare) < 2 {
		return
	}
	for _, surname := range surnames(written, bare) {
		add(titled, surname...)
		withFirst(bare[0], surname, add)
	}
	withFamilyFirst(bare, add)
}

// surnames are the words of a name that may be the surname: of Jane Mary
// Hartington-Quill the last word, each half of it, and all but the first word, also
// as one: Ó Briain is O'Briain too.
func surnames(written, bare []string) [][]string {
	last := foldedWords(written[len(written)-1])
	if len(last) == 0 || len(last) == len(bare) {
		last = bare[len(bare)-1:]
	}
	return [][]string{last, last[len(last)-1:], last[:1], bare[1:], {strings.Join(bare[1:], "")}}
}

// withFirst adds the ways to write a first name, or its initial, with a surname.
func withFirst(first string, last []string, add func(form, ...string)) {
	initial, joined := first[:runeSize(first)], strings.Join(last, "")
	add(middle, append([]string{first}, last...)...)
	add(0, append(slices.Clone(last), first)...)
	add(middle|initials(initial), append([]string{initial}, last...)...)
	add(initials(initial), append(slices.Clone(last), initial)...)
	add(0, first+joined)
	add(0, initial+joined)
}

// withFamilyFirst adds what is written of a name whose family name may come first,
// as in China, Hungary and Vietnam, or in the middle, as in Spain.
func withFamilyFirst(bare []string, add func(form, ...string)) {
	given := bare[len(bare)-1]
	initial := given[:runeSize(given)]
	add(initials(initial), initial, bare[0])
	for _, word := range bare[1:] {
		if len(word) > 2 && !slices.Contains(particles(), word) {
			add(middle, bare[0], word)
		}
	}
}

// initials is the form of a name with an initial: a long wait, and i hope, are
// none.
func initials(initial string) form {
	if initial == "a" || initial == "i" {
		return ordinary
	}
	return 0
}

// bareName is a name without what is in brackets or after a comma.
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
		begins := slices.ContainsFunc(in,
			func(of string) bool { return of == w || len(w) >= 3 && strings.HasPrefix(of, w) })
		return !begins && !within(w, initials)
	})
}

// within reports whether the letters of one word are in another in their
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
