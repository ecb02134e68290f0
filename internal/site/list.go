package site

import (
	"strings"

	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/report"
)

// notFoundFile is what hosts show where there is no page.
const notFoundFile = "404.html"

// Kinds of ref besides those of things: pages by their addresses, papers and lists by their
// names, boards by their days, tasks of a rating.
const (
	pageKind  = "page"
	paperKind = "paper"
	listKind  = "list"
	boardKind = "board"
	ratedKind = "rated"
)

// places are where papers are that have a place of their own: all others are below reports/.
func places() map[string]string {
	return map[string]string{"dashboard": "measures/", "risks": "risks/", "actions": "actions/",
		"findings": "findings/", "plan": "plan/", "told": "told/", "evidence": "evidence/"}
}

// list lists all pages, the first page last.
func (s *Site) list() {
	s.lists()
	s.updates()
	s.boards()
	s.papers()
	for _, kind := range report.Kinds() {
		s.kind(kind)
	}
	s.gone()
	s.page(&Page{Address: "about/", Title: "About these pages", view: s.about})
	s.page(&Page{Address: "search/", Title: "Search", view: func() (report.View, error) { return s.contents(), nil }})
	s.page(&Page{Address: notFoundFile, view: func() (report.View, error) { return notFound{}, nil }})
	s.page(&Page{Title: "Where we are", view: s.of(report.Home)})
}

// of is how a page is made by a report of the whole record.
func (s *Site) of(make func(*report.Context) (report.View, error)) func() (report.View, error) {
	return func() (report.View, error) { return make(s.Context) }
}

// lists lists the pages of everything of a kind that are more than its list of names.
func (s *Site) lists() {
	for _, l := range []struct {
		at, title string
		make      func(*report.Context) (report.View, error)
	}{
		{"updates/", "Updates", report.Updates}, {"ambitions/", "Ambitions", report.Ambitions},
		{"tasks/", "Tasks", report.Tasks}, {"decisions/", "Decisions", report.Decisions},
	} {
		s.listPage(l.at, l.title, l.make)
	}
	for _, f := range report.NamedFilters() {
		s.page(&Page{Address: "rated/" + f.ID + "/", Parent: "tasks/", Group: "Tasks by rating",
			Title: diag.UpperFirst(f.Name), Ref: doc.Ref{Kind: ratedKind, ID: f.ID}, view: s.of(f.View)})
	}
}

// listPage adds the page of a list.
func (s *Site) listPage(at, title string, make func(*report.Context) (report.View, error)) {
	s.page(&Page{Address: at, Title: title, view: s.of(make)})
	s.addresses[doc.Ref{Kind: listKind, ID: strings.TrimSuffix(at, "/")}] = at
}

// kind lists the pages of a kind of thing, and the page of all of them where there is none.
func (s *Site) kind(kind report.Kind) {
	ids := kind.IDs(s.Context)
	if kind.Name == "meeting" || kind.Name == "update" || len(ids) == 0 {
		return // meetings are their minutes
	}
	at, name := folderOf(kind), kind.Title()
	if s.byAddress[at] == nil {
		s.page(&Page{Address: at, Title: name, Own: listed(kind.Name), view: func() (report.View, error) {
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
		title := pair[1]
		if kind.ByID() || title == "" {
			title = strings.TrimSpace(id + " " + title)
		}
		pages = append(pages, s.page(&Page{Address: at + segment(id) + "/", Parent: at, Ref: ref, Group: name,
			Title: title, NoID: title == pair[1], Own: true, view: func() (report.View, error) {
				return s.thing(kind.Name, id)
			}}))
	}
	inOrder(pages)
}

// thing is the page of one thing.
func (s *Site) thing(kind, id string) (report.View, error) {
	switch kind {
	case "measure":
		return report.MeasureWithChart(s.Context, id)
	case "task":
		return report.TaskAtBoards(s.Context, id)
	}
	return report.Show(s.Context, kind, id)
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
	var pages []*Page
	for _, u := range report.PostedUpdates(s.Context) {
		p := s.page(&Page{Address: "updates/" + segment(u.ID) + "/", Parent: "updates/", Whole: true, Own: true,
			NoID: true, Title: u.Title, Ref: doc.Ref{Kind: "update", ID: u.ID}, Group: "Updates",
			view: func() (report.View, error) { return u.View(s.Context) }})
		pages = append(pages, p)
		if meeting := (doc.Ref{Kind: "meeting", ID: u.Date.String()}); u.Minutes && s.addresses[meeting] == "" {
			s.addresses[meeting] = p.Address
		}
	}
	inOrder(pages)
}

// boards lists the pages of the boards, which say what was so on their day, then the page
// of all of them, which rests on what theirs find.
func (s *Site) boards() {
	var pages []*Page
	for _, day := range report.BoardDays(s.Context) {
		pages = append(pages, s.page(&Page{Address: "progress/" + day.String() + "/", Parent: "progress/",
			Title: "Board of " + day.Words(), Apart: true, Ref: doc.Ref{Kind: boardKind, ID: day.String()},
			Group: "Progress",
			view:  func() (report.View, error) { return report.Board(s.Context, day) }}))
	}
	inOrder(pages)
	s.listPage("progress/", "Progress", report.Progress)
}

// papers lists the papers that need to be told nothing, each a page.
func (s *Site) papers() {
	below := false
	for _, p := range report.Papers() {
		first := p.Name == "changes" && s.Context.Assessment.LastMeeting.IsZero()
		if p.Argument != "" || p.MayBeFor(s.Context.Public) != nil || first {
			continue
		}
		at, parent, ref := places()[p.Name], "", doc.Ref{Kind: paperKind, ID: p.Name}
		if at == "" {
			at, parent, below = "reports/"+segment(p.Name)+"/", "reports/", true
		}
		s.page(&Page{Address: at, Parent: parent, Title: p.Title, Whole: p.Name == "plan", Group: "Reports", Ref: ref,
			view: func() (report.View, error) {
				return p.Make(s.Context, report.Options{})
			}})
	}
	if below {
		s.page(&Page{Address: "reports/", Title: "Reports", view: func() (report.View, error) {
			return s.reports(), nil
		}})
	}
}

// gone lists the pages of what boards took out of the plan, so that links to it live.
func (s *Site) gone() {
	for _, g := range report.Gone(s.Context) {
		kind, _ := report.KindNamed(g.Kind)
		at := folderOf(kind)
		s.page(&Page{Address: at + segment(g.ID) + "/", Parent: at, Title: g.ID, Group: "What left the plan",
			Ref: doc.Ref{Kind: g.Kind, ID: g.ID}, view: func() (report.View, error) { return g, nil }})
	}
}
