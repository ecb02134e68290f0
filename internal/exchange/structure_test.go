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

// What a sheet hides or strikes out is no promise: it is left out, and listed.
func TestWhatIsHiddenOrStruckOutIsListed(t *testing.T) {
	book := grid([]string{"Ref", "Action", "Lead", "By when", "Cost"},
		[]string{"1.1", "Audit cases", "Ann Okoro", "31/03/2026", "£5"},
		[]string{"1.2", "Hidden action", "Ben Shah", "31/03/2026", "£6"},
		[]string{"", "", "", "", ""},
		[]string{"1.4", "Train staff", "Ann Okoro", "30/04/2026", ""})
	s := &book.Sheets[0]
	s.HiddenRows, s.HiddenColumns = []int{2}, []int{4}
	for c, text := range []string{"1.3", "Struck action", "Cal Ray", "31/05/2026"} {
		s.Rows[3][c].Struck = text
	}
	s.Rows[4][3].Struck = "31/01/2026"
	d, p := imported(t, book, Options{})
	if tasks := tasksOf(p); len(tasks) != 2 || dateList(datesOf(tasks["1.4"].Targets)) != "2026-04-30" || len(p.People) != 1 {
		t.Errorf("%d tasks, %d people", len(tasks), len(p.People))
	}
	left := fmt.Sprint(d.Leftovers)
	for _, want := range []string{"Hidden action the row is hidden", "Ben Shah", "Struck action", "Cal Ray", "31/01/2026", "£5 the column is hidden"} {
		if !strings.Contains(left, want) {
			t.Errorf("%q is not listed: %s", want, left)
		}
	}
	if said := fmt.Sprint(d.Remarks); !strings.Contains(said, "1 row is hidden and left out") {
		t.Error(said)
	}
}

// A sub-action numbered 1.1a is an activity of 1.1 with its own lead and date, whatever
// lies between; where no row is 1.1 it is a task.
func TestSubActionsAreActivities(t *testing.T) {
	_, p := imported(t, grid([]string{"Ref", "Action", "Lead", "By when", "RAG"},
		[]string{"1.1", "Audit practice", "Ann Okoro", "31/12/2026", ""},
		[]string{"1.1a", "Agree the tool", "Ben Shah", "30/06/2026", ""},
		[]string{"1.1b", "Report", "", "", ""},
		[]string{"1.2a", "Alone", "Ann Okoro", "31/12/2026", ""}), Options{})
	tasks := tasksOf(p)
	one := tasks["1.1"]
	if len(tasks) != 2 || len(one.Activities) != 2 || tasks["1.2a"] == nil {
		t.Fatalf("%d tasks, %+v", len(tasks), one)
	}
	a, b := one.Activities[0], one.Activities[1]
	if a.ID.Value != "a" || a.Text.Value != "Agree the tool" || a.Target.Date.String() != "2026-06-30" || fmt.Sprint(programme.Values(a.Leads)) != "[ben-shah]" || b.Text.Value != "Report" {
		t.Errorf("%+v %+v", a, b)
	}
	if got := dateList(datesOf(one.Targets)); got != "2026-12-31" {
		t.Error(got)
	}
}

// Sheets of milestones and extensions say more of the tasks of the plan, by their numbers.
func TestOtherSheetsSayMoreOfATask(t *testing.T) {
	d, p := imported(t, &workbook.Book{Sheets: []workbook.Sheet{
		sheetOf("Plan", []string{"Ref", "Action", "Lead", "By when"}, []string{"1.1", "Audit practice", "Ann Okoro", "31/12/2025"}),
		sheetOf("Milestones", []string{"Action ref", "Milestone", "Owner", "Due date"},
			[]string{"1.1", "Agree the tool", "Ben Shah", "30/06/2025"}, []string{"9.9", "Of no task", "Cal Ray", "30/06/2025"}),
	}}, Options{})
	one := tasksOf(p)["1.1"]
	if len(one.Activities) != 1 || one.Activities[0].Target.Date.String() != "2025-06-30" || len(one.Leads) != 1 {
		t.Errorf("%+v", one.Activities)
	}
	if kinds := string(d.Sheets[0].Kind + " " + d.Sheets[1].Kind); kinds != "plan milestones" {
		t.Error(kinds)
	}
}

// A sheet is what its headings say before its name is asked, and a theme's name makes
// nothing of its tasks.
func TestWhatSheetsAre(t *testing.T) {
	plan := [][]string{{"Ref", "Action", "Lead", "By when"}, {"1.1", "Audit practice", "Ann Okoro", "31/12/2025"}}
	risks := [][]string{{"Ref", "Risk", "Likelihood", "Impact", "Owner"}, {"1", "Staff leave", "3", "3", "Ann Okoro"}}
	words := [][]string{{"In progress"}, {"Complete"}}
	for _, c := range []struct {
		name string
		rows [][]string
		want SheetKind
	}{
		{"Sheet2", plan, SheetPlan}, {"Assessments completed in time", plan, SheetPlan}, {"Key practice", plan, SheetPlan},
		{"Performance and risk", plan, SheetPlan}, {"Listening to children", plan, SheetPlan}, {"Completed actions", plan, SheetCompleted},
		{"Closed", plan, SheetCompleted}, {"Superseded", plan, SheetSuperseded}, {"Action log", plan, SheetLog}, {"Sheet3", risks, SheetRisks},
		{"Lists", words, SheetLists}, {"RAG key", words, SheetKey}, {"Cover", words, SheetCover}, {"Sheet4", words, SheetOther},
	} {
		found, err := findTables([]*workbook.Sheet{ptr(sheetOf("Plan", plan...)), ptr(sheetOf(c.name, c.rows...))}, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := found.sheets[1].Kind; got != c.want {
			t.Errorf("%s is read as %s, not %s", c.name, got, c.want)
		}
	}
	found, _ := findTables([]*workbook.Sheet{ptr(sheetOf("Plan", plan...)), ptr(sheetOf("Other", plan...))}, nil,
		map[string]SheetKind{"Other": SheetLists})
	if len(found.list) != 1 || found.sheets[1].Why != byPerson {
		t.Errorf("%+v", found.sheets)
	}
}

func ptr[T any](v T) *T { return &v }

// An action and a date are a plan, though nobody leads.
func TestTwoColumnsAreEnough(t *testing.T) {
	d, p := imported(t, grid([]string{"Action", "By when"}, []string{"Audit practice", "31/12/2025"}, []string{"Train staff", "March 2026"}), Options{})
	if tasks := tasksOf(p); len(tasks) != 2 || !strings.Contains(fmt.Sprint(d.ToDo), "write who leads 1.1") {
		t.Errorf("%v %v", tasks, d.ToDo)
	}
}

// A colour is a word whose meaning a person says, in a column of ratings or wherever it is.
func TestColoursOfTasks(t *testing.T) {
	for shade, want := range map[string]string{"FF0000": "red", "C00000": "red", "FFC000": "amber", "ED7D31": "amber", "FFFF00": "yellow",
		"92D050": "green", "00B050": "green", "0070C0": "blue", "7030A0": "purple", "D9D9D9": "", "E2EFDA": ""} {
		if got := hue(shade); got != want {
			t.Errorf("%s is %q, not %q", shade, got, want)
		}
	}
	book := grid([]string{"Ref", "Action", "Lead", "By when"})
	for i, fill := range []string{"FF0000", "00B050", "00B050", ""} {
		row := grid([]string{fmt.Sprintf("1.%d", i+1), fmt.Sprintf("Do part %d", i+1), "Ann Okoro", "31/12/2025"}).Sheets[0].Rows[0]
		row[0].Fill = fill
		book.Sheets[0].Rows = append(book.Sheets[0].Rows, row)
	}
	_, err := ReadPlan(book, "plan.xlsx", &programme.Programme{}, Options{RatedOn: programme.Day(2025, 12, 1)})
	if err == nil || !strings.Contains(err.Error(), "coloured green") || !strings.Contains(err.Error(), "coloured red") {
		t.Errorf("the meaning of the colours is not asked: %v", err)
	}
	d, err := ReadPlan(book, "plan.xlsx", &programme.Programme{}, Options{})
	if err != nil || !strings.Contains(fmt.Sprint(d.Leftovers), "coloured red") {
		t.Errorf("%v %v", d.Leftovers, err)
	}
}

// Where a cell leads is kept.
func TestAddressesAreKept(t *testing.T) {
	book := grid([]string{"Ref", "Action", "Lead", "By when"}, []string{"1.1", "Audit practice", "Ann Okoro", "31/12/2025"})
	book.Sheets[0].Rows[1][1].Link = "https://example.org/audit"
	_, p := imported(t, book, Options{})
	if note := tasksOf(p)["1.1"].Note.Value; !strings.Contains(note, "https://example.org/audit") {
		t.Error(note)
	}
}

// What the inspector said becomes a finding that its tasks name, once however often it is
// said; the record's own is linked by its id or its words.
func TestWhatTheInspectorSaidIsLinked(t *testing.T) {
	book := grid([]string{"Ref", "What the inspector said", "Action", "Lead", "By when"},
		[]string{"1.1", "Visits were too seldom recorded.", "Audit visits", "Ann Okoro", "31/12/2025"},
		[]string{"1.2", "Visits were too  seldom recorded", "Train staff", "Ann Okoro", "31/12/2025"},
		[]string{"1.3", "ilacs-1", "Listen", "Ann Okoro", "31/12/2025"})
	fsys := fstest.MapFS{"plan/findings.yaml": {Data: []byte("sources:\n  - {id: ilacs, title: Inspection}\nfindings:\n  - {id: ilacs-1, source: ilacs, title: Children are not heard}\n")},
		"plan/programme.yaml": {Data: []byte("name: Programme\n")}}
	before, _, err := store.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	d, p := importedInto(t, fsys, before, book, Options{})
	tasks := tasksOf(p)
	for id, want := range map[string]string{"1.1": "[plan-1]", "1.2": "[plan-1]", "1.3": "[ilacs-1]"} {
		if got := fmt.Sprint(programme.Values(tasks[id].Findings)); got != want {
			t.Errorf("%s: %s, not %s", id, got, want)
		}
	}
	if len(p.Findings) != 2 || p.Findings[1].Title.Value != "Visits were too seldom recorded." || len(d.Leftovers) > 0 {
		t.Errorf("%+v %v", p.Findings, d.Leftovers)
	}
}

// A plan that is read again says nothing of what is the same, and each word that is not.
func TestASecondImportSaysWhatIsDifferent(t *testing.T) {
	for number, l := range layouts() {
		m := madeOf(l, number, 1)
		o := answered(t, m)
		_, p := imported(t, m.book, o)
		again, err := ReadPlan(m.book, "plan.xlsx", p, o)
		if err != nil {
			t.Fatal(err)
		}
		if len(again.Different)+again.Tasks() > 0 {
			t.Errorf("%s: %d tasks anew, different: %+v", l.name, again.Tasks(), again.Different[:min(3, len(again.Different))])
		}
	}
}

// Whatever a person says that a sheet is, none of its words is lost in silence.
func TestEveryKindOfSheetIsToldOf(t *testing.T) {
	for _, kind := range SheetKinds() {
		book := &workbook.Book{Sheets: []workbook.Sheet{
			sheetOf("Plan", []string{"Ref", "Action", "Lead", "By when"}, []string{"1.1", "Audit practice", "Ann Okoro", "31/12/2025"}),
			sheetOf("Other", []string{"Ref", "Action", "Lead", "By when"}, []string{"7.7", "Train staff", "Ben Shah", "31/12/2025"}),
		}}
		o := Options{Sheets: map[string]SheetKind{"Other": kind}}
		d, err := ReadPlan(book, "plan.xlsx", &programme.Programme{}, o)
		if err != nil {
			t.Fatal(err)
		}
		if lost := lostTexts(book, everything(d, &programme.Programme{}, o), o); len(lost) > 0 {
			t.Errorf("%s: lost: %q", kind, lost)
		}
	}
}
