package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"improve/internal/history"
	"improve/internal/programme"
	"improve/internal/record"
	"improve/internal/report"
)

// clock decides which day a call looks at.
type clock struct {
	app  *App
	asAt string // --as-at
}

func (c *clock) add(root *cobra.Command) {
	root.PersistentFlags().StringVar(&c.asAt, "as-at", "",
		"show the record as at `DATE`, such as 2020-02-25 (default: IMPROVE_AS_AT, then as_at in plan/programme.yaml, "+
			"then today)")
}

// date is the day to look at, and where it came from: the flag, the environment,
// the programme, the day of the revision that is read, or today where it is.
func (c *clock) date(r *record.Record) (programme.Date, report.DateSource, error) {
	if c.asAt != "" {
		d, err := readDate("--as-at", c.asAt)
		return d, report.FromFlag, err
	}
	if env := c.app.Env("IMPROVE_AS_AT"); env != "" {
		d, err := readDate("IMPROVE_AS_AT", env)
		return d, report.FromEnvironment, err
	}
	if r.Programme.AsAt.Given() {
		return r.Programme.AsAt.Date, report.FromProgramme, nil
	}
	if r.Revision != nil && !r.Revision.Day.IsZero() {
		return r.Revision.Day, report.FromCommit, nil
	}
	return history.Day(c.app.Now(), record.Zone(r.Programme)), report.FromToday, nil
}

// day is the day of date alone.
func (c *clock) day(r *record.Record) (programme.Date, error) {
	day, _, err := c.date(r)
	return day, err
}

// readDate reads a day; a month stands for its last.
func readDate(from, s string) (programme.Date, error) {
	d, err := readWhen(from, s)
	return d.Due(), err
}

// readWhen reads a day or a month, as it is written.
func readWhen(from, s string) (programme.Date, error) {
	return readAs(from, s, "write a day as 2020-02-25, or a month as 2020-02")
}

// readAs reads a day or a month, in words too where they leave no doubt. Hint says how to
// write one.
func readAs(from, s, hint string) (programme.Date, error) {
	d, err := programme.ParseDate(s)
	if err == nil {
		return d, nil
	}
	meant, ok := programme.ReadDate(s)
	switch {
	case ok && meant.Other.IsZero():
		return meant.Date, nil
	case ok:
		hint = fmt.Sprintf("did you mean %s (%s) or %s (%s)?", meant.Date, meant.Date.Words(), meant.Other,
			meant.Other.Words())
	}
	return d, usageError{fmt.Errorf("%s: %w", from, err), hint}
}

// readWhenGiven reads a day or a month; none where nothing is given.
func readWhenGiven(flag, s string) (programme.Date, error) {
	if s == "" {
		return programme.Date{}, nil
	}
	return readWhen(flag, s)
}

// readDay reads a day; a month is none.
func readDay(from, s string) (programme.Date, error) {
	d, err := readAs(from, s, "write a day as 2020-02-25")
	if err == nil && d.IsMonth() {
		err = usageError{fmt.Errorf("%s: %s is a month; give the day of the meeting", from, s),
			"write a day as " + d.Due().String()}
	}
	return d, err
}
