package ci

import (
	"fmt"
	"io"
	"strings"

	"improve/internal/diag"

	"improve/internal/render/text"
)

// GitHub writes a workflow command for each diagnostic, worst first: of
// each kind GitHub shows ten a step beside the files, and all in the step's log.
// Nothing of the record can begin a line, and so be taken for a command.
func GitHub(w io.Writer, f *Findings) error {
	var b strings.Builder
	titles := f.titles()
	for _, d := range f.Problems.Ranked() {
		fmt.Fprintf(&b, "::%s %s::%s\n", githubCommand(d.Severity), f.githubProperties(d, titles[d.Rule]),
			githubText.Replace(noCommand(toldInLines(d)+"\n"+text.Clean(f.place(d.Place)))))
	}
	for _, line := range f.Closing {
		b.WriteString(noCommand(text.Clean(line)) + "\n")
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
	properties := "file=" + githubProperty.Replace(text.Clean(f.file(d.Place)))
	if d.Place.Line > 0 {
		properties += fmt.Sprintf(",line=%d,endLine=%d", d.Place.Line, d.Place.Line)
	}
	if d.Place.Column > 0 {
		properties += fmt.Sprintf(",col=%d,endColumn=%d", d.Place.Column, max(d.Place.EndColumn, d.Place.Column))
	}
	if title == "" {
		title = d.Rule
	}
	return properties + ",title=" + githubProperty.Replace(text.Clean(title))
}

// What GitHub's runner takes back out of a command's message and properties.
var (
	githubText     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
