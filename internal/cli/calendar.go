package cli

import (
	"bytes"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"improve/internal/calendar"
	"improve/internal/report"
)

func newCalendar(g *globals) *cobra.Command {
	var lead, audience, output string
	cmd := &cobra.Command{
		Use:   "calendar",
		Short: "Boards, papers, targets and actions for Outlook and other calendars",
		Long: `Writes an iCalendar (.ics): when boards meet, when their papers close
(papers_days of the policy), and the days on which open tasks and actions fall
due, with an alarm beforehand. A target that names a month stands on its last
day and says so. Every entry keeps its name, so that a calendar that reads the
file again moves what has moved.

For the public, names give way to roles and everything restricted is left out.`,
		Example: `  improve calendar -o programme.ics
  improve calendar --lead head-early-help -o mine.ics
  improve calendar --audience public -o public.ics`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error { return g.runCalendar(lead, audience, output) },
	}
	cmd.Flags().StringVar(&lead, "lead", "", "only tasks and actions of the person or body `ID`, and all meetings")
	cmd.Flags().StringVarP(&output, "output", "o", "", "write to `FILE` instead of here")
	addAudience(cmd, &audience)
	g.addRevision(cmd)
	_ = cmd.RegisterFlagCompletionFunc("lead", g.completeIDs("person"))
	return cmd
}

func (g *globals) runCalendar(lead, audience, output string) error {
	c, err := g.audience(audience)
	if err != nil {
		return err
	}
	if err := (report.Filter{Lead: lead}).Check(c.Programme); err != nil {
		return usageError{err, ""}
	}
	events := calendar.Events(c.Assessment, lead)
	head := calendar.Head{Programme: c.Programme.Name.Value, AsAt: c.Assessment.AsAt, Zone: zone(c.Programme)}
	var b bytes.Buffer
	if err := calendar.Write(&b, head, events); err != nil {
		return failed(err, "")
	}
	if output == "" {
		if err := g.write(func(w *bytes.Buffer) error { _, err := w.Write(b.Bytes()); return err }); err != nil {
			return err
		}
		return problems(c)
	}
	folder, name := filepath.Split(output)
	if err := g.save(folder, made(name, b.Bytes())); err != nil {
		return err
	}
	fmt.Fprintf(g.app.Stderr, "wrote %s with %d entries\n", output, len(events))
	return problems(c)
}
