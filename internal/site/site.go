// Package site makes the pages of a programme for the web: a page for each thing of the
// record, each paper that its readers may read, each board that has met, and the lists and
// feeds that lead to them. It writes no file, reads none and knows no network: every page
// is bytes, made of a report.Context, and the same context gives the same bytes.
//
// Who may read the pages is decided by the context: made of the public's copy it gives the
// public site that `improve site` writes; made of the record as it is, the pages of the
// board's members. A server uses it so, once for each state of the record:
//
//	s, err := site.New(context, site.Options{})    // the list of pages; it makes none of them
//	s.Shell.Nav = append(s.Shell.Nav, ...)         // further pages of its own
//	s.Shell.Policy = ""                            // where headers say it
//	page, sheet := s.Find("tasks/1.1/")            // nil where there is none
//	files, err := s.Make(page)                     // its sheets as HTML, then its JSON twin
//	address := s.Address(doc.Ref{"task", "1.1"})   // "tasks/1.1/"; empty where there is none
//	s.Dressed(bar).Make(page)                      // with markup of its own below the navigation
//	s.Shell.Page(site.Frame{...})                  // a page of its own in the same frame
//	site.Inside(document, at, s)                   // what such a page says, with its links
//
// Addresses are from the top of the site. Every link in a page is relative and names its
// file, so that a site works below any address, and from a folder without a host.
package site

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"improve/internal/doc"
	"improve/internal/render/text"
	"improve/internal/report"
)

// Options are what a site can be told besides the record.
type Options struct {
	Base string         // its address, such as https://example.org/improvement/; empty where nobody knows it
	Zone *time.Location // where the programme is; nil means UTC
	// Served says that a program of ours answers for each address, so that large and small
	// letters tell addresses apart, as folders on many disks do not.
	Served bool
}

// Site is the list of a site's pages.
type Site struct {
	Context *report.Context
	Shell   *Shell
	Base    string

	bar func(*Page) []byte // see Dressed; may be nil

	pages     []*Page
	byAddress map[string]*Page
	addresses map[doc.Ref]string
	style     asset
	script    asset
	icon      asset

	next        string // when the next board is, as every page says
	zone        *time.Location
	corrections []Correction
}

// Page is a page that can be made: one sheet or, where it is a long list, several.
type Page struct {
	Address       string // from the top of the site: "tasks/1.1/", "" for the first page
	Title         string
	Ref           doc.Ref // the thing that it is about; empty where it is about several
	Parent        string  // the address of the page above it
	Before, After *Page   // beside it, in their order
	Whole         bool    // it is one sheet, however long: what is printed, what was minuted
	Group         string  // what such pages are called in the list of all pages: Tasks
	Apart         bool    // it rests on another board than the site
	NoID          bool    // its readers know it by its title alone
	Own           bool    // no other page tells what is in its entries and tables

	view func() (report.View, error)
}

// New lists the pages of a site. It is an error of the kind *Twins where two of them would
// have one address in a folder.
func New(c *report.Context, o Options) (*Site, error) {
	s := &Site{Context: c, Base: o.Base, byAddress: map[string]*Page{}, addresses: map[doc.Ref]string{},
		style: styleSheet(), script: scriptFile(), icon: iconFile()}
	if s.Base != "" && !strings.HasSuffix(s.Base, "/") {
		s.Base += "/"
	}
	s.zone = cmp.Or(o.Zone, time.UTC)
	s.list()
	if err := twins(s.pages); err != nil && !o.Served {
		return nil, err
	}
	s.Shell = s.shell()
	return s, nil
}

// Pages are all pages in order, the first page of the site last.
func (s *Site) Pages() []*Page { return s.pages }

// Find is the page at an address, and which of its sheets that is, 1 being the first; nil
// where there is none. An address may name the page's file.
func (s *Site) Find(address string) (page *Page, sheet int) {
	address = strings.TrimSuffix(address, "index.html")
	if p := s.byAddress[address]; p != nil {
		return p, 1
	}
	above, n, found := SheetOf(address)
	if p := s.byAddress[above]; found && p != nil && !p.Whole {
		return p, n
	}
	return nil, 0
}

// Address is where the page about a thing is; empty where it has none.
func (s *Site) Address(r doc.Ref) string { return s.addresses[r] }

// Links are the links of a page at an address.
func (s *Site) Links(at string) func(doc.Ref) string {
	return func(r doc.Ref) string {
		to, found := s.addresses[r]
		if r.Kind == pageKind {
			to, found = r.ID, true
		}
		if !found || to == at {
			return ""
		}
		return relative(at, to)
	}
}

// page adds a page to the list.
func (s *Site) page(p *Page) *Page {
	p.Title = text.Clean(p.Title)
	s.pages = append(s.pages, p)
	if s.byAddress[p.Address] == nil {
		s.byAddress[p.Address] = p
	}
	if p.Ref.Kind != "" {
		s.addresses[p.Ref] = p.Address
	}
	return p
}

// inOrder sets pages beside one another.
func inOrder(pages []*Page) {
	for i := 1; i < len(pages); i++ {
		pages[i].Before, pages[i-1].After = pages[i-1], pages[i]
	}
}

// shell is the frame of the site's pages.
func (s *Site) shell() *Shell {
	shell := &Shell{Name: s.Context.Programme.Name.Value, Base: s.Base, Policy: StaticPolicy,
		Hidden: s.Context.Draft, style: s.style.name, script: s.script.name,
		icon: s.icon.name}
	if shell.Name == "" {
		shell.Name = "Improvement programme"
	}
	if t := s.Context.Programme.Site.Title; t.Given() {
		shell.Name = t.Value
	}
	shell.Name = text.Clean(shell.Name)
	if c := s.Context; c.Public {
		s.next = c.NextBoard()
		shell.Rests = c.Basis.Standing() + ". " + s.next + "."
		if c.LeftOut != "" {
			shell.Foot = append(shell.Foot, c.LeftOut)
		}
		if l := c.Programme.Site.Licence; l.Given() {
			shell.Foot = append(shell.Foot, "Licence: "+l.Value)
		}
	}
	for _, i := range []Item{{"Home", ""}, {"Updates", "updates/"}, {"Ambitions", "ambitions/"}, {"Plan", "plan/"},
		{"Progress", "progress/"}, {"Measures", "measures/"}, {"About", "about/"}} {
		if s.byAddress[i.Address] != nil {
			shell.Nav = append(shell.Nav, i)
		}
	}
	for _, p := range s.pages {
		top := strings.Count(p.Address, "/") == 1 && strings.HasSuffix(p.Address, "/")
		if top && !inNav(shell.Nav, p.Address) {
			shell.More = append(shell.More, Item{p.Title, p.Address})
		}
	}
	return shell
}

func inNav(nav []Item, address string) bool {
	return slices.ContainsFunc(nav, func(i Item) bool { return i.Address == address })
}
