package terminal

import (
	"io"
	"strings"

	"improve/internal/doc"

	"improve/internal/render/text"
)

// Lines writes one line for each text, whatever the text holds, so that grep and
// shell prompts can rely on it.
func Lines(w io.Writer, lines []string) error {
	var b strings.Builder
	for _, line := range lines {
		b.WriteString(text.Clean(line))
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Sentences writes sentences that somebody reads on a screen as they come: each
// begins a line, so many columns from the edge, and goes on below at its words
// where it is longer than the screen is wide. A width of 0 breaks none, for who
// searches in them.
func Sentences(w io.Writer, sentences []string, edge, screen int) error {
	var b strings.Builder
	for _, s := range sentences {
		parts := []doc.Line{doc.Text(text.Clean(s))}
		if screen > 0 {
			parts = text.Wrap(parts[0], max(screen-edge, 20))
		}
		for _, part := range parts {
			b.WriteString(text.Blank(edge) + part.String() + "\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
