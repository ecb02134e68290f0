package cli

import (
	"bytes"

	"github.com/spf13/cobra"

	"improve/internal/calendar"
	"improve/internal/record"
	"improve/internal/report"
)

func newCalendar(g *globals) *cobra.Command {
	call := calendarCall{globals: g}
	cmd := &cobra.Command{
		Use:   "calendar",
		Short: "Export boards, papers, targets and actions to a calendar",
		Long: `Writes an iCalendar (.ics): when boards meet, when their papers close
(papers_days of the policy), the days on which open tasks, activities and actions
are due, and the last day of a hold, with an alarm beforehand. A target in a month
is shown on its last day. A task that has ended gives no dates.
To update the entries in a calendar, import the new file.

For the public, roles replace the names of people who are not public and
everything restricted is left out: see improve report --help.`,
		Example: `  improve calendar -o programme.ics
  improve calendar --lead head-early-help -o mine.ics
  improve calendar --audience public -o public.ics`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error { return call.run() },
	}
	cmd.Flags().StringVar(&call.lead, "lead", "", "only tasks and actions of the person or body `ID`, and all meetings")
	call.destination.add(cmd)
	call.audience.add(cmd)
	g.addRevision(cmd)
	_ = cmd.RegisterFlagCompletionFunc("lead", g.complete.ids("person"))
	return cmd
}

// calendarCall is a call of `improve calendar`.
type calendarCall struct {
	*globals
	destination
	audience
	lead string
}

func (c *calendarCall) run() error {
	paper, err := c.read.audience(c.audience)
	if err != nil {
		return err
	}
	if err := (report.Filter{Lead: c.lead}).Check(paper.Programme); err != nil {
		return usageError{err, ""}
	}
	events := calendar.Events(paper.Assessment, c.lead, !paper.Public || paper.Basis.Given())
	head := calendar.Head{Programme: paper.Programme.Name.Value, AsAt: paper.Day(), Zone: record.Zone(paper.Programme)}
	if paper.Public {
		head.About = paper.Basis.Words() + "."
	}
	var b bytes.Buffer
	if err := calendar.Write(&b, head, events); err != nil {
		return failed(err, "")
	}
	if err := c.send.send(c.destination, b.Bytes()); err != nil {
		return err
	}
	return problems(paper)
}
