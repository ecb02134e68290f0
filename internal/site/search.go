package site

import "improve/internal/doc"

// contents are pages by their titles, to be looked through without a host and without a
// script.
type contents struct {
	Pages []listing `json:"pages"`

	title, says string
}

// listing is a page in a list.
type listing struct {
	Group   string `json:"group"`
	Title   string `json:"title"`
	Address string `json:"address"`
}

// contents are all pages.
func (s *Site) contents() *contents {
	c := &contents{Pages: []listing{}, title: "Search",
		says: "All pages by their titles. To look for a word on this page, press Ctrl and F."}
	for _, p := range s.pages {
		if p.Address != notFoundFile {
			c.Pages = append(c.Pages, listing{p.Group, p.Title, p.Address})
		}
	}
	return c
}

// Table is the list.
func (c *contents) Table() *doc.Table {
	t := &doc.Table{Caption: c.title, Columns: []doc.Column{{ID: "group", Title: "group"},
		{ID: "title", Title: "title"}, {ID: "address", Title: "address"}}}
	for _, p := range c.Pages {
		t.Rows = append(t.Rows, []doc.Cell{{Text: p.Group}, {Text: p.Title}, {Text: p.Address}})
	}
	return t
}

// Document is the list, by what the pages are about.
func (c *contents) Document() doc.Document {
	page := doc.Document{Title: c.title, Subtitle: []doc.Line{doc.Text(c.says)}}
	lists := map[string]*doc.Entries{}
	for _, p := range c.Pages {
		list := lists[p.Group]
		if list == nil {
			list = &doc.Entries{}
			lists[p.Group] = list
			if p.Group != "" {
				page.Blocks = append(page.Blocks, &doc.Heading{Level: 2, Text: p.Group})
			}
			page.Blocks = append(page.Blocks, list)
		}
		list.Items = append(list.Items,
			doc.Entry{Title: doc.Text(p.Title), Ref: doc.Ref{Kind: pageKind, ID: p.Address}})
	}
	return page
}
