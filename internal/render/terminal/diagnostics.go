package terminal

import (
	"bytes"
	"io"
	"strings"

	"improve/internal/diag"
	"improve/internal/doc"

	"improve/internal/render/text"
)

// Diagnostics writes each diagnostic as compilers do, file:line:column first so
// that editors and terminals link it, then the line it is about, what is missing
// and what to write instead. One empty line stands between two.
//
// Sources gives the bytes of a file as they were read, nil where it has none;
// it may itself be nil. Only the lines quoted keep to o.Width: a message or
// remedy broken over lines could not be searched for or copied.
func Diagnostics(w io.Writer, list diag.List, sources func(file string) []byte, o Options) error {
	d := diagnostics{paint: newPainter(w, o.Colour), width: o.columns(), read: sources, files: map[string][]string{}}
	for i, each := range list {
		if i > 0 {
			d.out.WriteByte('\n')
		}
		d.diagnostic(each)
		if d.out.Len() < many && i+1 < len(list) {
			continue
		}
		if _, err := w.Write(d.out.Bytes()); err != nil {
			return err
		}
		d.out.Reset()
	}
	return nil
}

const many = 64 << 10 // bytes, before they are written

// diagnostics is the text being written, in whole lines.
type diagnostics struct {
	out   bytes.Buffer
	paint painter
	width int
	read  func(file string) []byte
	files map[string][]string // the lines of the files read so far
}

func (d *diagnostics) diagnostic(g diag.Diagnostic) {
	d.head(g.Place, g.Severity, g.Message, g.Rule)
	d.excerpt(g.Place, severityTone(g.Severity))
	d.labelled("missing:", g.Missing)
	d.labelled("remedy:", g.Remedy)
	for _, r := range g.Related {
		d.head(r.Place, diag.Note, r.Message, "")
		d.excerpt(r.Place, severityTone(diag.Note))
	}
}

func (d *diagnostics) head(p diag.Place, s diag.Severity, message, rule string) {
	d.out.WriteString(d.paint.text(doc.Strong, text.Clean(p.String())) + ": " +
		d.paint.text(severityTone(s), s.String()) + ": " + text.Clean(message))
	if rule != "" {
		d.out.WriteString(" " + d.paint.text(doc.Muted, "["+text.Clean(rule)+"]"))
	}
	d.out.WriteByte('\n')
}

// labelled writes a text behind its label; further lines are below its first.
func (d *diagnostics) labelled(label, words string) {
	const column = len("missing: ")
	if words == "" {
		return
	}
	for i, line := range strings.Split(strings.TrimRight(text.CleanLines(words), "\n"), "\n") {
		if i > 0 {
			label = ""
		}
		before := text.Blank(margin) + d.paint.text(doc.Muted, label) + text.Blank(column-len(label))
		d.out.WriteString(strings.TrimRight(before+line, " ") + "\n")
	}
}

func severityTone(s diag.Severity) doc.Tone {
	switch s {
	case diag.Error:
		return doc.Bad
	case diag.Warning:
		return doc.Behind
	}
	return doc.Complete
}

// Lines are the lines of a file, nil where it is not at hand.
func (d *diagnostics) lines(file string) []string {
	if d.read == nil {
		return nil
	}
	lines, ok := d.files[file]
	if !ok {
		if source := d.read(file); source != nil {
			text := strings.TrimPrefix(string(source), "\ufeff")
			text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
			lines = strings.Split(text, "\n")
		}
		d.files[file] = lines
	}
	return lines
}
