package serve

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"improve/internal/cases"
)

// soon waits for what another part of the program does, for a minute at most.
func soon(t *testing.T, what string, is func() bool) {
	t.Helper()
	for range 6000 {
		if is() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("in vain: ", what)
}

func TestListensHereAlone(t *testing.T) {
	list, err := Listen("", 0)
	if err != nil {
		t.Fatal(err)
	}
	defer closeAll(list)
	for _, l := range list {
		if ip := l.Addr().(*net.TCPAddr).IP; !ip.IsLoopback() {
			t.Errorf("listens at %s", ip)
		}
	}
	port := PortOf(list)
	_, err = Listen("", port)
	var used *PortError
	if !errors.As(err, &used) || used.Port != port || used.Free <= port {
		t.Fatalf("got %v", err)
	}
	free, err := Listen("", used.Free)
	if err != nil {
		t.Fatalf("%d is not free: %v", used.Free, err)
	}
	closeAll(free)
	for host, want := range map[string]bool{"localhost": true, "127.0.0.1": true, "127.0.0.2": true, "::1": true,
		"0.0.0.0": false, "": false, "192.168.1.2": false, "::": false, "office.example": false} {
		if Loopback(host) != want {
			t.Errorf("Loopback(%q) is not %t", host, want)
		}
	}
}

// A port that is taken by IPv6 alone is taken: who types localhost would come to another.
func TestAPortTakenByIPv6(t *testing.T) {
	other, err := net.Listen("tcp", "[::1]:0")
	if err != nil {
		t.Skip("no IPv6 here")
	}
	defer other.Close()
	var used *PortError
	if _, err := Listen("", other.Addr().(*net.TCPAddr).Port); !errors.As(err, &used) {
		t.Errorf("got %v", err)
	}
}

// The pages learn of another revision, and of nothing else.
func TestEvents(t *testing.T) {
	dir := folder(t, small)
	s := serverOf(t, dir, nil)
	at := running(t, s)
	w, err := http.Get("http://" + at + "/events")
	if err != nil {
		t.Fatal(err)
	}
	defer w.Body.Close()
	lines := bufio.NewScanner(w.Body)
	if head, err := http.Head("http://" + at + "/events"); err != nil || head.StatusCode != http.StatusOK {
		t.Errorf("HEAD: %v, %v", head, err)
	}
	next := func() string {
		for lines.Scan() {
			if lines.Text() != "" {
				return lines.Text()
			}
		}
		return "the end"
	}
	was := s.snapshot().Revision
	if line := next(); line != fmt.Sprintf("data: %d", was) {
		t.Errorf("first %q", line)
	}
	put(t, dir, "updates/2020-02-24-more.yaml", "date: 2020-02-24\nprogress: {1.1: {note: A secret.}}\n")
	if line := next(); line != fmt.Sprintf("data: %d", was+1) {
		t.Errorf("then %q", line)
	}
}

// The end comes at once, however many pages are open.
func TestTheEndComesAtOnce(t *testing.T) {
	s := serverOf(t, folder(t, small), nil)
	list, err := Listen("", 0)
	if err != nil {
		t.Fatal(err)
	}
	s.port, s.hosts = PortOf(list), hostsOf(nil, PortOf(list))
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, list) }()
	for range 5 {
		w, err := http.Get("http://127.0.0.1:" + itoa(s.port) + "/events")
		if err != nil {
			t.Fatal(err)
		}
		defer w.Body.Close()
	}
	slow, err := net.Dial("tcp", "127.0.0.1:"+itoa(s.port))
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Close()
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// Whoever opens many connections, or sends a request a letter at a time, takes up no more
// than a few of them; others are answered as soon as these are gone.
func TestManyConnections(t *testing.T) {
	s := serverOf(t, folder(t, small), nil)
	at := running(t, s)
	var open []net.Conn
	for range 10_000 {
		c, err := net.DialTimeout("tcp", at, time.Minute)
		if err != nil {
			break
		}
		if _, err := io.WriteString(c, "GET / HTTP/1.1\r\nHost: "); err != nil {
			_ = c.Close()
			continue
		}
		if open = append(open, c); len(open) > 500 { // of those that it has left, as few programs may have open
			_ = open[len(open)-101].Close()
		}
	}
	if n := runtime.NumGoroutine(); n > 5*mostConnections+50 {
		t.Errorf("%d goroutines", n)
	}
	for _, c := range open {
		_ = c.Close()
	}
	soon(t, "an answer", func() bool {
		w, err := http.Get("http://" + at + "/healthz")
		if err != nil {
			return false
		}
		defer w.Body.Close()
		return w.StatusCode == http.StatusOK
	})
}

// A body that never comes ends with its connection, and writes nothing.
func TestSlowBodies(t *testing.T) {
	if testing.Short() {
		t.Skip("waits ten seconds")
	}
	t.Parallel()
	dir := folder(t, small)
	at := running(t, serverOf(t, dir, nil))
	before := everything(t, dir)
	var slow sync.WaitGroup
	for _, request := range []string{
		"POST /tasks/1.1/rate HTTP/1.1\r\nHost: " + at + "\r\nOrigin: http://" + at + "\r\nSec-Fetch-Site: same-origin\r\n" +
			"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nrating=A&note=",
		"GET / HTTP/1.1\r\nHost: " + at + "\r\nX-Slow: ",
	} {
		slow.Go(func() {
			c, err := net.Dial("tcp", at)
			if err != nil {
				t.Error(err)
				return
			}
			defer c.Close()
			if _, err := io.WriteString(c, request); err != nil {
				t.Error(err)
			}
			_ = c.SetReadDeadline(deadline(t))
			if _, err := io.ReadAll(c); errors.Is(err, os.ErrDeadlineExceeded) {
				t.Errorf("it is still waited for: %.20s", request)
			}
		})
	}
	slow.Wait()
	if everything(t, dir) != before {
		t.Error("the record has changed")
	}
}

// deadline is shortly before the test would be ended.
func deadline(t *testing.T) time.Time {
	end, found := t.Deadline()
	if !found {
		return time.Time{}
	}
	return end.Add(-5 * time.Second)
}

// The memory and the goroutines of many requests and savings are those of few. CASES=all
// makes them 100,000 and 500.
func TestManyRequestsAndSavings(t *testing.T) {
	requests, savings := 2000, 20
	if cases.Long() {
		requests, savings = 100_000, 500
	}
	dir := folder(t, small)
	s := serverOf(t, dir, nil)
	ask := func(n int) {
		var readers sync.WaitGroup
		for r := range 4 {
			readers.Go(func() {
				for i := range n / 4 {
					path := []string{"/", "/tasks/1.1/", "/plan/", "/data/index.json", "/as-told/2020-01-14/", "/x" + itoa(i)}[(i+r)%6]
					if status, _ := get(s, path); status != http.StatusOK && status != http.StatusNotFound {
						t.Errorf("%s: %d", path, status)
					}
				}
			})
		}
		readers.Wait()
	}
	save := func(n int) {
		for i := range n {
			put(t, dir, "updates/2020-02-24-more.yaml", fmt.Sprintf("date: 2020-02-24\nprogress: {1.1: {note: Saving %d.}}\n", i))
			s.live.refresh()
		}
	}
	ask(requests / 4)
	save(savings / 2)
	memory, goroutines := inUseNow(), runtime.NumGoroutine()
	var writer sync.WaitGroup
	writer.Go(func() { save(savings) })
	ask(requests)
	writer.Wait()
	ask(requests / 4)
	if now := inUseNow(); now > memory+memory/2+16<<20 {
		t.Errorf("%d kB in use, %d kB before", now>>10, memory>>10)
	}
	if now := runtime.NumGoroutine(); now > goroutines+5 {
		t.Errorf("%d goroutines, %d before", now, goroutines)
	}
	if _, err := os.Stat(filepath.Join(dir, "updates")); err != nil {
		t.Error(err)
	}
}

func inUseNow() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapInuse
}

// Nothing of a page is told to a browser whose token is another, over the network too.
func TestOverTheNetwork(t *testing.T) {
	s := serverOf(t, folder(t, small), func(o *Options) { o.Token = NewToken() })
	at := running(t, s)
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	w, err := client.Get("http://" + at + "/tasks/1.1/")
	if err != nil {
		t.Fatal(err)
	}
	if status, page := read(w); status != http.StatusForbidden || strings.Contains(page, "Fill the posts") {
		t.Errorf("%d: %s", status, page)
	}
	if w, err = client.Get(s.Start("127.0.0.1")); err != nil || w.StatusCode != http.StatusSeeOther {
		t.Fatalf("%v, %v", w, err)
	}
}
