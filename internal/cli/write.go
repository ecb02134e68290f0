package cli

import (
	"bytes"
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/disk"
	"improve/internal/gitrepo"
	"improve/internal/programme"
	"improve/internal/report"
	"improve/internal/store"
)

// writeFlags are those of every command that writes into the record.
type writeFlags struct{ dryRun, commit bool }

func (f *writeFlags) add(cmd *cobra.Command) {
	cmd.Flags().BoolVarP(&f.dryRun, "dry-run", "n", false, "show what would be written, and write nothing")
	cmd.Flags().BoolVar(&f.commit, "commit", false, "commit what is written to git, and nothing else, with a message in plain words")
}

// editing is a record that is about to be changed.
type editing struct {
	*record
	*assess.Assessment // as at the day, before the change
	dir                string
	day                programme.Date // the day that is written: the date of everything else the program says
	from               report.DateSource
}

// plan is what a command wants to change.
type plan struct {
	edits   []store.Edit
	on      programme.Date // what the update that is begun is dated, where that is not the day of everything else
	message string         // what it comes to, in plain words, for the commit
	// remedies say by rule what to write on the command line where the change is
	// refused for it; without one, the diagnostic's own stands.
	remedies map[string]string
	nothing  string // what is said where there is nothing to write; empty where the record says it all
	// outcome says in a line or two what has come of it; nil where the files say it all.
	outcome func(before, after *assess.Assessment) string
}

// change makes a command's edits: it reads the record, has them built from it,
// and writes what comes of them where the record is no worse for it. The record
// is locked from before it is read, so that nobody's words are lost.
func (g *globals) change(f writeFlags, build func(*editing) (plan, error)) error {
	unlock, err := g.lockFor(f)
	if err != nil {
		return err
	}
	defer unlock()
	p, err := g.propose(f, build)
	if err != nil {
		return err
	}
	if err := g.showProposal(p); err != nil {
		return err
	}
	return g.carryOut(f, p)
}

// lockFor locks the record, unless nothing will be written.
func (g *globals) lockFor(f writeFlags) (unlock func(), err error) {
	if f.dryRun {
		return func() {}, nil
	}
	return g.lock()
}

// changeAgreed makes edits that somebody was asked for: it shows them, asks
// whether to write them, and only then locks the record, so that nobody waits
// for somebody who thinks. Where the record has changed meanwhile it shows what
// would be written now, and asks again.
func (g *globals) changeAgreed(f writeFlags, questions *form, build func(*editing) (plan, error)) error {
	for {
		shown, err := g.propose(f, build)
		if err != nil {
			return err
		}
		if err := g.showProposal(shown); err != nil {
			return err
		}
		if f.dryRun || len(shown.changed) == 0 {
			return g.carryOut(f, shown)
		}
		yes, err := questions.agree("Write it?")
		if err != nil {
			return err
		}
		if !yes {
			return g.say("Nothing was written.")
		}
		if done, err := g.carryOutAs(f, shown, build); done || err != nil {
			return err
		}
		if err := g.say("The record has changed meanwhile. This is what would be written now:", " "); err != nil {
			return err
		}
	}
}

// carryOutAs writes what was shown, unless it would be something else by now.
func (g *globals) carryOutAs(f writeFlags, shown *proposal, build func(*editing) (plan, error)) (done bool, err error) {
	unlock, err := g.lock()
	if err != nil {
		return false, err
	}
	defer unlock()
	now, err := g.propose(f, build)
	if err != nil || !slices.EqualFunc(shown.changed, now.changed, sameChange) {
		return false, err
	}
	return true, g.carryOut(f, now)
}

func sameChange(a, b store.Changed) bool {
	return a.Path == b.Path && bytes.Equal(a.Before, b.Before) && bytes.Equal(a.After, b.After)
}

func (g *globals) lock() (unlock func(), err error) {
	dir, err := g.find()
	if err != nil {
		return nil, err
	}
	unlock, err = disk.Lock(dir)
	if errors.Is(err, disk.ErrBusy) {
		return nil, failed(disk.ErrBusy, "do it again in a moment; where nobody is writing, a program that hangs still holds "+dir)
	}
	return unlock, failed(err, "")
}

// proposal is a change made in memory, and known to leave the record no worse.
type proposal struct {
	*editing
	plan
	changed []store.Changed
	after   *assess.Assessment
	worse   diag.List     // warnings that were not there before
	repo    *gitrepo.Repo // to commit to; nil where nothing is to be committed
}

// propose makes the edits in memory. It refuses what would put 1 error into the
// record, and shows what.
func (g *globals) propose(f writeFlags, build func(*editing) (plan, error)) (*proposal, error) {
	e, err := g.edit()
	if err != nil {
		return nil, err
	}
	p := &proposal{editing: e}
	if f.commit && !f.dryRun {
		if p.repo, err = g.repository(); err != nil {
			return nil, err
		}
	}
	if p.plan, err = build(e); err != nil {
		return nil, err
	}
	if err := readableEdits(p.edits); err != nil {
		return nil, err
	}
	if err := g.allowed(p); err != nil {
		return nil, err
	}
	if p.changed, err = store.Apply(e.fsys, p.edits); err != nil {
		return nil, failed(err, "nothing was written")
	}
	return p, g.judge(p)
}

// edit reads the record that is to be changed.
func (g *globals) edit() (*editing, error) {
	dir, err := g.find()
	if err != nil {
		return nil, err
	}
	r, err := g.load()
	if g.anew && errors.Is(err, store.ErrNoRecord) {
		r, err = emptyRecord(dir)
	}
	if err != nil {
		return nil, err
	}
	e := &editing{record: r, dir: dir}
	if e.day, e.from, err = g.date(r.programme); err != nil {
		return nil, err
	}
	e.Assessment = assess.Assess(r.programme, e.day)
	return e, nil
}
