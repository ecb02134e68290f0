package ci

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"improve/internal/diag"

	"improve/internal/render/text"
)

// A JUnit report: a suite for each family of rules, a case for each rule that
// found nothing and for each diagnostic. The names of cases hold nothing that
// changes from day to day, so that services can follow one through their runs.
type (
	junitReport struct {
		XMLName  xml.Name      `xml:"testsuites"`
		Name     string        `xml:"name,attr"`
		Tests    int           `xml:"tests,attr"`
		Failures int           `xml:"failures,attr"`
		Suites   []*junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		File    string        `xml:"file,attr,omitempty"`
		Line    int           `xml:"line,attr,omitempty"`
		Failure *junitMessage `xml:"failure"`
		Skipped *junitMessage `xml:"skipped"`
		Said    string        `xml:"system-out,omitempty"`
	}
	junitMessage struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr,omitempty"`
		Text    string `xml:",chardata"`
	}
)

// JUnit makes failures of what makes the run fail; what is lighter passes
// and is said in the case's output, and what is waived counts as skipped.
func JUnit(w io.Writer, f *Findings) error {
	report := junitReport{Name: "improve"}
	suites := map[string]*junitSuite{}
	suite := func(rule string) *junitSuite {
		family, _, _ := strings.Cut(rule, "/")
		if suites[family] == nil {
			suites[family] = &junitSuite{Name: text.Clean(family)}
			report.Suites = append(report.Suites, suites[family])
		}
		return suites[family]
	}
	found := map[string]bool{}
	names := f.caseNames()
	for i, d := range f.Problems {
		found[d.Rule] = true
		suite(d.Rule).add(f.junitProblem(d, names[i]))
	}
	for _, s := range f.Silenced {
		found[s.Rule] = true
		c := f.junitCase(s.Diagnostic, caseName(s.Diagnostic)+", waived")
		c.Skipped = &junitMessage{Message: text.Clean(fmt.Sprintf("waived until %s: %s", s.Until, s.Reason)),
			Text: toldInLines(s.Diagnostic)}
		suite(s.Rule).add(c)
	}
	for _, rule := range f.Rules {
		if !found[rule.ID] {
			suite(rule.ID).add(junitCase{Class: text.Clean(rule.ID), Name: "no case of: " + text.Clean(rule.Title)})
		}
	}
	for _, s := range report.Suites {
		report.Tests += s.Tests
		report.Failures += s.Failures
	}
	return writeXMLFile(w, report)
}

func (s *junitSuite) add(c junitCase) {
	s.Tests++
	if c.Failure != nil {
		s.Failures++
	}
	if c.Skipped != nil {
		s.Skipped++
	}
	s.Cases = append(s.Cases, c)
}

func (f *Findings) junitCase(d diag.Diagnostic, name string) junitCase {
	return junitCase{Class: text.Clean(d.Rule), Name: name, File: text.Clean(f.file(d.Place)), Line: d.Place.Line}
}

func (f *Findings) junitProblem(d diag.Diagnostic, name string) junitCase {
	c := f.junitCase(d, name)
	words := toldInLines(d) + "\n" + text.Clean(f.place(d.Place))
	if d.Severity >= f.Fails {
		c.Failure = &junitMessage{Message: text.Clean(d.Message), Type: d.Severity.String(), Text: words}
	} else {
		c.Said = d.Severity.String() + ": " + words
	}
	return c
}

// caseNames are the names of the cases, each its own.
func (f *Findings) caseNames() []string {
	names := make([]string, len(f.Problems))
	seen := map[string]int{}
	for i, d := range f.Problems {
		names[i] = caseName(d)
		if seen[d.Rule+names[i]]++; seen[d.Rule+names[i]] > 1 {
			names[i] = fmt.Sprintf("%s (%d)", names[i], seen[d.Rule+names[i]])
		}
	}
	return names
}

func caseName(d diag.Diagnostic) string {
	if d.Task != "" {
		return text.Clean(d.Task)
	}
	return text.Clean(diag.Place{File: d.Place.File}.String())
}
