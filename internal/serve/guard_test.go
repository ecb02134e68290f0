package serve

import (
	"net/http"
	"strings"
	"testing"
)

// A page of another site that has its name point here reads nothing: neither does who asks
// by another port.
func TestOtherNamesAreNotAnswered(t *testing.T) {
	s := serverOf(t, folder(t, small), func(o *Options) { o.Hosts = []string{"office.example"} })
	for host, want := range map[string]int{
		"127.0.0.1:8420": 200, "localhost:8420": 200, "LOCALHOST:8420": 200, "[::1]:8420": 200,
		"office.example": 200, "office.example:8420": 200,
		"evil.example": 421, "evil.example:8420": 421, "127.0.0.1": 421, "127.0.0.1:80": 421, "localhost.evil.example:8420": 421,
		"127.0.0.1.evil.example:8420": 421, "": 421,
	} {
		for _, path := range []string{"/", "/healthz", "/tasks/1.1/", "/assets/serve.js", "/events"} {
			if path == "/events" && want == 200 {
				continue
			}
			w := call(s, http.MethodGet, path, "", func(r *http.Request) { r.Host = host })
			if w.StatusCode != want {
				t.Errorf("%s of %q: %d, not %d", path, host, w.StatusCode, want)
			}
		}
	}
}

// Nothing is written for who does not send the form from a page of this server.
func TestFormsFromElsewhereAreRefused(t *testing.T) {
	dir := folder(t, small)
	s := serverOf(t, dir, nil)
	before := everything(t, dir)
	for name, headers := range map[string][2]string{
		"no header":                   {"", ""},
		"another site":                {"", "https://evil.example"},
		"another site, by fetch":      {"cross-site", ""},
		"another site that says none": {"none", "https://evil.example"},
		"same site":                   {"same-site", ""},
		"another port":                {"", "http://127.0.0.1:9999"},
		"a site that claims":          {"same-origin", "https://evil.example"},
		"no origin":                   {"", "null"},
		"a hidden origin":             {"same-origin", "null"},
		"not an origin":               {"same-origin", "::"},
	} {
		w := call(s, http.MethodPost, "/tasks/1.1/rate", "rating=A&note=So&step=preview", func(r *http.Request) {
			for i, key := range []string{"Sec-Fetch-Site", "Origin"} {
				r.Header.Del(key)
				if headers[i] != "" {
					r.Header.Set(key, headers[i])
				}
			}
		})
		if w.StatusCode != http.StatusForbidden {
			t.Errorf("%s: %d", name, w.StatusCode)
		}
	}
	if everything(t, dir) != before {
		t.Error("the record has changed")
	}
	for _, key := range []string{"Sec-Fetch-Site", "Origin"} { // one that is right suffices
		w := call(s, http.MethodPost, "/tasks/1.1/rate", "rating=A&note=So", func(r *http.Request) { r.Header.Del(key) })
		if w.StatusCode != http.StatusOK {
			t.Errorf("without %s: %d", key, w.StatusCode)
		}
	}
}

// Other users of this machine reach the port, and see nothing without the token.
func TestOnlyWhoHasTheTokenReads(t *testing.T) {
	s := serverOf(t, folder(t, small), func(o *Options) { o.Token = NewToken() })
	cookie := func(value string) func(*http.Request) {
		return func(r *http.Request) { r.AddCookie(&http.Cookie{Name: "improve_8420", Value: value}) }
	}
	for name, change := range map[string]func(*http.Request){
		"no cookie": nil, "a wrong one": cookie("0123"), "an empty one": cookie(""),
		"that of another server": func(r *http.Request) {
			r.AddCookie(&http.Cookie{Name: "improve_8421", Value: s.Token})
		},
	} {
		for _, path := range []string{"/", "/tasks/1.1/", "/events", "/data/index.json", "/assets/serve.js", "/?token=0123"} {
			if w := call(s, http.MethodGet, path, "", change); w.StatusCode != http.StatusForbidden {
				t.Errorf("%s, %s: %d", name, path, w.StatusCode)
			}
		}
	}
	w := call(s, http.MethodGet, "/tasks/1.1/?token="+s.Token, "", nil)
	set := w.Header.Get("Set-Cookie")
	if w.StatusCode != http.StatusSeeOther || w.Header.Get("Location") != "/tasks/1.1/" ||
		!strings.Contains(set, "HttpOnly") || !strings.Contains(set, "SameSite=Strict") {
		t.Fatalf("%d to %q with %q", w.StatusCode, w.Header.Get("Location"), set)
	}
	if w := call(s, http.MethodGet, "/", "", cookie(s.Token)); w.StatusCode != http.StatusOK {
		t.Errorf("with the cookie: %d", w.StatusCode)
	}
	if len(s.Token) != 32 || NewToken() == s.Token {
		t.Errorf("%q can be guessed", s.Token)
	}
	w = call(s, http.MethodGet, "//evil.example/?token="+s.Token, "", nil)
	if to := w.Header.Get("Location"); strings.HasPrefix(to, "//") {
		t.Errorf("the token leads to another site: %s", to)
	}
}

func TestEveryAnswerHasTheHeaders(t *testing.T) {
	s := serverOf(t, folder(t, small), nil)
	for _, path := range []string{"/", "/tasks/1.1/", "/tasks/1.1/rate", "/nothing", "/assets/serve.css", "/data/index.json",
		"/as-told/2025-02-31/"} {
		h := call(s, http.MethodGet, path, "", nil).Header
		for key, want := range map[string]string{
			"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
			"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
			"Cache-Control": "no-store",
		} {
			if h.Get(key) != want {
				t.Errorf("%s: %s is %q", path, key, h.Get(key))
			}
		}
		if h.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: other sites may read it", path)
		}
	}
	if strings.Contains(policy, "unsafe") {
		t.Error("the policy lets in what stands in a page")
	}
}

func TestMethods(t *testing.T) {
	s := serverOf(t, folder(t, small), nil)
	for _, method := range []string{"OPTIONS", "PUT", "DELETE", "TRACE", "PATCH", "ODD"} {
		if w := call(s, method, "/", "", nil); w.StatusCode != http.StatusMethodNotAllowed || w.Header.Get("Allow") == "" {
			t.Errorf("%s: %d", method, w.StatusCode)
		}
	}
	if status, page := read(call(s, http.MethodHead, "/tasks/1.1/", "", nil)); status != http.StatusOK || page != "" {
		t.Errorf("HEAD: %d, %d bytes", status, len(page))
	}
	w := call(s, http.MethodHead, "/healthz", "", nil)
	if w.StatusCode != http.StatusOK {
		t.Errorf("HEAD: %d", w.StatusCode)
	}
	w = call(s, http.MethodGet, "/tasks/1.1/", "", func(r *http.Request) { r.Header.Set("Range", "bytes=0-9") })
	if status, page := read(w); status != http.StatusPartialContent || len(page) != 10 {
		t.Errorf("Range: %d, %d bytes", status, len(page))
	}
}

// Asking for pages writes nothing, however often and for whatever.
func TestGetWritesNothing(t *testing.T) {
	dir := folder(t, small)
	s := serverOf(t, dir, nil)
	before := everything(t, dir)
	for range 2 {
		for _, p := range s.at1(t).site.Pages() {
			if status, _ := get(s, "/"+p.Address); status != http.StatusOK {
				t.Errorf("/%s: %d", p.Address, status)
			}
		}
		for _, path := range []string{"/", "/check/", "/tasks/1.1/rate?rating=A&note=So&step=write&fingerprint=0&once=1",
			"/tasks/1.1/rate?step=preview&rating=A", "/healthz", "/assets/serve.css", "/as-told/2020-01-14/", "/?day=2020-01-14"} {
			get(s, path)
		}
	}
	if everything(t, dir) != before {
		t.Error("the record has changed")
	}
}

// What is read only cannot be written, whatever is sent.
func TestReadOnly(t *testing.T) {
	dir := folder(t, small)
	s := serverOf(t, dir, func(o *Options) { o.ReadOnly = "The day is pinned." })
	before := everything(t, dir)
	if w, page := post(s, "/tasks/1.1/rate", "rating", "A", "note", "So"); w.StatusCode != http.StatusForbidden ||
		!strings.Contains(page, "The day is pinned.") {
		t.Errorf("%d: %s", w.StatusCode, page)
	}
	if status, _ := get(s, "/tasks/1.1/rate"); status != http.StatusForbidden {
		t.Errorf("the form is shown: %d", status)
	}
	if _, page := get(s, "/tasks/1.1/"); strings.Contains(page, "tasks/1.1/rate") {
		t.Error("the page leads to the form")
	}
	s = serverOf(t, dir, nil)
	if w, _ := post(s, "/as-told/2020-01-20/tasks/1.1/rate", "rating", "A", "note", "So"); w.StatusCode != http.StatusForbidden {
		t.Errorf("on another day: %d", w.StatusCode)
	}
	if everything(t, dir) != before {
		t.Error("the record has changed")
	}
}

// A fault of the program is told in the terminal and on the page, and the server lives.
func TestAFaultIsNoEnd(t *testing.T) {
	var said []string
	s := serverOf(t, folder(t, small), func(o *Options) {
		o.Log = func(line string) { said = append(said, line) }
		o.Verbs[0].Fields = nil
	})
	if status, page := get(s, "/tasks/1.1/rate"); status != http.StatusInternalServerError || !strings.Contains(page, "fault") {
		t.Errorf("%d: %s", status, page)
	}
	if len(said) != 1 || strings.Contains(said[0], "\n") || !strings.Contains(said[0], "form.go:") {
		t.Errorf("said %q", said)
	}
	if status, _ := get(s, "/"); status != http.StatusOK {
		t.Errorf("afterwards: %d", status)
	}
}

// Whatever is in an address, an answer leads to this server, and to a page that is there.
func TestAnswersLeadHere(t *testing.T) {
	s := serverOf(t, folder(t, small), func(o *Options) { o.Token = "secret" })
	known := func(r *http.Request) { r.AddCookie(&http.Cookie{Name: s.cookie(), Value: s.Token}) }
	for target, want := range map[string]string{
		"/%2fother.example/?day=":                   "/other.example/",
		"/%2f%2fother.example/?day=":                "/other.example/",
		"/%2fother.example/?token=secret":           "/other.example/",
		"/%5cother.example/?day=":                   "/%5Cother.example/",
		"/as-told/2020-01-14/%2fother.example?day=": "/other.example",
		"/tasks/1.1":                    "/tasks/1.1/",
		"/tasks/1.1?a=b":                "/tasks/1.1/?a=b",
		"/as-told/2020-01-14":           "/as-told/2020-01-14/",
		"/as-told/2020-01-14/tasks/1.1": "/as-told/2020-01-14/tasks/1.1/",
	} {
		if w := call(s, http.MethodGet, target, "", known); w.StatusCode != http.StatusSeeOther || w.Header.Get("Location") != want {
			t.Errorf("%s leads to %q (%d), want %q", target, w.Header.Get("Location"), w.StatusCode, want)
		}
	}
}
