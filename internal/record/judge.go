package record

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"improve/internal/assess"
	"improve/internal/check"
	"improve/internal/diag"
	"improve/internal/store"
)

// Refusal is a change that may not be written, and the diagnostics that say why.
type Refusal struct {
	Problems diag.List
	FS       fs.FS // the files that the diagnostics are about: as they would be, or as they are
	what     string
}

func (r *Refusal) Error() string { return "nothing was written: " + r.what }

// allowed refuses edits of files that cannot be read as they are, and of updates
// of earlier days, which are never edited.
func (p *Proposal) allowed() error {
	var broken diag.List
	edited := map[string]bool{}
	for _, edit := range p.Edits {
		if edited[edit.File] {
			continue
		}
		edited[edit.File] = true
		for _, u := range p.Record.Programme.Updates {
			if u.Path == edit.File && u.Date.Date.Before(p.Day) {
				return failedf("add a new update",
					"%s is from an earlier day and cannot be edited; add a new update", edit.File)
			}
		}
		for _, d := range p.Problems {
			if d.Place.File == edit.File && d.Severity == diag.Error {
				broken.Add(d)
			}
		}
	}
	if len(broken) == 0 {
		return nil
	}
	files := map[string]bool{}
	for _, d := range broken {
		files[d.Place.File] = true
	}
	names := strings.Join(slices.Sorted(maps.Keys(files)), " and ")
	return &Refusal{broken, p.FS, names + " cannot be changed until this is fixed"}
}

// judge reads the record as it would be, and refuses the change where it brings
// errors. What was wrong before stops nobody.
func (p *Proposal) judge() error {
	if len(p.Changed) == 0 {
		return nil
	}
	after, err := p.with(p.Changed)
	if err != nil {
		return failed(err, "")
	}
	p.after, p.After = after, assess.Assess(after.Programme, p.Day)
	var found diag.List
	blocks := blocking()
	for _, d := range p.fresh(append(after.Problems, check.Run(after.Programme, p.After, Rules(), nil).Problems...)) {
		if !blocks(d) {
			p.Worse.Add(d)
			continue
		}
		if remedy := p.Remedies[d.Rule]; remedy != "" {
			d.Remedy = remedy
		}
		found.Add(d)
	}
	if len(found) == 0 {
		return nil
	}
	return &Refusal{found, p.AsWouldBe(), "it would add " + diag.Count(len(found), "error") + " to the record"}
}

// fresh are the problems that matter to whoever makes a change, and were not there
// before. What was there before is only looked for where there are any.
func (p *Proposal) fresh(now diag.List) diag.List {
	blocks := blocking()
	matters := func(d diag.Diagnostic) bool { return blocks(d) || d.Severity >= diag.Warning && p.changes(d) }
	if !slices.ContainsFunc(now, matters) {
		return nil
	}
	before := append(p.Problems, check.Run(p.Record.Programme, p.Assessment, Rules(), nil).Problems...)
	fresh := inFiles(now).NewSince(inFiles(before), func(diag.Diagnostic) bool { return false })
	fresh = slices.DeleteFunc(fresh, func(d diag.Diagnostic) bool { return !matters(d) })
	fresh.Sort()
	return fresh
}

// changes reports whether a diagnostic is about a file that changes. Places
// elsewhere, such as a task that is still late, are no news.
func (p *Proposal) changes(d diag.Diagnostic) bool {
	about := func(place diag.Place) bool {
		return slices.ContainsFunc(p.Changed, func(c store.Changed) bool { return c.Path == place.File })
	}
	return about(d.Place) || slices.ContainsFunc(d.Related, func(r diag.Related) bool { return about(r.Place) })
}

// blocking tells of a diagnostic whether nothing may be written that brings it.
// Lateness stops nobody: it is there whatever is written.
func blocking() func(diag.Diagnostic) bool {
	late := map[string]bool{}
	for _, r := range check.Rules() {
		late[r.ID] = late[r.ID] || r.Dated
	}
	return func(d diag.Diagnostic) bool { return d.Severity == diag.Error && !late[d.Rule] }
}

// inFiles is a list each of whose diagnostics is known by its file, also where it
// has a task: the same mistake made again in another file is a new one. Whoever is warned
// may still write: what they add is looked at again before it is merged.
func inFiles(list diag.List) diag.List {
	list = slices.Clone(list)
	for i := range list {
		list[i].Task, list[i].Added = "", 0
	}
	return list
}

// Readable refuses words that were typed or pasted in another encoding than files
// are in: no letter may be guessed or left out. The error wraps ErrNotText.
func Readable(words string) error {
	if utf8.ValidString(words) {
		return nil
	}
	return fmt.Errorf("a letter in %q cannot be read: %w", strings.ToValidUTF8(words, "?"), ErrNotText)
}
