package serve

import (
	"bytes"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"syscall"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/disk"
	"improve/internal/doc"
	"improve/internal/gitrepo"
	"improve/internal/programme"
	"improve/internal/record"
	"improve/internal/render"
	"improve/internal/report"
)

// What a form sends besides its fields.
const (
	fieldStep  = "step"        // preview, edit or write
	fieldPrint = "fingerprint" // of what was shown
	fieldOnce  = "once"        // a number for each preview: who writes it twice writes it once
)

// justWritten is asked of a page that is to say what was written.
const justWritten = "written"

// filling is a form that somebody fills in.
type filling struct {
	*Server
	w      http.ResponseWriter
	r      *http.Request
	look   *look
	verb   Verb
	id     string
	fields []Field
	said   url.Values
}

// verbAt is the form at an address, such as tasks/2.2/rate, and the id of its thing.
func (s *Server) verbAt(l *look, address string) (verb Verb, id string, found bool) {
	above, name := cutLast(address)
	page, _ := l.site.Find(above)
	for _, v := range s.Verbs {
		switch {
		case v.Of == "" && address == addressOf(v, ""):
			return v, "", true
		case v.Of != "" && v.Name == name && page != nil && page.Ref.Kind == v.Of:
			return v, page.Ref.ID, true
		}
	}
	return Verb{}, "", false
}

// addressOf is where the form of a verb is, from the top, above being the page of its thing.
func addressOf(v Verb, above string) string {
	if v.Of == "" {
		return v.Name + "/new"
	}
	return above + v.Name
}

// post takes what a form sends.
func (s *Server) post(w http.ResponseWriter, r *http.Request) {
	l, address, err := s.lookOf(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	verb, id, found := s.verbAt(l, address)
	if !found {
		s.message(l, http.StatusNotFound, address, "Nothing is written here", "").write(w, r)
		return
	}
	s.form(w, r, l, verb, id)
}

// form shows a form, what it would write, or what it has written.
func (s *Server) form(w http.ResponseWriter, r *http.Request, l *look, verb Verb, id string) {
	if why := s.mayNotWrite(l); why != "" {
		at := addressOf(verb, l.site.Address(doc.Ref{Kind: verb.Of, ID: id}))
		s.message(l, http.StatusForbidden, at, "Nothing can be written here", why).write(w, r)
		return
	}
	if err := r.ParseForm(); err != nil {
		s.fail(w, r, err)
		return
	}
	fields, err := verb.Fields(l.point(), id)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	f := &filling{s, w, r, l, verb, id, fields, taken(fields, r.Form)}
	switch {
	case r.Method != http.MethodPost || r.PostForm.Get(fieldStep) == "edit":
		f.ask(http.StatusOK, nil)
	case r.PostForm.Get(fieldStep) == "write":
		f.write(r.PostForm.Get(fieldOnce), r.PostForm.Get(fieldPrint))
	default:
		f.preview()
	}
}

// mayNotWrite is why nothing can be written; empty where it can.
func (s *Server) mayNotWrite(l *look) string {
	switch {
	case s.Public:
		return "These are the public's pages."
	case s.ReadOnly != "":
		return s.ReadOnly
	case !l.own:
		return "What is written is dated today. Go back to today first."
	}
	return ""
}

// problem is what is wrong with what was sent, as a page shows it.
type problem struct {
	Words, Remedy string
	Shown         string // diagnostics with their lines of the files
}

func (s *Server) problemOf(err error) *problem {
	words, remedy := s.Explain(err)
	p := &problem{Words: diag.UpperFirst(words), Remedy: diag.UpperFirst(remedy)}
	var refusal *record.Refusal
	if errors.As(err, &refusal) {
		problems := slices.Clone(refusal.Problems)
		for i := range problems {
			problems[i].Remedy = s.Words(problems[i].Remedy)
		}
		var b bytes.Buffer
		_ = render.Diagnostics(&b, problems, record.Sources(refusal.FS), render.Options{Width: 100})
		p.Shown = b.String()
	}
	return p
}

// ask shows the form with what was said so far.
func (f *filling) ask(status int, wrong *problem) {
	about, last := f.about()
	title := f.title()
	if wrong != nil {
		title = "Error: " + title
	}
	f.show(status, "form", title, map[string]any{"Title": f.title(), "About": about, "Last": last, "Error": wrong,
		"Groups": groupsOf(f.fields, f.said), "Back": f.back(),
		"Filled": f.r.Method == http.MethodPost})
}

// about is what the form's thing is, and of a task what was said of it last.
func (f *filling) about() (title, last string) {
	kind, _ := report.KindNamed(f.verb.Of)
	if f.id == "" {
		return "", ""
	}
	for _, pair := range kind.IDs(f.look.context) {
		if pair[0] == f.id {
			title = pair[1]
		}
	}
	if t := f.look.context.Assessment.Task(f.id); t != nil && f.verb.Of == "task" {
		last = lastRating(t)
	}
	return title, last
}

// lastRating says how a task was rated last, when and by whom; nothing where it never was.
func lastRating(t *assess.Task) string {
	for _, e := range slices.Backward(t.Entries) {
		if e.Rating == programme.Unrated {
			continue
		}
		last := "Last rating: " + e.Rating.String() + ", " + e.Update.Date.Date.Words()
		if e.Update.By.Given() {
			last += ", by " + e.Update.By.Value
		}
		return last
	}
	return ""
}

func (f *filling) title() string { return strings.TrimSpace(f.verb.Title + " " + f.id) }

// show shows markup of ours in the frame of all pages.
func (f *filling) show(status int, name, title string, data any) {
	f.framed(f.look, status, f.address(), title, f.markup(name, data)).write(f.w, f.r)
}

func (f *filling) address() string { return addressOf(f.verb, f.above()) }

// back is the address of the page that leads to the form.
func (f *filling) back() string {
	if f.verb.Of == "" {
		return "/" + f.verb.Under
	}
	return "/" + f.above()
}

// above is the page of the thing that the form is about.
func (f *filling) above() string {
	if f.id == "" {
		return ""
	}
	return f.look.site.Address(doc.Ref{Kind: f.verb.Of, ID: f.id})
}

// status is how an error of a change is answered.
func status(err error) int {
	var busy *disk.BusyError
	switch {
	case errors.As(err, &busy):
		return http.StatusServiceUnavailable
	case errors.Is(err, syscall.ENOSPC):
		return http.StatusInsufficientStorage
	}
	return http.StatusUnprocessableEntity
}

// change is what was said as a change of the record, where all is said that is needed.
func (f *filling) change() (change record.Change, done func(), err error) {
	var lacking []string
	for _, field := range f.fields {
		if field.Required && strings.TrimSpace(f.said.Get(field.Name)) == "" {
			lacking = append(lacking, "“"+field.Label+"”")
		}
	}
	if len(lacking) > 0 {
		return change, nil, errors.New("fill in " + diag.And(lacking))
	}
	return f.verb.Change(f.id, f.said)
}

// preview shows what would be written.
func (f *filling) preview() {
	change, done, err := f.change()
	if err != nil {
		f.ask(http.StatusUnprocessableEntity, f.problemOf(err))
		return
	}
	defer done()
	p, err := change.Propose()
	if err != nil {
		f.ask(status(err), f.problemOf(err))
		return
	}
	f.proposed(http.StatusOK, p, false)
}

// write writes what was shown, once.
func (f *filling) write(once, fingerprint string) {
	f.writing.Lock()
	defer f.writing.Unlock()
	if was, found := f.written.get(once); found && was.print == fingerprint {
		f.seeOther(was.to, once)
		return
	}
	change, done, err := f.change()
	if err != nil {
		f.ask(http.StatusUnprocessableEntity, f.problemOf(err))
		return
	}
	defer done()
	repo, err := f.repository()
	if err != nil {
		f.ask(status(err), f.problemOf(err))
		return
	}
	if repo != nil {
		defer repo.Close()
	}
	p, files, err := change.Agreed(f.look.record.Dir, fingerprint)
	switch {
	case errors.Is(err, record.ErrMoved):
		f.live.refresh()
		f.proposed(http.StatusConflict, p, true)
		return
	case err != nil:
		f.live.refresh()
		f.ask(status(err), f.problemOf(err))
		return
	}
	was := f.wrote(p, files, repo)
	was.print = fingerprint
	f.live.refresh()
	f.written.put(once, was)
	f.seeOther(was.to, once)
}

// repository is where what is written is committed; nil where it is not.
func (f *filling) repository() (*gitrepo.Repo, error) {
	if !f.Commit {
		return nil, nil
	}
	repo, err := record.Repo(f.look.record.Dir)
	if err != nil {
		return nil, err
	}
	if err := record.CanCommit(repo); err != nil {
		repo.Close()
		return nil, err
	}
	return repo, nil
}

func (f *filling) seeOther(to, once string) {
	leadTo(f.w, to, url.Values{justWritten: {once}})
}
