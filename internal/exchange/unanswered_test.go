package exchange

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"improve/internal/programme"
	"improve/internal/workbook"
)

var planRows = [][]string{{"Ref", "Action", "Lead", "By when"}, {"1.1", "Audit practice", "Ann Okoro", "31/12/2025"},
	{"1.2", "Train staff", "Ben Shah", "31/12/2025"}}

// What a sheet is is asked where its headings and its name do not agree, or where neither
// says anything of what looks like a table. What has an obvious meaning is not.
func TestSheetsAreAskedWhereTheyCouldBeOneThingOrAnother(t *testing.T) {
	things := [][]string{{"Ref", "Thing", "Whence"}, {"1", "No room", "Estates"}, {"2", "No printer", "IT"}}
	log := [][]string{{"Ref", "Action", "Owner", "Meeting date", "Due"}, {"A1", "Send slides", "Ann Okoro", "14/10/2025", "31/10/2025"}}
	issues := [][]string{{"Ref", "Issue", "Who", "Comment"}, {"I1", "No room for panel", "Ann Okoro", "Asked in June"},
		{"I2", "No printer for staff", "Ben Shah", "Asked in July"}, {"I3", "Nowhere to park here", "Ann Okoro", "Asked in May"}}
	words := [][]string{{"Thank you for reading this."}, {"It was written in haste."}, {"Ask us."}}
	for _, c := range []struct {
		name string
		rows [][]string
		kind SheetKind
		sure bool
	}{
		{"Things", things, SheetOther, false}, {"Hurdles", issues, SheetPlan, false}, {"Sheet9", words, SheetOther, true}, {"Lists", things, SheetLists, true},
		{"Listening to families", things, SheetLists, false}, {"Risk register", planRows, SheetPlan, false},
		{"Risk and partnership", planRows, SheetPlan, true}, {"Action log", planRows, SheetLog, true}, {"Board", log, SheetLog, true},
		{"Action log", log, SheetLog, true}, {"Sheet2", planRows, SheetPlan, true}, {"Milestones", planRows, SheetMilestones, true},
	} {
		found, err := findTables([]*workbook.Sheet{ptr(sheetOf("Plan", planRows...)), ptr(sheetOf(c.name, c.rows...))}, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := found.sheets[1]; got.Kind != c.kind || got.Sure != c.sure {
			t.Errorf("%s: %s, sure: %v; not %s, %v", c.name, got.Kind, got.Sure, c.kind, c.sure)
		}
	}
	for _, c := range []struct {
		rows [][]string
		kind SheetKind
		sure bool
	}{{planRows, SheetPlan, false}, {log, SheetLog, true}} { // alone
		g := newLattice(ptr(sheetOf("Action log", c.rows...)), "")
		if got := sheetKind(g, nil, segments(g, nil), 0); got.Kind != c.kind || got.Sure != c.sure {
			t.Errorf("an action log alone: %+v", got)
		}
	}
}

// One call answers all that is asked, and is refused where it answers nothing.
func TestOneCallAnswersSheetsAndLetters(t *testing.T) {
	rows := [][]string{{"Ref", "Action", "Lead", "By when", "RAG"}, {"1.1", "Audit practice", "Ann Okoro", "31/12/2025", "G"},
		{"1.2", "Train staff", "Ben Shah", "31/12/2025", "Complete"}}
	things := [][]string{{"Ref", "Thing, or two", "Whence"}, {"1", "No room", "Estates"}, {"2", "No printer", "IT"}}
	book := &workbook.Book{Sheets: []workbook.Sheet{sheetOf("Plan", rows...), sheetOf("Bits, bobs", things...)}}
	o := Options{RatedOn: programme.Day(2025, 12, 1)}
	var e *ErrUnanswered
	if _, err := ReadPlan(book, "plan.xlsx", &programme.Programme{}, o); !errors.As(err, &e) {
		t.Fatal(err)
	}
	for _, want := range []string{`"Bits, bobs", of 3 rows (Ref, Thing, or two, Whence)`, "column E: G (1)"} {
		if !strings.Contains(e.Error(), want) {
			t.Errorf("%q is not in %q", want, e)
		}
	}
	if want := `--sheets "Bits, bobs=" --letters "G=,Complete=complete"`; e.Call() != want {
		t.Errorf("%s, not %s", e.Call(), want)
	}
	var err error
	if o.Sheets, err = ParseSheets("bits, bobs=Other", book); err != nil {
		t.Fatal(err)
	}
	if o.Letters, err = ParseLetters("G=on track"); err != nil {
		t.Fatal(err)
	}
	d, p := imported(t, book, o)
	if len(tasksOf(p)) != 2 || !strings.Contains(fmt.Sprint(d.Leftovers), "No printer") {
		t.Errorf("%d tasks, %v", len(tasksOf(p)), d.Leftovers)
	}
	for said, want := range map[string]string{"Bits, bobs=": "it has no meaning yet", "Bits, bobs=riks": "did you mean risks?",
		"Nowhere=plan": `no sheet "Nowhere"`, "=plan": "nothing before the equals sign", "Plan": "has no meaning"} {
		if _, err := ParseSheets(said, book); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", said, err)
		}
	}
}

// A key of the workbook offers what its plain words say, wherever it is and however it is
// written; what it says twice, or takes back, it does not say.
func TestTheKeyOfAWorkbookIsOffered(t *testing.T) {
	plan := sheetOf("Plan", append(planRows, []string{}, []string{"", "Key"}, []string{"", "B", "Behind schedule"})...)
	for name, c := range map[string]struct {
		rows [][]string
		fill string // of the first column
		want string
	}{
		"two columns":     {rows: [][]string{{"RAG", "Meaning"}, {"G", "On track"}}, want: "coloured green=on track,g=on track,green=on track"},
		"colours":         {rows: [][]string{{"", "Complete and embedded"}}, fill: "0070C0", want: "b=complete,blue=complete,coloured blue=complete"},
		"text in colours": {rows: [][]string{{"Completed"}}, fill: "0070C0", want: "b=complete,blue=complete,coloured blue=complete"},
		"one cell":        {rows: [][]string{{"Purple = action withdrawn"}}, want: "coloured purple=withdrawn,p=withdrawn,purple=withdrawn"},
		"a sentence":      {rows: [][]string{{"Fine", "The action is on track to be delivered by its date"}}, want: "fine=on track"},
		"taken back":      {rows: [][]string{{"G", "On track but at risk"}, {"R", "Complete or nearly so"}, {"Y", "Not yet complete"}}},
		"said twice":      {rows: [][]string{{"G", "On track"}, {"Green", "Complete"}, {"Moving", "On track"}}, want: "moving=on track"},
		"vague":           {rows: [][]string{{"A", "Some concerns"}, {"R", "-"}, {"Status", "What it means"}}},
	} {
		key := sheetOf("RAG key", c.rows...)
		for i := range key.Rows {
			key.Rows[i][0].Fill = c.fill
		}
		found, err := findTables([]*workbook.Sheet{ptr(sheetOf("Plan", planRows...)), &key}, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		for _, word := range slices.Sorted(maps.Keys(found.keys)) {
			said = append(said, word+"="+found.keys[word].String())
		}
		if got := strings.Join(said, ","); got != c.want {
			t.Errorf("%s: %s, not %s", name, got, c.want)
		}
	}
	found, err := findTables([]*workbook.Sheet{&plan}, nil, nil)
	if m := found.keys["b"]; err != nil || m.Rating != programme.Behind {
		t.Errorf("%v %v", found.keys, err)
	}
}

// Which column of dates is which is asked where several could be, and once answered it is
// read so; where the headings say it nothing is asked.
func TestColumnsOfDatesAreAsked(t *testing.T) {
	row := []string{"1.1", "Audit practice", "Ann Okoro", "31/12/2025", "31/03/2026"}
	for heads, want := range map[string]string{
		"Due date|Revised date": "", "Start date|Due date": "", "Due date|Forecast date": "", "Due date|Date completed": "",
		"Due date|Deadline": "Due date, Deadline: Due date, ", "Date A|Date B": "Date A, Date B: Date A, ",
		"Due date|Longstop": "Due date, Longstop: Due date, ",
	} {
		first, second, _ := strings.Cut(heads, "|")
		book := grid([]string{"Ref", "Action", "Lead", first, second}, row, row, row)
		read, err := Understand(book, "plan.xlsx", Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, c := range read.Dates {
			got += strings.Join(c.Headings(), ", ") + ": " + c.First + ", " + c.Revised
		}
		if got != want {
			t.Errorf("%s: %q, not %q", heads, got, want)
		}
		if len(read.Dates) == 0 {
			continue
		}
		o := Options{Mappings: read.Dates[0].Answer(first, second), RatedOn: programme.Day(2025, 12, 1)}
		d, err := ReadPlan(book, "plan.xlsx", &programme.Programme{}, o)
		if err != nil || len(d.Ratings) == 0 || d.Ratings[0].Moved.To.String() != "2026-03-31" {
			t.Errorf("%s: %v %+v", heads, err, d)
		}
		if again, err := Understand(book, "plan.xlsx", o); err != nil || len(again.Dates) > 0 {
			t.Errorf("%s: asked again: %v %v", heads, again, err)
		}
	}
}
