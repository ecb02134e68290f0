//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// formRecord is a record with a late task, a task of several targets, and one
// that is finished but for its evidence.
const formRecord = `
-- plan/programme.yaml --
name: Brightwater improvement programme
as_at: 2020-02-25
groups:
  - {id: board, name: Improvement Board, meetings: [2020-01-14, 2020-03-31]}
-- plan/people.yaml --
people:
  - {id: ann-lee, name: Ann Lee, role: Head of Early Help}
  - {id: bo-kay, name: Bo Kay, role: Independent reviewer}
-- plan/ambitions/1-leadership.yaml --
id: 1
title: Leadership
tasks:
  - id: 1.3
    title: Fill the posts
    leads: [ann-lee]
    target: 2019-12
    activities: {a: Advertise, b: Interview}
  - {id: 1.4, title: Meet every quarter, leads: [ann-lee], target: [2020-03, 2020-06]}
-- updates/2020-01-14-ann-lee.yaml --
date: 2020-01-14
by: ann-lee
progress:
  1.3: {rating: A, note: The advert is out., recovery: Agency cover.}
`

// terminal is the program in a pseudo-terminal, with somebody who types.
type terminal struct {
	t       *testing.T
	dir     string
	cmd     *exec.Cmd
	keys    *os.File
	mutex   sync.Mutex
	screen  bytes.Buffer
	ended   chan struct{}
	scanned int
}

func inTerminal(t *testing.T, dir string, args ...string) *terminal {
	t.Helper()
	cmd := exec.Command("improve", args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "NO_COLOR=1", "HOME="+dir, "TERM=xterm")
	hangups := make(chan os.Signal, 1) // caught here, a signal has its usual effect there, also under nohup
	signal.Notify(hangups, syscall.SIGHUP)
	defer signal.Stop(hangups)
	keys, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 40, Cols: 80})
	if err != nil {
		t.Skip("no pseudo-terminal here: ", err)
	}
	x := &terminal{t: t, dir: dir, cmd: cmd, keys: keys, ended: make(chan struct{})}
	t.Cleanup(func() { _ = cmd.Process.Kill(); keys.Close() })
	go x.read()
	return x
}

func (x *terminal) read() {
	defer close(x.ended)
	piece := make([]byte, 4096)
	for {
		n, err := x.keys.Read(piece)
		x.mutex.Lock()
		x.screen.Write(bytes.ReplaceAll(piece[:n], []byte("\r"), nil))
		x.mutex.Unlock()
		if err != nil {
			return
		}
	}
}

func (x *terminal) text() string {
	x.mutex.Lock()
	defer x.mutex.Unlock()
	return x.screen.String()
}

// sees waits until a text is on the screen, below all that was seen before.
func (x *terminal) sees(want string) {
	x.t.Helper()
	for begun := time.Now(); time.Since(begun) < 20*time.Second; time.Sleep(5 * time.Millisecond) {
		if i := strings.Index(x.text()[x.scanned:], want); i >= 0 {
			x.scanned += i + len(want)
			return
		}
	}
	x.t.Fatalf("%q never came. The screen:\n%s", want, x.text())
}

func (x *terminal) types(text string) {
	x.t.Helper()
	if _, err := x.keys.WriteString(text); err != nil {
		x.t.Fatal(err)
	}
}

// answers waits for a question and answers it.
func (x *terminal) answers(question, answer string) {
	x.t.Helper()
	x.sees(question)
	x.types(answer + "\n")
}

// ends waits for the program to end, and returns its exit code.
func (x *terminal) ends() int {
	x.t.Helper()
	select {
	case <-x.ended:
	case <-time.After(20 * time.Second):
		x.t.Fatalf("the program does not end. The screen:\n%s", x.text())
	}
	_ = x.cmd.Wait()
	return x.cmd.ProcessState.ExitCode()
}

// What is there is kept by Enter alone, and what will not do is explained and
// asked again.
func TestFormBehind(t *testing.T) {
	x := inTerminal(t, folder(t, formRecord), "rate", "1.3")
	x.sees("1.3  Fill the posts")
	x.sees("December 2019, 56 days late")
	x.sees("A behind, reported 14 January 2020 (42 days ago)")
	x.sees("Tracking")
	x.answers("Rating [A]: ", "purple")
	x.sees("not a rating: write B, R, A or G")
	x.answers("Rating [A]: ", "")
	x.sees("say what brings it back, and when")
	x.answers("What happened, in a sentence or two: ", "")
	x.sees("write a sentence on why")
	x.answers("What happened, in a sentence or two: ", "Two of four posts are filled – née Müller's too.")
	x.answers("Activities finished, of a, b [none]: ", "a, c")
	x.sees("c is not an open activity: a, b")
	x.answers("Activities finished, of a, b [none]: ", "a and b")
	x.answers("When is it now expected, a month or a day [none]: ", "2020-01")
	x.sees("January 2020 has passed")
	x.answers("When is it now expected, a month or a day [none]: ", "soon")
	x.sees("write a month as 2020-04")
	x.answers("When is it now expected, a month or a day [none]: ", "April 2020")
	x.answers("What brings it back [Agency cover.]: ", "")
	x.sees("+    rating: A")
	x.answers("Write it? (yes or no) [yes]: ", "perhaps")
	x.sees("write yes or no")
	x.answers("Write it? (yes or no) [yes]: ", "")
	x.sees("1.3 is now R off track*, 56 days late and tracked, 2 of 2 activities done")
	if code := x.ends(); code != 0 {
		t.Errorf("exit %d", code)
	}
	data, _ := os.ReadFile(filepath.Join(x.dir, "updates/2020-02-25-leadership.yaml"))
	const want = `date: 2020-02-25
progress:
  1.3:
    rating: A
    note: Two of four posts are filled – née Müller's too.
    done: [a, b]
    forecast: 2020-04
    recovery: Agency cover.
`
	if string(data) != want {
		t.Errorf("it wrote:\n%s", data)
	}
}

// R asks whom, for what and by when; B what shows it and who confirms it, who
// must not lead the task. A rating already typed is not asked for.
func TestFormRedAndComplete(t *testing.T) {
	dir := folder(t, formRecord)
	x := inTerminal(t, dir, "rate", "1.3", "off", "track", "--by", "ann-lee")
	x.answers("What happened", "No one has applied.")
	x.answers("Activities finished", "")
	x.answers("When is it now expected", "none")
	x.sees("the task stays untracked")
	x.answers("What brings it back", "A second round.")
	x.answers("Escalated to [board]: ", "")
	x.answers("What is asked of them: ", "")
	x.sees("R needs a decision")
	x.answers("What is asked of them: ", "Raise the pay.")
	x.answers("By when [2020-03-31]: ", "")
	x.answers("Write it?", "y")
	x.sees("Wrote updates/2020-02-25-leadership.yaml")
	if x.ends() != 0 {
		t.Error(x.text())
	}
	x = inTerminal(t, dir, "rate", "1.4", "--by", "ann-lee")
	x.answers("Rating: ", "b")
	x.answers("What happened", "It has met twice.")
	x.answers("What shows it, a link or words: ", "Minutes of 3 March")
	x.answers("More that shows it (Enter for none): ", "")
	x.answers("Who has looked at that and confirms it: ", "Ann Lee")
	x.sees("Ann Lee is a lead of the task")
	x.answers("Who has looked at that and confirms it: ", "bo kay")
	x.answers("Write it?", "")
	if x.ends() != 0 {
		t.Error(x.text())
	}
	data, _ := os.ReadFile(filepath.Join(dir, "updates/2020-02-25-leadership.yaml"))
	for _, want := range []string{"by: ann-lee\n", "      to: board\n      ask: Raise the pay.\n      by: 2020-03-31\n", "    evidence:\n      - Minutes of 3 March\n", "    confirmed_by: bo-kay\n"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("it does not hold %q:\n%s", want, data)
		}
	}
}

// A note without a rating, and a target of several that is met.
func TestFormNoteAlone(t *testing.T) {
	x := inTerminal(t, folder(t, formRecord), "rate", "1.4", "--dry-run")
	x.answers("Rating: ", "-")
	x.answers("What happened", "The first meeting was held.")
	x.answers("Targets met, of 2020-03, 2020-06 [none]: ", "2020-04")
	x.sees("2020-04 is not one of its targets")
	x.answers("Targets met, of 2020-03, 2020-06 [none]: ", "2020-03")
	x.answers("When is it now expected", "")
	x.sees("+    met: [2020-03]")
	x.sees("Nothing was written (--dry-run)")
	if x.ends() != 0 || strings.Contains(x.text(), "rating:") {
		t.Error(x.text())
	}
}

// Whoever leaves, at whichever question, leaves everything as it was.
func TestFormLeft(t *testing.T) {
	questions := []struct{ question, answer string }{
		{"Rating [A]: ", "R"}, {"What happened", "No one has applied."}, {"Activities finished", "a"}, {"When is it now expected", "2020-05"},
		{"What brings it back", "A second round."}, {"Escalated to", ""}, {"What is asked of them", "Raise the pay."}, {"By when", ""}, {"Write it?", "no"},
	}
	for name, key := range map[string]string{"interrupted": "\x03", "no more typed": "\x04"} {
		for stop, last := range questions {
			t.Run(name+" at "+last.question, func(t *testing.T) {
				t.Parallel()
				dir := folder(t, formRecord)
				before := contents(t, dir)
				x := inTerminal(t, dir, "rate", "1.3")
				for _, q := range questions[:stop] {
					x.answers(q.question, q.answer)
				}
				x.sees(last.question)
				x.types(key)
				x.sees("nothing was written: the questions were not finished")
				if code := x.ends(); code != 3 || contents(t, dir) != before {
					t.Errorf("exit %d, and the record is\n%s", code, contents(t, dir))
				}
			})
		}
	}
	dir := folder(t, formRecord)
	before := contents(t, dir)
	x := inTerminal(t, dir, "rate", "1.3")
	for _, q := range questions {
		x.answers(q.question, q.answer)
	}
	x.sees("Nothing was written.")
	if x.ends() != 0 || contents(t, dir) != before {
		t.Errorf("%s\n%s", x.text(), contents(t, dir))
	}
}

// While somebody thinks, others write. What is written then is what was shown,
// and nobody's words are lost.
func TestFormWhileOthersWrite(t *testing.T) {
	dir := folder(t, formRecord)
	x := inTerminal(t, dir, "rate", "1.4", "G")
	x.answers("What happened", "It has met.")
	x.answers("Targets met", "")
	x.answers("When is it now expected", "")
	x.sees("Write it?")
	if text, code := improve(dir, "rate", "1.3", "A", "--note", "Meanwhile.", "--recovery", "Soon."); code != 0 {
		t.Fatal(text)
	}
	x.types("yes\n")
	x.sees("The record has changed meanwhile.")
	x.sees("note: Meanwhile.")
	x.answers("Write it?", "yes")
	x.sees("Wrote updates/2020-02-25-leadership.yaml")
	if x.ends() != 0 {
		t.Error(x.text())
	}
	data, _ := os.ReadFile(filepath.Join(dir, "updates/2020-02-25-leadership.yaml"))
	if !strings.Contains(string(data), "note: Meanwhile.") || !strings.Contains(string(data), "note: It has met.") {
		t.Errorf("%s", data)
	}
}

// With a terminal to type at and none to read from, nobody would see the
// questions: it does not ask them.
func TestFormNeedsAScreen(t *testing.T) {
	keys, typed, err := pty.Open()
	if err != nil {
		t.Skip("no pseudo-terminal here: ", err)
	}
	defer keys.Close()
	defer typed.Close()
	cmd := exec.Command("improve", "rate", "1.3")
	cmd.Dir, cmd.Stdin = folder(t, formRecord), typed
	out, err := cmd.CombinedOutput()
	if err == nil || !strings.Contains(string(out), "give a rating or --note for 1.3") {
		t.Errorf("%v: %s", err, out)
	}
}

// Somebody whose window is closed in the middle loses nothing but their answers.
func TestFormHungUp(t *testing.T) {
	dir := folder(t, formRecord)
	before := contents(t, dir)
	x := inTerminal(t, dir, "rate", "1.3")
	x.answers("Rating [A]: ", "A")
	x.sees("What happened")
	_ = x.cmd.Process.Signal(syscall.SIGHUP)
	if x.ends() == 0 || contents(t, dir) != before {
		t.Error(contents(t, dir))
	}
}

// Enter typed straight after Ctrl-C answers nothing, however late the system
// says that somebody has left.
func TestFormLeftAndEnterTyped(t *testing.T) {
	dir := folder(t, formRecord)
	before := contents(t, dir)
	for range 10 {
		x := inTerminal(t, dir, "rate", "1.3")
		x.sees("Rating [A]: ")
		x.types("\x03\n")
		x.sees("nothing was written: the questions were not finished")
		if code := x.ends(); code != 3 || strings.Contains(x.text(), "What happened") || contents(t, dir) != before {
			t.Fatalf("exit %d:\n%s", code, x.text())
		}
	}
}

// A word in another encoding is neither guessed nor dropped: the question is
// asked again.
func TestFormOtherEncoding(t *testing.T) {
	dir := folder(t, formRecord)
	x := inTerminal(t, dir, "rate", "1.3", "A")
	x.answers("What happened", "The caf\xe9 opened.")
	x.sees(`a letter in "The caf? opened." cannot be read: it is not in UTF-8`)
	x.sees("What happened")
	x.types("\x03")
	x.ends()
}
