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

	"improve/internal/draft"
	"improve/internal/programme"
	"improve/internal/store"
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
		Short: "Begin a new programme, or put the complete example there",
		Long: `Writes the files of a new programme into DIR (here, where it is left out), with
comments that say what goes where, and beside them what an editor and git need to
know. Nothing is ever written over: a file that is there is left and named.

In a terminal it asks for what the flags do not say.`,
		Example: `  improve init brightwater
  improve init --name "Children's services improvement programme" --organisation "Brightwater Council" \
    --meetings 2026-01-14,2026-02-25 --ambition "Leaders know what life is like for children"
  improve init --example try-it`,
		Args: atMostOne("init takes one folder, not %d words", "improve init brightwater"),
		RunE: func(_ *cobra.Command, args []string) error { return g.initialise(&flags, args) },
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVar(&flags.name, "name", "", "the programme's `NAME`")
	f.StringVar(&flags.organisation, "organisation", "", "the `COUNCIL` or trust")
	f.StringVar(&flags.board, "board", defaultBoard, "the board's `NAME`")
	f.StringSliceVar(&flags.meetings, "meetings", nil, "the `DATES` of the board's meetings: 2026-01-14,2026-02-25")
	f.StringArrayVar(&flags.ambitions, "ambition", nil, "the `TITLE` of an ambition; may be given again")
	f.BoolVar(&flags.example, "example", false, "the complete example: a fictional council's programme")
	f.StringVar(&flags.ci, "ci", "github", "the `SERVICE` that checks each change: github, gitlab, azure or none")
	_ = cmd.RegisterFlagCompletionFunc("ci", cobra.FixedCompletions(append(ciServices(), "none"), cobra.ShellCompDirectiveNoFileComp))
	flags.writeFlags.add(cmd)
	return cmd
}

const defaultBoard = "Improvement Board"

// initialise begins a programme in a folder.
func (g *globals) initialise(flags *initFlags, args []string) error {
	dir := g.here(g.dir)
	if len(args) > 0 && filepath.IsAbs(args[0]) {
		dir = args[0]
	} else if len(args) > 0 {
		dir = filepath.Join(dir, args[0])
	}
	if above := recordAbove(dir); above != "" {
		return usageError{fmt.Errorf("%s holds a programme, and this folder is inside it", above), "call it in another folder, or in that one"}
	}
	if flags.example && (flags.name != "" || len(flags.ambitions) > 0 || len(flags.meetings) > 0) {
		return usageError{errors.New("--example has a name, meetings and ambitions of its own"), "leave out the other flags"}
	}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return usageError{fmt.Errorf("%s is a file, and a programme needs a folder", dir), ""}
	}
	begun := exists(filepath.Join(dir, filepath.FromSlash(draft.ProgrammeFile)))
	b := &beginning{Start: draft.Start{Name: "Improvement programme"}, dir: dir, begun: begun, example: flags.example, where: g.standingOf(dir)}
	var err error
	if b.repo, err = g.committing(flags.writeFlags, b.where); err != nil {
		return err // before anybody has answered a question
	}
	switch {
	case flags.example:
		b.Name = "Brightwater: a fictional programme"
	case begun:
		if p, _, err := store.Load(os.DirFS(dir)); err == nil && p.Name.Given() {
			b.Name = p.Name.Value
		}
	default:
		b.Start, err = g.startOf(flags)
	}
	if err != nil {
		return err
	}
	return g.beginProgramme(flags, b)
}

// recordAbove is a folder further up that holds a programme; empty where there is
// none.
func recordAbove(dir string) string {
	for at := filepath.Dir(dir); !exists(filepath.Join(dir, "plan")); at = filepath.Dir(at) {
		if exists(filepath.Join(at, filepath.FromSlash(draft.ProgrammeFile))) {
			return at
		}
		if at == filepath.Dir(at) {
			break
		}
	}
	return ""
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

// startOf is the programme as the flags say it, and whoever is at the terminal.
func (g *globals) startOf(flags *initFlags) (draft.Start, error) {
	s := draft.Start{Name: strings.TrimSpace(flags.name), Organisation: strings.TrimSpace(flags.organisation), Board: cmp.Or(strings.TrimSpace(flags.board), defaultBoard)}
	for _, title := range flags.ambitions {
		if title = strings.TrimSpace(title); title != "" {
			s.Ambitions = append(s.Ambitions, title)
		}
	}
	if err := readMeetings(&s, flags.meetings); err != nil {
		return s, err
	}
	if s.Name != "" && (s.Organisation != "" || !g.asks()) {
		return s, nil
	}
	if !g.asks() {
		return s, usageError{errors.New("a programme needs --name"), `improve init --name "..." --organisation "..." --meetings 2026-01-14,2026-02-25 --ambition "..."`}
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
func (g *globals) askStart(s *draft.Start) error {
	if err := g.say("A new programme. Enter alone leaves out what can be written later.", "Ctrl-C leaves everything as it was.", " "); err != nil {
		return err
	}
	q := g.newForm()
	defer q.close()
	text := func(question string, to *string, needed bool) error {
		return q.ask(question, *to, func(answer string) error {
			if *to = answer; needed && answer == "" {
				return errors.New("this is needed")
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
		if err := text(fmt.Sprintf("Ambition %d, in full (Enter alone ends the list)", len(s.Ambitions)+1), &title, false); err != nil {
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
