package render

import (
	"bytes"
	"io"

	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/render/ci"
	"improve/internal/render/data"
	"improve/internal/render/html"
	"improve/internal/render/markdown"
	"improve/internal/render/terminal"
)

// Findings is what a run of the checks found, with what the formats of CI
// services need to know besides.
type Findings = ci.Findings

// Silenced is a diagnostic that a waiver silences, and why.
type Silenced = ci.Silenced

// Diagnostics writes each diagnostic with the line that it is about. Sources
// gives the bytes of a file as they were read, nil where it has none; it may
// itself be nil.
func Diagnostics(w io.Writer, list diag.List, sources func(file string) []byte, o Options) error {
	return terminal.Diagnostics(w, list, sources, o.screen())
}

// Diff writes what a change does to a file as a unified diff; before is nil
// where the file is new. Nothing is written where nothing changes.
func Diff(w io.Writer, name string, before, after []byte, o Options) error {
	return terminal.Diff(w, name, before, after, o.screen())
}

// Patch is a unified diff of a file, each line with its own end. What could mislead a reader
// is made visible in it as in all that is shown.
func Patch(name string, before, after []byte) string { return terminal.Patch(name, before, after) }

// Lines writes one line for each text, whatever the text holds.
func Lines(w io.Writer, lines []string) error { return terminal.Lines(w, lines) }

// Sentences writes sentences for a screen so many columns wide, each from a
// column on; where that is 0 no line is broken.
func Sentences(w io.Writer, sentences []string, edge, columns int) error {
	return terminal.Sentences(w, sentences, edge, columns)
}

// Markdown writes a page for a place that takes nothing else, such as the summary
// of a job.
func Markdown(w io.Writer, d doc.Document) error { return markdown.Page(w, d) }

// Inside writes what a page says as HTML without a head, for pages that share a frame and
// a style sheet. Link gives the address of the page about a thing, empty where there is none.
func Inside(b *bytes.Buffer, d doc.Document, link func(doc.Ref) string) { html.Inside(b, d, link) }

// Style is the style sheet of what Inside writes.
func Style() string { return html.Style() }

// JSON writes a value for programs.
func JSON(w io.Writer, v any) error { return data.JSON(w, v) }

// CompactJSON is the same in one line.
func CompactJSON(w io.Writer, v any) error { return data.CompactJSON(w, v) }

// CSV writes a table for spreadsheets.
func CSV(w io.Writer, t *doc.Table) error { return data.CSV(w, t) }
