package cli

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/assess"
	"improve/internal/check"
	"improve/internal/diag"
	"improve/internal/disk"
	"improve/internal/gitrepo"
	"improve/internal/programme"
	"improve/internal/render"
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
	// outcome says in a line what has come of it; nil where the files say it all.
	outcome func(before, after *assess.Assessment) string
}

// change makes a command's edits: it reads the record, has them built from it,
// and writes what comes of them where the record is no worse for it. The record
// is locked from before it is read, so that nobody's words are lost.
func (g *globals) change(f writeFlags, build func(*editing) (plan, error)) error {
	if !f.dryRun {
		unlock, err := g.lock()
		if err != nil {
			return err
		}
		defer unlock()
	}
	p, err := g.propose(f, build)
	if err != nil {
		return err
	}
	if err := g.showProposal(p); err != nil {
		return err
	}
	return g.carryOut(f, p)
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

// propose makes the edits in memory. It refuses what would put an error into the
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

// allowed refuses edits of files that cannot be read as they stand, and of
// updates of earlier days, which are never edited.
func (g *globals) allowed(p *proposal) error {
	var broken diag.List
	edited := map[string]bool{}
	for _, edit := range p.edits {
		if edited[edit.File] {
			continue
		}
		edited[edit.File] = true
		for _, u := range p.programme.Updates {
			if u.Path == edit.File && u.Date.Date.Before(p.day) {
				return failed(fmt.Errorf("%s is of an earlier day, and what was said then is never changed", edit.File),
					"say it anew, in an update of today")
			}
		}
		for _, d := range p.problems {
			if d.Place.File == edit.File && d.Severity == diag.Error {
				broken.Add(d)
			}
		}
	}
	if len(broken) == 0 {
		return nil
	}
	files := map[string]bool{}
	for _, d := range broken {
		files[d.Place.File] = true
	}
	return g.refuse(p, broken, nil, fmt.Errorf("nothing was written: %s cannot be added to before this is mended", strings.Join(keys(files), " and ")))
}

// judge reads the record as it would be, and refuses it where it has errors
// that it does not have now. What was wrong before stops nobody.
func (g *globals) judge(p *proposal) error {
	if p.after = p.Assessment; len(p.changed) == 0 {
		return nil
	}
	after, err := p.with(p.changed)
	if err != nil {
		return failed(err, "")
	}
	p.after = assess.Assess(after.Programme, p.day)
	var errorsFound diag.List
	for _, d := range p.fresh(append(after.Problems, check.Run(p.after, rules(), nil).Problems...)) {
		if !blocks(d) {
			p.worse.Add(d)
			continue
		}
		if remedy := p.remedies[d.Rule]; remedy != "" {
			d.Remedy = remedy
		}
		errorsFound.Add(d)
	}
	if len(errorsFound) == 0 {
		return nil
	}
	what := "an error"
	if len(errorsFound) > 1 {
		what = fmt.Sprintf("%d errors", len(errorsFound))
	}
	return g.refuse(p, errorsFound, p.changed, fmt.Errorf("nothing was written: it would put %s into the record", what))
}

// with is the record as it would be with files changed.
func (r *record) with(changed []store.Changed) (*store.Reading, error) {
	if r.reading == nil {
		return store.Read(store.Overlay(r.fsys, changed))
	}
	return r.reading.With(changed)
}

// fresh are the problems that matter to whoever makes a change, and were not
// there before. Where there are none it is not worth asking what was before.
func (p *proposal) fresh(now diag.List) diag.List {
	matters := func(d diag.Diagnostic) bool { return blocks(d) || d.Severity >= diag.Warning && p.changes(d) }
	if !slices.ContainsFunc(now, matters) {
		return nil
	}
	before := append(p.problems, check.Run(p.Assessment, rules(), nil).Problems...)
	fresh := inFiles(now).NewSince(inFiles(before), func(diag.Diagnostic) bool { return false })
	fresh = slices.DeleteFunc(fresh, func(d diag.Diagnostic) bool { return !matters(d) })
	fresh.Sort()
	return fresh
}

// changes reports whether a diagnostic is about a file that changes. What a
// change makes of a place elsewhere, such as a task that is still late, is no
// news.
func (p *proposal) changes(d diag.Diagnostic) bool {
	about := func(place diag.Place) bool {
		return slices.ContainsFunc(p.changed, func(c store.Changed) bool { return c.Path == place.File })
	}
	return about(d.Place) || slices.ContainsFunc(d.Related, func(r diag.Related) bool { return about(r.Place) })
}

// blocks reports whether nothing may be written that brings such a diagnostic.
// What is late is late whatever is written, and stops nobody from writing it.
func blocks(d diag.Diagnostic) bool {
	late := func(r diag.Rule) bool { return r.ID == d.Rule && r.Dated() }
	return d.Severity == diag.Error && !slices.ContainsFunc(check.Rules(), late)
}

// inFiles is a list each of whose diagnostics is known by its file, also where
// it is about a task: the same mistake made again in another file is a new one.
func inFiles(list diag.List) diag.List {
	list = slices.Clone(list)
	for i := range list {
		list[i].Task = ""
	}
	return list
}

// refuse shows what is wrong, in the files as they would be, and ends the
// command.
func (g *globals) refuse(p *proposal, problems diag.List, changed []store.Changed, err error) error {
	if shown := g.explain(p, problems, changed); shown != nil {
		return shown
	}
	return failed(err, "")
}

// explain writes diagnostics with their source lines to standard error.
func (g *globals) explain(p *proposal, problems diag.List, changed []store.Changed) error {
	o, err := g.options()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := render.Diagnostics(&b, problems, sources(store.Overlay(p.fsys, changed)), o); err != nil {
		return failed(err, "")
	}
	b.WriteByte('\n')
	_, err = g.app.Stderr.Write(b.Bytes())
	return failed(err, "")
}
