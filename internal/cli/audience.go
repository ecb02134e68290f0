package cli

import (
	"errors"
	"fmt"
	"strings"

	"improve/internal/assess"
	"improve/internal/programme"
	"improve/internal/publish"
	"improve/internal/report"
)

// audience is the context of a paper for those who will read it.
func (g *globals) audience(who string) (*report.Context, error) {
	if who != "board" && who != "public" {
		return nil, usageError{fmt.Errorf("--audience %s: write board or public", who), ""}
	}
	c, err := g.context()
	if err != nil {
		return nil, err
	}
	if began := c.Began(); c.Assessment.AsAt.Before(began) {
		return nil, usageError{fmt.Errorf("the record begins in %s: there is nothing to report as at %s", began.Words(), c.Assessment.AsAt.Words()), ""}
	}
	if who == "board" {
		return c, nil
	}
	public, left, leaks := publish.Public(c.Programme)
	if len(leaks) > 0 {
		return nil, failed(leakError(c.Programme, leaks), "mend these places; nothing was written")
	}
	return &report.Context{Programme: public, Assessment: assess.Assess(public, c.Assessment.AsAt), Date: c.Date,
		Errors: c.Errors, LeftOut: left.Words(), Public: true, Revision: c.Revision}, nil
}

// leakError lists what would be published and may not be.
func leakError(p *programme.Programme, leaks []publish.Leak) error {
	lines := []string{fmt.Sprintf("this paper would publish what may not be published, in %d places:", len(leaks))}
	if len(leaks) == 1 {
		lines[0] = "this paper would publish what may not be published:"
	}
	for _, l := range leaks {
		lines = append(lines, fmt.Sprintf("  %s: %s", p.Place(l.Pos), l.What))
	}
	return errors.New(strings.Join(lines, "\n"))
}
