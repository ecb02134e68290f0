package chart

import (
	"math"
	"strconv"
	"strings"

	"improve/internal/doc"

	"improve/internal/render/text"
)

const (
	stackHeight = 190.0 // of the tallest column
	stackColumn = 46.0  // the widest that a column gets
	stackMargin = 14.0  // at the right, for labels beside the last column
	labelHeight = 14.0  // of the smallest part that a label fits into
)

// stack lays out a column at each point, its layers from the bottom up with a
// white gap between them, so that neighbours need no outline to be told apart.
// What is too small for its label has it at the right.
func (p *Picture) stack(s *doc.Stack) {
	top := p.stackKey(s.Layers) + chartLine + 6
	base := top + stackHeight
	highest := 1
	for i := range s.Points {
		highest = max(highest, s.Total(i))
	}
	slot := (p.Width - stackMargin) / float64(max(len(s.Points), 1))
	for i := range s.Points {
		p.stackColumn(s, i, slot, base, stackHeight/float64(highest))
	}
	p.line(ChartGrey, 1, nil, point{0, base}, point{p.Width, base})
	p.Height = p.underneath(s.Points, slot, 0, base+chartLine) + 4
}

// stackKey says which colour and letter stand for what, and returns where the
// rows of it end.
func (p *Picture) stackKey(layers []doc.Layer) float64 {
	const swatch, gap = 18.0, 22.0
	x, y := 0.0, 0.0
	for _, l := range layers {
		name := text.Clean(l.Name)
		w := swatch + 6 + text.FontWidth(name, chartText, false)
		if x > 0 && x+w > p.Width {
			x, y = 0, y+22
		}
		look := l.Tone.Paint()
		p.box(x+0.5, y+0.5, swatch-1, 15, look.Fill, look.Edge)
		p.label(x+swatch/2, y+12, middleAnchor, chartSmall, true, look.Ink, text.Clean(l.Letter))
		p.label(x+swatch+6, y+12.5, startAnchor, chartText, false, ChartInk, name)
		x += w + gap
	}
	return y + 18
}

// stackColumn draws a column; scale is the height of one.
func (p *Picture) stackColumn(s *doc.Stack, at int, slot, base, scale float64) {
	w := min(slot*0.5, stackColumn)
	x := slot*(float64(at)+0.5) - w/2
	total := s.Total(at)
	if total == 0 {
		p.label(x+w/2, base-6, middleAnchor, chartSmall, false, ChartGrey, "none")
		return
	}
	y := base - 1
	beside := base + labelHeight - 5 // how far down the labels beside the column reach
	for _, l := range s.Layers {
		n := l.Count(at)
		if n == 0 {
			continue
		}
		h := max(float64(n)*scale-2, 1.5)
		look := l.Tone.Paint()
		p.box(x, y-h, w, h, look.Fill, look.Edge)
		words := strings.TrimSpace(text.Clean(l.Letter) + " " + strconv.Itoa(n))
		switch wide := text.FontWidth(words, chartSmall, true); {
		case h >= labelHeight && wide <= w:
			p.label(x+w/2, y-h/2+4, middleAnchor, chartSmall, true, look.Ink, words)
		case wide+6 <= slot-w:
			line := min(y-h/2+4, beside-labelHeight+2)
			p.label(x+w+4, line, startAnchor, chartSmall, true, ChartInk, words)
			beside = line - 2
		}
		y -= h + 2
	}
	if text.FontWidth(strconv.Itoa(total), chartText, true) <= slot {
		p.label(x+w/2, min(y, base-1)-4, middleAnchor, chartText, true, ChartInk, strconv.Itoa(total))
	}
}

// underneath writes what each column or point is, below a baseline, leaving out
// some where they would run into one another: never the last. It returns where
// the text ends.
func (p *Picture) underneath(points []string, slot, left, y float64) float64 {
	longest := 0.0 // word
	for _, s := range points {
		for _, word := range strings.Fields(text.Clean(s)) {
			longest = max(longest, text.FontWidth(word, chartSmall, false))
		}
	}
	step := max(1, int(math.Ceil(min(longest+6, p.Width)/slot)))
	deepest := 1
	wrapped := make([][]string, len(points))
	for i, s := range points {
		wrapped[i] = text.WrapFont(s, float64(step)*slot-5, chartSmall, false)
	}
	for i := range points {
		if (len(points)-1-i)%step != 0 {
			continue
		}
		deepest = max(deepest, len(wrapped[i]))
		for n, line := range wrapped[i] {
			p.label(left+slot*(float64(i)+0.5), y+float64(n)*chartLine, middleAnchor, chartSmall, false, ChartInk, line)
		}
	}
	return y + float64(deepest-1)*chartLine + 4
}
