package render

import (
	"math"
	"strconv"
	"strings"

	"improve/internal/doc"
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
func (p *picture) stack(s *doc.Stack) {
	top := p.stackKey(s.Layers) + chartLine + 6
	base := top + stackHeight
	highest := 1
	for i := range s.Points {
		highest = max(highest, stackTotal(s, i))
	}
	slot := (p.width - stackMargin) / float64(max(len(s.Points), 1))
	for i := range s.Points {
		p.stackColumn(s, i, slot, base, stackHeight/float64(highest))
	}
	p.line(chartGrey, 1, nil, point{0, base}, point{p.width, base})
	p.height = p.underneath(s.Points, slot, 0, base+chartLine) + 4
}

// stackKey says which colour and letter stand for what, and returns where the
// rows of it end.
func (p *picture) stackKey(layers []doc.Layer) float64 {
	const swatch, gap = 18.0, 22.0
	x, y := 0.0, 0.0
	for _, l := range layers {
		name := clean(l.Name)
		w := swatch + 6 + textWidth(name, chartText, false)
		if x > 0 && x+w > p.width {
			x, y = 0, y+22
		}
		look := paintOf(l.Tone)
		p.box(x+0.5, y+0.5, swatch-1, 15, look.fill, look.edge)
		p.label(x+swatch/2, y+12, middleAnchor, chartSmall, true, look.ink, clean(l.Letter))
		p.label(x+swatch+6, y+12.5, startAnchor, chartText, false, chartInk, name)
		x += w + gap
	}
	return y + 18
}

func stackCount(l doc.Layer, at int) int {
	if at >= len(l.Counts) {
		return 0
	}
	return max(l.Counts[at], 0)
}

func stackTotal(s *doc.Stack, at int) int {
	total := 0
	for _, l := range s.Layers {
		total += stackCount(l, at)
	}
	return total
}

// stackColumn draws a column; scale is the height of one.
func (p *picture) stackColumn(s *doc.Stack, at int, slot, base, scale float64) {
	w := min(slot*0.5, stackColumn)
	x := slot*(float64(at)+0.5) - w/2
	total := stackTotal(s, at)
	if total == 0 {
		p.label(x+w/2, base-6, middleAnchor, chartSmall, false, chartGrey, "none")
		return
	}
	y := base - 1
	beside := base + labelHeight - 5 // how far down the labels beside the column reach
	for _, l := range s.Layers {
		n := stackCount(l, at)
		if n == 0 {
			continue
		}
		h := max(float64(n)*scale-2, 1.5)
		look := paintOf(l.Tone)
		p.box(x, y-h, w, h, look.fill, look.edge)
		text := strings.TrimSpace(clean(l.Letter) + " " + strconv.Itoa(n))
		switch wide := textWidth(text, chartSmall, true); {
		case h >= labelHeight && wide <= w:
			p.label(x+w/2, y-h/2+4, middleAnchor, chartSmall, true, look.ink, text)
		case wide+6 <= slot-w:
			line := min(y-h/2+4, beside-labelHeight+2)
			p.label(x+w+4, line, startAnchor, chartSmall, true, chartInk, text)
			beside = line - 2
		}
		y -= h + 2
	}
	if textWidth(strconv.Itoa(total), chartText, true) <= slot {
		p.label(x+w/2, min(y, base-1)-4, middleAnchor, chartText, true, chartInk, strconv.Itoa(total))
	}
}

// underneath writes what each column or point is, below a baseline, leaving out
// some where they would run into one another: never the last. It returns where
// the text ends.
func (p *picture) underneath(points []string, slot, left, y float64) float64 {
	longest := 0.0 // word
	for _, s := range points {
		for _, word := range strings.Fields(clean(s)) {
			longest = max(longest, textWidth(word, chartSmall, false))
		}
	}
	step := max(1, int(math.Ceil(min(longest+6, p.width)/slot)))
	deepest := 1
	wrapped := make([][]string, len(points))
	for i, s := range points {
		wrapped[i] = wrapChart(s, float64(step)*slot-5, chartSmall, false)
	}
	for i := range points {
		if (len(points)-1-i)%step != 0 {
			continue
		}
		deepest = max(deepest, len(wrapped[i]))
		for n, line := range wrapped[i] {
			p.label(left+slot*(float64(i)+0.5), y+float64(n)*chartLine, middleAnchor, chartSmall, false, chartInk, line)
		}
	}
	return y + float64(deepest-1)*chartLine + 4
}
