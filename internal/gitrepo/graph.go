package gitrepo

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Graph is a commit and all that it is built on, whatever folder they are about.
type Graph struct{ links map[string]*link }

// link is a commit in a graph.
type link struct {
	place   int // parents come before children
	parents []string
	latest  time.Time
}

// Latest is the latest date that a commit or any that it is built on was committed with:
// a commit cannot be made before what it is built on, whatever date it claims. It is zero
// where git does not know, and for a commit that is not in the graph.
func (g *Graph) Latest(commit string) time.Time {
	if l := g.links[commit]; l != nil {
		return l.latest
	}
	return time.Time{}
}

// Dated is a commit with its Latest.
func (r *Repo) Dated(c Commit) (Commit, error) {
	g, err := r.Graph(c.Hash)
	if err == nil {
		c.Latest = g.Latest(c.Hash)
	}
	return c, err
}

// Line is a commit and all that it is built on by first parents, oldest first: what a branch
// was, with a merge as one step.
func (g *Graph) Line(commit string) []string {
	var line []string
	for l := g.links[commit]; l != nil; l = g.links[commit] {
		line = append(line, commit)
		if len(l.parents) == 0 {
			break
		}
		commit = l.parents[0]
	}
	slices.Reverse(line)
	return line
}

// Below are a commit and all that it is built on; none of a commit that is not in the graph.
func (g *Graph) Below(commit string) map[string]bool {
	below := map[string]bool{}
	for left := []string{commit}; len(left) > 0; {
		next := left[len(left)-1]
		left = left[:len(left)-1]
		if l := g.links[next]; l != nil && !below[next] {
			below[next], left = true, append(left, l.parents...)
		}
	}
	return below
}

// IsLine reports whether nothing was ever merged: each commit is built on one other at most.
func (g *Graph) IsLine() bool {
	for _, l := range g.links {
		if len(l.parents) > 1 {
			return false
		}
	}
	return true
}

// upTo is the part of a graph that a commit in it is built on.
func (g *Graph) upTo(commit string) *Graph {
	part := &Graph{map[string]*link{}}
	for below := range g.Below(commit) {
		part.links[below] = g.links[below]
	}
	return part
}

// Graph is what a commit, given by its full name, is built on. Git is asked once for a
// commit and all below it.
func (r *Repo) Graph(from string) (*Graph, error) {
	r.graphs.Lock()
	defer r.graphs.Unlock()
	if g := r.graphs.of[from]; g != nil {
		return g, nil
	}
	for _, g := range r.graphs.of {
		if g.links[from] != nil {
			r.graphs.of[from] = g.upTo(from)
			return r.graphs.of[from], nil
		}
	}
	out, err := r.git("rev-list", "--topo-order", "--reverse", "--parents", "--timestamp", from)
	if err != nil {
		return nil, fmt.Errorf("read the history: %w", lacking(err))
	}
	g := &Graph{map[string]*link{}}
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line) // the date, the commit, its parents
		if len(words) < 2 {
			return nil, fmt.Errorf("unexpected git history at %q", line)
		}
		g.add(words[0], words[1], words[2:])
	}
	if r.graphs.of == nil {
		r.graphs.of = map[string]*Graph{}
	}
	r.graphs.of[from] = g
	return g, nil
}

func (g *Graph) add(date, commit string, parents []string) {
	l := &link{place: len(g.links), parents: parents}
	if seconds, err := strconv.ParseInt(date, 10, 64); err == nil && seconds > 0 && seconds <= lastSecond {
		l.latest = time.Unix(seconds, 0).UTC()
	}
	for _, p := range parents {
		if before := g.Latest(p); before.After(l.latest) {
			l.latest = before
		}
	}
	g.links[commit] = l
}
