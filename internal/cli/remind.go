package cli

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/diag"
	"improve/internal/disk"
	"improve/internal/exchange"
	"improve/internal/mail"
	"improve/internal/report"
)

// remindCall is a call of `improve remind`.
type remindCall struct {
	*globals
	destination
	lead, backBy               string
	late, dueSoon, unrefreshed bool
}

func newRemind(g *globals) *cobra.Command {
	call := remindCall{globals: g}
	cmd := &cobra.Command{
		Use:   "remind -o DIR",
		Short: "Write a message to each lead: what is late, what falls due, what is asked",
		Long: `Writes a message to each lead of whom something is asked before the next board, with
a form attached that has their rows alone: tasks, measures, risks, highlights and what
meetings asked of them. Each is an .eml file, which opens in a mail program as a draft.
Nothing is sent.

The address is mail: of the lead in plan/people.yaml. Without --late, --due-soon and
--unrefreshed a message has all that is asked.`,
		Example: `  improve remind -o reminders
  improve remind --late --unrefreshed -o reminders
  improve remind --lead ged-rowney --back-by "24 March 2020" -o reminders`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			if call.file == "" {
				return usageError{errors.New("missing folder"), "improve remind -o FOLDER"}
			}
			return call.run()
		},
	}
	f := cmd.Flags()
	f.StringVar(&call.lead, "lead", "", "only to the person or body `ID`")
	f.BoolVar(&call.late, "late", false, "what is late")
	f.BoolVar(&call.dueSoon, "due-soon", false, "what is due by the next board")
	f.BoolVar(&call.unrefreshed, "unrefreshed", false, "what nobody has rated for the next board")
	f.StringVarP(&call.file, "output", "o", "", "the folder `DIR` to write to; it is created if needed")
	addBackBy(cmd, &call.backBy)
	call.addForce(cmd)
	_ = cmd.MarkFlagDirname("output")
	_ = cmd.RegisterFlagCompletionFunc("lead", g.complete.ids("person"))
	return cmd
}

// causes are those that the flags name; all where they name none.
func (g *remindCall) causes() []report.Cause {
	var list []report.Cause
	for _, one := range []struct {
		set   bool
		cause report.Cause
	}{{g.late, report.Late}, {g.dueSoon, report.DueSoon}, {g.unrefreshed, report.Unrefreshed}} {
		if one.set {
			list = append(list, one.cause)
		}
	}
	if list == nil {
		list = []report.Cause{report.Late, report.DueSoon, report.Unrefreshed, report.Asked}
	}
	return list
}

func (g *remindCall) run() error {
	c, err := g.read.context()
	if err != nil {
		return err
	}
	back, err := backBy(c, g.backBy)
	if err != nil {
		return err
	}
	letters, err := report.Reminders(c, g.lead, g.causes())
	if err != nil {
		return usageError{err, ""}
	}
	if len(letters) == 0 {
		g.out.note("Nothing of this is asked of anybody before the next board: no message was written.")
		return problems(c)
	}
	var files []disk.File
	for _, letter := range letters {
		data, err := message(c, letter, back)
		if err != nil {
			return err
		}
		files = append(files, made(letter.Person+".eml", data))
	}
	if err := g.send.makeFolder(g.file); err != nil {
		return err
	}
	if err := g.send.save(g.file, g.force, files...); err != nil {
		return err
	}
	g.written(letters)
	g.out.note("%s", backByWords(c, back))
	return problems(c)
}

// message is a letter as a file, with the form of its person where it has rows.
func message(c *report.Context, letter *report.Reminder, back exchange.BackBy) ([]byte, error) {
	m := mail.Message{Name: letter.Name, Address: letter.Address.Value, Subject: letter.Subject,
		Text: letter.Text + "\nPlease tell the programme office when it is done.\n"}
	form := exportForm(c, report.Filter{Lead: letter.Person}, back)
	if rows, _ := form.Count(); rows > 0 {
		data, err := formBytes(form, "xlsx")
		if err != nil {
			return nil, failed(err, "")
		}
		m.Attached = &mail.Attachment{Name: letter.Person + ".xlsx", Data: data,
			Type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
		m.Text = letter.Text + "\n" + asking(form) + "\n" + strings.Join(append([]string{""}, form.Notes...), "\n")
	}
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		return nil, usageError{fmt.Errorf("%s: mail of %s: %w", c.Cite(letter.Address.Pos), letter.Person, err),
			"write an address such as name@example.org"}
	}
	return b.Bytes(), nil
}

// asking asks for the attached form to be filled in.
func asking(form *exchange.Form) string {
	when := "send it back"
	if day := form.BackBy.Day; !day.IsZero() {
		when += " by " + day.Words()
	}
	return "The attached form has what you report on, a row each: " + diag.And(form.Asks()) +
		". Please fill in its yellow cells and " + when + ". An empty cell changes nothing."
}

// written says what was written, to whom no address is known, and which messages of
// another time are beside them.
func (g *remindCall) written(letters []*report.Reminder) {
	var lacking, names []string
	for _, letter := range letters {
		names = append(names, letter.Person+".eml")
		if !letter.Address.Given() {
			lacking = append(lacking, letter.Person)
		}
	}
	g.out.note("wrote %s to %s; nothing was sent", diag.Count(len(letters), "message"), g.file)
	if len(lacking) > 0 {
		g.out.note("no address for %s: add mail: to them in plan/people.yaml, or fill it in before you send",
			strings.Join(lacking, ", "))
	}
	earlier, _ := filepath.Glob(filepath.Join(g.send.files.here(g.file), "*.eml"))
	earlier = slices.DeleteFunc(earlier, func(path string) bool { return slices.Contains(names, filepath.Base(path)) })
	for i := range earlier {
		earlier[i] = filepath.Base(earlier[i])
	}
	if len(earlier) > 0 {
		g.out.note("not written now, but in %s already: %s", g.file, strings.Join(earlier, ", "))
	}
}
