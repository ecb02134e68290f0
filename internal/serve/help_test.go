package serve

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/entry"
	"improve/internal/programme"
	"improve/internal/record"
	"improve/internal/report"
)

// small is a record with two tasks.
var small = map[string]string{
	"plan/programme.yaml": "name: Brightwater improvement programme\ngroups:\n" +
		"  - {id: board, name: Improvement Board, meetings: [2020-01-14, 2020-03-31]}\n",
	"plan/people.yaml": "people:\n  - {id: ann-lee, name: Ann Lee, role: Head of Early Help, kind: person}\n",
	"plan/ambitions/1-leadership.yaml": "id: 1\ntitle: Leadership\ntasks:\n" +
		"  - {id: 1.1, title: Fill the posts, leads: [ann-lee], target: 2020-06}\n" +
		"  - {id: 1.10, title: Meet, leads: [ann-lee], target: 2020-09}\n",
	"updates/2020-01-14-lead.yaml": "date: 2020-01-14\nby: ann-lee\nprogress:\n  1.1: {rating: G, note: The advert is out.}\n",
}

var today = programme.Day(2020, 2, 25)

func folder(t *testing.T, files map[string]string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range files {
		put(t, dir, name, text)
	}
	return dir
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}

// everything is the bytes of each file below a folder.
func everything(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		b.WriteString(name + "\n" + string(data) + "\n")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// officeOf is an office with one verb: a note or a rating of a task.
func officeOf(dir string) Office {
	day := func(*record.Record) (programme.Date, error) { return today, nil }
	return Office{
		Day: day,
		Context: func(r *record.Record, on programme.Date) (*report.Context, error) {
			if on.IsZero() {
				on = today
			}
			a := assess.Assess(r.Programme, on)
			return &report.Context{Programme: a.Programme, Assessment: a, Date: report.FromToday, Errors: r.Errors(a)}, nil
		},
		Check: func(r *record.Record, on programme.Date) (*report.CheckView, diag.List, error) {
			result := r.Check(today)
			return report.Check(today, nil, result.Problems, nil), result.Problems, nil
		},
		Base:    func(*record.Record) (string, error) { return "", nil },
		Who:     func(*record.Record) string { return "ann-lee" },
		Explain: func(err error) (string, string) { return err.Error(), "" },
		Words:   func(words string) string { return words },
		Pages: []Page{{Title: "Status",
			Fields: func(At) ([]Field, error) { return []Field{{Name: "ambition", Label: "Ambition", Control: Line}}, nil },
			Make: func(at At, _ string, asked map[string][]string) (report.View, error) {
				a := assess.Assess(at.Record.Programme, today)
				c := &report.Context{Programme: a.Programme, Assessment: a, Date: report.FromToday}
				return report.Status(c, report.Filter{Ambition: strings.Join(asked["ambition"], "")}, false), nil
			}}},
		Verbs: []Verb{{Name: "rate", Title: "Rate", Of: "task",
			Fields: func(At, string) ([]Field, error) {
				return []Field{{Name: "rating", Label: "Rating", Control: Line}, {Name: "note", Label: "Note", Control: Text}}, nil
			},
			Change: func(id string, said url.Values) (record.Change, func(), error) {
				return record.Change{
					Open: func() (*record.Record, error) { return record.Open(dir) },
					Day:  day,
					Build: func(s *record.State) (record.Plan, error) {
						rating, _ := programme.ReadRating(said.Get("rating"))
						by := entry.Today{Programme: s.Record.Programme, Day: s.Day, Author: "ann-lee"}
						return record.Plan{Edits: by.Rate(entry.Progress{Task: s.Task(id).Task, Rating: rating, Note: said.Get("note")}),
							Message: "Rate " + id}, nil
					},
				}, func() {}, nil
			}}},
	}
}

const testPort = 8420

func serverOf(t *testing.T, dir string, change func(*Options)) *Server {
	t.Helper()
	o := Options{Office: officeOf(dir), Log: func(line string) { t.Log(line) }}
	if change != nil {
		change(&o)
	}
	r, err := record.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(o, r, testPort)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// call is a request as a browser here would make it, before change.
func call(s *Server, method, target, body string, change func(*http.Request)) *http.Response {
	r := httptest.NewRequest(method, "http://127.0.0.1:8420"+target, strings.NewReader(body))
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Origin", "http://127.0.0.1:8420")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	if change != nil {
		change(r)
	}
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	return w.Result()
}

func get(s *Server, target string) (status int, page string) {
	return read(call(s, http.MethodGet, target, "", nil))
}

func post(s *Server, target string, values ...string) (*http.Response, string) {
	said := url.Values{}
	for i := 0; i < len(values); i += 2 {
		said.Add(values[i], values[i+1])
	}
	w := call(s, http.MethodPost, target, said.Encode(), nil)
	_, page := read(w)
	return w, page
}

func read(w *http.Response) (status int, page string) {
	data, _ := io.ReadAll(w.Body)
	return w.StatusCode, string(data)
}

// hidden is the value of a hidden field of a page.
func hidden(t *testing.T, page, name string) string {
	t.Helper()
	_, after, found := strings.Cut(page, `name="`+name+`" value="`)
	value, _, _ := strings.Cut(after, `"`)
	if !found {
		t.Fatalf("the page has no field %s:\n%s", name, page)
	}
	return value
}

// running is a server on the network of this machine, ended with the test.
func running(t *testing.T, s *Server) (address string) {
	t.Helper()
	list, err := Listen("", 0)
	if err != nil {
		t.Fatal(err)
	}
	s.port, s.hosts = PortOf(list), hostsOf(nil, PortOf(list))
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, list) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return "127.0.0.1:" + itoa(s.port)
}

// at1 is the look at the record's own day.
func (s *Server) at1(t *testing.T) *look {
	t.Helper()
	l, err := s.at(s.snapshot(), noDay, false)
	if err != nil {
		t.Fatal(err)
	}
	return l
}
