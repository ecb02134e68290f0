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
		limit float64 // of memory in bytes; 0 where none is set
	}{{22, 0}, {1_000, 60 << 20}} {
		dir, err := b.webRecord(goal.tasks)
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
	c, err := asked(out, begin, pages)
	err = errors.Join(err, cmd.Process.Signal(os.Interrupt), cmd.Wait())
	if err != nil {
		return cost{}, fmt.Errorf("%s: %w\n%s", p.name, err, bytes.TrimSpace(stderr.Bytes()))
	}
	state := cmd.ProcessState
	c.wall, c.cpu, c.memory = time.Since(begin), state.UserTime()+state.SystemTime(), peakMemory(state)
	return c, nil
}

// asked asks a server for pages, whose address it reads from what the server says.
func asked(out io.Reader, begin time.Time, pages int) (cost, error) {
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
	return c, err
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
