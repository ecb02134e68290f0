package gitrepo

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Merge is a merge that does not have a file as one of its sides left it, although that
// side had changed the file since the two parted.
type Merge struct {
	Commit
	Files []Merged
}

// Merged is one such file, by its objects; "" where it was not there.
type Merged struct {
	Path                       string // within the folder
	Base, Ours, Theirs, Result string
}

// Merges lists such merges among all that a commit, given by its full name, is built on,
// oldest first, in one git process. Of a merge of more than two, each side is held
// against the first. Where a shallow clone lacks the commit at which two sides parted,
// nobody can tell.
func (r *Repo) Merges(from string, folders ...string) ([]Merge, error) {
	g, err := r.Graph(from)
	if err != nil {
		return nil, err
	}
	joins := g.joins()
	var pairs [][2]string
	for _, j := range joins {
		pairs = append(pairs, [2]string{j.ours, j.result}, [2]string{j.theirs, j.result},
			[2]string{j.base, j.ours}, [2]string{j.base, j.theirs})
	}
	changes, err := r.compared(pairs, folders)
	if err != nil {
		return nil, err
	}
	var list []Merge
	for i, j := range joins {
		files := unlike(changes[4*i], changes[4*i+1], changes[4*i+2], changes[4*i+3])
		if len(files) == 0 {
			continue
		}
		commit, err := r.Resolve(j.result)
		if err != nil {
			return nil, err
		}
		commit.Latest = g.Latest(j.result)
		list = append(list, Merge{commit, files})
	}
	return list, nil
}

// unlike are the files that a merge does not have as a side left them that had changed
// them, from what is different between each side and the merge, and between the base and
// each side.
func unlike(oursToResult, theirsToResult, baseToOurs, baseToTheirs map[string]Change) []Merged {
	var list []Merged
	paths := maps.Clone(baseToOurs)
	maps.Copy(paths, baseToTheirs)
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		left, fromOurs := oursToResult[path]
		_, fromTheirs := theirsToResult[path]
		ours, byOurs := baseToOurs[path]
		theirs, byTheirs := baseToTheirs[path]
		if !(fromOurs && byOurs) && !(fromTheirs && byTheirs) {
			continue
		}
		base := slices.Concat(ours.Before, theirs.Before)[0]
		f := Merged{Path: path, Base: base, Ours: base, Theirs: base}
		if byOurs {
			f.Ours = ours.Blob
		}
		if byTheirs {
			f.Theirs = theirs.Blob
		}
		if f.Result = f.Ours; fromOurs {
			f.Result = left.Blob
		}
		list = append(list, f)
	}
	return list
}

// join is two sides of a merge, and where they parted.
type join struct{ result, ours, theirs, base string }

// joins are the merges of a graph, oldest first.
func (g *Graph) joins() []join {
	var list []join
	for commit, l := range g.links {
		for i := 1; i < len(l.parents); i++ {
			j := join{commit, l.parents[0], l.parents[i], ""}
			if j.base = g.parted(j.ours, j.theirs); j.base != "" {
				list = append(list, j)
			}
		}
	}
	slices.SortFunc(list, func(a, b join) int { return g.links[a.result].place - g.links[b.result].place })
	return list
}

// parted is the latest commit that two are built on; "" where there is none.
func (g *Graph) parted(a, b string) string {
	const fromA, fromB = 1, 2
	sides := map[string]int{a: fromA, b: fromB}
	if a == b {
		return a
	}
	for len(sides) > 0 {
		last, at := "", -1
		for commit := range sides {
			if l := g.links[commit]; l != nil && l.place > at {
				last, at = commit, l.place
			}
		}
		if last == "" {
			return ""
		}
		side := sides[last]
		if side == fromA|fromB {
			return last
		}
		delete(sides, last)
		for _, p := range g.links[last].parents {
			sides[p] |= side
		}
	}
	return ""
}

// compared is what is different between the two commits of each pair, by path.
func (r *Repo) compared(pairs [][2]string, folders []string) ([]map[string]Change, error) {
	if len(pairs) == 0 {
		return nil, nil
	}
	var asked bytes.Buffer
	for _, p := range pairs {
		fmt.Fprintf(&asked, "%s %s\n", p[1], p[0]) // the later, and what to take for its parent
	}
	cmd := r.command(append([]string{"diff-tree", "--stdin", "-r", "-m", "-z", "--raw", "--no-abbrev", "--no-renames",
		"--no-ext-diff", "--no-textconv", "--no-relative", "--ignore-submodules=none", "--always", "--"},
		folders...)...)
	cmd.Stdin = &asked
	out, err := output(cmd)
	if err != nil {
		return nil, fmt.Errorf("compare commits: %w", lacking(err))
	}
	changes := make([]map[string]Change, 0, len(pairs))
	words := strings.Split(string(out), "\x00")
	for i := 0; i < len(words); i++ {
		switch {
		case words[i] == "":
		case words[i][0] != ':':
			changes = append(changes, map[string]Change{})
		case i+1 < len(words) && len(changes) > 0:
			c, err := parseRaw(words[i], words[i+1], r.prefix)
			if err != nil {
				return nil, err
			}
			changes[len(changes)-1][c.Path] = c
			i++
		}
	}
	if len(changes) != len(pairs) {
		return nil, fmt.Errorf("compare commits: git answered %d of %d", len(changes), len(pairs))
	}
	return changes, nil
}
