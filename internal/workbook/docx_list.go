package workbook

import (
	"strconv"
	"strings"
)

// bullet is before each point of a list without numbers.
const bullet = "•"

// numbering is which list a paragraph is a point of. A level of -1 is not said.
type numbering struct {
	list  string
	level int
}

// read reads the numbering of a paragraph or style.
func (n *numbering) read(x *xmlReader) error {
	return x.children(func(e element) error {
		switch e.name() {
		case "numId":
			n.list = e.attr("val")
		case "ilvl":
			if level, err := strconv.Atoi(e.attr("val")); err == nil && level >= 0 && level < levels {
				n.level = level
			}
		}
		return nil
	})
}

// or is a paragraph's numbering where that of its style fills the gaps.
func (n numbering) or(style numbering) numbering {
	if n.list == "" {
		n.list = style.list
	}
	if n.level < 0 {
		n.level = style.level
	}
	return n
}

type paragraphStyle struct {
	heading bool
	numbering
}

// levels is how many a list has.
const levels = 9

// listLevel is how a level of a list counts.
type listLevel struct {
	start        int
	format, text string // "decimal", "%1.%2."
}

// list is a list as it is counted: several in a document may share the counts of one.
type list struct {
	kind   string
	starts map[int]int // levels that begin anew with it
	begun  map[int]bool
}

// lists are the styles of paragraphs and of text, and the counts of lists.
type lists struct {
	styles map[string]paragraphStyle
	looks  map[string]textLook
	kinds  map[string]*[levels]listLevel
	lists  map[string]*list
	counts map[string]*[levels]int // of a kind; 0 before the first
}

func readLists(p *pack, styles, numbers string) (lists, error) {
	l := lists{styles: map[string]paragraphStyle{}, looks: map[string]textLook{},
		kinds: map[string]*[levels]listLevel{}, lists: map[string]*list{}, counts: map[string]*[levels]int{}}
	based := map[string]string{}
	err := p.each(styles, func(x *xmlReader, _ element) error {
		return x.children(func(e element) error {
			if kind := e.attr("type"); e.name() != "style" || kind != "paragraph" && kind != "character" {
				return nil
			}
			return l.style(x, e.attr("styleId"), based)
		})
	})
	if err != nil {
		return l, err
	}
	l.inherit(based)
	return l, p.each(numbers, func(x *xmlReader, _ element) error {
		return x.children(func(e element) error {
			switch e.name() {
			case "abstractNum":
				return l.kind(x, e.attr("abstractNumId"))
			case "num":
				return l.list(x, e.attr("numId"))
			}
			return nil
		})
	})
}

func (l *lists) style(x *xmlReader, id string, based map[string]string) error {
	s, look := paragraphStyle{numbering: numbering{level: -1}}, textLook{}
	err := within(x, func(e element) error {
		look.read(e)
		switch e.name() {
		case "name":
			name := strings.ToLower(e.attr("val"))
			s.heading = s.heading || strings.HasPrefix(name, "heading") || name == "caption"
		case "outlineLvl":
			s.heading = e.attr("val") != "9"
		case "basedOn":
			based[id] = e.attr("val")
		case "numPr":
			return s.numbering.read(x)
		}
		return nil
	})
	l.styles[id], l.looks[id] = s, look
	return err
}

// inherit gives styles what those say on which they are based.
func (l *lists) inherit(based map[string]string) {
	for id := range l.styles {
		s, look := l.styles[id], l.looks[id]
		for parent, steps := based[id], 0; parent != "" && steps < 20; parent, steps = based[parent], steps+1 {
			p := l.styles[parent]
			s.heading = s.heading || p.heading
			s.numbering = s.numbering.or(p.numbering)
			look = look.or(l.looks[parent])
		}
		l.styles[id], l.looks[id] = s, look
	}
}

func (l *lists) kind(x *xmlReader, id string) error {
	var kind [levels]listLevel
	for i := range kind {
		kind[i] = listLevel{1, "decimal", "%" + strconv.Itoa(i+1) + "."}
	}
	l.kinds[id] = &kind
	return x.children(func(e element) error {
		n, err := strconv.Atoi(e.attr("ilvl"))
		if e.name() != "lvl" || err != nil || n < 0 || n >= levels {
			return nil
		}
		return x.children(func(e element) error {
			switch e.name() {
			case "start":
				kind[n].start = small(e.attr("val"))
			case "numFmt":
				kind[n].format = e.attr("val")
			case "lvlText":
				kind[n].text = e.attr("val")
			}
			return nil
		})
	})
}

func small(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 10_000 {
		return 1
	}
	return n
}

func (l *lists) list(x *xmlReader, id string) error {
	one := &list{starts: map[int]int{}, begun: map[int]bool{}}
	l.lists[id] = one
	return x.children(func(e element) error {
		if e.name() == "abstractNumId" {
			one.kind = e.attr("val")
			return nil
		}
		level, err := strconv.Atoi(e.attr("ilvl"))
		if e.name() != "lvlOverride" || err != nil {
			return nil
		}
		return x.children(func(e element) error {
			if e.name() == "startOverride" {
				one.starts[level] = small(e.attr("val"))
			}
			return nil
		})
	})
}

// next counts one more point of a list and is what is before it.
func (l *lists) next(n numbering) string {
	one := l.lists[n.list]
	if one == nil || l.kinds[one.kind] == nil {
		return ""
	}
	kind, level := l.kinds[one.kind], max(n.level, 0)
	if kind[level].format == "bullet" {
		return bullet
	}
	counts := l.counts[one.kind]
	if counts == nil {
		counts = &[levels]int{}
		for i := range counts {
			counts[i] = kind[i].start - 1
		}
		l.counts[one.kind] = counts
	}
	if start, ok := one.starts[level]; ok && !one.begun[level] {
		one.begun[level], counts[level] = true, start-1
	}
	counts[level]++
	for i := level + 1; i < levels; i++ {
		counts[i] = kind[i].start - 1
	}
	text := kind[level].text
	for i := range level + 1 {
		// A level above without a point of its own counts as begun.
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(i+1), counted(max(counts[i], kind[i].start), kind[i].format))
	}
	return strings.TrimSpace(text)
}

// counted is a number as lists write it.
func counted(n int, format string) string {
	switch format {
	case "none":
		return ""
	case "lowerLetter", "upperLetter":
		s := strings.Repeat(string(rune('A'+(n+25)%26)), min((n+25)/26, 20))
		if format == "lowerLetter" {
			s = strings.ToLower(s)
		}
		return s
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	}
	return strconv.Itoa(n)
}

func roman(n int) string {
	var out strings.Builder
	for i, value := range []int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1} {
		for ; n >= value; n -= value {
			out.WriteString(strings.Fields("M CM D CD C XC L XL X IX V IV I")[i])
		}
	}
	return out.String()
}
