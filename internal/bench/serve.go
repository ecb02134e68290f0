package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// How many pages are asked for in a second, by how many at once.
const askedASecond, askers = 1000, 32

// serve starts the live view, waits for its first answer, asks for each page once, and then
// for all of them at a steady rate, whatever it takes to answer.
func (b *bench) serve() ([]result, error) {
	seconds := 10
	if b.quick {
		seconds = 3
	}
	var all []result
	for _, goal := range []struct {
		tasks int
		saved int     // in how many milliseconds a saved file is to show, once it is seen
		limit float64 // of memory in bytes; 0 where none is set
	}{{22, 50, 0}, {1_000, 120, 60 << 20}} {
		dir, err := b.recordToServe(goal.tasks)
		if err != nil {
			return nil, err
		}
		at := count(goal.tasks) + " tasks: serve"
		claims := []claim{
			{what: at + ", first answer / 50 ms", measure: firstAnswer, limit: 0.05, target: 1},
			{what: at + ", slowest new page / 50 ms", measure: longestNew, limit: 0.05},
			{what: at + ", p99 at 1,000 a second / 10 ms", measure: slowest, limit: 0.01, target: 1},
		}
		if goal.limit > 0 {
			claims = append(claims, claim{what: at + ", memory / 60 MiB", measure: memory, limit: goal.limit,
				target: 1})
		}
		claims = append(claims, claim{what: fmt.Sprintf("%s, a saved file shows / %d ms and a glance", at, goal.saved),
			measure: longestShown, limit: (glance + time.Duration(goal.saved)*time.Millisecond).Seconds(), target: 1})
		results, err := comparison{
			processes: []process{{name: "serve", dir: dir, work: func(ctx context.Context, p process) (cost, error) {
				return served(ctx, p, seconds*askedASecond)
			}, argv: []string{b.improve, "serve", "--port", "0", "--no-token", "--read-only"}}},
			claims: claims, rounds: 3,
		}.run(b.ctx)
		if err != nil {
			return nil, err
		}
		all = append(all, results...)
	}
	return all, nil
}

// recordToServe is a record in a repository of its own, for its files are saved.
func (b *bench) recordToServe(tasks int) (dir string, err error) {
	from, err := b.webRecord(tasks)
	if err != nil {
		return "", err
	}
	dir = filepath.Join(b.dir, fmt.Sprintf("served-%d", tasks))
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		return "", err
	}
	return dir, b.commit(dir)
}

// served is what it costs to serve so many pages.
func served(ctx context.Context, p process, pages int) (cost, error) {
	cmd := exec.CommandContext(ctx, p.argv[0], p.argv[1:]...)
	cmd.Dir = p.dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return cost{}, err
	}
	begin := time.Now()
	if err := cmd.Start(); err != nil {
		return cost{}, err
	}
	c, err := asked(out, p.dir, begin, pages)
	err = errors.Join(err, cmd.Process.Signal(os.Interrupt), cmd.Wait())
	if err != nil {
		return cost{}, fmt.Errorf("%s: %w\n%s", p.name, err, bytes.TrimSpace(stderr.Bytes()))
	}
	state := cmd.ProcessState
	c.wall, c.cpu, c.memory = time.Since(begin), state.UserTime()+state.SystemTime(), peakMemory(state)
	return c, nil
}

// asked asks a server for pages of a record in a folder. It reads the address from what the
// server says.
func asked(out io.Reader, dir string, begin time.Time, pages int) (cost, error) {
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return cost{}, err
	}
	address := strings.TrimSpace(strings.TrimPrefix(line, "Open "))
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: askers, MaxConnsPerHost: askers}}
	defer client.CloseIdleConnections()
	if _, err := fetched(client, address); err != nil {
		return cost{}, err
	}
	c := cost{first: time.Since(begin)}
	places, err := placesOn(client, address)
	if err != nil {
		return c, err
	}
	for _, place := range places {
		asked := time.Now()
		if _, err := fetched(client, address+place); err != nil {
			return c, err
		}
		c.fresh = max(c.fresh, time.Since(asked))
	}
	c.slowest, err = steady(pages, func(i int) error {
		_, err := fetched(client, address+places[i%len(places)])
		return err
	})
	if err != nil {
		return c, err
	}
	c.shown, err = saving(client, address, dir)
	return c, err
}

// glance is how often the live view looks at the files. Which moment of it a saving falls
// into is chance.
const glance = 500 * time.Millisecond

// saving saves a file again and again, and returns the longest that it took until the server
// had said so and given its first page.
func saving(client *http.Client, address, dir string) (longest time.Duration, err error) {
	events, err := client.Get(address + "events")
	if err != nil {
		return 0, err
	}
	defer events.Body.Close()
	lines := bufio.NewReader(events.Body)
	told := func() error { // an event is a line and an empty one
		_, err1 := lines.ReadString('\n')
		_, err2 := lines.ReadString('\n')
		return errors.Join(err1, err2)
	}
	if err := told(); err != nil {
		return 0, err
	}
	file := filepath.Join(dir, "plan", "programme.yaml")
	text, err := os.ReadFile(file)
	if err != nil {
		return 0, err
	}
	for i := range 8 {
		saved := time.Now()
		if err := os.WriteFile(file, fmt.Appendf(text, "# Saved %d times.\n", i+1), 0o644); err != nil {
			return 0, err
		}
		if err := told(); err != nil {
			return 0, err
		}
		if _, err := fetched(client, address); err != nil {
			return 0, err
		}
		longest = max(longest, time.Since(saved))
	}
	return longest, os.WriteFile(file, text, 0o644)
}

// placesOn are addresses of pages that people look at: the first, the lists, tasks.
func placesOn(client *http.Client, address string) ([]string, error) {
	places := []string{"", "tasks/", "updates/", "ambitions/", "progress/", "check/", "trend/", "what-if/"}
	tasks, err := fetched(client, address+"tasks/")
	if err != nil {
		return nil, err
	}
	for part := range strings.SplitSeq(string(tasks), `href="`) {
		if id, _, ok := strings.Cut(part, "/index.html\""); ok && !strings.ContainsAny(id, "/\"") && len(places) < 40 {
			places = append(places, "tasks/"+id+"/")
		}
	}
	return places, nil
}

func fetched(client *http.Client, address string) ([]byte, error) {
	answer, err := client.Get(address)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", address, answer.Status)
	}
	return body, err
}

// steady asks n times at the rate, and returns how long 99 in 100 took at most, each from
// the moment at which it was due: who has to wait for a turn waits.
func steady(n int, ask func(i int) error) (p99 time.Duration, err error) {
	took, failed := make([]time.Duration, n), make([]error, n)
	due := make(chan int, n)
	begin := time.Now()
	moment := func(i int) time.Time { return begin.Add(time.Duration(i) * time.Second / askedASecond) }
	var work sync.WaitGroup
	for range askers {
		work.Go(func() {
			for i := range due {
				failed[i] = ask(i)
				took[i] = time.Since(moment(i))
			}
		})
	}
	for i := range n {
		time.Sleep(time.Until(moment(i)))
		due <- i
	}
	close(due)
	work.Wait()
	slices.Sort(took)
	return took[n*99/100], errors.Join(failed...)
}
