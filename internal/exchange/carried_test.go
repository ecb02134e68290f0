package exchange

import (
	"fmt"
	"testing"
)

// A group that is written in its first row alone holds for the rows below; where rows
// repeat it, a blank is a blank.
func TestGroupsAreCarriedDown(t *testing.T) {
	for _, c := range []struct {
		themes []string
		want   string
	}{
		{[]string{"Leadership", "", "", "Practice", ""}, "map[Leadership:3 Practice:2]"},
		{[]string{"Leadership", "", "Leadership", "Practice", ""}, "map[Leadership:2 Practice:1 plan:2]"},
		{[]string{"", "Leadership", "", "Practice", ""}, "map[Leadership:1 Practice:1 plan:3]"},
		{[]string{"Leadership", "Practice", "Partners", "Workforce", ""}, "map[Leadership:1 Partners:1 Practice:1 Workforce:2]"},
	} {
		rows := [][]string{{"Ref", "Theme", "Action", "Lead", "By when"}}
		for i, theme := range c.themes {
			rows = append(rows, []string{fmt.Sprint(i + 1), theme, fmt.Sprintf("Do part %d", i+1), "Ann Okoro", "31/12/2025"})
		}
		_, p := imported(t, grid(rows...), Options{})
		got := map[string]int{}
		for _, a := range p.Ambitions {
			got[a.Title.Value] = len(a.Tasks)
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("%q: %v, not %s", c.themes, got, c.want)
		}
	}
}

// A heading that begins with the letters of another word keeps all of them.
func TestHeadingsKeepTheirWords(t *testing.T) {
	for text, want := range map[string]string{"Partners": "Partners", "Aims we share": "Aims we share", "Part 2: Practice": "Practice",
		"Theme: Practice": "Practice", "Ambition2 Practice": "Practice", "Goals": "Goals"} {
		if s, _ := readSection(text); s.title != want {
			t.Errorf("%q: %q", text, s.title)
		}
	}
}
