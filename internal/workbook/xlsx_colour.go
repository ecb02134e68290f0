package workbook

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// palette is the colours that a workbook names by number.
type palette struct{ theme, indexed []string }

// themeColours are the names of a theme's colours, in the order of their numbers.
func themeColours() []string {
	return []string{"lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
		"hlink", "folHlink"}
}

// readPalette reads the colours of a workbook: those of its theme, or of the usual
// one, and its own for the numbers of old.
func readPalette(p *pack, theme, styles string) (palette, error) {
	c := palette{indexed: excelize.IndexedColorMapping, theme: []string{"FFFFFF", "000000", "E7E6E6", "44546A",
		"4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1", "954F72"}}
	err := p.each(theme, func(x *xmlReader, _ element) error {
		return descend(x, []string{"themeElements", "clrScheme"}, func(e element) error {
			name := e.name()
			return x.children(func(e element) error {
				if i := slices.Index(themeColours(), name); i >= 0 {
					c.theme[i] = cmp.Or(e.attr("lastClr"), e.attr("val"))
				}
				return nil
			})
		})
	})
	if err != nil {
		return c, err
	}
	var own []string
	err = p.each(styles, func(x *xmlReader, _ element) error {
		return descend(x, []string{"colors", "indexedColors"}, func(e element) error {
			own = append(own, e.attr("rgb"))
			return nil
		})
	})
	if len(own) > 0 {
		c.indexed = own
	}
	return c, err
}

// descend calls f for each child of the elements at a path below the current one.
func descend(x *xmlReader, path []string, f func(element) error) error {
	if len(path) == 0 {
		return x.children(f)
	}
	return x.children(func(e element) error {
		if e.name() != path[0] {
			return nil
		}
		return descend(x, path[1:], f)
	})
}

// resolve is a colour as RRGGBB; white, and what is no colour, is empty.
func (c palette) resolve(e element) string {
	named := func(list []string, key string) string {
		if n, err := strconv.Atoi(e.attr(key)); err == nil && n >= 0 && n < len(list) {
			return list[n]
		}
		return ""
	}
	hex := e.attr("rgb")
	if hex == "" {
		hex = named(c.theme, "theme") + named(c.indexed, "indexed")
	}
	hex = colour(hex)
	if tint, err := strconv.ParseFloat(e.attr("tint"), 64); hex != "" && err == nil && tint >= -1 && tint <= 1 {
		hex = excelize.ThemeColor(hex, tint)[2:]
	}
	if hex == white {
		return ""
	}
	return hex
}

const white = "FFFFFF"

// colour is a colour as RRGGBB in capitals; empty for what is none.
func colour(hex string) string {
	if len(hex) == 8 {
		hex = hex[2:]
	}
	if _, err := strconv.ParseUint(hex, 16, 32); err != nil || len(hex) != 6 {
		return ""
	}
	return strings.ToUpper(hex)
}

// Strong reports whether a colour is one that could mean a rating by itself: not
// white, grey or a pale tint.
func Strong(fill string) bool {
	n, err := strconv.ParseUint(fill, 16, 32)
	if err != nil || len(fill) != 6 {
		return false
	}
	red, green, blue := int(n>>16), int(n>>8&0xff), int(n&0xff)
	return max(red, green, blue)-min(red, green, blue) >= 0x60
}
