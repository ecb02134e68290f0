package text

import (
	"strings"
	"unicode/utf8"
)

// helvetica are the widths of the characters from space to tilde in thousandths
// of the size, regular and bold; Arial, Liberation Sans and the Go fonts share
// them or come within a hundredth.
var helvetica = [2][95]uint16{{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
	556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667,
	556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556,
	500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,
	500, 334, 260, 334, 584,
}, {
	278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
	556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722,
	611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611,
	556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556,
	500, 389, 280, 389, 584,
}}

// FontWidth is how wide text is in a font of Helvetica's widths, in the unit of
// size. Characters that Helvetica lacks count as square where a terminal gives
// them two columns.
func FontWidth(s string, size float64, bold bool) float64 {
	widths := &helvetica[0]
	if bold {
		widths = &helvetica[1]
	}
	n := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c <= '~' {
			n += int(widths[c-' '])
			i++
			continue
		}
		r, length := utf8.DecodeRuneInString(s[i:])
		n += otherWidth(r)
		i += length
	}
	return float64(n) * size / 1000
}

// otherWidth is the width of a character that is not ASCII, in thousandths.
func otherWidth(r rune) int {
	switch {
	case r == '\u00a0':
		return 278
	case r < 0x300:
		return 580
	case r == '\u2014' || r == '\u2026' || r >= 0x2190 && r < 0x2200:
		return 1000
	case r >= 0x2010 && r <= 0x2027:
		return 556
	}
	return 556 * max(Width(string(r)), 0)
}

// longWord is more bytes than a line of any chart or page holds.
const longWord = 4096

// WrapFont breaks text into lines no wider than room, within words where one
// is wider still. There is always one line at least.
func WrapFont(s string, room, size float64, bold bool) []string {
	var out []string
	for _, part := range strings.Split(CleanLines(s), "\n") {
		line := ""
		for _, word := range strings.Fields(part) {
			if joined := Join(line, " ", word); len(word) < longWord && FontWidth(joined, size, bold) <= room {
				line = joined
				continue
			}
			if line != "" {
				out = append(out, line)
			}
			for line = word; ; {
				head := CutFont(line, room, size, bold)
				if head == len(line) {
					break
				}
				out, line = append(out, line[:head]), line[head:]
			}
		}
		if line != "" {
			out = append(out, line)
		}
	}
	if out == nil {
		return []string{""}
	}
	return out
}

// CutFont is how many bytes of a word fit: one character at least.
func CutFont(word string, room, size float64, bold bool) int {
	at, used := 0, 0.0
	for at < len(word) {
		c, _ := Cluster(word[at:])
		used += FontWidth(c, size, bold)
		if at > 0 && used > room {
			break
		}
		at += len(c)
	}
	return at
}
