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

// hostile is a repository that somebody else prepared: its own settings and hooks
// name programs, which write down that they ran.
type hostile struct {
	t        *testing.T
	dir      string
	canaries string
}

// newHostile makes a repository with a record of two commits.
func newHostile(t *testing.T) *hostile {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("NOT TESTED: there is no git here")
	}
	if runtime.GOOS == "windows" {
		t.Skip("NOT TESTED: the canaries are shell scripts")
	}
	home := t.TempDir()
	for name, value := range map[string]string{"HOME": home, "XDG_CONFIG_HOME": home, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": filepath.Join(home, ".gitconfig"), "GIT_TERMINAL_PROMPT": "0"} {
		t.Setenv(name, value)
	}
	h := &hostile{t, t.TempDir(), t.TempDir()}
	write(t, filepath.Join(home, ".gitconfig"), []byte("[user]\n\tname = Jo\n\temail = jo@example.org\n"))
	h.git("init", "-q", "-b", "main")
	h.write("plan/programme.yaml", "name: Brightwater\npolicy: {signed: true}\ngroups:\n  - {id: board, name: Board, meetings: [2020-01-14, 2020-02-25]}\n")
	h.write("plan/people.yaml", "people:\n  - {id: jo, role: Head of boards, git: [jo@example.org]}\n")
	h.write("plan/ambitions/1-a.yaml", "id: 1\ntitle: Leadership\ntasks:\n  - {id: 1.1, title: Create the board, leads: [jo], target: 2020-06}\n")
	h.commit("The plan")
	h.write("updates/2020-01-14-jo.yaml", "date: 2020-01-14\nby: jo\nprogress:\n  1.1: {rating: G, note: Begun.}\n")
	h.commit("An update")
	return h
}

func (h *hostile) write(name, text string) {
	h.t.Helper()
	write(h.t, filepath.Join(h.dir, name), []byte(text))
}

func (h *hostile) commit(message string) {
	h.t.Helper()
	h.git("add", "-A")
	h.git("commit", "-q", "-m", message)
}

func (h *hostile) git(args ...string) string {
	h.t.Helper()
	return h.gitWith(nil, args...)
}

func (h *hostile) gitWith(stdin []byte, args ...string) string {
	h.t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir, cmd.Stdin = h.dir, bytes.NewReader(stdin)
	cmd.Env = append(os.Environ(), "GIT_COMMITTER_DATE=2020-01-14T12:00:00Z", "GIT_AUTHOR_DATE=2020-01-14T12:00:00Z")
	out, err := cmd.CombinedOutput()
	if err != nil {
		h.t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// canary is a program that writes down that it ran, and under which name.
func (h *hostile) canary(name string) string {
	h.t.Helper()
	path := filepath.Join(h.canaries, name)
	script := fmt.Sprintf("#!/bin/sh\necho ran >> '%s.ran'\nexit 0\n", path)
	if err := os.WriteFile(path, []byte(script), 0o755); err != nil {
		h.t.Fatal(err)
	}
	return path
}

// ran are the canaries that ran.
func (h *hostile) ran() []string {
	h.t.Helper()
	found, err := filepath.Glob(filepath.Join(h.canaries, "*.ran"))
	if err != nil {
		h.t.Fatal(err)
	}
	for i := range found {
		found[i] = strings.TrimSuffix(filepath.Base(found[i]), ".ran")
	}
	return found
}

// everyCall are calls of every command that asks git something.
func everyCall() [][]string {
	var calls [][]string
	for _, line := range []string{
		"status --rev HEAD", "overdue --rev main", "show 1.1 --rev HEAD~1", "report highlight --rev HEAD", "validate --rev HEAD",
		"check --history", "check --new-since HEAD~1", "check --format sarif", "history 1.1", "history 1.1 --rev HEAD", "trend --from-git", "trend --rev HEAD", "what-if --rev HEAD", "forecast --rev HEAD",
		"diff HEAD~1", "diff HEAD~1..HEAD", "diff", "rate 1.1 G --note Further. --by jo --dry-run", "rate 1.1 G --note Further. --by jo --commit",
	} {
		calls = append(calls, append(strings.Fields(line), "--as-at", "2020-02-25"))
	}
	return calls
}

// callAll makes every call, and holds what none may do: crash, or pass on a
// character that steers a terminal.
func (h *hostile) callAll(want func(args []string, text string, code int) error) {
	h.t.Helper()
	for _, args := range everyCall() {
		text, code := improve(h.dir, args...)
		if strings.ContainsAny(text, "\x1b\x07\u009b") {
			h.t.Errorf("improve %s passes on control characters: %.300q", strings.Join(args, " "), text)
		}
		if err := want(args, text, code); err != nil {
			h.t.Errorf("improve %s: %v: exit %d\n%.500s", strings.Join(args, " "), err, code, text)
		}
	}
}

func works(_ []string, _ string, code int) error {
	if code > 1 {
		return fmt.Errorf("it does not work")
	}
	return nil
}

// Nothing that a repository's own settings or hooks name is run, whatever is asked
// of it.
func TestNothingOfARepositoryRuns(t *testing.T) {
	h := newHostile(t)
	h.signLast()
	hooks := filepath.Join(h.canaries, "hooks")
	if err := os.Mkdir(hooks, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, hook := range []string{"post-index-change", "reference-transaction", "pre-commit", "post-commit", "commit-msg", "prepare-commit-msg", "post-checkout",
		"pre-auto-gc", "fsmonitor-watchman", "post-rewrite", "post-merge"} {
		script := "#!/bin/sh\necho ran >> '" + filepath.Join(h.canaries, "hook-"+hook) + ".ran'\n"
		for _, folder := range []string{hooks, filepath.Join(h.dir, ".git/hooks")} {
			if err := os.WriteFile(filepath.Join(folder, hook), []byte(script), 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	h.write(".git/info/attributes", "* diff=evil merge=evil\n")
	included := filepath.Join(h.canaries, "included")
	write(t, included, []byte("[core]\n\tpager = "+h.canary("included-pager")+"\n[pager]\n\tlog = "+h.canary("included-pager-log")+"\n"))
	settings := map[string]string{"core.hooksPath": hooks, "include.path": included,
		"commit.gpgSign": "true", "log.showSignature": "true", "tag.gpgSign": "true", "protocol.ext.allow": "always", "protocol.allow": "always",
		"remote.origin.url": "ext::" + h.canary("remote-url"), "hook.evil.event": "post-index-change", "submodule.recurse": "true", "diff.renames": "copies",
		"core.worktree": h.dir, "log.showRoot": "false", "diff.orderFile": "/nowhere", "log.follow": "true", "core.untrackedCache": "true"}
	for _, key := range []string{"core.fsmonitor", "core.pager", "core.editor", "core.askPass", "core.sshCommand", "core.gitProxy", "core.alternateRefsCommand",
		"credential.helper", "diff.external", "diff.evil.command", "diff.evil.textconv", "merge.evil.driver", "filter.evil.clean", "filter.evil.smudge", "filter.evil.process",
		"gpg.program", "gpg.openpgp.program", "gpg.x509.program", "gpg.ssh.program", "gpg.ssh.defaultKeyCommand", "sequence.editor", "pager.log", "pager.diff",
		"interactive.diffFilter", "hook.evil.command", "remote.origin.uploadpack", "remote.origin.vcs", "uploadpack.packObjectsHook", "trailer.evil.cmd", "tar.evil.command"} {
		settings[key] = h.canary(key)
	}
	for _, alias := range []string{"log", "cat-file", "rev-parse", "config", "ls-tree", "commit-tree", "update-index", "update-ref", "merge-base", "for-each-ref", "hash-object"} {
		settings["alias."+alias] = "!" + h.canary("alias-"+alias)
	}
	for key, value := range settings {
		h.git("config", key, value)
	}
	if ran := h.ran(); len(ran) > 0 {
		for _, name := range ran { // what git itself ran while the trap was laid
			os.Remove(filepath.Join(h.canaries, name+".ran"))
		}
	}
	before := h.git("rev-parse", "HEAD")
	for _, name := range h.ran() {
		os.Remove(filepath.Join(h.canaries, name+".ran"))
	}
	h.callAll(works)
	if ran := h.ran(); len(ran) > 0 {
		t.Errorf("these ran: %q", ran)
	}
	if h.git("rev-parse", "HEAD~1") != before {
		t.Error("the commit was not made, so that nothing is shown by its running nothing")
	}
	if status, err := exec.Command("git", "-C", h.dir, "status").CombinedOutput(); len(h.ran()) == 0 {
		t.Errorf("the trap is no trap: git status ran nothing: %v %s", err, status)
	}
}

// signLast gives the last commit something that looks like a signature, for
// whoever would have it verified.
func (h *hostile) signLast() {
	h.t.Helper()
	body := h.git("cat-file", "commit", "HEAD")
	head, message, _ := strings.Cut(body, "\n\n")
	signed := head + "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n" + message + "\n"
	h.git("update-ref", "HEAD", h.gitWith([]byte(signed), "hash-object", "-t", "commit", "-w", "--stdin"))
}

// A repository that promises to fetch what is missing fetches nothing: the address
// to fetch from may be a program.
func TestNothingIsFetched(t *testing.T) {
	h := newHostile(t)
	blob := h.git("rev-parse", "HEAD:updates/2020-01-14-jo.yaml")
	for key, value := range map[string]string{"core.repositoryFormatVersion": "1", "extensions.partialClone": "origin", "remote.origin.promisor": "true",
		"remote.origin.url": "ext::" + h.canary("ext") + " %S", "protocol.ext.allow": "always", "remote.origin.partialCloneFilter": "blob:none"} {
		h.git("config", key, value)
	}
	if err := os.Remove(filepath.Join(h.dir, ".git/objects", blob[:2], blob[2:])); err != nil {
		t.Fatal(err)
	}
	update := filepath.Join(h.dir, "updates/2020-01-14-jo.yaml") // which holds something else by now
	if data, err := os.ReadFile(update); err != nil || os.WriteFile(update, append(data, "# Later.\n"...), 0o644) != nil {
		t.Fatal("cannot edit the update", err)
	}
	for _, args := range everyCall() {
		improve(h.dir, args...)
	}
	if ran := h.ran(); len(ran) > 0 {
		t.Errorf("these ran: %q", ran)
	}
	if text, code := improve(h.dir, "status", "--rev", "HEAD", "--as-at", "2020-02-25"); code != 3 || !strings.Contains(text, "this clone leaves out what earlier commits hold") {
		t.Errorf("a file that is missing is not said to be: exit %d\n%s", code, text)
	}
	exec.Command("git", "-C", h.dir, "cat-file", "-p", blob).Run() //nolint:errcheck // it fails either way
	if len(h.ran()) == 0 {
		t.Error("the trap is no trap: git fetched nothing")
	}
}
