package yamldoc

import (
	"fmt"
	"strings"

	"improve/internal/diag"
	"improve/internal/words"
)

// commas finds texts within braces that end at a comma of their own: in {note: Late,
// because of rain, rating: A} the note is read as Late, and the rest as a key without a
// value. The same with 1,250.
func (w *walker) commas(group Node) {
	var text Node // that the words without a colon are the end of
	var whole string
	var rest []Node
	const enough = 200 // bytes, more than a message shows
	tell := func() {
		if len(rest) > 0 {
			w.cutAtComma(text, rest, whole)
		}
		rest = nil
	}
	for key, value := range group.Pairs() {
		switch bare := key.single() && key.node().style&quoted == 0; {
		case !bare || value.Kind() != Nothing || value.node().width > 0 || w.doc.hasColon(key):
			tell()
			text, whole = value, value.Value()
		case !text.none() && text.Kind() == Scalar && text.node().style&quoted == 0:
			if len(whole) < enough {
				whole += w.doc.gapBefore(key) + key.Value()
			}
			rest = append(rest, key)
		}
	}
	tell()
}

func (w *walker) cutAtComma(text Node, rest []Node, whole string) {
	remedy := "put the whole text in quotes: " + inQuotes(diag.Shorten(whole))
	if number, ok := words.Thousands(whole); ok {
		remedy = "write " + number + ", without a comma"
	}
	w.report(text, CommaCut.New(rest[0].Place(), fmt.Sprintf("only %q is read of %q: the comma ends it",
		diag.Shorten(text.Value()), diag.Shorten(whole)), remedy))
	for _, word := range rest {
		word.node().marks |= invalid
	}
}

// hasColon reports whether a key has its colon.
func (d *Document) hasColon(key Node) bool {
	if strings.HasSuffix(key.Value(), ":") {
		return true // with no space behind it
	}
	line, column := key.start()
	rest := d.from(line, column+int(key.node().width))
	for ; line < len(d.line); line++ {
		if at := indent(rest); at < len(rest) && rest[at] != '#' {
			break
		}
		rest = d.from(line+1, 1)
	}
	at := indent(rest)
	return at < len(rest) && rest[at] == ':'
}

// gapBefore is what parts a key from the text before it: a comma, and a blank where one is.
func (d *Document) gapBefore(key Node) string {
	line, column := key.start()
	if column > 1 && d.from(line, column-1)[0] == ',' {
		return ","
	}
	return ", "
}
