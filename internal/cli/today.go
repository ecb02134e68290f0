package cli

import (
	"cmp"
	"fmt"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"improve/internal/diag"
	"improve/internal/entry"
	"improve/internal/gitrepo"
	"improve/internal/programme"
	"improve/internal/record"
	"improve/internal/report"
)

// todayFlags are those of every command that writes into today's update.
type todayFlags struct {
	writeFlags
	by string
}

func (f *todayFlags) add(g *globals, cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.by, "by", "",
		"`WHO` reports it: a person's id (default: the person with git's e-mail address, then IMPROVE_BY)")
	f.writeFlags.add(cmd)
	_ = cmd.RegisterFlagCompletionFunc("by", g.complete.ids("person"))
}

// buildToday makes the edits of a command in today's update.
type buildToday = func(*editing, entry.Today) (record.Plan, error)

// changeToday makes edits of today's update, once it is known who writes.
func (w *writer) changeToday(f todayFlags, make buildToday) error {
	return w.change(f.writeFlags, w.today(f.by, make))
}

// today has edits built once it is known who writes: whom the call names, else the
// person of the record whose e-mail address git would add to a commit, else whom
// the environment names. Git is asked while the record is read.
func (w *writer) today(by string, make buildToday) build {
	email := sync.OnceValue(w.gitEmail)
	if by == "" {
		go email()
	}
	return func(e *editing) (record.Plan, error) {
		today := entry.Today{Programme: e.Record.Programme, Day: e.Day, Author: by, Committed: w.committed}
		if by == "" {
			today.Author = cmp.Or(personOf(e.Record.Programme, email()), w.app.Env("IMPROVE_BY"))
		}
		return make(e, today)
	}
}

// committed reports whether the last commit holds a file of the record.
func (w *writer) committed(file string) bool {
	repo, err := w.files.repo()
	return err == nil && record.Committed(repo, file)
}

// gitEmail is the e-mail address that git would add to a commit; empty where it
// knows none.
func (w *writer) gitEmail() string {
	dir, err := w.files.find()
	if err != nil {
		return ""
	}
	repo, err := gitrepo.Open(dir)
	if err != nil {
		return ""
	}
	defer repo.Close()
	user, _ := repo.User() // without one it is empty
	return user.Email
}

// personOf is the person whom the record knows by an e-mail address.
func personOf(p *programme.Programme, email string) string {
	if person := p.AtAddress(email); person != nil {
		return person.ID.Value
	}
	return ""
}

// known is the id of a kind of thing as the record writes it.
func (e *editing) known(kind, id string) (string, error) {
	k, _ := report.KindNamed(kind)
	found, err := k.Find(e.context(), id)
	if err != nil {
		return "", usageError{err, ""}
	}
	return found, nil
}

// context is what reports are made from, as the record is now.
func (e *editing) context() *report.Context {
	return contextOf(e.Record, e.Assessment, e.from, 0)
}

// excerptOf is the beginning of a text, for a commit's first line.
func excerptOf(text string) string {
	return diag.Shorten(strings.TrimRight(strings.Join(strings.Fields(text), " "), "."))
}

// messageOf is a commit's message: what is said, and the beginning of the note.
func messageOf(note, format string, words ...any) string {
	what := fmt.Sprintf(format, words...)
	if note == "" {
		return what
	}
	return what + ": " + excerptOf(note)
}
