package additions

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const project = "../.."

// house is the project with additions made to it, as the compiler sees it: only the
// changed packages and those above them are compiled anew.
type house struct {
	t             *testing.T
	changed       map[string][]byte
	overlay, bins string
}

func newHouse(t *testing.T, list ...Addition) *house {
	t.Helper()
	h := &house{t: t, bins: t.TempDir()}
	var err error
	if h.changed, err = Apply(os.DirFS(project), list...); err != nil {
		t.Fatal(err)
	}
	if h.overlay, err = Overlay(project, t.TempDir(), h.changed); err != nil {
		t.Fatal(err)
	}
	return h
}

// build makes the program.
func (h *house) build() {
	h.t.Helper()
	run(h.t, project, 0, "go", "build", "-overlay", h.overlay, "-trimpath", "-o", h.improve(), "./cmd/improve")
}

// buildTests makes the tests of a package into a program.
func (h *house) buildTests(pkg string) {
	h.t.Helper()
	run(h.t, project, 0, "go", "test", "-vet=off", "-overlay", h.overlay, "-c", "-o", h.tests(pkg), "./"+pkg)
}

func (h *house) improve() string { return filepath.Join(h.bins, "improve.exe") }

func (h *house) tests(pkg string) string {
	return filepath.Join(h.bins, strings.ReplaceAll(pkg, "/", "-")+".test.exe")
}

// run runs a program in a folder, which is to end with a code, and is what it says.
func run(t *testing.T, dir string, code int, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "NO_COLOR=1", "COLUMNS=200", "IMPROVE_AS_AT=")
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if got := cmd.ProcessState.ExitCode(); got != code {
		t.Errorf("%s %s ends with %d, not %d:\n%s", filepath.Base(name), strings.Join(args, " "), got, code, out)
	}
	return string(out)
}

func says(t *testing.T, text string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("it does not say %q:\n%s", w, text)
		}
	}
}
