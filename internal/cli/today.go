package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/entry"
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

// today is the day that is written and who writes it.
func (g *globals) today(e *editing, f todayFlags) entry.Today {
	return entry.Today{Programme: e.programme, Day: e.day, Author: g.author(e, f.by)}
}

// author is who writes: as the call says, else the person of the record whose
// e-mail address git would put to a commit, else as the environment says.
func (g *globals) author(e *editing, by string) string {
	if by != "" {
		return by
	}
	if repo, err := g.repo(); err == nil {
		if user, err := repo.User(); err == nil {
			if id := personOf(e.programme, user.Email); id != "" {
				return id
			}
		}
	}
	return g.app.Env("IMPROVE_BY")
}

// personOf is the person whom the record knows by an e-mail address.
func personOf(p *programme.Programme, email string) string {
	for _, person := range p.People {
		for _, address := range person.Git {
			if strings.EqualFold(address.Value, email) {
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
	const most = 60
	text = strings.TrimRight(strings.Join(strings.Fields(text), " "), ".")
	if runes := []rune(text); len(runes) > most {
		text = strings.TrimRight(string(runes[:most]), " ") + " ..."
	}
	return text
}

// messageOf is a commit's message: what is said, and the beginning of the note.
func messageOf(note, format string, words ...any) string {
	what := fmt.Sprintf(format, words...)
	if note == "" {
		return what
	}
	return what + ": " + excerptOf(note)
}
