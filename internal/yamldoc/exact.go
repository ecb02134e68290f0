package yamldoc

import (
	"errors"
	"fmt"
	"slices"
)

// ErrNotExact says that a change would have changed more than was meant.
var ErrNotExact = errors.New("the change cannot be made without changing something else")

// exact reads what a change has made of the file, and checks that it says what it
// should and has all comments.
func (d *Document) exact(data []byte, says func(Value) bool) (*Document, error) {
	after, problems := Parse(d.File, data)
	if after == nil {
		return nil, fmt.Errorf("%w: %s", ErrNotExact, problems[0].Message)
	}
	if !says(after.Root().Whole()) {
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

// missing are the comments of a file that it no longer has after a change.
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

// Comments are the comments of the file, in order and with their signs.
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
