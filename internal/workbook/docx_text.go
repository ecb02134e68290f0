package workbook

import (
	"cmp"
	"strconv"
	"strings"
)

// paragraph is one of a document: what is live in it, and what is struck out or, by
// a tracked change, deleted.
type paragraph struct {
	d       *document
	pieces  []piece
	prefix  string // the number or bullet of a list
	heading bool
	look    textLook // of its style
	link    string
	code    string // of a field, which is not shown
	notes   []Note
	deleted int  // how many tracked deletions are around the current element
	tracked bool // something in it was inserted or deleted
}

// words are the paragraph's text.
func (p *paragraph) words() (live, struck string) {
	live, struck = split(p.pieces, false)
	switch {
	case live != "":
		live = strings.TrimSpace(p.prefix + " " + live)
	case struck != "":
		struck = strings.TrimSpace(p.prefix + " " + struck)
	case p.prefix != bullet:
		live = strings.TrimSuffix(p.prefix, ".") // a column that the program numbers
	}
	return live, struck
}

// read reads what is within the paragraph.
func (p *paragraph) read() error {
	return p.d.x.children(p.inline)
}

func (p *paragraph) inline(e element) error {
	x := p.d.x
	switch e.name() {
	case "pPr":
		return p.properties()
	case "r":
		return p.run()
	case "ins", "moveTo":
		p.tracked = true
	case "del", "moveFrom":
		p.tracked = true
		p.deleted++
		err := x.children(p.inline)
		p.deleted--
		return err
	case "hyperlink":
		if r := p.d.relations[e.attr("id")]; r.external {
			p.link = cmp.Or(p.link, r.target)
		}
	case "fldSimple":
		p.field(e.attr("instr"))
	case "sdtPr", "rPr":
		return nil
	case "t":
		return p.add(false) // of an equation
	}
	return x.children(p.inline)
}

func (p *paragraph) properties() error {
	var style paragraphStyle
	own := numbering{level: -1}
	err := p.d.x.children(func(e element) error {
		switch e.name() {
		case "pStyle":
			style, p.look = p.d.lists.styles[e.attr("val")], p.d.lists.looks[e.attr("val")]
		case "outlineLvl":
			p.heading = e.attr("val") != "9"
		case "numPr":
			return own.read(p.d.x)
		}
		return nil
	})
	p.heading = p.heading || style.heading
	p.prefix = p.d.lists.next(own.or(style.numbering))
	return err
}

// textLook is what a font or a style says of its text: that it is struck out, or not
// shown at all.
type textLook struct{ struck, hidden said }

// said is what is said of something: yes, no, or nothing.
type said int8

const (
	saidNo  said = -1
	saidYes said = 1
)

// read takes what a part of a font or a style says.
func (l *textLook) read(e element) {
	to := &l.struck
	switch e.name() {
	case "vanish":
		to = &l.hidden
	case "strike", "dstrike":
	default:
		return
	}
	switch {
	case e.on("val", true):
		*to = saidYes
	case *to == 0:
		*to = saidNo
	}
}

// or is a look where that of its style fills the gaps.
func (l textLook) or(style textLook) textLook {
	return textLook{cmp.Or(l.struck, style.struck), cmp.Or(l.hidden, style.hidden)}
}

// lookOf reads how a stretch of text looks.
func (p *paragraph) lookOf() (textLook, error) {
	var own, style textLook
	err := p.d.x.children(func(e element) error {
		if e.name() == "rStyle" {
			style = p.d.lists.looks[e.attr("val")]
		}
		own.read(e)
		return nil
	})
	return own.or(style).or(p.look), err
}

// run reads a stretch of text in one font.
func (p *paragraph) run() error {
	x, look := p.d.x, p.look
	return x.children(func(e element) (err error) {
		struck := look.struck == saidYes || look.hidden == saidYes
		switch e.name() {
		case "rPr":
			look, err = p.lookOf()
			return err
		case "t":
			p.d.lost.hidden = p.d.lost.hidden || look.hidden == saidYes
			return p.add(struck)
		case "delText":
			return p.add(true)
		case "tab":
			p.put(" ", struck)
		case "br", "cr":
			p.put("\n", struck)
		case "noBreakHyphen":
			p.put("-", struck)
		case "sym":
			p.put(symbol(e.attr("char")), struck)
		case "instrText":
			text, err := x.text()
			p.code += text
			p.field(p.code)
			return err
		case "fldChar":
			p.code = ""
		case "commentReference":
			p.note(p.d.comments[e.attr("id")])
		case "footnoteReference":
			p.note(p.d.footnotes[e.attr("id")])
		case "endnoteReference":
			p.note(p.d.footnotes["end "+e.attr("id")])
		case "drawing", "pict", "object", "AlternateContent":
			return within(x, p.drawn)
		}
		return nil
	})
}

// drawn counts pictures, and reads the words of boxes as ones outside tables.
func (p *paragraph) drawn(e element) error {
	switch e.name() {
	case "blip", "imagedata":
		p.d.lost.pictures++
	case "txbxContent":
		return p.d.blocks(p.d)
	}
	return nil
}

func (p *paragraph) add(struck bool) error {
	text, err := p.d.x.text()
	p.put(text, struck)
	return err
}

func (p *paragraph) put(text string, struck bool) {
	p.pieces = append(p.pieces, piece{text: text, own: true, struck: struck || p.deleted > 0})
}

func (p *paragraph) note(n Note) {
	if n.Text != "" {
		p.notes = append(p.notes, n)
	}
}

// field keeps the address of a field that leads to one.
func (p *paragraph) field(code string) {
	rest, ok := strings.CutPrefix(strings.TrimSpace(code), "HYPERLINK ")
	if !ok {
		return
	}
	if to, ok := strings.CutPrefix(strings.TrimSpace(rest), `"`); ok {
		to, _, _ = strings.Cut(to, `"`)
		p.link = cmp.Or(p.link, to)
	}
}

// symbol is a sign of a font of symbols: those that plans use for ticks and boxes.
func symbol(code string) string {
	known := map[string]string{"F0FC": "✓", "F0FE": "☑", "F052": "☑", "F0FB": "✗", "F0FD": "☒", "F0A8": "☐",
		"F06F": "☐", "F0A3": "☐", "F0B7": bullet, "F0A7": bullet, "F0D8": bullet, "F0E0": "→", "F0E8": "→"}
	if s := known[strings.ToUpper(code)]; s != "" {
		return s
	}
	n, err := strconv.ParseUint(code, 16, 16)
	if err != nil || n >= 0xe000 && n < 0xf900 || n < 0x20 {
		return "\ufffd"
	}
	return string(rune(n))
}
