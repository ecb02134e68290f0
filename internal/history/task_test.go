package history

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const (
	plan    = "plan/ambitions/1-leadership.yaml"
	january = "updates/2020-01-10-ann-lee.yaml"
)

const januaryUpdate = "-- " + january + ` --
date: 2020-01-10
by: ann-lee
progress:
  1.1: {rating: A, note: Two posts are empty., recovery: Agency cover., forecast: 2020-04}
`

// What the first commits say about task 1.1.
var firstLines = []string{
	"  2020-01-05 added title: Create the board [Ann Lee on 2020-01-05, 1-leadership.yaml:5]",
	"  2020-01-05 added leads: ann-lee [Ann Lee on 2020-01-05, 1-leadership.yaml:6]",
	"  2020-01-05 added target: 2020-03 [Ann Lee on 2020-01-05, 1-leadership.yaml:7]",
	"  2020-01-10 stated rating: A [Ann Lee on 2020-01-12, 2020-01-10-ann-lee.yaml:4]",
	"  2020-01-10 stated note: Two posts are empty. [Ann Lee on 2020-01-12, 2020-01-10-ann-lee.yaml:4]",
	"  2020-01-10 stated forecast: 2020-04 [Ann Lee on 2020-01-12, 2020-01-10-ann-lee.yaml:4]",
	"  2020-01-10 stated recovery: Agency cover. [Ann Lee on 2020-01-12, 2020-01-10-ann-lee.yaml:4]",
}

func started(t *testing.T) *sandbox {
	t.Helper()
	s := newSandbox(t)
	s.commit("2020-01-05", begun)
	s.commit("2020-01-12", januaryUpdate)
	return s
}

// marked are the first lines, with those that contain some words no longer so.
func marked(words ...string) []string {
	var all []string
	for _, line := range firstLines {
		for _, w := range words {
			if strings.Contains(line, w) {
				line = "- " + line[2:]
			}
		}
		all = append(all, line)
	}
	return all
}

func TestTaskShowsWhatEachUpdateSaysAndWhenItWasCommitted(t *testing.T) {
	equal(t, started(t).timeline("1.1"), firstLines)
}

func TestTaskShowsWhatWasRewritten(t *testing.T) {
	s := started(t)
	s.changeAs("Bo Kay", "2020-01-20", january, "Two posts are empty.", "One post is empty.")
	s.changeAs("Bo Kay", "2020-01-22", plan, "target: 2020-03", "target: 2020-05")
	equal(t, s.timeline("1.1"), append(marked("target", "note"),
		"  2020-01-20 changed note: Two posts are empty. -> One post is empty. "+
			"[Bo Kay on 2020-01-20, 2020-01-10-ann-lee.yaml:4]",
		"  2020-01-22 changed target: 2020-03 -> 2020-05 [Bo Kay on 2020-01-22, 1-leadership.yaml:7]"))
}

func TestTaskShowsWhatWasDeleted(t *testing.T) {
	s := started(t)
	s.commitAs("Bo Kay", "2020-02-01", "-- "+january+" --\ngone\n")
	equal(t, s.timeline("1.1"), append(marked("stated"),
		"- 2020-02-01 removed rating: A ->  [Bo Kay on 2020-02-01, 2020-01-10-ann-lee.yaml:4]",
		"- 2020-02-01 removed note: Two posts are empty. ->  [Bo Kay on 2020-02-01, 2020-01-10-ann-lee.yaml:4]",
		"- 2020-02-01 removed forecast: 2020-04 ->  [Bo Kay on 2020-02-01, 2020-01-10-ann-lee.yaml:4]",
		"- 2020-02-01 removed recovery: Agency cover. ->  [Bo Kay on 2020-02-01, 2020-01-10-ann-lee.yaml:4]"))
}

func TestTaskIsFoundAfterItsFileIsRenamed(t *testing.T) {
	s := started(t)
	s.git("2020-01-20", "mv", plan, "plan/ambitions/1-leaders.yaml")
	s.commit("2020-01-20", "")
	want := []string{}
	for _, line := range firstLines {
		want = append(want, strings.Replace(line, "1-leadership.yaml", "1-leaders.yaml", 1))
	}
	equal(t, s.timeline("1.1"), append(want, "- 2020-01-20 moved file: plan/ambitions/1-leadership.yaml -> "+
		"plan/ambitions/1-leaders.yaml [Ann Lee on 2020-01-20, 1-leaders.yaml:5]"))
}

func TestTaskShowsWhatIsNotCommitted(t *testing.T) {
	s := started(t)
	s.write("-- " + plan + " --\n" + s.replaced(plan, "target: 2020-03", "target: 2020-05"))
	equal(t, s.timeline("1.1"), append(marked("target"),
		"  2020-01-12 changed target: 2020-03 -> 2020-05 [not committed, 1-leadership.yaml:7]"))

	events, err := s.history(false).Task("1.1", s.now(), false)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, lines(events), firstLines) // of a revision the files here are no part
}

func TestTaskIsNotToldAboutAnother(t *testing.T) {
	s := started(t)
	s.change("2020-01-20", plan, "Publish the strategy", "Publish the plan of 1.1")
	equal(t, s.timeline("1.1"), firstLines)
	equal(t, s.timeline("1.10"), nil)
}

func TestTaskMarksWhatIsRestricted(t *testing.T) {
	s := newSandbox(t)
	s.commit("2020-01-05", begun)
	s.commit("2020-01-12", "-- "+january+" --\ndate: 2020-01-10\nprogress:\n"+
		"  1.2: {note: A name., restricted: {reason: It names a child.}}\n")
	equal(t, s.timeline("1.2")[3:], []string{
		"  2020-01-10 stated note: A name. (restricted) [Ann Lee on 2020-01-12, 2020-01-10-ann-lee.yaml:3]",
		"  2020-01-10 stated restriction reason: It names a child. (restricted) " +
			"[Ann Lee on 2020-01-12, 2020-01-10-ann-lee.yaml:3]",
	})
}

// A merge brings what its branch said, by the commit on that branch, and what
// neither side said is the merge's.
func TestTaskInAMerge(t *testing.T) {
	s := started(t)
	s.git("", "checkout", "-qb", "leads")
	s.commitAs("Bo Kay", "2020-01-20", "-- updates/2020-01-20-bo-kay.yaml --\n"+
		"date: 2020-01-20\nprogress:\n  1.1: {note: Adverts are out.}\n")
	s.git("", "checkout", "-q", "main")
	s.change("2020-01-21", plan, "title: Publish the strategy", "title: Publish a strategy")
	s.git("2020-01-22", "merge", "-q", "--no-ff", "--no-commit", "leads")
	s.change("2020-01-22", plan, "target: 2020-03", "target: 2020-04")
	equal(t, s.timeline("1.1"), append(marked("target"),
		"  2020-01-20 stated note: Adverts are out. [Bo Kay on 2020-01-20, 2020-01-20-bo-kay.yaml:3]",
		"  2020-01-22 changed target: 2020-03 -> 2020-04 [Ann Lee on 2020-01-22, 1-leadership.yaml:7]"))
}

func TestTaskWithoutGit(t *testing.T) {
	s := started(t)
	want := []string{}
	for _, line := range firstLines[3:] {
		want = append(want, strings.Replace(line, "Ann Lee on 2020-01-12", "no git", 1))
	}
	equal(t, lines(Recorded(s.now(), "1.1")), want)
}

func TestShallowCloneSaysWhereItBegins(t *testing.T) {
	s := started(t)
	s.change("2020-02-01", january, "Two posts are empty.", "One post is empty.")
	if _, _, shallow := s.history(false).Begins(); shallow {
		t.Error("a whole clone has a beginning")
	}
	clone := &sandbox{t, filepath.Join(t.TempDir(), "clone")}
	out, err := exec.Command("git", "clone", "-q", "--depth", "1", "file://"+s.dir, clone.dir).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	_, day, shallow := clone.history(false).Begins()
	if !shallow || day.String() != "2020-02-01" {
		t.Errorf("begins %v, %v", day, shallow)
	}
	for _, line := range clone.timeline("1.1") {
		if !strings.Contains(line, "["+string(Before)+", ") || !strings.HasPrefix(line, "  ") {
			t.Errorf("nothing is known of what made this: %s", line)
		}
	}
}
