package yamldoc

import (
	"errors"
	"fmt"
	"slices"
)

// ErrNotExact is returned for a change that would alter something else as well.
var ErrNotExact = errors.New("the change cannot be made without changing something else")

// ErrTooLarge is returned for a change after which the file could not be read: it would
// have more than MaxSize bytes.
var ErrTooLarge = errors.New("the file would be too large")

// Fits is an ErrTooLarge, with what to do instead, where a file of these bytes could not be
// read.
func Fits(data []byte) error {
	if len(data) <= MaxSize {
		return nil
	}
	return fmt.Errorf("%w: %d bytes, and the limit is %d; split it: tasks into several ambitions, "+
		"updates into a file for each day", ErrTooLarge, len(data), MaxSize)
}

// exact parses the result of a change and checks that its value is as wanted and
// that no comment is lost.
func (d *Document) exact(data []byte, matches func(Value) bool) (*Document, error) {
	if err := Fits(data); err != nil {
		return nil, err
	}
	after, problems := Parse(d.File, data)
	if after == nil {
		return nil, fmt.Errorf("%w: %s", ErrNotExact, problems[0].Message)
	}
	if !matches(after.Root().Whole()) {
		return nil, ErrNotExact
	}
	missing, err := d.missing(after)
	if err == nil && len(missing) > 0 {
		err = fmt.Errorf("%w: the comment %q would be lost", ErrNotExact, missing[0])
	}
	if err != nil {
		return nil, err
	}
	return after, nil
}

// missing returns the comments that a change would lose.
func (d *Document) missing(after *Document) ([]string, error) {
	before, err := d.Comments()
	if err != nil {
		return nil, err
	}
	there, err := after.Comments()
	if err != nil {
		return nil, err
	}
	left := map[string]int{}
	for _, c := range there {
		left[c]++
	}
	return slices.DeleteFunc(before, func(c string) bool { left[c]--; return left[c] >= 0 }), nil
}

// Comments returns the comments of the file in order, each with its #.
func (d *Document) Comments() ([]string, error) {
	tree, err := d.syntaxTree()
	if err != nil {
		return nil, err
	}
	words := make([]string, len(tree.comments))
	for i, c := range tree.comments {
		words[i] = tree.commentText(c)
	}
	return words, nil
}
