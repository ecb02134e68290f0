package exchange

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"improve/internal/assess"
	"improve/internal/entry"
	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/store/storetest"
	"improve/internal/workbook"
)

func load(t interface{ Fatal(...any) }, fsys fs.FS) *programme.Programme {
	p, _, err := store.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// brightwater is the example record as at its last update but a while.
func brightwater(t interface{ Fatal(...any) }) *assess.Assessment {
	return assess.Assess(load(t, os.DirFS("../../examples/brightwater")), programme.Day(2025, 9, 4))
}

// bookAs is a form in one format, read again; csv holds its tasks, csv/measures its measures.
func bookAs(t interface{ Fatal(...any) }, f *Form, format string) (book *workbook.Book) {
	var b bytes.Buffer
	format, sheet, only := strings.Cut(format, "/")
	if only {
		f.Only(sheet)
	}
	write := map[string]func() error{
		"xlsx": func() error { return workbook.WriteForm(&b, f.Workbook()) },
		"csv":  func() error { return f.WriteCSV(&b) },
		"json": func() error { return f.WriteJSON(&b) },
	}
	err := write[format]()
	switch {
	case err != nil:
	case format == "json":
		book, err = ReadJSON(b.Bytes())
	default:
		book, err = workbook.Open("form."+format, b.Bytes())
	}
	if err != nil {
		t.Fatal(format, err)
	}
	return book
}

func TestAFormThatNobodyFilledInChangesNothing(t *testing.T) {
	for _, a := range []*assess.Assessment{brightwater(t), assess.Assess(load(t, os.DirFS("../..")), programme.Day(2020, 2, 25))} {
		for _, name := range []string{"xlsx", "csv", "json"} {
			checkNothing(t, name, bookAs(t, NewForm(a, AllRows(a), false), name), a)
		}
	}
}

func checkNothing(t interface{ Errorf(string, ...any) }, name string, book *workbook.Book, a *assess.Assessment) {
	r, err := ReadReturn(book, name, a, nil, false)
	if err != nil || len(r.Entries)+len(r.Problems)+len(r.Stale)+len(r.Locked)+len(r.Guesses)+len(r.Read) > 0 || r.Empty != filledRows(book) {
		t.Errorf("%s: %v %+v", name, err, r)
	}
}

// filledRows are the rows below the headings of a form's sheets.
func filledRows(book *workbook.Book) (n int) {
	for _, t := range findForm(book) {
		n += len(t.sheet.Rows) - t.head - 1
	}
	return n
}

// Whatever a record says, its form goes out and comes back without a word
// changed, and what is filled in becomes the record's.
func TestFormsOfAnyRecordComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tasks := rapid.IntRange(1, 12).Draw(t, "tasks")
		fsys := storetest.Record(tasks, rapid.IntRange(0, 40).Draw(t, "entries"), rapid.IntRange(1, 12).Draw(t, "files"))
		p := load(t, fsys)
		day := p.AsAt.Date.AddDays(rapid.IntRange(-400, 10).Draw(t, "day"))
		a := assess.Assess(p, day)
		name := rapid.SampledFrom([]string{"xlsx", "csv", "json"}).Draw(t, "format")
		book := bookAs(t, NewForm(a, AllRows(a), false), name)
		checkNothing(t, name, book, a)
		note := rapid.SampledFrom([]string{"Going well.", "=1+1", "-5 days", "@home + more", "Zoë’s team, “new”\nsecond line", "a: b # c"}).Draw(t, "note")
		fill(book, 1, map[string]string{"new_rating": "A behind", "what_happened": note, "new_forecast": "Dec 19", "finished": "a & b", "recovery": "More hands"})
		r, err := ReadReturn(book, name, a, nil, false)
		if err != nil || len(r.Entries) != 1 || len(r.Problems) > 0 || r.Entries[0].Note != note || r.Entries[0].Forecast != programme.Day(2019, 12, 0) {
			t.Fatalf("%s: %v %+v", name, err, r)
		}
		changed, err := store.Apply(fsys, entry.Today{Programme: p, Day: p.AsAt.Date.AddDays(30)}.Rate(r.Entries[0]))
		if err != nil {
			t.Fatal(err)
		}
		after := assess.Assess(load(t, store.Overlay(fsys, changed)), p.AsAt.Date.AddDays(30))
		r, err = ReadReturn(book, name, after, nil, false)
		if err != nil || r.Again != 1 || len(r.Entries)+len(r.Stale) > 0 {
			t.Fatalf("%s again: %v %+v", name, err, r)
		}
	})
}

// fill writes into the cells of a row of a form's tasks, by the names of its columns.
func fill(book *workbook.Book, row int, values map[string]string) { fillIn(book, "tasks", row, values) }

// fillIn writes into the cells of a row of one of a form's sheets.
func fillIn(book *workbook.Book, sheet string, row int, values map[string]string) {
	all := findForm(book)
	t := all[slices.IndexFunc(all, func(t formTable) bool { return t.id == sheet })]
	for id, text := range values {
		at := t.head + row
		for len(t.sheet.Rows[at]) <= t.columns[id] {
			t.sheet.Rows[at] = append(t.sheet.Rows[at], workbook.Cell{})
		}
		t.sheet.Rows[at][t.columns[id]] = workbook.Cell{Text: text}
	}
}

func TestAReturnSaysWhatItDidNotTake(t *testing.T) {
	a := brightwater(t)
	form := NewForm(a, AllRows(a), false)
	lead := a.Tasks[0].Leads[0].Value
	shown := strings.ToUpper(a.Programme.PersonNamed(lead).Shown()) // as the form calls them
	for _, c := range []struct {
		name   string
		values map[string]string
		want   string
	}{
		{"no note", map[string]string{"new_rating": "G"}, "a rating needs a note"},
		{"no such rating", map[string]string{"new_rating": "purple", "what_happened": "x"}, "no rating: choose"},
		{"no evidence", map[string]string{"new_rating": "B complete", "what_happened": "x"}, "needs evidence"},
		{"confirmed by a lead", map[string]string{"new_rating": "B", "what_happened": "x", "evidence": "y", "confirmed_by": lead}, "a lead of the task cannot confirm it"},
		{"confirmed by a lead's role", map[string]string{"new_rating": "B", "what_happened": "x", "evidence": "y", "confirmed_by": shown}, "a lead of the task cannot confirm it"},
		{"no escalation", map[string]string{"new_rating": "red", "what_happened": "x"}, "to whom"},
		{"no date", map[string]string{"new_forecast": "soon"}, "no single date"},
		{"two dates", map[string]string{"new_forecast": "March 2026, May 2026"}, "no single date"},
		{"no activity", map[string]string{"finished": "z"}, "z is no activity of"},
		{"no target", map[string]string{"met": "2031-01"}, "is no target date"},
		{"no task", map[string]string{"task": "99.9", "record": "", "what_happened": "x"}, "no such task"},
		{"twice", map[string]string{"task": a.Tasks[1].ID.Value, "what_happened": "x"}, "is already at"},
	} {
		book := bookAs(t, form, "csv")
		fill(book, 1, c.values)
		r, err := ReadReturn(book, "form", a, nil, false)
		if err != nil || len(r.Entries) > 0 || !strings.Contains(fmt.Sprint(r.Problems), c.want) {
			t.Errorf("%s: %v %v, taken %v", c.name, err, r.Problems, r.Entries)
		}
	}
}

// Whom the form calls by their role is that person where it is written back; a role that two
// people have is neither.
func TestPeopleAsTheFormCallsThem(t *testing.T) {
	p := load(t, fstest.MapFS{
		"plan/people.yaml":        {Data: []byte("people:\n  - {id: qa, role: Head of Audit}\n  - {id: a, role: Social worker}\n  - {id: b, role: Social worker}\n  - {id: ann, name: Ann Okoro, role: Director}\n")},
		"plan/ambitions/1-a.yaml": {Data: []byte("id: 1\ntitle: One\ntasks:\n  - {id: 1.1, title: Do it, leads: [ann], target: 2030-01}\n")},
	})
	a := assess.Assess(p, programme.Day(2025, 1, 1))
	for said, want := range map[string]string{"head of audit": "qa", "Social worker": "Social worker", "Ann Okoro": "ann", "qa": "qa"} {
		book := bookAs(t, NewForm(a, AllRows(a), false), "csv")
		fill(book, 1, map[string]string{"new_rating": "R", "what_happened": "x", "escalated_to": said, "ask": "Help"})
		r, err := ReadReturn(book, "form", a, nil, false)
		if err != nil || len(r.Entries) != 1 || r.Entries[0].To != want {
			t.Errorf("%s: %v %+v", said, err, r)
		}
	}
}

func TestAReturnOfAnOlderRecordIsHeldBack(t *testing.T) {
	a := brightwater(t)
	old := assess.Assess(a.Programme, programme.Day(2025, 1, 10))
	form, row := NewForm(old, AllRows(old), false), 0
	for i, task := range old.Tasks {
		if now := a.Task(task.ID.Value); fingerprint(form.state(form.parts[0], item{task: task})) != fingerprint(form.state(form.parts[0], item{task: now})) {
			row = i + 1
		}
	}
	book := bookAs(t, form, "xlsx")
	fill(book, row, map[string]string{"what_happened": "An old word."})
	r, err := ReadReturn(book, "form", a, nil, false)
	if err != nil || len(r.Stale) != 1 || len(r.Entries) > 0 || !strings.Contains(r.Stale[0].Why, "2025-01-10") {
		t.Fatalf("%v %+v", err, r)
	}
	if r, err = ReadReturn(book, "form", a, nil, true); err != nil || len(r.Entries) != 1 {
		t.Errorf("%v %+v", err, r)
	}
}

func TestChangedLockedCellsAreSaidAndNotTaken(t *testing.T) {
	a := brightwater(t)
	book := bookAs(t, NewForm(a, AllRows(a), false), "xlsx")
	fill(book, 1, map[string]string{"target": "January 2030"})
	r, err := ReadReturn(book, "form", a, nil, false)
	if err != nil || len(r.Locked) != 1 || r.Locked[0].Workbook != "January 2030" || len(r.Entries) > 0 {
		t.Errorf("%v %+v", err, r)
	}
}

// A spreadsheet that opens the CSV takes 1.10 for the number 1.1.
func TestNumbersThatLostTheirZeroAreKnown(t *testing.T) {
	a := assess.Assess(load(t, storetest.Record(12, 0, 1)), programme.Day(2020, 1, 1))
	book := bookAs(t, NewForm(a, AllRows(a), false), "csv")
	fill(book, 10, map[string]string{"task": "1.1", "what_happened": "Of the tenth."})
	r, err := ReadReturn(book, "form", a, nil, false)
	if err != nil || len(r.Entries) != 1 || r.Entries[0].Task.ID.Value != "1.10" || len(r.Problems) > 0 {
		t.Errorf("%v %+v", err, r)
	}
}

// What people write beside the form is said, not dropped.
func TestWordsBesideTheFormAreSaid(t *testing.T) {
	a := brightwater(t)
	book := bookAs(t, NewForm(a, AllRows(a), false), "xlsx")
	s := &book.Sheets[1]
	s.Rows[1] = append(s.Rows[1], workbook.Cell{Text: "see my e-mail"})
	s.Notes = []workbook.Note{{Row: 1, Column: 2, Text: "sorry"}}
	book.Sheets = append(book.Sheets, workbook.Sheet{Name: "Mine", Rows: [][]workbook.Cell{{{Text: "private"}}}})
	r, err := ReadReturn(book, "form", a, nil, false)
	said := fmt.Sprint(r.Problems)
	for _, want := range []string{"see my e-mail", "sorry", "private"} {
		if err != nil || !strings.Contains(said, want) {
			t.Errorf("%s: %v %s", want, err, said)
		}
	}
}
