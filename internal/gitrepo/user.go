package gitrepo

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"strings"
)

// ErrNoUser is returned when git does not know who commits.
var ErrNoUser = errors.New("git does not know who you are: git config --global user.name \"Your Name\", " +
	"and the same for user.email")

// User is who would be the author of a commit, as git's environment and settings
// say. It is ErrNoUser where either half is missing; git's guess from the name of
// the machine is nobody's name.
func (r *Repo) User() (Person, error) {
	s, err := r.config()
	if err != nil {
		return Person{}, err
	}
	who := Person{
		Name:  cmp.Or(os.Getenv("GIT_AUTHOR_NAME"), s.last("author.name"), s.last("user.name")),
		Email: cmp.Or(os.Getenv("GIT_AUTHOR_EMAIL"), s.last("author.email"), s.last("user.email")),
	}
	if strings.TrimSpace(who.Name) == "" || strings.TrimSpace(who.Email) == "" {
		return who, ErrNoUser
	}
	return who, nil
}

// config is git's settings, each with where it is written.
type config []setting

type setting struct{ scope, key, value string }

// own reports whether a setting comes with the repository, so that somebody else
// may have written it.
func (s setting) own() bool { return s.scope == "local" || s.scope == "worktree" }

// last is the value that git would use, whoever wrote it: for what names no
// program.
func (c config) last(key string) string {
	value := ""
	for _, s := range c {
		if s.key == key {
			value = s.value
		}
	}
	return value
}

// trusted is the value that the user or the machine set.
func (c config) trusted(key string) string {
	value := ""
	for _, s := range c {
		if s.key == key && !s.own() {
			value = s.value
		}
	}
	return value
}

// config reads the settings, once.
func (r *Repo) config() (config, error) {
	r.once.Do(func() {
		out, err := r.git("config", "--list", "--show-scope", "-z")
		if err != nil {
			r.failed = fmt.Errorf("read git's settings: %w", err)
			return
		}
		r.settings = parseConfig(string(out))
	})
	return r.settings, r.failed
}

// parseConfig reads pairs of scope and setting, each ended by a NUL; key and
// value are on lines of their own. A key without a value means true.
func parseConfig(out string) config {
	var c config
	words := strings.Split(out, "\x00")
	for i := 0; i+1 < len(words); i += 2 {
		key, value, given := strings.Cut(words[i+1], "\n")
		if !given {
			value = "true"
		}
		c = append(c, setting{words[i], key, value})
	}
	return c
}
