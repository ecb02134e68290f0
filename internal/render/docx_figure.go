package render

import (
	"fmt"
	"strconv"
	"strings"

	"improve/internal/doc"
)

const (
	emuPerPixel   = 9525 // the unit of drawings, of which an inch has 914,400
	twipsPerPixel = 15
	widestChart   = 9638 // twips; on wide pages charts stay as they are on others
)

// figure writes a chart as a picture that is described, its caption, and its
// figures where no table of the page holds them.
func (x *docx) figure(f *doc.Figure) {
	if f.Chart != nil {
		p := layChart(f.Chart, float64(min(x.room, widestChart)/twipsPerPixel))
		png, err := x.painter.paint(p)
		if err != nil && x.failed == nil {
			x.failed = fmt.Errorf("draw %q: %w", clean(f.Caption), err)
		}
		x.pictures = append(x.pictures, png)
		x.picture(f, p)
	}
	if label(f.Caption) != "" {
		x.open("Caption", "")
		x.run(strings.TrimSpace(f.Caption), "")
		x.close()
	}
	if f.Data != nil {
		t := *f.Data
		if label(t.Caption) == "" {
			t.Caption = f.Caption
		}
		x.quiet = f.Chart != nil // the chart has the colours
		x.table(&t)
		x.quiet = false
	}
}

func (x *docx) picture(f *doc.Figure, p *picture) {
	x.shapes++
	id := strconv.Itoa(x.shapes)
	words := f.Alt
	if label(words) == "" {
		words = f.Caption
	}
	size := ` cx="` + strconv.Itoa(int(p.width)*emuPerPixel) + `" cy="` + strconv.Itoa(int(p.height)*emuPerPixel) + `"/>`
	x.open("Chart", "")
	x.put(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent`, size,
		`<wp:docPr id="`, id, `" name="Chart `, id, `" descr="`, xmlText(words), `" title="`, xmlText(f.Caption), `"/>`,
		`<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>`,
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>`,
		`<pic:nvPicPr><pic:cNvPr id="`, id, `" name="chart`, id, `.png"/><pic:cNvPicPr/></pic:nvPicPr>`,
		`<pic:blipFill><a:blip r:embed="`, pictureRelation(x.shapes), `"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext`, size, `</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`,
		`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`)
	x.close()
}
