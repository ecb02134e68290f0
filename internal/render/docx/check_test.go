package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"path"
	"slices"
	"strings"

	"improve/internal/render/rendertest"
)

// wordXML is an element of a document with all that it holds.
type wordXML struct {
	name string
	attr map[string]string
	kids []*wordXML
	text string
}

func parseXML(t rendertest.T, name string, data []byte) *wordXML {
	root := &wordXML{}
	open := []*wordXML{root}
	for dec := xml.NewDecoder(bytes.NewReader(data)); ; {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		last := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			e := &wordXML{name: token.Name.Local, attr: map[string]string{}}
			for _, a := range token.Attr {
				if _, twice := e.attr[a.Name.Local]; twice {
					t.Fatalf("%s: %s has %s twice", name, e.name, a.Name.Local)
				}
				e.attr[a.Name.Local] = a.Value
			}
			last.kids = append(last.kids, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			last.text += string(token)
		}
	}
	if len(root.kids) != 1 {
		t.Fatalf("%s has %d roots", name, len(root.kids))
	}
	return root.kids[0]
}

// all are the elements of a name inside an element, in order.
func (e *wordXML) all(name string) []*wordXML {
	var out []*wordXML
	for _, k := range e.kids {
		if k.name == name {
			out = append(out, k)
		}
		out = append(out, k.all(name)...)
	}
	return out
}

func (e *wordXML) kid(name string) *wordXML {
	for _, k := range e.kids {
		if k.name == name {
			return k
		}
	}
	return &wordXML{}
}

// Words is what a reader sees or hears of an element: text, breaks as line
// breaks, and the descriptions of tables and pictures.
func (e *wordXML) words() string {
	switch e.name {
	case "t":
		return e.text
	case "tab":
		return "\t"
	case "p", "br":
		return "\n" + e.inside()
	case "tblCaption", "tblDescription":
		return "\n" + e.attr["val"]
	case "docPr":
		return "\n" + e.attr["title"] + "\n" + e.attr["descr"]
	}
	return e.inside()
}

func (e *wordXML) inside() string {
	s := ""
	for _, k := range e.kids {
		s += k.words()
	}
	return s
}

// docxFiles are the files of a document, read as Word reads them.
func docxFiles(t rendertest.T, data []byte) map[string][]byte {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatalf("%v", err)
	}
	files := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatalf("%v", err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("%v", err)
		}
		if year := f.Modified.Year(); year != 1980 {
			t.Fatalf("%s bears the year %d", f.Name, year)
		}
		files[f.Name] = content
	}
	return files
}

// checkDOCX reads a document and holds it to what Word demands; it returns its
// main part.
func checkDOCX(t rendertest.T, data []byte) *wordXML {
	files := docxFiles(t, data)
	parts := map[string]*wordXML{}
	for name, content := range files {
		if strings.HasSuffix(name, ".png") {
			if _, err := png.DecodeConfig(bytes.NewReader(content)); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			continue
		}
		parts[name] = parseXML(t, name, content)
		checkOrder(t, parts[name])
	}
	checkTypes(t, files, parts["[Content_Types].xml"])
	relations := checkRelations(t, files, parts)
	document := parts["word/document.xml"]
	for name, part := range parts {
		if strings.HasPrefix(name, "word/") && !strings.HasSuffix(name, ".rels") {
			checkNames(t, part, parts, relations)
		}
	}
	checkUnique(t, document)
	for _, table := range document.all("tbl") {
		checkTable(t, table)
	}
	checkBody(t, document.kid("body"))
	return document
}

// checkTypes holds that every file has a type.
func checkTypes(t rendertest.T, files map[string][]byte, types *wordXML) {
	known := map[string]bool{}
	for _, k := range types.kids {
		known[k.attr["PartName"]+k.attr["Extension"]] = true
		if name := strings.TrimPrefix(k.attr["PartName"], "/"); name != "" && files[name] == nil {
			t.Fatalf("%s has a type and is not there", name)
		}
	}
	for name := range files {
		if extension := strings.TrimPrefix(path.Ext(name), "."); !known["/"+name] && (extension == "xml" && name != "[Content_Types].xml" || !known[extension]) {
			t.Fatalf("%s has no type", name)
		}
	}
}

// checkRelations holds that what the document refers to is there, and nothing
// besides.
func checkRelations(t rendertest.T, files map[string][]byte, parts map[string]*wordXML) map[string]string {
	relations, reached := map[string]string{}, map[string]bool{}
	for from, folder := range map[string]string{"_rels/.rels": "", "word/_rels/document.xml.rels": "word/"} {
		for _, r := range parts[from].kids {
			target := folder + r.attr["Target"]
			if files[target] == nil || r.attr["TargetMode"] != "" {
				t.Fatalf("%s refers to %s, which is not there", from, target)
			}
			reached[target] = true
			if folder != "" {
				relations[r.attr["Id"]] = target
			}
		}
	}
	for name := range files {
		if !reached[name] && !strings.Contains(name, "rels") && name != "[Content_Types].xml" {
			t.Fatalf("nothing refers to %s", name)
		}
	}
	return relations
}

// checkNames holds that every style, list, relation and bookmark named exists.
func checkNames(t rendertest.T, part *wordXML, parts map[string]*wordXML, relations map[string]string) {
	styles, lists, bookmarks := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, s := range parts["word/styles.xml"].all("style") {
		styles[s.attr["styleId"]] = true
	}
	for _, n := range parts["word/numbering.xml"].all("num") {
		lists[n.attr["numId"]] = true
	}
	for _, b := range parts["word/document.xml"].all("bookmarkStart") {
		bookmarks[b.attr["name"]] = true
	}
	for _, kind := range []string{"pStyle", "rStyle", "tblStyle", "basedOn", "next"} {
		for _, e := range part.all(kind) {
			if !styles[e.attr["val"]] {
				t.Fatalf("there is no style %s", e.attr["val"])
			}
		}
	}
	for _, e := range part.all("numPr") {
		if !lists[e.kid("numId").attr["val"]] {
			t.Fatalf("there is no list %s", e.kid("numId").attr["val"])
		}
	}
	for _, e := range part.all("hyperlink") {
		if !bookmarks[e.attr["anchor"]] {
			t.Fatalf("there is no bookmark %s", e.attr["anchor"])
		}
	}
	for kind, key := range map[string]string{"blip": "embed", "headerReference": "id", "footerReference": "id"} {
		for _, e := range part.all(kind) {
			if relations[e.attr[key]] == "" {
				t.Fatalf("there is no relation %s", e.attr[key])
			}
		}
	}
}

func checkUnique(t rendertest.T, document *wordXML) {
	for _, kind := range []string{"docPr", "bookmarkStart"} {
		seen := map[string]bool{}
		for _, e := range document.all(kind) {
			if seen[e.attr["id"]] {
				t.Fatalf("two %s are %s", kind, e.attr["id"])
			}
			seen[e.attr["id"]] = true
		}
	}
	for _, e := range document.all("drawing") {
		if e.all("docPr")[0].attr["name"] == "" || e.all("ext")[0].attr["cx"] == "0" {
			t.Fatalf("a picture without name or size")
		}
	}
}

// checkTable holds that a table has a header, that its rows are whole and that
// every cell ends with a paragraph, without which Word takes a document for
// broken.
func checkTable(t rendertest.T, table *wordXML) {
	columns := len(table.kid("tblGrid").kids)
	rows := table.all("tr")
	if len(rows) == 0 || len(rows[0].all("tblHeader")) != 1 || len(rows[0].all("cantSplit")) != 1 || table.kid("tblPr").kid("tblCaption").attr["val"] == "" {
		t.Fatalf("a table without header or caption")
	}
	for _, row := range rows {
		cells := row.all("tc")
		if len(cells) != columns {
			t.Fatalf("a row of %d cells in a table of %d columns", len(cells), columns)
		}
		for i, cell := range cells {
			if cell.kids[len(cell.kids)-1].name != "p" {
				t.Fatalf("a cell ends with %s", cell.kids[len(cell.kids)-1].name)
			}
			if cell.kid("tcPr").kid("tcW").attr["w"] != table.kid("tblGrid").kids[i].attr["w"] {
				t.Fatalf("a cell is not as wide as its column")
			}
		}
	}
}

// checkBody holds that a paragraph follows every table and that the body ends
// with a section.
func checkBody(t rendertest.T, body *wordXML) {
	for i, k := range body.kids {
		if k.name == "tbl" && body.kids[i+1].name != "p" {
			t.Fatalf("%s follows a table", body.kids[i+1].name)
		}
	}
	if last := body.kids[len(body.kids)-1]; last.name != "sectPr" {
		t.Fatalf("the body ends with %s", last.name)
	}
}

// wordOrder is the order in which Word wants what an element holds, as far as we
// write it. LibreOffice does not mind; Word calls the document broken.
var wordOrder = map[string]string{
	"pPr":     "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs spacing ind jc outlineLvl rPr sectPr",
	"rPr":     "rStyle rFonts b bCs i iCs strike noProof color sz szCs shd lang",
	"tblPr":   "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
	"tcPr":    "tcW tcBorders shd vAlign",
	"trPr":    "cantSplit tblHeader",
	"sectPr":  "headerReference footerReference type pgSz pgMar titlePg",
	"style":   "name basedOn next qFormat pPr rPr tblPr tblStylePr",
	"lvl":     "start numFmt lvlText lvlJc pPr",
	"inline":  "extent docPr cNvGraphicFramePr graphic",
	"numPr":   "ilvl numId",
	"tbl":     "tblPr tblGrid tr",
	"pic":     "nvPicPr blipFill spPr",
	"sdt":     "sdtPr sdtContent",
	"num":     "abstractNumId lvlOverride",
	"pBdr":    "top left bottom right",
	"tblGrid": "gridCol",
}

func checkOrder(t rendertest.T, e *wordXML) {
	if order := strings.Fields(wordOrder[e.name]); len(order) > 0 {
		at := 0
		for _, k := range e.kids {
			place := slices.Index(order, k.name)
			if k.name == "footerReference" {
				place = 0 // among the headers
			}
			if place < at {
				t.Fatalf("%s stands in %s where Word does not want it", k.name, e.name)
			}
			at = place
		}
	}
	for _, k := range e.kids {
		checkOrder(t, k)
	}
}
