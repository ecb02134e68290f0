package render

import (
	"fmt"
	"io"
	"strings"

	"improve/internal/diag"
)

// writeGitHub writes a workflow command for each diagnostic, worst first: of
// each kind GitHub shows ten a step beside the files, and all in the step's log.
// Nothing of the record can begin a line, and so be taken for a command.
func writeGitHub(w io.Writer, r Result, _ Options) error {
	var b strings.Builder
	titles := r.Findings.titles()
	for _, d := range r.Findings.Problems.Ranked() {
		fmt.Fprintf(&b, "::%s %s::%s\n", githubCommand(d.Severity), r.Findings.githubProperties(d, titles[d.Rule]),
			githubText.Replace(noCommand(toldInLines(d)+"\n"+clean(r.Findings.place(d.Place)))))
	}
	for _, line := range r.Findings.Closing {
		b.WriteString(noCommand(clean(line)) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// place is a place as editors link it, from the top of the repository.
func (f *Findings) place(p diag.Place) string {
	p.File = f.file(p)
	return p.String()
}

func githubCommand(s diag.Severity) string {
	if s == diag.Note {
		return "notice"
	}
	return s.String()
}

func (f *Findings) githubProperties(d diag.Diagnostic, title string) string {
	properties := "file=" + githubProperty.Replace(clean(f.file(d.Place)))
	if d.Place.Line > 0 {
		properties += fmt.Sprintf(",line=%d,endLine=%d", d.Place.Line, d.Place.Line)
	}
	if d.Place.Column > 0 {
		properties += fmt.Sprintf(",col=%d,endColumn=%d", d.Place.Column, max(d.Place.EndColumn, d.Place.Column))
	}
	if title == "" {
		title = d.Rule
	}
	return properties + ",title=" + githubProperty.Replace(clean(title))
}

// What GitHub's runner takes back out of a command's message and properties.
var (
	githubText     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
