package cli

import (
	"bytes"

	"github.com/spf13/cobra"

	"improve/internal/calendar"
	"improve/internal/record"
	"improve/internal/report"
)

func newCalendar(g *globals) *cobra.Command {
	var lead, audience string
	var to destination
	cmd := &cobra.Command{
		Use:   "calendar",
		Short: "Boards, papers, targets and actions for Outlook and other calendars",
		Long: `Writes an iCalendar (.ics): when boards meet, when their papers close
(papers_days of the policy), and the days on which open tasks and actions fall
due, with an alarm beforehand. A target that names a month stands on its last
day and says so. Every entry keeps its name, so that a calendar that reads the
file again moves what has moved.

For the public, roles replace the names of people who are not public and
everything restricted is left out: see improve report --help.`,
		Example: `  improve calendar -o programme.ics
  improve calendar --lead head-early-help -o mine.ics
  improve calendar --audience public -o public.ics`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error { return g.runCalendar(lead, audience, to) },
	}
	cmd.Flags().StringVar(&lead, "lead", "", "only tasks and actions of the person or body `ID`, and all meetings")
	to.add(cmd)
	addAudience(cmd, &audience)
	g.addRevision(cmd)
	_ = cmd.RegisterFlagCompletionFunc("lead", g.complete.ids("person"))
	return cmd
}

func (g *globals) runCalendar(lead, audience string, to destination) error {
	c, err := g.read.audience(audience)
	if err != nil {
		return err
	}
	if err := (report.Filter{Lead: lead}).Check(c.Programme); err != nil {
		return usageError{err, ""}
	}
	events := calendar.Events(c.Assessment, lead)
	head := calendar.Head{Programme: c.Programme.Name.Value, AsAt: c.Assessment.AsAt, Zone: record.Zone(c.Programme)}
	var b bytes.Buffer
	if err := calendar.Write(&b, head, events); err != nil {
		return failed(err, "")
	}
	if err := g.send.send(to, b.Bytes()); err != nil {
		return err
	}
	return problems(c)
}
