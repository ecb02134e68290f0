package yamldoc

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"improve/internal/words"
)

// Width is the column that lines are wrapped before.
const Width = 100

// style is how one text is written: what follows its key or dash, the first line
// there and the others below it, not yet indented.
type style struct {
	first string
	below []string
	deep  int // indentation of the lines below, relative to the key or dash
}

// textStyle chooses how to write a text that begins in a column. In brackets it
// takes one line, whatever its length. Each style is tried by parsing it.
func textStyle(v Value, column int, inBrackets bool) style {
	text := v.Text
	fits := func(s string) bool { return inBrackets || column+utf8.RuneCountInString(s) <= Width }
	oneLine := !strings.ContainsAny(text, "\n\r")
	plain := oneLine && !v.Quoted && isPlain(text, inBrackets)
	quotes := ""
	if oneLine && !plain {
		quotes = inQuotes(text)
		if readBack(quotes) != text {
			quotes = escaped(text)
		}
	}
	switch {
	case plain && fits(text):
		return style{first: text}
	case quotes != "" && !plain && fits(quotes):
		return style{first: quotes}
	}
	if !inBrackets {
		if s, ok := textBlock(text); ok {
			return s
		}
	}
	switch {
	case plain:
		return style{first: text}
	case quotes != "":
		return style{first: quotes}
	}
	return style{first: escaped(text)}
}

// textBlock writes a text below > or |: words that are wrapped, or lines as they
// are. Their column is 0; whoever places them wraps them.
func textBlock(text string) (style, bool) {
	if !strings.Contains(text, "\n") {
		s := style{first: ">-", below: []string{text}, deep: 2}
		return s, strings.TrimSpace(text) == text && s.readBack() == text
	}
	body := strings.TrimRight(text, "\n")
	s := style{first: "|-", deep: 2}
	switch len(text) - len(body) {
	case 0:
	case 1:
		s.first = "|"
	default:
		s.first, body = "|+", text[:len(text)-1]
	}
	s.below = strings.Split(body, "\n")
	s.first = s.first[:1] + indicator(s.below) + s.first[1:]
	return s, s.readBack() == text
}

// indicator is what > or | needs after it where the first of the lines below
// that is not empty begins with a blank of its own: how far all are indented.
func indicator(lines []string) string {
	first := slices.IndexFunc(lines, func(line string) bool { return line != "" })
	if first < 0 || lines[first][0] != ' ' {
		return ""
	}
	return "2"
}

// readBack is the text that the style is read as, below a key.
func (s style) readBack() string {
	return readBack(s.first + "\n" + strings.Join(indented(s.below, s.deep), "\n") + "\n")
}

// indented puts blanks before lines, except before those that hold nothing.
func indented(lines []string, blanks int) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		if line != "" {
			out[i] = strings.Repeat(" ", blanks) + line
		}
	}
	return out
}

// wrap breaks a text of words into lines of at most so many characters, at single
// spaces only: others would not come back when it is read.
func wrap(text string, width int) []string { return words.Wrap(breakable(text), width, "") }

// breakable are the words of a text between which a line may end.
func breakable(text string) []string {
	var words []string
	start := 0
	for i := 1; i+1 < len(text); i++ {
		if text[i] == ' ' && !isBlankSign(text[i-1]) && !isBlankSign(text[i+1]) {
			words = append(words, text[start:i])
			start = i + 1
		}
	}
	return append(words, text[start:])
}

func isBlankSign(c byte) bool { return c == ' ' || c == '\t' }

// isPlain reports whether a text needs no quotes, for people and for
// programs that read more into values than we do, or less: times are numbers to some, and
// tabs a mistake.
func isPlain(text string, inBrackets bool) bool {
	if text == "" || looksLikeTime(text) || strings.Contains(text, ": ") || strings.Contains(text, " #") ||
		strings.Contains(text, "\t") {
		return false
	}
	if simple(text, inBrackets) {
		return true
	}
	if inBrackets {
		v := TextValue(text)
		doc, problems := Parse("", []byte("{a: "+text+" , b: ["+text+","+text+"], c: "+text+"}\n"))
		return doc != nil && len(problems) == 0 &&
			doc.Root().Whole().Same(MapValue(Pair{"a", v}, Pair{"b", ListValue(v, v)}, Pair{"c", v}))
	}
	return readBack(text) == text && onlyText("- "+text+"\n") == text
}

// simple reports whether a text is made of letters and digits with signs between
// that mean nothing to YAML: most are, and need not be tried.
func simple(text string, inBrackets bool) bool {
	inside, last := " .-", ""
	if !inBrackets {
		inside, last = " .-,'()/;&%+?!", ".)?!"
	}
	for i := range len(text) {
		c := text[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
		switch {
		case letter:
		case i == 0, i == len(text)-1 && strings.IndexByte(last, c) < 0,
			i < len(text)-1 && strings.IndexByte(inside, c) < 0:
			return false
		}
	}
	switch text {
	case "null", "Null", "NULL":
		return false
	}
	return true
}

func looksLikeTime(text string) bool {
	digits := len(text) - len(strings.TrimLeft(text, "0123456789"))
	return digits > 0 && digits+1 < len(text) && text[digits] == ':' && text[digits+1] >= '0' && text[digits+1] <= '9'
}

// readBack is the text that a value written after a key is read as, or what no text
// is where it would be read as anything else, or with a complaint.
func readBack(written string) string {
	return onlyText("k: " + strings.TrimSuffix(written, "\n") + "\n")
}

const noText = "\x00"

func onlyText(file string) string {
	doc, problems := Parse("", []byte(file))
	if doc == nil || len(problems) > 0 || doc.Root().Len() != 1 {
		return noText
	}
	var value Node // the entry, or what follows the key
	for value = range doc.Root().in() {
	}
	if comments, err := doc.Comments(); err != nil || len(comments) > 0 || value.Kind() != Scalar {
		return noText
	}
	return value.Value()
}

// escaped writes any text whatever in double quotes.
func escaped(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		name, _ := invisible(r)
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < 0x20 || r == 0x7f || name != "" || r >= 0x80 && r < 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfeff:
			b.WriteString(hexEscape(r))
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func hexEscape(r rune) string {
	if r > 0xffff {
		return fmt.Sprintf(`\U%08x`, r)
	}
	return fmt.Sprintf(`\u%04x`, r)
}

// keyText is a key as it is written.
func keyText(key string) string {
	if simple(key, true) {
		return key
	}
	doc, problems := Parse("", []byte(key+": v\n"))
	if doc != nil && len(problems) == 0 && doc.Root().Len() == 1 && doc.nodes[1].value == key &&
		!looksLikeTime(key) {
		return key
	}
	if quotes := inQuotes(key); readBack(quotes) == key {
		return quotes
	}
	return escaped(key)
}
