package yamldoc

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"improve/internal/diag"
)

// inspect walks all nodes for what YAML allows and the record does not: what
// makes a value mean something other than what is written. Found are the
// problems known so far.
func (d *Document) inspect(found diag.List) diag.List {
	w := walker{doc: d, problems: problems{list: found}, bareTags: holdsBareTag(d.Data)}
	w.value(d.Root())
	w.tabsBefore(len(d.line) + 1)
	return w.problems.all(d.File)
}

// walker visits each node once.
type walker struct {
	doc      *Document
	problems problems
	bareTags bool // there may be a lone !, which the library does not report
	inBlock  bool // the last value was a text below > or |, where a tab belongs to the text
}

func holdsBareTag(data []byte) bool {
	for rest := data; ; {
		i := bytes.IndexByte(rest, '!')
		if i < 0 {
			return false
		}
		if rest = rest[i+1:]; len(rest) == 0 || strings.IndexByte(" \t\r\n", rest[0]) >= 0 {
			return true
		}
	}
}

// report adds a diagnostic about a value and marks the value as invalid.
func (w *walker) report(n Node, d diag.Diagnostic) {
	w.problems.add(d)
	n.node().marks |= invalid
}

// value looks at a node and what is in it.
func (w *walker) value(n Node) {
	w.marks(n)
	switch n.Kind() {
	case List:
		for item := range n.in() {
			w.value(item)
		}
	case Map:
		if n.node().style&flow != 0 {
			w.commas(n)
		}
		for key, value := range n.Pairs() {
			w.pair(key, value)
		}
	default:
		w.single(n)
	}
}

// single looks at a single value, or one left out.
func (w *walker) single(n Node) {
	if n.IsAlias() {
		return
	}
	style := n.node().style
	w.tabsBefore(int(n.node().line))
	w.inBlock = style&block != 0
	if style&(quoted|block) == 0 {
		if text, place := n.comment(); cutsText(text) {
			w.report(n, aboutComment(place, n.node().value, text))
		}
		w.runOn(n)
	}
}

func (w *walker) pair(key, value Node) {
	switch {
	case key.node().marks&merge != 0:
		w.report(key, Anchor.New(key.Place(), "<< copies keys from elsewhere", "write the keys themselves here"))
		value.node().marks |= invalid // what it takes over belongs to the same mistake
		return
	case key.single():
		w.tabsBefore(int(key.node().line))
		w.inBlock = false
		w.marks(key) // a comment on the line of a key belongs to what follows it
	default:
		w.value(key)
	}
	w.value(value)
}

// tabsBefore reports tabs in the indentation of the lines down to the one on
// which the next value begins. YAML allows them inside brackets and quotes.
func (w *walker) tabsBefore(line int) {
	for ; len(w.doc.tabs) > 0 && w.doc.tabs[0] <= line; w.doc.tabs = w.doc.tabs[1:] {
		if place, ok := w.doc.tabIn(w.doc.tabs[0], " \t"); ok && (!w.inBlock || place.Line == line) {
			w.problems.add(aboutTab(place))
		}
	}
}

// marks finds an alias in place of a value, or the anchor and tag before
// it. The library gives the position of the first mark as that of the value.
func (w *walker) marks(n Node) {
	line, column := n.start()
	if n.IsAlias() {
		name := diag.Shorten(n.node().value)
		w.report(n, Anchor.New(w.doc.place(line, column, 1+utf8.RuneCountInString(n.node().value)),
			"*"+name+" refers to a value written elsewhere", "write the value here"+quoteIfMeant("*")))
		return
	}
	if n.node().marks&(anchored|tagged) == 0 && !w.bareTags {
		return
	}
	for rest := w.doc.from(line, column); ; {
		mark := markAt(rest)
		if mark == "" {
			return
		}
		width := utf8.RuneCountInString(mark)
		w.report(n, aboutMark(mark, w.doc.place(line, column, width)))
		rest = rest[len(mark):]
		column += width + indent(rest)
		rest = rest[indent(rest):]
	}
}

func aboutMark(mark string, place diag.Place) diag.Diagnostic {
	written := diag.Shorten(mark)
	if mark[0] == '&' {
		return Anchor.New(place, written+" is a label for this value, not part of it",
			"delete "+written+quoteIfMeant("&"))
	}
	return Tag.New(place, written+" is a type for this value, not part of it", "delete "+written+quoteIfMeant("!"))
}

// markAt is the anchor or tag at the beginning of a text, or "".
func markAt(rest []byte) string {
	if len(rest) == 0 || rest[0] != '&' && rest[0] != '!' {
		return ""
	}
	end := bytes.IndexAny(rest, " \t,[]{}")
	if bytes.HasPrefix(rest, []byte("!<")) {
		end = bytes.IndexByte(rest, '>') + 1
	}
	if end <= 0 {
		end = len(rest)
	}
	return string(rest[:end])
}

func quoteIfMeant(mark string) string {
	return fmt.Sprintf("; if %s is part of the text, put the whole text in quotes", mark)
}

// runOn finds lines that were meant as entries or keys of their own and are read
// as part of the text above them, because they are indented too far or lack a
// space.
func (w *walker) runOn(n Node) {
	value := n.node().value
	if !strings.ContainsAny(value, " \n") {
		return
	}
	line, column := n.start()
	rest := bytes.TrimRight(w.doc.from(line, column), " \t")
	if len(rest) >= len(value) {
		return // it ends on its line, as nearly always
	}
	left, more := strings.CutPrefix(value, string(rest))
	for line++; more && left != "" && line <= len(w.doc.line); line++ {
		text := strings.TrimSpace(string(withoutComment(w.doc.from(line, 1))))
		if text == "" {
			continue
		}
		if runsOn(text) {
			w.problems.add(RunOn.New(w.doc.textOf(line),
				fmt.Sprintf("%q is read as part of the text above", diag.Shorten(text)),
				"start the line in the right column, with a space after - and after the colon; "+
					"or put the whole text in quotes"))
		}
		left, more = strings.CutPrefix(strings.TrimLeft(left, " \n"), text)
	}
}

// runsOn reports whether a line of a text looks like an entry or a key.
func runsOn(text string) bool { return strings.HasPrefix(text, "- ") || colonWithoutSpace(text) > 0 }

// textOf is the place of what is written on a line, without its indentation and
// its comment.
func (d *Document) textOf(line int) diag.Place {
	all := d.from(line, 1)
	text := withoutComment(all[indent(all):])
	return d.place(line, indent(all)+1, max(1, utf8.RuneCount(text)))
}

// colonWithoutSpace finds the colon of what looks like a key and its value
// written without the space between them, `id:1`; 0 where there is none. The
// names of web pages (https://...) and times of day are no keys.
func colonWithoutSpace(text string) int {
	for i, c := range []byte(text) {
		switch {
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || i > 0 && (c >= '0' && c <= '9' || c == '-'):
			continue
		case c == ':' && i > 0 && i+1 < len(text) && strings.IndexByte(" \t/", text[i+1]) < 0:
			return i
		}
		return 0
	}
	return 0
}
