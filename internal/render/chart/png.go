package chart

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"strconv"

	"improve/internal/parallel"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// pngScale is how many dots a pixel of the layout gets, so that charts print
// sharply.
const pngScale = 2

// pngTallest is where a chart is cut off, in pixels: three pages. Only figures
// that nobody could read get there.
const pngTallest = 3000.0

// pngPainter paints pictures as PNG, one at a time. It reads its fonts when first
// asked for a chart: programs that draw none do not pay for them.
type pngPainter struct {
	fonts [2]*opentype.Font // regular, bold
	faces map[pngFace]font.Face
}

type pngFace struct {
	size float64
	bold bool
}

// PNGs makes the files of pictures, several at once: a book has dozens, and
// painting takes most of the time that it takes to write one.
func PNGs(pictures []*Picture) ([][]byte, error) {
	files, failures := make([][]byte, len(pictures)), make([]error, len(pictures))
	parallel.Each(len(pictures), func(i int, painter *pngPainter) {
		files[i], failures[i] = painter.paint(pictures[i])
	})
	return files, errors.Join(failures...)
}

// Paint makes the file of a picture, without date or author. It packs it fast
// rather than small: a sixth more bytes in half the time.
func (g *pngPainter) paint(p *Picture) ([]byte, error) {
	bounds := image.Rect(0, 0, int(math.Ceil(p.Width*pngScale)), int(math.Ceil(min(p.Height, pngTallest)*pngScale)))
	c := &pngCanvas{img: image.NewRGBA(bounds), painter: g}
	c.fillBox(bounds, white)
	for _, s := range p.shapes {
		if err := c.shape(s); err != nil {
			return nil, err
		}
	}
	var b bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, paletted(c.img))
	return b.Bytes(), err
}

func (g *pngPainter) face(size float64, bold bool) (font.Face, error) {
	key := pngFace{size, bold}
	if f := g.faces[key]; f != nil {
		return f, nil
	}
	weight, ttf := 0, goregular.TTF
	if bold {
		weight, ttf = 1, gobold.TTF
	}
	if g.fonts[weight] == nil {
		parsed, err := opentype.Parse(ttf)
		if err != nil {
			return nil, err
		}
		g.fonts[weight] = parsed
	}
	f, err := opentype.NewFace(g.fonts[weight], &opentype.FaceOptions{Size: size * pngScale, DPI: 72})
	if err != nil {
		return nil, err
	}
	if g.faces == nil {
		g.faces = map[pngFace]font.Face{}
	}
	g.faces[key] = f
	return f, nil
}

// pngCanvas is a picture being painted.
type pngCanvas struct {
	img     *image.RGBA
	painter *pngPainter
}

var white = color.RGBA{255, 255, 255, 255}

// paletted is a picture with its colours in a palette, which takes a quarter of
// the bytes; a picture of more colours than a palette has stays as it is.
func paletted(img *image.RGBA) image.Image {
	const most = 256
	out := image.NewPaletted(img.Bounds(), nil)
	index := map[uint32]uint8{}
	last, at := uint32(0), uint8(0) // no dot is 0: all are opaque
	for i := range out.Pix {
		if dot := binary.LittleEndian.Uint32(img.Pix[4*i:]); dot != last {
			known := false
			if at, known = index[dot]; !known {
				if len(out.Palette) == most {
					return img
				}
				at = uint8(len(out.Palette))
				index[dot] = at
				out.Palette = append(out.Palette, color.RGBA{uint8(dot), uint8(dot >> 8), uint8(dot >> 16), 255})
			}
			last = dot
		}
		out.Pix[i] = at
	}
	return out
}

// lay paints a colour through a mask that begins at a point. With sixteen shades
// the edges of letters are smooth, and a palette has room for them.
func (c *pngCanvas) lay(colour color.RGBA, r image.Rectangle, mask *image.Alpha, from image.Point) {
	for i, shade := range mask.Pix {
		mask.Pix[i] = shade >> 4 * 17
	}
	draw.DrawMask(c.img, r, image.NewUniform(colour), image.Point{}, mask, from, draw.Over)
}

func (c *pngCanvas) fillBox(r image.Rectangle, colour color.RGBA) {
	draw.Draw(c.img, r, image.NewUniform(colour), image.Point{}, draw.Src)
}

func (c *pngCanvas) shape(s shape) error {
	switch s.kind {
	case boxShape:
		c.box(s)
	case lineShape:
		for _, piece := range dashed(s.points, s.dashes) {
			c.stroke(piece, s.width, s.stroke)
		}
	case dotShape:
		c.dot(s.points[0], s.width, s.fill)
	case labelShape:
		return c.label(s)
	}
	return nil
}

// box fills whole dots only, so that its edges are sharp.
func (c *pngCanvas) box(s shape) {
	dots := func(v float64) int { return int(math.Round(v * pngScale)) }
	a, b := s.points[0], s.points[1]
	r := image.Rect(dots(a.x), dots(a.y), dots(b.x), dots(b.y))
	if s.stroke != "" {
		c.fillBox(r, rgb(s.stroke))
		r = r.Inset(dots(s.width))
	}
	if s.fill != "" {
		c.fillBox(r, rgb(s.fill))
	}
}

// stroke draws each stretch of a line as a rectangle, with discs at the bends.
func (c *pngCanvas) stroke(points []point, width float64, colour string) {
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		if a.x == b.x || a.y == b.y {
			c.straight(a, b, width, colour)
			continue
		}
		long := math.Hypot(b.x-a.x, b.y-a.y)
		dx, dy := (b.y-a.y)/long*width/2, (a.x-b.x)/long*width/2
		c.fill(colour, point{a.x + dx, a.y + dy}, point{b.x + dx, b.y + dy}, point{b.x - dx, b.y - dy},
			point{a.x - dx, a.y - dy})
		if i < len(points)-1 {
			c.dot(b, width/2, colour)
		}
	}
}

func (c *pngCanvas) straight(a, b point, width float64, colour string) {
	if a.x == b.x {
		a.x, b.x = a.x-width/2, b.x+width/2
	} else {
		a.y, b.y = a.y-width/2, b.y+width/2
	}
	low, high := point{min(a.x, b.x), min(a.y, b.y)}, point{max(a.x, b.x), max(a.y, b.y)}
	c.box(shape{points: []point{low, high}, fill: colour})
}

func (c *pngCanvas) dot(at point, radius float64, colour string) {
	points := make([]point, 24)
	for i := range points {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(len(points)))
		points[i] = point{at.x + radius*cos, at.y + radius*sin}
	}
	c.fill(colour, points...)
}

// Fill paints a polygon. The rasterizer covers only the polygon's own bounds:
// the whole picture would take longer than all else.
func (c *pngCanvas) fill(colour string, points ...point) {
	low, high := points[0], points[0]
	for _, p := range points {
		low, high = point{min(low.x, p.x), min(low.y, p.y)}, point{max(high.x, p.x), max(high.y, p.y)}
	}
	r := image.Rect(int(math.Floor(low.x*pngScale)), int(math.Floor(low.y*pngScale)),
		int(math.Ceil(high.x*pngScale)), int(math.Ceil(high.y*pngScale)))
	if r.Intersect(c.img.Bounds()).Empty() {
		return
	}
	v := vector.NewRasterizer(r.Dx(), r.Dy())
	for i, p := range points {
		x, y := float32(p.x*pngScale)-float32(r.Min.X), float32(p.y*pngScale)-float32(r.Min.Y)
		if i == 0 {
			v.MoveTo(x, y)
		} else {
			v.LineTo(x, y)
		}
	}
	v.ClosePath()
	mask := image.NewAlpha(image.Rect(0, 0, r.Dx(), r.Dy()))
	v.Draw(mask, mask.Bounds(), image.Opaque, image.Point{})
	c.lay(rgb(colour), r, mask, image.Point{})
}

func (c *pngCanvas) label(s shape) error {
	face, err := c.painter.face(s.width, s.bold)
	if err != nil {
		return err
	}
	x, y := fixed.Int26_6(s.points[0].x*pngScale*64), fixed.Int26_6(s.points[0].y*pngScale*64)
	switch s.anchor {
	case middleAnchor:
		x -= font.MeasureString(face, s.text) / 2
	case endAnchor:
		x -= font.MeasureString(face, s.text)
	}
	colour, before := rgb(s.fill), rune(-1)
	for _, r := range s.text {
		if before >= 0 {
			x += face.Kern(before, r)
		}
		place, mask, from, advance, _ := face.Glyph(fixed.Point26_6{X: x, Y: y}, r)
		if shades, ok := mask.(*image.Alpha); ok {
			c.lay(colour, place, shades, from)
		}
		x += advance
		before = r
	}
	return nil
}

// dashed cuts a line into its dashes; without any it is one piece.
func dashed(points []point, dashes []float64) [][]point {
	if len(dashes) == 0 {
		return [][]point{points}
	}
	var out [][]point
	at, left := 0, dashes[0]
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		long := math.Hypot(b.x-a.x, b.y-a.y)
		for done := 0.0; done < long; {
			step := min(left, long-done)
			if at%2 == 0 {
				along := func(d float64) point { return point{a.x + (b.x-a.x)*d/long, a.y + (b.y-a.y)*d/long} }
				out = append(out, []point{along(done), along(done + step)})
			}
			done += step
			if left -= step; left <= 0 {
				at++
				left = dashes[at%len(dashes)]
			}
		}
	}
	return out
}

// rgb is a colour of six hexadecimal digits.
func rgb(hex string) color.RGBA {
	n, _ := strconv.ParseUint(hex, 16, 32)
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}
}
