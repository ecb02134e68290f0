package yamldoc

import (
	"fmt"

	"improve/internal/diag"
)

// problems gathers the diagnostics of one file, as many as anyone would read.
type problems struct {
	list diag.List
	more int
}

func (p *problems) add(d diag.Diagnostic) {
	if len(p.list) >= MaxProblems {
		p.more++
		return
	}
	p.list.Add(d)
}

// all is the list, with how many more there are as its last.
func (p *problems) all(file string) diag.List {
	if p.more == 0 {
		return p.list
	}
	return append(p.list, TooMany(file, p.more))
}

// TooMany reports that a file has this many more problems than are listed.
func TooMany(file string, more int) diag.Diagnostic {
	return Many.New(diag.Place{File: file}, fmt.Sprintf("%d more problems in this file are not listed", more),
		"fix those listed and check again; often one mistake is repeated")
}

// TooLarge reports a file that is too large to read.
func TooLarge(file string, size int64) diag.Diagnostic {
	return Large.New(diag.Place{File: file},
		fmt.Sprintf("this file has %d bytes; the limit is %d", size, MaxSize),
		"split it: one file for each ambition, one update for each meeting and author; "+
			"keep documents and pictures outside the record")
}
