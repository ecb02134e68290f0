package cli

import (
	"errors"
	"fmt"
	"strings"

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
	day, from, err := r.clock.date(rec)
	if err != nil {
		return nil, err
	}
	return contextOf(rec, assess.Assess(rec.Programme, day), from, rec.Errors()), nil
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

// audience is the context of a paper for those who will read it.
func (r *reader) audience(who string) (*report.Context, error) {
	if who != "board" && who != "public" {
		return nil, usageError{fmt.Errorf("--audience %s: write board or public", who), ""}
	}
	c, err := r.context()
	if err != nil {
		return nil, err
	}
	if began := c.Began(); c.Assessment.AsAt.Before(began) {
		return nil, usageError{fmt.Errorf("the record starts in %s: nothing to report as at %s",
			began.Words(), c.Assessment.AsAt.Words()), ""}
	}
	if who == "board" {
		return c, nil
	}
	public, left, leaks := publish.Public(c.Programme)
	if len(leaks) > 0 {
		return nil, failed(leakError(c.Programme, leaks), "fix these places; nothing was written")
	}
	for _, line := range looks(c.Programme, publish.ToLookAt(c.Programme, public)) {
		r.out.note("%s", line)
	}
	return &report.Context{Programme: public, Assessment: assess.Assess(public, c.Assessment.AsAt), Date: c.Date,
		Errors: c.Errors, LeftOut: left.Words(), Public: true, Revision: c.Revision}, nil
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
	return errors.New(strings.Join(lines, "\n"))
}

// problems ends a reading command on a record with errors.
func problems(c *report.Context) error {
	if c.Errors > 0 {
		return errProblems
	}
	return nil
}
