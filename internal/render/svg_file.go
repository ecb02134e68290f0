package render

import (
	"errors"
	"io"
	"strings"

	"improve/internal/doc"
)

// SVG is the format of what is mostly a chart: the page's first, as a drawing by
// itself.
func SVG() Format {
	return Format{Name: "svg", Ending: "svg", About: "the chart alone, as a drawing", Write: writeSVG}
}

var errNoChart = errors.New("there is nothing to draw: the page has no chart")

func writeSVG(w io.Writer, r Result, _ Options) error {
	for _, b := range r.Document.Blocks {
		if f, ok := b.(*doc.Figure); ok && f.Chart != nil {
			drawing := svgChart(f.Chart, chartWidth(f), f.Caption, f.Alt, "chart")
			_, err := io.WriteString(w, strings.Replace(drawing, "<svg ", `<svg xmlns="http://www.w3.org/2000/svg" font-family="`+svgLetters+`" `, 1))
			return err
		}
	}
	return errNoChart
}

// svgLetters are those of a page; a drawing by itself has no style to inherit.
const svgLetters = "Arial, 'Liberation Sans', Arimo, Helvetica, sans-serif"
