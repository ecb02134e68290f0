package rendertest

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"improve/internal/doc"
	"improve/internal/markdown"
)

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

// StatusPage is the overview of a programme.
func StatusPage() doc.Document {
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
				Title: doc.Text("Agree the workforce strategy with all partners, and see that every team has read it"),
				Aside: doc.Text("56 days late"),
				Detail: []doc.Line{doc.Text("Multi-Agency Safeguarding Arrangements, Cathy Rooney · no note, " +
					"forecast or rating")},
			},
		},
		More: doc.Text("and 16 more: improve overdue --untracked"),
	}
	key := doc.Line{{Text: "B", Tone: doc.Complete}, {Text: " complete   ", Tone: doc.Muted},
		{Text: "R", Tone: doc.OffTrack}, {Text: " off track, escalate   ", Tone: doc.Muted},
		{Text: "A", Tone: doc.Behind}, {Text: " behind   ", Tone: doc.Muted}, {Text: "G", Tone: doc.OnTrack},
		{Text: " on track   – not rated", Tone: doc.Muted}}
	return doc.Document{
		Title: "Trafford Children's Services improvement programme",
		Subtitle: []doc.Line{doc.Text(
			"As at 25 February 2020 (pinned in plan/programme.yaml) · next board 31 March 2020")},
		Blocks: []doc.Block{
			table,
			&doc.Heading{Level: 2, Text: "Needs attention first"},
			attention,
			&doc.Paragraph{Line: append(doc.Text("7 tasks fall due before the next board: improve overdue "+
				"--due-soon\nNo task has ever been rated: the ratings marked * are computed from dates.\n"), key...)},
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

// Items are items of a list that hold nothing but their lines.
func Items(lines ...doc.Line) []doc.Item {
	var out []doc.Item
	for _, l := range lines {
		out = append(out, doc.Item{Line: l})
	}
	return out
}

// TaskPage is everything about one task; every kind of block is on it.
func TaskPage() doc.Document {
	return doc.Document{
		ID:       "3.1",
		Title:    "Put the quality assurance framework to work",
		Aside:    doc.Toned(doc.OffTrack, "R off track*"),
		Subtitle: []doc.Line{doc.Text("Ambition 1 Leadership · Priority 3 · Ofsted 2019 areas 1 and 2")},
		Alerts: []doc.Line{doc.Text("The record has 2 errors, so names of people may be missing below: " +
			"improve validate")},
		Blocks: slices.Concat([]doc.Block{
			&doc.Fields{Rows: []doc.Field{
				{Label: "Leads", Value: []doc.Line{doc.Text("Glynis Williams, Cathy Rooney")}},
				{Label: "Target", Value: []doc.Line{{{Text: "March 2020 "}, {Text: "December 2019", Struck: true},
					{Text: ", "}, {Text: "56 days late", Tone: doc.OffTrack}}}},
				{Label: "Why R",
					Value: []doc.Line{doc.Text("nobody has rated it, and it is more than 42 days past 31 December " +
						"2019 (policy.escalate_after_days)")}},
				{Label: "Forecast"},
				{Label: "For children",
					Value: []doc.Line{doc.Text("My social worker learns from what went wrong for others, " +
						"and tells me what has changed"), doc.Text("I am asked")}},
			}},
			&doc.Heading{Level: 2, Text: "Activities"},
			&doc.Entries{Items: []doc.Entry{
				{ID: "a", Title: doc.Text("Audit anew, with reports that show what changed for children"),
					Aside: doc.Toned(doc.Muted, "open")},
				{ID: "b", Title: doc.Text("Publish the framework"), Aside: doc.Text("done 14 January 2020")},
			}},
			&doc.Heading{Level: 2, Text: "Outcomes"},
			&doc.List{Items: Items(doc.Text("Audits are used week by week"), doc.Text("1. is not a number here"))},
			&doc.List{Numbered: true, Items: Items(doc.Text("first"), doc.Text("second"))},
			&doc.Heading{Level: 2, Text: "Timeline"},
			&doc.Entries{Items: []doc.Entry{
				{ID: "14 January 2020", Title: doc.Text("Practitioner Forum: staff find the new audits challenging"),
					Detail: []doc.Line{doc.Toned(doc.Muted, "updates/2020-01-14-board.yaml:18")}},
			}},
			&doc.Heading{Level: 2, Text: "Minutes"},
		}, markdown.Parse(minutes, 2), []doc.Block{
			&doc.Heading{Level: 3, Text: "In figures"},
			&doc.Figure{Caption: "Ratings at each board", Alt: "Red rose from 2 to 8.", Data: &doc.Table{
				Columns: []doc.Column{{Title: "Board"}, {Title: "Red", Align: doc.Right}},
				Rows: [][]doc.Cell{{{Text: "14 January 2020"}, {Text: "2"}},
					{{Text: "25 February 2020"}, {Text: "8"}}},
				Key: doc.Text("Red: off track, escalate"),
			}},
			&doc.Code{Language: "yaml", Text: "target: 2019-12\n\tforecast: 2020-03\n"},
		}),
	}
}

// HostilePage holds data that would be markup, formulas, commands.
func HostilePage() doc.Document {
	return doc.Document{
		Title: "# <script>alert(1)</script> \x1b[31mred",
		Blocks: []doc.Block{
			&doc.Paragraph{Line: doc.Text("- a list?\n1. numbered?\n> quoted?\n" +
				"**bold** _it_ snake_case 5 * 3 `code` [x](javascript:y) &amp; A&E ~~gone~~ ~20% C:\\dir \\*")},
			&doc.Table{
				Columns: []doc.Column{{ID: "name", Title: "Name | other"},
					{ID: "value", Title: "Value", Align: doc.Right}},
				Rows: [][]doc.Cell{
					{{Text: "=HYPERLINK(\"http://x.example\")"}, {Text: "-5", Value: -5}},
					{{Text: "a|b\nc\td"}, {Text: "-5"}},
					{{Text: "\u202etxt.exe\u200b, \"q\""}, {Text: "84.2%", Value: 84.2}},
					{{Text: "日本語 👨‍👩‍👧 e\u0301 שלום"},
						{Text: "25 February 2020", Value: time.Date(2020, 2, 25, 0, 0, 0, 0, time.UTC)}},
					{{Text: "yes", Value: true}, {Text: "@SUM(1)", Value: "@SUM(1)"}},
				},
				Foot: [][]doc.Cell{{{Text: "5 rows"}, {Text: "79.2"}}},
			},
		},
	}
}

// PageOfAll has a block of each kind.
func PageOfAll() doc.Document {
	return doc.Document{
		ID: "3.1", Title: "Audits & thresholds", Aside: doc.Toned(doc.OffTrack, "R off track*"),
		Subtitle: []doc.Line{doc.Text("As at 3 July 2025")},
		Alerts:   []doc.Line{doc.Toned(doc.Bad, "The record has 2 errors")},
		Blocks: []doc.Block{
			&doc.Heading{Level: 2, Text: "Tasks"},
			&doc.Table{
				Columns: []doc.Column{{Title: "Task"}, {Title: "Rating"}, {Title: "Days late", Align: doc.Right},
					{ID: "last_said", Flexible: true}},
				Rows: [][]doc.Cell{
					{{Text: "1.1"}, {Text: "A behind", Tone: doc.Behind}, {Text: "12"},
						{Text: "Half of the training was called off because teams could not be released <for a day>."}},
					{{}, {Text: "– not rated", Tone: doc.Muted}, {Text: "0"}},
				},
				Foot: [][]doc.Cell{{{Text: "2 tasks"}, {}, {Text: "12"}, {}}},
				Key:  doc.Line{{Text: "A", Tone: doc.Behind}, {Text: " behind   ", Tone: doc.Muted}},
			},
			&doc.Heading{Level: 4, Text: "Needs attention"},
			&doc.Entries{
				Items: []doc.Entry{{Mark: doc.Toned(doc.OffTrack, "R*"), ID: "1.8",
					Title: doc.Text("Raise the standing"), Aside: doc.Toned(doc.Strong, "240 days late"),
					Detail: []doc.Line{doc.Toned(doc.Muted, "Director")}}},
				More: doc.Text("and 3 more"),
			},
			&doc.Fields{Rows: []doc.Field{{Label: "Target",
				Value: []doc.Line{{{Text: "March 2025", Struck: true}, {Text: " June 2025"}}, doc.Text("second")}},
				{Label: "Nothing"}}},
			&doc.Figure{Caption: "Contacts in time", Alt: "From 71 to 86 per cent.",
				Chart: &doc.Run{Unit: "%", Target: Value(85),
					Points: []doc.RunPoint{{Period: "Q1", Value: Value(71), Tone: doc.OffTrack},
						{Period: "Q2", Label: "[c]"}, {Period: "Q3", Value: Value(86), Tone: doc.OnTrack}}},
				Data: &doc.Table{Caption: "Contacts in time, by period", Columns: []doc.Column{{Title: "Period"},
					{Title: "Value", Align: doc.Right}}, Rows: [][]doc.Cell{{{Text: "Q1"}, {Text: "71"}}}}},
			&doc.Figure{Caption: "Ratings at each board", Alt: "One task more is complete.",
				Chart: &doc.Stack{Points: []string{"22 May 2025", "3 July 2025"}, Layers: []doc.Layer{
					{Name: "complete", Letter: "B", Tone: doc.Complete, Counts: []int{3, 4}},
					{Name: "not rated", Letter: "–", Tone: doc.Muted, Counts: []int{9, 8}}}}},
			&doc.Figure{Caption: "Heat map", Alt: "One risk is high.",
				Chart: &doc.Grid{RowTitle: "Impact", ColumnTitle: "Likelihood", Rows: []string{"2 minor", "1 slight"},
					Columns: []string{"1 rare", "2 unlikely"},
					Cells: [][]doc.GridCell{{{Text: "R1 high", Tone: doc.OffTrack},
						{Text: "R2 medium", Tone: doc.Behind}}, {{Text: "low", Tone: doc.OnTrack}, {}}}}},
			&doc.List{Numbered: true, Items: Items(doc.Text("first"), doc.Text("second"))},
			&doc.Paragraph{Line: doc.Text("one line\nanother")},
			&doc.Paragraph{Line: doc.Line{{Text: "The board "}, {Text: "noted", Tone: doc.Strong},
				{Text: " a ", Emphasis: true}, {Text: "file", Code: true}, {Text: "."}}},
			&doc.Quote{Blocks: []doc.Block{&doc.List{Items: Items(doc.Text("this"), doc.Text("that"))}}},
			&doc.Rule{},
			&doc.Code{Text: "a: <b>\n"},
		},
	}
}

// Tasks is a table as `improve overdue` makes them.
func Tasks(n int) *doc.Table {
	t := &doc.Table{Columns: []doc.Column{
		{ID: "task", Title: "Task"}, {ID: "title", Title: "Title", Flexible: true}, {ID: "rating", Title: "Rating"},
		{ID: "target", Title: "Target"}, {ID: "days", Title: "Days late", Align: doc.Right},
	}}
	for i := range n {
		t.Rows = append(t.Rows, []doc.Cell{
			{Text: fmt.Sprintf("%d.%d", i/100, i%100)},
			{Text: "Raise the standing of the Principal Social Worker among all partners – and keep it"},
			{Text: "R off track*", Tone: doc.OffTrack},
			{Text: "December 2019"},
			{Text: fmt.Sprint(i), Value: i},
		})
	}
	return t
}
