package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"improve/internal/cases"
	"improve/internal/report"
)

// laterSigns are found in what came after 16 January 2025, and nowhere else: its ids and
// words, and its days.
var laterSigns = regexp.MustCompile(`(?i)zlater|2025-06-1[379]|1[379] June 2025|2025061[379]`)

// laterRecord is the record of the format's page, to which a plan, a source, an event, a
// document, a group, a pause and an update of June 2025 were added, with all that they
// bring.
func laterRecord(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(exampleRecord)); err != nil {
		t.Fatal(err)
	}
	edit := func(name string, pairs ...string) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		for i := 0; i < len(pairs); i += 2 {
			if strings.Count(text, pairs[i]) != 1 {
				t.Fatalf("%s does not hold once: %s", name, pairs[i])
			}
			text = strings.Replace(text, pairs[i], pairs[i+1], 1)
		}
		writeFile(t, path, text)
	}
	edit("plan/programme.yaml",
		"\nplans:\n", "\nplans:\n  - {id: zlater-plan, title: Zlater plan, published: 2025-06-13, follows: plan-2024}\n",
		"\nevents:\n", "\nevents:\n  - {id: zlater-visit, date: 2025-06-13, kind: visit, title: Zlater visit, focus: [zlater-1]}\n",
		"\npauses:\n", "\npauses:\n  - {from: 2025-06-17, to: 2025-06-19, reason: Zlater pause}\n",
		"\ndocuments:\n", "\ndocuments:\n  - {id: zlater-letter, title: Zlater letter, date: 2025-06-17}\n",
		"2025-02-27]", "2025-02-27, 2025-06-05]", // listed ahead, which is always known
		"board: {from: 2024-09}", "board: {from: 2024-09, to: 2025-06-19}",
		"\n  - {id: workforce,", "\n  - {id: zlater-board, name: Zlater board, board: {from: 2025-06-20}}\n  - {id: workforce,")
	edit("plan/findings.yaml",
		"sources:\n", "sources:\n  - {id: zlater-source, title: Zlater source, published: 2025-06-13}\n",
		"findings:\n", "findings:\n  - {id: zlater-1, source: zlater-source, title: Zlater finding}\n",
		"reviews: [2024-12, 2025-06]}", "reviews: [2024-12, 2025-06], lifted: 2025-06-17}")
	edit("plan/people.yaml", "people:\n", "people:\n  - {id: ann-lee, role: Head of homes, kind: person, left: 2025-06-13}\n")
	edit("plan/ambitions/2-early-help.yaml",
		"findings: [ilacs-2024-3]\n    leads: [head-early-help, partnership]",
		"findings: [ilacs-2024-3, zlater-1]\n    leads: [head-early-help, partnership]",
		"tasks:\n", "tasks:\n  - {id: zlater-2.9, title: Zlater task, plan: zlater-plan, leads: [ann-lee], target: 2025-06-19, "+
			"measures: [contacts-in-a-day], continues: \"2.1\"}\n\n")
	writeFile(t, filepath.Join(dir, "plan", "ambitions", "9-zlater.yaml"),
		"id: zlater-9\ntitle: Zlater ambition\ntasks:\n  - {id: zlater-9.1, title: Zlater first, plan: zlater-plan}\n")
	edit("updates/2025-01-16-board.yaml", "posted: 2025-02-03", "posted: 2025-06-17")
	writeFile(t, filepath.Join(dir, "updates", "2025-06-05-board.yaml"), laterUpdate)
	out, _ := bothStreams(dir, "validate", "--format", "json")
	if strings.Contains(out, `"severity": "error"`) {
		t.Fatalf("the record with what came later is wrong:\n%s", out)
	}
	return dir
}

const laterUpdate = `date: 2025-06-05
meeting: board
title: Zlater minutes
sections:
  - {heading: Zlater heading, text: Zlater words}
positions:
  - {of: programme, rating: G, words: Zlater position}
decisions:
  - {text: Zlater decision, permits: [{end: plan plan-2024}]}
recommendations:
  - {id: zlater-r.1, text: Zlater recommendation}
actions:
  - {id: zlater.1, text: Zlater action, due: 2025-06-17}
ambitions:
  2: {summary: Zlater summary, ask: Zlater ask}
progress:
  2.1: {rating: R, note: Zlater note., forecast: 2025-06-19, recovery: Zlater recovery, done: [a, b],
    escalation: {to: board, ask: Zlater help}}
  2.2: {end: {as: withdrawn, reason: Zlater reason}}
  zlater-9.1: {rating: G, note: Zlater start.}
measures:
  contacts-in-a-day: {period: 2025-05, value: 61.7, note: Zlater value}
risks:
  partner-commitment: {likelihood: 5, impact: 5, note: Zlater risk}
impact:
  2.1: {difference: significant, source: Zlater audit, note: Zlater impact}
findings:
  ilacs-2024-3: {state: met, since: 2025-06, confirmed_by: dfe-adviser, note: Zlater state}
voices:
  2.1: [{says: "When someone worries about me, it does not take weeks until anything happens.", verdict: agree, note: Zlater voice}]
visits:
  visit-2024-1: {ilacs-2024-3: {verdict: better, note: Zlater verdict}}
`

// As at a day only what was known by then is printed: by no command that says where the
// programme stood, in no paper, page, chart, total or format. The calls come from the
// list of commands, so that a new command falls under it.
func TestNothingOfLaterIsPrinted(t *testing.T) {
	dir := laterRecord(t)
	now, _ := bothStreams(dir, "status", "--as-at", "2025-06-14")
	if !laterSigns.MatchString(now) {
		t.Fatalf("what came later is not printed on its own day either:\n%s", now)
	}
	standing := []string{"status", "overdue", "show", "report", "trend", "what-if", "forecast", "calendar", "export"}
	root, calls := newRoot(quietApp(&bytes.Buffer{}, exampleRecord), nil), 0
	each(root, func(cmd *cobra.Command) {
		path := strings.Fields(cmd.CommandPath())
		if len(path) < 2 || !slices.Contains(standing, path[1]) {
			return
		}
		made := hostileCalls(t, exampleRecord, cmd)
		for _, kind := range report.Kinds() {
			made = append(made, []string{"show", kind.Name}, []string{"show", kind.Name, "--format", "json"})
		}
		for _, paper := range report.Papers() {
			made = append(made, []string{"report", paper.Name, "--audience", "public", "--format", "markdown"})
		}
		for _, args := range made {
			if slices.Contains(args, "--as-at") || slices.Contains(args, "--help") {
				continue
			}
			if calls++; !cases.Tried(calls, 4) {
				continue
			}
			out, stderr := bothStreams(dir, args...)
			if strings.HasPrefix(out, "PK") {
				continue // zipped: made from the same pages
			}
			for _, text := range []string{out, stderr} {
				if at := laterSigns.FindStringIndex(text); at != nil {
					t.Errorf("improve %q knows what came later: %q", args, text[max(0, at[0]-80):min(len(text), at[1]+60)])
				}
			}
		}
	})
	if calls < 300 {
		t.Errorf("only %d calls were made: the search proves little", calls)
	}
}
