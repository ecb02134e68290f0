package gitrepo

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Change is what a commit did to one file. Of a merge only those files are listed
// that differ from every side.
type Change struct {
	Path   string   // within the folder
	Before []string // the file's object at each parent; "" where it was not there
	Blob   string   // after; "" where the file is gone
	File   bool     // what it is now, or was last, is a file: no link, no submodule
}

// Entry is a commit with what it did.
type Entry struct {
	Commit
	Changes []Change
}

// LogOptions choose what Log lists.
type LogOptions struct {
	From        string   // the commit to go back from, by its full name
	Without     string   // leave out this commit and all that it is built on
	FirstParent bool     // only what the branch itself saw: a merge is one step
	Folders     []string // within the repository's folder
}

// Log is the history of some folders, oldest first, in one git process. In a
// shallow clone the oldest commit appears to have made everything.
func (r *Repo) Log(o LogOptions) ([]Entry, error) {
	// Fields cannot hold a NUL: git ends a text there.
	args := []string{"log", "-z", "--raw", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv",
		"--no-color", "--no-notes", "--no-show-signature", "--no-relative", "--ignore-submodules=none", "-O" + nowhere,
		"--encoding=UTF-8", "--date=raw", "--reverse", "--topo-order", "--full-history",
		"--format=tformat:%H%x00%P%x00%an%x00%ae%x00%ad%x00%cn%x00%ce%x00%cd%x00%s%x00"}
	if o.FirstParent {
		args = append(args, "--first-parent", "--diff-merges=first-parent")
	} else {
		args = append(args, "--diff-merges=combined")
	}
	args = append(args, o.From)
	if o.Without != "" {
		args = append(args, "^"+o.Without)
	}
	var g *Graph
	var unknown error
	var asking sync.WaitGroup // for the graph, while git compares files
	asking.Go(func() { g, unknown = r.Graph(o.From) })
	out, err := r.git(append(append(args, "--"), o.Folders...)...)
	asking.Wait()
	if err != nil {
		return nil, fmt.Errorf("read the history: %w", lacking(err))
	}
	entries, err := parseLog(string(out), r.prefix)
	if err != nil {
		return nil, err
	}
	if unknown != nil {
		return nil, unknown
	}
	for i := range entries {
		entries[i].Latest = g.Latest(entries[i].Hash)
	}
	return entries, nil
}

// nowhere is a file that is empty wherever git runs.
const nowhere = "/dev/null"

// parseLog reads what the format above gives: nine fields, then for each file
// `:modes objects letters` and its path, all ended by NULs, with empty ones and
// line ends between that mean nothing.
func parseLog(out, prefix string) ([]Entry, error) {
	var entries []Entry
	words := strings.Split(out, "\x00")
	for len(words) > 0 {
		word := strings.TrimLeft(words[0], "\n")
		switch {
		case word == "":
			words = words[1:]
		case word[0] == ':' && len(words) > 1 && len(entries) > 0:
			change, err := parseRaw(word, words[1], prefix)
			if err != nil {
				return nil, err
			}
			last := &entries[len(entries)-1]
			last.Changes = append(last.Changes, change)
			words = words[2:]
		case len(words) >= 9:
			entries = append(entries, Entry{Commit: parseFields(word, words)})
			words = words[9:]
		default:
			return nil, fmt.Errorf("unexpected git history at %q", word)
		}
	}
	return entries, nil
}

func parseFields(hash string, f []string) Commit {
	return Commit{Hash: hash, Parents: strings.Fields(f[1]),
		Author: Person{readable(f[2]), readable(f[3])}, Authored: parseTime(f[4]),
		Committer: Person{readable(f[5]), readable(f[6])}, Committed: parseTime(f[7]), Subject: readable(f[8])}
}

// parseRaw reads one change: a colon for each parent, then the modes of each side
// and of the result, the objects alike, and letters that say the same again.
func parseRaw(about, path, prefix string) (Change, error) {
	parents := 0
	for parents < len(about) && about[parents] == ':' {
		parents++
	}
	words := strings.Fields(about[parents:])
	if len(words) != 2*parents+3 {
		return Change{}, fmt.Errorf("unexpected git history at %q", about)
	}
	modes, ids := words[:parents+1], words[parents+1:2*parents+2]
	for i, id := range ids {
		ids[i] = present(id)
	}
	kind := modes[parents]
	if ids[parents] == "" {
		kind = modes[0]
	}
	return Change{Path: strings.TrimPrefix(path, prefix), Before: slices.Clone(ids[:parents]), Blob: ids[parents],
		File: strings.HasPrefix(kind, "100")}, nil
}

// present is an object's name, or nothing where it is git's name for none.
func present(id string) string {
	if strings.Trim(id, "0") == "" {
		return ""
	}
	return id
}
