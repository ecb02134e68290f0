package render

import (
	"io"
	"strings"
)

// Lines writes one line for each text, whatever the text holds, so that grep and
// shell prompts can rely on it.
func Lines(w io.Writer, lines []string) error {
	var b strings.Builder
	for _, line := range lines {
		b.WriteString(clean(line))
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}
