package history

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"improve/internal/gitrepo"
	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/store/storetest"
)

// begun is a record of two tasks, with the minutes of a board.
const begun = `-- plan/programme.yaml --
name: Improvement programme
groups:
  - {id: board, name: Improvement Board, meetings: [2020-01-14, 2020-02-25]}
-- plan/people.yaml --
people:
  - {id: ann-lee, role: Head of service, kind: person}
  - {id: bo-kay, role: Head of audit, kind: person}
-- plan/ambitions/1-leadership.yaml --
id: 1
title: Leadership
tasks:
  - id: 1.1
    title: Create the board
    leads: [ann-lee]
    target: 2020-03
  - id: 1.2
    title: Publish the strategy
    leads: [bo-kay]
    target: 2020-06
`

// sandbox is a record in a repository of its own, without the machine's settings.
type sandbox struct {
	t   *testing.T
	dir string
}

func newSandbox(t *testing.T) *sandbox {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("NOT TESTED: there is no git here")
	}
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	s := &sandbox{t, t.TempDir()}
	s.git("", "init", "-q", "-b", "main")
	return s
}

// git runs git as Ann Lee at a moment: 2020-01-14 is noon of that day.
func (s *sandbox) git(at string, args ...string) string {
	return s.gitAs("Ann Lee", at, args...)
}

func (s *sandbox) gitAs(who, at string, args ...string) string {
	s.t.Helper()
	if len(at) == len(time.DateOnly) {
		at += "T12:00:00Z"
	}
	cmd := exec.Command("git", args...)
	cmd.Dir = s.dir
	email := strings.ToLower(strings.ReplaceAll(who, " ", "-")) + "@example.org"
	cmd.Env = append(os.Environ(), "GIT_AUTHOR_NAME="+who, "GIT_AUTHOR_EMAIL="+email, "GIT_AUTHOR_DATE="+at,
		"GIT_COMMITTER_NAME="+who, "GIT_COMMITTER_EMAIL="+email, "GIT_COMMITTER_DATE="+at)
	out, err := cmd.CombinedOutput()
	if err != nil {
		s.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// write writes the files of an archive. A file that says "gone" is deleted.
func (s *sandbox) write(archive string) {
	s.t.Helper()
	files := storetest.Archive(archive)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		path := filepath.Join(s.dir, filepath.FromSlash(name))
		err := os.MkdirAll(filepath.Dir(path), 0o755)
		if err == nil && string(files[name].Data) == "gone\n" {
			err = os.Remove(path)
		} else if err == nil {
			err = os.WriteFile(path, files[name].Data, 0o644)
		}
		if err != nil {
			s.t.Fatal(err)
		}
	}
}

// commit writes the files of an archive and commits everything at a moment.
func (s *sandbox) commit(at, archive string) { s.commitAs("Ann Lee", at, archive) }

func (s *sandbox) commitAs(who, at, archive string) {
	s.t.Helper()
	s.write(archive)
	s.git(at, "add", "-A")
	s.gitAs(who, at, "commit", "-qm", "change")
}

// change commits at a moment a file in which some words take the place of others.
func (s *sandbox) change(at, file, was, is string) { s.changeAs("Ann Lee", at, file, was, is) }

func (s *sandbox) changeAs(who, at, file, was, is string) {
	s.t.Helper()
	s.commitAs(who, at, "-- "+file+" --\n"+s.replaced(file, was, is))
}

// replaced is the text of a file with some words in place of others.
func (s *sandbox) replaced(file, was, is string) string {
	s.t.Helper()
	data, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(file)))
	if err != nil || !strings.Contains(string(data), was) {
		s.t.Fatalf("%s lacks %q (%v)", file, was, err)
	}
	return strings.Replace(string(data), was, is, 1)
}

// history reads the history up to the last commit, with London's days.
func (s *sandbox) history(firstParent bool) *History {
	s.t.Helper()
	repo, head, zone := s.repo()
	h, err := Read(repo, head, firstParent, zone, Known{})
	if err != nil {
		s.t.Fatal(err)
	}
	return h
}

// branch is the branch that is checked out.
func (s *sandbox) branch() *Branch {
	s.t.Helper()
	repo, head, zone := s.repo()
	b, err := ReadBranch(repo, head, zone, Known{})
	if err != nil {
		s.t.Fatal(err)
	}
	return b
}

func (s *sandbox) repo() (repo *gitrepo.Repo, head string, zone *time.Location) {
	s.t.Helper()
	repo, err := gitrepo.Open(s.dir)
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(repo.Close)
	zone, err = time.LoadLocation("Europe/London")
	if err != nil {
		s.t.Fatal(err)
	}
	return repo, s.git("", "rev-parse", "HEAD"), zone
}

// now is the record in the files.
func (s *sandbox) now() *programme.Programme {
	s.t.Helper()
	p, _, err := store.Load(os.DirFS(s.dir))
	if err != nil {
		s.t.Fatal(err)
	}
	return p
}

// timeline is what a reader is told about a task, a line an event.
func (s *sandbox) timeline(task string) []string {
	s.t.Helper()
	events, err := s.history(false).Task(task, s.now(), true)
	if err != nil {
		s.t.Fatal(err)
	}
	return lines(events)
}

// lines are events as a reader might put them. A minus marks what is no longer so.
func lines(events []Event) []string {
	var all []string
	for _, e := range events {
		mark, by := "- ", string(e.Origin)
		if e.Standing {
			mark = "  "
		}
		if e.Commit != nil {
			by = fmt.Sprintf("%s on %s", e.Commit.Author.Name, e.Committed)
		}
		line := fmt.Sprintf("%s%s %s %s: %s", mark, e.Date, e.Kind, e.What, e.Before)
		if e.Before != "" {
			line += " -> "
		}
		if line += e.After; e.Restricted {
			line += " (restricted)"
		}
		all = append(all, fmt.Sprintf("%s [%s, %s:%d]", line, by, filepath.Base(e.File), e.Line))
	}
	return all
}

// equal compares lines, those that differ alone.
func equal(t *testing.T, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		g, w := "nothing", "nothing"
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			t.Errorf("line %d\n got %s\nwant %s", i+1, g, w)
		}
	}
}
