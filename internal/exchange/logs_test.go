package exchange

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/workbook"
)

// logBook is a plan with an action log beside it.
func logBook(log ...[]string) *workbook.Book {
	return &workbook.Book{Sheets: []workbook.Sheet{sheetOf("Plan", planRows...), sheetOf("Action log", log...)}}
}

// What meetings asked for before the record began is told on the days of the meetings; what
// names none, or is not asked for any more, is listed.
func TestActionsOfALogAreOfTheirMeetings(t *testing.T) {
	book := logBook([]string{"No", "Action", "Owner", "Meeting date", "Due", "Status", "Date closed", "Comments"},
		[]string{"A1", "Send the slides to members", "Nadia Bright", "14/10/2025", "31/10/2025", "Closed", "28/10/2025", "Sent by mail"},
		[]string{"A2", "Bring the audit", "Ben Shah; Ann Okoro", "Improvement Board 14 October 2025", "20/11/2025", "Open", "", ""},
		[]string{"A2", "Ask the schools", "", "11/11/2025", "", "Complete", "", ""},
		[]string{"A4", "Call the minister", "Ben Shah", "11/11/2025", "", "Withdrawn", "", ""},
		[]string{"A5", "Nobody knows since when", "Ben Shah", "", "", "Open", "", ""},
		[]string{"A6", "Of a meeting to come", "Ben Shah", "14/01/2026", "", "Open", "", ""})
	o := Options{RatedOn: programme.Day(2025, 12, 1), Day: programme.Day(2025, 12, 1)}
	d, p := imported(t, book, o)
	var said []string
	for _, u := range p.Updates {
		for _, a := range u.Actions {
			said = append(said, fmt.Sprintf("%s: %s %s %s %s", u.Date.Date, a.ID.Value, a.Text.Value, a.Owner.Value, a.Due.Date))
		}
		for _, id := range u.ActionsDone {
			said = append(said, fmt.Sprintf("%s: %s is done", u.Date.Date, id.Value))
		}
		if !u.Adopted {
			t.Errorf("the update of %s is not adopted", u.Date.Date)
		}
	}
	want := []string{"2025-10-14: 2025-10-14.a1 Send the slides to members nadia-bright 2025-10-31",
		"2025-10-14: 2025-10-14.a2 Bring the audit ben-shah 2025-11-20", "2025-10-28: 2025-10-14.a1 is done",
		"2025-11-11: 2025-11-11.a2 Ask the schools  ", "2025-12-01: 2025-11-11.a2 is done"}
	if got := strings.Join(said, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("%s\nnot\n%s", got, strings.Join(want, "\n"))
	}
	left := fmt.Sprint(d.Leftovers)
	for _, want := range []string{"Sent by mail an action of a meeting has no key for it", "Call the minister the action is not asked for any more",
		"Nobody knows since when the row names no day of a meeting", "Of a meeting to come what a meeting asks for is written into its minutes: those of 2026-01-14",
		"ann-okoro an action has one owner"} {
		if !strings.Contains(left, want) {
			t.Errorf("%q is not listed: %s", want, left)
		}
	}
	if lost := lostTexts(book, everything(d, &programme.Programme{}, o), o); len(lost) > 0 {
		t.Error(lost)
	}

	// A second import writes nothing twice.
	again, err := ReadPlan(book, "plan.xlsx", p, o)
	if err != nil || len(again.Actions) > 0 || !strings.Contains(fmt.Sprint(again.Leftovers), "the record has this action: 2025-10-14.a1") {
		t.Errorf("%v %+v %v", err, again.Actions, again.Leftovers)
	}
}

// A log without a column of meetings is of the one that its sheet names, and after the
// record began nothing of a log is written: that is for the minutes.
func TestALogOfOneMeeting(t *testing.T) {
	book := logBook([]string{"Actions of the board of 14 October 2025"}, []string{}, []string{"Ref", "Action", "Owner", "Due date"},
		[]string{"", "Send the slides", "Ann Okoro", "31/10/2025"})
	o := Options{RatedOn: programme.Day(2025, 12, 1), Day: programme.Day(2025, 12, 1)}
	_, p := imported(t, book, o)
	if len(p.Updates) != 1 || len(p.Updates[0].Actions) != 1 || p.Updates[0].Actions[0].ID.Value != "2025-10-14.1" {
		t.Errorf("%+v", p.Updates)
	}
	fsys := fstest.MapFS{"plan/programme.yaml": {Data: []byte("name: Programme\n")}, "updates/2025-11-01-x.yaml": {Data: []byte("date: 2025-11-01\ntitle: An update\n")}}
	before, _, err := store.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	d, after := importedInto(t, fsys, before, book, o)
	if n := len(after.Updates); n != 1 || !strings.Contains(fmt.Sprint(d.Leftovers), "Send the slides what a meeting asks for is written into its minutes: those of 2025-10-14") {
		t.Errorf("%d updates, %v", n, d.Leftovers)
	}
}

// A workbook of nothing but a log or a register is taken in too.
func TestALogAloneIsTakenIn(t *testing.T) {
	book := &workbook.Book{Sheets: []workbook.Sheet{sheetOf("Action log", []string{"Ref", "Action", "Owner", "Meeting date"},
		[]string{"A1", "Send the slides", "Ann Okoro", "14/10/2025"})}}
	_, p := imported(t, book, Options{RatedOn: programme.Day(2025, 12, 1), Day: programme.Day(2025, 12, 1)})
	if len(p.Ambitions) > 0 || len(p.Updates) != 1 || len(p.Updates[0].Actions) != 1 {
		t.Errorf("%+v", p.Updates)
	}
}
