package gitrepo

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

func TestVersionOf(t *testing.T) {
	dir := t.TempDir()
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=t", "-c", "user.email=t@example.org"}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	clean := func() bool {
		t.Helper()
		v, err := VersionOf(dir, os.DirFS(dir), "plan", "updates")
		if err != nil {
			t.Fatal(err)
		}
		return len(v.Loose) == 0
	}

	write("plan/programme.yaml", "name: x\n")
	if _, err := VersionOf(dir, os.DirFS(dir), "plan"); !errors.Is(err, ErrNone) {
		t.Errorf("outside a repository: %v", err)
	}
	git("init", "-q")
	git("add", ".")
	git("commit", "-qm", "begin")
	if !clean() {
		t.Error("a fresh commit is not clean")
	}
	write("README.md", "outside the record\n")
	write("plan/programme.yaml", "name: x\r\n")
	if !clean() {
		t.Error("another folder, or line ends, made it unclean")
	}
	write("plan/programme.yaml", "name: y\n")
	if clean() {
		t.Error("a changed file counts as clean")
	}
	write("plan/programme.yaml", "name: x\n")
	write("updates/2020-01-01-a.yaml", "date: 2020-01-01\n")
	if clean() {
		t.Error("an added file counts as clean")
	}
	os.RemoveAll(filepath.Join(dir, "updates"))
	os.Remove(filepath.Join(dir, "plan/programme.yaml"))
	if clean() {
		t.Error("a removed file counts as clean")
	}
}

// A hostile repository's configuration runs nothing.
func TestNothingRuns(t *testing.T) {
	dir := t.TempDir()
	mark := filepath.Join(dir, "ran")
	script := filepath.Join(dir, "run.sh")
	os.WriteFile(script, []byte("#!/bin/sh\ntouch "+mark+"\n"), 0o755)
	os.MkdirAll(filepath.Join(dir, "plan"), 0o755)
	os.WriteFile(filepath.Join(dir, "plan/programme.yaml"), []byte("name: x\n"), 0o644)
	os.WriteFile(filepath.Join(dir, ".gitattributes"), []byte("*.yaml filter=x diff=x\n"), 0o644)
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "begin"},
		{"config", "core.fsmonitor", script}, {"config", "filter.x.clean", script}, {"config", "filter.x.smudge", script},
		{"config", "core.pager", script}, {"config", "diff.x.textconv", script}, {"config", "core.sshCommand", script}} {
		if out, err := exec.Command("git", append([]string{"-C", dir}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
	}
	if _, err := VersionOf(dir, os.DirFS(dir), "plan"); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(mark); err == nil {
		t.Error("the repository's configuration ran a program")
	}
}
