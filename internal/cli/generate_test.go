package cli

import (
	"bytes"
	"context"
	"path/filepath"
	"testing"
	"time"

	"improve/internal/doc"
	"improve/internal/golden"
	"improve/internal/jsonschema"
	"improve/internal/markdown"
	"improve/internal/render"
)

// generated holds a page of docs/ to what the code says, or writes it.
func generated(t *testing.T, name string, page doc.Document) {
	t.Helper()
	var b bytes.Buffer
	if err := render.Markdown(&b, page); err != nil {
		t.Fatal(err)
	}
	generatedFile(t, "docs/"+name, b.Bytes())
}

// generatedFile holds a file of the project to what the code says, or writes it:
// make generate.
func generatedFile(t *testing.T, name string, data []byte) {
	t.Helper()
	golden.File(t, filepath.Join("..", "..", filepath.FromSlash(name)), data)
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
func prose(text string) doc.Block { return markdown.Parse(text, 2)[0] }

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
		Interrupted: func() (context.Context, context.CancelFunc) { // at once
			ctx, stop := context.WithCancel(context.Background())
			stop()
			return ctx, stop
		},
	}
}
