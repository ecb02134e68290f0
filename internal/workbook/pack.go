package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"
)

// pack is an Office file being read: a zip file of XML parts. Its parts are unpacked
// as they are read, and never more than the limits allow: a small file may claim to
// be a large one.
type pack struct {
	files    map[string]*zip.File // by name in small letters
	bytes    int64                // that may still be unpacked
	elements int                  // that may still be read
}

// The limits of a file whose parts are read.
const (
	maxPlain    = 96 << 20  // bytes, unpacked
	maxElements = 4_000_000 // of XML, of all parts
	maxDepth    = 200       // of elements within each other
	maxToken    = 1 << 20   // bytes of a text or a tag; a cell holds far less
)

// errBroken is a file that no program would write so.
var errBroken = errors.New("damaged")

func openPack(data []byte) (*pack, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errBroken
	}
	p := &pack{files: make(map[string]*zip.File, len(z.File)), bytes: maxPlain, elements: maxElements}
	for _, f := range z.File {
		name := strings.ToLower(strings.TrimPrefix(f.Name, "/"))
		if p.files[name] != nil {
			return nil, errBroken // two programs would read two files
		}
		p.files[name] = f
	}
	return p, nil
}

// has reports whether any part's name begins or ends like this.
func (p *pack) has(match func(name string) bool) bool {
	for name := range p.files {
		if match(name) {
			return true
		}
	}
	return false
}

// each reads a part and calls f for its root element. A part that the file does not
// hold has none.
func (p *pack) each(part string, f func(x *xmlReader, root element) error) error {
	file := p.files[strings.ToLower(part)]
	if file == nil {
		return nil
	}
	in, err := file.Open()
	if err != nil {
		return errBroken
	}
	defer in.Close()
	x := newXMLReader(in, p)
	roots := 0
	err = x.children(func(root element) error {
		roots++
		return f(x, root)
	})
	if err == nil && roots != 1 {
		err = errBroken
	}
	if err != nil && !errors.Is(err, errBroken) {
		return err
	}
	if err != nil {
		return fmt.Errorf("%s: %w", part, err)
	}
	return nil
}

// relation is a part, or an address, that another part refers to.
type relation struct {
	kind     string // the end of its type: worksheet
	target   string // the name of a part, or an address
	external bool
}

// relations are those of a part by id.
func (p *pack) relations(part string) (map[string]relation, error) {
	found := map[string]relation{}
	folder, name := path.Split(part)
	err := p.each(folder+"_rels/"+name+".rels", func(x *xmlReader, _ element) error {
		return x.children(func(e element) error {
			r := relation{kind: path.Base(e.attr("Type")), target: e.attr("Target"),
				external: e.attr("TargetMode") == "External"}
			switch {
			case r.external:
			case strings.HasPrefix(r.target, "/"):
				r.target = r.target[1:]
			default:
				r.target = path.Join(folder, r.target)
			}
			found[e.attr("Id")] = r
			return nil
		})
	})
	return found, err
}

// main is the part that the file is about.
func (p *pack) main() (string, error) {
	roots, err := p.relations("")
	if err != nil {
		return "", err
	}
	for _, r := range roots {
		if r.kind == "officeDocument" && p.files[strings.ToLower(r.target)] != nil {
			return r.target, nil
		}
	}
	for _, name := range []string{"xl/workbook.xml", "word/document.xml"} {
		if p.files[name] != nil {
			return name, nil
		}
	}
	return "", &Error{"this is a zip file without a workbook in it", "name the .xlsx file itself"}
}
