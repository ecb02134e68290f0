package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"improve/internal/golden"
	"improve/internal/report"
)

const (
	shipped = "../.."
	example = "../../examples/brightwater"
)

// jsonOf runs a command and reads its JSON.
func jsonOf(t *testing.T, into any, dir string, args ...string) {
	t.Helper()
	out, exit := called(dir, append(args, "--format", "json")...)
	if exit != exitDone {
		t.Fatalf("improve %s: exit %d\n%s", strings.Join(args, " "), exit, out)
	}
	if err := json.Unmarshal([]byte(out), into); err != nil {
		t.Fatalf("improve %s: %v", strings.Join(args, " "), err)
	}
}

// A paper never disagrees with the status of the same date.
func TestPapersAgreeWithStatus(t *testing.T) {
	type task struct {
		ID      string
		Rating  *string
		Overdue int `json:"overdue_days"`
	}
	type ambition struct {
		ID     string
		Rating *string
		Totals json.RawMessage
		Tasks  []task
	}
	type page struct {
		Totals     json.RawMessage
		Ambitions  []ambition
		Tasks      []task
		Exceptions []task
	}
	for dir, days := range map[string][]string{
		shipped: {"2019-10-22", "2020-01-01", "2020-02-25", "2020-10-27", "2023-07-25"},
		example: {"2024-10-24", "2025-02-27", "2025-07-03", "2025-09-04"},
	} {
		for _, day := range days {
			var status page
			jsonOf(t, &status, dir, "status", "--as-at", day)
			rating := map[string]task{}
			for _, s := range status.Tasks {
				rating[s.ID] = s
			}
			agree := func(paper string, tasks []task) {
				t.Helper()
				for _, got := range tasks {
					want := rating[got.ID]
					if deref(got.Rating) != deref(want.Rating) || got.Overdue != want.Overdue {
						t.Errorf("%s as at %s: %s %s is %s, %d days late; status says %s, %d", dir, day, paper, got.ID, deref(got.Rating),
							got.Overdue, deref(want.Rating), want.Overdue)
					}
				}
			}
			for _, paper := range []string{"highlight", "scrutiny"} {
				var p page
				jsonOf(t, &p, dir, "report", paper, "--as-at", day)
				if string(p.Totals) != string(status.Totals) && compact(p.Totals) != compact(status.Totals) {
					t.Errorf("%s as at %s: the totals of %s are %s, of status %s", dir, day, paper, p.Totals, status.Totals)
				}
				for i, a := range p.Ambitions {
					if deref(a.Rating) != deref(status.Ambitions[i].Rating) {
						t.Errorf("%s as at %s: %s rates ambition %s %s", dir, day, paper, a.ID, deref(a.Rating))
					}
					agree(paper, a.Tasks)
				}
			}
			var p page
			jsonOf(t, &p, dir, "report", "exception", "--as-at", day)
			agree("exception", p.Exceptions)
			slipsAgree(t, dir, day)
		}
	}
}

func compact(raw json.RawMessage) string { return strings.Join(strings.Fields(string(raw)), "") }

func deref(s *string) string {
	if s == nil {
		return "none"
	}
	return *s
}

// paperArguments are what papers must be told, of each record.
var paperArguments = map[string]map[string]string{
	example: {"minutes": "2025-09-04", "lead": "head-early-help", "visit": "visit-2025-2"},
	shipped: {"minutes": "2020-02-25", "lead": "ged-rowney", "visit": "visit-2018"},
}

// reportCall is the call that makes a paper of one of the records.
func reportCall(dir string, p report.Paper, args ...string) []string {
	call := []string{"report", p.Name}
	if p.Argument != "" {
		call = append(call, paperArguments[dir][p.Name])
	}
	return append(call, args...)
}

// What the papers of both records say, as Markdown. Read the difference before you
// commit it: go test ./internal/cli -run TestGoldenPapers -update.
func TestGoldenPapers(t *testing.T) {
	for dir, folder := range map[string]string{example: "papers", shipped: "papers/shipped"} {
		for _, p := range report.Papers() {
			args := reportCall(dir, p, "--format", "markdown")
			out, exit := called(dir, args...)
			if exit != exitDone {
				t.Errorf("%v: exit %d\n%s", args, exit, out)
			}
			golden.File(t, filepath.Join("testdata", filepath.FromSlash(folder), p.Name+".md"), []byte(out))
		}
	}
}

// The shipped record fills every paper, however thinly.
func TestShippedRecordFillsEveryPaper(t *testing.T) {
	for _, p := range report.Papers() {
		for _, audience := range []string{"board", "public"} {
			if !p.Public && audience == "public" {
				continue
			}
			args := reportCall(shipped, p, "--audience", audience)
			if p.Name == "minutes" {
				args = append(args, "--as-at", "2020-03-17") // when they were posted
			}
			out, exit := called(shipped, args...)
			if exit != exitDone || len(out) < 150 {
				t.Errorf("%v for the %s: exit %d\n%s", args, audience, exit, out)
			}
		}
	}
}

// A pack is in the order of a meeting. A short one is two documents with what a busy member
// reads, and its agenda names no paper that it lacks.
func TestPackInTheOrderOfAMeeting(t *testing.T) {
	for _, c := range []struct {
		args        []string
		files       int
		parts, none string
	}{
		{nil, 3, "Agenda, Improvement Board, 4 September 2025, Actions, Brief for the lead member and the director, " +
			"Highlight report, Exception report, Performance dashboard", ""},
		{[]string{"--short"}, 2, "Agenda, Improvement Board, 4 September 2025, Brief for the lead member and the " +
			"director, Exception report, Performance dashboard, Risk and issue register", "Slip ledger"},
	} {
		dir := t.TempDir()
		if out, exit := called(example, append([]string{"report", "pack", "-o", dir}, c.args...)...); exit != exitDone {
			t.Fatalf("%v: exit %d: %s", c.args, exit, out)
		}
		files, err := os.ReadDir(dir)
		page, failed := os.ReadFile(filepath.Join(dir, "board-papers.html"))
		if err != nil || failed != nil || len(files) != c.files {
			t.Fatalf("%v: %v %v %v", c.args, files, err, failed)
		}
		var parts []string
		for _, m := range regexp.MustCompile(`<li><a href="#part-[0-9]+">([^<]*)<`).FindAllSubmatch(page, -1) {
			parts = append(parts, string(m[1]))
		}
		got := strings.Join(parts, ", ")
		if !strings.HasPrefix(got, c.parts) || c.none != "" && (got != c.parts || bytes.Contains(page, []byte(c.none))) {
			t.Errorf("%v: %s", c.args, got)
		}
	}
}

// A pack that cannot be made says why and leaves nothing half-written.
func TestPackThatFails(t *testing.T) {
	dir := t.TempDir()
	blocked := filepath.Join(dir, "file")
	if err := os.WriteFile(blocked, []byte("in the way"), 0o644); err != nil {
		t.Fatal(err)
	}
	out, exit := called(example, "report", "pack", "-o", filepath.Join(blocked, "pack"))
	if exit != exitFailed || !strings.Contains(out, "make the folder") {
		t.Errorf("exit %d: %s", exit, out)
	}
	for _, args := range [][]string{
		{"report", "pack"}, {"report", "highlite"}, {"report", "highlight", "-f", "pfd"}, {"report", "highlight",
			"--ambition", "99"},
		{"report", "minutes", "2025-09-05"}, {"report", "minutes"}, {"report", "lead", "nobody"}, {"report", "risks",
			"--since", "2025-01-01"},
		{"report", "highlight", "--audience", "press"}, {"report", "lead", "head-early-help", "--audience",
			"public"}, {"report", "changes", "--since", "2026-01-01"}, {"report", "highlight", "--as-at", "1999-01-01"},
	} {
		out, exit := called(example, args...)
		if exit != exitUsage || !strings.HasPrefix(out, "improve: ") {
			t.Errorf("%v: exit %d: %s", args, exit, out)
		}
	}
}

// slipsAgree holds the slip ledger to the status.
func slipsAgree(t *testing.T, dir, day string) {
	t.Helper()
	type task struct {
		ID      string
		Slipped int `json:"slipped_days"`
	}
	var status, slips struct {
		Totals struct{ Slipped int }
		Tasks  []task
	}
	jsonOf(t, &status, dir, "status", "--as-at", day)
	jsonOf(t, &slips, dir, "report", "slips", "--as-at", day)
	days := map[string]int{}
	for _, s := range slips.Tasks {
		days[s.ID] = s.Slipped
	}
	for _, s := range status.Tasks {
		if days[s.ID] != s.Slipped {
			t.Errorf("%s as at %s: %s slipped %d days in the ledger, %d in the status", dir, day, s.ID, days[s.ID], s.Slipped)
		}
	}
	if slips.Totals.Slipped != status.Totals.Slipped {
		t.Errorf("%s as at %s: %d tasks slipped in the ledger, %d in the status", dir, day, slips.Totals.Slipped,
			status.Totals.Slipped)
	}
}

// A plan that ended leaves no task late and none complete: its tasks are counted apart,
// and the paper says that nobody is recorded to have decided so.
func TestScrutinyOfAPlanThatEnded(t *testing.T) {
	out, exit := called(shipped, "report", "scrutiny", "--as-at", "2023-07-25", "--format", "markdown")
	if exit != exitDone {
		t.Fatalf("exit %d\n%s", exit, out)
	}
	for _, want := range []string{
		`ended in June 2023. No decision that ended it is recorded. None of its 34 tasks was ever shown`,
		"All 37 dates first promised have passed. No task has ever been rated, so it is unknown whether any was kept.",
		"52 tasks: 18 not rated, 34 ended.",
		"| Life story work (ilacs-2022-4) | answered since May 2023 |",
		"**Consideration: partners.**",
		"1. Note that the board is formally reshaped as the Ambitions for Children Board",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("the paper does not say %q", want)
		}
	}
	if n := strings.Count(out, "Answered is this record's own reading: work is under way"); n != 1 {
		t.Errorf("whose reading it is, is said %d times of one source", n)
	}
	if strings.Contains(out, "days late") || strings.Contains(out, "1.1 Create the Improvement Board (") {
		t.Errorf("a task of the plan that ended is late, or among the work:\n%s", out)
	}
}

// What shows from its own date shows to the public too, however old the board is on which
// the rest of the paper rests.
func TestScrutinyForThePublicKnowsTheEventsOfItsDay(t *testing.T) {
	out, exit := called(shipped, "report", "scrutiny", "--as-at", "2023-07-25", "--audience", "public", "--format", "markdown")
	if exit != exitDone || !strings.Contains(out, "As the Improvement Board of 19 January 2021 saw it") ||
		!strings.Contains(out, "- **June 2023**: Ambitions for Children Plan published") {
		t.Errorf("exit %d\n%s", exit, out)
	}
}

// Ratings of a visit's day are not published before the minutes of a board after it, though
// the visit is.
func TestVisitAfterTheBoardThatThePublicSees(t *testing.T) {
	later, exit := called(example, "report", "visit", "visit-2025-2", "--audience", "public", "--format", "markdown")
	if exit != exitDone || !strings.Contains(later, "not published yet") || strings.Contains(later, "on track") {
		t.Errorf("exit %d: %s", exit, later)
	}
	earlier, exit := called(example, "report", "visit", "visit-2025-1", "--audience", "public", "--format", "markdown")
	if exit != exitDone || !strings.Contains(earlier, "on track") {
		t.Errorf("exit %d: %s", exit, earlier)
	}
}
