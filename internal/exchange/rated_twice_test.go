package exchange

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"improve/internal/programme"
	"improve/internal/workbook"
)

// Of several columns that rate, the one of now that speaks of RAG rates a task, in whatever
// order they stand; the words of the others are kept, and no other column rates.
func TestTheRatingOfNowCounts(t *testing.T) {
	letters := maps.Clone(ourLetters)
	letters.Set("In progress", Meaning{})
	o := Options{RatedOn: importDay, Day: importDay, Letters: letters}
	type column struct{ heading, cell string }
	for _, c := range []struct {
		columns []column
		want    programme.Rating
	}{
		{[]column{{"Previous RAG", "R"}, {"Current RAG", "A"}, {"RAG rationale", "Six came"}}, programme.Behind},
		{[]column{{"RAG last month", "R"}, {"RAG this month", "A"}, {"RAG trend", "Improving"}}, programme.Behind},
		{[]column{{"RAG Sep 2025", "R"}, {"RAG Oct 2025", "G"}, {"RAG Nov 2025", "A"}}, programme.Behind},
		{[]column{{"BRAG (Nov)", "R"}, {"BRAG (Dec)", "G"}, {"BRAG (Jan)", "A"}}, programme.Behind},
		{[]column{{"Status", "In progress"}, {"RAG", "A"}, {"Status date", "01/11/2025"}}, programme.Behind},
		{[]column{{"Status", "Complete"}, {"RAG", ""}, {"Previous RAG", "R"}}, programme.Complete},
		{[]column{{"RAG at last board", "A"}, {"Reason for delay", "No bidder"}}, programme.Behind},
	} {
		for range c.columns {
			c.columns = append(c.columns[1:], c.columns[0]) // each in turn is the first
			heads, row := []string{"Ref", "Action", "Lead", "By when"}, []string{"1.1", "Audit practice", "Ann Okoro", "31/03/2026"}
			for _, column := range c.columns {
				heads, row = append(heads, column.heading), append(row, column.cell)
			}
			_, p := imported(t, grid(heads, row), o)
			var rating programme.Rating
			said := p.Ambitions[0].Tasks[0].Note.Value
			for _, u := range p.Updates {
				rating = u.Progress[0].Rating
				said += " " + u.Progress[0].Note.Value
			}
			if rating != c.want {
				t.Errorf("%q: %q is rated %s", heads, row, rating)
			}
			for _, column := range c.columns {
				m, _ := letters.read(column.cell)
				if column.cell != "" && m.Rating != c.want && !strings.Contains(said, column.heading+": "+column.cell) {
					t.Errorf("%q: %q of %q is lost: %s", heads, column.cell, column.heading, said)
				}
			}
		}
	}
}

// Where two columns mean different ratings a person is asked to look.
func TestColumnsThatDisagreeAreGuesses(t *testing.T) {
	d, _ := imported(t, grid([]string{"Ref", "Action", "Lead", "By when", "Status", "RAG"},
		[]string{"1.1", "Audit practice", "Ann Okoro", "31/03/2026", "Complete", "A"}), Options{RatedOn: importDay, Day: importDay, Letters: ourLetters})
	if !slices.ContainsFunc(d.Guesses, func(g Guess) bool { return g.Cell == "F2" && strings.Contains(g.Why, `E2 says "Complete"`) }) {
		t.Errorf("%+v", d.Guesses)
	}
}

// A call that answers a part is proposed again with what it said: whoever pastes it loses nothing.
func TestTheCallRepeatsWhatWasAnswered(t *testing.T) {
	book := grid([]string{"Ref", "Action", "Lead", "By when", "Status", "RAG"}, []string{"1.1", "Audit practice", "Ann Okoro", "31/03/2026", "Under way", "Amber"})
	o := Options{RatedOn: importDay, Day: importDay, Letters: Letters{"amber": {Rating: programme.Behind}}}
	_, err := ReadPlan(book, "plan.xlsx", &programme.Programme{}, o)
	var unanswered *ErrUnanswered
	if !errors.As(err, &unanswered) || unanswered.Call() != `--letters "Under way=,Amber=behind"` ||
		!strings.Contains(err.Error(), `column E "Status": Under way`) {
		t.Fatalf("%v", err)
	}
}

func numberedGroups(heading string) *workbook.Book {
	return grid([]string{"No.", heading, "Action", "Lead", "By when"},
		[]string{"1", "Leadership", "", "", ""}, []string{"1.1", "", "Audit practice", "Ann Okoro", "31/03/2026"},
		[]string{"2", "Front door", "", "", ""}, []string{"2.1", "", "Train staff", "Ann Okoro", "31/03/2026"})
}

// A row that has a number and the name of a group alone is the heading of the tasks below: it
// is not listed as left out, and neither is it where the record has them already.
func TestNumberedRowsOfGroups(t *testing.T) {
	for _, group := range []string{"Theme", "Priority", "Workstream"} {
		d, p := imported(t, numberedGroups(group), Options{RatedOn: importDay, Day: importDay})
		if len(p.Ambitions) != 2 || p.Ambitions[1].Title.Value != "Front door" || p.Ambitions[1].Tasks[0].ID.Value != "2.1" || len(d.Leftovers) > 0 {
			t.Errorf("%s: %+v %+v", group, p.Ambitions, d.Leftovers)
		}
		again, err := ReadPlan(numberedGroups(group), "plan.xlsx", p, Options{RatedOn: importDay, Day: importDay})
		if err != nil || len(again.Leftovers) > 0 || again.Same != 2 {
			t.Errorf("%s, again: %v %+v", group, err, again)
		}
	}
}

// What a column reaches somebody by is no lead, and a column is not taken for one whose name
// is only somewhat like its heading.
func TestColumnsBesideTheLead(t *testing.T) {
	book := grid([]string{"Ref", "Action", "Lead", "By when", "Lead email", "Supported by", "Status"},
		[]string{"1.1", "Audit practice", "Ann Okoro", "31/03/2026", "ann@example.org", "Ben Shah", "Complete"})
	d, p := imported(t, book, Options{RatedOn: importDay, Day: importDay})
	if len(p.People) != 1 || p.Updates[0].Progress[0].ConfirmedBy.Value != "" {
		t.Errorf("%+v %+v", p.People, p.Updates[0].Progress[0])
	}
	var why []string
	for _, g := range leftoverGroups(d.Leftovers) {
		why = append(why, g.why)
	}
	if got := strings.Join(why, " | "); got != `not recognised; --map "Lead email=FIELD" places it | not recognised; --map "Supported by=FIELD" places it` {
		t.Errorf("on a screen: %s", got)
	}
}

// The reason that a screen gives is whole where it is one, and says what several have in
// common otherwise.
func TestTheReasonsOfGroups(t *testing.T) {
	groups := leftoverGroups([]Leftover{{"A1", "x", "the task has another date at B2"}, {"A2", "y", "the task has another date at B3"}, {"C1", "z", "it is below row 7"}})
	if len(groups) != 2 || groups[0].why != "the task has another date at …" || groups[1].why != "it is below row 7" {
		t.Errorf("%+v", groups)
	}
}

// Words beside a date do not make it none.
func TestWordsBesideADate(t *testing.T) {
	d, _ := imported(t, grid([]string{"Ref", "Action", "Lead", "By when"}, []string{"1.1", "Audit practice", "Ann Okoro", "Done - June 2026"},
		[]string{"1.2", "Train staff", "Ann Okoro", "Soon"}), Options{RatedOn: importDay, Day: importDay})
	why := map[string]string{}
	for _, g := range d.Guesses {
		why[g.Cell] = g.Why
	}
	if why["D2"] != "the other words are kept in the task's note" || why["D3"] != "no date: the words are kept in the task's note" {
		t.Errorf("%q", why)
	}
}

// Where the workbook has another date than the record, the cell that says so is named.
func TestTheCellOfAnotherDate(t *testing.T) {
	heads, row := []string{"Ref", "Action", "Lead", "By when", "Revised date"}, []string{"1.1", "Audit practice", "Ann Okoro", "31/03/2026", ""}
	o := Options{RatedOn: importDay, Day: importDay}
	_, p := imported(t, grid(heads, row), o)
	for cell, dates := range map[string][2]string{"D2": {"30/06/2026", ""}, "E2": {"31/03/2026", "30/06/2026"}} {
		row[3], row[4] = dates[0], dates[1]
		d, err := ReadPlan(grid(heads, row), "plan.xlsx", p, o)
		if err != nil || len(d.Different) != 1 || d.Different[0].Cell != cell || d.Different[0].Workbook != "2026-06-30" {
			t.Errorf("%s: %v %+v", cell, err, d.Different)
		}
	}
}

// Of twelve months without a year, each of which comes after another, the last column counts.
func TestTheLastOfTwelveMonthsCounts(t *testing.T) {
	heads, row := []string{"Ref", "Action", "Lead", "By when"}, []string{"1.1", "Audit practice", "Ann Okoro", "31/03/2027"}
	for _, m := range strings.Fields("Apr May Jun Jul Aug Sep Oct Nov Dec Jan Feb Mar") {
		heads, row = append(heads, "RAG "+m), append(row, "G")
	}
	row[len(row)-1] = "A"
	_, p := imported(t, grid(heads, row), Options{RatedOn: importDay, Day: importDay, Letters: ourLetters})
	var rating programme.Rating
	for _, u := range p.Updates {
		if r := u.Progress[0].Rating; r != programme.Unrated {
			rating = r
		}
	}
	if rating != programme.Behind {
		t.Errorf("rated %s", rating)
	}
}
