package exchange

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/workbook"
)

// grid makes a sheet of texts. A cell of a day is written as "=2024-12-19", one of a
// number as "#1.1".
func grid(rows ...[]string) *workbook.Book {
	s := workbook.Sheet{Name: "Plan"}
	for _, row := range rows {
		cells := make([]workbook.Cell, len(row))
		for i, text := range row {
			cells[i].Text = text
			if number, ok := strings.CutPrefix(text, "#"); ok {
				cells[i] = workbook.Cell{Text: number, Kind: workbook.Number}
			}
			if day, ok := strings.CutPrefix(text, "="); ok {
				cells[i].Day, _ = programme.ParseDate(day)
				cells[i].As = workbook.ShowsNoYear
			}
		}
		s.Rows = append(s.Rows, cells)
	}
	return &workbook.Book{Sheets: []workbook.Sheet{s}}
}

// imported reads a plan into an empty record and loads what would be written.
func imported(t *testing.T, book *workbook.Book, o Options) (*Draft, *programme.Programme) {
	t.Helper()
	return importedInto(t, fstest.MapFS{}, &programme.Programme{}, book, o)
}

func importedInto(t *testing.T, fsys fs.FS, p *programme.Programme, book *workbook.Book, o Options) (*Draft, *programme.Programme) {
	t.Helper()
	d, err := ReadPlan(book, "plan.xlsx", p, o)
	if err != nil {
		t.Fatal(err)
	}
	loaded, problems, err := written(fsys, p, d, o)
	if err != nil || problems.AtLeast(diag.Error) {
		t.Fatalf("%v %v", err, problems)
	}
	return d, loaded
}

// written is the record with a draft written into it, and what is wrong with it.
func written(fsys fs.FS, p *programme.Programme, d *Draft, o Options) (*programme.Programme, diag.List, error) {
	changed, err := store.Apply(fsys, d.Edits(p, o, ""))
	if err != nil {
		return nil, nil, err
	}
	return store.Load(store.Overlay(fsys, changed))
}

// importedWith is imported into an empty record, with other edits of the same call.
func importedWith(t *testing.T, book *workbook.Book, o Options, more []store.Edit) (*Draft, *programme.Programme) {
	t.Helper()
	d, err := ReadPlan(book, "plan.xlsx", &programme.Programme{}, o)
	if err != nil {
		t.Fatal(err)
	}
	changed, err := store.Apply(fstest.MapFS{}, append(d.Edits(&programme.Programme{}, o, ""), more...))
	if err != nil {
		t.Fatal(err)
	}
	loaded, problems, err := store.Load(store.Overlay(fstest.MapFS{}, changed))
	if err != nil || problems.AtLeast(diag.Error) {
		t.Fatalf("%v %v", err, problems)
	}
	return d, loaded
}

func tasksOf(p *programme.Programme) map[string]*programme.Task {
	tasks := map[string]*programme.Task{}
	for _, a := range p.Ambitions {
		for _, task := range a.Tasks {
			tasks[task.ID.Value] = task
		}
	}
	return tasks
}

var heads = []string{"Task\nNumber", "Key Action", "Activity", "Outcome", "What it means for children", "Lead", "Target Date"}

func TestPlanInThePublishedColumns(t *testing.T) {
	book := grid(
		[]string{"Harrowfield Children’s Services Improvement Plan"},
		nil,
		[]string{"1. Leaders know what happens"},
		heads,
		[]string{"1.1", "Create the\nboard", "a) Meet every\nsix weeks.\nb) Agree terms.", "Partners shape the work.\n\nStaff trust it.", "I know that people listen.", "Ann\nOkoro /\nBen\nShah", "Sept-19"},
		[]string{"1.2", "Report to scrutiny", "a) Report.", "It is open.", "Somebody checks.", "Ann Okoro", "July-19\nOct-19\nJan-20\nMarch-20"},
		[]string{"2. Children are seen in time"},
		heads,
		[]string{"2.1", "See children", "Visit", "Children are safe.", "I am safe.", "MASA", "=2024-12-19"},
	)
	d, p := imported(t, book, Options{})
	tasks := tasksOf(p)
	one := tasks["1.1"]
	if len(tasks) != 3 || one.Title.Value != "Create the board" || len(one.Activities) != 2 || one.Activities[0].Text.Value != "Meet every six weeks." ||
		len(one.Outcomes) != 2 || fmt.Sprint(programme.Values(one.Leads)) != "[ann-okoro ben-shah]" || dateList(datesOf(one.Targets)) != "2019-09" {
		t.Errorf("%+v", one)
	}
	if got := dateList(datesOf(tasks["1.2"].Targets)); got != "2019-07, 2019-10, 2020-01, 2020-03" {
		t.Error(got)
	}
	if got := dateList(datesOf(tasks["2.1"].Targets)); got != "2019-12" {
		t.Error(got)
	}
	if len(p.Ambitions) != 2 || p.Ambitions[1].Title.Value != "Children are seen in time" || len(p.People) != 3 || p.People[2].Kind.Value != "body" {
		t.Errorf("%+v", p.Ambitions)
	}
	if p.Name.Value != "Harrowfield Children’s Services Improvement Plan" || len(d.Leftovers) > 0 {
		t.Errorf("%q %v", p.Name.Value, d.Leftovers)
	}
	if !slices.ContainsFunc(d.Guesses, func(g Guess) bool {
		return g.Cell == "G9" && g.Wrote == "2019-12" && strings.Contains(g.Why, "2024-12-19")
	}) {
		t.Errorf("%+v", d.Guesses)
	}
}

func TestTrapsOfSpreadsheets(t *testing.T) {
	rows := [][]string{{"No.", "Action", "Lead officer", "By when"}}
	for i, id := range []string{"#1.8", "#1.9", "#1.1", "#1.1"} {
		rows = append(rows, []string{id, fmt.Sprintf("Do %d", i), "Ann Okoro", "2025-03"})
	}
	rows = append(rows, []string{"", "Without a number", "Anne Okoro", "TBC"}, []string{"EH/01", "Another", "Ben Shah, TBC", "Q1 2025"},
		[]string{"9.9", "", "", ""}, []string{"", "", "", "Jan-20"})
	d, p := imported(t, grid(rows...), Options{Plan: "plan-2025"})
	tasks := tasksOf(p)
	ids := slices.Sorted(maps.Keys(tasks))
	if fmt.Sprint(ids) != "[1.1 1.10 1.2 1.8 1.9 EH-01]" {
		t.Error(ids)
	}
	if note := tasks["1.2"].Note.Value; note != "Target date as written: TBC" {
		t.Error(note)
	}
	if len(p.People) != 3 || p.Plans[0].ID.Value != "plan-2025" {
		t.Errorf("%+v", p.People)
	}
	said := fmt.Sprint(d.Leftovers, d.ToDo)
	for _, want := range []string{"TBC not a name", "9.9 the row has a number and no action", "say when 1.2 falls due"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said: %s", want, said)
		}
	}
}

// Ids keep the letters of a name whatever its accents; two people whose ids would
// be one are told apart, and that is said.
func TestIDsOfPeople(t *testing.T) {
	rows := [][]string{{"No.", "Action", "Lead officer", "By when"}}
	for i, lead := range []string{"Zoë Fèvre", "Zoe Fevre", "Ştefan Ionescu", "Łukasz Großmann", "Dean Smith 王小明", "王小明", "王小红"} {
		rows = append(rows, []string{fmt.Sprintf("1.%d", i+1), fmt.Sprintf("Do %d", i), lead, "2025-03"})
	}
	known := &programme.Programme{People: []*programme.Person{{ID: programme.Text{Value: "dean-smith"}, Name: programme.Text{Value: "Dean Smith"}}}}
	d, err := ReadPlan(grid(rows...), "plan.xlsx", known, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, p := range d.added {
		ids = append(ids, p.id)
	}
	if got, want := fmt.Sprint(ids), "[zoe-fevre stefan-ionescu lukasz-grossmann dean-smith-2 lead lead-2]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for _, want := range []string{
		`"Zoe Fevre" and "Zoë Fèvre" are read as one person`, "dean-smith is the id of Dean Smith, so Dean Smith 王小明 is read as another person",
		"lead is the id of 王小明, so 王小红 is read as another person",
	} {
		if !slices.ContainsFunc(d.Guesses, func(g Guess) bool { return g.Why == want }) {
			t.Errorf("%q is not said: %+v", want, d.Guesses)
		}
	}
}

func TestRatingsNeedADateAndAMeaning(t *testing.T) {
	book := grid([]string{"Ref", "Action", "Lead", "Due date", "RAG", "Comments"},
		[]string{"1", "One", "Ann Okoro", "2025-03", "G", "Going well"},
		[]string{"2", "Two", "Ann Okoro", "2025-03", "A", ""},
		[]string{"3", "Three", "Ann Okoro", "2025-03", "B", "Done"})
	d, _ := imported(t, book, Options{})
	if len(d.Ratings) != 0 || len(d.Leftovers) != 5 {
		t.Errorf("%v", d.Leftovers)
	}
	day := programme.Day(2025, 1, 15)
	_, err := ReadPlan(book, "plan.xlsx", &programme.Programme{}, Options{RatedOn: day})
	if err == nil || !strings.Contains(err.Error(), "column E: A (1), B (1), G (1)") {
		t.Error(err)
	}
	letters, err := ParseLetters("G=on track, a=behind, B=complete")
	if err != nil {
		t.Fatal(err)
	}
	_, p := imported(t, book, Options{RatedOn: day, Letters: letters, Note: "As the plan of January states."})
	if len(p.Updates) != 1 || !p.Updates[0].Adopted || p.Adopted.Date.Date != day || len(p.Updates[0].Progress) != 3 ||
		p.Updates[0].Progress[0].Rating != programme.OnTrack ||
		p.Updates[0].Progress[1].Note.Value != "As the plan of January states." ||
		p.Updates[0].Progress[2].Rating != programme.Complete || p.Updates[0].Progress[2].Note.Value != "Done" {
		t.Errorf("%+v", p.Updates)
	}
	p.Adopted.Date.Date = programme.Day(2024, 1, 1) // a record under way: nobody's evidence is made up
	p.Updates = nil
	if d, err = ReadPlan(book, "plan.xlsx", p, Options{RatedOn: day, Letters: letters, Note: "As it is."}); err != nil {
		t.Fatal(err)
	}
	if len(d.ToDo) == 0 || !strings.Contains(d.ToDo[0], "3 is rated B complete in E4") || d.Ratings[2].Rating != programme.Unrated {
		t.Error(d.ToDo)
	}
}

func TestTasksOfTheRecordAreNeverChanged(t *testing.T) {
	book := grid([]string{"Ref", "Action", "Lead", "Due date"}, []string{"1.1", "One", "Ann Okoro", "2025-03"})
	fsys := fstest.MapFS{
		"plan/people.yaml":          {Data: []byte("people:\n  - {id: ann, name: Ann Okoro, kind: person}\n")},
		"plan/ambitions/1-one.yaml": {Data: []byte("# kept\nid: 1\ntitle: Ambition one\ntasks:\n  - {id: 1.1, title: One, leads: [ann], target: 2025-01}\n")},
		"plan/programme.yaml":       {Data: []byte("name: Programme\n")},
	}
	before, _, err := store.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	d, _ := importedInto(t, fsys, before, book, Options{})
	if d.Tasks() != 0 || len(d.Different) != 1 || d.Different[0].Record != "2025-01" || d.Different[0].Cell != "D2" {
		t.Errorf("%+v", d.Different)
	}
	if edits := d.Edits(before, Options{}, ""); len(edits) > 0 {
		t.Errorf("%+v", edits)
	}
}

// Whatever a sheet holds, every cell of it is in the draft or in its report.
func TestNothingIsDroppedSilently(t *testing.T) {
	book := grid([]string{"A plan of work"}, []string{"Guidance: fill in every week.", "ask Ann"},
		[]string{"Ref", "Action", "Lead", "Due date", "Budget", "Budget code"},
		[]string{"1.1", "One", "Ann Okoro", "2025-03", "£5,000", "X1", "stray"},
		[]string{"", "", "", "", "£1"}, []string{"Key: G means go"}, []string{"Signed off by the board.", "", "", "May 2025"})
	d, _ := imported(t, book, Options{})
	var cells []string
	for _, l := range d.Leftovers {
		cells = append(cells, l.Cell)
	}
	for _, want := range []string{"A2", "B2", "E4", "F4", "G4", "E5", "A6", "A7", "D7"} {
		if !slices.Contains(cells, want) {
			t.Errorf("%s is lost: %v", want, d.Leftovers)
		}
	}
}

func TestWhatIsWrongWithTheCall(t *testing.T) {
	book := grid([]string{"Ref", "Action", "Lead", "Due date"}, []string{"1.1", "One", "Ann Okoro", "2025-03"})
	for _, c := range []struct {
		book *workbook.Book
		o    Options
		want string
	}{
		{book, Options{Sheet: "Other"}, `no sheet "Other": the workbook has Plan`},
		{book, Options{Mappings: []Mapping{{"Due dat", FieldTarget}}}, "did you mean Due date?"},
		{grid([]string{"a", "b"}), Options{}, "no table of tasks"},
	} {
		if _, err := ReadPlan(c.book, "x", &programme.Programme{}, c.o); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: %v", c.want, err)
		}
	}
	for s, want := range map[string]string{"Lead": "names no column", "Lead=leeds": "did you mean leads", "Lead=xyzzy": "unknown field"} {
		if _, err := ParseMapping(s); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", s, err)
		}
	}
	for s, want := range map[string]string{"G": "has no meaning", "G=on trak": "did you mean on track"} {
		if _, err := ParseLetters(s); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", s, err)
		}
	}
}

// Whatever is in whatever cells, every word of it is written, guessed at
// aloud, or listed with its cell.
func TestEveryWordOfAnyGridIsAccountedFor(t *testing.T) {
	texts := []string{"", "", "", "1.1", "1.2", "2.3)", "TBC", "Sept-19", "a) Meet. b) Agree.", "Ann Okoro / Ben Shah", "Ambition 2: Children", "Priority 3 Homes", "Notes below", "x",
		"Trafford and Salford Partnership", "• one\n• two", "Key Action", "Lead", "G", "Done in May", "March 2020 revised", "4.5.6", "Q1 2020", "1.1 Create", "=2024-12-19", "43800"}
	rapid.Check(t, func(t *rapid.T) {
		rows := [][]string{heads}
		if rapid.Bool().Draw(t, "ratings") {
			rows[0] = append(slices.Clone(heads), "RAG", "Progress", "Notes", "Budget", "Ambition", "Priority")
		}
		for range rapid.IntRange(0, 8).Draw(t, "above") {
			rows = slices.Insert(rows, 0, []string{rapid.SampledFrom(texts).Draw(t, "title")})
		}
		for range rapid.IntRange(0, 12).Draw(t, "rows") {
			rows = append(rows, rapid.SliceOfN(rapid.SampledFrom(texts), 0, len(heads)+6).Draw(t, "row"))
		}
		book := grid(rows...)
		o := Options{Letters: Letters{}}
		if rapid.Bool().Draw(t, "rated") {
			o.RatedOn = programme.Day(2020, 1, 1)
			for _, text := range texts {
				o.Letters[strings.ToLower(joinLines(text))] = Meaning{Rating: programme.Behind}
			}
		}
		d, err := ReadPlan(book, "plan.xlsx", &programme.Programme{}, o)
		if err != nil {
			return // no table: nothing is written
		}
		listed := map[string]bool{}
		for _, l := range d.Leftovers {
			listed[l.Cell] = true
		}
		var said strings.Builder
		for _, e := range d.Edits(&programme.Programme{}, o, "") {
			tell(&said, e.Value)
		}
		for _, g := range d.Guesses {
			fmt.Fprintln(&said, g.Said)
		}
		for _, c := range d.Columns {
			fmt.Fprintln(&said, c.Heading)
		}
		for n, row := range book.Sheets[0].Rows {
			for c, cell := range row {
				at := workbook.Place{Row: n, Column: c}
				if c == len(heads) && len(o.Letters) > 0 {
					continue // a rating, whose words --letters explains
				}
				if listed[at.String()] || slices.ContainsFunc(heads, func(h string) bool { return plain(h) == plain(cell.Text) }) {
					continue
				}
				for _, word := range strings.FieldsFunc(plain(cell.Text), func(r rune) bool { return r == ' ' }) {
					date := readDateText(cell.Text, programme.EitherOrder)
					if len(word) > 2 && len(date.found) == 0 && word != "and" && word != "priority" && !strings.Contains(plain(said.String()), word) {
						t.Fatalf("%s %q is neither written nor listed\n%q", at, cell.Text, rows)
					}
				}
			}
		}
	})
}

// tell writes down every text of a value.
func tell(b *strings.Builder, v store.Value) {
	fmt.Fprintln(b, v.Text)
	for _, item := range v.Items {
		tell(b, item)
	}
	for _, p := range v.Pairs {
		fmt.Fprintln(b, p.Key)
		tell(b, p.Value)
	}
}

// The number of a heading is a whole one: a part of a longer number is none.
func TestNumbersOfHeadingsAreWhole(t *testing.T) {
	for text, want := range map[string]string{"43800 1.1": "", "2019 plan": "", "Priority 3 Homes": "3", "12: Early help": "12",
		"3rd sector": "", "1. Leadership": "1"} {
		if s, _ := readSection(text); s.number != want {
			t.Errorf("the number of %q is %q, not %q", text, s.number, want)
		}
	}
}
