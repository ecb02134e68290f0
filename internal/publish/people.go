package publish

import (
	"fmt"
	"strings"

	"improve/internal/programme"
)

// identities are what the people of a record are called in public: each who is
// not public has an id made from the role.
type identities struct{ ids map[string]string }

// roles gives every person who is not public an id that says the role only. A
// body, such as a partnership, has no name to protect.
func roles(p *programme.Programme) *identities {
	who := &identities{map[string]string{}}
	taken := map[string]bool{}
	for _, v := range p.People {
		if !private(v) {
			taken[v.ID.Value] = true
		}
	}
	for _, v := range p.People {
		if !private(v) {
			continue
		}
		base := slug(v.Role.Value)
		if base == "" {
			base = "lead"
		}
		id := base
		for n := 2; taken[id]; n++ {
			id = fmt.Sprintf("%s-%d", base, n)
		}
		taken[id] = true
		who.ids[v.ID.Value] = id
	}
	return who
}

func private(v *programme.Person) bool {
	return v.Kind.Value != "body" && !v.Public || v.Restricted != nil
}

func slug(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	return strings.Join(words, "-")
}

// rename puts the public ids wherever a person is named by id.
func (who *identities) rename(p *programme.Programme) {
	for _, v := range p.People {
		v.Git = nil
		if id, hidden := who.ids[v.ID.Value]; hidden {
			role := v.Role
			if !role.Given() || v.Restricted != nil {
				role.Value = "A lead"
			}
			*v = programme.Person{Meta: programme.Meta{Pos: v.Pos}, ID: programme.Text{Value: id, Pos: v.ID.Pos}, Role: role, Kind: v.Kind}
		}
	}
	for _, a := range p.Ambitions {
		who.one(&a.Lead)
		for _, t := range a.Tasks {
			who.all(t.Leads)
			for i := range t.Activities {
				who.all(t.Activities[i].Leads)
			}
		}
	}
	for _, r := range p.Risks {
		who.one(&r.Owner)
		for i := range r.Actions {
			who.one(&r.Actions[i].Owner)
		}
	}
	for _, u := range p.Updates {
		who.update(u)
	}
}

func (who *identities) update(u *programme.Update) {
	who.one(&u.By)
	for _, a := range u.Actions {
		who.one(&a.Owner)
	}
	for _, e := range u.Progress {
		who.one(&e.ConfirmedBy)
		if e.Escalation != nil {
			who.one(&e.Escalation.To)
		}
	}
}

func (who *identities) one(ref *programme.Text) {
	if id, hidden := who.ids[ref.Value]; hidden {
		ref.Value = id
	}
}

func (who *identities) all(refs []programme.Text) {
	for i := range refs {
		who.one(&refs[i])
	}
}
