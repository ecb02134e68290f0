package history

import (
	"maps"
	"slices"
	"time"

	"improve/internal/gitrepo"
	"improve/internal/parallel"
	"improve/internal/programme"
	"improve/internal/store"
)

// Branch is what the branch that ends with a commit held of a record, commit by commit. A
// merge is one step.
type Branch struct {
	repo   *gitrepo.Repo
	zone   *time.Location
	known  Known
	graph  *gitrepo.Graph
	line   []string       // its commits, oldest first
	holds  map[int]string // what stands for the record at the commit of a place, where known
	cutOff bool           // the clone holds the record of the first commit, and nothing before it
}

// ReadBranch reads the branch that ends with a commit, given by its full name. Days are
// those of the time zone.
func ReadBranch(repo *gitrepo.Repo, head string, zone *time.Location, known Known) (*Branch, error) {
	graph, err := repo.Graph(head)
	if err != nil {
		return nil, err
	}
	b := &Branch{repo: repo, zone: zone, known: known, graph: graph, line: graph.Line(head), holds: map[int]string{}}
	if repo.Shallow() {
		held, err := b.heldAt(0)
		if err != nil {
			return nil, err
		}
		b.cutOff = held != ""
	}
	return b, nil
}

// Shown is the record as committed by the end of a day: what a board of that day
// could see.
type Shown struct {
	Day programme.Date
	// Commit is the last of the branch on or before that day that changed the record, by its
	// full name; empty if there was none, or this clone does not have it.
	Commit    string
	Committed programme.Date       // its day
	Programme *programme.Programme // see Read; nil with no commit, and to be read only
}

// Shown are the commits that boards of some days could see, one for each day.
func (b *Branch) Shown(days []programme.Date) ([]Shown, error) {
	shown := make([]Shown, len(days))
	last := make([]int, len(days))
	var asked []int
	for i, day := range days {
		last[i] = b.lastBy(day)
		asked = append(asked, last[i], last[i]-1)
	}
	if err := b.ask(asked); err != nil {
		return nil, err
	}
	for i, day := range days {
		at, err := b.changed(last[i])
		if err != nil {
			return nil, err
		}
		shown[i].Day = day
		if at >= 0 {
			shown[i].Commit, shown[i].Committed = b.line[at], b.day(at)
		}
	}
	return shown, nil
}

// lastBy is the place of the last commit by a day; -1 where there is none.
func (b *Branch) lastBy(day programme.Date) int {
	for at := len(b.line) - 1; at >= 0; at-- {
		if made := b.day(at); !made.IsZero() && !made.After(day) {
			return at
		}
	}
	return -1
}

// changed is the place of the last commit up to a place that changed the record; -1 where
// none did.
func (b *Branch) changed(at int) (int, error) {
	for ; at >= 0; at-- {
		held, err := b.heldAt(at)
		if err != nil {
			return 0, err
		}
		before, err := b.heldAt(at - 1)
		if err != nil || held != before {
			return at, err
		}
	}
	return at, nil
}

// heldAt stands for what the commit at a place held of the record; it is empty where that
// was nothing, as before the first.
func (b *Branch) heldAt(at int) (string, error) {
	if at < 0 {
		return "", nil
	}
	if _, known := b.holds[at]; !known {
		const together = 64 // those before are asked for next
		var places []int
		for i := range together {
			places = append(places, at-i)
		}
		if err := b.ask(places); err != nil {
			return "", err
		}
	}
	return b.holds[at], nil
}

// ask asks git what the commits at some places held, of which some may not be there.
func (b *Branch) ask(places []int) error {
	places = slices.DeleteFunc(once(places), func(at int) bool {
		_, known := b.holds[at]
		return at < 0 || known
	})
	commits := make([]string, len(places))
	for i, at := range places {
		commits[i] = b.line[at]
	}
	held, err := b.repo.Holds(commits, Folders()...)
	if err != nil {
		return err
	}
	for i, at := range places {
		b.holds[at] = held[i]
	}
	return nil
}

func (b *Branch) day(at int) programme.Date { return Day(b.graph.Latest(b.line[at]), b.zone) }

// Begins is the commit where a shallow clone's branch begins; ok is false if it is complete
// or has no file of the record there.
func (b *Branch) Begins() (commit string, day programme.Date, ok bool) {
	if !b.cutOff {
		return "", programme.Date{}, false
	}
	return b.line[0], b.day(0), true
}

// Read reads the record that each board could see.
func (b *Branch) Read(shown []Shown) error {
	trees, err := b.trees(shown)
	if err != nil {
		return err
	}
	all := slices.Concat(slices.Collect(maps.Values(trees))...)
	var paths []string
	for _, v := range all {
		paths = append(paths, v.Path)
	}
	versions := b.known.versions(paths)
	if err := read(b.repo, versions, once(all), nil); err != nil {
		return err
	}
	seen := slices.Sorted(maps.Keys(trees))
	programmes := make([]*programme.Programme, len(seen))
	parallel.Each(len(seen), func(i int, _ *struct{}) { programmes[i] = versions.Programme(trees[seen[i]]) })
	for i := range shown {
		if place, found := slices.BinarySearch(seen, shown[i].Commit); found {
			shown[i].Programme = programmes[place]
		}
	}
	return nil
}

// trees are the files of the record at each commit that a board saw.
func (b *Branch) trees(shown []Shown) (map[string][]store.Version, error) {
	var commits []string
	for _, s := range shown {
		if s.Commit != "" {
			commits = append(commits, s.Commit)
		}
	}
	commits = once(commits)
	files, err := b.repo.Files(commits, Folders()...)
	if err != nil {
		return nil, err
	}
	trees := map[string][]store.Version{}
	for i, commit := range commits {
		trees[commit] = nil
		for _, f := range files[i] {
			trees[commit] = append(trees[commit], store.Version{Path: f.Path, Content: f.Blob})
		}
	}
	return trees, nil
}

// once is a list with each of its members once.
func once[T comparable](list []T) []T {
	seen := map[T]bool{}
	return slices.DeleteFunc(list, func(member T) bool {
		again := seen[member]
		seen[member] = true
		return again
	})
}
