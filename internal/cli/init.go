package cli

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"improve/examples"
	"improve/internal/check"
	"improve/internal/diag"
	"improve/internal/disk"
	"improve/internal/draft"
	"improve/internal/programme"
	"improve/internal/schema"
	"improve/internal/store"
)

// initFlags are what is known of a new programme.
type initFlags struct {
	writeFlags
	name, organisation, board string
	meetings, ambitions       []string
	example                   bool
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
	flags.writeFlags.add(cmd)
	return cmd
}

const defaultBoard = "Improvement Board"

// initialise begins a programme in a folder.
func (g *globals) initialise(flags *initFlags, args []string) error {
	dir := g.here(g.dir)
	if len(args) > 0 {
		dir = g.here(args[0])
		if g.dir != "" {
			dir = filepath.Join(g.here(g.dir), args[0])
		}
	}
	if above := recordAbove(dir); above != "" {
		return usageError{fmt.Errorf("%s holds a programme, and this folder is inside it", above), "call it in another folder, or in that one"}
	}
	if flags.example && (flags.name != "" || len(flags.ambitions) > 0 || len(flags.meetings) > 0) {
		return usageError{errors.New("--example has a name, meetings and ambitions of its own"), "leave out the other flags"}
	}
	begun := exists(filepath.Join(dir, filepath.FromSlash(draft.ProgrammeFile)))
	start := draft.Start{Name: "Improvement programme"}
	var err error
	switch {
	case flags.example:
		start.Name = "Brightwater: a fictional programme"
	case begun:
		if p, _, err := store.Load(os.DirFS(dir)); err == nil && p.Name.Given() {
			start.Name = p.Name.Value
		}
	default:
		start, err = g.startOf(flags)
	}
	if err != nil {
		return err
	}
	return g.start(flags, dir, start, begun)
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
	s := draft.Start{Name: flags.name, Organisation: flags.organisation, Board: flags.board, Ambitions: flags.ambitions}
	if err := readMeetings(&s, flags.meetings); err != nil {
		return s, err
	}
	if flags.name != "" && (flags.organisation != "" || !g.app.Asks()) {
		return s, nil
	}
	if !g.app.Asks() {
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
	if err := g.say("A new programme. Enter alone leaves out what can be written later; Ctrl-C leaves everything as it was.", " "); err != nil {
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
		err := q.ask("Its meetings, with commas between: 2026-01-14, 2026-02-25", "", func(answer string) error {
			return plainError(readMeetings(s, strings.Split(answer, ",")))
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

// plainError is a mistake of a call as it is said between two questions.
func plainError(err error) error {
	var usage usageError
	if errors.As(err, &usage) && usage.hint != "" {
		return fmt.Errorf("%w; %s", usage.error, usage.hint)
	}
	return err
}

// start writes a programme.
func (g *globals) start(flags *initFlags, dir string, s draft.Start, begun bool) error {
	files, err := newProgramme(flags.example, begun, s)
	if err != nil {
		return failed(err, "")
	}
	fresh, left := apartFromExisting(dir, files)
	if err := g.soundStart(dir, fresh); err != nil {
		return err
	}
	var names []string
	for _, f := range fresh {
		names = append(names, f.Path)
	}
	lines := startLines(flags.dryRun, dir, names, left)
	if flags.dryRun || len(fresh) == 0 {
		return g.say(lines...)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return failed(fmt.Errorf("make the folder %s: %w", dir, errors.Unwrap(err)), "")
	}
	unlock, err := disk.Lock(dir)
	if err != nil {
		return failed(err, "do it again in a moment")
	}
	defer unlock()
	if err := disk.Write(dir, fresh); err != nil {
		return failed(err, writeHint(err))
	}
	if err := g.say(append(lines, nextSteps(dir, s, flags.example, begun)...)...); err != nil || !flags.commit {
		return err
	}
	g.dir = dir
	repo, err := g.repository()
	if err != nil {
		return err
	}
	return g.commit(repo, names, "Begin the programme's record")
}

// newProgramme are all the files of a new programme; of one that is begun already
// those beside its plan.
func newProgramme(example, begun bool, s draft.Start) ([]disk.File, error) {
	var files []disk.File
	add := func(name string, data []byte) { files = append(files, disk.File{Path: name, Data: data}) }
	switch {
	case example:
		err := fs.WalkDir(examples.Brightwater(), ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := fs.ReadFile(examples.Brightwater(), name)
			add(name, data)
			return err
		})
		if err != nil {
			return nil, err
		}
	case !begun:
		changed, err := store.Apply(embed.FS{}, s.Edits())
		if err != nil {
			return nil, err
		}
		for _, c := range changed {
			add(c.Path, c.After)
		}
	}
	add("updates/README.md", []byte(draft.UpdatesReadme))
	add("README.md", []byte(draft.Readme(s.Name)))
	editor, err := schema.EditorFiles()
	for _, f := range editor {
		add(f.Path, f.Data)
	}
	return files, err
}

// apartFromExisting parts the files that are new from those whose place is taken.
func apartFromExisting(dir string, files []disk.File) (fresh []disk.File, left []string) {
	for _, f := range files {
		if exists(filepath.Join(dir, filepath.FromSlash(f.Path))) {
			left = append(left, f.Path)
		} else {
			fresh = append(fresh, f)
		}
	}
	return fresh, left
}

// soundStart refuses new files that could not be read, or that do not fit to those
// that are there.
func (g *globals) soundStart(dir string, files []disk.File) error {
	var changed []store.Changed
	for _, f := range files {
		if strings.HasPrefix(f.Path, "plan/") || strings.HasPrefix(f.Path, "updates/") {
			changed = append(changed, store.Changed{Path: f.Path, After: f.Data})
		}
	}
	var under fs.FS = embed.FS{}
	if exists(dir) {
		under = os.DirFS(dir)
	}
	over := store.Overlay(under, changed)
	p, problems, err := store.Load(over)
	if err != nil {
		return failed(err, "")
	}
	problems = append(problems, check.Validate(p, rules())...)
	ours := slices.DeleteFunc(problems, func(d diag.Diagnostic) bool {
		return d.Severity < diag.Error || !slices.ContainsFunc(files, func(f disk.File) bool { return f.Path == d.Place.File })
	})
	if len(ours) == 0 {
		return nil
	}
	return failed(fmt.Errorf("nothing was written: %s: %s", ours[0].Place, ours[0].Message), ours[0].Remedy)
}

// startLines say what is written, a folder a line, and what was left.
func startLines(dryRun bool, dir string, names, left []string) []string {
	var lines []string
	switch {
	case len(names) == 0:
		lines = append(lines, "Nothing to write: every file is there.")
	case dryRun:
		lines = append(lines, fmt.Sprintf("Nothing was written (--dry-run). %s would go into %s:", numberOf(names), dir))
	default:
		lines = append(lines, fmt.Sprintf("Wrote %s into %s:", numberOf(names), dir))
	}
	lines = append(lines, byFolder(names)...)
	if len(left) > 0 {
		lines = append(lines, "Left as they are, because they were there:")
		lines = append(lines, byFolder(left)...)
	}
	return lines
}

func numberOf(files []string) string {
	if len(files) == 1 {
		return "1 file"
	}
	return fmt.Sprintf("%d files", len(files))
}

// byFolder lists files, a folder a line; where a folder has many, their number.
func byFolder(names []string) []string {
	var folders []string
	in := map[string][]string{}
	for _, name := range names {
		folder := path.Dir(name)
		if in[folder] == nil {
			folders = append(folders, folder)
		}
		in[folder] = append(in[folder], path.Base(name))
	}
	var lines []string
	for _, folder := range folders {
		name := strings.TrimPrefix(folder+"/", "./")
		if name != "" {
			name += "  "
		}
		const most = 9
		listed := strings.Join(in[folder], ", ")
		if len(in[folder]) > most {
			listed = numberOf(in[folder])
		}
		lines = append(lines, "  "+name+listed)
	}
	return lines
}

// nextSteps say what to do with a new programme.
func nextSteps(dir string, s draft.Start, example, begun bool) []string {
	if begun {
		return nil
	}
	lines := []string{" ", "Next, in " + dir + ":"}
	if example {
		return append(lines, "  improve status", "  improve show 3.1", "  improve check")
	}
	if len(s.Meetings) == 0 {
		lines = append(lines, "  list the board's meetings in plan/programme.yaml")
	}
	if len(s.Ambitions) == 0 {
		lines = append(lines, `  improve new ambition --title "..."`)
	}
	return append(lines, `  improve new person --role "Head of early help"`,
		`  improve new task --ambition 1 --title "..." --lead head-of-early-help --target 2026-06`,
		"  improve status")
}
