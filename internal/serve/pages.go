package serve

import (
	"bytes"
	"cmp"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"improve/internal/diag"
	"improve/internal/report"
	"improve/internal/site"
)

//go:embed web
var web embed.FS

// templates are read when a page is first made: every call of the program would wait for it.
var templates = sync.OnceValue(func() *template.Template {
	return template.Must(template.ParseFS(web, "web/*.html"))
})

// answer is a page that was made.
type answer struct {
	status int
	kind   string // its content type
	body   []byte
}

// pageKey is a page of a look: of one revision, day and address, with what is asked.
type pageKey struct {
	look    lookKey
	address string
}

const (
	kindHTML = "text/html; charset=utf-8"
	kindJSON = "application/json; charset=utf-8"
)

func itoa(n int) string { return strconv.Itoa(n) }

// get answers with a page.
func (s *Server) get(w http.ResponseWriter, r *http.Request) {
	l, address, err := s.lookOf(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	q := r.URL.Query()
	if q.Has("day") && !s.Public {
		s.otherDay(w, r, address, q)
		return
	}
	if lacksSlash(r, l, address) {
		leadTo(w, r.URL.Path+"/", q)
		return
	}
	if verb, id, found := s.verbAt(l, address); found {
		s.form(w, r, l, verb, id)
		return
	}
	if name, found := strings.CutPrefix(address, "assets/"); found { // links are relative, at other days too
		s.asset(w, r, l, name)
		return
	}
	key := pageKey{l.lookKey, address + "?" + r.URL.RawQuery}
	a, err := s.pages.of(key, func() (*answer, error) { return s.page(l, address, q) })
	if err != nil {
		s.fail(w, r, err)
		return
	}
	if a.status != http.StatusOK || q.Has(justWritten) {
		s.pages.forget(key)
	}
	a.write(w, r)
}

func (a *answer) write(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", a.kind)
	if a.status != http.StatusOK {
		w.WriteHeader(a.status)
		_, _ = w.Write(a.body) // who has gone need not be told
		return
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(a.body))
}

// otherDay leads to the same page as at the day that the bar on top was asked for.
func (s *Server) otherDay(w http.ResponseWriter, r *http.Request, address string, q url.Values) {
	prefix := ""
	if word := strings.TrimSpace(q.Get("day")); word != "" {
		day, err := readDay(word)
		if err != nil {
			s.fail(w, r, err)
			return
		}
		prefix = prefixOf(day, q.Get("by") == "shown")
	}
	q.Del("day")
	q.Del("by")
	leadTo(w, prefix+address, q)
}

// lacksSlash reports whether an address is that of a page but for the slash at its end, by
// which the page's links find their way.
func lacksSlash(r *http.Request, l *look, address string) bool {
	if strings.HasSuffix(r.URL.Path, "/") {
		return false
	}
	p, _ := l.site.Find(address + "/")
	return address == "" || p != nil
}

// page makes the page at an address.
func (s *Server) page(l *look, address string, q url.Values) (*answer, error) {
	address = strings.TrimSuffix(address, "index.html")
	if s.Public {
		return s.sitePage(l, address, q)
	}
	at, sheet := address, 1
	if page, n, further := site.SheetOf(address); further {
		at, sheet = page, n
	}
	if p, id, data, found := s.pageAt(l, at); found {
		return s.ownPage(l, p, id, at, sheet, data, q)
	}
	if at == checkAddress || address == site.TwinFile(checkAddress) {
		return s.checkPage(l, address, sheet)
	}
	return s.sitePage(l, address, q)
}

// pageAt is the page of a command at an address, the id of the thing that it is about, and
// whether the same for programs is asked for.
func (s *Server) pageAt(l *look, address string) (page Page, id string, data, found bool) {
	if strings.HasPrefix(address, "data/") {
		address, data = strings.TrimSuffix(addressOfTwin(address), "/"), true
	}
	above, name := cutLast(strings.TrimSuffix(address, "/"))
	for _, p := range s.Pages {
		if p.Of == "" && strings.TrimSuffix(address, "/") == strings.TrimSuffix(p.Address, "/") {
			return p, "", data, true
		}
		if p.Of == "" || p.Address != name {
			continue
		}
		if thing, _ := l.site.Find(above); thing != nil && thing.Ref.Kind == p.Of {
			return p, thing.Ref.ID, data, true
		}
	}
	return Page{}, "", false, false
}

// cutLast parts an address before its last word.
func cutLast(address string) (above, name string) {
	at := strings.LastIndexByte(address, '/') + 1
	return address[:at], address[at:]
}

// sitePage is a page of the site, or the same for programs.
func (s *Server) sitePage(l *look, address string, q url.Values) (*answer, error) {
	p, sheet := l.site.Find(address)
	data := p == nil && strings.HasSuffix(address, ".json")
	if data {
		p, _ = l.site.Find(addressOfTwin(address))
	}
	if p == nil {
		data, err := l.other(address)
		if data != nil || err != nil {
			kind := kinds[address[strings.LastIndexByte(address, '.')+1:]]
			return &answer{http.StatusOK, cmp.Or(kind, kinds["txt"]), data}, err
		}
		return s.message(l, http.StatusNotFound, address, "There is no such page",
			"The record has nothing at this address on "+l.day.Words()+"."), nil
	}
	files, err := l.site.Dressed(func(p *site.Page) []byte { return s.bar(l, p, q) }).Make(p)
	if err != nil {
		return nil, err
	}
	for i, f := range files {
		switch {
		case data && strings.HasSuffix(f.Path, ".json"):
			return &answer{http.StatusOK, kindJSON, f.Data}, nil
		case !data && i == sheet-1:
			return &answer{http.StatusOK, kindHTML, f.Data}, nil
		}
	}
	return s.noSheet(l, address), nil
}

func (s *Server) noSheet(l *look, address string) *answer {
	return s.message(l, http.StatusNotFound, address, "This list has no such page", "")
}

// ownPage is a sheet of a page that a command makes, with what can be asked of it above.
func (s *Server) ownPage(l *look, p Page, id, address string, sheet int, data bool, q url.Values,
) (*answer, error) {
	at := l.point()
	view, err := p.Make(at, id, q)
	if data && err == nil {
		return twin(view)
	}
	fields, failed := p.Fields(at)
	if failed != nil {
		return nil, failed
	}
	var body bytes.Buffer
	if first := "./"; len(fields) > 0 {
		if sheet > 1 {
			first = "../"
		}
		body.Write(s.markup("asked", map[string]any{"Groups": groupsOf(fields, q),
			"First": first}))
	}
	f := site.Frame{Address: address, Title: strings.TrimSpace(p.Title + " " + id)}
	if p.Of != "" {
		above, _ := cutLast(strings.TrimSuffix(address, "/"))
		thing, _ := l.site.Find(above)
		f.Crumbs = []site.Item{{Title: thing.Title, Address: above}}
	}
	status := http.StatusOK
	if err != nil {
		status = http.StatusUnprocessableEntity
		body.Write(s.markup("failed", map[string]any{"Title": f.Title, "Error": s.problemOf(err)}))
	} else {
		f.Data = []site.Item{{Title: "JSON", Address: site.TwinFile(address) + asked(q)}}
		sheets := site.Sheets(view.Document())
		if sheet > len(sheets) {
			return s.noSheet(l, address), nil
		}
		f = f.OnSheet(sheet, len(sheets), asked(q))
		body.Write(site.Inside(sheets[sheet-1], f.Address, l.site))
	}
	f.Inside = body.Bytes()
	return s.framedWith(l, status, f, q), nil
}

// asked is what is asked of a page, as the end of its address; empty where nothing is.
func asked(q url.Values) string {
	if len(q) == 0 {
		return ""
	}
	return "?" + q.Encode()
}

// addressOfTwin is the address of the page that a file for programs is the twin of; one
// that no page has where it is no such file.
func addressOfTwin(file string) string {
	name, below := strings.CutPrefix(file, "data/")
	name, data := strings.CutSuffix(name, ".json")
	switch {
	case !below || !data:
		return "none"
	case name == "index":
		return ""
	}
	return name + "/"
}

func twin(view report.View) (*answer, error) {
	data, err := site.Twin(view)
	if err != nil {
		return nil, err
	}
	return &answer{http.StatusOK, kindJSON, data}, nil
}

// markup is what a template makes. That it can be made does not depend on the record.
func (s *Server) markup(name string, data any) []byte {
	var b bytes.Buffer
	if err := templates().ExecuteTemplate(&b, name, data); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// framed is a page of ours in the frame of all pages.
func (s *Server) framed(l *look, status int, address, title string, inside []byte) *answer {
	return s.framedWith(l, status, site.Frame{Address: address, Title: title, Inside: inside}, nil)
}

func (s *Server) framedWith(l *look, status int, f site.Frame, q url.Values) *answer {
	at := f.Address
	if page, _, further := site.SheetOf(at); further {
		at = page // another day may have fewer sheets
	}
	f.Bar = s.bar(l, &site.Page{Address: at}, q)
	return &answer{status, kindHTML, l.site.Shell.Page(f)}
}

// message is a page of a sentence or two, in place of the page at an address.
func (s *Server) message(l *look, status int, address, words, remedy string) *answer {
	return s.framed(l, status, address, words, s.markup("message", &problem{Words: words, Remedy: remedy}))
}

// fail answers with what went wrong, in the frame where there is still one.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	code := http.StatusUnprocessableEntity
	var day badDayError
	var large *http.MaxBytesError
	p := s.problemOf(err)
	switch {
	case errors.As(err, &day):
		code = http.StatusBadRequest
		p = &problem{Words: diag.UpperFirst(day.Error()), Remedy: "Write a day as 2020-02-25, or a month as 2020-02."}
	case errors.As(err, &large):
		code = http.StatusRequestEntityTooLarge
		p = &problem{Words: fmt.Sprintf("This is longer than %d kB", mostOfBody>>10), Remedy: "Nothing was written."}
	}
	s.refuseWith(w, r, code, p)
}

// refuse answers what is let in to no page.
func (s *Server) refuse(w http.ResponseWriter, r *http.Request, why *refusal) {
	w.Header().Set("Content-Type", kindHTML)
	if why.status == http.StatusMethodNotAllowed {
		w.Header().Set("Allow", "GET, HEAD, POST")
	}
	w.WriteHeader(why.status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(s.markup("bare", &problem{Words: why.why, Remedy: why.remedy}))
	}
}

func (s *Server) refuseWith(w http.ResponseWriter, r *http.Request, code int, p *problem) {
	body := s.markup("message", p)
	if l, err := s.at(s.snapshot(), noDay, false); err == nil {
		s.framed(l, code, r.PathValue("address"), p.Words, body).write(w, r)
		return
	}
	s.refuse(w, r, &refusal{code, p.Words, p.Remedy})
}

// asset answers with a file of ours, or one that all pages of the site share.
func (s *Server) asset(w http.ResponseWriter, r *http.Request, l *look, name string) {
	kind := kinds[name[strings.LastIndexByte(name, '.')+1:]]
	data, err := web.ReadFile("web/" + name)
	for _, f := range l.site.Rest() {
		if f.Path == "assets/"+name {
			data, err = f.Data, nil
		}
	}
	if err != nil || kind == "" || kind == kindHTML {
		s.refuse(w, r, &refusal{http.StatusNotFound, "There is no such file", ""})
		return
	}
	(&answer{http.StatusOK, kind, data}).write(w, r)
}

// kinds are the content types of files by their endings.
var kinds = map[string]string{
	"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "json": kindJSON, "html": kindHTML,
	"csv": "text/csv; charset=utf-8", "xml": "application/xml; charset=utf-8", "ics": "text/calendar; charset=utf-8",
	"txt": "text/plain; charset=utf-8", "svg": "image/svg+xml",
}

// other is a file of the site that is made of all its pages, such as what there is to find
// in them; nil where there is none of that name. All are made when one is first asked for.
func (l *look) other(name string) ([]byte, error) {
	if !strings.Contains(name, ".") && !strings.HasPrefix(name, "_") {
		return nil, nil // no file has such a name
	}
	l.all.Do(func() {
		l.others = map[string][]byte{}
		l.failed = l.site.Build(func(f site.File) error {
			page, _ := l.site.Find(f.Path)
			if twin, _ := l.site.Find(addressOfTwin(f.Path)); page == nil && twin == nil {
				l.others[f.Path] = f.Data
			}
			return nil
		})
	})
	return l.others[name], l.failed
}
