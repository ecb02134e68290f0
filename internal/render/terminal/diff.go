package terminal

import (
	"io"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"improve/internal/doc"

	"improve/internal/render/text"
)

// nothing is what a unified diff calls a file that is not there.
const nothing = "/dev/null"

// Diff writes what a change does to a file as a unified diff; before is nil
// where the file is new. Nothing is written where nothing changes.
func Diff(w io.Writer, name string, before, after []byte, o Options) error {
	paint := newPainter(w, o.Colour)
	var b strings.Builder
	head := 2 // lines that name the files
	for line := range strings.Lines(Patch(name, before, after)) {
		line = strings.TrimRight(line, "\r\n")
		tone := diffTone(line)
		if head--; head >= 0 {
			tone = doc.Strong
		}
		b.WriteString(paint.text(tone, line) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Patch is what Diff writes without colours, each line with the end that it has in the file.
func Patch(name string, before, after []byte) string {
	old := name
	if before == nil {
		old = nothing
	}
	var b strings.Builder
	for line := range strings.Lines(string(diff.Diff(old, before, name, after))) {
		if b.Len() == 0 && strings.HasPrefix(line, "diff ") {
			continue // says what the next two lines say
		}
		words := strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		b.WriteString(text.Clean(words) + line[len(words):])
	}
	return b.String()
}

func diffTone(line string) doc.Tone {
	switch {
	case strings.HasPrefix(line, "@@"):
		return doc.Muted
	case strings.HasPrefix(line, "+"):
		return doc.OnTrack
	case strings.HasPrefix(line, "-"):
		return doc.OffTrack
	}
	return doc.Plain
}
