package exchange

import (
	"strings"
	"testing"
	"unicode"
)

func TestLeadsOfOneCell(t *testing.T) {
	for _, c := range []struct{ text, want, rest, doubt string }{
		{"Ged\nRowney / \nCathy\nRooney", "Ged Rowney | Cathy Rooney", "", ""},
		{"Sara\nSaleh", "Sara Saleh", "", ""},
		{"Ged\nRowney &\nJane Le\nFevre", "Ged Rowney | Jane Le Fevre", "", ""},
		{"Cathy Rooney\nGlynis Williams", "Cathy Rooney | Glynis Williams", "", ""},
		{"Cathy Rooney, Glynis Williams and Mark Bailey", "Cathy Rooney | Glynis Williams | Mark Bailey", "", ""},
		{"Cathy Rooney and MASA", "Cathy Rooney | MASA", "", ""},
		{"Chris\nReilly, Andy\nZilkha, Kate\nPress", "Chris Reilly | Andy Zilkha | Kate Press", "", ""},
		{"Ann Okoro, Ben Shah\nPriya Nair", "Ann Okoro | Ben Shah | Priya Nair", "", ""},
		{"MASA / PIP", "MASA | PIP", "", ""},
		{"Trafford and Salford Partnership", "Trafford and Salford Partnership", "", "one lead"},
		{"Children and Families Board", "Children and Families Board", "", "one lead"},
		{"Health & Wellbeing Board", "Health & Wellbeing Board", "", "one lead"},
		{"Head of Quality and Performance", "Head of Quality and Performance", "", "one lead"},
		{"Head of Early Help and Service Manager", "Head of Early Help | Service Manager", "", ""},
		{"Education, Health and Care Partnership", "Education, Health and Care Partnership", "", "one lead"},
		{"Anne O’Neil, Children and Families Board", "Anne O’Neil | Children and Families Board", "", "one lead"},
		{"Head of Early\nHelp", "Head of Early Help", "", ""},
		{"TBC", "", "TBC", ""},
		{"Anne O'Neil / TBC", "Anne O'Neil", "TBC", ""},
		{"N/A", "", "N | A", ""},
		{"Assistant Director, Social Care", "Assistant Director, Social Care", "", "one lead"},
		{"Director, Corporate Parenting", "Director, Corporate Parenting", "", "one lead"},
		{"Team Manager, North Locality", "Team Manager, North Locality", "", "one lead"},
		{"Service Manager, Bea Lund", "Bea Lund = Service Manager", "", "one person"},
		{"Bea Lund, Head of Early Help", "Bea Lund = Head of Early Help", "", "one person"},
		{"Bea Lund (Head of Early Help) and Tom Hale", "Bea Lund = Head of Early Help | Tom Hale", "", "one person"},
		{"Bea Lund – Service Manager / Bea Lunt – Service Manager", "Bea Lund = Service Manager | Bea Lunt = Service Manager", "", "one person"},
		{"Head of Early Help and Bea Lund", "Head of Early Help | Bea Lund", "", ""},
		{"Director of HR & OD", "Director of HR & OD", "", "one lead"},
		{"Director of HR, OD", "Director of HR | OD", "", "leads of their own"},
		{"Bea Lund & MASA", "Bea Lund | MASA", "", ""},
		{"everybody who can", "everybody who can", "", "does not look like"},
		{"", "", "", ""},
	} {
		got := readLeads(c.text, func(string) bool { return false })
		var names []string
		for _, l := range got.list {
			if l.post != "" {
				l.name += " = " + l.post
			}
			names = append(names, l.name)
		}
		doubts := strings.Join(got.doubts, "; ")
		if strings.Join(names, " | ") != c.want || strings.Join(got.rest, " | ") != c.rest || !strings.Contains(doubts, c.doubt) || (c.doubt == "") != (doubts == "") {
			t.Errorf("%q: %q, rest %q, doubts %q", c.text, names, got.rest, doubts)
		}
	}
}

func TestKnownNamesAreLeftWhole(t *testing.T) {
	known := func(s string) bool { return s == "Marks and Spencer" || s == "Cher" }
	got := readLeads("Marks and Spencer\nCher, Ada Lovelace", known)
	if len(got.list) != 3 || len(got.doubts) > 0 {
		t.Errorf("%v", got)
	}
}

// No word of a cell is lost.
func FuzzReadLeads(f *testing.F) {
	for _, seed := range []string{"Ged\nRowney / Cathy\nRooney", "A and B Board, C D", "N/A", "& and", "a,", "-\nx"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := readLeads(text, func(string) bool { return false })
		var names []string
		for _, l := range got.list {
			names = append(names, l.name, l.post)
		}
		kept := strings.Join(append(names, got.rest...), " ")
		for _, word := range strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;/|•&+-–*", r) }) {
			if word != "and" && word != "with" && !strings.Contains(kept, word) {
				t.Errorf("%q lost of %q: %q", word, text, kept)
			}
		}
	})
}
