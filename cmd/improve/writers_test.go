package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// writersRecord is a record of twelve tasks in one ambition.
func writersRecord() string {
	var b strings.Builder
	b.WriteString("-- plan/programme.yaml --\nname: Brightwater improvement programme\nas_at: 2020-02-25\n-- plan/ambitions/1-leadership.yaml --\nid: 1\ntitle: Leadership\ntasks:\n")
	for n := range 12 {
		fmt.Fprintf(&b, "  - {id: 1.%d, title: Task %d}\n", n+1, n+1)
	}
	return b.String()
}

func rateCommand(dir string, task int, note string) *exec.Cmd {
	cmd := exec.Command("improve", "rate", fmt.Sprintf("1.%d", task), "G", "--note", note)
	cmd.Dir = dir
	return cmd
}

// Many rate tasks of one ambition at the same moment: every word of theirs is in
// the one file afterwards. Who waited too long, on a slow machine, was told so
// and does it again.
func TestWritersAtOnce(t *testing.T) {
	dir := folder(t, writersRecord())
	var writers sync.WaitGroup
	for task := range 12 {
		writers.Go(func() {
			for {
				out, err := rateCommand(dir, task+1, fmt.Sprintf("Word %d.", task+1)).CombinedOutput()
				if err == nil {
					return
				}
				if !strings.Contains(string(out), "is writing to this folder at the moment") {
					t.Errorf("%v: %s", err, out)
					return
				}
			}
		})
	}
	writers.Wait()
	data, err := os.ReadFile(filepath.Join(dir, "updates/2020-02-25-leadership.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for task := range 12 {
		if !strings.Contains(string(data), fmt.Sprintf("note: Word %d.\n", task+1)) {
			t.Errorf("word %d is lost:\n%s", task+1, data)
		}
	}
	if text, code := improve(dir, "validate"); code != 0 {
		t.Error(text)
	}
}

// Whenever a call is killed, the record is the one before or the one after, and
// the next call finds nothing in its way.
func TestWriterKilled(t *testing.T) {
	dir := folder(t, writersRecord())
	file := filepath.Join(dir, "updates/2020-02-25-leadership.yaml")
	if out, err := rateCommand(dir, 1, "Round 0.").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	written := 0
	for round := 1; round <= 40; round++ {
		before, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		cmd := rateCommand(dir, 1, fmt.Sprintf("Round %d.", round))
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(rand.N(40 * time.Millisecond))
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		after, err := os.ReadFile(file)
		want := strings.Replace(string(before), string(before[strings.Index(string(before), "Round"):]), fmt.Sprintf("Round %d.\n", round), 1)
		switch {
		case err == nil && string(after) == want:
			written++
		case err != nil || string(after) != string(before):
			t.Fatalf("round %d left (%v):\n%s", round, err, after)
		}
	}
	t.Logf("%d of 40 calls had written before they were killed", written)
	if text, code := improve(dir, "validate"); code != 0 {
		t.Error(text)
	}
}
