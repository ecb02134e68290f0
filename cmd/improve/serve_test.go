//go:build unix

package main

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// serving is improve serve in a folder, ended by Ctrl-C.
func serving(t *testing.T, dir string, args ...string) (cmd *exec.Cmd, said *bufio.Reader, stderr *bytes.Buffer) {
	t.Helper()
	cmd = exec.Command("improve", append([]string{"serve"}, args...)...)
	stderr = &bytes.Buffer{}
	cmd.Dir, cmd.Stderr = dir, stderr
	cmd.Env = append(os.Environ(), "HOME="+dir, "IMPROVE_AS_AT=", "GIT_CEILING_DIRECTORIES="+filepath.Dir(dir))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	return cmd, bufio.NewReader(out), stderr
}

// line reads a line that a program says.
func line(t *testing.T, from *bufio.Reader) string {
	t.Helper()
	text, err := from.ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(text)
}

// The program says where the pages are, serves them, says which port is free where that one
// is taken, and ends well at Ctrl-C.
func TestServeFromStartToEnd(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "plan"), 0o755); err != nil {
		t.Fatal(err)
	}
	err := os.WriteFile(filepath.Join(dir, "plan", "programme.yaml"), []byte("name: Ours\nas_at: 2020-02-25\n"), 0o644)
	if err != nil {
		t.Fatal(err)
	}
	cmd, said, _ := serving(t, dir, "--port", "0")
	address := strings.TrimPrefix(line(t, said), "Open ")
	found := regexp.MustCompile(`^http://127\.0\.0\.1:(\d+)/\?token=[0-9a-f]{32}$`).FindStringSubmatch(address)
	if found == nil {
		t.Fatalf("said %q", address)
	}
	if text := line(t, said) + line(t, said); !strings.Contains(text, "Nothing can be written: the day is 25 February 2020, "+
		"pinned in plan/programme.yaml.") {
		t.Errorf("said %q", text)
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	w, err := client.Get(address)
	if err != nil || w.StatusCode != http.StatusSeeOther {
		t.Fatal(w, err)
	}
	r, _ := http.NewRequest(http.MethodGet, "http://127.0.0.1:"+found[1]+"/", nil)
	r.AddCookie(w.Cookies()[0])
	if w, err = client.Do(r); err != nil {
		t.Fatal(err)
	}
	page, _ := io.ReadAll(w.Body)
	if w.StatusCode != http.StatusOK || !bytes.Contains(page, []byte("Ours")) || !bytes.Contains(page, []byte("Read only")) {
		t.Errorf("%d: %s", w.StatusCode, page)
	}
	other, _, stderr := serving(t, dir, "--port", found[1])
	if err := other.Wait(); other.ProcessState.ExitCode() != 3 ||
		!regexp.MustCompile(`port \d+ is in use by another program\nhint: port \d+ is free: improve serve --port \d+`).
			Match(stderr.Bytes()) {
		t.Errorf("%v: %s", err, stderr)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("at Ctrl-C: %v", err)
	}
}
