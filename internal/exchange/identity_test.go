package exchange

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"improve/internal/programme"
)

// ledBy is a plan whose tasks are led by one name each.
func ledBy(names ...string) [][]string {
	rows := [][]string{{"Ref", "Action", "Lead", "Timescale"}}
	for i, name := range names {
		rows = append(rows, []string{fmt.Sprintf("1.%d", i+1), fmt.Sprintf("Do %d", i), name, "2025-03"})
	}
	return rows
}

// Names that differ by a letter are two people, and are said to look alike; so are a post
// and the name beside which it stands elsewhere.
func TestLikenessMakesNobodyTheSame(t *testing.T) {
	for _, pair := range [][2]string{
		{"Team Manager North", "Team Manager South"}, {"Head of CIC", "Head of CIN"},
		{"Assistant Director 1", "Assistant Director 2"}, {"Jane Smith", "Janet Smith"}, {"Tom Hale", "Thomas Hale"},
		{"Ann Okoro", "Anne Okoro"}, {"Jo Anne Marsh", "Joanne Marsh"}, {"Jo Marsh, Head of Care", "Head of Care"}, {"Jane Doe (AD)", "Jane Doe"},
	} {
		d, p := imported(t, grid(ledBy(pair[0], pair[1])...), Options{})
		if len(p.People) != 2 || p.People[0].ID.Value == p.People[1].ID.Value {
			t.Errorf("%v: %+v", pair, p.People)
		}
		name, _, _ := strings.Cut(pair[0], ", ") // without a post
		if len(d.Alike) != 1 || d.Alike[0].Call != fmt.Sprintf("--same %q", pair[1]+"="+name) {
			t.Errorf("%v: %+v", pair, d.Alike)
		}
	}
}

// Whoever leads, there are as many people as names that differ in more than case,
// accents and signs.
func TestNobodyIsMerged(t *testing.T) {
	words := []string{"Head", "of", "Service", "North", "South", "1", "2", "Jane", "Janet", "Jean", "Smith", "Smyth", "CIC", "CIN"}
	rapid.Check(t, func(t *rapid.T) {
		var names []string
		different := map[string]bool{}
		for range rapid.IntRange(1, 8).Draw(t, "people") {
			name := "Director " + strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 4).Draw(t, "name"), " ")
			names = append(names, name)
			different[name] = true
		}
		d, err := ReadPlan(grid(ledBy(names...)...), "plan.xlsx", &programme.Programme{}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		ids := map[string]bool{}
		for _, p := range d.added {
			ids[p.id] = true
		}
		if len(ids) != len(different) {
			t.Fatalf("%d people of %q", len(ids), names)
		}
	})
}

func TestASpellingThatSomebodySaidIsThePerson(t *testing.T) {
	same, err := ParseSame("Anne Okoro = Ann Okoro")
	if err != nil {
		t.Fatal(err)
	}
	d, p := imported(t, grid(ledBy("Anne Okoro", "Anne Okoro", "Ann Okoro")...), Options{Same: []SamePerson{same}})
	if len(p.People) != 1 || p.People[0].Name.Value != "Ann Okoro" || p.People[0].ID.Value != "ann-okoro" ||
		!slices.Equal(programme.Values(p.People[0].Also), []string{"Anne Okoro"}) || len(d.Alike) > 0 {
		t.Errorf("%+v %+v", p.People[0], d.Alike)
	}
	for _, wrong := range []string{"Anne Okoro", "=Ann", "Ann=", "-=-"} {
		if _, err := ParseSame(wrong); err == nil || !strings.Contains(err.Error(), "write") {
			t.Errorf("%q: %v", wrong, err)
		}
	}
}

// Rows of one number keep it; only a number that follows 1.9 is 1.10 cut short.
func TestPublishedNumbersStayVisible(t *testing.T) {
	for _, c := range []struct {
		numbers []string
		want    string
	}{
		{[]string{"1.1.2", "1.1.2", "1.1.2"}, "1.1.2 1.1.2a 1.1.2b"},
		{[]string{"#1.1", "#1.2", "#1.1"}, "1.1 1.2 1.1a"},
		{[]string{"1.9", "1.1", "1.1"}, "1.9 1.1 1.1a"},
		{[]string{"#1.8", "#1.9", "#1.1", "#1.11"}, "1.8 1.9 1.10 1.11"},
		{[]string{"#1.1", "#1.9", "#1.1"}, "1.1 1.9 1.10"},
		{[]string{"#2.9", "#1.1"}, "2.9 1.1"},
		{[]string{"#1.19", "#1.2"}, "1.19 1.20"},
		{[]string{"EH/01", "EH/01"}, "EH-01 EH-01a"},
	} {
		rows := [][]string{{"Ref", "Action", "Lead", "Timescale"}}
		for i, number := range c.numbers {
			rows = append(rows, []string{number, fmt.Sprintf("Do %d", i), "Ann Okoro", "2025-03"})
		}
		d, p := imported(t, grid(rows...), Options{})
		var ids []string
		for _, task := range d.Ambitions[0].Tasks {
			ids = append(ids, task.ID)
		}
		if got := strings.Join(ids, " "); got != c.want {
			t.Errorf("%v: %s", c.numbers, got)
		}
		again, err := ReadPlan(grid(rows...), "plan.xlsx", p, Options{})
		if err != nil || again.Tasks() > 0 || again.Same != len(c.numbers) {
			t.Errorf("%v: again: %d new, %d the same: %v", c.numbers, again.Tasks(), again.Same, err)
		}
	}
}
