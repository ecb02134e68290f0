package publish

import (
	"fmt"

	"improve/internal/programme"
	"improve/internal/schema"
	"improve/internal/words"
)

// identities are what the people of a record are called in public: each who is
// not public has an id made from the role.
type identities struct{ ids map[string]string }

// someLead is the role of a person of whom nothing may be said.
const someLead = "A lead"

// roles gives every person who is not public an id that says the role only. A
// body, such as a partnership, has no name to protect. A role that holds a secret
// makes no id: it is told of once, where it stands.
func roles(p *programme.Programme, secrets *search) *identities {
	who := &identities{map[string]string{}}
	taken := map[string]bool{}
	for _, v := range p.People {
		if !private(v) {
			taken[v.ID.Value] = true
		}
	}
	for _, v := range p.People {
		if !private(v) || !v.ID.Given() {
			continue
		}
		base := words.Slug(v.Role.Value)
		if base == "" || v.Restricted != nil || secrets.in(v.Role.Value) != "" {
			base = "lead"
		}
		who.ids[v.ID.Value] = freeID(base, taken)
	}
	return who
}

// freeID is an id that is not taken, and takes it.
func freeID(base string, taken map[string]bool) string {
	id := base
	for n := 2; taken[id]; n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	taken[id] = true
	return id
}

func private(v *programme.Person) bool {
	return v.Kind.Value != "body" && !v.Public || v.Restricted != nil
}

// rename puts the public ids wherever a person is named by id, and takes all but
// the role from those who are not public.
func (who *identities) rename(p *programme.Programme) {
	outside := map[*programme.Person]bool{} // while their names and addresses still say so
	for _, v := range p.People {
		outside[v] = p.FromOutside(v)
	}
	for _, v := range p.People {
		id, hidden := who.ids[v.ID.Value]
		if !hidden && !private(v) {
			v.Outside = outside[v]
			continue
		}
		role := v.Role
		if !role.Given() || v.Restricted != nil {
			role = programme.Text{Value: someLead, Pos: v.Pos}
		}
		*v = programme.Person{Meta: programme.Meta{Pos: v.Pos},
			ID: programme.Text{Value: id, Pos: v.ID.Pos}, Role: role,
			Kind: v.Kind, Outside: outside[v]}
	}
	who.permitted(p)
	schema.Walk(p, func(e *schema.Entry) {
		e.Values(func(k *schema.Key) {
			if k.NamesPeople() {
				for t := range k.Texts(e.Record) {
					who.one(t)
				}
			}
		})
	})
}

func (who *identities) one(ref *programme.Text) {
	if id, hidden := who.ids[ref.Value]; hidden && ref.Given() {
		ref.Value = id
	}
}

// strangers are the ids of people of whom the record says nothing: an id may be
// a name. In a place for words what is written like an id counts.
func strangers(public *programme.Programme) []Leak {
	known := map[string]bool{}
	for _, v := range public.People {
		known[v.ID.Value] = true
	}
	for _, g := range public.Groups {
		known[g.ID.Value] = true
	}
	var found []Leak
	texts(public, func(k *schema.Key, t programme.Text) {
		if k == nil || !k.NamesPeople() || known[t.Value] || k.Role == schema.Person && !programme.LikeID(t.Value) {
			return
		}
		found = append(found, Leak{t.Pos, fmt.Sprintf("names %s, who is not in plan/people.yaml: "+
			"add an entry there, with a role", t.Value)})
	})
	return found
}
