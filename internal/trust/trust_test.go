package trust

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"improve/internal/cases"
	"improve/internal/cli"
)

func TestMain(m *testing.M) {
	if _, err := exec.LookPath("git"); err != nil {
		fmt.Println("NOT TESTED: there is no git here")
		os.Exit(0)
	}
	os.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	os.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	os.Exit(m.Run())
}

// Every trick ends non-zero, for the right reason and in its sentence; what differs only
// in being honest passes, and so does every honest record. One of
// eight is tried, with CASES=all each.
func TestTricks(t *testing.T) {
	n := 0
	runs := func() bool {
		n++
		return cases.Tried(n, 8)
	}
	for _, kind := range kinds(t) {
		for _, trick := range kind.Tricks {
			if !runs() {
				continue
			}
			t.Run(trick.Name, func(t *testing.T) {
				t.Parallel()
				caught(t, trick)
			})
			twin := trick.Twin
			if twin.Run == nil {
				twin.Run = trick.Run
			}
			t.Run(trick.Name+"/twin", func(t *testing.T) {
				t.Parallel()
				passes(t, twin, trick.Rule)
			})
		}
		for _, honest := range kind.Honest {
			if !runs() {
				continue
			}
			t.Run(honest.Name, func(t *testing.T) {
				t.Parallel()
				passes(t, honest, "")
			})
		}
	}
}

// The base record is an honest one.
func TestBase(t *testing.T) { passes(t, Case{}, "") }

func kinds(t testing.TB) []Kind {
	t.Helper()
	kinds, err := Kinds()
	if err != nil {
		t.Fatal(err)
	}
	return kinds
}

// result is what a command ends with.
type result struct {
	exit           int
	stdout, stderr string
	found          []finding
}

// finding is a diagnostic as `check --format json` prints it.
type finding struct{ Rule, Severity, Message, Remedy string }

func (f finding) String() string { return f.Severity + " [" + f.Rule + "] " + f.Message }

func look(t testing.TB, c Case) result {
	t.Helper()
	dir := t.TempDir()
	if err := build(dir, c, byProgram); err != nil {
		t.Fatal(err)
	}
	dir, err := arrange(c, dir, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	args := c.Run
	if args == nil {
		args = Usual()
	}
	checks := args[0] == "check" && !slices.Contains(args, "--format")
	if checks {
		args = append(slices.Clone(args), "--format", "json")
	}
	r := improve(dir, args)
	if checks && r.exit < 2 {
		if err := json.Unmarshal([]byte(r.stdout), &struct{ Diagnostics *[]finding }{&r.found}); err != nil {
			t.Fatalf("%v\n%s", err, r.stdout)
		}
	}
	return r
}

// byProgram has the program make a change on a day.
func byProgram(dir, day string, args []string) error {
	if r := improve(dir, append(slices.Clone(args), "--as-at", day)); r.exit != 0 {
		return fmt.Errorf("improve %s ends %d:\n%s%s", strings.Join(args, " "), r.exit, r.stdout, r.stderr)
	}
	return nil
}

var commit = regexp.MustCompile(`\b[0-9a-f]{12}\b`)

func improve(dir string, args []string) result {
	var stdout, stderr bytes.Buffer
	app := &cli.App{Stdout: &stdout, Stderr: &stderr, Dir: dir, Env: func(string) string { return "" },
		Now: func() time.Time { panic("a test asked the clock") }, Terminal: func() int { return 0 }}
	exit := app.Run(args)
	plain := func(b bytes.Buffer) string { return commit.ReplaceAllString(b.String(), "COMMIT") }
	return result{exit: exit, stdout: plain(stdout), stderr: plain(stderr)}
}

func caught(t *testing.T, trick Trick) {
	t.Helper()
	want := trick.Exit
	if want == 0 {
		want = 1
	}
	r := look(t, trick.Case)
	says := strings.Contains(r.stdout+r.stderr, trick.Says)
	if trick.Rule != "" {
		says = slices.ContainsFunc(r.found, func(f finding) bool { return f.Rule == trick.Rule && f.Message == trick.Says })
	}
	if r.exit != want || !says || trick.Says == "" {
		t.Errorf("%s\nends %d, want %d with [%s] %s\n%s", trick.Story, r.exit, want, trick.Rule, trick.Says, r)
	}
}

func passes(t *testing.T, c Case, rule string) {
	t.Helper()
	r := look(t, c)
	accuses := slices.ContainsFunc(r.found, func(f finding) bool {
		return f.Rule == rule || f.Severity == "error" || strings.HasPrefix(f.Rule, "change/") ||
			strings.HasPrefix(f.Rule, "history/")
	})
	if r.exit != 0 || accuses {
		t.Errorf("%s\nends %d\n%s", c.Story, r.exit, r)
	}
}

func (r result) String() string {
	if r.found == nil {
		return r.stdout + r.stderr
	}
	var b strings.Builder
	for _, f := range r.found {
		fmt.Fprintln(&b, f)
	}
	return b.String() + r.stderr
}
