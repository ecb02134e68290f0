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

// makeAll makes all pages, and hands them on in their order.
func (s *Site) makeAll(take func(*Page, made) error) error {
	workers := runtime.GOMAXPROCS(0)
	ended := make(chan struct{})
	begun, inOrder := make(chan job), make(chan job, 8*workers)
	var work sync.WaitGroup
	defer work.Wait()
	defer close(ended)
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
				j.made <- outcome{m, err}
			}
		})
	}
	for j := range inOrder {
		m := <-j.made
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
