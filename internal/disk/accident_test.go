//go:build unix

package disk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The tests below do to a real process what accidents do: the test's own
// program is started again as one of these.
var children = map[string]func(dir string, n int){
	"die at a step": dieAtStep,
	"write for ever": func(dir string, n int) {
		for i := 0; ; i++ {
			must(Write(dir, pair(dir, i)))
		}
	},
	"append": appendLines,
	"lock and hang": func(dir string, _ int) {
		_, err := Lock(dir)
		must(err)
		fmt.Println("locked")
		time.Sleep(time.Minute)
	},
	"write with no space": func(dir string, n int) {
		signal.Ignore(syscall.SIGXFSZ)
		limit := syscall.Rlimit{Cur: uint64(n), Max: uint64(n)}
		must(syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit))
		must(Write(dir, large(n)))
	},
	"write as nobody": func(dir string, _ int) {
		must(Write(dir, []File{{Path: "updates/a", Before: []byte("old"), Data: []byte("new")}}))
	},
}

func TestMain(m *testing.M) {
	if what := os.Getenv("DISK_TEST_CHILD"); what != "" {
		n, _ := strconv.Atoi(os.Getenv("DISK_TEST_NUMBER"))
		children[what](os.Getenv("DISK_TEST_FOLDER"), n)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func child(what, dir string, n int) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "DISK_TEST_CHILD="+what, "DISK_TEST_FOLDER="+dir, "DISK_TEST_NUMBER="+strconv.Itoa(n))
	return cmd
}

// pair is two files, both filled with one letter.
func pair(dir string, i int) []File {
	data := bytes.Repeat([]byte{'a' + byte(i%26)}, 50_000+i%7)
	return []File{{Path: "plan/a", Data: data, Replace: true}, {Path: "updates/b", Data: data, Replace: true}}
}

// whole reports of what the files consist, and fails where one is a mixture or
// cut short.
func whole(t *testing.T, dir string) {
	t.Helper()
	for _, name := range []string{"plan/a", "updates/b"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || len(data) < 50_000 || len(bytes.Trim(data, string(data[:1]))) > 0 {
			t.Fatalf("%s is not whole: %d bytes (%v)", name, len(data), err)
		}
	}
}

func dieAtStep(dir string, n int) {
	w := &writer{step: func(name string) {
		if n--; n < 0 {
			fmt.Println(name)
			_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
		}
	}}
	must(w.write(dir, pair(dir, 1)))
}

func TestKilledAtEachStep(t *testing.T) {
	var steps []string
	for n := 0; ; n++ {
		dir := t.TempDir()
		must(Write(dir, pair(dir, 0)))
		out, err := child("die at a step", dir, n).Output()
		whole(t, dir)
		must(Write(dir, pair(dir, 2))) // what was left behind is in nobody's way
		whole(t, dir)
		if err == nil {
			break
		}
		steps = append(steps, strings.TrimSpace(string(out)))
	}
	const want = "create fill sync create fill sync rename rename settle settle"
	if got := strings.Join(steps, " "); got != want {
		t.Errorf("died at %s, want %s", got, want)
	}
}

func TestKilledAtAnyMoment(t *testing.T) {
	dir := t.TempDir()
	must(Write(dir, pair(dir, 0)))
	for range 20 {
		cmd := child("write for ever", dir, 0)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(10*time.Millisecond + rand.N(30*time.Millisecond))
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		whole(t, dir)
	}
}

// appendLines adds n lines to a file, as a careful writer does: under the lock,
// from what the file holds now.
func appendLines(dir string, n int) {
	for i := range n {
		unlock, err := Lock(dir)
		must(err)
		before, err := os.ReadFile(filepath.Join(dir, "a"))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			must(err)
		}
		after := fmt.Appendf(bytes.Clone(before), "%d %d\n", os.Getpid(), i)
		must(Write(dir, []File{{Path: "a", Before: before, Data: after}}))
		unlock()
	}
}

func TestWritersLoseNothing(t *testing.T) {
	const writers, lines = 4, 15
	dir := t.TempDir()
	var running []*exec.Cmd
	for range writers {
		cmd := child("append", dir, lines)
		cmd.Stderr = os.Stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		running = append(running, cmd)
	}
	for _, cmd := range running {
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	}
	data, _ := os.ReadFile(filepath.Join(dir, "a"))
	if got := bytes.Count(data, []byte("\n")); got != writers*lines {
		t.Errorf("%d lines are left of %d", got, writers*lines)
	}
	if got := names(t, dir); got != "a" {
		t.Errorf("the folder holds %s", got)
	}
}

// The lock of a program that was killed is nobody's; that of one that hangs is
// waited for, and then refused in words.
func TestLockOfAnother(t *testing.T) {
	for name, lock := range map[string]func(context.Context, string) (func(), error){"folder": lockFolder,
		"file": lockFile} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			soon, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
			defer cancel()
			unlock, err := lock(t.Context(), dir)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := lock(soon, dir); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("locked twice: %v", err)
			}
			unlock()
			unlock, err = lock(t.Context(), dir)
			if err != nil {
				t.Fatal(err)
			}
			unlock()
			if got := names(t, dir); got != "" {
				t.Errorf("left behind: %s", got)
			}
		})
	}
}

func TestLockOfTheDead(t *testing.T) {
	dir := t.TempDir()
	cmd := child("lock and hang", dir, 0)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_, _ = out.Read(make([]byte, 7))
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := lockFolder(ctx, dir); err == nil {
		t.Error("locked while another held it")
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	unlock, err := Lock(dir)
	if err != nil {
		t.Fatal(err)
	}
	unlock()
}

func TestLockFileHasOneHolder(t *testing.T) {
	dir := t.TempDir()
	holders := make(chan struct{}, 1)
	done := make(chan error)
	for range 8 {
		go func() {
			for range 20 {
				unlock, err := lockFile(context.Background(), dir)
				if err != nil {
					done <- err
					return
				}
				select {
				case holders <- struct{}{}:
				default:
					done <- errors.New("two hold the lock")
					return
				}
				<-holders
				unlock()
			}
			done <- nil
		}()
	}
	for range 8 {
		if err := <-done; err != nil {
			t.Fatal(err)
		}
	}
}

// large is two files, the second longer than n bytes.
func large(n int) []File {
	return []File{{Path: "a", Before: []byte("old"), Data: []byte("new")},
		{Path: "b", Before: []byte("old"), Data: make([]byte, n+1)}}
}

func untouched(t *testing.T, dir string) {
	t.Helper()
	holds(t, dir, "a", "old")
	holds(t, dir, "b", "old")
	if got := names(t, dir); got != "a b" {
		t.Errorf("the folder holds %s", got)
	}
}

func TestWriteWithNoSpaceLeft(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "a", "old")
	put(t, dir, "b", "old")
	out, err := child("write with no space", dir, 100_000).CombinedOutput()
	if err == nil || !strings.HasPrefix(string(out), "write b: file too large") {
		t.Errorf("%v: %s", err, out)
	}
	untouched(t, dir)
}

// Somebody who may not write is told so, and nothing changes. Root may write
// everywhere, so the test's own program is run as nobody.
func TestWriteWherePermissionIsDenied(t *testing.T) {
	for _, c := range []struct {
		name         string
		folder, file fs.FileMode
		want         string
	}{
		{"read-only folder", 0o555, 0o666, "write updates/a: permission denied\n"},
		{"read-only file", 0o777, 0o444, "write updates/a: it is marked as read-only\n"},
		{"somebody else's file", 0o777, 0o644, "write updates/a: permission denied\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := openFolder(t)
			put(t, dir, "updates/a", "old")
			cmd := child("write as nobody", dir, 0)
			if os.Getuid() == 0 {
				asNobody(t, cmd)
			} else if c.name == "somebody else's file" {
				t.Skip("only root can make a file that is somebody else's")
			}
			must(os.Chmod(filepath.Join(dir, "updates/a"), c.file))
			must(os.Chmod(filepath.Join(dir, "updates"), c.folder))
			out, err := cmd.CombinedOutput()
			must(os.Chmod(filepath.Join(dir, "updates"), 0o755))
			if err == nil || string(out) != c.want {
				t.Errorf("%v: %s", err, out)
			}
			holds(t, dir, "updates/a", "old")
			if got := names(t, dir); got != "updates/a" {
				t.Errorf("the folder holds %s", got)
			}
		})
	}
}

// asNobody has a command run from a copy that anybody may run.
func asNobody(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	program, err := os.ReadFile(os.Args[0])
	must(err)
	cmd.Path = filepath.Join(openFolder(t), "test")
	must(os.WriteFile(cmd.Path, program, 0o755))
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
}

// openFolder is a temporary folder that anybody may enter.
func openFolder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "disk")
	must(err)
	t.Cleanup(func() { os.RemoveAll(dir) })
	must(os.Chmod(dir, 0o755))
	return dir
}
