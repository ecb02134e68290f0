package chart

import (
	"errors"
	"io"
	"strings"

	"improve/internal/doc"
)

// Page writes the first chart of a page as a drawing by itself.
func Page(w io.Writer, d doc.Document) error {
	for _, b := range d.Blocks {
		if f, ok := b.(*doc.Figure); ok && f.Chart != nil {
			drawing := SVG(f.Chart, Width(f), f.Caption, f.Alt, "chart")
			_, err := io.WriteString(w, strings.Replace(drawing, "<svg ",
				`<svg xmlns="http://www.w3.org/2000/svg" font-family="`+svgLetters+`" `, 1))
			return err
		}
	}
	return errNoChart
}

var errNoChart = errors.New("there is nothing to draw: the page has no chart")

// svgLetters are those of a page; a drawing by itself has no style to inherit.
const svgLetters = "Arial, 'Liberation Sans', Arimo, Helvetica, sans-serif"
