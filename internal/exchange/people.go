package exchange

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"improve/internal/programme"
	"improve/internal/words"
	"improve/internal/workbook"
)

// roll is everybody who leads: those of the record, and those whom a workbook
// names and the record does not.
type roll struct {
	people []*person
	byName map[string]*person // by nameKey
}

// person is somebody on the roll. Spellings are counted, so that the usual one
// becomes the name.
type person struct {
	id        string
	name      string
	kind      leadKind
	post      string            // beside the name, where cells say it
	recorded  *programme.Person // nil where the record does not have them yet
	spellings map[string]int
	first     workbook.Place
	why       string // the id is not the name's own
	said      bool   // the name is the one that somebody said
}

func newRoll(people []*programme.Person) *roll {
	r := &roll{byName: map[string]*person{}}
	for _, p := range people {
		entry := &person{id: p.ID.Value, name: p.Name.Value, recorded: p, spellings: map[string]int{}}
		r.people = append(r.people, entry)
		for _, name := range append([]string{p.ID.Value, p.Name.Value, p.Role.Value}, programme.Values(p.Also)...) {
			if key := nameKey(name); key != "" && r.byName[key] == nil {
				r.byName[key] = entry
			}
		}
	}
	return r
}

// nameKey is a name in the form in which two spellings are one: without case,
// accents and signs, as ids are made of it. Any other difference makes two people.
func nameKey(s string) string { return strings.Join(words.Split(s), " ") }

// known reports whether a name is on the roll as it is.
func (r *roll) known(name string) bool { return r.byName[nameKey(name)] != nil }

// same makes names of one person of spellings, as somebody said.
func (r *roll) same(names []SamePerson) {
	for _, n := range names {
		l := lead{name: n.Name, kind: kindOf(n.Name)}
		p := r.byName[nameKey(n.Name)]
		if p == nil {
			p = r.add(l, workbook.Place{})
			p.said = true
		}
		if key := nameKey(n.Spelling); r.byName[key] == nil {
			r.byName[key] = p
		}
	}
}

// person is whom a name means, made where nobody bears it. why is not empty where two
// spellings are one person, or where the id that the name would make is another's.
func (r *roll) person(l lead, at workbook.Place) (p *person, why string) {
	p = r.byName[nameKey(l.name)]
	if p == nil {
		p = r.add(l, at)
		why = p.why
	}
	if p.post == "" {
		p.post = l.post
	}
	if p.spellings[l.name]++; why == "" && p.recorded == nil && l.name != p.name && p.spellings[l.name] == 1 {
		why = fmt.Sprintf("%q and %q are read as one person", l.name, p.name)
	}
	return p, why
}

// add puts somebody on the roll.
func (r *roll) add(l lead, at workbook.Place) *person {
	p := &person{name: l.name, kind: l.kind, spellings: map[string]int{}, first: at}
	p.id, p.why = r.freeID(l.name)
	r.people = append(r.people, p)
	r.byName[nameKey(l.name)] = p
	return p
}

// freeID is an id made of a name that nobody has. why says whose it would have
// been.
func (r *roll) freeID(name string) (id, why string) {
	wanted := cmp.Or(words.Slug(name), "lead")
	id = wanted
	for n := 2; ; n++ {
		i := slices.IndexFunc(r.people, func(p *person) bool { return strings.EqualFold(p.id, id) })
		if i < 0 {
			return id, why
		}
		if id == wanted {
			why = fmt.Sprintf("%s is the id of %s, so %s is read as another person", wanted,
				cmp.Or(r.people[i].name, "somebody in the record"), name)
		}
		id = fmt.Sprintf("%s-%d", wanted, n)
	}
}

// settle gives each new person the spelling that most cells use, and returns
// them with their other spellings, sorted.
func (r *roll) settle() (added []*person) {
	for _, p := range r.people {
		if p.recorded != nil || len(p.spellings) == 0 {
			continue
		}
		for name, n := range p.spellings {
			if best := p.spellings[p.name]; !p.said && (n > best || n == best && name < p.name) {
				p.name = name
			}
		}
		added = append(added, p)
	}
	return added
}

// others are the spellings of a person beside the name.
func (p *person) others() []string {
	var list []string
	for name := range p.spellings {
		if name != p.name {
			list = append(list, name)
		}
	}
	slices.Sort(list)
	return list
}
