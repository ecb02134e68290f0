package render

import (
	"io"

	"improve/internal/doc"

	"improve/internal/render/chart"
	"improve/internal/render/ci"
	"improve/internal/render/data"
	"improve/internal/render/docx"
	"improve/internal/render/html"
	"improve/internal/render/markdown"
	"improve/internal/render/terminal"
	"improve/internal/render/xlsx"
)

// Formats lists all formats, the default first, in the order that help shows.
func Formats() []Format {
	return []Format{
		{Name: "terminal", Ending: "txt", Public: true, Draft: true, About: "text for reading here", Write: screen},
		{Name: "json", Ending: "json", Public: true, Draft: true, About: "for programs; its keys are a contract",
			Write: func(w io.Writer, r Result, _ Options) error { return data.JSON(w, r.View) }},
		{Name: "csv", Ending: "csv", Public: true, About: "the main table, for spreadsheets",
			Write: func(w io.Writer, r Result, _ Options) error { return data.CSV(w, r.table()) }},
		{Name: "markdown", Ending: "md", Public: true, Draft: true, About: "for papers, wikis and issues",
			Write: page(markdown.Page)},
		{Name: "html", Ending: "html", Public: true, Draft: true, Bind: html.Book,
			About: "one web page, to read, print or send",
			Write: func(w io.Writer, r Result, o Options) error { return html.Page(w, r.document(), o.Link) }},
		{Name: "docx", Ending: "docx", Binary: true, Public: true, Draft: true, About: "a Word document",
			Write: page(docx.Page), Bind: docx.Book},
		{Name: "xlsx", Ending: "xlsx", Binary: true, Public: true, Draft: true,
			About: "a workbook of its tables, values only",
			Write: func(w io.Writer, r Result, _ Options) error { return xlsx.Page(w, r.document(), r.table()) }},
	}
}

// SVG is the format of what is mostly a chart: the page's first, as a drawing by
// itself.
func SVG() Format {
	return Format{Name: "svg", Ending: "svg", About: "the chart alone, as a drawing", Write: page(chart.Page)}
}

// DiagnosticFormats lists the formats that checks can write: those of every
// command, and those that CI services and editors read.
func DiagnosticFormats() []Format {
	formats := Formats()
	formats[0].Write = log // each with its line of the file, instead of a table
	return append(formats,
		Format{Name: "github", OfRepo: true, Ending: "txt", About: "annotations of GitHub Actions, and a job summary",
			Write: found(ci.GitHub)},
		Format{Name: "gitlab", OfRepo: true, Ending: "json", About: "a code quality report of GitLab",
			Write: found(ci.GitLab)},
		Format{Name: "sarif", OfRepo: true, Ending: "sarif", About: "SARIF 2.1.0, for code scanning and editors",
			Write: found(ci.SARIF)},
		Format{Name: "junit", OfRepo: true, Ending: "xml", Write: found(ci.JUnit),
			About: "a JUnit test report, for Azure Pipelines, Jenkins and others"},
		Format{Name: "checkstyle", OfRepo: true, Ending: "xml", About: "a Checkstyle report, for review bots",
			Write: found(ci.Checkstyle)},
	)
}

// page is the way of a format that writes a page, wherever it is shown.
func page(write func(io.Writer, doc.Document) error) func(io.Writer, Result, Options) error {
	return func(w io.Writer, r Result, _ Options) error { return write(w, r.document()) }
}

// found is the way of a format that writes what checks found.
func found(write func(io.Writer, *ci.Findings) error) func(io.Writer, Result, Options) error {
	return func(w io.Writer, r Result, _ Options) error { return write(w, r.Findings) }
}

func screen(w io.Writer, r Result, o Options) error {
	return terminal.Page(w, r.document(), o.screen())
}

func log(w io.Writer, r Result, o Options) error {
	return ci.Log(w, r.Findings, o.screen())
}
