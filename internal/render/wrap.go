package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"improve/internal/doc"
)

// width is the number of columns that text without escape codes takes up.
func width(s string) int {
	n, ascii := 0, true
	for _, r := range s {
		if !simple(r) {
			return ansi.StringWidth(s)
		}
		n, ascii = n+1, ascii && r < utf8.RuneSelf
	}
	if !ascii && signsAreWide() {
		return ansi.StringWidth(s)
	}
	return n
}

// simple reports whether a character joins nothing, hides nothing, and takes one
// column unless signsAreWide: Latin letters and the signs of English
// typography, most text by far.
func simple(r rune) bool {
	return r >= ' ' && r <= '~' || r >= 0xA0 && r < 0x300 && r != softHyphen || r >= 0x2010 && r <= 0x2027
}

// signsAreWide reports whether the reader has asked, with RUNEWIDTH_EASTASIAN,
// for dashes, rules and accented letters to count as two columns, which is how
// some East Asian terminals draw them.
func signsAreWide() bool { return ansi.StringWidth("–") > 1 }

func lineWidth(l doc.Line) int {
	if len(l) == 1 {
		return width(l[0].Text)
	}
	return width(l.String())
}

// cluster is the first character of s as readers see it (a letter with its
// accents, an emoji of several parts) and its width.
func cluster(s string) (string, int) {
	first, size := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[size:]); simple(first) && (size == len(s) || simple(next)) {
		return s[:size], width(s[:size])
	}
	return ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
}

// wrap breaks a line into lines of at most limit columns, at spaces. A word is
// broken only where it is wider than a line; scripts without spaces break
// between their characters. The text comes out clean, without spaces at the
// ends of lines, each piece in the tone it had. There is always one line at
// least.
//
// Colour goes on afterwards, line by line: broken coloured text would stain
// what stands beside it.
func wrap(l doc.Line, limit int) []doc.Line {
	text, spans := flatten(l)
	if len(spans) == 1 && len(text) <= limit {
		return []doc.Line{{{Text: strings.TrimFunc(text, isSpace), Tone: spans[0].tone}}}
	}
	var lines []doc.Line
	for _, r := range wrapText(text, limit) {
		for len(spans) > 0 && spans[0].to <= r.from {
			spans = spans[1:]
		}
		lines = append(lines, slice(text, spans, r))
	}
	return lines
}

// extent is a stretch of text, in bytes.
type extent struct{ from, to int }

// tonedExtent is a stretch of text in one tone.
type tonedExtent struct {
	extent
	tone doc.Tone
}

// flatten is the clean text of a line and where each tone holds. The text is
// measured as a whole, since characters may join across spans. What is struck
// says so in words, and the address of a link is written out.
func flatten(l doc.Line) (string, []tonedExtent) {
	l = l.Addressed()
	if len(l) == 1 && !l[0].Struck {
		text := clean(l[0].Text)
		return text, []tonedExtent{{extent{0, len(text)}, l[0].Tone}}
	}
	var b strings.Builder
	spans := make([]tonedExtent, 0, len(l))
	for _, s := range l {
		from := b.Len()
		if text := clean(s.Text); s.Struck {
			b.WriteString("(was " + text + ")")
			s.Tone = doc.Muted
		} else {
			b.WriteString(text)
		}
		spans = append(spans, tonedExtent{extent{from, b.Len()}, s.Tone})
	}
	return b.String(), spans
}

// slice cuts a stretch out of a flattened line.
func slice(text string, spans []tonedExtent, r extent) doc.Line {
	var l doc.Line
	for _, s := range spans {
		from, to := max(s.from, r.from), min(s.to, r.to)
		switch {
		case s.from >= r.to:
			return l
		case from >= to:
		case len(l) > 0 && l[len(l)-1].Tone == s.tone:
			l[len(l)-1].Text += text[from:to]
		default:
			l = append(l, doc.Span{Text: text[from:to], Tone: s.tone})
		}
	}
	return l
}

// wrapText is wrap for clean text; it returns where each line stands.
func wrapText(text string, limit int) []extent {
	limit = max(limit, 2) // the widest character
	var lines []extent
	line, used := extent{-1, -1}, 0
	for at := 0; ; {
		w := nextWord(text, at)
		if w.from == w.to {
			break
		}
		need := w.gap + w.width
		if piece := pieceWidth(text, w, limit); piece <= limit {
			need = w.gap + piece
		}
		if line.from >= 0 && used+need <= limit {
			line.to, used = w.to, used+w.gap+w.width
			at = w.to
			continue
		}
		if line.from >= 0 {
			lines = append(lines, line)
		}
		for w.width > limit {
			end, taken := cut(text[w.from:w.to], limit)
			lines = append(lines, extent{w.from, w.from + end})
			w.from, w.width = w.from+end, w.width-taken
		}
		line, used, at = extent{w.from, w.to}, w.width, w.to
	}
	if line.from < line.to {
		lines = append(lines, line)
	}
	if lines == nil {
		lines = []extent{{}}
	}
	return lines
}

// word is a stretch that is not broken, and the width of the gap before it.
type word struct {
	extent
	gap, width int
}

// pieceWidth is how much stands together from a word on that begins a piece of
// a line such as "As at 25 February · next board 31 March" or "B complete   R
// off track": such lines break between their pieces where they can. It is the
// word's own width where none begins, and stops counting beyond limit.
func pieceWidth(text string, w word, limit int) int {
	total := w.width
	if w.gap < 3 && !strings.HasSuffix(text[:w.from], " · ") {
		return total
	}
	for total <= limit {
		next := nextWord(text, w.to)
		if next.from == next.to || next.gap >= 3 || strings.HasSuffix(text[:next.from], " · ") {
			break
		}
		total, w = total+next.gap+next.width, next
	}
	return total
}

// nextWord finds the first word at or after a place; it is empty at the end.
func nextWord(text string, at int) word {
	w := word{extent: extent{at, at}}
	wide := false
	for w.to < len(text) {
		c, columns := cluster(text[w.to:])
		first, size := utf8.DecodeRuneInString(c)
		switch begun, space := w.to > w.from, isSpace(first) && size == len(c); {
		case begun && space:
			return w
		case space:
			w.gap += columns
			w.from += len(c)
		case begun && (wide || columns > 1) && !unicode.IsPunct(first):
			return w
		default:
			w.width += columns
			wide = columns > 1
		}
		w.to += len(c)
	}
	return w
}

// isSpace reports whether a line may break at r: all blanks but those made to
// keep words together.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00a0' && r != '\u2007' && r != '\u202f'
}

// cut is how much of a word fits, in bytes and columns: one character at least.
func cut(s string, limit int) (size, columns int) {
	for size < len(s) {
		c, w := cluster(s[size:])
		if size > 0 && columns+w > limit {
			break
		}
		size, columns = size+len(c), columns+w
	}
	return size, columns
}

// lines splits a line where its text has line breaks.
func lines(l doc.Line) []doc.Line {
	out := []doc.Line{nil}
	for _, s := range l {
		for i, part := range strings.Split(cleanLines(s.Text), "\n") {
			if i > 0 {
				out = append(out, nil)
			}
			if part != "" {
				s.Text = part
				out[len(out)-1] = append(out[len(out)-1], s)
			}
		}
	}
	return out
}

// blank is that many spaces.
func blank(n int) string { return strings.Repeat(" ", max(n, 0)) }
