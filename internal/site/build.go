package site

import (
	"runtime"
	"sync"
)

// batch is how many pages are made before they are passed on, so that a large site is
// never in memory whole.
const batch = 256

// Build makes all files of the site and passes them on one by one, always in the same
// order: style and script, the pages, what is made of all of them, the first page last.
func (s *Site) Build(put func(File) error) error {
	for _, f := range s.Rest() {
		if err := put(f); err != nil {
			return err
		}
	}
	words := newWordIndex()
	first := s.byAddress[""]
	for from := 0; from < len(s.pages); from += batch {
		pages := s.pages[from:min(from+batch, len(s.pages))]
		for i, m := range s.makeAll(pages) {
			if m.err != nil {
				return m.err
			}
			words.add(pages[i], m.words)
			if pages[i] == first {
				if err := s.last(put, words); err != nil {
					return err
				}
			}
			for _, f := range m.files {
				if err := put(f); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

type outcome struct {
	made
	err error
}

// makeAll makes pages side by side.
func (s *Site) makeAll(pages []*Page) []outcome {
	out := make([]outcome, len(pages))
	var work sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		work.Go(func() {
			for i := range next {
				out[i].made, out[i].err = s.make(pages[i])
			}
		})
	}
	for i := range pages {
		next <- i
	}
	close(next)
	work.Wait()
	return out
}

// last makes what rests on all pages.
func (s *Site) last(put func(File) error, words *wordIndex) error {
	for _, f := range words.files() {
		if err := put(f); err != nil {
			return err
		}
	}
	for _, make := range []func() ([]File, error){s.feeds, s.calendar, s.tables, s.forHosts} {
		files, err := make()
		if err != nil {
			return err
		}
		for _, f := range files {
			if err := put(f); err != nil {
				return err
			}
		}
	}
	return nil
}
