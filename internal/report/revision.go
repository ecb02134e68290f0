package report

import (
	"fmt"

	"improve/internal/programme"
)

// Revision is the commit that a record was read at, in place of its files.
type Revision struct {
	Rev    string `json:"rev"`    // as it was asked for
	Commit string `json:"commit"` // its full name
	// Date is the day it was committed, in the programme's time zone; null where
	// git does not know.
	Date programme.Date `json:"date"`
}

// Words says which revision is shown.
func (r *Revision) Words() string {
	words := fmt.Sprintf("As it stood at %s, commit %s", r.Rev, r.short())
	if r.Rev == r.Commit || r.Rev == r.short() {
		words = "As it stood at commit " + r.short()
	}
	if r.Date.IsZero() {
		return words
	}
	return words + " of " + r.Date.Words()
}

func (r *Revision) short() string { return r.Commit[:min(12, len(r.Commit))] }
