package workbook

import (
	"strconv"
	"strings"
)

// look is what a style says of a cell, or a rule of one that it applies to.
type look struct {
	dates  DateFormat
	format format
	fill   string
	struck bool
}

// format is how numbers are shown: by a code, or by the number of one that all
// spreadsheets know.
type format struct {
	id   int
	code string
}

// styles are the looks of a workbook.
type styles struct {
	cells []look // by the number that cells name
	rules []look // by the number that rules name
}

func (s *styles) cell(id string) look {
	if n, err := strconv.Atoi(id); err == nil && n >= 0 && n < len(s.cells) {
		return s.cells[n]
	}
	if len(s.cells) > 0 {
		return s.cells[0]
	}
	return look{}
}

// styleReader reads the styles of a workbook.
type styleReader struct {
	x       *xmlReader
	colours palette
	out     styles
	codes   map[int]string
	struck  []bool
	fills   []string
}

func readStyles(p *pack, part string, colours palette) (styles, error) {
	r := styleReader{colours: colours, codes: map[int]string{}}
	err := p.each(part, func(x *xmlReader, _ element) error {
		r.x = x
		return x.children(r.section)
	})
	return r.out, err
}

func (r *styleReader) section(e element) error {
	read := map[string]func(element) error{"numFmts": r.code, "fonts": r.font, "fills": r.fill, "cellXfs": r.cell,
		"dxfs": r.rule}[e.name()]
	if read == nil {
		return nil
	}
	return r.x.children(read)
}

func (r *styleReader) code(e element) error {
	if id, err := strconv.Atoi(e.attr("numFmtId")); err == nil && len(e.attr("formatCode")) < 256 {
		r.codes[id] = e.attr("formatCode")
	}
	return nil
}

func (r *styleReader) font(element) error {
	struck, err := readStruck(r.x)
	r.struck = append(r.struck, struck)
	return err
}

// readStruck reads a font for whether it strikes out.
func readStruck(x *xmlReader) (struck bool, err error) {
	err = x.children(func(e element) error {
		if e.name() == "strike" {
			struck = e.on("val", true)
		}
		return nil
	})
	return struck, err
}

func (r *styleReader) fill(element) error {
	colour, err := r.readFill(false)
	r.fills = append(r.fills, colour)
	return err
}

// readFill reads a fill: of a gradient the first colour. Rules name the colour of a
// solid fill as its background, styles as its foreground.
func (r *styleReader) readFill(rule bool) (colour string, err error) {
	side := "fgColor"
	if rule {
		side = "bgColor"
	}
	err = r.x.children(func(e element) error {
		kind := e.attr("patternType")
		if e.name() == "patternFill" && kind != "solid" && (kind != "" || !rule) {
			return nil
		}
		return r.x.children(func(e element) error {
			switch {
			case e.name() == side:
				colour = r.colours.resolve(e)
			case e.name() == "stop" && colour == "":
				return r.x.children(func(e element) error {
					colour = r.colours.resolve(e)
					return nil
				})
			}
			return nil
		})
	})
	return colour, err
}

func (r *styleReader) cell(e element) error {
	var l look
	number := func(key string) int {
		n, err := strconv.Atoi(e.attr(key))
		if err != nil || n < 0 {
			return 0
		}
		return n
	}
	l.format.id = number("numFmtId")
	code, custom := r.codes[l.format.id]
	l.format.code = code
	if custom {
		l.dates = customFormat(code)
	} else {
		l.dates = builtInFormat(l.format.id)
	}
	if n := number("fillId"); n < len(r.fills) {
		l.fill = r.fills[n]
	}
	if n := number("fontId"); n < len(r.struck) {
		l.struck = r.struck[n]
	}
	r.out.cells = append(r.out.cells, l)
	return nil
}

func (r *styleReader) rule(element) error {
	var l look
	err := r.x.children(func(e element) (err error) {
		switch e.name() {
		case "font":
			l.struck, err = readStruck(r.x)
		case "fill":
			l.fill, err = r.readFill(true)
		}
		return err
	})
	r.out.rules = append(r.out.rules, l)
	return err
}

// builtInFormat says how much of a date one of the formats shows that all
// spreadsheets know by number; NoDate where it shows none.
func builtInFormat(n int) DateFormat {
	switch {
	case n == 16:
		return ShowsNoYear
	case n == 17:
		return ShowsMonth
	case n == 14 || n == 15 || n == 22 || n >= 27 && n <= 31 || n == 36 || n >= 50 && n <= 58:
		return ShowsDay
	}
	return NoDate
}

// customFormat reads a format such as "d mmmm yyyy;@" or [$-809]mmm\-yy.
func customFormat(format string) DateFormat {
	format, _, _ = strings.Cut(format, ";")
	var letters strings.Builder
	for i := 0; i < len(format); i++ {
		switch c := format[i]; c {
		case '\\', '_', '*':
			i++ // the next sign stands for itself
		case '"', '[':
			end := strings.IndexByte(format[i+1:], map[byte]byte{'"': '"', '[': ']'}[c])
			if end < 0 {
				return NoDate
			}
			i += end + 1
		default:
			letters.WriteByte(c | 0x20)
		}
	}
	signs := letters.String()
	year, day := strings.Contains(signs, "y"), strings.Contains(signs, "d")
	month := strings.Contains(signs, "mmm") || strings.Contains(signs, "m") && (year || day)
	switch {
	case strings.Contains(signs, "general") || strings.ContainsAny(signs, "0#?"):
		return NoDate
	case year && day:
		return ShowsDay
	case year && month:
		return ShowsMonth
	case day && month:
		return ShowsNoYear
	}
	return NoDate
}
