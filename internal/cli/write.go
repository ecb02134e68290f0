package cli

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/diag"
	"improve/internal/gitrepo"
	"improve/internal/record"
	"improve/internal/render"
	"improve/internal/report"
)

// writeFlags are those of every command that writes into the record.
type writeFlags struct{ dryRun, commit bool }

func (f *writeFlags) add(cmd *cobra.Command) {
	cmd.Flags().BoolVarP(&f.dryRun, "dry-run", "n", false, "show the change without writing it")
	cmd.Flags().BoolVar(&f.commit, "commit", false,
		"commit only the files written, with a message that says what changed")
}

// writer carries out the changes that commands make: it shows them, has them
// written where they may be, and says what has come of them.
type writer struct {
	app   *App
	files *opening
	clock *clock
	out   *printer
	// taken is given a change in place of the terminal: a form on a page shows it and writes
	// it. Nil where the terminal does.
	taken func(record.Change)
}

// editing is a record that is about to be changed, in which a command looks up
// what its words mean.
type editing struct {
	*record.State
	from report.DateSource
}

// build makes the edits of a command.
type build = func(*editing) (record.Plan, error)

// changing is a change of the record here.
func (w *writer) changing(make build) record.Change {
	return record.Change{
		Open:  func() (*record.Record, error) { return w.files.fromFiles(record.Open) },
		Day:   w.clock.day,
		Build: func(s *record.State) (record.Plan, error) { return make(w.editing(s)) },
	}
}

func (w *writer) editing(s *record.State) *editing {
	_, from, _ := w.clock.date(s.Record) // the day of the state came from there, without an error
	return &editing{s, from}
}

// read reads the record that is to be changed.
func (w *writer) read() (*editing, error) {
	s, err := w.changing(nil).Read()
	if err != nil {
		return nil, err
	}
	return w.editing(s), nil
}

// change shows and writes the edits of a command. The record is locked from before
// it is read, so that nobody's words are lost.
func (w *writer) change(f writeFlags, make build) error {
	if w.taken != nil {
		w.taken(w.changing(make))
		return nil
	}
	repo, err := w.repository(f)
	if err != nil {
		return err
	}
	unlock, err := w.lock(f)
	if err != nil {
		return err
	}
	defer unlock()
	p, err := w.propose(w.changing(make))
	if err != nil {
		return err
	}
	if err := w.show(p); err != nil {
		return err
	}
	return w.carryOut(f, p, repo)
}

// changeAgreed shows the edits that somebody was asked for, asks whether to write
// them, and locks the record only then. Where it has changed meanwhile it shows
// what would be written now, and asks again.
func (w *writer) changeAgreed(f writeFlags, questions *form, make build) error {
	repo, err := w.repository(f)
	if err != nil {
		return err
	}
	change := w.changing(make)
	for {
		shown, err := w.propose(change)
		if err != nil {
			return err
		}
		if err := w.show(shown); err != nil {
			return err
		}
		if f.dryRun || len(shown.Changed) == 0 {
			return w.carryOut(f, shown, repo)
		}
		yes, err := questions.agree("Write it?")
		if err != nil {
			return err
		}
		if !yes {
			return w.out.say("Nothing was written.")
		}
		now, files, err := change.Agreed(shown.Dir, shown.Fingerprint())
		if !errors.Is(err, record.ErrMoved) {
			return w.wrote(now, files, repo, err)
		}
		if err := w.out.say("The record has changed meanwhile. This is what would be written now:", " "); err != nil {
			return err
		}
	}
}

// lock keeps other writers away, unless nothing will be written.
func (w *writer) lock(f writeFlags) (unlock func(), err error) {
	if f.dryRun {
		return func() {}, nil
	}
	dir, err := w.files.find()
	if err != nil {
		return nil, err
	}
	return record.Lock(dir)
}

// propose makes a change in memory. Where it may not be written it shows why.
func (w *writer) propose(c record.Change) (*record.Proposal, error) {
	p, err := c.Propose()
	return p, w.refused(err)
}

// refused shows why a change may not be written.
func (w *writer) refused(err error) error {
	var refusal *record.Refusal
	switch {
	case errors.As(err, &refusal):
		if shown := w.out.explain(refusal.Problems, refusal.FS); shown != nil {
			return shown
		}
		return failed(refusal, "")
	case errors.Is(err, record.ErrNotText):
		return usageError{err, "nothing was written; " + typeAgain}
	}
	return err
}

const typeAgain = "type the words again in a terminal set to UTF-8, or without accents"

// show shows what would be written, as a diff, and what new warnings it brings.
func (w *writer) show(p *record.Proposal) error {
	err := w.out.make(func(b *bytes.Buffer, o render.Options) error {
		for _, c := range p.Changed {
			if err := render.Diff(b, c.Path, c.Before, c.After, o); err != nil {
				return err
			}
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		return nil
	})
	if err != nil || len(p.Worse) == 0 {
		return err
	}
	return w.out.explain(p.Worse, p.AsWouldBe())
}

// carryOut writes what was shown, unless it is only to be shown.
func (w *writer) carryOut(f writeFlags, p *record.Proposal, repo *gitrepo.Repo) error {
	names := p.Files()
	switch {
	case len(names) == 0:
		return w.out.say(cmp.Or(p.Nothing, "Nothing to write: the record already has this."))
	case f.dryRun:
		return w.out.say(result(p, "Nothing was written (--dry-run). It would go to "+w.where(p, names)+".")...)
	}
	names, err := p.Write()
	return w.wrote(p, names, repo, err)
}

// wrote says what was written, and commits it where that is asked for.
func (w *writer) wrote(p *record.Proposal, names []string, repo *gitrepo.Repo, err error) error {
	if err != nil {
		return w.refused(err)
	}
	if err := w.out.say(result(p, "Wrote "+w.where(p, names)+".")...); err != nil || repo == nil {
		return err
	}
	return w.commit(repo, names, p.Message)
}

// where names files, and says how what they hold is dated.
func (w *writer) where(p *record.Proposal, names []string) string {
	return diag.And(few(names)) + w.dating(p, names)
}

// few is the names of files, of very many the first and how many more.
func few(names []string) []string {
	const most, shown = 12, 3
	if len(names) <= most {
		return names
	}
	return append(slices.Clone(names[:shown]), fmt.Sprintf("%d more", len(names)-shown))
}

// dating says how what is written is dated: entries of the plan are not.
func (w *writer) dating(p *record.Proposal, files []string) string {
	switch {
	case !slices.ContainsFunc(files, func(f string) bool { return strings.HasPrefix(f, "updates/") }):
		return ""
	case p.On.IsZero() || p.On == p.Day:
		return fmt.Sprintf(", dated %s (%s)", p.Day.Words(), w.editing(p.State).from.Words())
	case p.On.After(p.Day):
		return fmt.Sprintf(", dated %s: it counts from then", p.On.Words())
	}
	return ", dated " + p.On.Words()
}

// result is what was written, and below it what has come of it.
func result(p *record.Proposal, written string) []string {
	if p.Outcome == nil {
		return []string{written}
	}
	return append([]string{written}, strings.Split(p.Outcome(p.Assessment, p.After), "\n")...)
}

// repository is the git repository of the record, known to take a commit; nil where
// none is asked for. It is asked before anybody has answered in vain.
func (w *writer) repository(f writeFlags) (*gitrepo.Repo, error) {
	if !f.commit || f.dryRun {
		return nil, nil
	}
	repo, err := w.files.repo()
	if err != nil {
		return nil, err
	}
	return repo, record.CanCommit(repo)
}

// commit commits exactly the files that were written.
func (w *writer) commit(repo *gitrepo.Repo, files []string, message string) error {
	lines, err := record.Commit(repo, files, message)
	if err != nil {
		return err
	}
	return w.out.say(lines...)
}
