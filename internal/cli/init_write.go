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

	"improve/examples"
	"improve/internal/check"
	"improve/internal/diag"
	"improve/internal/disk"
	"improve/internal/draft"
	"improve/internal/gitrepo"
	"improve/internal/jsonschema"
	"improve/internal/merge"
	"improve/internal/programme"
	"improve/internal/store"
)

// beginning is a programme that is to be written: its own files, and those of the
// repository it stands in.
type beginning struct {
	draft.Start
	dir            string
	example, begun bool // begun: there is a plan already
	where          standing
	repo           *gitrepo.Repo // that takes a commit; nil where none is asked for
	groups         []startGroup
}

// startGroup are files that go into one folder.
type startGroup struct {
	base  string
	fresh []disk.File
	left  []string // whose place is taken
}

// beginProgramme writes a programme.
func (g *globals) beginProgramme(flags *initFlags, b *beginning) error {
	day, _, err := g.date(&programme.Programme{})
	if err != nil {
		return err
	}
	if err := b.gather(flags.ci); err != nil {
		return err
	}
	if err := b.sound(); err != nil {
		return err
	}
	lines := b.lines(flags.dryRun)
	if flags.dryRun || b.count() == 0 {
		return g.say(lines...)
	}
	if err := os.MkdirAll(b.dir, 0o755); err != nil {
		return failed(fmt.Errorf("make the folder %s: %w", b.dir, errors.Unwrap(err)), "")
	}
	unlock, err := disk.Lock(b.dir)
	if err != nil {
		return failed(err, "do it again in a moment")
	}
	defer unlock()
	for _, group := range b.groups {
		if err := disk.Write(group.base, group.fresh); err != nil {
			return failed(err, writeHint(err))
		}
	}
	if err := errors.Join(b.where.markHook(b.groups), b.where.setDriver()); err != nil {
		return failed(err, "")
	}
	if err := g.say(append(lines, b.nextSteps(day)...)...); err != nil || b.repo == nil {
		return err
	}
	return g.commitBeginning(b)
}

// gather finds the files that are to be written, and those that are there.
func (b *beginning) gather(ci string) error {
	own, err := b.files()
	if err != nil {
		return failed(err, "")
	}
	b.groups = []startGroup{apartFromExisting(b.dir, own)}
	top, err := b.where.files(ci)
	if err != nil {
		return err
	}
	if b.where.top == b.dir {
		more := apartFromExisting(b.dir, top)
		b.groups[0].fresh = append(b.groups[0].fresh, more.fresh...)
		b.groups[0].left = append(b.groups[0].left, more.left...)
	} else {
		b.groups = append(b.groups, apartFromExisting(b.where.top, top))
	}
	if b.where.hooks != "" {
		b.groups = append(b.groups, apartFromExisting(b.where.hooks, b.where.hook()))
	}
	return nil
}

func (b *beginning) count() int {
	n := 0
	for _, group := range b.groups {
		n += len(group.fresh)
	}
	return n
}

// files are all the files of a new programme; of one that is begun already those
// beside its plan.
func (b *beginning) files() ([]disk.File, error) {
	var files []disk.File
	add := func(name string, data []byte) { files = append(files, disk.File{Path: name, Data: data}) }
	switch {
	case b.example:
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
	case !b.begun:
		changed, err := store.Apply(embed.FS{}, b.Edits())
		if err != nil {
			return nil, err
		}
		for _, c := range changed {
			add(c.Path, c.After)
		}
	}
	add("updates/README.md", []byte(draft.UpdatesReadme))
	add("README.md", []byte(draft.Readme(b.Name)))
	add(".gitattributes", []byte(merge.Attributes))
	editor, err := jsonschema.EditorFiles()
	for _, f := range editor {
		add(f.Path, f.Data)
	}
	return files, err
}

// apartFromExisting parts the files that are new from those whose place is taken.
func apartFromExisting(base string, files []disk.File) startGroup {
	group := startGroup{base: base}
	for _, f := range files {
		if exists(filepath.Join(base, filepath.FromSlash(f.Path))) {
			group.left = append(group.left, f.Path)
		} else {
			group.fresh = append(group.fresh, f)
		}
	}
	return group
}

// sound refuses new files that could not be read, or that do not fit to those
// that are there.
func (b *beginning) sound() error {
	dir, files := b.dir, b.groups[0].fresh
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

// lines say what is written, a folder a line, and what was left.
func (b *beginning) lines(dryRun bool) []string {
	var lines, left []string
	for _, group := range b.groups {
		var names []string
		for _, f := range group.fresh {
			names = append(names, f.Path)
		}
		switch {
		case len(names) > 0 && dryRun:
			lines = append(lines, fmt.Sprintf("Nothing was written (--dry-run). %s would go into %s:", diag.Count(len(names), "file"), group.base))
		case len(names) > 0:
			lines = append(lines, fmt.Sprintf("Wrote %s into %s:", diag.Count(len(names), "file"), group.base))
		}
		lines = append(lines, byFolder(names)...)
		for _, name := range group.left {
			left = append(left, b.fromHere(group.base, name))
		}
	}
	if b.count() == 0 {
		lines = append(lines, "Nothing to write: every file is there.")
	}
	if len(left) > 0 {
		lines = append(append(lines, "Left as they are, because they were there:"), byFolder(left)...)
	}
	return lines
}

// fromHere is a file of a folder, as it is called from the programme's own.
func (b *beginning) fromHere(base, name string) string {
	inside, err := filepath.Rel(b.dir, base)
	if err != nil {
		inside = base
	}
	return filepath.ToSlash(filepath.Join(inside, name))
}

// byFolder lists files, a folder a line; where the line would be long, their
// number.
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
		const most = 60
		listed := strings.Join(in[folder], ", ")
		if len(listed) > most {
			listed = diag.Count(len(in[folder]), "file")
		}
		lines = append(lines, "  "+name+listed)
	}
	return lines
}

// nextSteps say what to do with a programme that is new on a day. Their target is
// half a year on, so that the task they make is not late when it is made.
func (b *beginning) nextSteps(day programme.Date) []string {
	if b.begun {
		return nil
	}
	lines := []string{" ", "Next, in " + b.dir + ":"}
	if b.example {
		return append(lines, "  improve status", "  improve show 3.1", "  improve check")
	}
	if len(b.Meetings) == 0 {
		lines = append(lines, "  list the board's meetings in plan/programme.yaml")
	}
	if len(b.Ambitions) == 0 {
		lines = append(lines, `  improve new ambition --title "..."`)
	}
	target := day.AddDays(182)
	target.Day = 0 // its month
	return append(lines, `  improve new person --role "Head of early help"`,
		`  improve new task --ambition 1 --title "..." --lead head-of-early-help --target `+target.String(),
		"  improve status")
}
