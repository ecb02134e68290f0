package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/schema"
)

const exampleRecord = "testdata/record"

// The examples of docs/file-format.md are a record without an error. A new check may
// warn of it.
func TestExampleRecord(t *testing.T) {
	if text, exit := called(exampleRecord, "check", "--as-at", "2025-01-20"); exit != exitDone {
		t.Errorf("exit %d:\n%s", exit, text)
	}
}

// TestGeneratedFileFormat holds docs/file-format.md: every kind of file with
// every key, from the table that reads them.
func TestGeneratedFileFormat(t *testing.T) {
	p := page("The files of a record",
		"Every file and every key. This page is made from the table by which the program reads them.")
	p.Blocks = append(p.Blocks, introduction()...)
	f := formatPage{done: map[string]bool{}, shared: newKeyTable("any entry")}
	for _, family := range schema.Files() {
		f.family(t, family)
	}
	f.blocks = append(f.blocks, heading(2, "Keys of any entry"),
		prose("These mean the same everywhere. Below each table of keys a line says which of them its entry may "+
			"carry."), f.shared.Table)
	for _, o := range f.shared.inside {
		f.object(o)
	}
	p.Blocks = append(p.Blocks, f.blocks...)
	generated(t, "file-format.md", p)
}

func introduction() []doc.Block {
	list := &doc.Table{Caption: "Files", Columns: []doc.Column{{Title: "File"}, {Title: "What it holds"}}}
	for _, f := range schema.Files() {
		list.Rows = append(list.Rows, []doc.Cell{{Text: f.Path}, {Text: f.Title}})
	}
	kinds := &doc.Table{Caption: "Values", Columns: []doc.Column{{Title: "Kind"}, {Title: "How it is written"}}}
	for _, row := range [][2]string{
		{"text", "Words. In quotes where they hold a colon followed by a space, begin with one of @ % ! & * [ { or hold a " +
			"# after a space."},
		{"id", "How other files refer to the entry: letters, digits, dots and hyphens, such as head-early-help " +
			"or 1.10. It is a text, never a number."},
		{"day", "2020-02-25, always in this form."},
		{"day or month", "2020-02-25, or 2019-12. A month falls due on its last day."},
		{"period", "A month as 2020-01, a quarter as 2020-Q1, a year as 2020."},
		{"number", "Figures only: 84.2, without unit or comma."},
		{"a list", "[one, two] on a line; or each entry on a line of its own below the key, beginning with a hyphen and a " +
			"space."},
		{"a group of keys", "{key: value, other: value} on a line; " +
			"or each key on a line of its own, indented by two spaces."},
	} {
		kinds.Rows = append(kinds.Rows, []doc.Cell{{Text: row[0]}, {Text: row[1]}})
	}
	return []doc.Block{
		prose("A record is two folders of YAML files: `plan/` is what was promised, `updates/` is what happened since. " +
			"Any file may be absent. " +
			"The program tells the kind of a file by its path, reads values as the text that is written, and reports a key " +
			"or a file that it does not know. An update is never edited once the board has it: a change is a new file."),
		list, heading(2, "How values are written"), kinds,
	}
}

// formatPage is the page as it grows; done are the groups of keys described.
type formatPage struct {
	blocks []doc.Block
	shared *keyTable
	done   map[string]bool
}

// keyTable is a table of keys, and the groups of keys that they lead to.
type keyTable struct {
	*doc.Table
	inside []*schema.Shape
}

func newKeyTable(of string) *keyTable {
	return &keyTable{Table: &doc.Table{Caption: "Keys of " + of, Columns: []doc.Column{
		{Title: "Key"}, {Title: "Value"}, {Title: "Needed"}, {Title: "Meaning", Flexible: true}}}}
}

func (t *keyTable) add(k *schema.Key) {
	needed := ""
	if k.Required {
		needed = "yes"
	}
	t.Rows = append(t.Rows,
		[]doc.Cell{{Text: k.Name, Tone: doc.Strong}, {Text: k.Shape.Words()}, {Text: needed}, {Text: k.Doc}})
	if o := objectIn(k.Shape); o != nil {
		t.inside = append(t.inside, o)
	}
}

func (f *formatPage) family(t *testing.T, family *schema.File) {
	t.Helper()
	f.blocks = append(f.blocks, heading(2, family.Path),
		&doc.Paragraph{Line: doc.Text(diag.UpperFirst(family.Title) + ".")})
	files, err := filepath.Glob(filepath.Join(exampleRecord, filepath.FromSlash(family.Path)))
	if err != nil || len(files) == 0 {
		t.Fatalf("no example of %s", family.Path)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name, _ := filepath.Rel(exampleRecord, file)
		f.blocks = append(f.blocks, code("yaml", "# "+filepath.ToSlash(name)+"\n"+strings.TrimSuffix(string(data), "\n")))
	}
	f.object(family.Shape)
}

// object describes a group of keys, then the groups inside it. The keys that
// any entry may carry are described once, at the end of the page.
func (f *formatPage) object(s *schema.Shape) {
	id := fmt.Sprint(s.Name, len(s.Keys))
	if f.done[id] {
		return
	}
	f.done[id] = true
	table := newKeyTable(s.Name)
	var also []string
	for _, k := range s.Keys {
		if k.Name != "note" && k.Name != "restricted" && k.Name != "waive" || s.Name == "progress entry" && k.Name == "note" {
			table.add(k)
			continue
		}
		also = append(also, "`"+k.Name+"`")
		if !slices.ContainsFunc(f.shared.Rows, func(row []doc.Cell) bool { return row[0].Text == k.Name }) {
			f.shared.add(k)
		}
	}
	f.blocks = append(f.blocks, heading(3, diag.UpperFirst(s.Name)), table.Table)
	if len(also) > 0 {
		f.blocks = append(f.blocks, prose("Also "+strings.Join(also, ", ")+"."))
	}
	for _, o := range table.inside {
		f.object(o)
	}
}

// objectIn is the group of keys that a key leads to, nil where it leads to none.
func objectIn(s *schema.Shape) *schema.Shape {
	for ; s != nil; s = s.Item {
		s = s.AsWritten()
		if s.Kind == schema.KindObject && len(s.Keys) > 0 {
			return s
		}
	}
	return nil
}
