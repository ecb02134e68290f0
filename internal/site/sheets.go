package site

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"improve/internal/doc"
)

// A list of more rows than mostRows is on several sheets of sheetRows each.
const mostRows, sheetRows = 200, 100

// Sheets parts a page with long lists: what is before the first of them stands on each
// sheet's page in turn, in order, and a list goes on where the sheet before ended. The
// paragraphs under the last list are on each sheet: they say what its marks are.
func Sheets(d doc.Document) []doc.Document {
	if rows(d.Blocks) <= mostRows {
		return []doc.Document{d}
	}
	var sheets []doc.Document
	left := 0
	begin := func() {
		sheets = append(sheets, doc.Document{Stamp: d.Stamp, ID: d.ID, Title: d.Title, Aside: d.Aside,
			Subtitle: d.Subtitle, Alerts: d.Alerts})
		left = sheetRows
	}
	begin()
	var last *doc.Heading
	put := func(b doc.Block) { sheets[len(sheets)-1].Blocks = append(sheets[len(sheets)-1].Blocks, b) }
	under := underLists(d.Blocks)
	for _, b := range d.Blocks[:len(d.Blocks)-len(under)] {
		if h, ok := b.(*doc.Heading); ok {
			last = h
		}
		for n := weight(b); n > left && n > 1; n = weight(b) {
			if part, rest := cut(b, left); part != nil {
				put(part)
				b = rest
			} else if left == sheetRows {
				break // it cannot be parted
			}
			begin()
			if last != nil && last != b {
				put(&doc.Heading{Level: last.Level, Text: last.Text + ", continued"})
			}
		}
		put(b)
		left = max(left-weight(b), 0)
	}
	for i := range sheets {
		sheets[i].Blocks = append(sheets[i].Blocks, under...)
	}
	return sheets
}

// underLists are the short paragraphs at the end of a page that stand under a list.
func underLists(blocks []doc.Block) []doc.Block {
	for i, b := range slices.Backward(blocks) {
		switch b.(type) {
		case *doc.Paragraph:
			if weight(b) == 1 {
				continue
			}
		case *doc.Table, *doc.Entries, *doc.List:
			return blocks[i+1:]
		}
		break
	}
	return nil
}

// weight is about how many rows of a list a block takes.
func weight(b doc.Block) int {
	switch b := b.(type) {
	case *doc.Table:
		return len(b.Rows) + len(b.Foot)
	case *doc.Entries:
		n := 0
		for _, e := range b.Items {
			n += 1 + len(e.Detail)/2
		}
		return n
	case *doc.List:
		return len(b.Items)
	case *doc.Quote:
		return rows(b.Blocks)
	case *doc.Figure:
		if b.Data != nil {
			return 5 + len(b.Data.Rows)
		}
		return 5
	case *doc.Fields:
		return len(b.Rows)
	case *doc.Paragraph:
		n := 0
		for _, s := range b.Line {
			n += size(s)
		}
		return 1 + n/rowSize
	}
	return 1
}

// rowSize is how many bytes of running text count as a row.
const rowSize = 1000

// size is about how many bytes a piece of text takes.
func size(s doc.Span) int {
	const link = 80
	if s.Ref != (doc.Ref{}) {
		return len(s.Text) + link
	}
	return len(s.Text)
}

func rows(blocks []doc.Block) int {
	n := 0
	for _, b := range blocks {
		n += weight(b)
	}
	return n
}

// cut parts a list after so many of its rows; nil where it has no such part.
func cut(b doc.Block, at int) (part, rest doc.Block) {
	switch b := b.(type) {
	case *doc.Table:
		if at = min(at, len(b.Rows)); at > 0 && at < len(b.Rows) {
			first, second := *b, *b
			first.Rows, first.Foot, first.More = b.Rows[:at:at], nil, nil
			second.Rows = b.Rows[at:]
			return &first, &second
		}
	case *doc.Entries:
		if at = fitting(b.Items, at); at > 0 && at < len(b.Items) {
			return &doc.Entries{Items: b.Items[:at:at]}, &doc.Entries{Items: b.Items[at:], More: b.More}
		}
	case *doc.Paragraph:
		n := 0
		for i, s := range b.Line {
			if n += size(s); n > at*rowSize && i > 0 {
				return &doc.Paragraph{Line: b.Line[:i:i]}, &doc.Paragraph{Line: b.Line[i:]}
			}
		}
	case *doc.List:
		if at = min(at, len(b.Items)); at > 0 && at < len(b.Items) {
			first, second := *b, *b
			first.Items, second.Items = b.Items[:at:at], b.Items[at:]
			second.First = max(b.First, 1) + at
			return &first, &second
		}
	}
	return nil, b
}

// fitting is how many entries take so many rows at most.
func fitting(items []doc.Entry, most int) int {
	n := slices.IndexFunc(items, func(e doc.Entry) bool {
		most -= 1 + len(e.Detail)/2
		return most < 0
	})
	if n < 0 {
		return len(items)
	}
	return n
}

// The pattern is compiled when an address is first looked up, never at start-up.
var sheetPattern = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(.*/|)page-([0-9]{1,6})/$`)
})

// SheetOf is the page and the number of a further sheet's address.
func SheetOf(address string) (page string, n int, found bool) {
	m := sheetPattern().FindStringSubmatch(address)
	if m == nil {
		return "", 0, false
	}
	n, _ = strconv.Atoi(m[2])
	return m[1], n, n > 1 && strconv.Itoa(n) == m[2]
}

// wordsOf are the words of a page, to be found. Those of entries and tables are left out
// where other pages tell of the same.
func wordsOf(d doc.Document, own bool) string {
	var b strings.Builder
	say := func(l doc.Line) {
		for _, s := range l {
			b.WriteString(s.Text)
		}
		b.WriteByte('\n')
	}
	lines := func(list []doc.Line) {
		for _, l := range list {
			say(l)
		}
	}
	say(doc.Text(titleOf(d)))
	var blocks func([]doc.Block)
	blocks = func(list []doc.Block) {
		for _, block := range list {
			switch block := block.(type) {
			case *doc.Entries:
				for _, e := range block.Items {
					if own {
						say(doc.Text(e.ID))
						say(e.Title)
						lines(e.Detail)
					}
				}
			case *doc.Table:
				for _, row := range block.Rows {
					for _, cell := range row {
						if own {
							say(doc.Text(cell.Text))
						}
					}
				}
			case *doc.Heading:
				say(doc.Text(block.Text))
			case *doc.Paragraph:
				say(block.Line)
			case *doc.List:
				for _, i := range block.Items {
					say(i.Line)
					blocks(i.Blocks)
				}
			case *doc.Quote:
				blocks(block.Blocks)
			case *doc.Fields:
				for _, f := range block.Rows {
					lines(f.Value)
				}
			}
		}
	}
	blocks(d.Blocks)
	return b.String()
}
