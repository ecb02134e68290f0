//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// answered calls the program in a terminal, types an answer each time a question
// ends in a colon and a space, and returns all that the terminal showed.
func answered(t *testing.T, dir string, answers []string, args ...string) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "improve") // by this name the test's own program is improve
	if err := os.Symlink(self, link); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(link, args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "NO_COLOR=1", "TERM=xterm", "IMPROVE_AS_AT=2026-01-05")
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Skipf("there is no pseudo-terminal here: %v", err)
	}
	defer terminal.Close()
	_ = terminal.SetReadDeadline(time.Now().Add(time.Minute))
	var shown bytes.Buffer
	part := make([]byte, 4096)
	for {
		n, err := terminal.Read(part)
		shown.Write(part[:n])
		if err != nil {
			break // the program has ended
		}
		if strings.HasSuffix(shown.String(), ": ") {
			if len(answers) == 0 {
				t.Fatalf("a question too many:\n%s", shown.String())
			}
			if _, err := terminal.WriteString(answers[0] + "\n"); err != nil {
				t.Fatal(err)
			}
			answers = answers[1:]
		}
	}
	_ = cmd.Wait()
	if len(answers) > 0 {
		t.Errorf("nobody asked for %q", answers)
	}
	return strings.ReplaceAll(shown.String(), "\r\n", "\n")
}

// holds compares word by word: where a line breaks depends on how long the folder's name is.
func holds(t *testing.T, text string, words ...string) {
	t.Helper()
	unbroken := strings.Join(strings.Fields(text), " ")
	for _, w := range words {
		if !strings.Contains(unbroken, strings.Join(strings.Fields(w), " ")) {
			t.Errorf("%q is not in\n%s", w, text)
		}
	}
}

// A programme in one minute, by somebody who types.
func TestInitAsks(t *testing.T) {
	dir := t.TempDir()
	shown := answered(t, dir, []string{"", "Improvement: all of it", "Brightwater Council", "", "4/1/2026", "2026-02-25, 2026-01-14", "Help comes early", "Children live close to home", ""}, "init")
	holds(t, shown, "The programme's name: ", "an answer is needed", "The board's name [Improvement Board]: ", "did you mean 2026-01-04 (4 January 2026) or",
		"Ambition 3, in full (press Enter to end the list): ", "Next, in ")
	data, err := os.ReadFile(filepath.Join(dir, "plan/programme.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	holds(t, string(data), `name: "Improvement: all of it"`, "organisation: Brightwater Council", "name: Improvement Board", "meetings: [2026-01-14, 2026-02-25]")
	if _, err := os.Stat(filepath.Join(dir, "plan/ambitions/2-children-live-close-to.yaml")); err != nil {
		t.Error(err)
	}

	// What a new entry cannot do without is asked for, shown, and written once that is agreed.
	shown = answered(t, dir, []string{"2", "Find forty carers", "yes"}, "new", "task", "--target", "2026-06")
	holds(t, shown, "2  Children live close to home", "+    title: Find forty carers", "+    target: 2026-06", "Write it?", "The task is 2.1: plan/ambitions/2-children-live-close-to.yaml:")
	shown = answered(t, dir, []string{"Lost it", "heigher", "higher", "no"}, "new", "measure")
	holds(t, shown, "(higher, lower or near)", "Nothing was written.")
	if data, err = os.ReadFile(filepath.Join(dir, "plan/measures.yaml")); err != nil || !strings.Contains(string(data), "measures: []") {
		t.Errorf("%v %s", err, data)
	}
}

// What the letters of a plan mean is asked, and kept beside the plan: the next file of the
// source asks nothing.
func TestImportAsks(t *testing.T) {
	dir := t.TempDir()
	plan := "Ref,Action,Lead,Timescale,RAG\n1.1,One,Ann Okoro,2026-06,G\n1.2,Two,Ann Okoro,2026-06,Delayed\n1.3,Three,Ann Okoro,2026-06,Done\n"
	for _, name := range []string{"Plan Nov.csv", "Plan Dec.csv"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(plan), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	shown := answered(t, dir, []string{"behnd", "behind", "on track"}, "import", "Plan Nov.csv")
	holds(t, shown, "What does Delayed mean (complete, off track, behind,", "did you mean behind?", "What does G mean (",
		"Delayed (1) is behind")
	data, err := os.ReadFile(filepath.Join(dir, "plan/import.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	holds(t, string(data), "source: plan", "{word: delayed, means: behind}", "{word: g, means: on track}")
	shown = answered(t, dir, nil, "import", "Plan Dec.csv")
	holds(t, shown, "3 tasks of the workbook the record has already")
	if strings.Contains(shown, "What does") {
		t.Errorf("it asks again:\n%s", shown)
	}
}

// In a folder that has a programme, a new one is asked for another folder, and no programme
// begins inside another.
func TestInitAsksForAFolder(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "one")
	answered(t, top, []string{"One", "", "", "", ""}, "init", "one")
	shown := answered(t, dir, []string{"inner", filepath.Join(top, "two"), "Two", "", "", "", ""}, "init")
	holds(t, shown, "This folder has a programme. A folder for a new one (press Enter to add what is missing here): ",
		"has a programme, and this", "Next, in "+filepath.Join(top, "two"), "git init")
	if _, err := os.Stat(filepath.Join(top, "two", "plan", "programme.yaml")); err != nil {
		t.Error(err)
	}
	if err := os.Remove(filepath.Join(dir, "README.md")); err != nil {
		t.Fatal(err)
	}
	holds(t, answered(t, dir, []string{""}, "init"), "Wrote 1 file into "+dir)
	holds(t, answered(t, filepath.Join(dir, "updates"), []string{"", filepath.Join(top, "three"), "Three", "", "", "", ""}, "init"),
		"This folder is inside the programme in "+dir+". A folder for a new one: ", "Next, in "+filepath.Join(top, "three"))
}
