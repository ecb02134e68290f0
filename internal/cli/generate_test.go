package cli

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"improve/internal/doc"
	"improve/internal/jsonschema"
	"improve/internal/render"
)

var update = flag.Bool("update", false, "write the pages of docs/ that come from the code")

// generated holds a page of docs/ to what the code says, or writes it.
func generated(t *testing.T, name string, page doc.Document) {
	t.Helper()
	var b bytes.Buffer
	if err := render.Markdown(&b, page); err != nil {
		t.Fatal(err)
	}
	generatedFile(t, "docs/"+name, b.Bytes())
}

// generatedFile holds a file of the project, or writes it.
func generatedFile(t *testing.T, name string, data []byte) {
	t.Helper()
	file := filepath.Join("..", "..", filepath.FromSlash(name))
	if *update {
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, data, 0o644)); err != nil {
			t.Fatal(err)
		}
		return
	}
	stands, err := os.ReadFile(file)
	if err != nil || !bytes.Equal(stands, data) {
		t.Errorf("%s is not what the code says: make generate writes it anew", name)
	}
}

// TestGeneratedEditorFiles holds the files by which editors know this record.
func TestGeneratedEditorFiles(t *testing.T) {
	files, err := jsonschema.EditorFiles()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		generatedFile(t, f.Path, f.Data)
	}
}

// page begins a generated page.
func page(title, under string) doc.Document {
	return doc.Document{Title: title, Subtitle: []doc.Line{doc.Text(under)}}
}

func heading(level int, text string) doc.Block { return &doc.Heading{Level: level, Text: text} }

// prose is a paragraph of ours, in Markdown.
func prose(text string) doc.Block { return &doc.Paragraph{Line: doc.Text(text), Markdown: true} }

func code(language, text string) doc.Block { return &doc.Code{Language: language, Text: text} }

// called runs the program in a folder, on a day, with no environment.
func called(dir string, args ...string) (out string, exit int) {
	var b bytes.Buffer
	app := quietApp(&b, dir)
	exit = app.Run(args)
	return b.String(), exit
}

func quietApp(b *bytes.Buffer, dir string) *App {
	return &App{
		Stdout: b, Stderr: b, Dir: dir,
		Env:      func(string) string { return "" },
		Now:      func() time.Time { panic("a test asked the clock") },
		Terminal: func() int { return 0 },
	}
}
