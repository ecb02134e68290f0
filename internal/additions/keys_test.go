package additions

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

const keysRecord = `-- plan/programme.yaml --
name: A programme
as_at: 2020-03-01
events:
  - {date: 2020-01-10, kind: other, title: A day}
-- plan/people.yaml --
people:
  - {id: zoe-fevre, name: Zoë Fèvre, role: Team manager, kind: person}
-- plan/ambitions/1-leadership.yaml --
id: 1
title: Leadership
tasks:
  - id: 1.1
    title: Create the board
    leads: [zoe-fevre]
    target: 2020-06
    slogan: Nobody waits longer than a week here
    sponsor: zoe-fevre
    follows: 1.2
    aims: [Boards meet, Minutes are read]
    begins: 2019-11
  - {id: 1.2, title: Raise the standing, leads: [zoe-fevre], target: 2020-09}
-- updates/2020-02-25-zoe.yaml --
date: 2020-02-25
progress:
  1.1: {note: Two people applied., worry: The chair might leave before the summer}
`

// aFieldAndARow shows that these are all there is of a key: it is read, hinted at,
// resolved, shown, compared, told in the history, kept by an edit, offered, kept from
// the public and described without another line anywhere.
func aFieldAndARow(t *testing.T, improve string) {
	r := newRecordWithKeys(t, improve)
	r.says(0, "", "validate")

	for _, c := range []struct{ from, to, want string }{
		{"slogan:", "slogn:", "did you mean slogan?"},
		{"sponsor: zoe-fevre", "sponsor: no-such", `plan/ambitions/1-leadership.yaml:9:14: error: no person or body has the id "no-such", named as the sponsor of 1.1`},
		{"follows: 1.2", "follows: 9.9", `plan/ambitions/1-leadership.yaml:10:14: error: no task has the id "9.9", named as the follows of 1.1`},
		{"begins: 2019-11", "begins: soon", "plan/ambitions/1-leadership.yaml:12:13"},
	} {
		broken := newRecordWithKeys(t, improve)
		broken.edit("plan/ambitions/1-leadership.yaml", c.from, c.to)
		broken.says(1, c.want, "validate")
	}

	shown := r.says(0, "", "show", "1.1")
	for _, words := range []string{"Slogan", "Nobody waits longer than a week here", "Sponsor", "Zoë Fèvre", "Follows", "1.2", "Aims", "Minutes are read", "Begins",
		"November 2019", "The chair might leave before the summer"} {
		if !strings.Contains(shown, words) {
			t.Errorf("show does not show %q:\n%s", words, shown)
		}
	}
	r.says(0, "Minutes are read", "show", "1.1", "--format", "json")
	r.says(0, `"slogan"`, "schema", "ambition")
	r.says(0, "--slogan", "new", "task", "--help")

	r.git("init", "-q")
	r.commit("begin")
	r.says(0, "", "fmt")
	r.edit("plan/ambitions/1-leadership.yaml", "a week here", "a day here")
	r.edit("plan/ambitions/1-leadership.yaml", "begins: 2019-11", "begins: 2019-12")
	r.edit("updates/2020-02-25-zoe.yaml", "the summer", "the spring")
	r.says(0, "", "new", "task", "--ambition", "1", "--title", "Meet", "--slogan", "Meet often", "--follows", "1.1")
	r.says(0, "Meet often", "show", "1.3")
	r.says(0, "a day here", "show", "1.1")
	r.commit("change")
	diff := r.says(0, "", "diff", "HEAD~1")
	history := r.says(0, "", "history", "1.1")
	for _, words := range []string{"a day here", "December 2019", "the spring"} {
		for name, page := range map[string]string{"diff": diff, "history": history} {
			if !strings.Contains(page, words) {
				t.Errorf("%s does not tell %q:\n%s", name, words, page)
			}
		}
	}

	r.edit("plan/ambitions/1-leadership.yaml", "a day here", "Zoë Fèvre")
	r.says(3, "1-leadership.yaml:8", "report", "scrutiny", "--audience", "public")
	r.edit("plan/ambitions/1-leadership.yaml", "    title: Create", "    restricted: {reason: A family could be known by it}\n    title: Create")
	r.edit("plan/ambitions/1-leadership.yaml", "than Zoë Fèvre", "than a week here")
	r.says(0, "", "report", "scrutiny", "--audience", "public")
	r.edit("plan/programme.yaml", "title: A day", "title: Nobody waits longer than a week here")
	r.says(3, "repeats restricted words", "report", "scrutiny", "--audience", "public")
}

// recordWithKeys is a record with the keys of the examples.
type recordWithKeys struct {
	t            *testing.T
	dir, improve string
}

func newRecordWithKeys(t *testing.T, improve string) *recordWithKeys {
	t.Helper()
	r := &recordWithKeys{t, t.TempDir(), improve}
	for _, f := range txtar.Parse([]byte(keysRecord)).Files {
		path := filepath.Join(r.dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

// says runs the program, which is to end with a code and say some words.
func (r *recordWithKeys) says(code int, words string, args ...string) string {
	r.t.Helper()
	cmd := exec.Command(r.improve, args...)
	cmd.Dir = r.dir
	cmd.Env = append(os.Environ(), "NO_COLOR=1", "COLUMNS=200", "IMPROVE_AS_AT=")
	out, _ := cmd.CombinedOutput()
	if got := cmd.ProcessState.ExitCode(); got != code || !strings.Contains(string(out), words) {
		r.t.Errorf("improve %s ends with %d, wanted %d and %q:\n%s", strings.Join(args, " "), got, code, words, out)
	}
	return string(out)
}

func (r *recordWithKeys) edit(file, from, to string) {
	r.t.Helper()
	path := filepath.Join(r.dir, filepath.FromSlash(file))
	data, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(data), from) {
		r.t.Fatalf("%s does not hold %q: %v", file, from, err)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(data), from, to, 1)), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

func (r *recordWithKeys) git(args ...string) {
	r.t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=Test", "-c", "user.email=test@example.org"}, args...)...)
	cmd.Dir = r.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		r.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

func (r *recordWithKeys) commit(message string) {
	r.t.Helper()
	r.git("add", "-A")
	r.git("commit", "-q", "-m", message)
}
