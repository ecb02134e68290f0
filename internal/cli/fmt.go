package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"improve/internal/disk"
	"improve/internal/record"
	"improve/internal/render"
	"improve/internal/store"
)

// fmtFlags are those of fmt.
type fmtFlags struct {
	check, write, commit bool
	name                 string
}

func newFmt(g *globals) *cobra.Command {
	var flags fmtFlags
	cmd := &cobra.Command{
		Use:   "fmt [FILE...]",
		Short: "Format the files of the record",
		Long: `Formats files of the record: two spaces a level, keys in the order of
docs/file-format.md, a blank line between tasks, risks and sections. Words, values,
comments and line breaks in texts do not change. A file that cannot be formatted
without changing its meaning is not changed, and the reason is given.

It shows the changes as a diff. With -w it writes them; with --check, for CI, it
lists the files that need them. Without a FILE it formats the whole record. With - it reads a file
from standard input and writes it to standard output, for editors.`,
		Example: `  improve fmt
  improve fmt -w plan/risks.yaml
  improve fmt --check
  improve fmt - --name plan/risks.yaml < risks.yaml`,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error { return (&fmtCall{g, flags}).run(args) },
	}
	f := cmd.Flags()
	f.BoolVar(&flags.check, "check", false,
		"list the files that need formatting, write nothing, and exit 1 if there are any")
	f.BoolVarP(&flags.write, "write", "w", false, "write the files")
	f.BoolVar(&flags.commit, "commit", false, "with -w: commit the written files to git")
	f.StringVar(&flags.name, "name", "", "the `FILE` on standard input (default: found by its keys)")
	cmd.MarkFlagsMutuallyExclusive("check", "write")
	return cmd
}

// fmtCall is a call of `improve fmt`.
type fmtCall struct {
	*globals
	flags fmtFlags
}

func (g *fmtCall) run(args []string) error {
	switch {
	case slices.Contains(args, "-") && len(args) > 1:
		return usageError{errors.New("- cannot be combined with files"), ""}
	case slices.Contains(args, "-"):
		return g.fmtInput()
	case g.flags.name != "":
		return usageError{errors.New("--name is only for standard input"),
			"improve fmt - --name " + g.flags.name + " < FILE"}
	case g.flags.commit && !g.flags.write:
		return usageError{errors.New("--commit needs -w"), "improve fmt -w --commit"}
	}
	unlock, err := g.write.lock(writeFlags{dryRun: !g.flags.write})
	if err != nil {
		return err
	}
	defer unlock()
	dir, err := g.files.find()
	if err != nil {
		return err
	}
	names, err := g.recordFiles(dir, args)
	if err != nil {
		return err
	}
	laid, err := record.LayOut(dir, names)
	if err != nil {
		return err
	}
	changed, refused := g.laidOut(laid)
	if err := g.fmtDone(dir, changed); err != nil {
		return err
	}
	return refused
}

// recordFiles are the files that are named on the command line, by their paths
// within the record; all of the record's where none is.
func (g *fmtCall) recordFiles(dir string, args []string) ([]string, error) {
	if len(args) == 0 {
		fsys, err := disk.FS(dir)
		if err != nil {
			return nil, failed(err, "")
		}
		names, err := store.Files(fsys)
		return names, failed(err, noRecordHint)
	}
	var names []string
	for _, arg := range args {
		file := arg
		if !filepath.IsAbs(file) {
			file = filepath.Join(g.files.start(), arg)
		}
		name, err := filepath.Rel(dir, file)
		if err != nil || !filepath.IsLocal(name) || !store.IsFile(filepath.ToSlash(name)) {
			return nil, usageError{fmt.Errorf("%s is not a file of the record", arg),
				"name files such as plan/risks.yaml; without any, all are done"}
		}
		names = append(names, filepath.ToSlash(name))
	}
	return names, nil
}

// laidOut keeps the files that change. What cannot be laid out is said at once,
// and ends the command once the others are done.
func (g *fmtCall) laidOut(laid []record.Laid) (changed []record.Laid, refused error) {
	for _, f := range laid {
		if f.Err == nil {
			changed = append(changed, f)
			continue
		}
		g.out.complain(fmt.Errorf("%s: %w", f.Path, disk.Reason(f.Err)), fmtHint(f.Err))
		refused = failed(errors.New("some files could not be formatted; the others were"), "")
	}
	return changed, refused
}

// fmtHint says what to do about a file that is left alone.
func fmtHint(err error) string {
	switch {
	case errors.Is(err, store.ErrEdit):
		return "improve validate says more"
	case errors.Is(err, fs.ErrNotExist):
		return "name files that are there; without any, all are done"
	}
	return "the file is left as it is"
}

// fmtDone shows, lists or writes what is laid out otherwise.
func (g *fmtCall) fmtDone(dir string, changed []record.Laid) error {
	var names []string
	for _, file := range changed {
		names = append(names, file.Path)
	}
	switch {
	case len(changed) == 0:
		return nil
	case g.flags.check:
		if err := g.out.say(names...); err != nil {
			return err
		}
		return errProblems
	case !g.flags.write:
		return g.fmtShow(changed)
	}
	repo, err := g.write.repository(writeFlags{commit: g.flags.commit})
	if err != nil {
		return err
	}
	if err := record.WriteLaid(dir, changed); err != nil {
		return err
	}
	if err := g.out.say(names...); err != nil || repo == nil {
		return err
	}
	return g.write.commit(repo, names, "Lay out files of the record, changing no word")
}

func (g *fmtCall) fmtShow(changed []record.Laid) error {
	return g.out.make(func(b *bytes.Buffer, o render.Options) error {
		for _, file := range changed {
			if err := render.Diff(b, file.Path, file.Before, file.After, o); err != nil {
				return err
			}
		}
		return render.Lines(b, []string{"", "Nothing was written. To write it: improve fmt -w"})
	})
}

// fmtInput lays out standard input.
func (g *fmtCall) fmtInput() error {
	before, err := io.ReadAll(io.LimitReader(g.app.Stdin, store.MaxSize+1))
	if err != nil {
		return failed(fmt.Errorf("read standard input: %w", err), "")
	}
	name := path.Clean(filepath.ToSlash(g.flags.name))
	if g.flags.name == "" {
		name = store.FileLike(before)
	}
	if !store.IsFile(name) {
		return usageError{errors.New("cannot tell from its keys which file this is"),
			"name the file: improve fmt - --name plan/risks.yaml"}
	}
	after, err := store.Format(name, before)
	if err != nil {
		return failed(fmt.Errorf("standard input: %w", err), fmtHint(err))
	}
	if g.flags.check {
		if !bytes.Equal(before, after) {
			return errors.Join(g.out.say(name), errProblems)
		}
		return nil
	}
	return g.out.bytes(after)
}
