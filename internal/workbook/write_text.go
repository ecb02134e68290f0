package workbook

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
)

// CellText is a text as a cell of a form may hold it. One that a spreadsheet
// would run as a formula once it is saved as CSV gets an apostrophe.
func CellText(s string) string {
	s = validText(s)
	if s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		return validText("'" + s)
	}
	return s
}

// validText is a text without signs that XML cannot hold, and no longer than a
// cell can be. It says where it is cut.
func validText(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\ufffe' || r == '\uffff':
			return '\ufffd'
		case r != '\n' && r != '\t' && unicode.IsControl(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	const longest, more = 32767, " … (cut: the cell is full)" // in units of UTF-16
	if len(s) <= longest || utf16Length(s) <= longest {
		return s
	}
	return cutUTF16(s, longest-utf16Length(more)) + more
}

// cutText is the beginning of a text, of at most so many units of UTF-16, with
// dots where it is cut.
func cutText(s string, most int) string {
	if utf16Length(s) <= most {
		return s
	}
	return cutUTF16(s, most-1) + "…"
}

// utf16Length is how long spreadsheets take a text to be.
func utf16Length(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// cutUTF16 is the beginning of a text, of whole characters.
func cutUTF16(s string, most int) string {
	for i, r := range s {
		if most -= utf16.RuneLen(r); most < 0 {
			return s[:i]
		}
	}
	return s
}

// SheetNames makes a name of each caption that a sheet may have: at most 31 units
// of UTF-16, without the signs that formulas use, and like no other in any case.
func SheetNames(captions ...string) []string {
	taken := map[string]bool{"history": true} // spreadsheets keep this one for themselves
	names := make([]string, len(captions))
	for i, caption := range captions {
		names[i] = sheetName(caption, taken)
		taken[strings.ToLower(names[i])] = true
	}
	return names
}

func sheetName(caption string, taken map[string]bool) string {
	const longest = 31
	whole := strings.Trim(strings.Join(strings.Fields(strings.Map(inName, validText(caption))), " "), "' ")
	if whole == "" {
		whole = "Table"
	}
	name := shortName(whole, longest)
	for n := 2; taken[strings.ToLower(name)]; n++ {
		number := " (" + strconv.Itoa(n) + ")"
		name = shortName(whole, longest-len(number)) + number
	}
	return name
}

// inName puts a hyphen for each sign that no name may hold.
func inName(r rune) rune {
	switch {
	case strings.ContainsRune(`:\/?*[]`, r):
		return '-'
	case r == '\ufffd':
		return ' '
	}
	return r
}

// shortName cuts a name after a word where one ends late enough.
func shortName(s string, most int) string {
	if utf16Length(s) <= most {
		return s
	}
	cut := cutUTF16(s, most-1)
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;.-'(") + "…"
}

// height is how high the row of a cell must be for all its lines, in points.
// No row can be higher than 409.
func (p *Page) height(column int, c Content) float64 {
	size, count := max(c.Style.Size, textSize), 1
	if text, ok := c.Value.(string); ok && c.Style.Wrap && column < len(p.layout.Widths) {
		room := (p.layout.Widths[column] - 1) * charactersWide * textSize / float64(size)
		if c.Style.Bold {
			room *= 0.93
		}
		count = 0
		for line := range strings.SplitSeq(text, "\n") {
			count += wrapped(line, room)
		}
	}
	return min(float64(count*size)*1.35, 409)
}

// charactersWide is how many letters of usual text fit into a unit of a column's
// width, which is that of a figure.
const charactersWide = 1.15

// wrapped is how many lines a line takes up when it is wrapped between words.
func wrapped(line string, room float64) int {
	count, used := 1, 0.0
	for word := range strings.SplitSeq(line, " ") {
		width := 0.0
		for _, r := range word {
			width++
			if r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana,
				unicode.So) {
				width++
			}
		}
		if used > 0 && used+width > room {
			count, used = count+1, 0
		}
		for ; width > room && room >= 2; width -= room {
			count++
		}
		used += width + 1
	}
	return count
}
