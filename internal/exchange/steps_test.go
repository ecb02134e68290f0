package exchange

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestActivitiesOfOneCell(t *testing.T) {
	for _, c := range []struct{ name, text, lead, want string }{
		{"lettered lines", "a) Meet.\nb) Agree the\nterms (TOR).\nc) Report.", "", "a=Meet. | b=Agree the terms (TOR). | c=Report."},
		{"one line", "a) Meet b) Agree c) Report", "", "a=Meet | b=Agree | c=Report"},
		{"brackets", "(a) Meet\n(b) Agree", "", "a=Meet | b=Agree"},
		{"dots", "a. Meet\nb. Agree", "", "a=Meet | b=Agree"},
		{"capitals", "A) Meet\nB) Agree", "", "a=Meet | b=Agree"},
		{"no blank after the mark", "a)Meet\nb)Agree", "", "a=Meet | b=Agree"},
		{"words before", "We will:\na) Meet\nb) Agree", "We will", "a=Meet | b=Agree"},
		{"numbers", "1. Meet\n2. Agree\n3. Report", "", "1=Meet | 2=Agree | 3=Report"},
		{"a reference inside", "a) As plan B (see a) says\nb) Agree", "", "a=As plan B (see a) says | b=Agree"},
		{"a list inside", "a) Meet: i) now; ii) later\nb) Agree 1) first", "", "a=Meet: i) now; ii) later | b=Agree 1) first"},
		{"bullets", "• Meet\n• Agree\n  the terms", "", "1=Meet | 2=Agree the terms"},
		{"hyphens", "- Meet\n- Agree", "", "1=Meet | 2=Agree"},
		{"paragraphs", "Meet with\nall.\n\nAgree.", "", "1=Meet with all. | 2=Agree."},
		{"sentences", "Meet with all.\nAgree the terms.", "", "1=Meet with all. | 2=Agree the terms."},
		{"wrapped", "Meet with\nall of\nthem", "", "1=Meet with all of them"},
		{"one", "Meet", "", "1=Meet"},
		{"nothing", "", "", ""},
	} {
		got := readSteps(c.text)
		var list []string
		for _, s := range got.list {
			list = append(list, s.id+"="+s.text)
		}
		if strings.Join(list, " | ") != c.want || got.lead != c.lead {
			t.Errorf("%s: %q, lead %q", c.name, list, got.lead)
		}
	}
}

// No word of a cell is lost, whatever it says.
func FuzzReadSteps(f *testing.F) {
	for _, seed := range []string{"a) Meet b) Agree", "1. x\n2. y", "• a\n• b", "so: (a) x", "a)b)c)", ";a) x", "a) . b)", "a) b) a) c)"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := readSteps(text)
		all := got.lead
		for _, s := range got.list {
			if all += " " + s.text; got.marked {
				all += " " + s.id
			}
		}
		if !slices.Equal(letters(all), letters(text)) {
			t.Errorf("%q became lead %q, %v", text, got.lead, got.list)
		}
	})
}

// letters are the letters and figures of a text in one case, sorted, without
// the o that some people mark a list with.
func letters(s string) []rune {
	var list []rune
	for _, r := range s {
		if r != 'o' && unicode.IsLetter(r) || unicode.IsDigit(r) {
			list = append(list, unicode.ToLower(r))
		}
	}
	slices.Sort(list)
	return list
}

// Actions that a cell lists under numbers of its own are the activities of the recommendation
// beside them, each with its number; a line that begins with a figure parts nothing.
func TestActionsWithNumbersOfTheirOwn(t *testing.T) {
	_, p := imported(t, grid([]string{"Rec no", "Recommendation", "Actions to address", "Responsible officer", "Completion date"},
		[]string{"1", "Assessments are timely", "1.1 Weekly tracker\n1.2 Duty rota until 8pm,\nalso on Fridays", "Ann Okoro", "2026-03"},
		[]string{"2", "Managers look", "2.1 Policy anew\n2.2 Training for all", "Ann Okoro", "2026-03"},
		[]string{"3", "Caseloads fall", "3.1 A cap of\n18.5 cases", "Ann Okoro", "2026-03"}), Options{RatedOn: importDay, Day: importDay})
	var got []string
	for _, task := range p.Ambitions[0].Tasks {
		got = append(got, task.Title.Value)
		for _, a := range task.Activities {
			got = append(got, a.Text.Value)
		}
	}
	want := "Assessments are timely | 1.1 Weekly tracker | 1.2 Duty rota until 8pm, also on Fridays | " +
		"Managers look | 2.1 Policy anew | 2.2 Training for all | Caseloads fall | 3.1 A cap of"
	if text := strings.Join(got, " | "); !strings.HasPrefix(text, want) {
		t.Errorf("%s", text)
	}
}
