package render

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"improve/internal/doc"

	"improve/internal/render/rendertest"
)

// A stamp is on every sheet of a page, in every format that may write a draft.
func TestEveryFormatForDraftsMarksEverySheet(t *testing.T) {
	page := rendertest.PageOfAll()
	page.Stamp = "DRAFT"
	looked := 0
	for _, f := range Formats() {
		if f.MayBeDraft(true) != nil || f.Name == "json" {
			continue // json writes the view, which says so
		}
		looked++
		var stamped bytes.Buffer
		if err := f.Write(&stamped, Result{Document: func() doc.Document { return page }}, Options{}); err != nil {
			t.Fatal(err)
		}
		switch f.Name {
		case "docx":
			headersOf(t, stamped.Bytes(), 1)
		case "xlsx":
			sheetsOf(t, stamped.Bytes())
		default:
			head, _, found := strings.Cut(stamped.String(), page.Title)
			if f.Name == "html" {
				_, head, _ = strings.Cut(stamped.String(), "<body>")
				head, _, found = strings.Cut(head, "<main")
				if style, _, _ := strings.Cut(stamped.String(), "</style>"); !strings.Contains(style, ".stamp{position:fixed") {
					t.Error("it is not printed on every sheet")
				}
			}
			if !found && f.Name == "html" || !strings.Contains(head, "DRAFT") {
				t.Errorf("%s begins %q", f.Name, head)
			}
		}
	}
	if looked < 5 {
		t.Errorf("only %d formats were looked at", looked)
	}
}

func TestEveryBookForDraftsMarksEverySheet(t *testing.T) {
	book := doc.Book{Title: "Papers", Stamp: "DRAFT", Parts: []doc.Document{rendertest.TaskPage(), rendertest.StatusPage()}}
	for _, f := range Formats() {
		if f.Bind == nil {
			continue
		}
		var b bytes.Buffer
		if err := f.Bind(&b, book); err != nil {
			t.Fatal(err)
		}
		if f.Binary {
			headersOf(t, b.Bytes(), 3)
		} else if strings.Count(b.String(), ">DRAFT<") != 1 {
			t.Errorf("%s is not marked", f.Name)
		}
	}
}

// headersOf makes sure that every sheet has a header, and each header the stamp.
func headersOf(t *testing.T, data []byte, least int) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	headers := 0
	for _, file := range z.File {
		r, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case strings.HasPrefix(file.Name, "word/header"):
			headers++
			if !bytes.Contains(content, []byte("DRAFT")) {
				t.Errorf("%s is not marked", file.Name)
			}
		case file.Name == "word/document.xml" && bytes.Contains(content, []byte("<w:titlePg/>")):
			t.Error("the first sheet has no header")
		}
	}
	if headers < least {
		t.Errorf("there are %d headers", headers)
	}
}

func sheetsOf(t *testing.T, data []byte) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range f.GetSheetList() {
		edges, err := f.GetHeaderFooter(name)
		if err != nil || !strings.HasPrefix(name, "DRAFT ") || edges.OddHeader != "&CDRAFT" {
			t.Errorf("sheet %q: %+v %v", name, edges, err)
		}
	}
}
