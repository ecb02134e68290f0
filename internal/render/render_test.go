package render

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"improve/internal/doc"

	"improve/internal/render/data"
	"improve/internal/render/rendertest"
	"improve/internal/render/terminal"
)

func TestLookup(t *testing.T) {
	for _, f := range DiagnosticFormats() {
		if got, err := Lookup(f.Name, DiagnosticFormats()); err != nil || got.Name != f.Name {
			t.Errorf("Lookup(%q) is %q, %v", f.Name, got.Name, err)
		}
		if f.About == "" || f.Write == nil {
			t.Errorf("%s is not described or cannot write", f.Name)
		}
	}
	for name, want := range map[string]string{"jsn": "did you mean json", "powerpoint": "write terminal, json, csv", "sarif": "unknown format"} {
		if _, err := Lookup(name, Formats()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Lookup(%q) says %v, without %q", name, err, want)
		}
	}
}

// Of a page without content a format writes nothing, or says which format would do.
func TestEmptyPage(t *testing.T) {
	for _, f := range Formats() {
		if f.Bind != nil || f.Binary || f.Name == "json" {
			continue // a document of its own kind even without content
		}
		var b bytes.Buffer
		err := f.Write(&b, Result{}, Options{})
		if b.Len() > 0 || err != nil && !strings.Contains(err.Error(), "use --format ") {
			t.Errorf("of an empty page %s writes %q and the error is %v: write nothing, "+
				"or return an error that says which format to use", f.Name, b.String(), err)
		}
	}
}

func TestTableWithoutRowsOrColumns(t *testing.T) {
	d := doc.Document{Blocks: []doc.Block{
		&doc.Table{},
		&doc.Table{Columns: []doc.Column{{Title: "Only"}}},
		&doc.Table{Columns: []doc.Column{{Title: "A"}, {Title: "B"}}, Rows: [][]doc.Cell{{{Text: "short row"}}, {}}},
	}}
	out := pageOf(t, "terminal", d)
	if !strings.Contains(out, "Only") || !strings.Contains(out, "short row") {
		t.Errorf("came out as\n%s", out)
	}
	if md := pageOf(t, "markdown", d); !strings.Contains(md, "| Only |") || !strings.Contains(md, "| short row |  |") {
		t.Errorf("came out as\n%s", md)
	}
}

// pageOf is a page in a format.
func pageOf(t *testing.T, format string, d doc.Document) string {
	t.Helper()
	f, err := Lookup(format, Formats())
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b, Result{Document: func() doc.Document { return d }}, Options{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriteErrorsAreReturned(t *testing.T) {
	r := Result{View: 1, Document: rendertest.StatusPage}
	for _, f := range Formats() {
		if err := f.Write(broken{}, r, Options{}); err == nil {
			t.Errorf("%s does not say that writing failed", f.Name)
		}
	}
	if err := terminal.Diagnostics(broken{}, faults(), nil, terminal.Options{}); err == nil {
		t.Error("Diagnostics does not say that writing failed")
	}
	if err := data.JSON(io.Discard, func() {}); err == nil {
		t.Error("JSON does not say that a function is no value")
	}
}
