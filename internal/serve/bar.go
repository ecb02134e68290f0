package serve

import (
	"bytes"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"

	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/programme"
	"improve/internal/record"
	"improve/internal/render"
	"improve/internal/report"
	"improve/internal/site"
)

// checkAddress is where the findings of the checks are.
const checkAddress = "check/"

var noDay programme.Date

// point is what commands are given to make a page of.
func (l *look) point() At {
	at := At{l.record, l.day, l.context}
	if l.own {
		at.Day = noDay
	}
	return at
}

// dress adds to the site's pages what only a server has.
func (s *Server) dress(l *look) {
	if s.Public {
		return // they are the site's, byte for byte
	}
	l.site.Shell.Policy = "" // headers say it
	for _, p := range s.Pages {
		if p.Nav {
			l.site.Shell.Nav = append(l.site.Shell.Nav, site.Item{Title: p.Title, Address: p.Address})
		}
	}
	l.site.Shell.Nav = append(l.site.Shell.Nav, site.Item{Title: "Check", Address: checkAddress})
}

// link is words that lead somewhere, or nowhere.
type link struct{ Words, Address string }

// bar is what stands on top of each page: the day and how to look at another, the state of
// the record, what cannot be read, what was just written, and what can be written here.
func (s *Server) bar(l *look, p *site.Page, q url.Values) []byte {
	if s.Public {
		return nil
	}
	now := l.snapshot
	_, _, isForm := s.verbAt(l, p.Address) // a day is nothing to a form
	data := map[string]any{"Revision": now.Revision, "Days": !isForm, "Day": l.day.String(), "ShownThen": l.shown,
		"From": l.from(), "Line": s.line(l), "Gone": "", "Held": "", "Broken": "", "Verbs": s.verbsOn(l, p),
		"Pages": s.pagesOn(l, p)}
	data["Before"], data["After"], data["Own"] = s.beside(l, p)
	if now.Gone != nil {
		words, _ := s.Explain(now.Gone)
		data["Gone"] = words
	}
	if len(now.Held) > 0 {
		var b bytes.Buffer
		_ = render.Diagnostics(&b, now.Broken, record.Sources(now.Now.FS), render.Options{Width: 100})
		data["Held"] = fmt.Sprintf("%s cannot be read. What this page shows of it is what it said before.",
			diag.And(now.Held))
		data["Broken"] = b.String()
	}
	if was, found := s.written.get(q.Get(justWritten)); found {
		data["Written"] = was
	}
	return s.markup("bar", data)
}

// from says how the day came about, and of which record it is told.
func (l *look) from() string {
	switch {
	case l.shown:
		return "as shown then: the record as the last commit of that day had it"
	case l.own:
		return l.context.Date.Words()
	}
	return "told now: by the record as it is, and what it knew by then"
}

// line says what is served, and to whom it may be changed.
func (s *Server) line(l *look) []link {
	list := []link{{Words: "Record: " + l.snapshot.Git}}
	if n := l.context.Errors; n > 0 {
		list = append(list, link{diag.Count(n, "error"), "/" + l.prefix() + checkAddress})
	}
	switch why := s.mayNotWrite(l); {
	case why != "":
		list = append(list, link{Words: "Read only: " + diag.LowerFirst(why)})
	default:
		who := s.Who(l.record)
		if who == "" {
			who = "nobody that the record knows"
		}
		list = append(list, link{Words: "Written by " + who})
	}
	return list
}

// beside are the boards before and after the day, and the record's own day.
func (s *Server) beside(l *look, p *site.Page) (before, after, own *link) {
	to := func(words string, day programme.Date) *link {
		if day == noDay {
			return &link{words, "/" + p.Address}
		}
		return &link{words, "/" + prefixOf(day, l.shown) + p.Address}
	}
	for _, day := range l.record.Programme.BoardMeetings() {
		switch {
		case day.Before(l.day):
			before = to(day.Words(), day)
		case day.After(l.day) && after == nil:
			after = to(day.Words(), day)
		}
	}
	if !l.own {
		words := "today"
		if l.context.Programme.AsAt.Given() {
			words = "the record's own day"
		}
		own = to(words, noDay)
	}
	return before, after, own
}

// verbsOn are the forms about the thing of a page.
func (s *Server) verbsOn(l *look, p *site.Page) []link {
	if s.mayNotWrite(l) != "" {
		return nil
	}
	var list []link
	for _, v := range s.Verbs {
		if v.Of == "" && p.Address == v.Under || v.Of != "" && v.Of == p.Ref.Kind {
			list = append(list, link{v.Title, "/" + addressOf(v, p.Address)})
		}
	}
	return list
}

// pagesOn are the pages that commands make about the thing of a page.
func (s *Server) pagesOn(l *look, p *site.Page) []link {
	var list []link
	for _, own := range s.Pages {
		if own.Of != "" && own.Of == p.Ref.Kind {
			list = append(list, link{own.Title, "/" + l.prefix() + p.Address + own.Address})
		}
	}
	return list
}

// checkedItem is a diagnostic, and how to come to its place.
type checkedItem struct {
	report.DiagnosticItem
	Place  string
	Editor template.URL
	Page   string // of its task
}

// checkedRows is how many findings stand on a sheet.
const checkedRows = 100

// checkPage is a sheet of what the checks find, each with the place to mend it.
func (s *Server) checkPage(l *look, address string, sheet int) (*answer, error) {
	view, problems, err := s.Check(l.record, l.point().Day)
	if err != nil {
		return nil, err
	}
	if address == site.TwinFile(checkAddress) {
		return twin(view)
	}
	sheets := max((len(problems)+checkedRows-1)/checkedRows, 1)
	if sheet > sheets {
		return s.noSheet(l, address), nil
	}
	f := site.Frame{Address: checkAddress, Title: "What is wrong with the record",
		Data: []site.Item{{Title: "JSON", Address: site.TwinFile(checkAddress)}}}.OnSheet(sheet, sheets, "")
	var items []checkedItem
	for _, d := range problems[(sheet-1)*checkedRows : min(sheet*checkedRows, len(problems))] {
		items = append(items, checkedItem{report.NewDiagnosticItem(d), d.Place.String(), s.editor(l, d.Place),
			l.site.Links(f.Address)(doc.Ref{Kind: "task", ID: d.Task})})
	}
	shown := map[string]any{"Words": view.Words(), "Items": items}
	if sheet == sheets {
		shown["Waived"] = view.WaivedWords()
	}
	f.Inside = s.markup("checked", shown)
	return s.framedWith(l, http.StatusOK, f, nil), nil
}

// editor is the address that opens a place; empty where there is no such editor, or no
// such file any more.
func (s *Server) editor(l *look, at diag.Place) template.URL {
	if s.Editor == nil || l.shown || at.File == "" {
		return ""
	}
	file := filepath.ToSlash(filepath.Join(l.snapshot.Record.Dir, filepath.FromSlash(at.File)))
	address := s.Editor("/"+strings.TrimPrefix(file, "/"), max(at.Line, 1))
	return template.URL(address) //nolint:gosec // the path in it is escaped
}
