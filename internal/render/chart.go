package render

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"improve/internal/doc"
)

// picture is a chart laid out, the same for every format that draws: shapes in
// the order in which they are painted. Lengths are CSS pixels, 96 to the inch,
// from the top left.
type picture struct {
	width, height float64
	shapes        []shape
}

// shape is one thing that is painted. Colours are six hexadecimal digits, and
// none where they are empty.
type shape struct {
	kind         shapeKind
	points       []point // box: two corners; dot: its centre; label: where it stands
	fill, stroke string
	width        float64   // of the stroke; radius of a dot; size of a label's letters
	dashes       []float64 // lengths on and off; nil is solid
	text         string
	anchor       anchor
	bold         bool
}

type point struct{ x, y float64 }

type shapeKind int

const (
	boxShape   shapeKind = iota
	lineShape            // through all its points
	dotShape             // a disc
	labelShape           // text, its baseline at the point
)

type anchor int

const (
	startAnchor anchor = iota
	middleAnchor
	endAnchor
)

// layChart lays a chart out for a width.
func layChart(c doc.Chart, width float64) *picture {
	p := &picture{width: width}
	switch c := c.(type) {
	case *doc.Stack:
		p.stack(c)
	case *doc.Run:
		p.run(c)
	case *doc.Grid:
		p.grid(c)
	}
	p.height = math.Ceil(max(p.height, 1))
	return p
}

func (p *picture) box(x, y, w, h float64, fill, stroke string) {
	p.shapes = append(p.shapes, shape{kind: boxShape, points: []point{{x, y}, {x + w, y + h}}, fill: fill, stroke: stroke, width: 1})
}

func (p *picture) line(colour string, width float64, dashes []float64, points ...point) {
	p.shapes = append(p.shapes, shape{kind: lineShape, points: points, stroke: colour, width: width, dashes: dashes})
}

func (p *picture) dot(x, y, radius float64, fill string) {
	p.shapes = append(p.shapes, shape{kind: dotShape, points: []point{{x, y}}, fill: fill, width: radius})
}

// label writes text with its baseline at y.
func (p *picture) label(x, y float64, at anchor, size float64, bold bool, colour, text string) {
	if text == "" {
		return
	}
	p.shapes = append(p.shapes, shape{kind: labelShape, points: []point{{x, y}}, fill: colour, width: size, text: text, anchor: at, bold: bold})
}

// Sizes of letters in charts, and the distance between lines of text.
const (
	chartText  = 12.0
	chartSmall = 11.0
	chartLine  = 14.0
)

// Colours of charts that mean nothing.
const (
	chartInk   = "0B0C0C"
	chartGrey  = "595F66" // 4.5:1 and more on white
	chartFaint = "D5D9DD"
)

// paint is how a tone looks on a surface: what fills it, its edge, which keeps
// 3:1 to white where the filling does not, and letters on it.
type paint struct{ fill, edge, ink string }

// paintOf gives each tone its paint. The fillings of the ratings differ in
// lightness as well as in hue, from dark to light: complete, off track, on
// track, behind.
func paintOf(t doc.Tone) paint {
	switch t {
	case doc.Complete:
		return paint{"1D3461", "1D3461", "FFFFFF"}
	case doc.OffTrack:
		return paint{"B3261E", "8C1D18", "FFFFFF"}
	case doc.OnTrack:
		return paint{"5BAA5E", "2B6B2F", chartInk}
	case doc.Behind:
		return paint{"FFC94D", "8A5A00", chartInk}
	case doc.Bad:
		return paint{"6B1410", "6B1410", "FFFFFF"}
	}
	return paint{"FFFFFF", chartGrey, chartInk}
}

// letterOf is the letter of a rating's tone, empty for the other tones.
func letterOf(t doc.Tone) string {
	switch t {
	case doc.Complete:
		return "B"
	case doc.OffTrack:
		return "R"
	case doc.OnTrack:
		return "G"
	case doc.Behind:
		return "A"
	}
	return ""
}

// helvetica are the widths of the characters from space to tilde in thousandths
// of the size, regular and bold; Arial, Liberation Sans and the Go fonts share
// them or come within a hundredth.
var helvetica = [2][95]uint16{{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556,
	556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
	556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
}, {
	278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556,
	556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611,
	611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
}}

// textWidth is how wide text is in a font of Helvetica's widths, in the unit of
// size. Characters that Helvetica lacks count as square where a terminal gives
// them two columns.
func textWidth(s string, size float64, bold bool) float64 {
	widths := &helvetica[0]
	if bold {
		widths = &helvetica[1]
	}
	n := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c <= '~' {
			n += int(widths[c-' '])
			i++
			continue
		}
		r, length := utf8.DecodeRuneInString(s[i:])
		n += otherWidth(r)
		i += length
	}
	return float64(n) * size / 1000
}

// otherWidth is the width of a character that is not ASCII, in thousandths.
func otherWidth(r rune) int {
	switch {
	case r == '\u00a0':
		return 278
	case r < 0x300:
		return 580
	case r == '\u2014' || r == '\u2026' || r >= 0x2190 && r < 0x2200:
		return 1000
	case r >= 0x2010 && r <= 0x2027:
		return 556
	}
	return 556 * max(width(string(r)), 0)
}

// longWord is more bytes than a line of any chart or page holds.
const longWord = 4096

// wrapChart breaks text into lines no wider than room, within words where one
// is wider still. There is always one line at least.
func wrapChart(s string, room, size float64, bold bool) []string {
	var out []string
	for _, part := range strings.Split(cleanLines(s), "\n") {
		line := ""
		for _, word := range strings.Fields(part) {
			if joined := join(line, " ", word); len(word) < longWord && textWidth(joined, size, bold) <= room {
				line = joined
				continue
			}
			if line != "" {
				out = append(out, line)
			}
			for line = word; ; {
				head := chartCut(line, room, size, bold)
				if head == len(line) {
					break
				}
				out, line = append(out, line[:head]), line[head:]
			}
		}
		if line != "" {
			out = append(out, line)
		}
	}
	if out == nil {
		return []string{""}
	}
	return out
}

// chartCut is how many bytes of a word fit: one character at least.
func chartCut(word string, room, size float64, bold bool) int {
	at, used := 0, 0.0
	for at < len(word) {
		c, _ := cluster(word[at:])
		used += textWidth(c, size, bold)
		if at > 0 && used > room {
			break
		}
		at += len(c)
	}
	return at
}

// chartNumber is a number as short as it can be.
func chartNumber(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
