package site

import (
	"bytes"
	"fmt"
	"html"
	"strings"

	"improve/internal/render/text"
	"improve/internal/spare"
)

// Item is a link: its words, and an address from the top of the site, such as tasks/1.1/.
type Item struct{ Title, Address string }

// Shell is the frame that all pages share: the head, the navigation, the foot. It holds no
// style and no script of its own, only links to files, so that a strict policy suits it.
type Shell struct {
	Name   string   // of the site, on top of each page
	Nav    []Item   // on top of each page
	More   []Item   // at the foot of each page
	Rests  string   // a sentence on top of each page: what they rest on
	Foot   []string // sentences at the foot of each page
	Policy string   // of the content of each page; empty where a header says it
	Base   string   // the address of the site, with a slash at its end; empty where nobody knows it
	Hidden bool     // search engines are to pass it over

	style, script, icon string // their files
}

// Frame is a page before it is in the shell.
type Frame struct {
	Address       string // from the top of the site
	Title, About  string // About is a sentence for those who share it
	Crumbs        []Item // the pages above this one, the topmost first
	Before, After *Item  // the pages beside this one, in their order
	Data          []Item // the same for programs
	Stamp         string // on top of the page, such as DRAFT
	Bar           []byte // markup below the navigation
	Apart         bool   // the page says itself what it rests on
	Inside        []byte // markup: the page itself
}

// OnSheet is the frame of the nth sheet of so many of a page, with the sheets before and after
// it. Query is what their addresses end with, such as ?ambition=3; empty for none.
func (f Frame) OnSheet(n, of int, query string) Frame {
	if of == 1 {
		return f
	}
	address := f.Address
	f.Address = sheetAddress(address, n)
	f.Title = fmt.Sprintf("%s, page %d of %d", f.Title, n, of)
	f.Before, f.After = nil, nil
	if n > 1 {
		f.Before = &Item{fmt.Sprintf("Page %d", n-1), sheetAddress(address, n-1) + query}
	}
	if n < of {
		f.After = &Item{fmt.Sprintf("Page %d of %d", n+1, of), sheetAddress(address, n+1) + query}
	}
	return f
}

// StaticPolicy is the policy of pages that hosts send without headers of ours: what is
// not the site's own is neither shown nor run.
const StaticPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; " +
	"connect-src 'self'; base-uri 'none'; form-action 'self'"

// morePart is the id of the list of further pages, and its place on the first page.
const morePart = "more-pages"

// Page is a whole page.
func (s *Shell) Page(f Frame) []byte {
	return s.page(f, func(b *bytes.Buffer) { b.Write(f.Inside) })
}

// page is a whole page; what it says is written by a function.
func (s *Shell) page(f Frame, inside func(*bytes.Buffer)) []byte {
	w := &writer{Buffer: spare.Buffer(), shell: s, at: f.Address}
	defer spare.Back(w.Buffer)
	w.head(f)
	w.top(f)
	w.put(`<main id="main">`, "\n")
	w.above(f)
	inside(w.Buffer)
	w.beside(f)
	w.put("</main>\n")
	w.foot(f)
	w.put("</body>\n</html>\n")
	return bytes.Clone(w.Bytes())
}

// writer writes a page.
type writer struct {
	*bytes.Buffer
	shell *Shell
	at    string
}

func (w *writer) put(markup ...string) {
	for _, m := range markup {
		w.WriteString(m)
	}
}

// escaped is text as markup, clean as the text of the page itself is.
func escaped(s string) string { return html.EscapeString(text.Clean(s)) }

// to is the address of a page or file, for an attribute.
func (w *writer) to(address string) string {
	if w.at == notFoundFile && w.shell.Base != "" {
		return html.EscapeString(w.shell.Base + file(address)) // it is shown at any address
	}
	return html.EscapeString(relative(w.at, address))
}

func (w *writer) link(i Item, attributes string) {
	w.put(`<a href="`, w.to(i.Address), `"`, attributes, ">", escaped(i.Title), "</a>")
}

func (w *writer) meta(name, value string) {
	w.put(`<meta name="`, name, `" content="`, escaped(value), `">`, "\n")
}

func (w *writer) head(f Frame) {
	s := w.shell
	w.put("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n")
	if s.Policy != "" {
		w.put(`<meta http-equiv="Content-Security-Policy" content="`, s.Policy, `">`, "\n") // ours, with no quote
	}
	w.meta("viewport", "width=device-width, initial-scale=1")
	if s.Hidden || f.Stamp != "" || f.Address == notFoundFile {
		w.meta("robots", "noindex")
	}
	title := f.Title
	if f.Address != "" && s.Name != "" {
		title += " – " + s.Name
	}
	w.put("<title>", escaped(title), "</title>\n")
	if f.About != "" {
		w.meta("description", f.About)
	}
	if s.Base != "" && f.Address != notFoundFile {
		w.card(f)
	}
	if !ofOneThing(f.Address) {
		w.put(`<link rel="alternate" type="application/atom+xml" title="Updates" href="`, w.to("feed.xml"), `">`, "\n")
	}
	w.put(`<link rel="icon" href="`, w.to(s.icon), `">`, "\n")
	w.put(`<link rel="stylesheet" href="`, w.to(s.style), `">`, "\n")
	w.put(`<script src="`, w.to(s.script), `" defer></script>`, "\n</head>\n")
}

// card is what other sites show of a page where somebody shares it.
func (w *writer) card(f Frame) {
	address := html.EscapeString(w.shell.Base + f.Address)
	w.put(`<link rel="canonical" href="`, address, `">`, "\n")
	for _, p := range [][2]string{{"og:title", f.Title}, {"og:description", f.About}, {"og:type", "article"},
		{"og:url", w.shell.Base + f.Address}, {"og:site_name", w.shell.Name}, {"og:locale", "en_GB"}} {
		if p[1] != "" {
			w.put(`<meta property="`, p[0], `" content="`, escaped(p[1]), `">`, "\n")
		}
	}
}

// top is the site's name, search and navigation.
func (w *writer) top(f Frame) {
	w.put("<body>\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header class=\"site\">\n")
	w.put(`<p class="name">`)
	w.link(Item{w.shell.Name, ""}, "")
	w.put("</p>\n")
	w.put(`<form class="find" role="search" action="`, w.to("search/"), `">`, "\n",
		`<input id="find" name="q" type="search" aria-label="Search" autocomplete="off">`, "\n",
		`<button type="submit">Search</button>`, "\n</form>\n</header>\n")
	w.put(`<nav class="site" aria-label="Pages">`, "\n<ul>\n")
	for _, i := range w.shell.Nav {
		w.put("<li>")
		w.link(i, w.here(i, f))
		w.put("</li>\n")
	}
	w.put("</ul>\n</nav>\n")
	if len(f.Bar) > 0 {
		w.Write(f.Bar)
	}
	if len(f.Crumbs) > 0 {
		w.put(`<nav class="crumbs" aria-label="Where this page is">`, "\n<ol>\n")
		for _, c := range f.Crumbs {
			w.put("<li>")
			w.link(c, "")
			w.put("</li>\n")
		}
		w.put("</ol>\n</nav>\n")
	}
}

// above is what is to be known before a page is read.
func (w *writer) above(f Frame) {
	if w.shell.Rests != "" && !f.Apart {
		w.put(`<p class="rests">`, escaped(w.shell.Rests), "</p>\n")
	}
	if f.Stamp != "" {
		w.put(`<p class="stamp"><strong>`, escaped(f.Stamp), "</strong></p>\n")
	}
}

// here marks the part of the site that a page is in.
func (w *writer) here(i Item, f Frame) string {
	switch {
	case i.Address == f.Address:
		return ` aria-current="page"`
	case i.Address != "" && strings.HasPrefix(f.Address, i.Address):
		return ` aria-current="true"`
	}
	return ""
}

// beside are the pages before and after this one, and the same for programs.
func (w *writer) beside(f Frame) {
	if f.Before != nil || f.After != nil {
		w.put(`<nav class="pager" aria-label="Before and after this page">`, "\n")
		for _, side := range []struct {
			item       *Item
			rel, words string
		}{{f.Before, "prev", "Before"}, {f.After, "next", "Next"}} {
			if side.item != nil {
				w.put(`<a rel="`, side.rel, `" href="`, w.to(side.item.Address), `"><span class="way">`, side.words,
					"</span> ", escaped(side.item.Title), "</a>\n")
			}
		}
		w.put("</nav>\n")
	}
	if len(f.Data) > 0 {
		w.put(`<p class="data">The same for programs: `)
		for i, d := range f.Data {
			if i > 0 {
				w.put(", ")
			}
			w.link(d, "")
		}
		w.put("</p>\n")
	}
}

// ofOneThing reports whether a page is one of many of its kind, by its address.
func ofOneThing(address string) bool { return strings.Count(address, "/") > 1 }

// foot is the foot of a page. The pages of single things, of which there are many, lead to
// the list of further pages; all others have it.
func (w *writer) foot(f Frame) {
	w.put("<footer class=\"site\">\n")
	switch {
	case len(w.shell.More) == 0:
	case ofOneThing(f.Address):
		w.put("<p>")
		w.link(Item{"More pages", "#" + morePart}, "")
		w.put("</p>\n")
	default:
		w.put(`<nav id="`, morePart, `" aria-label="More pages">`, "\n<ul>\n")
		for _, i := range w.shell.More {
			w.put("<li>")
			w.link(i, "")
			w.put("</li>\n")
		}
		w.put("</ul>\n</nav>\n")
	}
	for _, words := range w.shell.Foot {
		w.put("<p>", escaped(words), "</p>\n")
	}
	w.put("</footer>\n")
}
