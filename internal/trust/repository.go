package trust

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

// tree is the files of the record at a commit, by path.
type tree map[string]string

// repository builds a git repository step by step. What is committed waits in one stream
// for git fast-import until the files are needed.
type repository struct {
	dir      string
	stream   bytes.Buffer
	branches map[string]int // the last commit of a branch, or the commit of a name
	trees    []tree         // by commit
	parents  []int          // the first parent of each commit, -1 where there is none
	improve  func(dir, day string, args []string) error
}

// build makes the repository of a case in a folder: its base record's, with its steps added.
func build(dir string, c Case, improve func(dir, day string, args []string) error) error {
	r := &repository{dir: dir, branches: map[string]int{}, improve: improve}
	if err := r.init(); err != nil {
		return err
	}
	base, err := baseSteps(cmp.Or(c.Base, "base") + ".txtar")
	if err != nil {
		return err
	}
	for _, s := range slices.Concat(base, c.Steps) {
		if err := r.step(s); err != nil {
			return fmt.Errorf("the step of %s: %w", s.On, err)
		}
	}
	return r.flush()
}

// init writes what git init would, which is several times slower.
func (r *repository) init() error {
	git := filepath.Join(r.dir, ".git")
	for _, folder := range []string{"objects", "refs/heads", "refs/tags"} {
		if err := os.MkdirAll(filepath.Join(git, folder), 0o755); err != nil {
			return err
		}
	}
	if err := os.WriteFile(filepath.Join(git, "HEAD"), []byte("ref: refs/heads/main\n"), 0o644); err != nil {
		return err
	}
	config := "[core]\n\trepositoryformatversion = 0\n\tbare = false\n[gc]\n\tauto = 0\n" +
		"[uploadpack]\n\tallowFilter = true\n"
	return os.WriteFile(filepath.Join(git, "config"), []byte(config), 0o644)
}

// baseSteps are the commits of a base record: a file whose name begins with "commit" begins
// one, and says when, by whom and why.
func baseSteps(file string) ([]Step, error) {
	data, err := files.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var steps []Step
	for _, f := range txtar.Parse(data).Files {
		if words := strings.SplitN(f.Name, " ", 4); words[0] == "commit" {
			steps = append(steps, Step{On: words[1], By: words[2], Message: words[3], As: "base-" + words[1]})
			continue
		}
		last := &steps[len(steps)-1]
		last.Change = append(last.Change, Edit{File: f.Name, Write: string(f.Data)})
	}
	return steps, nil
}

func (r *repository) step(s Step) error {
	if s.Branch == "" {
		s.Branch = "main"
	}
	if s.From != "" {
		at, known := r.branches[s.From]
		if !known {
			return fmt.Errorf("no branch or name %q", s.From)
		}
		r.branches[s.Branch] = at
		fmt.Fprintf(&r.stream, "reset refs/heads/%s\nfrom :%d\n\n", s.Branch, at+1)
	}
	if len(s.Improve) > 0 || s.Uncommitted {
		return r.inFolder(s)
	}
	now, parent := tree{}, -1
	if at, known := r.branches[s.Branch]; known {
		now, parent = maps.Clone(r.trees[at]), at
	}
	if err := r.join(s, now, parent); err != nil {
		return err
	}
	for _, e := range s.Change {
		if at, known := r.branches[e.Take]; known {
			e.Write = r.trees[at][e.File]
		}
		if err := e.apply(now); err != nil {
			return err
		}
	}
	if len(s.Change) == 0 && s.Merge == "" && s.Squash == "" {
		return nil // a branch begun or forced back
	}
	return r.commit(s, now, parent)
}

// join takes over what a merge or a squash takes from another branch: each file that it
// changed since the two parted.
func (r *repository) join(s Step, now tree, parent int) error {
	branch := s.Merge + s.Squash
	if branch == "" || s.Ours {
		return nil
	}
	at, known := r.branches[branch]
	if !known {
		return fmt.Errorf("no branch %q", branch)
	}
	theirs, parted := r.trees[at], tree{}
	if at := r.parted(parent, at); at >= 0 {
		parted = r.trees[at]
	}
	for _, path := range slices.Sorted(maps.Keys(theirs)) {
		if theirs[path] != parted[path] {
			now[path] = theirs[path]
		}
	}
	for path := range parted {
		if _, here := theirs[path]; !here {
			delete(now, path)
		}
	}
	return nil
}

// parted is the last commit that two have in common, by their first parents; -1 where
// there is none.
func (r *repository) parted(a, b int) int {
	seen := map[int]bool{}
	for ; a >= 0; a = r.parents[a] {
		seen[a] = true
	}
	for b >= 0 && !seen[b] {
		b = r.parents[b]
	}
	return b
}

func (r *repository) commit(s Step, now tree, parent int) error {
	who, err := person(s.By)
	if err != nil {
		return err
	}
	authored, err := moment(s.On)
	if err != nil {
		return err
	}
	committed := authored
	if s.Committed != "" {
		if committed, err = moment(s.Committed); err != nil {
			return err
		}
	}
	at := len(r.trees)
	fmt.Fprintf(&r.stream, "commit refs/heads/%s\nmark :%d\nauthor %s %s\ncommitter %s %s\ndata %d\n%s\n",
		s.Branch, at+1, who, authored, who, committed, len(s.Message), s.Message)
	if parent >= 0 {
		fmt.Fprintf(&r.stream, "from :%d\n", parent+1)
	}
	if s.Merge != "" {
		fmt.Fprintf(&r.stream, "merge :%d\n", r.branches[s.Merge]+1)
	}
	r.stream.WriteString("deleteall\n")
	for _, path := range slices.Sorted(maps.Keys(now)) {
		fmt.Fprintf(&r.stream, "M 644 inline %s\ndata %d\n%s\n", path, len(now[path]), now[path])
	}
	r.stream.WriteString("\n")
	r.trees, r.parents = append(r.trees, now), append(r.parents, parent)
	r.branches[s.Branch] = at
	if s.As != "" {
		r.branches[s.As] = at
		fmt.Fprintf(&r.stream, "reset refs/tags/%s\nfrom :%d\n\n", s.As, at+1)
	}
	return nil
}

// inFolder makes a change in the folder, by hand or with the program, and commits it
// unless it stays uncommitted. Nothing can follow on another branch.
func (r *repository) inFolder(s Step) error {
	if err := r.flush(); err != nil {
		return err
	}
	now, err := r.checkedOut()
	if err != nil {
		return err
	}
	before := maps.Clone(now)
	for _, e := range s.Change {
		if err := e.apply(now); err != nil {
			return err
		}
	}
	if err := r.write(before, now); err != nil {
		return err
	}
	if len(s.Improve) > 0 {
		day, _, _ := strings.Cut(s.On, "T")
		if err := r.improve(r.dir, day, s.Improve); err != nil {
			return err
		}
		if now, err = r.checkedOut(); err != nil {
			return err
		}
	}
	if s.Uncommitted {
		return nil
	}
	return r.commit(s, now, r.branches[s.Branch])
}

// checkedOut is what lies in the folder.
func (r *repository) checkedOut() (tree, error) {
	now := tree{}
	err := filepath.WalkDir(r.dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			if d != nil && d.Name() == ".git" {
				return filepath.SkipDir
			}
			return err
		}
		data, err := os.ReadFile(name)
		path, _ := filepath.Rel(r.dir, name)
		now[filepath.ToSlash(path)] = string(data)
		return err
	})
	return now, err
}

func (r *repository) write(before, now tree) error {
	for path, text := range now {
		name := filepath.Join(r.dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			return err
		}
	}
	for path := range before {
		if _, here := now[path]; !here {
			if err := os.Remove(filepath.Join(r.dir, filepath.FromSlash(path))); err != nil {
				return err
			}
		}
	}
	return nil
}

// flush has git read the commits that wait, and checks main out.
func (r *repository) flush() error {
	if r.stream.Len() == 0 {
		return nil
	}
	cmd := exec.Command("git", "fast-import", "--quiet", "--force", "--export-marks=.git/marks",
		"--import-marks-if-exists=.git/marks")
	cmd.Dir, cmd.Stdin = r.dir, &r.stream
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("git fast-import: %w\n%s", err, out)
	}
	r.stream.Reset()
	cmd = exec.Command("git", "read-tree", "-u", "--reset", "HEAD")
	cmd.Dir = r.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("git read-tree: %w\n%s", err, out)
	}
	return nil
}

// arrange makes the clone that a case asks for, runs its git commands, and returns the
// folder to look at.
func arrange(c Case, dir, spare string) (string, error) {
	var calls [][]string
	if c.Clone != nil {
		calls = append(calls, slices.Concat([]string{"clone", "-q", "--no-local"}, c.Clone,
			[]string{"file://" + filepath.ToSlash(dir), spare}))
		dir = spare
	}
	for _, args := range append(calls, c.Git...) {
		cmd := exec.Command("git", args...)
		if cmd.Dir = dir; args[0] == "clone" {
			cmd.Dir = ""
		}
		if out, err := cmd.CombinedOutput(); err != nil {
			return "", fmt.Errorf("git %s: %w\n%s", strings.Join(args, " "), err, out)
		}
	}
	return dir, nil
}

func (e Edit) apply(to tree) error {
	was, here := to[e.File]
	switch {
	case e.Write != "":
		to[e.File] = e.Write
		return nil
	case !here:
		return fmt.Errorf("no file %s", e.File)
	case e.Delete:
		delete(to, e.File)
	case e.Rename != "":
		delete(to, e.File)
		to[e.Rename] = was
	case e.Append != "":
		to[e.File] = was + e.Append
	case strings.Count(was, e.Replace) != 1:
		return fmt.Errorf("%s has %q %d times, not once", e.File, e.Replace, strings.Count(was, e.Replace))
	default:
		to[e.File] = strings.Replace(was, e.Replace, e.With, 1)
	}
	return nil
}

// person is somebody as git writes them.
func person(by string) (string, error) {
	people := map[string]string{
		"": "Olu Frank <office@ashdown.example>", "office": "Olu Frank <office@ashdown.example>",
		"ann": "Ann Lee <ann.lee@ashdown.example>", "bo": "Bo Kay <bo.kay@ashdown.example>",
		"cy": "Cy Ward <cy.ward@dfe.example>",
	}
	if who, known := people[by]; known {
		return who, nil
	}
	if !strings.Contains(by, "<") {
		return "", fmt.Errorf("nobody is called %q", by)
	}
	return by, nil
}

// moment is a day at noon, or a moment, as git writes it.
func moment(at string) (string, error) {
	t, err := time.Parse(time.RFC3339, at)
	if len(at) == len(time.DateOnly) {
		t, err = time.Parse(time.DateOnly, at)
		t = t.Add(12 * time.Hour)
	}
	if err != nil {
		return "", fmt.Errorf("%q is no day and no moment: %w", at, err)
	}
	return fmt.Sprintf("%d %s", t.Unix(), t.Format("-0700")), nil
}
