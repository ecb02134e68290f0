package site

import (
	"strings"

	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/report"
)

// notFoundFile is what hosts show where there is no page.
const notFoundFile = "404.html"

// places are where papers are that have a place of their own: all others are below reports/.
func places() map[string]string {
	return map[string]string{"dashboard": "measures/", "risks": "risks/", "actions": "actions/",
		"findings": "findings/", "plan": "plan/", "told": "told/", "evidence": "evidence/"}
}

// list lists all pages, the first page last.
func (s *Site) list() {
	s.updates()
	taken := map[string]bool{}
	for _, p := range report.Papers() {
		if at := places()[p.Name]; at != "" && s.mayRead(p) {
			taken[at] = true
		}
	}
	for _, kind := range report.Kinds() {
		s.kind(kind, taken)
	}
	s.papers()
	s.page(&Page{Address: "search/", Title: "Search", view: func() (report.View, error) { return s.contents(), nil }})
	s.page(&Page{Title: s.Context.Programme.Name.Value, view: func() (report.View, error) {
		return report.Status(s.Context, report.Filter{}, false), nil
	}})
}

// kind lists the pages of a kind of thing, and the page of all of them unless a paper is
// that.
func (s *Site) kind(kind report.Kind, taken map[string]bool) {
	ids := kind.IDs(s.Context)
	if without(kind.Name) || kind.Name == "update" || len(ids) == 0 {
		return
	}
	at := folderOf(kind)
	name := diag.UpperFirst(kind.Plural())
	if !taken[at] {
		s.page(&Page{Address: at, Title: name, view: func() (report.View, error) {
			return report.KindPage(s.Context, kind)
		}})
	}
	var pages []*Page
	for _, pair := range ids {
		id := pair[0]
		ref := doc.Ref{Kind: kind.Name, ID: id}
		if listed(kind.Name) {
			s.addresses[ref] = at
			continue
		}
		pages = append(pages, s.page(&Page{Address: at + segment(id) + "/", Parent: at, Ref: ref, Group: name,
			Title: strings.TrimSpace(id + " " + pair[1]), view: func() (report.View, error) {
				return report.Show(s.Context, kind.Name, id)
			}}))
	}
	inOrder(pages)
}

// listed reports whether the things of a kind have no pages beside the list of all.
func listed(kind string) bool {
	switch kind {
	case "term", "stage", "level", "principle", "pause":
		return true
	}
	return false
}

// updates lists the pages of what was posted, in its order.
func (s *Site) updates() {
	kind, _ := report.KindNamed("update")
	var pages []*Page
	for _, u := range report.PostedUpdates(s.Context) {
		pages = append(pages, s.page(&Page{Address: "updates/" + segment(u.ID) + "/", Parent: "updates/", Whole: true,
			Title: u.Title, Ref: doc.Ref{Kind: "update", ID: u.ID}, Group: "Updates",
			view: func() (report.View, error) { return u.View(s.Context) }}))
		if u.Minutes {
			s.addresses[doc.Ref{Kind: "meeting", ID: u.Date.String()}] = pages[len(pages)-1].Address
		}
	}
	inOrder(pages)
	s.page(&Page{Address: "updates/", Title: "Updates", view: func() (report.View, error) {
		return report.KindPage(s.Context, kind)
	}})
}

func (s *Site) mayRead(p report.Paper) bool {
	return p.Argument == "" && p.MayBeFor(s.Context.Public) == nil
}

// papers lists the papers, each a page.
func (s *Site) papers() {
	for _, p := range report.Papers() {
		if !s.mayRead(p) {
			continue
		}
		at, parent := places()[p.Name], ""
		if at == "" {
			at, parent = "reports/"+p.Name+"/", "reports/"
		}
		s.page(&Page{Address: at, Parent: parent, Title: p.Title, Whole: p.Name == "plan", Group: "Reports",
			view: func() (report.View, error) {
				return p.Make(s.Context, report.Options{})
			}})
	}
}
