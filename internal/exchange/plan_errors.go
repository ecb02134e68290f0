package exchange

import (
	"fmt"
	"strings"

	"improve/internal/diag"
)

// ErrNoTable says that no sheet has a row of headings that could be a plan's.
type ErrNoTable struct{}

func (e *ErrNoTable) Error() string {
	return "no table of tasks was found: no row has headings such as Key action, Activity, Lead and Target date"
}

// ErrSheet says that there is no sheet of that name.
type ErrSheet struct {
	Name   string
	Sheets []string
}

func (e *ErrSheet) Error() string {
	return fmt.Sprintf("no sheet %q: the workbook has %s", e.Name, strings.Join(e.Sheets, ", "))
}

// ErrMapping says that --map names a column that no sheet has.
type ErrMapping struct {
	Column   string
	Headings []string
}

func (e *ErrMapping) Error() string {
	near, ok := diag.Nearest(e.Column, e.Headings)
	hint := "the headings are " + strings.Join(e.Headings, ", ")
	if ok {
		hint = "did you mean " + near + "? " + hint
	}
	return fmt.Sprintf("no column %q: %s", e.Column, hint)
}
