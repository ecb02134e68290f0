package record

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/disk"
	"improve/internal/programme"
	"improve/internal/store"
)

// Change is something that somebody wants to write. It is worked out anew, from
// the record as it is, each time that it is asked for: others may have written
// meanwhile.
type Change struct {
	Open  func() (*Record, error)
	Day   func(*Record) (programme.Date, error)
	Build func(*State) (Plan, error) // its errors are returned as they are
}

// State is a record that is about to be changed, as it is on a day.
type State struct {
	*Record
	*assess.Assessment
	Day programme.Date
}

// Read reads the record that is to be changed.
func (c Change) Read() (*State, error) {
	r, err := c.Open()
	if err != nil {
		return nil, err
	}
	day, err := c.Day(r)
	if err != nil {
		return nil, err
	}
	return &State{Record: r, Assessment: assess.Assess(r.Programme, day), Day: day}, nil
}

// Plan is the edits of a change, and what there is to say about them.
type Plan struct {
	Edits   []store.Edit
	On      programme.Date // the date of the update that is begun, where it is not the day of the state
	Message string         // what the change comes to, in plain words, for the commit
	Nothing string         // what to say where there is nothing to write; empty where the record says it all
	// Remedies are, by rule, what to do where the change is refused for it; the
	// diagnostic's own holds for all other rules.
	Remedies map[string]string
	// Outcome says in a line or two what comes of the change; nil where the files
	// say it all.
	Outcome func(before, after *assess.Assessment) string
}

// Proposal is a change made in memory that may be written.
type Proposal struct {
	*State
	Plan
	Changed []store.Changed
	After   *assess.Assessment // the record as it would be
	Worse   diag.List          // warnings that the change brings

	after *store.Reading // nil where nothing changes
}

// ErrNotText says that words to be written are not in UTF-8.
var ErrNotText = errors.New("it is not in UTF-8")

// ErrMoved says that a change would no longer write what somebody agreed to.
var ErrMoved = errors.New("the record has changed meanwhile")

// Propose makes the edits in memory, and decides whether they may be written. The
// error is a *Refusal where they may not; it wraps ErrNotText where a letter
// cannot be read.
func (c Change) Propose() (*Proposal, error) {
	s, err := c.Read()
	if err != nil {
		return nil, err
	}
	p := &Proposal{State: s, After: s.Assessment}
	if p.Plan, err = c.Build(s); err != nil {
		return nil, err
	}
	if err := readableEdits(p.Edits); err != nil {
		return nil, err
	}
	if err := p.allowed(); err != nil {
		return nil, err
	}
	if p.Changed, err = store.Apply(s.FS, p.Edits); err != nil {
		return nil, failed(err, "nothing was written")
	}
	return p, p.judge()
}

// AsWouldBe is the files as they would be.
func (p *Proposal) AsWouldBe() fs.FS { return store.Overlay(p.FS, p.Changed) }

// Fingerprint identifies what the proposal would write, and over what. Somebody who
// agrees to a proposal agrees to its fingerprint.
func (p *Proposal) Fingerprint() string {
	sum := sha256.New()
	for _, c := range p.Changed {
		fmt.Fprintf(sum, "%q %t %q %q\n", c.Path, c.Before == nil, c.Before, c.After)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// Agreed writes a proposal that somebody has agreed to, known by its fingerprint. Nobody
// is kept waiting while they think: the record is locked only now, and the change
// worked out again. Where it would write something else by now nothing is written:
// the error is ErrMoved, and the proposal is what it would write now.
func (c Change) Agreed(dir, fingerprint string) (*Proposal, []string, error) {
	unlock, err := Lock(dir)
	if err != nil {
		return nil, nil, err
	}
	defer unlock()
	p, err := c.Propose()
	if err != nil {
		return nil, nil, err
	}
	if p.Fingerprint() != fingerprint {
		return p, nil, ErrMoved
	}
	files, err := p.Write()
	return p, files, err
}

// Lock keeps other writers away from the record in a folder until unlock is
// called. It waits some seconds for another one to finish.
func Lock(dir string) (unlock func(), err error) {
	unlock, err = disk.Lock(dir)
	if busy := (*disk.BusyError)(nil); errors.As(err, &busy) {
		return nil, failed(busy,
			"try again in a moment; if nobody is writing, a program that hangs still has the lock on "+dir)
	}
	return unlock, failed(err, "")
}

// Files are the paths that the proposal would write.
func (p *Proposal) Files() []string {
	var names []string
	for _, f := range p.files() {
		names = append(names, f.Path)
	}
	return names
}

func (p *Proposal) files() []disk.File {
	var files []disk.File
	for _, c := range p.Changed {
		if c.Before == nil || !bytes.Equal(c.Before, c.After) {
			files = append(files, disk.File{Path: c.Path, Before: c.Before, Data: c.After})
		}
	}
	return files
}

// Write writes the proposal, all of it or nothing, and returns the paths of the
// files. The caller holds the lock of the record since before it was proposed;
// Agreed takes care of that.
func (p *Proposal) Write() ([]string, error) {
	files := p.files()
	if len(files) == 0 {
		return nil, nil
	}
	return p.Files(), write(p.Dir, files)
}

func write(dir string, files []disk.File) error {
	err := disk.Write(dir, files)
	if err != nil && !errors.Is(err, disk.ErrWritten) {
		err = fmt.Errorf("nothing was written: %w", err)
	}
	return failed(err, writeRemedy(err))
}

// writeRemedy says what to do where a file cannot be written.
func writeRemedy(err error) string {
	switch {
	case errors.Is(err, disk.ErrChanged):
		return "somebody has changed it: try again"
	case errors.Is(err, disk.ErrReadOnly):
		return "allow it to be written and try again"
	case errors.Is(err, disk.ErrNotAFile):
		return "replace it with the file"
	}
	return "fix that and try again"
}

// readableEdits refuses words that are not text before they come to a file.
func readableEdits(edits []store.Edit) error {
	for _, edit := range edits {
		if err := readableValue(edit.Value); err != nil {
			return err
		}
	}
	return nil
}

func readableValue(v store.Value) error {
	err := Readable(v.Text)
	for _, item := range v.Items {
		err = cmp.Or(err, readableValue(item))
	}
	for _, pair := range v.Pairs {
		err = cmp.Or(err, Readable(pair.Key), readableValue(pair.Value))
	}
	return err
}
