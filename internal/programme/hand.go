package programme

import (
	"slices"
	"strings"
	"unicode"

	"improve/internal/words"
)

// Hand is why somebody is no second hand to somebody else; the zero Hand where nothing says so.
type Hand struct {
	Why  string // in a clause: "has the address of ann-lee"
	Sure bool   // false where two people may have it in common: a name
	Same bool   // one and the same person, by id, name or another spelling
}

// Hand is why whoever a text names may be the person of an id.
func (p *Programme) Hand(text, id string) Hand {
	one, other := p.meant(text), p.meant(id)
	switch {
	case text == id, one != nil && one == other:
		return Hand{Why: "is the same person", Sure: true, Same: true}
	case other == nil:
		other = &Person{ID: Text{Value: id}}
	}
	if one == nil {
		return other.written(text, p.People)
	}
	switch named := one.sharesName(other); {
	case one.sharesAddress(other):
		return Hand{Why: "has the address of " + id, Sure: true}
	case named && one.Role.Value == other.Role.Value:
		return Hand{Why: "is another entry of " + id, Sure: true}
	case named:
		return Hand{Why: "has the name of " + id}
	case one.looksLike(other):
		return Hand{Why: "looks like " + id, Sure: true}
	case one.secondID(other):
		return Hand{Why: "has an id like that of " + id, Sure: true}
	}
	return Hand{}
}

// FromOutside reports whether somebody marked as outside the council is nobody of it under
// another id.
func (p *Programme) FromOutside(person *Person) bool {
	return person.Outside && p.Insider(person) == Hand{}
}

// Insider is why somebody marked as outside is somebody of the council after all.
func (p *Programme) Insider(person *Person) Hand {
	for _, other := range p.People {
		if other == person || other.Outside {
			continue
		}
		if h := p.Hand(person.ID.Value, other.ID.Value); h.Sure {
			return h
		}
	}
	return Hand{}
}

// meant is who a text means: by id, name, another spelling or an address.
func (p *Programme) meant(text string) *Person {
	if by := p.PersonNamed(text); by != nil || !strings.Contains(text, "@") {
		return by
	}
	return p.AtAddress(text)
}

// AtAddress is the person or body of an e-mail address; nil where nobody has it.
func (p *Programme) AtAddress(text string) *Person {
	at := slices.IndexFunc(p.People, func(v *Person) bool { return text != "" && v.HasAddress(text) })
	if at < 0 {
		return nil
	}
	return p.People[at]
}

// written is why a text that is nobody's name as it is may be another way to write somebody:
// "Ms Ann Lee", "Lee, Ann", "Ann Lee, Head of early help", "A. Lee", or the role alone.
func (v *Person) written(text string, people []*Person) Hand {
	for _, name := range v.names() {
		switch {
		case v.isCalled(text, name.Value, words.Fold):
			return Hand{Why: "is another way to write " + v.ID.Value, Sure: true}
		case v.isCalled(text, name.Value, words.Skeleton):
			return Hand{Why: "looks like " + v.ID.Value, Sure: true}
		case initialsOf(nameOf(words.Skeleton(text)), nameOf(words.Skeleton(name.Value))):
			return Hand{Why: "has the initials and the name of " + v.ID.Value}
		}
	}
	if role := words.Skeleton(v.Role.Value); role != "" && words.Skeleton(text) == role {
		alone := !slices.ContainsFunc(people, func(o *Person) bool { return o != v && o.Role.Value == v.Role.Value })
		return Hand{Why: "has the role of " + v.ID.Value, Sure: alone}
	}
	return Hand{}
}

// isCalled reports whether a text has all words of a name, and beside them no word that is
// not of the role.
func (v *Person) isCalled(text, name string, by func(string) string) bool {
	said, is, role := nameOf(by(text)), nameOf(by(name)), words.Split(by(v.Role.Value))
	without := func(list, of []string) []string {
		return slices.DeleteFunc(slices.Clone(list), func(w string) bool { return slices.Contains(of, w) })
	}
	return len(is) > 0 && len(without(is, said)) == 0 && len(without(without(said, is), role)) == 0
}

// names are all by which somebody is called.
func (v *Person) names() []Text { return append([]Text{v.ID, v.Name}, v.Also...) }

// Addresses are the e-mail addresses of a person or body.
func (v *Person) Addresses() []Text { return append([]Text{v.Mail}, v.Git...) }

// HasAddress reports whether an e-mail address is one of a person or body.
func (v *Person) HasAddress(text string) bool {
	return sharesAny(v.Addresses(), []Text{{Value: text}}, address)
}

// sharesName reports whether two people have a name in common, whatever the order of its
// words and whatever title stands before it.
func (v *Person) sharesName(other *Person) bool {
	one, two := nameOf(words.Fold(v.Name.Value)), nameOf(words.Fold(other.Name.Value))
	return len(one) > 0 && slices.Equal(one, two)
}

func (v *Person) sharesAddress(other *Person) bool {
	return sharesAny(v.Addresses(), other.Addresses(), address)
}

// looksLike reports whether a name or id of one is a look-alike of one of the other.
func (v *Person) looksLike(other *Person) bool {
	return sharesAny(v.names(), other.names(), words.Skeleton)
}

// sharesAny reports whether two lists have a text in common, by what is compared of it.
func sharesAny(one, other []Text, by func(string) string) bool {
	return slices.ContainsFunc(one, func(a Text) bool {
		return a.Given() && slices.ContainsFunc(other, func(b Text) bool {
			return b.Given() && by(a.Value) == by(b.Value)
		})
	})
}

// secondID reports whether one's id is the other's, written otherwise or, where one of them
// has no name, with a number behind it. Two names are two people: head-1 and head-2 may be.
func (v *Person) secondID(other *Person) bool {
	letters := func(t Text) string {
		return strings.Map(func(r rune) rune {
			if !words.InWord(r) {
				return -1
			}
			return r
		}, words.Fold(t.Value))
	}
	a, b := letters(v.ID), letters(other.ID)
	if a == "" || b == "" || v.Name.Given() == other.Name.Given() {
		return a == b && a != ""
	}
	return strings.TrimRightFunc(a, unicode.IsDigit) == b || a == strings.TrimRightFunc(b, unicode.IsDigit)
}

// address is an e-mail address for comparing: mail to ann+home@x comes to ann@x.
func address(text string) string {
	name, at, _ := strings.Cut(strings.ToLower(strings.TrimSpace(text)), "@")
	name, _, _ = strings.Cut(name, "+")
	return name + "@" + at
}

// nameOf are the words of a name, in order of the alphabet and without titles.
func nameOf(text string) []string {
	titles := strings.Fields("mr mrs ms miss mx dr prof professor sir dame lord lady cllr councillor rev")
	said := slices.DeleteFunc(words.Split(text), func(w string) bool { return slices.Contains(titles, w) })
	slices.Sort(said)
	return said
}

// initialsOf reports whether one name is another, with initials for some of its words.
func initialsOf(said, name []string) bool {
	if len(said) != len(name) {
		return false
	}
	same := 0
	for i, w := range said {
		switch {
		case w == name[i]:
			same++
		case len(w) != 1 || !strings.HasPrefix(name[i], w):
			return false
		}
	}
	return same > 0 && same < len(name)
}
