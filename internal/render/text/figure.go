package text

import (
	"strings"

	"improve/internal/doc"
)

// FigureLines are what a format without pictures writes of a chart: its caption, unless the
// heading above it says the same, and what it shows.
func FigureLines(f *doc.Figure, heading string) []doc.Line {
	var lines []doc.Line
	if caption := strings.TrimSpace(Clean(f.Caption)); caption != "" && caption != strings.TrimSpace(Clean(heading)) {
		lines = append(lines, doc.Toned(doc.Strong, f.Caption))
	}
	if Label(f.Alt) != "" {
		lines = append(lines, doc.Text(f.Alt))
	}
	return lines
}
