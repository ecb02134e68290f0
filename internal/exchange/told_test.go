package exchange

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/workbook"
)

var (
	importDay  = programme.Day(2025, 11, 29)
	ourLetters = Letters{"b": {Rating: programme.Complete}, "r": {Rating: programme.OffTrack},
		"a": {Rating: programme.Behind}, "g": {Rating: programme.OnTrack}}
)

// A plan of 120 rows with 30 each of B, R, A and G is reported as 30 each, whatever its
// dates are.
func TestTheLettersOfAPlanAreReported(t *testing.T) {
	rows := [][]string{{"Ref", "Action", "Lead", "Timescale", "BRAG", "Progress"}}
	for i := range 120 {
		rows = append(rows, []string{fmt.Sprintf("1.%d", i+1), fmt.Sprintf("Do %d", i), "Ann Okoro",
			[]string{"2024-06", "2026-06", "31/12/2025", "TBC"}[i/4%4], "BRAG"[i%4 : i%4+1], []string{"Going on.", ""}[i%2]})
	}
	d, p := imported(t, grid(rows...), Options{Letters: ourLetters, RatedOn: importDay, Day: importDay})
	c := d.Counts(assess.Assess(p, importDay))
	want := Tally{B: 30, R: 30, A: 30, G: 30}
	if c.Plan != want || c.Reported != want {
		t.Errorf("%+v", c)
	}
	if len(c.Why) != 1 || !strings.Contains(c.Why[0], "past their dates and not complete") || c.Shown == want {
		t.Errorf("%+v: %q", c.Shown, c.Why)
	}
}

// What a status of a council's own means ends a task, or holds it, in an adopted file.
func TestEndsOfAnOldPlan(t *testing.T) {
	for word, want := range map[string]string{"Superseded": "superseded", "Merged": "merged", "Withdrawn": "withdrawn",
		"No longer required": "withdrawn", "On hold": "on-hold"} {
		_, p := imported(t, grid([]string{"Ref", "Action", "Lead", "Timescale", "Status", "Comments"},
			[]string{"1.1", "One", "Ann Okoro", "2024-03", word, "See 1.2."}, []string{"1.2", "Two", "Ann Okoro", "2026-03", "Complete", ""}),
			Options{RatedOn: importDay, Day: importDay})
		e := p.Updates[0].Progress[0]
		if e.End == nil || e.End.As.Value != want || !p.Updates[0].Adopted || !strings.Contains(e.End.Reason.Value, "See 1.2.") {
			t.Errorf("%s: %+v", word, e.End)
		}
		if now := assess.Assess(p, importDay); now.Task("1.1").Ended == nil || now.Task("1.1").Overdue || now.Task("1.2").Rating != programme.Complete {
			t.Errorf("%s: %+v", word, now.Task("1.1"))
		}
	}
}

// A move that the old plan made is one made before the record: the first promise stays.
func TestMovesOfAnOldPlan(t *testing.T) {
	for _, row := range [][]string{
		{"Revised: 30/04/2026 (was 31/01/2026)", ""}, {"31/01/2026", "30/04/2026"}, {"31/01/2026 (revised to 30/04/2026)", ""},
	} {
		book := grid([]string{"Ref", "Action", "Lead", "Timescale", "Revised date", "Status"},
			[]string{"1.1", "One", "Ann Okoro", row[0], row[1], "On track"})
		o := Options{RatedOn: importDay, Day: importDay}
		_, p := imported(t, book, o)
		task := assess.Assess(p, importDay).Task("1.1")
		if task.Original.Date.String() != "2026-01-31" || task.Target.Date.String() != "2026-04-30" || task.SlippedDays != 89 {
			t.Errorf("%v: %s, now %s", row, task.Original.Date, task.Target.Date)
		}
		if d, err := ReadPlan(book, "plan.xlsx", p, o); err != nil || len(d.Different) > 0 || len(d.Ratings) > 0 {
			t.Errorf("%v: again: %+v %v", row, d.Different, err)
		}
	}
}

// Updates by month are of their months, each in a file of its own. The last of them is
// beside the rating, which would have no words else.
func TestUpdatesByMonth(t *testing.T) {
	_, p := imported(t, grid([]string{"Ref", "Action", "Lead", "Timescale", "Status", "Sep update", "Oct 2025 update", "Dec update"},
		[]string{"1.1", "One", "Ann Okoro", "2026-03", "On track", "Begun.", "Half done.", "Slow."}),
		Options{RatedOn: importDay, Day: importDay})
	var got []string
	for _, u := range p.Updates {
		got = append(got, u.Date.Date.String()+" "+u.Progress[0].Note.Value)
	}
	want := "2024-12-31 Dec update: Slow. | 2025-09-30 Sep update: Begun. | 2025-10-31 Oct 2025 update: Half done. | " +
		"2025-11-29 Oct 2025 update: Half done."
	if strings.Join(got, " | ") != want {
		t.Errorf("%q", got)
	}
}

// A word that every council means alike is read; one that could be two is asked.
func TestWordsThatAreObvious(t *testing.T) {
	for word, want := range map[string]string{"Complete": "complete", "COMPLETED": "complete", "Done": "complete", "closed.": "complete",
		"Delivered": "complete", "On track": "on track", "on-track": "on track", "Behind schedule": "behind", "Off track": "off track",
		"Superseded": "superseded", "On hold": "on hold", "n/a": "none", "Complete - signed off in May": "complete",
		"On track (subject to funding)": "on track"} {
		if m, ok := (Letters{}).read(word); !ok || m.String() != want {
			t.Errorf("%s: %s %v", word, m, ok)
		}
	}
	for _, word := range []string{"G", "Green", "Red", "Amber", "Blue", "Delayed", "At risk", "In progress", "Overdue", "Not started",
		"Amber/Red", "Ongoing", "Closed pending review by the board"} {
		if m, ok := (Letters{}).read(word); ok {
			t.Errorf("%s is read as %s", word, m)
		}
	}
	letters, err := ParseLetters("Complete, awaiting sign-off=behind, G=on track,a=b=complete")
	if err != nil || len(letters) != 3 || letters["complete, awaiting sign-off"].Rating != programme.Behind || letters["a=b"].Rating != programme.Complete {
		t.Errorf("%v %v", letters, err)
	}
}

// Whatever a plan says, importing it once more changes nothing, on the same day or later.
func TestTheSecondImportChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := [][]string{{"Ref", "Action", "Lead", "Timescale", "Revised date", "BRAG", "Sep update", "Progress"}}
		for i := range rapid.IntRange(1, 6).Draw(t, "rows") {
			cell := func(texts ...string) string { return rapid.SampledFrom(texts).Draw(t, "cell") }
			rows = append(rows, []string{cell(fmt.Sprintf("1.%d", i+1), "1.1", ""), cell("Open the hub", "Train the team", "Keep staff"),
				cell("Ann Okoro", "Anne Okoro", ""), cell("2025-03", "31/12/2025", "Ongoing", "Dec 2025 (was Sept 2025)", ""),
				cell("", "2026-05"), cell("B", "R", "A", "G", "Superseded", "On hold", "Amber - late", ""), cell("", "Begun."), cell("", "No bidder.")})
		}
		letters := Letters{"amber": {Rating: programme.Behind}}
		for word, m := range ourLetters {
			letters[word] = m
		}
		o := Options{Letters: letters, RatedOn: importDay, Day: importDay}
		book := grid(rows...)
		fsys := fstest.MapFS{}
		p := takenIn(t, fsys, &programme.Programme{}, book, o)
		for _, later := range []int{0, 30} {
			o.RatedOn, o.Day = importDay.AddDays(later), importDay.AddDays(later)
			d, err := ReadPlan(book, "plan.xlsx", p, o)
			if err != nil {
				t.Fatal(err)
			}
			if edits := d.Edits(p, o, ""); len(edits) > 0 || len(d.Different) > 0 {
				t.Fatalf("%d days later: %+v %+v\n%q", later, edits, d.Different, rows)
			}
		}
	})
}

// takenIn is the record that an import makes.
func takenIn(t *rapid.T, fsys fstest.MapFS, p *programme.Programme, book *workbook.Book, o Options) *programme.Programme {
	d, err := ReadPlan(book, "plan.xlsx", p, o)
	if err != nil {
		t.Fatal(err)
	}
	loaded, problems, err := written(fsys, p, d, o)
	if err != nil || len(problems) > 0 {
		t.Fatalf("%v %v", err, problems)
	}
	return loaded
}

// Forecast, recovery and escalation have keys of their own where the plan says enough; else
// their words stay in the note.
func TestForecastsAndEscalationsHaveTheirPlace(t *testing.T) {
	book := grid([]string{"Ref", "Action", "Lead", "By when", "RAG", "Progress", "Forecast", "Path to green", "Escalation"},
		[]string{"1.1", "Audit practice", "Ann Okoro", "30/06/2025", "Red", "Slow.", "31/03/2026", "Two more auditors", "Improvement Board: agree the money"},
		[]string{"1.2", "Train staff", "Ann Okoro", "30/06/2025", "Green", "Well.", "perhaps in May", "None needed", "Board: no"},
		[]string{"1.3", "Listen", "Ann Okoro", "30/06/2025", "Red", "Slow.", "01/02/2025", "", "Yes"},
		[]string{"1.4", "Ask", "Ann Okoro", "30/06/2025", "Complete", "Done.", "31/03/2026", "", ""})
	o := Options{RatedOn: programme.Day(2025, 12, 1), Day: programme.Day(2025, 12, 1), Letters: Letters{"red": {Rating: programme.OffTrack}, "green": {Rating: programme.OnTrack}}}
	_, p := imported(t, book, o)
	said := map[string]*programme.Progress{}
	for _, e := range p.Updates[0].Progress {
		said[e.Task.Value] = e
	}
	one := said["1.1"]
	if one.Forecast.Date.String() != "2026-03-31" || one.Recovery.Value != "Two more auditors" || one.Escalation == nil ||
		one.Escalation.To.Value != "Improvement Board" || one.Escalation.Ask.Value != "agree the money" || strings.Contains(one.Note.Value, "2026") {
		t.Errorf("%+v", one)
	}
	for id, words := range map[string][]string{"1.2": {"perhaps in May", "None needed", "Board: no"}, "1.3": {"Yes"}, "1.4": {"31/03/2026"}} {
		for _, w := range words {
			if !strings.Contains(said[id].Note.Value, w) {
				t.Errorf("%s: %q is not in %q", id, w, said[id].Note.Value)
			}
		}
	}
	if got := said["1.3"].Forecast.Date.String(); got != "2025-02-01" {
		t.Errorf("what was told before keeps a forecast that has passed: %q", got)
	}
	if again, err := ReadPlan(book, "plan.xlsx", p, o); err != nil || len(again.Ratings) > 0 {
		t.Errorf("%v %+v", err, again.Ratings)
	}

	// In a record under way a forecast that has passed is none, and R that was taken to somebody is R.
	later := o
	later.RatedOn, later.Day = programme.Day(2026, 4, 20), programme.Day(2026, 4, 20)
	for _, row := range book.Sheets[0].Rows[1:] {
		row[5].Text += " Anew."
	}
	d, err := ReadPlan(book, "plan.xlsx", p, later)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range d.Ratings {
		if e.Task == "1.1" && (!e.Forecast.IsZero() || !strings.Contains(e.Note, "31/03/2026") || e.Rating != programme.OffTrack) || e.Task == "1.3" && e.Rating == programme.OffTrack {
			t.Errorf("%+v", e)
		}
	}
}
