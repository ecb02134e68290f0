package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/publish"
	"improve/internal/record"
	"improve/internal/report"
)

// reader makes from the record what reports are made from.
type reader struct {
	files *opening
	clock *clock
	out   *printer
	// given is the context of the record that is given: others read it meanwhile, so that no
	// command is given one that marks a draft. May be nil.
	given *report.Context
}

// context reads the record, validates it and assesses it.
func (r *reader) context() (*report.Context, error) {
	rec, err := r.files.record()
	if err != nil {
		return nil, err
	}
	return r.of(rec)
}

// of validates and assesses a record that was read.
func (r *reader) of(rec *record.Record) (*report.Context, error) {
	if r.given != nil {
		return r.given, nil
	}
	day, from, err := r.clock.date(rec)
	if err != nil {
		return nil, err
	}
	a := assess.Assess(rec.Programme, day)
	return contextOf(rec, a, from, rec.Errors(a)), nil
}

func contextOf(rec *record.Record, a *assess.Assessment, from report.DateSource, errorCount int) *report.Context {
	return &report.Context{Programme: a.Programme, Assessment: a, Date: from, Errors: errorCount,
		Revision: revisionOf(rec.Revision)}
}

// revisionOf is a revision as reports show it.
func revisionOf(r *record.Revision) *report.Revision {
	if r == nil {
		return nil
	}
	return &report.Revision{Rev: r.Rev, Commit: r.Commit, Date: r.Day}
}

// filtered is context, once the filter is known to name what the record has.
func (r *reader) filtered(f report.Filter) (*report.Context, error) {
	c, err := r.context()
	if err != nil {
		return nil, err
	}
	if err := f.Check(c.Programme); err != nil {
		if f.Check(c.Assessment.Record()) == nil { // it came later
			return nil, usageError{fmt.Errorf("what you ask for was not known on %s", c.Assessment.AsAt.Words()),
				"give a later date with --as-at"}
		}
		return nil, usageError{err, ""}
	}
	return c, nil
}

// audience is who will read a paper.
type audience struct {
	who   string // board or public
	draft bool   // as if all minutes were posted, and marked so
}

func (a *audience) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&a.who, "audience", "board", "`WHO` reads it: board or public")
	_ = cmd.RegisterFlagCompletionFunc("audience",
		cobra.FixedCompletions([]string{"board", "public"}, cobra.ShellCompDirectiveNoFileComp))
}

// addDraft adds the flag of commands that can mark what they make on every page.
func (a *audience) addDraft(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&a.draft, "draft", false,
		"show the public minutes that are not posted, and mark every page DRAFT")
}

func (a *audience) public() bool { return a.who == "public" }

// audience is the context of a paper for those who will read it.
func (r *reader) audience(a audience) (*report.Context, error) {
	_, c, err := r.recordFor(a)
	return c, err
}

// recordFor is the record, and the context of a paper for those who will read it.
func (r *reader) recordFor(a audience) (*record.Record, *report.Context, error) {
	rec, c, err := r.recordOf(a)
	if err == nil && a.public() {
		c, _, err = r.public(c, c.Assessment.AsAt)
	}
	return rec, c, err
}

// recordOf is the record, and the context of a paper before anything is taken out of it for
// those who will read it.
func (r *reader) recordOf(a audience) (*record.Record, *report.Context, error) {
	if a.who != "board" && !a.public() {
		return nil, nil, usageError{fmt.Errorf("--audience %s: write board or public", a.who), ""}
	}
	rec, err := r.files.record()
	if err != nil {
		return nil, nil, err
	}
	loose, err := r.files.loose(rec)
	if err != nil {
		return nil, nil, err
	}
	r.files.noteLoose(r.out, loose)
	c, err := r.of(rec)
	if err != nil {
		return nil, nil, err
	}
	if began := c.Began(); c.Assessment.AsAt.Before(began) {
		return nil, nil, usageError{fmt.Errorf("the record starts %s: nothing to report as at %s",
			began.When(), c.Assessment.AsAt.Words()), ""}
	}
	if a.draft {
		c.Draft = true
	}
	return rec, c, nil
}

// settledDay is the day of pages that are made again every day: the first from which on they say
// the same, so that they stay as they are until there is something else to say.
func settledDay(c *report.Context) programme.Date {
	return publish.Settled(c.Assessment.Record(), c.Assessment.AsAt)
}

// public is a context for the public as at a day, and whether it has words that a person must
// look at before it is published: they are said.
func (r *reader) public(c *report.Context, day programme.Date) (public *report.Context, looked bool, err error) {
	make := publish.Public
	if c.Draft {
		make = publish.Draft
	}
	e := make(c.Assessment.Record(), day)
	if len(e.Leaks) > 0 {
		return nil, false, failed(leakError(c.Programme, e.Leaks), "fix these places; nothing was written")
	}
	lines := looks(c.Programme, publish.ToLookAt(c.Programme, e.Programme))
	for _, line := range lines {
		r.out.note("%s", line)
	}
	return publicContext(c, e), len(lines) > 0, nil
}

func publicContext(c *report.Context, e *publish.Edition) *report.Context {
	return &report.Context{Programme: e.Programme, Assessment: assess.OfKnown(e.Programme, e.AsAt()), Date: c.Date,
		Errors: c.Errors, LeftOut: e.Left.Words(), Public: true, Draft: c.Draft, Basis: e.Basis, Unposted: e.Unposted,
		NotLooked: e.NotLooked, Revision: c.Revision}
}

// leakError lists what would be published and may not be.
func leakError(p *programme.Programme, leaks []publish.Leak) error {
	lines := []string{fmt.Sprintf("this paper would publish names or restricted words, in %d places:", len(leaks))}
	if len(leaks) == 1 {
		lines[0] = "this paper would publish names or restricted words:"
	}
	for _, l := range leaks {
		lines = append(lines, fmt.Sprintf("  %s: %s", p.Place(l.Pos), l.What))
	}
	return leakedError{errors.New(strings.Join(lines, "\n"))}
}

// leakedError lists what would be published and may not be.
type leakedError struct{ error }

// problems ends a reading command on a record with errors.
func problems(c *report.Context) error {
	if c.Errors > 0 {
		return errProblems
	}
	return nil
}
