package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"improve/internal/assess"
	"improve/internal/entry"
	"improve/internal/programme"
	"improve/internal/record"
	"improve/internal/report"
)

func newMeasure(g *globals) *cobra.Command {
	var flags todayFlags
	var said entry.Reading
	var period string
	cmd := &cobra.Command{
		Use:   "measure ID VALUE --period PERIOD",
		Short: "Record the value of a measure, in today's update",
		Long: `Records the value of a measure for a month, a quarter or a year, with its numerator
and denominator and comparisons for the same period. A new value replaces the
earlier one; the earlier file is not edited.`,
		Example: `  improve measure assessments-in-time 84.2 --period 2020-01
  improve measure assessments-in-time 84.2 --period 2020-01 --numerator 160 --denominator 190 --england 83`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usageError{errors.New("missing measure or value"),
					"improve measure assessments-in-time 84.2 --period 2020-01"}
			}
			return nil
		},
		ValidArgsFunction: g.complete.first("measure"),
		RunE: func(_ *cobra.Command, args []string) (err error) {
			if period == "" {
				return usageError{errors.New("missing --period"),
					"add --period 2020-01, or a quarter as 2020-Q1, or a year as 2020"}
			}
			if said.Period, err = programme.ParsePeriod(period); err != nil {
				return usageError{fmt.Errorf("--period: %w", err),
					"write a month as 2020-01, a quarter as 2020-Q1 or a year as 2020"}
			}
			said.Value = args[1]
			return g.write.changeToday(flags,
				func(e *editing, today entry.Today) (record.Plan, error) { return measure(e, today, args[0], said) })
		},
	}
	add := cmd.Flags()
	add.StringVar(&period, "period", "", "the `PERIOD` it is for: 2020-01, 2020-Q1 or 2020")
	addText(cmd, &said.Numerator, "numerator", "NUMBER", "the numerator")
	addText(cmd, &said.Denominator, "denominator", "NUMBER", "the denominator")
	addText(cmd, &said.StatisticalNeighbours, "statistical-neighbours", "NUMBER",
		"the same period's value for statistical neighbours")
	addText(cmd, &said.Region, "region", "NUMBER", "the same period's value for the region")
	addText(cmd, &said.England, "england", "NUMBER", "the same period's value for England")
	addText(cmd, &said.Note, "note", "TEXT", "a note, in a sentence")
	flags.add(g, cmd)
	return cmd
}

func measure(e *editing, today entry.Today, measure string, said entry.Reading) (record.Plan, error) {
	id, err := e.known("measure", measure)
	if err != nil {
		return record.Plan{}, err
	}
	said.Measure = e.Measure(id).Measure
	return record.Plan{
		Edits:   today.Measure(said),
		Message: messageOf(said.Note, "%s for %s: %s", said.Measure.Title.Value, said.Period.Words(), said.Value),
		Outcome: func(_, after *assess.Assessment) string { return report.MeasureNow(after.Measure(id)) },
	}, nil
}
