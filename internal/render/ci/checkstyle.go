package ci

import (
	"encoding/xml"
	"io"

	"improve/internal/diag"

	"improve/internal/render/text"
)

// A Checkstyle report holds errors by file; source is the check that found them.
type (
	checkstyleReport struct {
		XMLName xml.Name          `xml:"checkstyle"`
		Version string            `xml:"version,attr"`
		Files   []*checkstyleFile `xml:"file"`
	}
	checkstyleFile struct {
		Name   string            `xml:"name,attr"`
		Errors []checkstyleError `xml:"error"`
	}
	checkstyleError struct {
		Line     int    `xml:"line,attr"`
		Column   int    `xml:"column,attr,omitempty"`
		Severity string `xml:"severity,attr"`
		Message  string `xml:"message,attr"`
		Source   string `xml:"source,attr"`
	}
)

// Checkstyle writes a Checkstyle report.
func Checkstyle(w io.Writer, f *Findings) error {
	report := checkstyleReport{Version: "10.0"}
	files := map[string]*checkstyleFile{}
	for _, d := range f.Problems {
		name := f.file(d.Place)
		file := files[name]
		if file == nil {
			file = &checkstyleFile{Name: text.Clean(name)}
			files[name] = file
			report.Files = append(report.Files, file)
		}
		file.Errors = append(file.Errors, checkstyleError{Line: max(d.Place.Line, 1), Column: d.Place.Column,
			Severity: checkstyleSeverity(d.Severity), Message: told(d), Source: "improve." + d.Rule})
	}
	return writeXMLFile(w, report)
}

func checkstyleSeverity(s diag.Severity) string {
	if s == diag.Note {
		return "info"
	}
	return s.String()
}

// writeXMLFile writes a value as an XML file. Texts must be cleaned: XML has no way
// to write most control characters.
func writeXMLFile(w io.Writer, v any) error {
	text, err := xml.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, xml.Header+string(text)+"\n")
	return err
}
