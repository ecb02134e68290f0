package cli

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"improve/internal/diag"
	"improve/internal/disk"
	"improve/internal/gitrepo"
	"improve/internal/render"
)

// showProposal shows what would be written, as a diff, and what new warnings it
// brings.
func (g *globals) showProposal(p *proposal) error {
	o, err := g.options()
	if err != nil {
		return err
	}
	err = g.write(func(b *bytes.Buffer) error {
		for _, c := range p.changed {
			if err := render.Diff(b, c.Path, c.Before, c.After, o); err != nil {
				return err
			}
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		return nil
	})
	if err != nil || len(p.worse) == 0 {
		return err
	}
	return g.explain(p, p.worse, p.changed)
}

// carryOut writes what was shown, says so, and commits it where that is asked.
func (g *globals) carryOut(f writeFlags, p *proposal) error {
	var files []disk.File
	for _, c := range p.changed {
		if c.Before == nil || !bytes.Equal(c.Before, c.After) {
			files = append(files, disk.File{Path: c.Path, Before: c.Before, Data: c.After})
		}
	}
	if len(files) == 0 {
		return g.say(cmp.Or(p.nothing, "Nothing to write: the record says so already."))
	}
	names := make([]string, len(files))
	for i, file := range files {
		names[i] = file.Path
	}
	where := diag.And(few(names)) + p.dating(names)
	if f.dryRun {
		return g.say(p.result("Nothing was written (--dry-run). It would go to " + where + ".")...)
	}
	if err := disk.Write(p.dir, files); err != nil {
		if !errors.Is(err, disk.ErrWritten) {
			err = fmt.Errorf("nothing was written: %w", err)
		}
		return failed(err, writeHint(err))
	}
	if err := g.say(p.result("Wrote " + where + ".")...); err != nil || p.repo == nil {
		return err
	}
	return g.commit(p.repo, names, p.message)
}

// few is the names of files, of very many the first and how many more.
func few(names []string) []string {
	const most, shown = 12, 3
	if len(names) <= most {
		return names
	}
	return append(slices.Clone(names[:shown]), fmt.Sprintf("%d more", len(names)-shown))
}

// dating says how what is written is dated: entries of the plan are not.
func (p *proposal) dating(files []string) string {
	switch {
	case !slices.ContainsFunc(files, func(f string) bool { return strings.HasPrefix(f, "updates/") }):
		return ""
	case p.on.IsZero() || p.on == p.day:
		return fmt.Sprintf(", dated %s (%s)", p.day.Words(), p.from.Words())
	case p.on.After(p.day):
		return fmt.Sprintf(", dated %s: it counts from then", p.on.Words())
	}
	return ", dated " + p.on.Words()
}

// result is what was written, and below it what has come of it.
func (p *proposal) result(written string) []string {
	if p.outcome == nil {
		return []string{written}
	}
	return append([]string{written}, strings.Split(p.outcome(p.Assessment, p.after), "\n")...)
}

// repository is the git repository of the record, known to take a commit.
func (g *globals) repository() (*gitrepo.Repo, error) {
	repo, err := g.repo()
	if err != nil {
		return nil, err
	}
	return repo, g.knownAuthor(repo)
}

// knownAuthor refuses a commit that git would not know the author of.
func (g *globals) knownAuthor(repo *gitrepo.Repo) error {
	_, err := repo.User()
	if err != nil {
		return failed(fmt.Errorf("nothing was written, for it cannot be committed: %w", err), "leave out --commit to write it without a commit")
	}
	return nil
}

// commit commits exactly the files that were written.
func (g *globals) commit(repo *gitrepo.Repo, files []string, message string) error {
	made, err := repo.Commit(files, message)
	if err != nil {
		return failed(fmt.Errorf("it is written, but not committed: %w", err), "")
	}
	lines := []string{fmt.Sprintf("Committed as %s: %s", made.Hash[:12], message)}
	if made.Unsigned != "" {
		lines = append(lines, "The commit is not signed: "+made.Unsigned)
	}
	return g.say(lines...)
}

// say writes sentences to standard output, a line each unless a terminal is too
// narrow; empty ones are left out.
func (g *globals) say(sentences ...string) error {
	sentences = slices.DeleteFunc(sentences, func(s string) bool { return s == "" })
	return g.write(func(b *bytes.Buffer) error { return render.Sentences(b, sentences, 0, g.app.Terminal()) })
}

// writeHint says what to do where a file cannot be written.
func writeHint(err error) string {
	switch {
	case errors.Is(err, disk.ErrChanged):
		return "somebody wrote it meanwhile: do it again, and it starts from what they wrote"
	case errors.Is(err, disk.ErrReadOnly):
		return "allow it to be written, and do it again"
	case errors.Is(err, disk.ErrNotAFile):
		return "put the file itself there"
	}
	return "once that is mended, do it again"
}

func keys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
