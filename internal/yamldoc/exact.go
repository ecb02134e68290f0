package yamldoc

import (
	"errors"
	"fmt"
)

// ErrNotExact says that a change would have changed more than was meant.
var ErrNotExact = errors.New("the change cannot be made without changing something else")

// Exact checks that a file says what is wanted and has all comments of the file
// that it comes from.
func (d *Document) Exact(data []byte, want Value) error {
	again, _ := Parse(d.File, data)
	if again == nil || !again.Root().Whole().Same(want) {
		return ErrNotExact
	}
	before, err := d.Comments()
	if err != nil {
		return err
	}
	after, err := again.Comments()
	if err != nil {
		return err
	}
	left := map[string]int{}
	for _, c := range after {
		left[c]++
	}
	for _, c := range before {
		if left[c]--; left[c] < 0 {
			return fmt.Errorf("%w: the comment %q would be lost", ErrNotExact, c)
		}
	}
	return nil
}

// Comments are the comments of the file, in order and with their signs.
func (d *Document) Comments() ([]string, error) {
	a, err := d.dissect()
	if err != nil {
		return nil, err
	}
	words := make([]string, len(a.comments))
	for i, c := range a.comments {
		words[i] = a.words(c)
	}
	return words, nil
}
