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
	"improve/internal/report"
)

// todayFlags are those of every command that writes into today's update.
type todayFlags struct {
	writeFlags
	by string
}

func (f *todayFlags) add(g *globals, cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.by, "by", "", "`WHO` says so: a person's id (default: whose e-mail address git knows, then IMPROVE_BY)")
	f.writeFlags.add(cmd)
	_ = cmd.RegisterFlagCompletionFunc("by", g.completeIDs("person"))
}

// changeToday makes edits of today's update, once it is known who writes.
func (g *globals) changeToday(f todayFlags, build func(*editing, entry.Today) (plan, error)) error {
	return g.change(f.writeFlags, g.asToday(f, build))
}

// asToday has edits built once it is known who writes: whom the call names, else
// the person of the record whose e-mail address git would put to a commit, else
// whom the environment names. Git is asked while the record is read.
func (g *globals) asToday(f todayFlags, build func(*editing, entry.Today) (plan, error)) func(*editing) (plan, error) {
	email := sync.OnceValue(g.gitEmail)
	if f.by == "" {
		go email()
	}
	return func(e *editing) (plan, error) {
		today := entry.Today{Programme: e.programme, Day: e.day, Author: f.by}
		if f.by == "" {
			today.Author = cmp.Or(personOf(e.programme, email()), g.app.Env("IMPROVE_BY"))
		}
		return build(e, today)
	}
}

// gitEmail is the e-mail address that git would put to a commit; empty where it
// knows none.
func (g *globals) gitEmail() string {
	dir, err := g.find()
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
	for _, person := range p.People {
		for _, address := range person.Git {
			if email != "" && strings.EqualFold(address.Value, email) {
				return person.ID.Value
			}
		}
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

// context is what reports are made from, as the record stands.
func (e *editing) context() *report.Context {
	return &report.Context{Programme: e.programme, Assessment: e.Assessment, Date: e.from}
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
