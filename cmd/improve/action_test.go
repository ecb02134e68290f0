package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// action is the part of action.yml that a runner needs.
type action struct {
	Inputs map[string]struct{ Default string }
	Runs   struct{ Steps []actionStep }
}

type actionStep struct {
	Name, If, Uses, Run string
	Env                 map[string]string
}

// runner runs the steps of the action as GitHub's runner does, in a repository
// of its own: with the expressions filled in, the files that steps write for the
// runner, and stand-ins for GitHub's own program, which keeps what it is told, and for
// go, which gives the program that is tested instead of building it each time.
type runner struct {
	t       *testing.T
	dir     string // the repository that is checked out
	home    string // what the runner keeps beside it
	context map[string]string
}

func newRunner(t *testing.T) *runner {
	t.Helper()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("the action needs bash, and there is none here")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	r := &runner{t: t, dir: t.TempDir(), home: t.TempDir(), context: map[string]string{
		"github.action_path": root, "github.action_repository": "OWNER/improve", "github.token": "secret"}}
	r.file("bin/gh", `#!/bin/sh
echo "$@" >>"$RUNNER_TEMP/gh.log"
case "$*" in
  *--paginate*) cat "$RUNNER_TEMP/comments" 2>/dev/null ;;
  release*) cp "$RUNNER_TEMP"/release/* . ;;
  *PATCH* | *POST*) test ! -e "$RUNNER_TEMP/refuse" ;;
esac
`)
	program, err := exec.LookPath("improve")
	if err != nil {
		t.Fatal(err)
	}
	r.file("bin/go", `#!/bin/sh
test "$*" = "build -o $3 ./cmd/improve" && ln -sf '`+program+`' "$3"
`)
	return r
}

// file writes a program or a text into the runner's own folder.
func (r *runner) file(name, text string) {
	r.t.Helper()
	path := filepath.Join(r.home, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o755); err != nil {
		r.t.Fatal(err)
	}
}

// read is a text of the runner's own folder; empty where there is none.
func (r *runner) read(name string) string {
	data, _ := os.ReadFile(filepath.Join(r.home, name))
	return string(data)
}

func (r *runner) git(args ...string) string {
	r.t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=Ann", "-c", "user.email=ann@example.org"}, args...)...)
	cmd.Dir = r.dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		r.t.Fatalf("git %q: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func (r *runner) write(name, text string) {
	r.t.Helper()
	path := filepath.Join(r.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

// run is a job of this one action: what it printed, and whether it passed.
func (r *runner) run(inputs map[string]string) (log string, passed bool) {
	r.t.Helper()
	data, err := os.ReadFile("../../action.yml")
	if err != nil {
		r.t.Fatal(err)
	}
	var a action
	if err := yaml.Unmarshal(data, &a); err != nil {
		r.t.Fatal(err)
	}
	for name, input := range a.Inputs {
		r.context["inputs."+name] = r.filled(input.Default)
	}
	for name, value := range inputs {
		if _, ok := a.Inputs[name]; !ok {
			r.t.Fatalf("the action has no input %s", name)
		}
		r.context["inputs."+name] = value
	}
	var out bytes.Buffer
	for _, step := range a.Runs.Steps {
		if step.Run == "" || !r.holds(step.If) {
			continue
		}
		cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", r.filled(step.Run))
		cmd.Dir, cmd.Stdout, cmd.Stderr = r.dir, &out, &out
		cmd.Env = append(os.Environ(), "CI=true", "RUNNER_TEMP="+r.home, "GITHUB_PATH="+filepath.Join(r.home, "path"),
			"GITHUB_STEP_SUMMARY="+filepath.Join(r.home, "summary"), "GITHUB_REPOSITORY=council/programme", "IMPROVE_AS_AT=2020-02-25",
			"PATH="+filepath.Join(r.home, "bin")+":"+strings.TrimSpace(r.read("path"))+":"+os.Getenv("PATH"))
		for name, value := range step.Env {
			cmd.Env = append(cmd.Env, name+"="+r.filled(value))
		}
		if err := cmd.Run(); err != nil {
			return out.String(), false
		}
	}
	return out.String(), true
}

var expression = regexp.MustCompile(`\$\{\{ *([a-z_.-]+) *\}\}`)

// filled is a text with its expressions filled in: what is unknown is empty, as
// with GitHub, save inputs, which must be declared.
func (r *runner) filled(text string) string {
	return expression.ReplaceAllStringFunc(text, func(found string) string {
		name := expression.FindStringSubmatch(found)[1]
		value, known := r.context[name]
		if strings.HasPrefix(name, "inputs.") && !known {
			r.t.Errorf("the action uses %s and does not declare it", name)
		}
		return value
	})
}

// holds evaluates a condition: comparisons joined by &&.
func (r *runner) holds(condition string) bool {
	for _, part := range strings.Split(condition, "&&") {
		words := strings.Fields(part)
		if len(words) == 0 {
			return true
		}
		if len(words) != 3 || words[1] != "==" && words[1] != "!=" {
			r.t.Fatalf("this runner does not know the condition %q", part)
		}
		if equal := r.context[words[0]] == strings.Trim(words[2], "'"); equal != (words[1] == "==") {
			return false
		}
	}
	return true
}

const actionPeople = "people:\n  - {id: ann-lee, kind: person}\n"

func actionPlan(target string) string {
	return fmt.Sprintf(`id: 1
title: Leadership
tasks:
  - {id: 1.1, title: Create the board, leads: [ann-lee], target: %s}
  - {id: 1.2, title: Raise the standing, leads: [ann-lee], target: 2019-06}
`, target)
}

// pullRequest is a repository with a record in a folder, and a branch that makes
// a mistake in it.
func pullRequest(t *testing.T) *runner {
	r := newRunner(t)
	r.git("init", "-q", "-b", "main")
	r.write("our council/plan/people.yaml", actionPeople)
	r.write("our council/plan/ambitions/1-leadership.yaml", actionPlan("2020-12"))
	r.git("add", ".")
	r.git("commit", "-qm", "plan")
	r.context["github.event_name"] = "pull_request"
	r.context["github.event.pull_request.base.sha"] = r.git("rev-parse", "HEAD")
	r.context["github.event.pull_request.number"] = "7"
	r.git("switch", "-qc", "change")
	r.write("our council/updates/2020-02-24-ann.yaml", "date: 2020-02-24\nprogress:\n  1.1: {raiting: A}\n")
	r.git("add", ".")
	r.git("commit", "-qm", "update")
	return r
}

func TestActionChecksWhatAPullRequestBrings(t *testing.T) {
	r := pullRequest(t)
	quick := filepath.Join(r.home, "bin", "go")
	if err := os.Rename(quick, quick+"-quick"); err != nil { // built, this once
		t.Fatal(err)
	}
	log, passed := r.run(map[string]string{"directory": "our council", "output": "sarif=improve.sarif\njunit=junit.xml\n"})
	if passed || !strings.Contains(log, "\n::error file=our council/updates/2020-02-24-ann.yaml,line=3,") || strings.Contains(log, "1.2 is") {
		t.Errorf("passed: %v, with the log\n%s", passed, log)
	}
	if !strings.Contains(log, "touched since commit ") {
		t.Errorf("the base is named otherwise than once:\n%s", log)
	}
	if !strings.HasPrefix(log, "improve ") {
		t.Errorf("the log does not begin with the version:\n%s", log)
	}
	if summary := r.read("summary"); !strings.Contains(summary, "| error |") || !strings.Contains(summary, "raiting") {
		t.Errorf("the job summary is\n%s", summary)
	}
	for _, name := range []string{"improve.sarif", "junit.xml"} {
		if info, err := os.Stat(filepath.Join(r.dir, name)); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := os.Rename(quick+"-quick", quick); err != nil {
		t.Fatal(err)
	}
	log, passed = r.run(map[string]string{"directory": "our council", "new-since": "all", "format": "text"})
	if passed || !strings.Contains(log, "1.2 is 240 days overdue") {
		t.Errorf("of everything it says\n%s", log)
	}
}

// A pull request that changes nothing of the record passes, however much of it
// is overdue.
func TestActionLeavesAnUnrelatedPullRequestAlone(t *testing.T) {
	r := pullRequest(t)
	r.git("reset", "-q", "--hard", "main")
	r.write("notes.txt", "notes")
	r.git("add", ".")
	r.git("commit", "-qm", "notes")
	if log, passed := r.run(map[string]string{"directory": "our council"}); !passed {
		t.Errorf("it fails with\n%s", log)
	}
	r.context["github.event_name"] = "schedule"
	delete(r.context, "github.event.pull_request.base.sha")
	if log, passed := r.run(map[string]string{"directory": "our council"}); passed || !strings.Contains(log, "1.2 is 240 days overdue") {
		t.Errorf("the daily run passes with\n%s", log)
	}
	log, passed := r.run(map[string]string{"directory": "our council", "install-only": "true"})
	if !passed || strings.Contains(log, "overdue") {
		t.Errorf("installing alone says\n%s", log)
	}
}

// A clone of the newest commit alone, as services make, fetches the base.
func TestActionInAShallowClone(t *testing.T) {
	r := pullRequest(t)
	clone := t.TempDir()
	r.git("clone", "-q", "--depth", "1", "--branch", "change", "file://"+filepath.ToSlash(r.dir), clone)
	r.dir = clone
	log, passed := r.run(map[string]string{"directory": "our council"})
	if passed || !strings.Contains(log, "raiting") || strings.Contains(log, "1.2 is") {
		t.Errorf("passed: %v, with the log\n%s", passed, log)
	}
}

// A push is compared with what the branch held before, and a forced push with what it
// took away, which a fresh clone fetches. The clone stays whole.
func TestActionChecksAPush(t *testing.T) {
	r := pullRequest(t)
	plan := "our council/plan/ambitions/1-leadership.yaml"
	push := func(before string) (log string, passed bool) {
		r.context["github.event_name"], r.context["github.event.before"] = "push", before
		delete(r.context, "github.event.pull_request.base.sha")
		return r.run(map[string]string{"directory": "our council"})
	}
	commit := func(target string) string {
		r.write(plan, actionPlan(target))
		r.git("commit", "-qam", target)
		return r.git("rev-parse", "HEAD")
	}
	r.git("switch", "-q", "main")
	before := r.git("rev-parse", "HEAD")
	slipped := commit("2021-06")
	r.git("commit", "-q", "--allow-empty", "-m", "nothing")
	if log, passed := push(before); passed || !strings.Contains(log, "[change/promise]") || strings.Contains(log, "1.2 is") {
		t.Errorf("a date that slips in the first of two commits passes: %v\n%s", passed, log)
	}
	if log, passed := push(slipped); !passed || !strings.Contains(log, "Nothing is wrong") {
		t.Errorf("a push that changes nothing passes: %v\n%s", passed, log)
	}
	if log, passed := push(strings.Repeat("0", 40)); passed || !strings.Contains(log, "1.2 is 240 days overdue") {
		t.Errorf("a new branch passes: %v\n%s", passed, log)
	}

	r.git("reset", "-q", "--hard", before)
	commit("2022-03")
	r.git("config", "uploadpack.allowAnySHA1InWant", "true")
	origin, clone := r.dir, t.TempDir()
	r.git("clone", "-q", "--branch", "main", "file://"+filepath.ToSlash(r.dir), clone)
	r.dir = clone
	log, passed := push(slipped)
	if passed || !strings.Contains(log, "moved to March 2022, was June 2021") || !strings.Contains(log, "the push took commits away") {
		t.Errorf("a forced push passes: %v\n%s", passed, log)
	}
	if shallow := r.git("rev-parse", "--is-shallow-repository"); shallow != "false" {
		t.Errorf("the clone is shallow now: %s", shallow)
	}
	log, passed = push(strings.Repeat("12", 20))
	if passed || !strings.Contains(log, "::error title=improve::What this is compared with cannot be fetched, so nothing was checked: 1212") {
		t.Errorf("without what is compared it passes: %v\n%s", passed, log)
	}

	// The base of a pull request by its name: what the remote repository has, not what a
	// branch of this clone was left at.
	r.git("switch", "-q", "--detach", "origin/main")
	r.git("branch", "-f", "main", before)
	if at, err := exec.Command("bash", "../../action/base", clone, "main").Output(); err != nil ||
		strings.TrimSpace(string(at)) != r.git("rev-parse", "origin/main") {
		t.Errorf("the base is %s (%v), not what %s has", at, err, origin)
	}
}

func TestActionDownloadsARelease(t *testing.T) {
	r := pullRequest(t)
	r.file("release/improve", "#!/bin/sh\necho improve v9.9.9\n")
	pack := exec.Command("sh", "-c", `
		machine=arm64; case "$(uname -m)" in x86_64 | amd64) machine=amd64 ;; esac
		system=linux; test "$(uname -s)" = Darwin && system=darwin
		archive="improve_9.9.9_${system}_${machine}.tar.gz"
		tar -czf "$archive" improve && rm improve && { sha256sum "$archive" || shasum -a 256 "$archive"; } >checksums.txt`)
	pack.Dir = filepath.Join(r.home, "release")
	if out, err := pack.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	log, passed := r.run(map[string]string{"version": "v9.9.9", "install-only": "true"})
	if !passed || !strings.Contains(log, "improve v9.9.9") || !strings.Contains(r.read("gh.log"), "release download v9.9.9 --repo OWNER/improve") {
		t.Errorf("passed: %v, with the log\n%s\nand GitHub was asked\n%s", passed, log, r.read("gh.log"))
	}
	r.file("release/checksums.txt", strings.Repeat("0", 64)+strings.TrimLeft(r.read("release/checksums.txt"), "0123456789abcdef"))
	if log, passed := r.run(map[string]string{"version": "v9.9.9", "install-only": "true"}); passed {
		t.Errorf("a download that is not what was released passes with\n%s", log)
	}
}

// The comment is written once and then kept up to date, and where it may not be
// written its text is in the job summary.
func TestActionSaysWhatAPullRequestChanges(t *testing.T) {
	r := pullRequest(t)
	inputs := map[string]string{"directory": "our council", "comment": "true"}
	if log, _ := r.run(inputs); !strings.Contains(log, "raiting") || !strings.Contains(r.read("improve-comment.md"), "2020-02-24-ann.yaml") {
		t.Errorf("of a record with a mistake it says\n%s\nin the comment\n%s", log, r.read("improve-comment.md"))
	}
	r.git("reset", "-q", "--hard", "main")
	r.write("our council/plan/ambitions/1-leadership.yaml", actionPlan("2021-06"))
	r.git("add", ".")
	r.git("commit", "-qm", "slip")
	log, passed := r.run(inputs)
	if passed || !strings.Contains(log, "[change/promise]") {
		t.Errorf("a date that slips in silence passes: %v\n%s", passed, log)
	}
	for name, text := range map[string]string{"the job summary": r.read("summary"), "the comment": r.read("improve-comment.md")} {
		if !strings.Contains(text, "One promise changed without a decision of the board: 1.1 Create the board") {
			t.Errorf("%s is\n%s", name, text)
		}
	}
	if !strings.HasPrefix(r.read("improve-comment.md"), "<!-- improve: ") || !strings.Contains(r.read("gh.log"), "--method POST repos/council/programme/issues/7/comments --field body=@") {
		t.Errorf("GitHub was asked\n%s", r.read("gh.log"))
	}
	r.file("comments", "41\n42\n")
	if _, passed = r.run(inputs); passed || !strings.Contains(r.read("gh.log"), "--method PATCH repos/council/programme/issues/comments/41 ") {
		t.Errorf("GitHub was asked\n%s", r.read("gh.log"))
	}
	r.file("refuse", "")
	if log, _ = r.run(inputs); !strings.Contains(log, "::warning title=improve::The comment could not be written") || !strings.Contains(log, "[change/promise]") {
		t.Errorf("where it may not comment it says\n%s", log)
	}
}
