package terminal

import (
	"io"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"improve/internal/doc"
)

// painter puts colour on text that stands where it will stay. A painter without
// colour changes nothing, and asks nothing of the terminal either way.
type painter struct{ styles map[doc.Tone]lipgloss.Style }

// newPainter makes a painter for one writer. Only the sixteen colours of the
// terminal's own theme are used, which its owner has made readable, and faint
// instead of grey: grey is the background of some themes.
func newPainter(w io.Writer, colour bool) painter {
	if !colour {
		return painter{}
	}
	r := lipgloss.NewRenderer(w)
	r.SetColorProfile(termenv.ANSI)
	bold := r.NewStyle().Bold(true)
	return painter{map[doc.Tone]lipgloss.Style{
		doc.Complete: bold.Foreground(lipgloss.Color("12")),
		doc.OffTrack: bold.Foreground(lipgloss.Color("9")),
		doc.Behind:   bold.Foreground(lipgloss.Color("3")),
		doc.OnTrack:  bold.Foreground(lipgloss.Color("2")),
		doc.Muted:    r.NewStyle().Faint(true),
		doc.Strong:   bold,
		doc.Bad:      bold.Foreground(lipgloss.Color("9")),
	}}
}

func (p painter) text(tone doc.Tone, s string) string {
	style, ok := p.styles[tone]
	if !ok || s == "" {
		return s
	}
	return style.Render(s)
}

func (p painter) line(l doc.Line) string {
	if len(l) == 1 {
		return p.text(l[0].Tone, l[0].Text)
	}
	s := ""
	for _, span := range l {
		s += p.text(span.Tone, span.Text)
	}
	return s
}
