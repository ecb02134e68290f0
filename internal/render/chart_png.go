package render

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"math"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"

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

// paintAll makes the files of pictures, several at once: a book has dozens, and
// painting takes most of the time that it takes to write one.
func paintAll(pictures []*picture) ([][]byte, error) {
	files, failures := make([][]byte, len(pictures)), make([]error, len(pictures))
	var work sync.WaitGroup
	var next atomic.Int64
	for range min(runtime.GOMAXPROCS(0), len(pictures)) {
		work.Go(func() {
			var painter pngPainter
			for i := int(next.Add(1)) - 1; i < len(pictures); i = int(next.Add(1)) - 1 {
				files[i], failures[i] = painter.paint(pictures[i])
			}
		})
	}
	work.Wait()
	return files, errors.Join(failures...)
}

// paint makes the file of a picture: few colours, without date or author. It
// packs them fast rather than small: a sixth more bytes in half the time.
func (g *pngPainter) paint(p *picture) ([]byte, error) {
	bounds := image.Rect(0, 0, int(math.Ceil(p.width*pngScale)), int(math.Ceil(min(p.height, pngTallest)*pngScale)))
	c := &pngCanvas{img: image.NewPaletted(bounds, nil), painter: g, index: map[color.RGBA]uint8{}, mixed: map[mixture]uint8{}}
	c.colour(color.RGBA{255, 255, 255, 255}) // the first colour is the ground
	for _, s := range p.shapes {
		if err := c.shape(s); err != nil {
			return nil, err
		}
	}
	var b bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, c.img)
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

// pngCanvas is a picture being painted, straight in the colours of its palette:
// painting in full colour and counting colours afterwards takes three times as
// long.
type pngCanvas struct {
	img     *image.Paletted
	painter *pngPainter
	index   map[color.RGBA]uint8
	mixed   map[mixture]uint8
}

// mixture is a colour laid over another so many sixteenths thick.
type mixture struct{ over, under, thickness uint8 }

// colour is the place of a colour in the palette. When the palette is full it is
// the nearest: only shades at edges come that late.
func (c *pngCanvas) colour(want color.RGBA) uint8 {
	if i, ok := c.index[want]; ok {
		return i
	}
	i := uint8(len(c.img.Palette))
	if len(c.img.Palette) == 256 {
		i = uint8(c.img.Palette.Index(want))
	} else {
		c.img.Palette = append(c.img.Palette, want)
	}
	c.index[want] = i
	return i
}

func (c *pngCanvas) mix(m mixture) uint8 {
	if i, ok := c.mixed[m]; ok {
		return i
	}
	over, under := c.img.Palette[m.over].(color.RGBA), c.img.Palette[m.under].(color.RGBA)
	part := func(a, b uint8) uint8 {
		return uint8((int(a)*int(m.thickness) + int(b)*(thickest-int(m.thickness))) / thickest)
	}
	i := c.colour(color.RGBA{part(over.R, under.R), part(over.G, under.G), part(over.B, under.B), 255})
	c.mixed[m] = i
	return i
}

// thickest is the mixture that hides what is under it: with sixteen shades the
// edges of letters are smooth, and files stay small.
const thickest = 15

// lay paints a colour through a mask that begins at a point.
func (c *pngCanvas) lay(colour uint8, r image.Rectangle, mask *image.Alpha, from image.Point) {
	seen := r.Intersect(c.img.Bounds())
	for y := seen.Min.Y; y < seen.Max.Y; y++ {
		dots := c.img.Pix[c.img.PixOffset(seen.Min.X, y):]
		shades := mask.Pix[mask.PixOffset(from.X+seen.Min.X-r.Min.X, from.Y+y-r.Min.Y):]
		for x := range seen.Dx() {
			switch thickness := shades[x] >> 4; thickness {
			case 0:
			case thickest:
				dots[x] = colour
			default:
				dots[x] = c.mix(mixture{colour, dots[x], thickness})
			}
		}
	}
}

func (c *pngCanvas) fillBox(r image.Rectangle, colour uint8) {
	r = r.Intersect(c.img.Bounds())
	for y := r.Min.Y; y < r.Max.Y; y++ {
		at := c.img.PixOffset(r.Min.X, y)
		for x := range r.Dx() {
			c.img.Pix[at+x] = colour
		}
	}
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
		c.fillBox(r, c.colour(rgb(s.stroke)))
		r = r.Inset(dots(s.width))
	}
	if s.fill != "" {
		c.fillBox(r, c.colour(rgb(s.fill)))
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
		c.fill(colour, point{a.x + dx, a.y + dy}, point{b.x + dx, b.y + dy}, point{b.x - dx, b.y - dy}, point{a.x - dx, a.y - dy})
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

// fill paints a polygon. The rasterizer covers only the polygon's own bounds:
// the whole picture would take longer than all else.
func (c *pngCanvas) fill(colour string, points ...point) {
	low, high := points[0], points[0]
	for _, p := range points {
		low, high = point{min(low.x, p.x), min(low.y, p.y)}, point{max(high.x, p.x), max(high.y, p.y)}
	}
	r := image.Rect(int(math.Floor(low.x*pngScale)), int(math.Floor(low.y*pngScale)), int(math.Ceil(high.x*pngScale)), int(math.Ceil(high.y*pngScale)))
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
	c.lay(c.colour(rgb(colour)), r, mask, image.Point{})
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
	colour, before := c.colour(rgb(s.fill)), rune(-1)
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
