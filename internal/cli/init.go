package cli

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"improve/internal/diag"
	"improve/internal/draft"
	"improve/internal/gitrepo"
	"improve/internal/programme"
	"improve/internal/record"
	"improve/internal/templates"
)

// initFlags are what is known of a new programme.
type initFlags struct {
	writeFlags
	name, organisation, board string
	meetings, ambitions       []string
	example                   bool
	ci                        string
}

func newInit(g *globals) *cobra.Command {
	var flags initFlags
	cmd := &cobra.Command{
		Use:   "init [DIR]",
		Short: "Start a new programme, or copy the complete example",
		Long: `Writes the files of a new programme into DIR, or the current folder, with comments
that explain them, and settings for editors and git. Existing files are never
overwritten.

In a terminal it asks for anything that the flags do not give. Called in a folder that
has a programme already, it asks for another folder, or adds the settings that are
missing.`,
		Example: `  improve init brightwater
  improve init --name "Children's services improvement programme" --organisation "Brightwater Council" \
    --meetings 2026-01-14,2026-02-25 --ambition "Leaders know what life is like for children"
  improve init --example try-it`,
		Args: atMostOne("init takes one folder, not %d words", "improve init brightwater"),
		RunE: func(_ *cobra.Command, args []string) error { return (&initCall{globals: g, flags: &flags}).run(args) },
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVar(&flags.name, "name", "", "the programme's `NAME`")
	f.StringVar(&flags.organisation, "organisation", "", "the `COUNCIL` or trust")
	f.StringVar(&flags.board, "board", defaultBoard, "the board's `NAME`")
	f.StringSliceVar(&flags.meetings, "meetings", nil, "the `DATES` of the board's meetings: 2026-01-14,2026-02-25")
	f.StringArrayVar(&flags.ambitions, "ambition", nil, "the `TITLE` of an ambition; can be repeated")
	f.BoolVar(&flags.example, "example", false, "the complete example: a fictional council's programme")
	f.StringVar(&flags.ci, "ci", "github", "the `SERVICE` that checks each change: github, gitlab, azure or none")
	_ = cmd.RegisterFlagCompletionFunc("ci",
		cobra.FixedCompletions(append(ciServices(), "none"), cobra.ShellCompDirectiveNoFileComp))
	flags.writeFlags.add(cmd)
	return cmd
}

const defaultBoard = "Improvement Board"

// initCall is a call of `improve init`.
type initCall struct {
	*globals
	flags     *initFlags
	questions *form // once something was asked
}

// run begins a programme in a folder.
func (g *initCall) run(args []string) error {
	defer func() {
		if g.questions != nil {
			g.questions.close()
		}
	}()
	dir, err := g.folder(args)
	if err != nil {
		return err
	}
	if err := g.flags.fits(dir); err != nil {
		return err
	}
	b := record.Begin(dir)
	b.Example = g.flags.example
	repo, err := g.committing(b.Git)
	if err != nil {
		return err // before anybody has answered a question
	}
	if repo != nil {
		defer repo.Close()
	}
	if err := g.nameProgramme(b); err != nil {
		return err
	}
	return g.writeProgramme(b, repo)
}

// form asks questions; there is one for all of them.
func (g *initCall) form() *form {
	if g.questions == nil {
		g.questions = g.ask.form()
	}
	return g.questions
}

// folder is where the programme begins. Where there is one already, and somebody is there
// to ask, it is asked for.
func (g *initCall) folder(args []string) (string, error) {
	here := g.files.start()
	in := func(name string) string {
		if filepath.IsAbs(name) {
			return name
		}
		return filepath.Join(here, name)
	}
	if len(args) > 0 {
		return in(args[0]), nil
	}
	question := ""
	switch above := record.Above(here); {
	case !g.ask.can():
	case above != "":
		question = "This folder is inside the programme in " + above + ". A folder for a new one"
	case record.Begun(here):
		question = "This folder has a programme. A folder for a new one (press Enter to add what is missing here)"
	}
	if question == "" {
		return here, nil
	}
	dir := here
	err := g.form().ask(question, "", func(answer string) error {
		if dir = in(answer); answer == "" && record.Above(here) == "" {
			return nil
		}
		return plainError("", g.flags.fits(dir))
	})
	return dir, err
}

// fits refuses flags and a folder that a programme cannot begin with.
func (f *initFlags) fits(dir string) error {
	if above := record.Above(dir); above != "" {
		return usageError{fmt.Errorf("%s has a programme, and this folder is inside it", above),
			"call it in another folder, or in that one"}
	}
	if f.example && (f.name != "" || len(f.ambitions) > 0 || len(f.meetings) > 0) {
		return usageError{errors.New("--example cannot be combined with other flags"), "leave out the other flags"}
	}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return usageError{fmt.Errorf("%s is a file; give a folder", dir), ""}
	}
	return nil
}

// nameProgramme finds out what the programme is called and begins with.
func (g *initCall) nameProgramme(b *record.Beginning) (err error) {
	switch {
	case g.flags.example:
		b.Name = "Brightwater: a fictional programme"
	case b.Begun:
		if r, err := record.Open(b.Dir); err == nil && r.Programme.Name.Given() {
			b.Name = r.Programme.Name.Value
		}
	default:
		b.Start, err = g.startOf()
	}
	return err
}

// committing is the repository that is to take a commit, before anything is
// written; nil where none is asked for.
func (g *initCall) committing(where record.Surroundings) (*gitrepo.Repo, error) {
	if !g.flags.commit {
		return nil, nil
	}
	repo, err := where.Repo()
	if err != nil {
		return nil, err
	}
	return repo, record.CanCommit(repo)
}

// writeProgramme writes a programme.
func (g *initCall) writeProgramme(b *record.Beginning, repo *gitrepo.Repo) error {
	day, err := g.clock.day(&record.Record{Programme: &programme.Programme{}})
	if err != nil {
		return err
	}
	if err := b.Prepare(g.flags.ci); errors.Is(err, record.ErrService) {
		return usageError{fmt.Errorf("--ci: %w", err), diag.Choose(g.flags.ci, append(ciServices(), "none"))}
	} else if err != nil {
		return err
	}
	lines := linesOf(b, g.flags.dryRun)
	if g.flags.dryRun || b.Count() == 0 {
		return g.out.say(lines...)
	}
	if err := b.Write(); err != nil {
		return err
	}
	if err := g.out.say(append(lines, nextSteps(b, day)...)...); err != nil || repo == nil {
		return err
	}
	names, err := b.Written()
	if err != nil {
		return err
	}
	return g.write.commit(repo, names, "Begin the programme's record")
}

func ciServices() []string {
	var names []string
	for _, s := range templates.Services() {
		names = append(names, s.Name)
	}
	return names
}

// startOf is the programme as the flags say it, and whoever is at the terminal.
func (g *initCall) startOf() (draft.Start, error) {
	s := draft.Start{Name: strings.TrimSpace(g.flags.name), Organisation: strings.TrimSpace(g.flags.organisation),
		Board: cmp.Or(strings.TrimSpace(g.flags.board), defaultBoard)}
	for _, title := range g.flags.ambitions {
		if title = strings.TrimSpace(title); title != "" {
			s.Ambitions = append(s.Ambitions, title)
		}
	}
	if err := readMeetings(&s, g.flags.meetings); err != nil {
		return s, err
	}
	if s.Name != "" && (s.Organisation != "" || !g.ask.can()) {
		return s, nil
	}
	if !g.ask.can() {
		return s, usageError{errors.New("missing --name"),
			`improve init --name "..." --organisation "..." --meetings 2026-01-14,2026-02-25 --ambition "..."`}
	}
	return s, g.askStart(&s)
}

// readMeetings reads the days of the board's meetings, and puts them into order.
func readMeetings(s *draft.Start, days []string) error {
	s.Meetings = nil
	for _, word := range days {
		if word = strings.TrimSpace(word); word == "" {
			continue
		}
		day, err := readDay("--meetings", word)
		if err != nil {
			return err
		}
		if !slices.Contains(s.Meetings, day) {
			s.Meetings = append(s.Meetings, day)
		}
	}
	slices.SortFunc(s.Meetings, programme.Date.Compare)
	return nil
}

// askStart asks for what is not known yet.
func (g *initCall) askStart(s *draft.Start) error {
	if err := g.out.say("A new programme. Press Enter to skip what can be written later.",
		"Ctrl-C leaves everything as it was.", " "); err != nil {
		return err
	}
	q := g.form()
	text := func(question string, to *string, needed bool) error {
		return q.ask(question, *to, func(answer string) error {
			if *to = answer; needed && answer == "" {
				return errors.New("an answer is needed")
			}
			return nil
		})
	}
	if err := text("The programme's name", &s.Name, true); err != nil {
		return err
	}
	if err := text("The council or trust", &s.Organisation, false); err != nil {
		return err
	}
	if err := text("The board's name", &s.Board, true); err != nil {
		return err
	}
	if len(s.Meetings) == 0 {
		err := q.ask("Its meetings, such as 2026-01-14, 2026-02-25", "", func(answer string) error {
			return plainError("--meetings: ", readMeetings(s, strings.Split(answer, ",")))
		})
		if err != nil {
			return err
		}
	}
	for more := len(s.Ambitions) == 0; more; {
		title := ""
		if err := text(fmt.Sprintf("Ambition %d, in full (press Enter to end the list)", len(s.Ambitions)+1), &title,
			false); err != nil {
			return err
		}
		if more = title != ""; more {
			s.Ambitions = append(s.Ambitions, title)
		}
	}
	return nil
}

// plainError is a mistake of a call as it is said between two questions: without
// the flag, which nobody wrote.
func plainError(flag string, err error) error {
	if err == nil {
		return nil
	}
	words := strings.TrimPrefix(err.Error(), flag)
	if usage := (usageError{}); errors.As(err, &usage) && usage.hint != "" {
		words += "; " + usage.hint
	}
	return errors.New(words)
}
