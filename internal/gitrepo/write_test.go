package gitrepo

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// status is what git says about the work tree; nothing where it is clean.
func (s *sandbox) status() string { return s.git("status", "--porcelain") }

func TestCommitTakesExactlyTheNamedFiles(t *testing.T) {
	for _, format := range []string{"sha1", "sha256"} {
		t.Run(format, func(t *testing.T) {
			s := newSandbox(t, "--object-format="+format)
			s.write("council/updates/first.yaml", "1\n")
			if _, err := s.open("council").Commit([]string{"updates/first.yaml"}, "the first commit of all"); err != nil {
				t.Fatal(err)
			}
			if got := s.status(); got != "" {
				t.Errorf("after the first commit: %s", got)
			}
			s.write("council/plan/a.yaml", "a\n")
			s.write("other", "1\n")
			s.commit("more")
			s.write("council/plan/a.yaml", "changed\n")
			s.write("council/updates/second.yaml", "2\n")
			s.write("staged", "staged\n")
			s.git("add", "staged")
			s.write("other", "not staged\n")
			if err := os.Remove(filepath.Join(s.dir, "council/updates/first.yaml")); err != nil {
				t.Fatal(err)
			}
			made, err := s.open("council").Commit([]string{"plan/a.yaml", "updates/second.yaml", "updates/first.yaml"}, "rate 1.3\n\nwhy")
			if err != nil {
				t.Fatal(err)
			}
			if head := s.git("rev-parse", "HEAD"); head != made.Hash || made.Unsigned != "" {
				t.Errorf("made %+v, and HEAD is %s", made, head)
			}
			if got, want := s.git("show", "--format=%an %s", "--name-status", "HEAD"),
				"Test Person rate 1.3\n\nM\tcouncil/plan/a.yaml\nD\tcouncil/updates/first.yaml\nA\tcouncil/updates/second.yaml"; got != want {
				t.Errorf("committed:\n%s\nwant:\n%s", got, want)
			}
			if got, want := s.status(), " M other\nA  staged"; got != want {
				t.Errorf("left over:\n%s\nwant:\n%s", got, want)
			}
			s.git("fsck", "--strict")
			if _, err := s.open("council").Commit([]string{"plan/a.yaml"}, "again"); err == nil || !strings.Contains(err.Error(), "nothing to commit") {
				t.Errorf("committing nothing: %v", err)
			}
		})
	}
}

// Whatever git is set to do with line ends, its status is clean afterwards.
func TestCommitLineEnds(t *testing.T) {
	for _, autocrlf := range []string{"false", "true", "input"} {
		for _, attributes := range []string{"", "* text=auto\n", "*.yaml text eol=crlf\n", "*.yaml -text\n", "*.yaml text\n", "*.yaml eol=lf\n"} {
			s := newSandbox(t)
			s.git("config", "core.autocrlf", autocrlf)
			s.write(".gitattributes", attributes)
			s.write("old.yaml", "a: 1\r\nb: 2\r\n")
			s.git("-c", "core.autocrlf=false", "add", "-A")
			s.git("commit", "-qm", "first")
			s.write("old.yaml", "a: 1\r\nb: 3\r\n")
			s.write("new.yaml", "a: 1\r\n")
			s.write("plain.yaml", "a: 1\n")
			if _, err := s.open(".").Commit([]string{"old.yaml", "new.yaml", "plain.yaml"}, "x"); err != nil {
				t.Fatal(err)
			}
			if got := s.status(); got != "" {
				t.Errorf("autocrlf %s, attributes %q: %s", autocrlf, attributes, got)
			}
		}
	}
}

func TestCommitRefuses(t *testing.T) {
	s := newSandbox(t)
	s.write("plan/a.yaml", "a\n")
	s.write(".gitattributes", "filtered.yaml filter=lfs\nencoded.yaml working-tree-encoding=UTF-16\n")
	s.commit("first")
	for _, name := range []string{"filtered.yaml", "encoded.yaml"} {
		s.write(name, "x\n")
	}
	if err := os.Symlink("plan/a.yaml", filepath.Join(s.dir, "link.yaml")); err != nil {
		t.Fatal(err)
	}
	refused := func(path, want string) {
		t.Helper()
		before := s.git("rev-parse", "HEAD") + s.status()
		if _, err := s.open(".").Commit([]string{path}, "x"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
		if after := s.git("rev-parse", "HEAD") + s.status(); after != before {
			t.Errorf("%s: a refusal changed %q to %q", path, before, after)
		}
	}
	refused("filtered.yaml", `filter "lfs"`)
	refused("encoded.yaml", "another encoding")
	refused("link.yaml", "a link or a folder")
	write(t, filepath.Join(s.dir, ".git/MERGE_HEAD"), s.git("rev-parse", "HEAD")+"\n")
	refused("plan/a.yaml", "a merge is in progress")
	os.Remove(filepath.Join(s.dir, ".git/MERGE_HEAD"))
	write(t, filepath.Join(s.dir, ".git/index.lock"), "")
	s.write("plan/b.yaml", "b\n")
	refused("plan/b.yaml", "index.lock")
	os.Remove(filepath.Join(s.dir, ".git/index.lock"))
	write(t, filepath.Join(os.Getenv("HOME"), ".gitconfig"), "")
	if _, err := s.open(".").Commit([]string{"plan/b.yaml"}, "x"); !errors.Is(err, ErrNoUser) {
		t.Errorf("without a name: %v", err)
	}
	bare := t.TempDir()
	s.git("clone", "-q", "--bare", ".", bare)
	write(t, filepath.Join(os.Getenv("HOME"), ".gitconfig"), "[user]\n\tname = A\n\temail = a@example.org\n")
	if _, err := open(t, bare).Commit([]string{"plan/b.yaml"}, "x"); err == nil || !strings.Contains(err.Error(), "bare") {
		t.Errorf("in a bare repository: %v", err)
	}
}

// A signature is made with the user's own program, whatever the repository names.
func TestCommitSigns(t *testing.T) {
	s := newSandbox(t)
	s.write("a.yaml", "1\n")
	s.commit("first")
	tools := t.TempDir()
	program := func(name string) string {
		path := filepath.Join(tools, name)
		script := "#!/bin/sh\ntouch '" + tools + "/ran-" + name + "'\ncat >/dev/null\necho '[GNUPG:] SIG_CREATED ' >&2\nprintf -- '-----BEGIN PGP SIGNATURE-----\\nx\\n-----END PGP SIGNATURE-----\\n'\n"
		if err := os.WriteFile(path, []byte(script), 0o755); err != nil {
			t.Fatal(err)
		}
		return path
	}
	ran := func(name string) bool { _, err := os.Stat(filepath.Join(tools, "ran-"+name)); return err == nil }
	commit := func(text string) Committed {
		t.Helper()
		s.write("a.yaml", text)
		made, err := s.open(".").Commit([]string{"a.yaml"}, "x")
		if err != nil {
			t.Fatal(err)
		}
		return made
	}
	mine, theirs := program("mine"), program("theirs")
	for _, key := range []string{"gpg.program", "gpg.openpgp.program"} {
		s.git("config", key, theirs)
	}
	s.git("config", "commit.gpgSign", "true")
	if made := commit("2\n"); made.Unsigned == "" || ran("theirs") {
		t.Errorf("only the repository asks for a signature: %+v, ran %v", made, ran("theirs"))
	}
	s.git("config", "--global", "commit.gpgSign", "true")
	s.git("config", "--global", "gpg.program", mine)
	made := commit("3\n")
	if c, err := s.open(".").Resolve(made.Hash); err != nil || !c.Signed || made.Unsigned != "" || !ran("mine") || ran("theirs") {
		t.Errorf("signed %v (%v), mine ran %v, theirs %v", c.Signed, err, ran("mine"), ran("theirs"))
	}
}
