package serve

import (
	"fmt"
	"net/http"
	"strings"
	"sync"

	"improve/internal/programme"
	"improve/internal/record"
	"improve/internal/report"
	"improve/internal/site"
)

// look is the record as at a day, as it is told now or as it was shown then: all figures of
// a page come of one.
type look struct {
	snapshot *Snapshot
	record   *record.Record
	context  *report.Context
	site     *site.Site
	lookKey

	all    sync.Once // see other
	others map[string][]byte
	failed error
}

// What the addresses of a look at another day begin with.
const asTold, asShown = "as-told", "as-shown"

type lookKey struct {
	revision int
	day      programme.Date // that is looked at
	own      bool           // it is the record's own
	shown    bool           // as it was shown then, not as it is told now
}

// prefix is what the addresses of all pages of a look begin with: links are relative, so
// that who looks at a day goes on looking at that day.
func (l *look) prefix() string {
	if l.own {
		return ""
	}
	return prefixOf(l.day, l.shown)
}

func prefixOf(day programme.Date, shown bool) string {
	if shown {
		return asShown + "/" + day.String() + "/"
	}
	return asTold + "/" + day.String() + "/"
}

// at is the record as at a day; zero is its own.
func (s *Server) at(now *Snapshot, day programme.Date, shown bool) (*look, error) {
	l, err := s.asIs(now, day, shown)
	if !s.Public {
		return l, err
	}
	return s.publishable.orBefore(l, err, s.Explain, s.Log)
}

// publishable is the last look that the public may see. The record as it is may name what is
// not to be published, or say so of something by a word that cannot be read.
type publishable struct {
	mu   sync.Mutex
	last *look
	why  string // there has been none since
}

// orBefore is a look or, where it cannot be shown, the last that could be. Why goes to the
// terminal alone: it names what may not be shown.
func (p *publishable) orBefore(l *look, err error, explain func(error) (words, remedy string), tell func(string),
) (*look, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err == nil {
		p.last, p.why = l, ""
		return l, nil
	}
	if p.last == nil {
		return nil, err
	}
	if words, remedy := explain(err); words != p.why {
		p.why = words
		tell("the pages stay as they were: " + words)
		if remedy != "" {
			tell("hint: " + remedy)
		}
	}
	return p.last, nil
}

// asIs is the record as it is, as at a day.
func (s *Server) asIs(now *Snapshot, day programme.Date, shown bool) (*look, error) {
	own := day.IsZero()
	if own {
		var err error
		if day, err = s.Day(now.Record); err != nil {
			return nil, err
		}
	}
	key := lookKey{now.Revision, day, own, shown}
	return s.looks.of(key, func() (*look, error) { return s.look(now, key) })
}

// look makes a look. The first of a revision lets go of all before: nobody asks for those.
func (s *Server) look(now *Snapshot, key lookKey) (*look, error) {
	s.looks.only(func(k lookKey) bool { return k.revision >= now.Revision })
	s.pages.only(func(k pageKey) bool { return k.look.revision >= now.Revision })
	l := &look{snapshot: now, record: now.Record, lookKey: key}
	asked := key.day
	if key.own {
		asked = programme.Date{}
	}
	var err error
	if key.shown {
		if l.record, err = shownOn(now.Record, key.day); err != nil {
			return nil, err
		}
	}
	if l.context, err = s.Context(l.record, asked); err != nil {
		return nil, err
	}
	o := site.Options{Zone: record.Zone(l.record.Programme), Served: !s.Public}
	if s.Public { // the site itself
		if o.Base, err = s.Base(l.record); err != nil {
			return nil, err
		}
	}
	if l.site, err = site.New(l.context, o); err != nil {
		return nil, err
	}
	s.dress(l)
	return l, nil
}

// shownOn is the record as the last commit of a day had it.
func shownOn(now *record.Record, day programme.Date) (*record.Record, error) {
	repo, err := record.Repo(now.Dir)
	if err != nil {
		return nil, err
	}
	defer repo.Close()
	b, err := now.Branch(repo)
	if err != nil {
		return nil, err
	}
	shown, err := b.Shown([]programme.Date{day})
	if err != nil {
		return nil, err
	}
	if shown[0].Commit == "" {
		return nil, fmt.Errorf("git holds no record of %s or before: nobody can say what was shown then", day.Words())
	}
	commit, err := repo.Resolve(shown[0].Commit)
	if err != nil {
		return nil, err
	}
	return record.At(repo, commit.Short(), commit)
}

// lookOf is the look that an address asks for, and the rest of the address. It is not found
// where the address names no day. A day that cannot be is an error.
func (s *Server) lookOf(r *http.Request) (l *look, rest string, err error) {
	rest = r.PathValue("address")
	now := s.snapshot()
	kind, after, _ := strings.Cut(rest, "/")
	if kind != asTold && kind != asShown || s.Public {
		l, err = s.at(now, programme.Date{}, false)
		return l, rest, err
	}
	word, below, _ := strings.Cut(after, "/")
	day, err := readDay(word)
	if err != nil {
		return nil, "", err
	}
	l, err = s.at(now, day, kind == asShown)
	return l, below, err
}

// readDay reads a day; a month stands for its last.
func readDay(word string) (programme.Date, error) {
	day, err := programme.ParseDate(word)
	if err != nil {
		if meant, ok := programme.ReadDate(word); ok && meant.Other.IsZero() {
			return meant.Date.Due(), nil
		}
		return day, badDayError{fmt.Errorf("%q is no day: %w", word, err)}
	}
	return day.Due(), nil
}

// badDayError is a day that cannot be.
type badDayError struct{ error }
