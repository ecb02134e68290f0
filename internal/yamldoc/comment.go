package yamldoc

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"improve/internal/diag"
)

// CutShort reports a text that ends at a comment, or is nothing but one: `Room # 4`
// and `fewer # of visits` are read as Room and fewer. Only quotes tell such a text
// from one with a comment after it, so both are reported: with a number after the #
// as an error, otherwise as a warning. Words in place of a text are a comment. What
// Parse has reported is not reported again. It is for texts only: a date, an id or a
// number is complete or invalid.
func (n Node) CutShort() (d diag.Diagnostic, found bool) {
	text, place := n.comment()
	switch {
	case text == "" || n.Invalid():
		return diag.Diagnostic{}, false
	case isNumbered(text):
		return aboutComment(place, n.node().value, text), true
	case n.Kind() == Nothing:
		return diag.Diagnostic{}, false
	}
	return CommentAfter.New(place, says(n.Value(), text), remedy(n.Value(), text)), true
}

func aboutComment(place diag.Place, value, comment string) diag.Diagnostic {
	return CommentCut.New(place, says(value, comment), remedy(value, comment))
}

func says(value, comment string) string {
	read := fmt.Sprintf("only %q is read of this text", diag.Shorten(value))
	if value == "" {
		read = "nothing is read here"
	}
	return fmt.Sprintf("%s: %s counts as a comment", read, diag.Shorten(comment))
}

func remedy(value, comment string) string {
	whole := "the whole text in quotes"
	if !strings.Contains(value, "\n") {
		whole = "the text in quotes: " + inQuotes(diag.Shorten(strings.TrimLeft(value+" "+comment, " ")))
	}
	return "put " + whole + ", or write the comment on the line above"
}

// cutsText reports whether a comment is the end of a text wherever it stands: its
// sign has a letter or digit after it, as in Room #4 or #MeToo.
func cutsText(comment string) bool {
	if comment == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(comment[1:])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// isNumbered reports whether a comment begins with a number: Room # 4.
func isNumbered(comment string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(comment[1:], " \t"))
	return unicode.IsDigit(r)
}

// comment is the comment right behind a value that has no quotes, with its sign,
// or "". The library gives some to another node, and no place to any.
func (n Node) comment() (string, diag.Place) {
	if n.none() || !n.single() || n.node().style&(quoted|block) != 0 {
		return "", diag.Place{}
	}
	if first, _ := n.start(); first > n.doc.sign {
		return "", diag.Place{}
	}
	line, rest := n.behind()
	blanks := indent(rest)
	if blanks == len(rest) || rest[blanks] != '#' || blanks == 0 && n.node().value != "" {
		return "", diag.Place{}
	}
	text := bytes.TrimRight(rest[blanks:], " \t")
	before := len(n.doc.from(line, 1)) - len(rest) + blanks
	column := 1 + utf8.RuneCount(n.doc.from(line, 1)[:before])
	return string(text), n.doc.place(line, column, utf8.RuneCount(text))
}

// behind is what stands on the last line of a value without quotes after it.
func (n Node) behind() (line int, rest []byte) {
	left := n.node().value
	line, column := n.start()
	rest = n.doc.from(line, column)
	for {
		if len(rest) >= len(left) && string(rest[:len(left)]) == left { // which copies nothing
			return line, rest[len(left):]
		}
		text := bytes.Trim(rest, " \t")
		if len(text) > len(left) || left[:len(text)] != string(text) || line >= len(n.doc.line) {
			return line, nil // an anchor or tag stands before it
		}
		left = strings.TrimLeft(left[len(text):], " \n")
		line++
		rest = n.doc.from(line, 1)
		rest = rest[indent(rest):]
	}
}
