package history

import (
	"fmt"
	"strings"
	"testing"

	"improve/internal/programme"
)

// boards is what boards were shown of the two tasks, a line a day.
func (s *sandbox) boards(days ...string) []string {
	s.t.Helper()
	var asked []programme.Date
	for _, d := range days {
		day, err := programme.ParseDate(d)
		if err != nil {
			s.t.Fatal(err)
		}
		asked = append(asked, day)
	}
	b := s.branch()
	shown, err := b.Shown(asked)
	if err == nil {
		err = b.Read(shown)
	}
	if err != nil {
		s.t.Fatal(err)
	}
	var all []string
	for _, x := range shown {
		line := fmt.Sprintf("%s: nothing", x.Day)
		if x.Commit != "" {
			line = fmt.Sprintf("%s: of %s", x.Day, x.Committed)
			for _, a := range x.Programme.Ambitions {
				for _, task := range a.Tasks {
					line += fmt.Sprintf(", %s due %s", task.ID.Value, task.Targets[0].Date)
				}
			}
			line += fmt.Sprintf(", %d updates", len(x.Programme.Updates))
		}
		all = append(all, line)
	}
	return all
}

func TestShownIsTheLastCommitByTheDay(t *testing.T) {
	s := started(t)
	s.change("2020-01-14T09:00:00Z", plan, "target: 2020-03", "target: 2020-04")
	s.change("2020-01-14T18:00:00Z", plan, "target: 2020-04", "target: 2020-05")
	s.commit("2020-02-01", "-- "+january+" --\ngone\n")
	equal(t, s.boards("2020-01-04", "2020-01-05", "2020-01-11", "2020-01-12", "2020-01-14", "2020-01-14", "2020-02-25"),
		[]string{
			"2020-01-04: nothing",
			"2020-01-05: of 2020-01-05, 1.1 due 2020-03, 1.2 due 2020-06, 0 updates",
			"2020-01-11: of 2020-01-05, 1.1 due 2020-03, 1.2 due 2020-06, 0 updates",
			"2020-01-12: of 2020-01-12, 1.1 due 2020-03, 1.2 due 2020-06, 1 updates",
			"2020-01-14: of 2020-01-14, 1.1 due 2020-05, 1.2 due 2020-06, 1 updates",
			"2020-01-14: of 2020-01-14, 1.1 due 2020-05, 1.2 due 2020-06, 1 updates",
			"2020-02-25: of 2020-02-01, 1.1 due 2020-05, 1.2 due 2020-06, 0 updates",
		})
}

// A commit of half past eleven in the evening, Greenwich time, is one of the next
// day in a British summer, and of the same day in winter.
func TestShownCountsDaysWhereTheProgrammeIs(t *testing.T) {
	s := newSandbox(t)
	s.commit("2020-01-10T23:30:00Z", begun)
	s.change("2020-06-10T23:30:00Z", plan, "target: 2020-03", "target: 2020-09")
	equal(t, s.boards("2020-01-10", "2020-06-10", "2020-06-11"), []string{
		"2020-01-10: of 2020-01-10, 1.1 due 2020-03, 1.2 due 2020-06, 0 updates",
		"2020-06-10: of 2020-01-10, 1.1 due 2020-03, 1.2 due 2020-06, 0 updates",
		"2020-06-11: of 2020-06-11, 1.1 due 2020-09, 1.2 due 2020-06, 0 updates",
	})
}

// The board sees the main branch: what waits on another is not shown before it is
// merged.
func TestShownIsTheMainBranch(t *testing.T) {
	s := newSandbox(t)
	s.commit("2020-01-05", begun)
	s.git("", "checkout", "-qb", "leads")
	s.commit("2020-01-12", januaryUpdate)
	s.git("", "checkout", "-q", "main")
	s.git("2020-01-20", "merge", "-q", "--no-ff", "-m", "merge", "leads")
	equal(t, s.boards("2020-01-14", "2020-01-20"), []string{
		"2020-01-14: of 2020-01-05, 1.1 due 2020-03, 1.2 due 2020-06, 0 updates",
		"2020-01-20: of 2020-01-20, 1.1 due 2020-03, 1.2 due 2020-06, 1 updates",
	})
}

// A file that cannot be read is no reason not to show the rest.
func TestShownWithABrokenFile(t *testing.T) {
	s := started(t)
	s.commit("2020-01-13", "-- "+january+" --\ndate: [2020-01-10\n")
	got := strings.Join(s.boards("2020-01-14"), "\n")
	if want := "2020-01-14: of 2020-01-13, 1.1 due 2020-03, 1.2 due 2020-06, 0 updates"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
