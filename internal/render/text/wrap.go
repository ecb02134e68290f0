package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"improve/internal/doc"
)

// Width is the number of columns that text without escape codes takes up.
func Width(s string) int {
	n, ascii := 0, true
	for _, r := range s {
		if !simple(r) {
			return ansi.StringWidth(s)
		}
		n, ascii = n+1, ascii && r < utf8.RuneSelf
	}
	if !ascii && SignsAreWide() {
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

// SignsAreWide reports whether the reader has asked, with RUNEWIDTH_EASTASIAN,
// for dashes, rules and accented letters to count as two columns, which is how
// some East Asian terminals draw them.
func SignsAreWide() bool { return ansi.StringWidth("–") > 1 }

// LineWidth is the number of columns that a line takes up.
func LineWidth(l doc.Line) int {
	if len(l) == 1 {
		return Width(l[0].Text)
	}
	return Width(l.String())
}

// Cluster is the first character of s as readers see it (a letter with its
// accents, an emoji of several parts) and its width.
func Cluster(s string) (string, int) {
	first, size := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[size:]); simple(first) && (size == len(s) || simple(next)) {
		return s[:size], Width(s[:size])
	}
	return ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
}

// Wrap breaks a line into lines of at most limit columns, at spaces. A word is
// broken only where it is wider than a line; scripts without spaces break
// between their characters. The text comes out clean, without spaces at the
// ends of lines, each piece in the tone it had. There is always one line at
// least.
//
// Colour goes on afterwards, line by line: broken coloured text would stain
// what is beside it.
func Wrap(l doc.Line, limit int) []doc.Line {
	text, spans := Flatten(l)
	if len(spans) == 1 && len(text) <= limit {
		return []doc.Line{{{Text: strings.TrimFunc(text, isSpace), Tone: spans[0].tone}}}
	}
	var lines []doc.Line
	for _, r := range wrapText(text, limit) {
		for len(spans) > 0 && spans[0].To <= r.From {
			spans = spans[1:]
		}
		lines = append(lines, slice(text, spans, r))
	}
	return lines
}

// Extent is a stretch of text, in bytes.
type Extent struct{ From, To int }

// TonedExtent is a stretch of text in one tone.
type TonedExtent struct {
	Extent
	tone doc.Tone
}

// Flatten is the clean text of a line and where each tone holds. The text is
// measured as a whole, since characters may join across spans. What is struck
// says so in words, and the address of a link is written out.
func Flatten(l doc.Line) (string, []TonedExtent) {
	l = l.Addressed()
	if len(l) == 1 && !l[0].Struck {
		text := Clean(l[0].Text)
		return text, []TonedExtent{{Extent{0, len(text)}, l[0].Tone}}
	}
	var b strings.Builder
	spans := make([]TonedExtent, 0, len(l))
	for _, s := range l {
		from := b.Len()
		if text := Clean(s.Text); s.Struck {
			b.WriteString("(was " + text + ")")
			s.Tone = doc.Muted
		} else {
			b.WriteString(text)
		}
		spans = append(spans, TonedExtent{Extent{from, b.Len()}, s.Tone})
	}
	return b.String(), spans
}

// slice cuts a stretch out of a flattened line.
func slice(text string, spans []TonedExtent, r Extent) doc.Line {
	var l doc.Line
	for _, s := range spans {
		from, to := max(s.From, r.From), min(s.To, r.To)
		switch {
		case s.From >= r.To:
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

// wrapText is Wrap for clean text; it returns where each line stands.
func wrapText(text string, limit int) []Extent {
	limit = max(limit, 2) // the widest character
	var lines []Extent
	line, used := Extent{-1, -1}, 0
	for at := 0; ; {
		w := nextWord(text, at)
		if w.From == w.To {
			break
		}
		need := w.gap + w.width
		if piece := pieceWidth(text, w, limit); piece <= limit {
			need = w.gap + piece
		}
		if line.From >= 0 && used+need <= limit {
			line.To, used = w.To, used+w.gap+w.width
			at = w.To
			continue
		}
		if line.From >= 0 {
			lines = append(lines, line)
		}
		for w.width > limit {
			end, taken := Cut(text[w.From:w.To], limit)
			lines = append(lines, Extent{w.From, w.From + end})
			w.From, w.width = w.From+end, w.width-taken
		}
		line, used, at = Extent{w.From, w.To}, w.width, w.To
	}
	if line.From < line.To {
		lines = append(lines, line)
	}
	if lines == nil {
		lines = []Extent{{}}
	}
	return lines
}

// word is a stretch that is not broken, and the width of the gap before it.
type word struct {
	Extent
	gap, width int
}

// pieceWidth is how much is together from a word on that begins a piece of
// a line such as "As at 25 February · next board 31 March" or "B complete   R
// off track": such lines break between their pieces where they can. It is the
// word's own width where none begins, and stops counting beyond limit.
func pieceWidth(text string, w word, limit int) int {
	total := w.width
	if w.gap < 3 && !strings.HasSuffix(text[:w.From], " · ") {
		return total
	}
	for total <= limit {
		next := nextWord(text, w.To)
		if next.From == next.To || next.gap >= 3 || strings.HasSuffix(text[:next.From], " · ") {
			break
		}
		total, w = total+next.gap+next.width, next
	}
	return total
}

// nextWord finds the first word at or after a place; it is empty at the end.
func nextWord(text string, at int) word {
	w := word{Extent: Extent{at, at}}
	wide := false
	for w.To < len(text) {
		c, columns := Cluster(text[w.To:])
		first, size := utf8.DecodeRuneInString(c)
		switch begun, space := w.To > w.From, isSpace(first) && size == len(c); {
		case begun && space:
			return w
		case space:
			w.gap += columns
			w.From += len(c)
		case begun && (wide || columns > 1) && !unicode.IsPunct(first):
			return w
		default:
			w.width += columns
			wide = columns > 1
		}
		w.To += len(c)
	}
	return w
}

// isSpace reports whether a line may break at r: all blanks but those made to
// keep words together.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00a0' && r != '\u2007' && r != '\u202f'
}

// Cut is how much of a word fits, in bytes and columns: one character at least.
func Cut(s string, limit int) (size, columns int) {
	for size < len(s) {
		c, w := Cluster(s[size:])
		if size > 0 && columns+w > limit {
			break
		}
		size, columns = size+len(c), columns+w
	}
	return size, columns
}
