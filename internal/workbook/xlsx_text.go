package workbook

import (
	"strconv"
	"strings"
)

// richText is a text of a workbook: what is live in it and what is struck out, as
// its own fonts say. Pieces without a font of their own are struck out where the
// cell is.
type richText struct {
	live, struck string // in a cell that is not struck out
	pieces       []piece
}

// piece is a part of a text in one font.
type piece struct {
	text        string
	own, struck bool // a font of its own; struck out by it
}

// in is the text in a cell, which may be struck out as a whole.
func (t richText) in(struck bool) (live, gone string) {
	if !struck {
		return t.live, t.struck
	}
	if t.pieces == nil {
		return "", t.live
	}
	return split(t.pieces, true)
}

// split is what of a text is live and what is struck out, each stretch on a line of
// its own.
func split(pieces []piece, cell bool) (live, struck string) {
	var out, gone strings.Builder
	before := false
	for i, p := range pieces {
		is := p.struck || !p.own && cell
		switch {
		case !is && before && strings.HasSuffix(out.String(), " "):
			out.WriteString(strings.TrimLeft(p.text, " "))
		case !is:
			out.WriteString(p.text)
		case i > 0 && !before && gone.Len() > 0:
			gone.WriteString("\n" + p.text)
		default:
			gone.WriteString(p.text)
		}
		before = is
	}
	return tidy(out.String()), tidy(gone.String())
}

func newRichText(pieces []piece) richText {
	if len(pieces) == 1 && !pieces[0].own {
		return richText{live: tidy(pieces[0].text)}
	}
	t := richText{pieces: pieces}
	t.live, t.struck = split(pieces, false)
	return t
}

// readRichText reads the text within an element: of a shared string, of a cell, or
// of a comment.
func readRichText(x *xmlReader) (richText, error) {
	var pieces []piece
	err := x.children(func(e element) error {
		switch e.name() {
		case "t":
			text, err := x.text()
			pieces = append(pieces, piece{text: unescape(text)})
			return err
		case "r":
			p, err := readPiece(x)
			pieces = append(pieces, p)
			return err
		}
		return nil
	})
	return newRichText(pieces), err
}

func readPiece(x *xmlReader) (p piece, err error) {
	err = x.children(func(e element) (err error) {
		switch e.name() {
		case "rPr":
			p.own = true
			p.struck, err = readStruck(x)
		case "t":
			var text string
			text, err = x.text()
			p.text += unescape(text)
		}
		return err
	})
	return p, err
}

// unescape turns _x000A_ into the sign that it is for.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var out strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 {
			out.WriteString(s)
			return out.String()
		}
		out.WriteString(s[:i])
		s = s[i:]
		if len(s) >= 7 && s[6] == '_' {
			if n, err := strconv.ParseUint(s[2:6], 16, 16); err == nil {
				out.WriteRune(rune(n))
				s = s[7:]
				continue
			}
		}
		out.WriteString("_x")
		s = s[2:]
	}
}

// readShared reads the texts that cells name by number.
func readShared(p *pack, part string) (list []richText, err error) {
	err = p.each(part, func(x *xmlReader, _ element) error {
		return x.children(func(e element) error {
			if e.name() != "si" {
				return nil
			}
			if len(list) >= maxShared {
				return errTooLarge
			}
			text, err := readRichText(x)
			list = append(list, text)
			return err
		})
	})
	return list, err
}
