package programme

import "testing"

// Whoever may be a lead under another name, post, address or id is no second hand; two
// people with something in common may be two.
func TestHand(t *testing.T) {
	person := func(id, name, role, mail string, git ...string) *Person {
		p := &Person{ID: Text{Value: id}, Name: Text{Value: name}, Role: Text{Value: role}, Mail: Text{Value: mail}}
		for _, g := range git {
			p.Git = append(p.Git, Text{Value: g})
		}
		return p
	}
	p := &Programme{People: []*Person{
		person("ann-lee", "Ann Lee", "Head of early help", "", "ann.lee@x.example"),
		person("hubs", "Hal Webb", "Head of hubs", "Ann.Lee+hubs@x.example"),
		person("lee-ann", "LEE, Ann", "Head of early help", ""),
		person("ann-lee-finance", "Ann Lee", "Head of finance", ""),
		person("ann-lee-2", "", "Analyst", ""),
		person("tm-east", "Flo Day", "Team manager", ""),
		person("tm-west", "Gus May", "Team manager", ""),
		person("head-1", "", "Head of homes", ""),
		person("head-2", "", "Head of care", ""),
		person("dr", "Dr", "Adviser", ""),
	}}
	for _, c := range []struct {
		text, id, why string
		sure          bool
	}{
		{"ann-lee", "ann-lee", "is the same person", true},
		{"Ann Lee", "ann-lee", "is the same person", true},
		{"ann.lee@X.example", "ann-lee", "is the same person", true},
		{"hubs", "ann-lee", "has the address of ann-lee", true},
		{"lee-ann", "ann-lee", "is another entry of ann-lee", true},
		{"ann-lee-finance", "ann-lee", "has the name of ann-lee", false},
		{"ann-lee-2", "ann-lee", "has an id like that of ann-lee", true},
		{"Ms Ann Lee", "ann-lee", "is another way to write ann-lee", true},
		{"Lee,  Ann", "ann-lee", "is another way to write ann-lee", true},
		{"Ann Lee (early help)", "ann-lee", "is another way to write ann-lee", true},
		{"Mrs Аnn Lее", "ann-lee", "looks like ann-lee", true},
		{"A. Lee", "ann-lee", "has the initials and the name of ann-lee", false},
		{"head of Early Help", "tm-east", "", false},
		{"Team manager", "tm-east", "has the role of tm-east", false},
		{"Head of homes", "head-1", "has the role of head-1", true},
		{"head-2", "head-1", "", false},
		{"Anne Leeson", "ann-lee", "", false},
		{"Ann Lee of the Department", "ann-lee", "", false},
		{"dr", "ann-lee", "", false},
		{"Internal audit", "ann-lee", "", false},
		{"", "dr", "", false},
		{"Somebody", "nobody", "", false},
		{"nobody", "nobody", "is the same person", true},
	} {
		if h := p.Hand(c.text, c.id); h.Why != c.why || h.Sure != c.sure {
			t.Errorf("%q for %s: %+v, want %q, %t", c.text, c.id, h, c.why, c.sure)
		}
	}
}
