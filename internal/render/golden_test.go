package render

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/golden"
	"improve/internal/markdown"
)

// goldenFile compares with testdata/name. Escape characters are ^[ there, so
// that the file can be read.
func goldenFile(t *testing.T, name string, got []byte) {
	t.Helper()
	if signsAreWide() {
		t.Skip("the golden files are for terminals with narrow signs")
	}
	golden.File(t, filepath.Join("testdata", name), bytes.ReplaceAll(got, []byte("\x1b"), []byte("^[")))
}

func numbers(tone doc.Tone, row []doc.Cell, texts ...string) []doc.Cell {
	for _, s := range texts {
		c := doc.Cell{Text: s}
		if s == "0" {
			c.Tone = tone
		}
		row = append(row, c)
	}
	return row
}

// statusPage is the overview of a programme.
func statusPage() doc.Document {
	table := &doc.Table{Caption: "Ambitions"}
	for _, name := range []string{"Ambition", "Rating", "B", "R", "A", "G", "–", "Overdue", "Untracked"} {
		c := doc.Column{ID: strings.ToLower(name), Title: name, Align: doc.Right}
		if name == "Ambition" || name == "Rating" {
			c.Align, c.Flexible = doc.Left, name == "Ambition"
		}
		table.Columns = append(table.Columns, c)
	}
	row := func(title, rating string, tone doc.Tone, texts ...string) []doc.Cell {
		return numbers(doc.Muted, []doc.Cell{{Text: title}, {Text: rating, Tone: tone}}, texts...)
	}
	table.Rows = [][]doc.Cell{
		row("1 Leadership", "R off track*", doc.OffTrack, "0", "8", "0", "0", "6", "8", "8"),
		row("2 Right help at the right time", "A behind", doc.Behind, "0", "0", "2", "0", "2", "2", "2"),
		row("3 Practice", "G on track", doc.OnTrack, "0", "0", "0", "3", "2", "0", "0"),
		row("8 Partnerships", "– not rated", doc.Muted, "0", "0", "0", "0", "2", "0", "0"),
	}
	table.Foot = [][]doc.Cell{row("52 tasks", "", doc.Plain, "0", "17", "1", "0", "34", "18", "18")}
	attention := &doc.Entries{
		Items: []doc.Entry{
			{
				Mark: doc.Toned(doc.OffTrack, "R*"), ID: "1.8",
				Title:  doc.Text("Raise the standing of the Principal Social Worker"),
				Aside:  doc.Text("240 days late"),
				Detail: []doc.Line{doc.Text("Glynis Williams · no note, forecast or rating")},
			},
			{
				Mark: doc.Toned(doc.Behind, "A"), ID: "2.10",
				Title:  doc.Text("Agree the workforce strategy with all partners, and see that every team has read it"),
				Aside:  doc.Text("56 days late"),
				Detail: []doc.Line{doc.Text("Multi-Agency Safeguarding Arrangements, Cathy Rooney · no note, forecast or rating")},
			},
		},
		More: doc.Text("and 16 more: improve overdue --untracked"),
	}
	key := doc.Line{{Text: "B", Tone: doc.Complete}, {Text: " complete   ", Tone: doc.Muted}, {Text: "R", Tone: doc.OffTrack}, {Text: " off track, escalate   ", Tone: doc.Muted},
		{Text: "A", Tone: doc.Behind}, {Text: " behind   ", Tone: doc.Muted}, {Text: "G", Tone: doc.OnTrack}, {Text: " on track   – not rated", Tone: doc.Muted}}
	return doc.Document{
		Title:    "Trafford Children's Services improvement programme",
		Subtitle: []doc.Line{doc.Text("As at 25 February 2020 (pinned in plan/programme.yaml) · next board 31 March 2020")},
		Blocks: []doc.Block{
			table,
			&doc.Heading{Level: 2, Text: "Needs attention first"},
			attention,
			&doc.Paragraph{Line: append(doc.Text("7 tasks fall due before the next board: improve overdue --due-soon\nNo task has ever been rated: the ratings marked * are computed from dates.\n"), key...)},
		},
	}
}

const minutes = `# Spotlight: quality of assessments

The board **welcomed** the report of the
_Principal Social Worker_ ([paper 4](https://example.org/4)).

1. Audits are read in every team,
   and by *all* managers.
   - Forums stay quarterly.

` + "```\nraw <b>\n```"

// items are items of a list that hold nothing but their lines.
func items(lines ...doc.Line) []doc.Item {
	var out []doc.Item
	for _, l := range lines {
		out = append(out, doc.Item{Line: l})
	}
	return out
}

// taskPage is everything about one task; every kind of block is on it.
func taskPage() doc.Document {
	return doc.Document{
		ID:       "3.1",
		Title:    "Put the quality assurance framework to work",
		Aside:    doc.Toned(doc.OffTrack, "R off track*"),
		Subtitle: []doc.Line{doc.Text("Ambition 1 Leadership · Priority 3 · Ofsted 2019 areas 1 and 2")},
		Alerts:   []doc.Line{doc.Text("The record has 2 errors, so names of people may be missing below: improve validate")},
		Blocks: slices.Concat([]doc.Block{
			&doc.Fields{Rows: []doc.Field{
				{Label: "Leads", Value: []doc.Line{doc.Text("Glynis Williams, Cathy Rooney")}},
				{Label: "Target", Value: []doc.Line{{{Text: "March 2020 "}, {Text: "December 2019", Struck: true}, {Text: ", "}, {Text: "56 days late", Tone: doc.OffTrack}}}},
				{Label: "Why R", Value: []doc.Line{doc.Text("nobody has rated it, and it is more than 42 days past 31 December 2019 (policy.escalate_after_days)")}},
				{Label: "Forecast"},
				{Label: "For children", Value: []doc.Line{doc.Text("My social worker learns from what went wrong for others, and tells me what has changed"), doc.Text("I am asked")}},
			}},
			&doc.Heading{Level: 2, Text: "Activities"},
			&doc.Entries{Items: []doc.Entry{
				{ID: "a", Title: doc.Text("Audit anew, with reports that show what changed for children"), Aside: doc.Toned(doc.Muted, "open")},
				{ID: "b", Title: doc.Text("Publish the framework"), Aside: doc.Text("done 14 January 2020")},
			}},
			&doc.Heading{Level: 2, Text: "Outcomes"},
			&doc.List{Items: items(doc.Text("Audits are used week by week"), doc.Text("1. is not a number here"))},
			&doc.List{Numbered: true, Items: items(doc.Text("first"), doc.Text("second"))},
			&doc.Heading{Level: 2, Text: "Timeline"},
			&doc.Entries{Items: []doc.Entry{
				{ID: "14 January 2020", Title: doc.Text("Practitioner Forum: staff find the new audits challenging"), Detail: []doc.Line{doc.Toned(doc.Muted, "updates/2020-01-14-board.yaml:18")}},
			}},
			&doc.Heading{Level: 2, Text: "Minutes"},
		}, markdown.Parse(minutes, 2), []doc.Block{
			&doc.Heading{Level: 3, Text: "In figures"},
			&doc.Figure{Caption: "Ratings at each board", Alt: "Red rose from 2 to 8.", Data: &doc.Table{
				Columns: []doc.Column{{Title: "Board"}, {Title: "Red", Align: doc.Right}},
				Rows:    [][]doc.Cell{{{Text: "14 January 2020"}, {Text: "2"}}, {{Text: "25 February 2020"}, {Text: "8"}}},
				Key:     doc.Text("Red: off track, escalate"),
			}},
			&doc.Code{Language: "yaml", Text: "target: 2019-12\n\tforecast: 2020-03\n"},
		}),
	}
}

// hostilePage holds data that would be markup, formulas, commands.
func hostilePage() doc.Document {
	return doc.Document{
		Title: "# <script>alert(1)</script> \x1b[31mred",
		Blocks: []doc.Block{
			&doc.Paragraph{Line: doc.Text("- a list?\n1. numbered?\n> quoted?\n**bold** _it_ snake_case 5 * 3 `code` [x](javascript:y) &amp; A&E ~~gone~~ ~20% C:\\dir \\*")},
			&doc.Table{
				Columns: []doc.Column{{ID: "name", Title: "Name | other"}, {ID: "value", Title: "Value", Align: doc.Right}},
				Rows: [][]doc.Cell{
					{{Text: "=HYPERLINK(\"http://x.example\")"}, {Text: "-5", Value: -5}},
					{{Text: "a|b\nc\td"}, {Text: "-5"}},
					{{Text: "\u202etxt.exe\u200b, \"q\""}, {Text: "84.2%", Value: 84.2}},
					{{Text: "日本語 👨‍👩‍👧 e\u0301 שלום"}, {Text: "25 February 2020", Value: time.Date(2020, 2, 25, 0, 0, 0, 0, time.UTC)}},
					{{Text: "yes", Value: true}, {Text: "@SUM(1)", Value: "@SUM(1)"}},
				},
				Foot: [][]doc.Cell{{{Text: "5 rows"}, {Text: "79.2"}}},
			},
		},
	}
}

func TestGoldenPages(t *testing.T) {
	for name, write := range map[string]func(*bytes.Buffer) error{
		"status.txt":        func(b *bytes.Buffer) error { return Terminal(b, statusPage(), Options{Width: 80}) },
		"status-40.txt":     func(b *bytes.Buffer) error { return Terminal(b, statusPage(), Options{Width: 40}) },
		"status-120.txt":    func(b *bytes.Buffer) error { return Terminal(b, statusPage(), Options{Width: 120}) },
		"status-colour.txt": func(b *bytes.Buffer) error { return Terminal(b, statusPage(), Options{Width: 80, Colour: true}) },
		"status.md":         func(b *bytes.Buffer) error { return Markdown(b, statusPage()) },
		"status.csv":        func(b *bytes.Buffer) error { return CSV(b, Result{Document: statusPage()}.table()) },
		"task.txt":          func(b *bytes.Buffer) error { return Terminal(b, taskPage(), Options{}) },
		"task-40.txt":       func(b *bytes.Buffer) error { return Terminal(b, taskPage(), Options{Width: 40}) },
		"task.md":           func(b *bytes.Buffer) error { return Markdown(b, taskPage()) },
		"hostile.txt":       func(b *bytes.Buffer) error { return Terminal(b, hostilePage(), Options{}) },
		"hostile.md":        func(b *bytes.Buffer) error { return Markdown(b, hostilePage()) },
		"hostile.csv":       func(b *bytes.Buffer) error { return CSV(b, Result{Document: hostilePage()}.table()) },
		"hostile.json": func(b *bytes.Buffer) error {
			return JSON(b, map[string]any{"text": hostilePage().Title + " \u202e\u009b\u007f", "days": 240, "none": nil})
		},
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			goldenFile(t, name, b.Bytes())
		})
	}
}

const leadership = `id: 1
tasks:
  - id: 3.1
    title: "日本語" # 	tab and ` + "\x1b" + ` escape
    target: 2019-12
    note: This line is so long that it cannot be shown whole on a screen of eighty columns, whatever is done about it, and so goes on.
  - id: 3.1
`

func faults() diag.List {
	at := func(line, column, end int) diag.Place {
		return diag.Place{File: "plan/ambitions/1-leadership.yaml", Line: line, Column: column, EndColumn: end}
	}
	return diag.List{
		{
			Rule: "task/overdue-untracked", Severity: diag.Error, Place: at(5, 13, 20),
			Message: "3.1 is 56 days overdue and nobody is tracking it",
			Missing: "a forecast on or after 25 February 2020, and a rating R or A",
			Remedy:  "improve rate 3.1 A --note \"...\" --forecast 2020-04 --recovery \"...\"",
		},
		{
			Rule: "record/id-twice", Severity: diag.Error, Place: at(7, 9, 12), Message: "two tasks have the id 3.1",
			Remedy:  "give one another id:\n  - id: 3.2",
			Related: []diag.Related{{Place: at(3, 9, 12), Message: "the first"}},
		},
		{Rule: "yaml/control", Severity: diag.Warning, Place: at(4, 29, 30), Message: "a control character", Remedy: "take it out"},
		{Rule: "text/wide", Severity: diag.Note, Place: at(4, 13, 16), Message: "wide characters"},
		{Rule: "text/long", Severity: diag.Note, Place: at(6, 95, 103), Message: "far along a line"},
		{Rule: "text/end", Severity: diag.Note, Place: at(3, 12, 12), Message: "behind the end of a line"},
		{Rule: "file/unreadable", Severity: diag.Error, Place: diag.Place{File: "plan/people.yaml"}, Message: "permission denied", Remedy: "let it be read"},
		{Rule: "record/empty", Severity: diag.Error, Message: "there is no plan"},
	}
}

func TestGoldenDiagnostics(t *testing.T) {
	source := func(file string) []byte {
		if file == "plan/people.yaml" {
			return nil
		}
		return []byte(leadership)
	}
	for name, o := range map[string]Options{"check.txt": {}, "check-colour.txt": {Colour: true}, "check-40.txt": {Width: 40}} {
		var b bytes.Buffer
		if err := Diagnostics(&b, faults(), source, o); err != nil {
			t.Fatal(err)
		}
		goldenFile(t, name, b.Bytes())
	}
}
