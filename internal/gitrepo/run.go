package gitrepo

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// options come before every command of git. They win over what a repository's
// own configuration says.
func options() []string {
	return []string{"--no-pager", "--no-optional-locks", "--no-replace-objects", "--literal-pathspecs",
		"-c", "core.fsmonitor=false", // or it names a program
		"-c", "core.hooksPath=" + os.DevNull,
		"-c", "core.untrackedCache=keep", // or writing an index looks around the work tree
		"-c", "core.alternateRefsCommand=false",
		"-c", "core.sshCommand=false", "-c", "core.askPass=false", "-c", "credential.helper=", "-c", "core.pager=",
		"-c", "core.editor=false", "-c", "log.showSignature=false", // or it runs gpg.program
		"-c", "log.showRoot=true", "-c", "log.follow=false", "-c", "log.mailmap=false", "-c", "diff.relative=false",
		"-c", "submodule.recurse=false", "-c", "gc.auto=0", "-c", "maintenance.auto=false",
	}
}

// environment is the caller's without what would lead git elsewhere. A git hook
// that calls this program has GIT_DIR and GIT_INDEX_FILE set for its own
// repository, which need not be the record's.
func environment() []string {
	elsewhere := []string{"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE",
		"GIT_CONFIG", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_SHALLOW_FILE",
		"GIT_EXTERNAL_DIFF", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_PROXY_COMMAND"}
	env := slices.DeleteFunc(os.Environ(), func(s string) bool {
		name, _, _ := strings.Cut(s, "=")
		return slices.Contains(elsewhere, name)
	})
	return append(env, "LC_ALL=C", "LANGUAGE=C", "GIT_TERMINAL_PROMPT=0",
		"GIT_NO_LAZY_FETCH=1", // for a git that knows it; the next line stops the others
		"GIT_ALLOW_PROTOCOL=none",
		"GIT_GRAFT_FILE="+os.DevNull)
}

// command is a call of git that changes nothing.
func (r *Repo) command(args ...string) *exec.Cmd {
	cmd := exec.Command("git", append(options(), args...)...)
	cmd.Dir = r.dir
	cmd.Env = environment()
	return cmd
}

// writing is a call of git that changes the repository. Newer gits also take hooks
// from their settings, by any name; each is switched off by that name.
func (r *Repo) writing(args ...string) *exec.Cmd {
	cmd := r.command(args...)
	settings, _ := r.config() // Commit has read it, and returned the error
	count := 0
	add := func(key, value string) {
		cmd.Env = append(cmd.Env, fmt.Sprintf("GIT_CONFIG_KEY_%d=%s", count, key),
			fmt.Sprintf("GIT_CONFIG_VALUE_%d=%s", count, value))
		count++
	}
	for ; os.Getenv(fmt.Sprintf("GIT_CONFIG_KEY_%d", count)) != ""; count++ { // the caller's own come first
	}
	for _, s := range settings {
		name, isHook := strings.CutPrefix(s.key, "hook.")
		if dot := strings.LastIndexByte(name, '.'); isHook && dot > 0 {
			add("hook."+name[:dot]+".enabled", "false")
			add("hook."+name[:dot]+".event", "")
		}
	}
	cmd.Env = append(cmd.Env, fmt.Sprintf("GIT_CONFIG_COUNT=%d", count))
	return cmd
}

// git asks git one question.
func (r *Repo) git(args ...string) ([]byte, error) { return output(r.command(args...)) }

// output runs a command. What it wrote to its error stream becomes the error.
func output(cmd *exec.Cmd) ([]byte, error) {
	var said bounded
	cmd.Stderr = &said
	out, err := cmd.Output()
	return out, said.explain(err)
}

// bounded keeps the beginning of what git says when it fails.
type bounded struct{ bytes.Buffer }

func (b *bounded) Write(p []byte) (int, error) {
	const enough = 4096
	b.Buffer.Write(p[:min(len(p), max(0, enough-b.Len()))])
	return len(p), nil
}

// explain is the error with git's own words.
func (b *bounded) explain(err error) error {
	var exit *exec.ExitError
	if said := strings.TrimSpace(b.String()); errors.As(err, &exit) && said != "" {
		return errors.New(said)
	}
	return err
}
