package cli

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"improve/internal/assess"
	"improve/internal/check"
	"improve/internal/diag"
	"improve/internal/render"
	"improve/internal/store"
)

// allowed refuses edits of files that cannot be read as they stand, and of
// updates of earlier days, which are never edited.
func (g *globals) allowed(p *proposal) error {
	var broken diag.List
	edited := map[string]bool{}
	for _, edit := range p.edits {
		if edited[edit.File] {
			continue
		}
		edited[edit.File] = true
		for _, u := range p.programme.Updates {
			if u.Path == edit.File && u.Date.Date.Before(p.day) {
				return failed(fmt.Errorf("%s is of an earlier day, and what was said then is never changed", edit.File),
					"say it anew, in an update of today")
			}
		}
		for _, d := range p.problems {
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
	return g.refuse(p, broken, nil, fmt.Errorf("nothing was written: %s cannot be added to before this is mended", strings.Join(keys(files), " and ")))
}

// judge reads the record as it would be, and refuses it where it has errors
// that it does not have now. What was wrong before stops nobody.
func (g *globals) judge(p *proposal) error {
	if p.after = p.Assessment; len(p.changed) == 0 {
		return nil
	}
	after, err := p.with(p.changed)
	if err != nil {
		return failed(err, "")
	}
	p.after = assess.Assess(after.Programme, p.day)
	var errorsFound diag.List
	for _, d := range p.fresh(append(after.Problems, check.Run(p.after, rules(), nil).Problems...)) {
		if !blocks(d) {
			p.worse.Add(d)
			continue
		}
		if remedy := p.remedies[d.Rule]; remedy != "" {
			d.Remedy = remedy
		}
		errorsFound.Add(d)
	}
	if len(errorsFound) == 0 {
		return nil
	}
	return g.refuse(p, errorsFound, p.changed, fmt.Errorf("nothing was written: it would put %s into the record", diag.Count(len(errorsFound), "error")))
}

// with is the record as it would be with files changed.
func (r *record) with(changed []store.Changed) (*store.Reading, error) {
	if r.reading == nil {
		return store.Read(store.Overlay(r.fsys, changed))
	}
	return r.reading.With(changed)
}

// fresh are the problems that matter to whoever makes a change, and were not
// there before. Where there are none it is not worth asking what was before.
func (p *proposal) fresh(now diag.List) diag.List {
	matters := func(d diag.Diagnostic) bool { return blocks(d) || d.Severity >= diag.Warning && p.changes(d) }
	if !slices.ContainsFunc(now, matters) {
		return nil
	}
	before := append(p.problems, check.Run(p.Assessment, rules(), nil).Problems...)
	fresh := inFiles(now).NewSince(inFiles(before), func(diag.Diagnostic) bool { return false })
	fresh = slices.DeleteFunc(fresh, func(d diag.Diagnostic) bool { return !matters(d) })
	fresh.Sort()
	return fresh
}

// changes reports whether a diagnostic is about a file that changes. What a
// change makes of a place elsewhere, such as a task that is still late, is no
// news.
func (p *proposal) changes(d diag.Diagnostic) bool {
	about := func(place diag.Place) bool {
		return slices.ContainsFunc(p.changed, func(c store.Changed) bool { return c.Path == place.File })
	}
	return about(d.Place) || slices.ContainsFunc(d.Related, func(r diag.Related) bool { return about(r.Place) })
}

// blocks reports whether nothing may be written that brings such a diagnostic.
// What is late is late whatever is written, and stops nobody from writing it.
func blocks(d diag.Diagnostic) bool {
	late := func(r diag.Rule) bool { return r.ID == d.Rule && r.Dated() }
	return d.Severity == diag.Error && !slices.ContainsFunc(check.Rules(), late)
}

// inFiles is a list each of whose diagnostics is known by its file, also where
// it is about a task: the same mistake made again in another file is a new one.
func inFiles(list diag.List) diag.List {
	list = slices.Clone(list)
	for i := range list {
		list[i].Task = ""
	}
	return list
}

// refuse shows what is wrong, in the files as they would be, and ends the
// command.
func (g *globals) refuse(p *proposal, problems diag.List, changed []store.Changed, err error) error {
	if shown := g.explain(p, problems, changed); shown != nil {
		return shown
	}
	return failed(err, "")
}

// explain writes diagnostics with their source lines to standard error.
func (g *globals) explain(p *proposal, problems diag.List, changed []store.Changed) error {
	o, err := g.options()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := render.Diagnostics(&b, problems, sources(store.Overlay(p.fsys, changed)), o); err != nil {
		return failed(err, "")
	}
	b.WriteByte('\n')
	_, err = g.app.Stderr.Write(b.Bytes())
	return failed(err, "")
}

// readableEdits refuses words that are not text before they come to a file.
func readableEdits(edits []store.Edit) error {
	for _, edit := range edits {
		if err := readableValue(edit.Value); err != nil {
			return usageError{err, "nothing was written; " + typeAgain}
		}
	}
	return nil
}

func readableValue(v store.Value) error {
	err := readable(v.Text)
	for _, item := range v.Items {
		err = cmp.Or(err, readableValue(item))
	}
	for _, pair := range v.Pairs {
		err = cmp.Or(err, readable(pair.Key), readableValue(pair.Value))
	}
	return err
}

const typeAgain = "type the words again in a terminal set to UTF-8, or without accents"

// readable refuses what was typed or pasted in another encoding than files are
// in: no letter of it may be guessed or left out.
func readable(words string) error {
	if utf8.ValidString(words) {
		return nil
	}
	return fmt.Errorf("a letter in %q cannot be read: it is not in UTF-8", strings.ToValidUTF8(words, "?"))
}
