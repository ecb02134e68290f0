// Package serve shows a record live on the machine of whoever works with it: the pages of
// `site` for the board's members, made anew when a file is saved, pages that the reading
// commands make, and forms that write what the commands write.
//
// It knows no command: what they do comes as the functions of an Office. It decides nothing
// about a programme, and nothing about what may be written: that is `record`'s business.
package serve

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/record"
	"improve/internal/report"
)

// Office is what is served: what the commands of improve do, as functions. A day that is
// zero is the record's own.
type Office struct {
	Day     func(*record.Record) (programme.Date, error)
	Context func(*record.Record, programme.Date) (*report.Context, error)
	Check   func(*record.Record, programme.Date) (*report.CheckView, diag.List, error)
	Base    func(*record.Record) (string, error) // where the public site will be; empty where nobody knows
	Who     func(*record.Record) string          // who writes, in words; empty where nobody knows
	Pages   []Page
	Verbs   []Verb
	// Explain says an error in words, and what to do about it, on pages that have fields and
	// no flags.
	Explain func(error) (words, remedy string)
	Words   func(remedy string) string // the same for one sentence
}

// Page is a page that a reading command makes.
type Page struct {
	Address, Title string // of a page about a thing the address is its last word
	Of             string // the kind of thing that it is about; empty where it is about all
	Nav            bool   // it is named on top of every page
	// Fields are what can be asked of it.
	Fields func(At) ([]Field, error)
	Make   func(at At, id string, asked map[string][]string) (report.View, error)
}

// At is the record that a page is made of, as at a day; a day that is zero is the record's
// own.
type At struct {
	Record  *record.Record
	Day     programme.Date
	Context *report.Context // of both, made already; to be read only
}

// Verb is something that people say of the record by a form.
type Verb struct {
	Name, Title string
	Of          string // the kind of thing that it is said of; empty where it is of none
	Under       string // where it is of none, the address of the page that leads to it
	Fields      func(at At, id string) ([]Field, error)
	// Change understands what was said. The change can be asked for until done is called.
	Change func(id string, said url.Values) (change record.Change, done func(), err error)
}

// Options are how a server serves.
type Options struct {
	Office
	Public   bool   // the pages are the public's: they are shown at their own day alone
	ReadOnly string // why nothing can be written; empty where it can
	Commit   bool   // what is written is committed
	Token    string // what the start address has; empty where none is asked for
	Hosts    []string
	Editor   func(file string, line int) string // the address that opens a file; nil where there is none
	Log      func(line string)
}

// Server is a record that is served.
type Server struct {
	Options
	port  int
	hosts map[string]bool // as requests name them
	live  *live
	looks cache[lookKey, *look]
	pages cache[pageKey, *answer]

	publishable publishable // of what is served to the public

	writing sync.Mutex // one writes at a time, and what was written is known to the next
	written cache[string, *written]
}

// New is a server of a record that answers at a port. Git is asked while the first look is
// made.
func New(o Options, r *record.Record, port int) (*Server, error) {
	git := make(chan string, 1)
	go func() { git <- gitOf(r) }()
	s := &Server{Options: o, port: port, hosts: hostsOf(o.Hosts, port), live: newLive(r)}
	s.looks.most, s.pages.most, s.written.most = 8, 512, 256
	_, err := s.at(s.snapshot(), programme.Date{}, false)
	s.snapshot().Git = <-git // nobody has seen it yet
	return s, err
}

// hostsOf are the names by which this server is called.
func hostsOf(more []string, port int) map[string]bool {
	hosts := map[string]bool{}
	for _, name := range append([]string{"localhost", "127.0.0.1", "::1"}, more...) {
		hosts[strings.ToLower(hostPort(name, port))] = true
	}
	for _, name := range more { // behind another server, which has a port of its own
		hosts[strings.ToLower(name)] = true
	}
	return hosts
}

// Start is the address that opens the server in a browser.
func (s *Server) Start(host string) string {
	u := url.URL{Scheme: "http", Host: hostPort(host, s.port), Path: "/"}
	if s.Token != "" {
		u.RawQuery = url.Values{"token": {s.Token}}.Encode()
	}
	return u.String()
}

// Serve answers until the context ends, and then ends at once: only a writing that has
// begun is waited for.
func (s *Server) Serve(ctx context.Context, listeners []net.Listener) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	server := &http.Server{
		Handler: s.Handler(), ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second,
		WriteTimeout: 30 * time.Second, IdleTimeout: 30 * time.Second, MaxHeaderBytes: 16 << 10,
		ErrorLog:    log.New(io.Discard, "", 0), // what others send wrongly is no news
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	room := make(chan struct{}, mostConnections)
	failed := make(chan error, len(listeners))
	var running sync.WaitGroup
	running.Go(func() { s.live.watch(ctx) })
	for _, l := range listeners {
		running.Go(func() { failed <- server.Serve(limited{l, room}) })
	}
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	stop()
	_ = server.Close() // connections that are open end in the middle
	running.Wait()
	s.writing.Lock() // until what is being written is on the disk
	defer s.writing.Unlock()
	if errors.Is(err, http.ErrServerClosed) {
		err = nil
	}
	return err
}

// Handler answers requests.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /events", s.events)
	mux.HandleFunc("GET /{address...}", s.get)
	mux.HandleFunc("POST /{address...}", s.post)
	return s.guarded(mux)
}

func (s *Server) snapshot() *Snapshot {
	now, _ := s.live.now()
	return now
}

func hostPort(host string, port int) string {
	return net.JoinHostPort(strings.Trim(host, "[]"), itoa(port))
}
