package chart

import (
	"bytes"
	"image/color"
	"image/png"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"improve/internal/doc"

	"improve/internal/render/rendertest"
)

// drawn is the words of a picture, one label to a line.
func drawn(p *Picture) string {
	s := ""
	for _, shape := range p.shapes {
		if shape.kind == labelShape {
			s += shape.text + "\n"
		}
	}
	return s
}

// Lines of a colour, each as the places where it begins and ends.
func linesOf(p *Picture, width float64, colour string) [][2]point {
	var out [][2]point
	for _, s := range p.shapes {
		if s.kind == lineShape && s.width == width && s.stroke == colour {
			out = append(out, [2]point{s.points[0], s.points[len(s.points)-1]})
		}
	}
	return out
}

func TestRunBridgesNoGap(t *testing.T) {
	r := &doc.Run{Unit: "%", Target: rendertest.Value(90), Points: []doc.RunPoint{
		{Period: "Q1", Value: rendertest.Value(70), Tone: doc.OffTrack}, {Period: "Q2", Value: rendertest.Value(74.5)}, {Period: "Q3", Label: "[c]"},
		{Period: "Q4", Value: rendertest.Value(80), Tone: doc.Behind}, {Period: "Q5", Value: rendertest.Value(91), Tone: doc.OnTrack}, {Period: "Q6"},
	}, Against: []doc.RunLine{{Name: "England", Values: []*float64{rendertest.Value(80), nil, nil, rendertest.Value(82)}}}}
	p := Lay(r, 600)
	pieces := linesOf(p, 2, ChartInk)
	if len(pieces) != 2 {
		t.Fatalf("the line has %d pieces", len(pieces))
	}
	if pieces[0][1].x >= pieces[1][0].x {
		t.Error("the pieces run into one another")
	}
	for _, want := range []string{"70\n", "74.5\n", "[c]\n", "none\n", "Target 90\n", "England 82\n", "R\n", "A\n", "G\n", "Q6\n", "%\n"} {
		if !strings.Contains(drawn(p), want) {
			t.Errorf("%q is missing in\n%s", want, drawn(p))
		}
	}
	if dashes := p.shapes[len(p.shapes)-1]; dashes.dashes != nil {
		t.Error("a label is dashed")
	}
}

// Limits are a band from the baseline's first point on, with a label at each edge and at the
// mean; a value beyond them has a ring, and the chart says what a ring is.
func TestRunLimits(t *testing.T) {
	value := rendertest.Value
	r := &doc.Run{Points: []doc.RunPoint{{Period: "Q1", Value: value(50)}, {Period: "Q2", Value: value(52)}, {Period: "Q3", Value: value(48)}, {Period: "Q4", Value: value(70), Beyond: true}},
		Limits: &doc.RunLimits{From: 1, Lower: doc.RunLevel{Value: 30, Label: "Lower limit 30"}, Mean: doc.RunLevel{Value: 50, Label: "Mean 50"}, Upper: doc.RunLevel{Value: 60, Label: "Upper limit 60"}}}
	p := Lay(r, 600)
	for _, want := range []string{"Lower limit 30\n", "Mean 50\n", "Upper limit 60\n", "more than chance\n"} {
		if !strings.Contains(drawn(p), want) {
			t.Errorf("%q is missing in\n%s", want, drawn(p))
		}
	}
	band := p.shapes[0]
	levels := linesOf(p, 1, ChartGrey)
	if band.kind != boxShape || band.fill != runBand || len(levels) < 3 {
		t.Fatalf("%+v, %d levels", band, len(levels))
	}
	values := linesOf(p, 2, ChartInk)
	if first := values[0][0].x; band.points[0].x <= first || band.points[0].x >= values[0][1].x {
		t.Errorf("the band begins at %v, the values at %v", band.points[0].x, first)
	}
	if low, _, _ := runScale(r); low > 30 {
		t.Errorf("the scale begins at %v, above the lower limit", low)
	}
	if got := rings(p); got != 2 { // of the value, and of what the chart says a ring is
		t.Errorf("%d rings", got)
	}
	r.Limits, r.Points[3].Beyond = nil, false
	if p := Lay(r, 600); rings(p) != 0 || strings.Contains(drawn(p), "chance") {
		t.Error("limits are drawn where there are none")
	}
	r.Limits = &doc.RunLimits{Lower: doc.RunLevel{Value: math.Inf(-1)}}
	if p := Lay(r, 600); strings.Contains(drawn(p), "Inf") {
		t.Error("endless limits are drawn")
	}
}

func rings(p *Picture) (n int) {
	for _, s := range p.shapes {
		if s.kind == dotShape && s.width == runRing {
			n++
		}
	}
	return n
}

func TestRunScale(t *testing.T) {
	for _, c := range []struct{ a, b, low, high, step float64 }{
		{70, 91, 70, 95, 5}, {0, 1, 0, 1, 0.5}, {19, 16, 16, 19, 1}, {0.1, 1.4, 0, 1.5, 0.5}, {5, 5, 5, 6, 0.5}, {-3, 3, -4, 4, 2}, {12000, 18000, 12000, 18000, 2000},
	} {
		low, high, step := runScale(&doc.Run{Points: []doc.RunPoint{{Value: &c.a}, {Value: &c.b}}})
		if low > min(c.a, c.b) || high < max(c.a, c.b) || (high-low)/step > 6.01 {
			t.Errorf("%v and %v stand between %v and %v by %v", c.a, c.b, low, high, step)
		}
	}
}

func TestStackSaysEveryCount(t *testing.T) {
	s := &doc.Stack{Points: []string{"9 May", "4 July"}, Layers: []doc.Layer{
		{Name: "complete", Letter: "B", Tone: doc.Complete, Counts: []int{0, 1}}, {Name: "off track", Letter: "R", Tone: doc.OffTrack, Counts: []int{0, 1}},
		{Name: "on track", Letter: "G", Tone: doc.OnTrack, Counts: []int{0, 50}},
	}}
	got := drawn(Lay(s, 600))
	for _, want := range []string{"none\n", "B 1\n", "R 1\n", "G 50\n", "52\n", "complete\n", "9 May\n", "4 July\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
}

func TestGridHoldsItsWords(t *testing.T) {
	g := &doc.Grid{RowTitle: "Likelihood", ColumnTitle: "Impact", Rows: []string{"2 likely", "1 rare"}, Columns: []string{"1 minor", "2 major"},
		Cells: [][]doc.GridCell{{{Text: "2\nR1, R2, R3, R4, R5, R6, R7, R8, R9, R10"}, {Text: "4", Tone: doc.OffTrack}}, {{Text: "1"}}}}
	p := Lay(g, 300)
	for _, word := range strings.Fields("Likelihood Impact likely minor R1, R10 4 R") {
		if !strings.Contains(drawn(p), word) {
			t.Errorf("%q is missing in\n%s", word, drawn(p))
		}
	}
}

// Whatever the figures, shapes stand at places that exist, and nothing takes
// long.
func TestChartsStandSomewhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := Lay((&rendertest.Words{}).Chart(t), rapid.Float64Range(200, 900).Draw(t, "width"))
		for _, s := range p.shapes {
			for _, at := range s.points {
				if math.IsNaN(at.x+at.y) || math.Abs(at.x) > 1e5 || math.Abs(at.y) > 1e5 {
					t.Fatalf("%+v stands nowhere", s)
				}
			}
		}
		data, err := (&pngPainter{}).paint(p)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if w := img.Bounds().Dx(); w != int(math.Ceil(p.Width*pngScale)) {
			t.Fatalf("%d dots for a width of %v", w, p.Width)
		}
	})
}

// A chart as boards have them has colours enough for a palette, which keeps its file
// small.
func TestChartHasAPalette(t *testing.T) {
	data, err := (&pngPainter{}).paint(Lay(&doc.Stack{Points: []string{"9 May", "4 July"}, Layers: []doc.Layer{
		{Name: "off track", Letter: "R", Tone: doc.OffTrack, Counts: []int{3, 1}},
		{Name: "on track", Letter: "G", Tone: doc.OnTrack, Counts: []int{5, 50}},
	}}, 600))
	if err != nil {
		t.Fatal(err)
	}
	if config, err := png.DecodeConfig(bytes.NewReader(data)); err != nil || len(config.ColorModel.(color.Palette)) == 0 {
		t.Errorf("the chart has no palette: %v", err)
	}
}

func TestChartContrast(t *testing.T) {
	holds := func(what, a, b string, least float64) {
		if got := rendertest.Contrast(t, a, b); got < least {
			t.Errorf("%s: %s on %s has %.2f:1, not %v:1", what, a, b, got, least)
		}
	}
	lightness := func(hex string) float64 { return 116*math.Cbrt(rendertest.Luminance(t, hex)) - 16 }
	ratings := []doc.Tone{doc.Complete, doc.OffTrack, doc.OnTrack, doc.Behind}
	for i, tone := range append(ratings, doc.Plain, doc.Bad) {
		look := tone.Paint()
		holds("edge", look.Edge, "FFFFFF", 3)
		holds("letters", look.Ink, look.Fill, 4.5)
		if i > 0 && i < 5 && lightness(look.Fill)-lightness(append(ratings, doc.Plain)[i-1].Paint().Fill) < 10 {
			t.Errorf("%s is hardly lighter than the one before", look.Fill)
		}
	}
	holds("text", ChartGrey, "FFFFFF", 4.5)
	holds("lines", ChartGrey, "FFFFFF", 3)
}
