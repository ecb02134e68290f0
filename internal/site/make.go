package site

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"improve/internal/doc"
	"improve/internal/render"
)

// File is a file of the site: its path, with slashes, and its bytes.
type File struct {
	Path string
	Data []byte
}

// Inside is what a page at an address says, as markup for a Frame.
func Inside(d doc.Document, at string, s *Site) []byte {
	var b bytes.Buffer
	render.Inside(&b, d, s.Links(at))
	return b.Bytes()
}

// Make makes a page: each of its sheets as HTML, then the same as JSON.
func (s *Site) Make(p *Page) ([]File, error) {
	made, err := s.make(p)
	return made.files, err
}

// made is a page that was made, with what there is to find in it.
type made struct {
	files []File
	words []string // each once
}

func (s *Site) make(p *Page) (made, error) {
	view, err := p.view()
	if err != nil {
		return made{}, fmt.Errorf("make the page %s: %w", file(p.Address), err)
	}
	page := view.Document()
	s.unsay(&page)
	if p.NoID {
		page.ID = ""
	}
	s.corrected(p, &page)
	var out made
	if p.Address != notFoundFile { // which says nothing of the programme
		out.words = wordsIn(p.Title + "\n" + wordsOf(page, p.Own))
	}
	sheets := []doc.Document{page}
	if !p.Whole {
		sheets = Sheets(page)
	}
	for i, sheet := range sheets {
		out.files = append(out.files, File{file(sheetAddress(p.Address, i+1)), s.sheet(p, sheet, i+1, len(sheets))})
	}
	if p.Address == notFoundFile {
		return out, nil
	}
	data, err := Twin(view)
	if err != nil {
		return out, err
	}
	out.files = append(out.files, File{TwinFile(p.Address), data})
	return out, nil
}

// sheet is one sheet of a page in its frame.
func (s *Site) sheet(p *Page, d doc.Document, n, of int) []byte {
	f := Frame{Address: p.Address, Title: titleOf(d), About: s.description(d), Crumbs: s.crumbs(p), Stamp: d.Stamp,
		Apart: p.Apart,
		Data:  []Item{{"JSON", TwinFile(p.Address)}}}
	if p.Address == notFoundFile {
		f.Data = nil
	}
	if p.Address == "" {
		f.Data = append(f.Data, Item{"the tasks as CSV", "data/tasks.csv"},
			Item{"what was posted as a feed", "feed.xml"}, Item{"the boards as a calendar", "boards.ics"})
	}
	f.Before, f.After = besideOf(p.Before), besideOf(p.After)
	f = f.OnSheet(n, of, "")
	if s.bar != nil {
		f.Bar = s.bar(p)
	}
	if s.Context.Draft {
		f.Stamp = "DRAFT"
	}
	return s.Shell.page(f, func(b *bytes.Buffer) { render.Inside(b, d, s.Links(f.Address)) })
}

// unsay takes out of a page what its frame says already.
func (s *Site) unsay(d *doc.Document) {
	c := s.Context
	if !c.Public {
		return
	}
	said := []string{c.Basis.Words(), c.LeftOut, c.Programme.Name.Value, s.next}
	d.Subtitle = slices.DeleteFunc(slices.Clone(d.Subtitle), func(l doc.Line) bool {
		return slices.Contains(said, l.String())
	})
}

func besideOf(p *Page) *Item {
	if p == nil {
		return nil
	}
	return &Item{p.Title, p.Address}
}

// crumbs are the pages above one.
func (s *Site) crumbs(p *Page) []Item {
	var list []Item
	for at := p.Parent; at != ""; {
		above := s.byAddress[at]
		if above == nil {
			break
		}
		list = append([]Item{{above.Title, above.Address}}, list...)
		at = above.Parent
	}
	return list
}

func titleOf(d doc.Document) string { return strings.TrimSpace(d.ID + " " + d.Title) }

// description is what a page says of itself in a sentence or two: what is under its title,
// else its first paragraph, else its title.
func (s *Site) description(d doc.Document) string {
	var lines []string
	for _, l := range d.Subtitle {
		if words := strings.TrimSpace(l.String()); words != "" && len(lines) < 2 {
			lines = append(lines, words)
		}
	}
	for _, b := range d.Blocks {
		if p, ok := b.(*doc.Paragraph); ok && len(lines) == 0 {
			lines = append(lines, inShort(p.Line.String()))
		}
	}
	if len(lines) == 0 {
		lines = append(lines, titleOf(d)+" – "+s.Shell.Name)
	}
	return strings.Join(lines, ". ")
}

// inShort is the beginning of a text in one line, in whole words.
func inShort(s string) string {
	const most = 200
	short := ""
	for word := range strings.FieldsSeq(s) {
		if short != "" && len(short)+len(word) > most {
			return short + " …"
		}
		short = strings.TrimSpace(short + " " + word)
	}
	return short
}

// TwinFile is where the same as the page at an address is for programs.
func TwinFile(address string) string {
	name := strings.TrimSuffix(strings.TrimSuffix(address, "/"), ".html")
	if name == "" {
		name = "index"
	}
	return "data/" + name + ".json"
}

// Rest are the files besides the pages: style, script and icon.
func (s *Site) Rest() []File {
	return []File{{s.style.name, s.style.data}, {s.script.name, s.script.data}, {s.icon.name, s.icon.data}}
}
