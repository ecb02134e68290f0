package site

import (
	"runtime"
	"sync"
)

// Build makes all files of the site and passes them on one by one, always in the same
// order: style and script, the pages, what is made of all of them, the first page last.
// Pages are made side by side, a few ahead of the one that is passed on, so that a large
// site is never in memory whole.
func (s *Site) Build(put func(File) error) error {
	putAll := func(files []File) error {
		for _, f := range files {
			if err := put(f); err != nil {
				return err
			}
		}
		return nil
	}
	if err := putAll(s.Rest()); err != nil {
		return err
	}
	words := newWordIndex()
	first := s.byAddress[""]
	return s.makeAll(func(p *Page, m made) error {
		words.add(p, m.words)
		if p == first {
			files, err := s.last(words)
			if err != nil {
				return err
			}
			if err := putAll(files); err != nil {
				return err
			}
		}
		return putAll(m.files)
	})
}

// job is a page that is being made.
type job struct {
	page *Page
	made chan outcome // of one
}

type outcome struct {
	made
	err error
}

// mostAhead is how many bytes may wait for the pages before them, besides those of one page
// for each worker: papers of a large plan have millions, and one takes long to make.
const mostAhead = 4 << 20

// ahead is how many bytes wait for the pages before them.
type ahead struct {
	sync.Mutex
	fewer sync.Cond
	bytes int
	ended bool
}

// add adds bytes that wait, or takes them away.
func (a *ahead) add(bytes int) {
	a.Lock()
	defer a.Unlock()
	a.bytes += bytes
	a.fewer.Broadcast()
}

// room waits until few bytes wait.
func (a *ahead) room() {
	a.Lock()
	defer a.Unlock()
	for a.bytes > mostAhead && !a.ended {
		a.fewer.Wait()
	}
}

func (a *ahead) end() {
	a.Lock()
	defer a.Unlock()
	a.ended = true
	a.fewer.Broadcast()
}

func (m made) size() int {
	n := 0
	for _, f := range m.files {
		n += len(f.Data)
	}
	return n
}

// makeAll makes all pages, and hands them on in their order.
func (s *Site) makeAll(take func(*Page, made) error) error {
	workers := runtime.GOMAXPROCS(0)
	ended := make(chan struct{})
	begun, inOrder := make(chan job), make(chan job, 8*workers)
	waiting := &ahead{}
	waiting.fewer.L = waiting
	var work sync.WaitGroup
	defer work.Wait()
	defer close(ended)
	defer waiting.end()
	work.Go(func() {
		defer close(begun)
		defer close(inOrder)
		for _, p := range s.pages {
			j := job{p, make(chan outcome, 1)}
			for _, to := range []chan job{inOrder, begun} {
				select {
				case to <- j:
				case <-ended:
					return
				}
			}
		}
	})
	for range workers {
		work.Go(func() {
			for j := range begun {
				m, err := s.make(j.page)
				waiting.add(m.size())
				j.made <- outcome{m, err}
				waiting.room() // the first page that is awaited is with another worker, or made
			}
		})
	}
	for j := range inOrder {
		m := <-j.made
		waiting.add(-m.size())
		if m.err != nil {
			return m.err
		}
		if err := take(j.page, m.made); err != nil {
			return err
		}
	}
	return nil
}

// last is what rests on all pages.
func (s *Site) last(words *wordIndex) ([]File, error) {
	all := words.files()
	for _, make := range []func() ([]File, error){s.feeds, s.calendar, s.tables, s.forHosts} {
		files, err := make()
		if err != nil {
			return nil, err
		}
		all = append(all, files...)
	}
	return all, nil
}
