package gitrepo

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

func TestFSIsTheFolderAsItStood(t *testing.T) {
	for _, format := range []string{"sha1", "sha256"} {
		t.Run(format, func(t *testing.T) {
			s := newSandbox(t, "--object-format="+format)
			s.write("plan/programme.yaml", "name: before\n")
			s.write("plan/ambitions/1-a.yaml", "id: 1\n")
			s.write("README.md", "x\n")
			if err := os.Symlink("programme.yaml", filepath.Join(s.dir, "plan/link.yaml")); err != nil {
				t.Fatal(err)
			}
			first := s.commit("first")
			s.write("plan/programme.yaml", "name: after\n")
			s.commit("second")
			s.write("plan/programme.yaml", "name: not committed\n")
			fsys, err := s.open(".").FS(first)
			if err != nil {
				t.Fatal(err)
			}
			if err := fstest.TestFS(fsys, "plan/programme.yaml", "plan/ambitions/1-a.yaml", "README.md", "plan/link.yaml"); err != nil {
				t.Fatal(err)
			}
			for _, name := range []string{"plan/programme.yaml", "plan/link.yaml"} {
				if data, err := fs.ReadFile(fsys, name); err != nil || string(data) != "name: before\n" {
					t.Errorf("%s: %q, %v", name, data, err)
				}
			}
		})
	}
}

func TestFSLinksStayWithin(t *testing.T) {
	s := newSandbox(t)
	s.write("secret.yaml", "secret\n")
	s.write("record/plan/real.yaml", "real\n")
	for name, target := range map[string]string{
		"out.yaml": "../../secret.yaml", "absolute.yaml": "/etc/passwd", "loop.yaml": "loop.yaml", "none.yaml": "nothing.yaml", "in.yaml": "../plan/./real.yaml",
	} {
		if err := os.Symlink(target, filepath.Join(s.dir, "record/plan", name)); err != nil {
			t.Fatal(err)
		}
	}
	commit := s.commit("links")
	fsys, err := s.open("record").FS(commit)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"out.yaml", "absolute.yaml", "loop.yaml", "none.yaml"} {
		if data, err := fs.ReadFile(fsys, "plan/"+name); err == nil {
			t.Errorf("%s was followed: %q", name, data)
		}
	}
	if data, err := fs.ReadFile(fsys, "plan/in.yaml"); err != nil || string(data) != "real\n" {
		t.Errorf("a link within: %q, %v", data, err)
	}
}

func TestFSTellsOfHugeFilesWithoutReadingThem(t *testing.T) {
	s := newSandbox(t)
	s.write("plan/huge.yaml", strings.Repeat("x", largestFile+1))
	fsys, err := s.open(".").FS(s.commit("huge"))
	if err != nil {
		t.Fatal(err)
	}
	info, err := fs.Stat(fsys, "plan/huge.yaml")
	if err != nil || info.Size() != largestFile+1 {
		t.Errorf("size: %v, %v", info, err)
	}
	if _, err := fs.ReadFile(fsys, "plan/huge.yaml"); err == nil {
		t.Error("a huge file was read")
	}
}

func TestResolve(t *testing.T) {
	s := newSandbox(t)
	r := s.open(".")
	if _, err := r.Resolve("HEAD"); err == nil || !strings.Contains(err.Error(), "no commits yet") {
		t.Errorf("before the first commit: %v", err)
	}
	s.write("a", "a")
	t.Setenv("GIT_AUTHOR_DATE", "2020-02-25T23:30:00+0100")
	commit := s.commit("A subject\n\nand a body")
	s.git("tag", "-a", "-m", "shown to the board", "board-1")
	s.git("checkout", "-q", "--detach")
	for _, rev := range []string{"HEAD", "main", "board-1", commit, commit[:8]} {
		c, err := r.Resolve(rev)
		if err != nil || c.Hash != commit || c.Subject != "A subject" || c.Author.Email != "test@example.org" || c.Authored.Format("2006-01-02") != "2020-02-25" {
			t.Errorf("%s: %+v, %v", rev, c, err)
		}
	}
	for _, rev := range []string{"", "nothing", "-h", "--help", "main\nHEAD", "HEAD:a", "HEAD~1", "main nothing"} {
		if c, err := r.Resolve(rev); err == nil {
			t.Errorf("%q: %+v", rev, c)
		} else if !strings.Contains(err.Error(), "no revision") {
			t.Errorf("%q: %v", rev, err)
		}
	}
}

func TestOpenEverywhere(t *testing.T) {
	s := newSandbox(t)
	s.write("council/plan/programme.yaml", "name: x\n")
	first := s.commit("first")
	s.write("council/plan/programme.yaml", "name: y\n")
	s.commit("second")
	elsewhere := t.TempDir()
	s.git("clone", "-q", "--bare", ".", elsewhere+"/bare.git")
	s.git("clone", "-q", "--depth=1", "file://"+s.dir, elsewhere+"/shallow")
	s.git("worktree", "add", "-q", elsewhere+"/tree", first)
	s.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", elsewhere+"/bare.git", "module")

	for folder, want := range map[string]struct {
		prefix        string
		bare, shallow bool
	}{
		s.dir + "/council":                 {prefix: "council/"},
		s.dir + "/council/plan":            {prefix: "council/plan/"},
		s.dir + "/module/council":          {prefix: "council/"},
		elsewhere + "/bare.git":            {bare: true},
		elsewhere + "/shallow/council":     {prefix: "council/", shallow: true},
		elsewhere + "/tree/council":        {prefix: "council/"},
		elsewhere + "/bare.git/refs/heads": {bare: true},
	} {
		r := open(t, folder)
		if r.Prefix() != want.prefix || r.Bare() != want.bare || r.Shallow() != want.shallow {
			t.Errorf("%s: prefix %q, bare %v, shallow %v", folder, r.Prefix(), r.Bare(), r.Shallow())
		}
		head, err := r.Head()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := r.FS(head.Hash); err != nil {
			t.Errorf("%s: %v", folder, err)
		}
	}
	if _, err := open(t, elsewhere+"/shallow").Resolve(first); err == nil || !strings.Contains(err.Error(), "unshallow") {
		t.Errorf("beyond a shallow clone: %v", err)
	}
	fsys, err := s.open(".").FS(s.commit("a submodule"))
	if err != nil {
		t.Fatal(err)
	}
	if info, err := fs.Lstat(fsys, "module"); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("a submodule: %v, %v", info, err)
	}
	if _, err := fs.Stat(fsys, "module"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what a submodule holds is not here: %v", err)
	}
}

func TestOpenNowhere(t *testing.T) {
	newSandbox(t)
	none := t.TempDir()
	if _, err := Open(none); !errors.Is(err, ErrNone) {
		t.Errorf("no repository: %v", err)
	}
	write(t, none+"/.git", "gitdir: /nowhere/at/all\n")
	if _, err := Open(none); !errors.Is(err, ErrNone) || !strings.Contains(err.Error(), "/nowhere/at/all") {
		t.Errorf("a .git file that leads nowhere: %v", err)
	}
	t.Setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
	s := &sandbox{t, t.TempDir()}
	if err := os.MkdirAll(s.dir+"/.git", 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, s.dir+"/.git/HEAD", "ref: refs/heads/main\n")
	for _, folder := range []string{"objects", "refs"} {
		if err := os.Mkdir(filepath.Join(s.dir, ".git", folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Open(s.dir); !errors.Is(err, ErrUntrusted) || !strings.Contains(err.Error(), "safe.directory "+s.dir) {
		t.Errorf("somebody else's repository: %v", err)
	}
	t.Setenv("PATH", none)
	if _, err := Open(s.dir); !errors.Is(err, ErrNoGit) {
		t.Errorf("without git: %v", err)
	}
}

func TestBranches(t *testing.T) {
	s := newSandbox(t)
	s.write("a", "1")
	base := s.commit("base")
	s.git("checkout", "-qb", "work")
	s.write("b", "1")
	s.commit("work")
	s.git("checkout", "-q", "main")
	s.write("c", "1")
	s.commit("main goes on")
	r := s.open(".")
	if name, ok, err := r.MainBranch(); name != "main" || !ok || err != nil {
		t.Errorf("main branch: %q %v %v", name, ok, err)
	}
	if c, err := r.MergeBase("work", "main"); err != nil || c.Hash != base {
		t.Errorf("merge base: %+v %v", c, err)
	}
	clone := t.TempDir()
	s.git("clone", "-q", ".", clone)
	if name, _, err := open(t, clone).MainBranch(); name != "origin/main" || err != nil {
		t.Errorf("main branch of a clone: %q %v", name, err)
	}
	s.git("checkout", "-q", "--orphan", "other")
	s.commit("apart")
	if _, err := r.MergeBase("other", "main"); err == nil || !strings.Contains(err.Error(), "no commit in common") {
		t.Errorf("apart: %v", err)
	}
}

func TestUser(t *testing.T) {
	s := newSandbox(t)
	if who, err := s.open(".").User(); err != nil || who != (Person{"Test Person", "test@example.org"}) {
		t.Errorf("%+v %v", who, err)
	}
	write(t, filepath.Join(os.Getenv("HOME"), ".gitconfig"), "[user]\n\tname = Half\n")
	if _, err := s.open(".").User(); !errors.Is(err, ErrNoUser) {
		t.Errorf("no address: %v", err)
	}
}
