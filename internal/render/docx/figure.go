package docx

import (
	"strconv"
	"strings"

	"improve/internal/doc"

	"improve/internal/render/chart"
	"improve/internal/render/text"
)

const (
	emuPerPixel   = 9525 // the unit of drawings, of which an inch has 914,400
	twipsPerPixel = 15
	widestChart   = 9638 // twips; on wide pages charts stay as they are on others
)

// figure writes a chart as a picture that is described, its caption, and its
// figures where no table of the page holds them. A caption that only repeats the
// heading above it is not shown.
func (x *document) figure(f *doc.Figure) {
	caption := strings.TrimSpace(text.Clean(f.Caption))
	if f.Chart != nil {
		p := chart.Lay(f.Chart, float64(min(x.room, widestChart)/twipsPerPixel))
		x.pictures = append(x.pictures, p)
		x.picture(f, p)
	}
	if caption != "" && caption != x.above {
		x.open("Caption", "")
		x.run(caption, "")
		x.close()
	}
	if f.Chart == nil && text.Label(f.Alt) != "" {
		x.open("Normal", "")
		x.run(strings.TrimSpace(f.Alt), "")
		x.close()
	}
	if f.Data != nil {
		t := *f.Data
		if text.Label(t.Caption) == "" {
			t.Caption = caption
		}
		x.quiet = f.Chart != nil // the chart has the colours
		x.table(folded(&t, x.room, x.size.table))
		x.quiet = false
	}
}

// foldRows is how many rows the figures of a chart may have below one another.
const foldRows = 10

// folded is a long and narrow table with its rows in as many groups side by side as have room
// without a second line, three at most: its first rows in the first group.
func folded(t *doc.Table, room int, size float64) *doc.Table {
	width := 0.0
	for _, c := range measure(t, size) {
		width += max(c.want, c.head)
	}
	groups := min(3, int(float64(room)/width), (len(t.Rows)+foldRows-1)/foldRows)
	if groups < 2 || len(t.Foot) > 0 {
		return t
	}
	out := *t
	out.Columns, out.Rows = nil, nil
	deep := (len(t.Rows) + groups - 1) / groups
	for range groups {
		out.Columns = append(out.Columns, t.Columns...)
	}
	for i := range deep {
		var row []doc.Cell
		for at := i; at < deep*groups; at += deep {
			if at < len(t.Rows) {
				row = append(row, t.Rows[at]...)
			} else {
				row = append(row, make([]doc.Cell, len(t.Columns))...)
			}
		}
		out.Rows = append(out.Rows, row)
	}
	return &out
}

func (x *document) picture(f *doc.Figure, p *chart.Picture) {
	n := len(x.pictures)
	id := strconv.Itoa(n)
	words := f.Alt
	if text.Label(words) == "" {
		words = f.Caption
	}
	size := ` cx="` + strconv.Itoa(int(p.Width)*emuPerPixel) + `" cy="` +
		strconv.Itoa(int(p.Height)*emuPerPixel) + `"/>`
	x.open("Chart", "")
	x.put(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent`, size,
		`<wp:docPr id="`, id, `" name="Chart `, id, `" descr="`, xmlText(words), `" title="`, xmlText(f.Caption), `"/>`,
		`<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>`,
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>`,
		`<pic:nvPicPr><pic:cNvPr id="`, id, `" name="chart`, id, `.png"/><pic:cNvPicPr/></pic:nvPicPr>`,
		`<pic:blipFill><a:blip r:embed="`, pictureRelation(n), `"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext`, size, `</a:xfrm><a:prstGeom prst="rect"><a:avLst/>`+
			`</a:prstGeom></pic:spPr>`,
		`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`)
	x.close()
}
