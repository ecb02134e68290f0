package yamldoc

import (
	"bytes"
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	yaml4 "go.yaml.in/yaml/v4"

	"improve/internal/diag"
)

// errSecondDocument is returned for a second value below the first.
var errSecondDocument = errors.New("yaml: did not find expected <document start>")

// mark is a place in the file, counted from 1 in characters; line 0 means none.
type mark struct{ line, column int }

// parseError is a syntax error as the parser reports it: its message, where it
// noticed, and where the value that it was reading began.
type parseError struct {
	message string
	at      mark
	opener  mark
}

// syntaxError explains a syntax error at the place where a person would fix it,
// which is often not where the parser noticed.
func (d *Document) syntaxError(first error) diag.Diagnostic {
	f := d.locate(first)
	if tab, ok := d.tabNear(f); ok {
		return aboutTab(tab)
	}
	for _, e := range explanations() {
		if strings.Contains(f.message, e.sign) {
			return e.explain(d, f)
		}
	}
	return Syntax.New(d.underline(f.at, d.rest(f.at)), "this is not valid YAML: "+strings.TrimSuffix(f.message, ", "),
		"compare it with a line that works; put text with special characters in quotes")
}

// locate finds where the parser noticed the error. The v3 library
// names a line at best, and not always the right one, so the file is read once
// more with the newer library; where that one has no objection, the line must do.
func (d *Document) locate(first error) parseError {
	var located *yaml4.LoadError
	if err := parseWithV4(d.Data); errors.As(err, &located) && located.Mark.Line > 0 {
		f := parseError{message: located.Message + ", " + located.ContextMsg,
			at: d.clamp(located.Mark.Line, located.Mark.Column)}
		if f.opener = f.at; located.ContextMark.Line > 0 {
			f.opener = d.clamp(located.ContextMark.Line, located.ContextMark.Column)
		}
		return f
	}
	line, message := splitLine(first)
	return d.seek(message, d.clamp(line, 1).line)
}

// seek finds the errors that v3 refuses and v4 does not: anchors with unusual
// characters, and values without a key. Others are on the line that v3 names.
func (d *Document) seek(message string, line int) parseError {
	at := mark{line, d.textOf(line).Column}
	if strings.Contains(message, "alphabetic or numeric") {
		at = d.markFrom(at)
	}
	if strings.Contains(message, "expected key") {
		for ; line <= len(d.line); line++ {
			if w := d.written(line); w.text == ":" || strings.HasPrefix(w.text, ": ") {
				return parseError{message: "no key before the colon", at: w.start()}
			}
		}
	}
	return parseError{message: message, at: at, opener: at}
}

// markFrom finds the first & or * that begins a value, from a place on.
func (d *Document) markFrom(at mark) mark {
	for line := at.line; line <= len(d.line); line++ {
		before := ' '
		for i, r := range []rune(string(d.from(line, 1))) {
			if (r == '&' || r == '*') && strings.ContainsRune(" \t[{,", before) {
				return mark{line, i + 1}
			}
			before = r
		}
	}
	return at
}

// clamp brings a place into the file: at its end the parsers count a line more.
func (d *Document) clamp(line, column int) mark {
	if line > len(d.line) {
		return mark{len(d.line), 1 + utf8.RuneCount(d.from(len(d.line), 1))}
	}
	return mark{line, max(1, column)}
}

func parseWithV4(data []byte) (err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("no place")
		}
	}()
	var root yaml4.Node
	return yaml4.Unmarshal(data, &root)
}

// splitLine splits the error of the library that reads nodes into the line it
// names, 1 where it names none, and the message.
func splitLine(err error) (line int, message string) {
	message = strings.TrimPrefix(err.Error(), "yaml: ")
	if number, rest, ok := strings.Cut(strings.TrimPrefix(message, "line "), ": "); ok {
		if line, err := strconv.Atoi(number); err == nil {
			return line, rest
		}
	}
	return 1, message
}

// tabNear finds a tab in the indentation of the line where the parser noticed, or,
// if its message names a tab, of the next line that has one.
func (d *Document) tabNear(f parseError) (diag.Place, bool) {
	if place, ok := d.tabIn(f.at.line, " \t"); ok {
		return place, ok
	}
	if !strings.Contains(f.message, "tab") && !strings.Contains(f.message, "start any token") {
		return diag.Place{}, false
	}
	for line := max(1, f.at.line-1); line <= len(d.line); line++ {
		if place, ok := d.tabIn(line, " \t-?:"); ok {
			return place, true
		}
	}
	return diag.Place{}, false
}

// tabIn finds the tabs among the leading characters of a line that are in set.
func (d *Document) tabIn(line int, set string) (diag.Place, bool) {
	all := d.from(line, 1)
	lead := all[:len(all)-len(bytes.TrimLeft(all, set))]
	first := bytes.IndexByte(lead, '\t')
	if first < 0 {
		return diag.Place{}, false
	}
	lead = lead[first:]
	return d.place(line, first+1, len(lead)-len(bytes.TrimLeft(lead, " \t"))), true
}

func aboutTab(place diag.Place) diag.Diagnostic {
	return TabIndent.New(place, "tab in the indentation",
		"use spaces, two for each level; most editors can turn tabs into spaces")
}

// before parses the file up to a place and returns the last value in it: the one
// that the parser had read when it noticed the error.
func (d *Document) before(m mark) (last Node, ok bool) {
	before := &Document{File: d.File, Data: d.Data, line: d.line}
	if before.readBeginning(d.offset(m.line, m.column)) != nil || len(before.nodes) == 0 {
		return Node{}, false
	}
	return Node{before, int32(len(before.nodes) - 1)}, true
}

// rest is the rest of the line from a place on, without a comment.
func (d *Document) rest(m mark) string { return string(withoutComment(d.from(m.line, m.column))) }

// underline is the place of a text at a mark.
func (d *Document) underline(m mark, text string) diag.Place {
	return d.place(m.line, m.column, max(1, utf8.RuneCountInString(text)))
}

// sourceLine is a line as a person sees it.
type written struct {
	line   int
	begin  int    // column of its first character
	column int    // column of its first character after the dashes of list entries
	text   string // from that column on, without a comment
}

func (d *Document) written(line int) written {
	all := withoutComment(d.from(line, 1))
	text := all[indent(all):]
	w := written{line: line, begin: indent(all) + 1}
	for bytes.HasPrefix(text, []byte("- ")) {
		text = text[1+indent(text[1:]):]
	}
	w.text, w.column = string(text), len(all)-len(text)+1
	return w
}

// key is the key that the line begins with, or "".
func (w written) key() string {
	if name, _, ok := strings.Cut(w.text+" ", ": "); ok {
		return name
	}
	return ""
}

func (w written) isEntry() bool { return w.column > w.begin || w.text == "-" }

func (w written) start() mark { return mark{w.line, w.column} }

// inQuotes is a text as it can be written after a key.
func inQuotes(text string) string {
	if strings.ContainsAny(text, "\"\\") {
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return `"` + text + `"`
}
