package chart

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"improve/internal/doc"

	"improve/internal/render/text"
)

const (
	runHeight = 128.0 // of the plot
	runMark   = 16.0  // of a mark with a letter
	// runDecimals are the digits after the point that a scale shows at most: no
	// measure needs more, and no slip of the keyboard may fill the page with them.
	runDecimals = 6
)

// runPlot is where the values of a run stand.
type runPlot struct {
	left, right, top, base float64
	low, high              float64
	slot                   float64
}

func (r runPlot) x(i int) float64 { return r.left + r.slot*(float64(i)+0.5) }

func (r runPlot) y(v float64) float64 {
	return r.base - (v-r.low)/(r.high-r.low)*(r.base-r.top)
}

// run lays out a line of values. Where a period has no value the line stops and
// begins anew: nothing is drawn across the gap.
func (p *Picture) run(r *doc.Run) {
	low, high, step := runScale(r)
	ends := runEnds(r)
	plot := runPlot{top: 34, low: low, high: high}
	plot.base = plot.top + runHeight
	for _, e := range ends {
		plot.right = max(plot.right, text.FontWidth(e.text, chartSmall, e.bold)+8)
	}
	plot.right = p.Width - min(plot.right, p.Width*0.4)
	band := len(p.shapes)
	p.runGrid(r, &plot, step)
	plot.slot = max((plot.right-plot.left)/float64(max(len(r.Points), 1)), 1)
	p.runLimits(r, plot, band)
	for i, a := range r.Against {
		p.runLine(plot, clip(a.Values, len(r.Points)), ChartGrey, 1.5, runDashes(i), false)
	}
	if r.Target != nil && finite(*r.Target) {
		y := plot.y(*r.Target)
		p.line(ChartInk, 1.5, []float64{7, 4}, point{plot.left, y}, point{plot.right, y})
	}
	p.runValues(r, plot)
	p.runEndLabels(plot, ends)
	names := make([]string, len(r.Points))
	for i, pt := range r.Points {
		names[i] = pt.Period
	}
	p.Height = p.underneath(names, plot.slot, plot.left, plot.base+chartLine+2) + 4
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) && math.Abs(v) < 1e15 }

// Given is a value to draw.
func given(v *float64) bool { return v != nil && finite(*v) }

func clip(values []*float64, n int) []*float64 { return values[:min(len(values), n)] }

func runValuesOf(r *doc.Run) []*float64 {
	values := make([]*float64, len(r.Points))
	for i, p := range r.Points {
		values[i] = p.Value
	}
	return values
}

// runScale is a round range that holds every value, and the step between its
// lines. It need not begin at zero: a run shows movement.
func runScale(r *doc.Run) (low, high, step float64) {
	low, high = math.Inf(1), math.Inf(-1)
	see := func(values ...*float64) {
		for _, v := range values {
			if given(v) {
				low, high = min(low, *v), max(high, *v)
			}
		}
	}
	see(r.Target)
	see(runValuesOf(r)...)
	for _, l := range limitsOf(r) {
		see(&l.Value)
	}
	for _, a := range r.Against {
		see(clip(a.Values, len(r.Points))...)
	}
	if low > high {
		return 0, 1, 1
	}
	spread := max(high-low, math.Abs(high)*1e-6, 1e-9) // less is lost in rounding
	if high == low {
		spread = max(math.Abs(high)*0.1, 1)
	}
	step = math.Pow(10, math.Floor(math.Log10(spread/3)))
	for _, factor := range []float64{2, 2.5, 2} { // 2, 5, 10 times
		if spread/step > 4 {
			step *= factor
		}
	}
	low, high = math.Floor(low/step)*step, math.Ceil(high/step)*step
	if high <= low {
		low, high = low-step, high+step
	}
	return low, high, step
}

// runGrid writes the unit, the lines of the scale and their numbers, and sets
// where the plot begins.
func (p *Picture) runGrid(r *doc.Run, plot *runPlot, step float64) {
	decimals := min(max(0, int(math.Ceil(-math.Log10(step)-1e-9))), runDecimals)
	type tick struct {
		y    float64
		text string
	}
	var ticks []tick
	for n := 0; n <= int(math.Round((plot.high-plot.low)/step)) && n < 12; n++ {
		v := plot.low + float64(n)*step
		t := tick{plot.y(v), strconv.FormatFloat(v, 'f', decimals, 64)}
		ticks = append(ticks, t)
		plot.left = max(plot.left, text.FontWidth(t.text, chartSmall, false)+8)
	}
	p.label(0, 11, startAnchor, chartSmall, false, ChartGrey, text.Clean(r.Unit))
	for i, t := range ticks {
		colour := ChartFaint
		if i == 0 {
			colour = ChartGrey
		}
		p.line(colour, 1, nil, point{plot.left, t.y}, point{plot.right, t.y})
		p.label(plot.left-6, t.y+4, endAnchor, chartSmall, false, ChartGrey, t.text)
	}
}

// runDashes tells the lines of others apart without colour.
func runDashes(i int) []float64 {
	return [][]float64{{2, 3}, {9, 3, 2, 3}, {5, 2}, {1, 5}}[i%4]
}

// runLine draws a line through values that follow one another; a value alone
// gets a dot.
func (p *Picture) runLine(plot runPlot, values []*float64, colour string, width float64, dashes []float64, dots bool) {
	var piece []point
	end := func() {
		switch {
		case len(piece) > 1:
			p.line(colour, width, dashes, piece...)
		case len(piece) == 1 && !dots:
			p.dot(piece[0].x, piece[0].y, 2, colour)
		}
		piece = nil
	}
	for i, v := range values {
		if !given(v) {
			end()
			continue
		}
		piece = append(piece, point{plot.x(i), plot.y(*v)})
	}
	end()
}

// runValues draws the line, its marks and what is written at them.
func (p *Picture) runValues(r *doc.Run, plot runPlot) {
	p.runLine(plot, runValuesOf(r), ChartInk, 2, nil, true)
	step := 1
	for _, pt := range r.Points {
		for float64(step)*plot.slot < text.FontWidth(runLabel(pt), chartSmall, true)+6 {
			step++
		}
	}
	small := plot.slot < runMark+2
	for i, pt := range r.Points {
		shown := (len(r.Points)-1-i)%step == 0
		if !given(pt.Value) {
			if shown {
				p.label(plot.x(i), plot.base-5, middleAnchor, chartSmall, false, ChartGrey, runLabel(pt))
			}
			continue
		}
		y := plot.y(*pt.Value)
		if pt.Beyond {
			p.runRing(plot.x(i), y)
		}
		p.runMark(plot.x(i), y, pt.Tone, small)
		if shown {
			p.runText(plot.x(i), y-runMark/2-4, runLabel(pt))
		}
	}
}

// runText writes a value on a ground of white, so that no line crosses it.
func (p *Picture) runText(x, y float64, words string) {
	w := text.FontWidth(words, chartSmall, true)
	p.box(x-w/2-1, y-9, w+2, 11, "FFFFFF", "")
	p.label(x, y, middleAnchor, chartSmall, true, ChartInk, words)
}

// runLabel is what is written at a point; a gap says that there is nothing.
func runLabel(p doc.RunPoint) string {
	switch words := strings.TrimSpace(text.Clean(p.Label)); {
	case words != "":
		return words
	case given(p.Value):
		return chartNumber(*p.Value)
	}
	return "none"
}

func (p *Picture) runMark(x, y float64, t doc.Tone, small bool) {
	letter := text.Letter(t)
	if letter == "" || small {
		p.dot(x, y, 3.5, ChartInk)
		return
	}
	look := t.Paint()
	p.box(x-runMark/2, y-runMark/2, runMark, runMark, look.Fill, look.Edge)
	p.label(x, y+4, middleAnchor, chartSmall, true, look.Ink, letter)
}

// runEnd is what is written at the right end of a line.
type runEnd struct {
	text string
	y    float64 // in values, later in pixels
	bold bool
}

func runEnds(r *doc.Run) []runEnd {
	var ends []runEnd
	if r.Target != nil && finite(*r.Target) {
		ends = append(ends, runEnd{"Target " + chartNumber(*r.Target), *r.Target, true})
	}
	for _, l := range limitsOf(r) {
		ends = append(ends, runEnd{text.Clean(l.Label), l.Value, false})
	}
	for _, a := range r.Against {
		values := clip(a.Values, len(r.Points))
		for i := len(values) - 1; i >= 0; i-- {
			if given(values[i]) {
				ends = append(ends, runEnd{strings.TrimSpace(text.Clean(a.Name) + " " + chartNumber(*values[i])),
					*values[i], false})
				break
			}
		}
	}
	return ends
}

// runEndLabels writes what the lines are, pushed apart where they would cover
// one another.
func (p *Picture) runEndLabels(plot runPlot, ends []runEnd) {
	for i := range ends {
		ends[i].y = plot.y(ends[i].y) + 4
	}
	slices.SortStableFunc(ends, func(a, b runEnd) int {
		if a.y < b.y {
			return -1
		} else if a.y > b.y {
			return 1
		}
		return 0
	})
	for i := 1; i < len(ends); i++ {
		ends[i].y = max(ends[i].y, ends[i-1].y+chartLine-1)
	}
	lowest := plot.base + 4
	for i := len(ends) - 1; i >= 0; i-- {
		ends[i].y = min(ends[i].y, lowest)
		lowest = ends[i].y - chartLine + 1
		p.label(plot.right+6, ends[i].y, startAnchor, chartSmall, ends[i].bold, ChartInk, ends[i].text)
	}
}
