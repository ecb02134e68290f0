package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// Somebody who types `improve` waits for what the packages linked into it do
// before main: one that builds a table there makes every call slower. What they
// allocate shows it on any machine, however busy; what it costs in time is
// measured by internal/bench.
func TestStartUp(t *testing.T) {
	const mostBytes, mostAllocations = 3 << 20, 10_000
	var trace bytes.Buffer
	cmd := exec.Command(build(t), "version")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	cmd.Stderr = &trace
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	size, allocations := 0, 0
	for line := range strings.Lines(trace.String()) {
		var name string
		var at, clock float64
		var sized, made int
		if _, err := fmt.Sscanf(line, "init %s @%f ms, %f ms clock, %d bytes, %d allocs", &name, &at, &clock, &sized, &made); err == nil {
			size, allocations = size+sized, allocations+made
		}
	}
	if size == 0 || size > mostBytes || allocations > mostAllocations {
		t.Errorf("before main the packages make %d values of %d bytes together, want some and no more than %d and %d:\n%s",
			allocations, size, mostAllocations, mostBytes, trace.String())
	}
}

func build(t *testing.T, flags ...string) (binary string) {
	t.Helper()
	binary = filepath.Join(t.TempDir(), "improve")
	if runtime.GOOS == "windows" {
		binary += ".exe"
	}
	if out, err := exec.Command("go", append(append([]string{"build", "-o", binary}, flags...), ".")...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return binary
}

// A program that reads a folder needs nothing that only tests use; each of these would
// come in unnoticed behind a library, and make the program larger and slower to start.
func TestWhatIsNotLinked(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	linked := map[string]bool{}
	for _, name := range strings.Fields(string(out)) {
		linked[name] = true
	}
	for name, why := range map[string]string{
		"testing":                                  "for tests",
		"pgregory.net/rapid":                       "for tests",
		"github.com/rogpeppe/go-internal/txtar":    "for tests",
		"github.com/spf13/cobra/doc":               "docs/commands.md is made in a test",
		"github.com/alecthomas/chroma/v2":          "a syntax painter: 14 ms before main",
		"github.com/microcosm-cc/bluemonday":       "goldmark leaves raw HTML out by itself",
		"github.com/santhosh-tekuri/jsonschema/v6": "for tests: 4 ms before main",
		"github.com/go-git/go-git/v5":              "git itself is faster",
		"improve/internal/store/storetest":         "for tests",
		"improve/internal/bench":                   "for measurements",
	} {
		if linked[name] {
			t.Errorf("%s is linked into the program: %s", name, why)
		}
	}
}
