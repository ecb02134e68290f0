package docx

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"strconv"
	"time"

	"improve/internal/render/chart"
)

//go:embed styles.xml
var stylesXML string

//go:embed settings.xml
var settingsXML string

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	spaces  = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
		`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	drawSpaces = ` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ` +
		`xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
		`xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`

	officeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	packRelations   = "http://schemas.openxmlformats.org/package/2006/relationships"
	wordType        = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// part is a file of the package. Relation is how the document refers to it,
// empty where it does not.
type part struct {
	name, kind, relation string
	content              []byte
}

func headerRelation(n int) string  { return "header" + strconv.Itoa(n) }
func pictureRelation(n int) string { return "chart" + strconv.Itoa(n) }

func footerRelation(n int) string { return "footer" + strconv.Itoa(n) }

// parts are the files that the document refers to, in a fixed order.
func (x *document) parts() ([]part, error) {
	charts, err := chart.PNGs(x.pictures)
	parts := []part{
		{"word/styles.xml", "styles", "styles", []byte(x.styles())},
		{"word/settings.xml", "settings", "settings", []byte(settingsXML)},
		{"word/numbering.xml", "numbering", "numbering", x.numberings()},
	}
	for i, h := range x.headers {
		id := headerRelation(i + 1)
		parts = append(parts, part{"word/" + id + ".xml", "header", id, h})
	}
	for i, f := range x.footers {
		id := footerRelation(i + 1)
		parts = append(parts, part{"word/" + id + ".xml", "footer", id, f})
	}
	for i, c := range charts {
		id := pictureRelation(i + 1)
		parts = append(parts, part{"word/media/" + id + ".png", "image", id, c})
	}
	return parts, err
}

// write packs the document. Its files bear the first day that zip knows, so that
// the same page makes the same bytes.
func (x *document) write(w io.Writer) error {
	parts, err := x.parts()
	if err != nil {
		return fmt.Errorf("draw the charts: %w", err)
	}
	var document bytes.Buffer
	document.WriteString(xmlHead + `<w:document ` + spaces + drawSpaces + ">\n<w:body>\n")
	document.Write(x.body.Bytes())
	document.WriteString("</w:body>\n</w:document>\n")
	files := []part{
		{name: "[Content_Types].xml", content: contentTypes(parts)},
		{name: "_rels/.rels", content: packageRelations()},
		{name: "docProps/core.xml", content: coreProperties(x.name)},
		{name: "word/document.xml", content: document.Bytes()},
		{name: "word/_rels/document.xml.rels", content: documentRelations(parts)},
	}
	z := zip.NewWriter(w)
	for _, f := range append(files, parts...) {
		method := zip.Deflate
		if f.kind == "image" {
			method = zip.Store // packed already
		}
		out, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: method,
			Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return err
		}
		if _, err := out.Write(f.content); err != nil {
			return err
		}
	}
	return z.Close()
}

func contentTypes(parts []part) []byte {
	var b bytes.Buffer
	b.WriteString(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>` +
		`<Override PartName="/docProps/core.xml" ` +
		`ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + wordType + `document.main+xml"/>`)
	for _, p := range parts {
		if p.kind != "image" {
			b.WriteString(`<Override PartName="/` + p.name + `" ContentType="` + wordType + p.kind + `+xml"/>`)
		}
	}
	b.WriteString("</Types>")
	return b.Bytes()
}

func packageRelations() []byte {
	return []byte(xmlHead + `<Relationships xmlns="` + packRelations + `">` +
		`<Relationship Id="document" Type="` + officeRelations + `officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="core" Type="` + packRelations + `/metadata/core-properties" Target="docProps/core.xml"/>` +
		`</Relationships>`)
}

func documentRelations(parts []part) []byte {
	var b bytes.Buffer
	b.WriteString(xmlHead + `<Relationships xmlns="` + packRelations + `">`)
	for _, p := range parts {
		b.WriteString(`<Relationship Id="` + p.relation + `" Type="` + officeRelations + p.kind + `" Target="` +
			p.name[len("word/"):] + `"/>`)
	}
	b.WriteString("</Relationships>")
	return b.Bytes()
}

// coreProperties say what the document is, and not who made it, when or where.
func coreProperties(title string) []byte {
	return []byte(xmlHead + `<cp:coreProperties ` +
		`xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
		`xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		`<dc:title>` + xmlText(title) + `</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>`)
}

// listLevels is how deep lists go.
const listLevels = 6

// numberings are the kinds of lists, and each numbered list with where it
// begins.
func (x *document) numberings() []byte {
	var b bytes.Buffer
	b.WriteString(xmlHead + `<w:numbering ` + spaces + `>`)
	kinds := [][]listLevel{{{"bullet", "•"}, {"bullet", "–"}}, {{"decimal", "%."}, {"lowerLetter", "%."},
		{"lowerRoman", "%."}}}
	for kind, levels := range kinds {
		b.WriteString(`<w:abstractNum w:abstractNumId="` + strconv.Itoa(kind) +
			`"><w:multiLevelType w:val="hybridMultilevel"/>`)
		for i := range listLevels {
			b.WriteString(levels[i%len(levels)].definition(i))
		}
		b.WriteString(`</w:abstractNum>`)
	}
	for kind := range kinds {
		b.WriteString(`<w:num w:numId="` + strconv.Itoa(kind+1) + `"><w:abstractNumId w:val="` + strconv.Itoa(kind) +
			`"/></w:num>`)
	}
	for i, list := range x.numbered {
		b.WriteString(`<w:num w:numId="` + strconv.Itoa(ownLists+i) + `"><w:abstractNumId w:val="1"/>` +
			`<w:lvlOverride w:ilvl="` + strconv.Itoa(list.depth) + `"><w:startOverride w:val="` +
			strconv.Itoa(list.start) + `"/></w:lvlOverride></w:num>`)
	}
	b.WriteString("</w:numbering>")
	return b.Bytes()
}

// listLevel is the mark of a level of lists; % stands for its number.
type listLevel struct{ format, text string }

// listIndent is how far in a level of lists stands.
const listIndent = 340

func (l listLevel) definition(depth int) string {
	level := strconv.Itoa(depth)
	text := l.text
	if text == "%." {
		text = "%" + strconv.Itoa(depth+1) + "."
	}
	return `<w:lvl w:ilvl="` + level + `"><w:start w:val="1"/><w:numFmt w:val="` + l.format +
		`"/><w:lvlText w:val="` + text + `"/><w:lvlJc w:val="left"/>` +
		`<w:pPr><w:ind w:left="` + strconv.Itoa(listIndent*(depth+1)) + `" w:hanging="` + strconv.Itoa(listIndent) +
		`"/></w:pPr></w:lvl>`
}
