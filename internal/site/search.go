package site

import (
	"improve/internal/doc"
)

// contents are all pages by their titles, to be looked through without a host and without
// a script.
type contents struct {
	Pages []listing `json:"pages"`

	site *Site
}

// listing is a page in the list of all.
type listing struct {
	Group   string `json:"group"`
	Title   string `json:"title"`
	Address string `json:"address"`
}

func (s *Site) contents() *contents {
	c := &contents{Pages: []listing{}, site: s}
	for _, p := range s.pages {
		if p.Title != "" && p.Address != notFoundFile {
			c.Pages = append(c.Pages, listing{p.Group, p.Title, p.Address})
		}
	}
	return c
}

// Table is the list.
func (c *contents) Table() *doc.Table {
	t := &doc.Table{Caption: "All pages", Columns: []doc.Column{{ID: "group", Title: "group"},
		{ID: "title", Title: "title"}, {ID: "address", Title: "address"}}}
	for _, p := range c.Pages {
		t.Rows = append(t.Rows, []doc.Cell{{Text: p.Group}, {Text: p.Title}, {Text: p.Address}})
	}
	return t
}

// Document is the list, by what the pages are about.
func (c *contents) Document() doc.Document {
	page := doc.Document{Title: "Search", Subtitle: []doc.Line{doc.Text("All pages by their titles. " +
		"To look for a word on this page, press Ctrl and F.")}}
	var list *doc.Entries
	group := "\x00"
	for _, p := range c.Pages {
		if p.Group != group {
			group, list = p.Group, &doc.Entries{}
			name := p.Group
			if name == "" {
				name = "Lists and reports"
			}
			page.Blocks = append(page.Blocks, &doc.Heading{Level: 2, Text: name}, list)
		}
		list.Items = append(list.Items,
			doc.Entry{Title: doc.Text(p.Title), Ref: doc.Ref{Kind: pageKind, ID: p.Address}})
	}
	return page
}

// pageKind is the kind of refs to pages by their addresses.
const pageKind = "page"
