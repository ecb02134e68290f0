package check

import (
	"cmp"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
)

// Result is what a run of the checks gave, each list worst first.
type Result struct {
	Problems diag.List
	Waived   []Waived
}

// Waived is a diagnostic that a waiver silences, and the waiver.
type Waived struct {
	diag.Diagnostic
	Waiver programme.Waiver
}

// Validate runs the checks that do not depend on the date, over all updates
// whatever their dates. known are all the rules there are, those of reading
// included: a waiver may name any of them.
func Validate(p *programme.Programme, known []diag.Rule) diag.List {
	return newInput(p, nil, known).run(undated()).Problems
}

// Errors counts the errors that Validate would find. An assessment of the programme as at
// any day spares the work of making another; it may be nil.
func Errors(p *programme.Programme, at *assess.Assessment, known []diag.Rule) int {
	checks := slices.DeleteFunc(undated(), func(c Check) bool { return c.Severity < diag.Error })
	return newInput(p, at, known).run(checks).Problems.Count(diag.Error)
}

func undated() []Check { return slices.DeleteFunc(Catalogue(), func(c Check) bool { return c.Dated }) }

// Run runs every check of a programme, those that depend on the date as at the
// assessment's, and applies the record's waivers. Warnings and notes of updates that
// came later are left out, as all that came later is; errors never are.
//
// past is what git knows of the record, nil where nobody asked: then the checks of
// the family `history` find nothing.
func Run(p *programme.Programme, a *assess.Assessment, known []diag.Rule, past *History) Result {
	in := asAt(a, p, known)
	in.History = past
	return in.run(Catalogue())
}

func (in *Input) run(checks []Check) Result {
	var result Result
	for _, c := range checks {
		c.Run(in, func(f Found) {
			if c.Severity < diag.Error && in.later(f.At) {
				return
			}
			d := in.diagnostic(c.Rule, f)
			if w := in.waive(c.Rule, f); w != nil {
				result.Waived = append(result.Waived, Waived{d, *w})
				return
			}
			result.Problems.Add(d)
		})
	}
	result.Problems.Sort()
	slices.SortStableFunc(result.Waived, func(a, b Waived) int {
		return cmp.Or(
			cmp.Compare(b.Severity, a.Severity),
			strings.Compare(a.Place.File, b.Place.File),
			cmp.Compare(a.Place.Line, b.Place.Line),
			cmp.Compare(a.Place.Column, b.Place.Column),
			strings.Compare(a.Rule, b.Rule),
		)
	})
	return result
}

func (in *Input) diagnostic(rule diag.Rule, f Found) diag.Diagnostic {
	place := in.Programme.Place(f.At)
	if f.File != "" {
		place = diag.Place{File: f.File}
	}
	d := rule.New(place, f.Message, f.Remedy)
	d.Missing, d.Task, d.Days = f.Missing, f.On.task, f.Days
	for _, r := range f.Related {
		d.Related = append(d.Related, diag.Related{Place: in.Programme.Place(r.At), Message: r.Message})
	}
	return d
}
