package history

import (
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"improve/internal/gitrepo"
	"improve/internal/programme"
)

// What a board was shown is what git itself says was last committed to the record by its
// day, whatever else is committed beside it, merged into it and deleted from it.
func TestShownIsWhatGitSays(t *testing.T) {
	for seed := range uint64(4) {
		for _, folder := range []string{"", "councils/brightwater"} {
			t.Run(fmt.Sprintf("%d %s", seed, folder), func(t *testing.T) {
				s := newSandbox(t)
				begin := time.Date(2020, 1, 1, 12, 0, 0, 0, time.UTC)
				s.importAll(randomBranch(rand.New(rand.NewPCG(seed, 1)), begin, folder))
				if s.git("", "reset", "-q", "--hard", "main"); folder != "" {
					s.write("-- " + folder + "/here --\n")
				}
				s.dir = filepath.Join(s.dir, filepath.FromSlash(folder))
				b := s.branch()
				var days []programme.Date
				for n := range 60 {
					at := begin.AddDate(0, 0, 5*n-3)
					days = append(days, programme.Day(at.Year(), int(at.Month()), at.Day()))
				}
				shown, err := b.Shown(days)
				if err != nil {
					t.Fatal(err)
				}
				var want, got []string
				for i, day := range days {
					want = append(want, s.git("", "log", "-1", "--first-parent", "--full-history", "--until="+day.String()+"T23:59:59Z",
						"--format=%H", "main", "--", "plan", "updates"))
					got = append(got, shown[i].Commit)
				}
				equal(t, got, want)
				commits := slices.DeleteFunc(once(slices.Clone(got)), func(c string) bool { return c == "" })
				if len(commits) < 5 {
					t.Fatalf("boards saw %d commits alone", len(commits))
				}
				files, err := b.repo.Files(commits, Folders()...)
				if err != nil {
					t.Fatal(err)
				}
				for i, commit := range commits {
					listed := s.git("", "ls-tree", "-r", "--format=%(path) %(objectname)", commit, "--", "plan", "updates")
					equal(t, []string{listOf(files[i])}, []string{listed})
				}
			})
		}
	}
}

func listOf(files []gitrepo.File) string {
	var lines []string
	for _, f := range files {
		lines = append(lines, f.Path+" "+f.Blob)
	}
	return strings.Join(lines, "\n")
}

// importAll has git take in commits, as git fast-import reads them.
func (s *sandbox) importAll(stream string) {
	s.t.Helper()
	cmd := exec.Command("git", "fast-import", "--quiet", "--force")
	cmd.Dir, cmd.Stdin = s.dir, strings.NewReader(stream)
	if out, err := cmd.CombinedOutput(); err != nil {
		s.t.Fatalf("%v\n%s", err, out)
	}
}

// randomBranch is a branch of 200 days: commits of the record in a folder and of what lies
// beside it, side branches that are merged days later, and a record that goes and comes back.
func randomBranch(r *rand.Rand, begin time.Time, folder string) string {
	var b strings.Builder
	commit := func(branch string, day int, from string, changes ...string) {
		fmt.Fprintf(&b, "commit refs/heads/%s\ncommitter A <a@example.org> %d +0000\ndata 1\nx\n%s%s\n", branch,
			begin.AddDate(0, 0, day).Unix(), from, strings.Join(changes, "\n"))
	}
	file := func(path string, n int) string {
		text := fmt.Sprint(n)
		return fmt.Sprintf("M 100644 inline %s\ndata %d\n%s", filepath.ToSlash(filepath.Join(folder, path)), len(text), text)
	}
	side := 0 // how many commits of a side branch wait to be merged
	for day := range 200 {
		switch n := r.IntN(40); {
		case day == 0 || day > 100 && day < 180: // longer than git is asked for at once
			commit("main", day, "", file("README.md", day))
		case n < 12:
			commit("main", day, "", file("notes/beside.txt", day))
		case n < 20:
			commit("main", day, "", file(fmt.Sprintf("updates/2020-01-%02d-lead.yaml", r.IntN(28)+1), day))
		case n < 26:
			commit("main", day, "", file(fmt.Sprintf("plan/ambitions/%d-a.yaml", r.IntN(4)), day))
		case n == 26:
			commit("main", day, "", "D "+filepath.ToSlash(filepath.Join(folder, "plan")),
				"D "+filepath.ToSlash(filepath.Join(folder, "updates")))
		case n == 27:
			commit("main", day, "", file("plan/run.sh", day))
		case n == 28:
			commit("main", day, "", strings.Replace(file("plan/run.sh", day), "100644", "100755", 1))
		case n < 34 && day > 0:
			from := ""
			if side == 0 {
				from = "from refs/heads/main\n"
			}
			commit("side", day, from, file("updates/2020-02-01-side.yaml", day))
			side++
		case side > 0:
			commit("main", day, "merge refs/heads/side\n", file("updates/2020-02-01-side.yaml", day))
			side = 0
		}
	}
	return b.String()
}
