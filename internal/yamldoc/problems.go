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

// TooMany says that so many more problems of a file are not listed.
func TooMany(file string, more int) diag.Diagnostic {
	return Many.New(diag.Place{File: file}, fmt.Sprintf("this file has %d more problems than are listed", more),
		"mend those that are listed and look again; most often one mistake repeats itself")
}

// TooLarge says that a file of so many bytes is not read.
func TooLarge(file string, size int64) diag.Diagnostic {
	return Large.New(diag.Place{File: file},
		fmt.Sprintf("this file has %d bytes; files of more than %d are not read", size, MaxSize),
		"split it: one file an ambition, one update a meeting and author; keep documents and pictures outside the record")
}
