package workbook

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// xmlReader reads a part of XML element by element, strictly and to its end: what is
// no XML is an error, wherever it is.
type xmlReader struct {
	pack    *pack
	decoder *xml.Decoder
	in      *capped
	depth   int
}

// element is the beginning of an element.
type element xml.StartElement

func (e element) name() string { return e.Name.Local }

// attr is an attribute by its name without a prefix.
func (e element) attr(name string) string {
	for i := range e.Attr {
		if e.Attr[i].Name.Local == name {
			return e.Attr[i].Value
		}
	}
	return ""
}

// on reports whether an attribute of yes and no says yes; other is what its absence
// means.
func (e element) on(name string, other bool) bool {
	switch e.attr(name) {
	case "":
		return other
	case "0", "false", "off", "none":
		return false
	}
	return true
}

func newXMLReader(in io.Reader, p *pack) *xmlReader {
	x := &xmlReader{pack: p, in: &capped{from: in, left: &p.bytes}}
	x.decoder = xml.NewDecoder(x.in)
	return x
}

// errUnpacked is a limit that was passed.
var errUnpacked = errors.New("larger than the limit, unpacked")

// next is the next token. At the end of a part, or where it breaks, it is nil.
func (x *xmlReader) next() (xml.Token, error) {
	x.in.run = 0
	token, err := x.decoder.Token()
	switch {
	case errors.Is(err, io.EOF):
		return nil, nil
	case errors.Is(err, errUnpacked):
		return nil, err
	case err != nil:
		return nil, errBroken
	}
	switch token.(type) {
	case xml.StartElement:
		x.depth++
		if x.pack.elements--; x.pack.elements < 0 {
			return nil, errUnpacked
		}
		if x.depth > maxDepth {
			return nil, errBroken
		}
	case xml.EndElement:
		x.depth--
	}
	return token, nil
}

// children calls f for each element within the one that was just begun, or for the
// root of a part, and reads on to its end. What f leaves of an element is passed
// over; Fallback, which repeats in another way what was read, always is.
func (x *xmlReader) children(f func(element) error) error {
	for inside := x.depth; ; {
		token, err := x.next()
		if err != nil || token == nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if t.Name.Local != "Fallback" {
				if err := f(element(t)); err != nil {
					return err
				}
			}
			if err := x.leave(inside); err != nil {
				return err
			}
		}
	}
}

// leave reads on until so many elements are open.
func (x *xmlReader) leave(depth int) error {
	for x.depth > depth {
		token, err := x.next()
		if err != nil {
			return err
		}
		if token == nil {
			return errBroken
		}
	}
	return nil
}

// text is the text within the element that was just begun, to its end.
func (x *xmlReader) text() (string, error) {
	first, more := "", []string(nil)
	for inside := x.depth; x.depth >= inside; {
		token, err := x.next()
		if err != nil {
			return "", err
		}
		if token == nil {
			return "", errBroken
		}
		if data, ok := token.(xml.CharData); ok {
			if first == "" {
				first = string(data)
				continue
			}
			more = append(more, string(data))
		}
	}
	if more == nil {
		return first, nil
	}
	return first + strings.Join(more, ""), nil
}

// capped reads bytes up to the limits of a file.
type capped struct {
	from io.Reader
	left *int64 // of the whole file
	run  int    // bytes since the last token began
	buf  [8 << 10]byte
	at   int
	end  int
}

func (c *capped) ReadByte() (byte, error) {
	if c.at == c.end {
		if err := c.fill(); err != nil {
			return 0, err
		}
	}
	if c.run++; c.run > maxToken {
		return 0, errUnpacked
	}
	b := c.buf[c.at]
	c.at++
	return b, nil
}

func (c *capped) fill() error {
	for {
		n, err := c.from.Read(c.buf[:])
		c.at, c.end = 0, n
		if *c.left -= int64(n); *c.left < 0 {
			return errUnpacked
		}
		if n > 0 {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// Read is for the library, which asks for bytes one by one.
func (c *capped) Read(b []byte) (int, error) {
	if len(b) == 0 {
		return 0, nil
	}
	one, err := c.ReadByte()
	if err != nil {
		return 0, err
	}
	b[0] = one
	return 1, nil
}
