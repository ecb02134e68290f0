package serve

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
)

// mostOfBody is how large what a form sends may be.
const mostOfBody = 64 << 10

// policy lets in what comes from here, and no script or style that stands in a page.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

// NewToken is a token that nobody can guess.
func NewToken() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b) // it never fails: the program ends before
	return hex.EncodeToString(b)
}

// guarded stands in front of all routing: what it refuses no page ever sees.
func (s *Server) guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer s.recovered(w, r)
		setHeaders(w.Header())
		why := s.refusal(r)
		switch {
		case why != nil:
			s.refuse(w, r, why)
		case r.URL.Path == "/healthz":
			w.Header().Set("Content-Type", "text/plain; charset=utf-8")
			fmt.Fprintln(w, "ok")
		case s.Token != "" && r.Method != http.MethodPost && s.isToken(r.URL.Query().Get("token")):
			s.welcome(w, r)
		case !s.known(r):
			s.refuse(w, r, &refusal{http.StatusForbidden,
				"This browser has not opened the address that improve serve printed",
				"Copy the whole address from the terminal, with its token."})
		default:
			r.Body = http.MaxBytesReader(w, r.Body, mostOfBody)
			next.ServeHTTP(w, r)
		}
	})
}

func setHeaders(h http.Header) {
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	// A browser that may name no origin at all would send the forms of these pages without one.
	h.Set("Referrer-Policy", "same-origin")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
}

// refusal is why a request is not answered.
type refusal struct {
	status      int
	why, remedy string
}

// refusal is what keeps a request out whoever sends it; nil where nothing does.
func (s *Server) refusal(r *http.Request) *refusal {
	switch {
	case !s.hosts[strings.ToLower(r.Host)]:
		return &refusal{http.StatusMisdirectedRequest, "This server does not answer to the name in the address",
			"Open the address that improve serve printed."}
	case r.Method == http.MethodPost:
		return foreign(r)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		return &refusal{http.StatusMethodNotAllowed, "This server takes GET, HEAD and POST alone", ""}
	}
	return nil
}

// foreign tells of a form that was not sent from a page of this server, or by no browser.
func foreign(r *http.Request) *refusal {
	site, origin := r.Header.Get("Sec-Fetch-Site"), r.Header.Get("Origin")
	from, err := url.Parse(origin)
	switch {
	case site == "" && origin == "":
		return &refusal{http.StatusForbidden, "This was not sent by a browser",
			"Use the command line: improve rate, improve done and the others write the same."}
	case site != "" && site != "same-origin" && site != "none",
		origin != "" && (err != nil || !strings.EqualFold(from.Host, r.Host)),
		http.NewCrossOriginProtection().Check(r) != nil:
		return &refusal{http.StatusForbidden, "This was sent from another site", "Nothing was written."}
	}
	return nil
}

// cookie is the name of the cookie: two servers of one machine share their cookies.
func (s *Server) cookie() string { return fmt.Sprintf("improve_%d", s.port) }

func (s *Server) isToken(word string) bool {
	return subtle.ConstantTimeCompare([]byte(word), []byte(s.Token)) == 1
}

// known reports whether a browser has opened the start address.
func (s *Server) known(r *http.Request) bool {
	if s.Token == "" {
		return true
	}
	c, err := r.Cookie(s.cookie())
	return err == nil && s.isToken(c.Value)
}

// welcome remembers a browser, and takes the token out of its address.
func (s *Server) welcome(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: s.cookie(), Value: s.Token, Path: "/", HttpOnly: true,
		SameSite: http.SameSiteStrictMode})
	q := r.URL.Query()
	q.Del("token")
	leadTo(w, r.URL.Path, q)
}

// leadTo leads to an address of this server: two slashes at its beginning would be another's.
func leadTo(w http.ResponseWriter, address string, q url.Values) {
	u := url.URL{Path: "/" + strings.TrimLeft(address, "/"), RawQuery: q.Encode()}
	w.Header().Set("Location", u.String())
	w.WriteHeader(http.StatusSeeOther)
}

// recovered answers a request that a fault of the program broke off.
func (s *Server) recovered(w http.ResponseWriter, r *http.Request) {
	fault := recover()
	switch {
	case fault == nil:
		return
	case fault == http.ErrAbortHandler:
		panic(fault)
	}
	s.Log(fmt.Sprintf("a fault while answering %s %s: %v, at %s", r.Method, r.URL.Path, fault, placeOf(debug.Stack())))
	s.refuse(w, r, &refusal{http.StatusInternalServerError, "This page could not be made, for a fault of the program",
		"The terminal says more. The record is as it was."})
}

// placeOf is the line of our own code that a stack of calls was at.
func placeOf(stack []byte) string {
	_, after, _ := strings.Cut(string(stack), "\npanic(")
	for line := range strings.Lines(after) {
		if file, ok := strings.CutPrefix(line, "\t"); ok && !strings.Contains("/"+file, "/runtime/") {
			place, _, _ := strings.Cut(strings.TrimSpace(file), " ")
			return place
		}
	}
	return "an unknown place"
}
