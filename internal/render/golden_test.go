package render

import (
	"bytes"
	"testing"

	"improve/internal/diag"

	"improve/internal/render/data"
	"improve/internal/render/markdown"
	"improve/internal/render/rendertest"
	"improve/internal/render/terminal"
)

func TestGoldenPages(t *testing.T) {
	for name, write := range map[string]func(*bytes.Buffer) error{
		"status.txt": func(b *bytes.Buffer) error {
			return terminal.Page(b, rendertest.StatusPage(), terminal.Options{Width: 80})
		},
		"status-40.txt": func(b *bytes.Buffer) error {
			return terminal.Page(b, rendertest.StatusPage(), terminal.Options{Width: 40})
		},
		"status-120.txt": func(b *bytes.Buffer) error {
			return terminal.Page(b, rendertest.StatusPage(), terminal.Options{Width: 120})
		},
		"status-colour.txt": func(b *bytes.Buffer) error {
			return terminal.Page(b, rendertest.StatusPage(), terminal.Options{Width: 80, Colour: true})
		},
		"status.md":  func(b *bytes.Buffer) error { return markdown.Page(b, rendertest.StatusPage()) },
		"status.csv": func(b *bytes.Buffer) error { return data.CSV(b, Result{Document: rendertest.StatusPage}.table()) },
		"task.txt":   func(b *bytes.Buffer) error { return terminal.Page(b, rendertest.TaskPage(), terminal.Options{}) },
		"task-40.txt": func(b *bytes.Buffer) error {
			return terminal.Page(b, rendertest.TaskPage(), terminal.Options{Width: 40})
		},
		"task.md":     func(b *bytes.Buffer) error { return markdown.Page(b, rendertest.TaskPage()) },
		"hostile.txt": func(b *bytes.Buffer) error { return terminal.Page(b, rendertest.HostilePage(), terminal.Options{}) },
		"hostile.md":  func(b *bytes.Buffer) error { return markdown.Page(b, rendertest.HostilePage()) },
		"hostile.csv": func(b *bytes.Buffer) error { return data.CSV(b, Result{Document: rendertest.HostilePage}.table()) },
		"hostile.json": func(b *bytes.Buffer) error {
			return data.JSON(b, map[string]any{"text": rendertest.HostilePage().Title + " \u202e\u009b\u007f", "days": 240, "none": nil})
		},
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			rendertest.Golden(t, name, b.Bytes())
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
	for name, o := range map[string]terminal.Options{"check.txt": {}, "check-colour.txt": {Colour: true}, "check-40.txt": {Width: 40}} {
		var b bytes.Buffer
		if err := terminal.Diagnostics(&b, faults(), source, o); err != nil {
			t.Fatal(err)
		}
		rendertest.Golden(t, name, b.Bytes())
	}
}
