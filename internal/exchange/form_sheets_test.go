package exchange

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"improve/internal/assess"
	"improve/internal/entry"
	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/store/storetest"
	"improve/internal/workbook"
)

const asksAll = `
-- plan/programme.yaml --
name: Small programme
groups:
  - {id: board, name: Improvement Board, meetings: [2020-01-14, 2020-03-31]}
-- plan/people.yaml --
people:
  - {id: ann, name: Ann Lee, kind: person}
  - {id: bo, name: Bo Kay, kind: person}
-- plan/measures.yaml --
measures:
  - {id: in-time, title: Done in time, unit: "%", polarity: higher, target: 90, every: month, ambition: 1}
  - {id: contacts, title: Contacts, unit: number, polarity: lower, every: quarter, ambition: 2}
  - {id: secret, title: Of one family, polarity: lower, every: month, ambition: 2, restricted: {reason: One family.}}
-- plan/risks.yaml --
risks:
  - {id: capacity, title: Too few people, kind: risk, ambition: 1, owner: ann, appetite: 8}
  - {id: flood, title: The hub is flooded, kind: issue, ambition: 2}
  - {id: hidden, title: A dispute, kind: risk, ambition: 2, owner: bo, restricted: {reason: A person.}}
-- plan/ambitions/1-leaders.yaml --
id: 1
title: Leaders know
lead: ann
tasks:
  - {id: 1.1, title: Meet, leads: [ann], target: 2020-12, measures: [in-time, secret]}
-- plan/ambitions/2-help.yaml --
id: 2
title: Help comes early
tasks:
  - {id: 2.1, title: Open, leads: [bo], target: 2020-12, risks: [flood]}
-- updates/2020-01-14-board.yaml --
date: 2020-01-14
meeting: board
actions:
  - {id: 2020-01-14.1, text: Write to the health board., owner: ann, due: 2020-02-10}
  - {id: 2020-01-14.2, text: Count the cases., owner: bo}
ambitions:
  1: {summary: It began., next: [Meet.], ask: Nothing.}
measures:
  in-time: {period: 2019-12, value: 80, england: 83}
risks:
  capacity: {likelihood: 4, impact: 4, note: Two posts are empty.}
`

var sheetsDay = programme.Day(2020, 2, 25)

// asWritten are the lines that an update of the day has once what came back is taken in.
func asWritten(t interface{ Fatal(...any) }, fsys fs.FS, a *assess.Assessment, r *Return) (lines []string,
	after *assess.Assessment) {
	changed, err := store.Apply(fsys, r.Edits(entry.Today{Programme: a.Programme, Day: a.AsAt}))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range changed {
		for line := range strings.Lines(string(c.After)) {
			if line = strings.TrimRight(line, "\n"); !strings.HasPrefix(line, "date:") {
				lines = append(lines, line)
			}
		}
	}
	p, problems, err := store.Load(store.Overlay(fsys, changed))
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return lines, assess.Assess(p, a.AsAt)
}

// What is filled in on each sheet becomes what an update says, and no more than that; the same
// form a second time says nothing.
func TestEachSheetComesBack(t *testing.T) {
	fsys := storetest.Archive(asksAll)
	for _, c := range []struct {
		sheet  string
		row    int
		values map[string]string
		want   string
	}{
		{"measures", 1, map[string]string{"new_value": "84.2"}, "measures:|  in-time: {period: 2020-01, value: 84.2}"},
		{"measures", 1, map[string]string{"new_value": "80.4%", "numerator": "1,005", "denominator": "1250"},
			"measures:|  in-time: {period: 2020-01, value: 80.4, numerator: 1005, denominator: 1250}"},
		{"measures", 1, map[string]string{"new_value": "81", "period": "Dec 2019", "value_note": "Two were late."},
			"measures:|  in-time: {period: 2019-12, value: 81, england: 83, note: Two were late.}"},
		{"measures", 2, map[string]string{"new_value": "312", "period": "Q4 2019"},
			"measures:|  contacts: {period: 2019-Q4, value: 312}"},
		{"measures", 2, map[string]string{"new_value": "312"}, "measures:|  contacts: {period: 2019-Q4, value: 312}"},
		{"risks", 1, map[string]string{"new_likelihood": "5"}, "risks:|  capacity: {likelihood: 5, impact: 4}"},
		{"risks", 1, map[string]string{"new_impact": "5"}, "risks:|  capacity: {likelihood: 4, impact: 5}"},
		{"risks", 1, map[string]string{"status": "Open"}, "risks:|  capacity: {status: open}"},
		{"risks", 1, map[string]string{"risk_note": "=One came."}, "risks:|  capacity: {note: =One came.}"},
		{"risks", 1, map[string]string{"status": "closed", "risk_note": "All posts are filled."},
			"risks:|  capacity: {status: closed, note: All posts are filled.}"},
		{"risks", 2, map[string]string{"new_impact": "3"}, "risks:|  flood: {impact: 3}"},
		{"highlights", 1, map[string]string{"new_summary": "It goes on: slowly."},
			"ambitions:|  1:|    summary: \"It goes on: slowly.\""},
		{"highlights", 1, map[string]string{"achieved": "Met.\nAgreed the dates."},
			"ambitions:|  1:|    achieved:|      - Met.|      - Agreed the dates."},
		{"highlights", 1, map[string]string{"next": "Meet again."}, "ambitions:|  1:|    next:|      - Meet again."},
		{"highlights", 2, map[string]string{"new_ask": "A second hub."}, "ambitions:|  2:|    ask: A second hub."},
		{"actions", 1, map[string]string{"new_state": "Done"}, "actions_done: [2020-01-14.1]"},
		{"actions", 2, map[string]string{"answer": "Half are counted."}, "note: \"2020-01-14.2: Half are counted.\""},
		{"actions", 1, map[string]string{"new_state": "done", "answer": "They agree."},
			"note: \"2020-01-14.1: They agree.\"|actions_done: [2020-01-14.1]"},
		{"tasks", 1, map[string]string{"what_happened": "It met."}, "progress:|  1.1:|    note: It met."},
		{"tasks", 1, map[string]string{"new_forecast": "end Oct 2020"}, "progress:|  1.1:|    forecast: 2020-10"},
	} {
		for _, format := range []string{"xlsx", "csv/" + c.sheet, "json"} {
			a := assess.Assess(load(t, fsys), sheetsDay)
			book := bookAs(t, NewForm(a, AllRows(a), false), format)
			fillIn(book, c.sheet, c.row, c.values)
			r, err := ReadReturn(book, format, a, nil, false)
			if err != nil || len(r.Taken) != 1 || len(r.Problems)+len(r.Stale)+len(r.Locked) > 0 {
				t.Errorf("%s %v in %s: %v %+v", c.sheet, c.values, format, err, r)
				continue
			}
			lines, after := asWritten(t, fsys, a, r)
			if got := strings.Join(lines, "|"); got != c.want {
				t.Errorf("%s %v in %s is written as\n%s, want\n%s", c.sheet, c.values, format, got, c.want)
			}
			if r, err = ReadReturn(book, format, after, nil, false); err != nil || r.Again != 1 || len(r.Taken)+len(r.Stale) > 0 {
				t.Errorf("%s %v in %s again: %v %+v", c.sheet, c.values, format, err, r)
			}
		}
	}
}

// A form with something on each sheet goes into the record whole.
func TestAllSheetsAtOnceComeBack(t *testing.T) {
	fsys := storetest.Archive(asksAll)
	a := assess.Assess(load(t, fsys), sheetsDay)
	book := bookAs(t, NewForm(a, AllRows(a), false), "xlsx")
	fillIn(book, "tasks", 1, map[string]string{"new_rating": "G on track", "what_happened": "It met."})
	fillIn(book, "others", 1, map[string]string{"verified_by": "bo", "verified_on": "20/2/2020", "verified_result": "agree"})
	fillIn(book, "measures", 1, map[string]string{"new_value": "84.2"})
	fillIn(book, "risks", 1, map[string]string{"new_likelihood": "5"})
	fillIn(book, "highlights", 1, map[string]string{"new_summary": "It goes on."})
	fillIn(book, "actions", 1, map[string]string{"new_state": "done"})
	fillIn(book, "actions", 2, map[string]string{"answer": "Half."})
	r, err := ReadReturn(book, "form", a, nil, false)
	if err != nil || len(r.Taken) != 7 || len(r.Problems)+len(r.Guesses) > 0 {
		t.Fatalf("%v %+v", err, r)
	}
	if len(r.Read) != 1 || r.Read[0].Said != "20/2/2020" || r.Read[0].Why != "20 February 2020" {
		t.Errorf("understood %+v", r.Read)
	}
	_, after := asWritten(t, fsys, a, r)
	task, risk := after.Task("1.1"), after.Risk("capacity")
	if task.Reported != programme.OnTrack || task.Looked() == nil || after.Measure("in-time").Latest.Reading.Value.Value != 84.2 ||
		risk.Score != 20 || after.Ambition("1").Highlight.Summary.Value != "It goes on." || after.Action("2020-01-14.1").Open() ||
		!after.Action("2020-01-14.2").Open() {
		t.Errorf("%+v %+v", task, risk)
	}
	if r, err = ReadReturn(book, "form", after, nil, false); err != nil || r.Again != 7 || len(r.Taken)+len(r.Stale) > 0 {
		t.Errorf("again: %v %+v", err, r)
	}
}

// What cannot be taken is refused by its sheet, row and column, with what to write; no other
// cell of the row is taken.
func TestEachSheetRefusesByCell(t *testing.T) {
	a := assess.Assess(load(t, storetest.Archive(asksAll)), sheetsDay)
	for _, c := range []struct {
		sheet    string
		row      int
		values   map[string]string
		at, want string
	}{
		{"measures", 1, map[string]string{"numerator": "3"}, "Measures!I2", "give the value"},
		{"measures", 1, map[string]string{"new_value": "eighty"}, "Measures!I2", "write digits alone"},
		{"measures", 1, map[string]string{"new_value": "8,4"}, "Measures!I2", "write digits alone"},
		{"measures", 1, map[string]string{"new_value": "120"}, "Measures!I2", "120 is not between 0 and 100"},
		{"measures", 1, map[string]string{"new_value": "50", "numerator": "1", "denominator": "4"}, "Measures!I2", "1 of 4 is 25%"},
		{"measures", 1, map[string]string{"new_value": "84", "period": "March 2020"}, "Measures!J2", "not over on 25 February 2020"},
		{"measures", 1, map[string]string{"new_value": "84", "period": "2019-Q4"}, "Measures!J2", "write a month, such as March 2020"},
		{"measures", 1, map[string]string{"new_value": "84", "period": "last"}, "Measures!J2", "which period"},
		{"measures", 1, map[string]string{"new_value": "84", "period": "2019-12"}, "Measures!M2", "say in a note why it changes"},
		{"measures", 2, map[string]string{"new_value": "8", "period": "March 2020"}, "Measures!J3", "not measured every month: write a quarter as 2020-Q1"},
		{"risks", 1, map[string]string{"new_likelihood": "6"}, "Risks!I2", "write a whole number from 1 to 5"},
		{"risks", 1, map[string]string{"new_likelihood": "2"}, "Risks!L2", "a score lower than 16 needs a note"},
		{"risks", 1, map[string]string{"status": "closed"}, "Risks!L2", "closed needs a note"},
		{"risks", 1, map[string]string{"status": "gone", "risk_note": "x"}, "Risks!K2", "choose one of: open, closed"},
		{"risks", 2, map[string]string{"new_likelihood": "2", "new_impact": "2"}, "Risks!I3", "no likelihood: leave the cell empty"},
		{"risks", 3, map[string]string{"new_impact": "2"}, "Risks!I4", "A score needs both"},
		{"actions", 1, map[string]string{"new_state": "not yet done"}, "Board actions!H2", "what holds it up?"},
		{"actions", 1, map[string]string{"new_state": "soon"}, "Board actions!G2", "choose one of: done, not yet done"},
		{"actions", 1, map[string]string{"board_action": "2031-01-01.1", "answer": "x"}, "Board actions!A2", "no such action"},
		{"highlights", 1, map[string]string{"ambition": "9", "new_ask": "x"}, "Highlights!A2", "no such ambition"},
		{"measures", 2, map[string]string{"measure": "in-time", "record": "", "new_value": "1"}, "Measures!A3", "already at Measures!A2"},
	} {
		book := bookAs(t, NewForm(a, AllRows(a), false), "xlsx")
		fillIn(book, c.sheet, c.row, c.values)
		r, err := ReadReturn(book, "form", a, nil, false)
		if err != nil || len(r.Taken) > 0 || len(r.Problems) != 1 || r.Problems[0].Cell != c.at || !strings.Contains(r.Problems[0].Why, c.want) {
			t.Errorf("%s %v: %v %+v, want %s %s", c.sheet, c.values, err, r.Problems, c.at, c.want)
		}
	}
}

// A lead's form has their rows and nobody else's; what is restricted and not theirs is
// counted and left out.
func TestALeadsRows(t *testing.T) {
	a := assess.Assess(load(t, storetest.Archive(asksAll)), sheetsDay)
	for _, c := range []struct{ lead, ambition, want string }{
		{"ann", "", "1.1 in-time capacity 1 2020-01-14.1 withheld:1"},
		{"bo", "", "2.1 flood hidden 2020-01-14.2 withheld:0"},
		{"", "2", "2.1 contacts secret flood hidden 2 withheld:0"},
		{"", "1", "1.1 in-time secret capacity 1 withheld:0"},
		{"", "", "1.1 2.1 in-time contacts secret capacity flood hidden 1 2 2020-01-14.1 2020-01-14.2 withheld:0"},
	} {
		tasks := slices.DeleteFunc(slices.Clone(a.Tasks), func(t *assess.Task) bool {
			return c.lead != "" && t.Leads[0].Value != c.lead || c.ambition != "" && t.Ambition.ID.Value != c.ambition
		})
		rows := RowsOf(a, tasks, c.lead, c.ambition)
		form, got := NewForm(a, rows, false), ""
		for _, p := range form.parts {
			for _, r := range p.rows(rows) {
				if p.id != "others" {
					got += p.columns[0].shown(form, r) + " "
				}
			}
		}
		if got += fmt.Sprint("withheld:", rows.Withheld); got != c.want {
			t.Errorf("%s of %s: %s, want %s", c.lead, c.ambition, got, c.want)
		}
	}
}

// What a restricted entry says about a thing that is not restricted is on no form.
func TestAFormDoesNotShowRestrictedEntries(t *testing.T) {
	files := strings.NewReplacer(
		"value: 80, england: 83}", "value: 80, note: Unspeakable, restricted: {reason: r}}",
		"note: Two posts are empty.}", "note: Unspeakable., restricted: {reason: r}}",
		"summary: It began., next: [Meet.], ask: Nothing.}", "summary: Unspeakable., ask: Unspeakable., restricted: {reason: r}}",
		"leads: [ann], target: 2020-12,", "leads: [ann], target: 2020-12, findings: [f], for_children: I am heard.,",
	).Replace(asksAll) + `progress:
  1.1: {rating: G, note: Unspeakable., verified: {by: Unspeakable, date: 2020-01, result: agree}, restricted: {reason: r}}
voices:
  1.1: [{says: I am heard., verdict: agree, by: Unspeakable, restricted: {reason: r}}]
-- plan/findings.yaml --
sources: [{id: s, title: Unspeakable, published: 2019-01, restricted: {reason: r}}]
findings: [{id: f, source: s, kind: requirement, title: Unspeakable}]
`
	a := assess.Assess(load(t, storetest.Archive(files)), sheetsDay)
	for _, sheet := range Sheets() {
		book := bookAs(t, NewForm(a, AllRows(a), false), "csv/"+sheet)
		if said := fmt.Sprint(book); strings.Contains(said, "Unspeakable") || !strings.Contains(said, restrictedWord) && sheet != "actions" {
			t.Errorf("%s: %s", sheet, said)
		}
	}
}

// By when a form is wanted, seen from a day.
func TestBackBy(t *testing.T) {
	p := load(t, storetest.Archive(asksAll))
	for day, want := range map[string]string{
		"2020-02-25": "2020-03-24 The papers for the board of 31 March 2020 close then.",
		"2020-03-24": "2020-03-30 The board meets on 31 March 2020.",
		"2020-03-30": "2020-03-31 The board meets on 31 March 2020.",
		"2020-03-31": " ",
	} {
		on, _ := programme.ParseDate(day)
		back := BackByFor(assess.Assess(p, on), on)
		if got := back.Day.String() + " " + back.Why; got != want {
			t.Errorf("%s: %q, want %q", day, got, want)
		}
	}
}

// Whatever a record says about measures, risks, ambitions and actions, the form comes back
// without a change, and one cell that is filled in is one change, or is refused by its cell.
func TestOneCellIsOneChange(t *testing.T) {
	words := rapid.SampledFrom([]string{"Going well.", "=1+1", "-5 days", "@home", "Zoë’s “new” team", "a: b # c", "1.10", "yes", "2020-03-31", "3"})
	rapid.Check(t, func(t *rapid.T) {
		fsys := storetest.Archive(drawSheets(t, words))
		a := assess.Assess(load(t, fsys), sheetsDay)
		form := NewForm(a, AllRows(a), false)
		book := bookAs(t, form, "json") // what the formats do to texts, other tests ask
		checkNothing(t, "unchanged", book, a)
		tables := findForm(book)
		table := rapid.SampledFrom(tables).Draw(t, "sheet")
		row := rapid.IntRange(1, len(table.sheet.Rows)-1).Draw(t, "row")
		var inputs []column
		for _, c := range table.part.columns {
			if c.input() {
				inputs = append(inputs, c)
			}
		}
		cell := rapid.SampledFrom(inputs).Draw(t, "cell")
		text := words.Draw(t, "text")
		if cell.choices != nil {
			text = rapid.SampledFrom(cell.choices).Draw(t, "choice")
		}
		fillIn(book, table.id, row, map[string]string{cell.id: text})
		r, err := ReadReturn(book, "form", a, nil, false)
		if err != nil || len(r.Stale)+len(r.Locked) > 0 {
			t.Fatal(err, r)
		}
		if len(r.Taken) == 0 && r.Again == 0 {
			checkRefused(t, r, workbook.Place{Sheet: table.name, Row: table.head + row}, text)
			return
		}
		if len(r.Taken)+r.Again != 1 || len(r.Problems) > 0 {
			t.Fatalf("%s %s %q: %+v", table.id, cell.id, text, r)
		}
		lines, after := asWritten(t, fsys, a, r)
		if r, err := ReadReturn(book, "form", after, nil, false); err != nil || r.Again != 1 || len(r.Taken) > 0 {
			t.Fatalf("%s %s %q again, after\n%s\n%v %+v", table.id, cell.id, text, strings.Join(lines, "\n"), err, r)
		}
	})
}

// checkRefused checks that each problem names a cell of the row and what to do.
func checkRefused(t interface{ Fatal(...any) }, r *Return, row workbook.Place, text string) {
	if len(r.Problems) == 0 {
		t.Fatal(text + " is neither taken nor refused")
	}
	for _, p := range r.Problems {
		sheet, cell, _ := strings.Cut(p.Cell, "!")
		if sheet != row.Sheet || strings.TrimLeft(cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != fmt.Sprint(row.Row+1) || p.Why == "" {
			t.Fatal(p, row)
		}
	}
}

// drawSheets draws a record with a few of each thing that a form asks about.
func drawSheets(t *rapid.T, words *rapid.Generator[string]) string {
	var b strings.Builder
	quoted := func(label string) string { return fmt.Sprintf("%q", words.Draw(t, label)) }
	b.WriteString("-- plan/programme.yaml --\nname: P\ngroups: [{id: board, name: B, meetings: [2020-01-14, 2020-03-31]}]\n")
	b.WriteString("-- plan/measures.yaml --\nmeasures:\n")
	for i, every := range []string{"month", "quarter", "year"} {
		fmt.Fprintf(&b, "  - {id: m%d, title: %s, unit: %s, polarity: near, every: %s}\n", i, quoted("title"), quoted("unit"), every)
	}
	fmt.Fprintf(&b, "-- plan/risks.yaml --\nrisks:\n  - {id: r0, title: %s, kind: risk}\n  - {id: r1, title: %s, kind: issue}\n", quoted("title"), quoted("title"))
	fmt.Fprintf(&b, "-- plan/ambitions/1-a.yaml --\nid: 1\ntitle: %s\ntasks:\n  - {id: 1.10, title: %s, target: [2020-12, 2021-12], for_children: %s}\n  - {id: 1.1, title: %s}\n",
		quoted("title"), quoted("title"), quoted("statement"), quoted("title"))
	fmt.Fprintf(&b, "-- updates/2020-01-14-board.yaml --\ndate: 2020-01-14\nmeeting: board\nactions:\n  - {id: 2020-01-14.1, text: %s}\n  - {id: 2020-01-14.10, text: %s}\n", quoted("action"), quoted("action"))
	if rapid.Bool().Draw(t, "highlight") {
		fmt.Fprintf(&b, "ambitions:\n  1: {summary: %s, achieved: [%s]}\n", quoted("summary"), quoted("achieved"))
	}
	if rapid.Bool().Draw(t, "value") {
		fmt.Fprintf(&b, "measures:\n  m0: {period: 2019-12, value: %d, note: %s}\n", rapid.IntRange(0, 100).Draw(t, "value"), quoted("note"))
	}
	if rapid.Bool().Draw(t, "review") {
		fmt.Fprintf(&b, "risks:\n  r0: {likelihood: %d, impact: %d, note: %s}\n", rapid.IntRange(1, 5).Draw(t, "l"), rapid.IntRange(1, 5).Draw(t, "i"), quoted("note"))
	}
	return "\n" + b.String()
}
