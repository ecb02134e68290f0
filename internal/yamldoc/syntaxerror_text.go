package yamldoc

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"improve/internal/diag"
)

// explanation explains one of the parser's messages to people who write YAML once a
// month.
type explanation struct {
	sign    string // part of the message
	explain func(*Document, parseError) diag.Diagnostic
}

// explanations lists them; the first that fits is taken.
func explanations() []explanation {
	return []explanation{
		{"mapping values are not allowed", (*Document).strayColon},
		{"could not find expected ':'", func(d *Document, f parseError) diag.Diagnostic { return d.noKey(f.opener) }},
		{"expected ',' or", (*Document).openBracket},
		{"unexpected end of stream", (*Document).openQuote},
		{"document indicator", (*Document).openQuote},
		{"did not find expected key", (*Document).misplaced},
		{"'-' indicator", (*Document).misplaced},
		{"<document start>", (*Document).secondValue},
		{"cannot start any token", (*Document).badStart},
		{"mapping keys are not allowed", (*Document).badStart},
		{closeCommentMessage, (*Document).closeComment},
		{"directive", (*Document).percent},
		{"non-alphabetical", (*Document).percent},
		{"comment or line break", (*Document).blockStart},
		{"block sequence entries are not allowed", (*Document).entryOnLine},
		{"alphabetic or numeric character",
			func(d *Document, f parseError) diag.Diagnostic { return d.markedText(f.opener) }},
		{"unknown anchor", func(d *Document, f parseError) diag.Diagnostic { return d.markedText(f.at) }},
		{"escape", (*Document).badEscape},
		{"decimal number", (*Document).badEscape},
		{"expected node content", (*Document).noValue},
		{"max depth", (*Document).tooDeep},
		{"no key before", func(d *Document, f parseError) diag.Diagnostic {
			return Syntax.New(d.underline(f.at, ":"),
				"missing key before this colon", "write the key, or delete the line")
		}},
	}
}

// closeCommentMessage is how the newer library complains of a # right after a value.
const closeCommentMessage = "comment without preceding"

// strayColon explains a colon and a space where there can be no key. It is part
// of a text, or the line above lacks its own, or the line is indented too far.
func (d *Document) strayColon(f parseError) diag.Diagnostic {
	line := d.written(f.at.line)
	last, ok := d.before(f.at)
	switch {
	case len(line.key()) > 1024:
		return Syntax.New(d.underline(line.start(), line.text),
			"this key is too long", "if this is text, put it in quotes")
	case !ok || last.node().style&(quoted|block) != 0:
		return d.indentedTooFar(line.line, nil)
	}
	at, column := last.start()
	value, above := mark{at, column}, d.written(at)
	switch {
	case last.node().value == "":
		value = line.start()
	case strings.HasPrefix(above.text, "-"):
		return d.noKey(above.start())
	case value.line < f.at.line && value.column == above.column:
		return d.noKey(value)
	case value.line < f.at.line:
		return d.indentedTooFar(f.at.line, &above)
	case strings.Contains(above.key(), " "): // no key of ours has a space: the text began before it
		value = above.start()
	}
	text := d.rest(value)
	return Syntax.New(d.underline(value, text), "this text contains a colon followed by a space",
		"put the text in quotes: "+inQuotes(straight(diag.Shorten(text)))+"; if it is a new key, start a new line")
}

// straight removes the curly quotes of a word processor, which YAML does not know.
func straight(text string) string {
	if inner, ok := strings.CutPrefix(text, "“"); ok {
		return strings.TrimSuffix(inner, "”")
	}
	return text
}

// indentedTooFar: what looks like a key, under one that has its value.
func (d *Document) indentedTooFar(line int, above *written) diag.Diagnostic {
	remedy := "start the line in the same column as the key it belongs with"
	if above != nil && above.key() != "" {
		remedy = fmt.Sprintf("start the line in column %d, under %s", above.column, diag.Shorten(above.key()))
	}
	return Syntax.New(d.textOf(line), "this line is indented under a key that already has a value",
		remedy+"; if it continues the text above, put the whole text in quotes")
}

// noKey: a line that is neither a key with its value nor an entry of a list.
func (d *Document) noKey(at mark) diag.Diagnostic {
	text := d.rest(at)
	colon := colonWithoutSpace(text)
	switch {
	case strings.HasPrefix(text, "\"") || strings.HasPrefix(text, "'"):
		return d.openQuote(parseError{opener: at})
	case len(text) > 1 && text[0] == '-':
		return Syntax.New(d.underline(at, "-"), "missing space after this -", "write "+diag.Shorten("- "+text[1:]))
	case colon > 0 && strings.HasPrefix(text[colon+1:], "\u00a0"):
		return Syntax.New(d.underline(mark{at.line, at.column + colon + 1}, " "),
			"this is a non-breaking space, copied from a word processor or a web page",
			"delete it and type a space")
	case colon > 0:
		return Syntax.New(d.underline(mark{at.line, at.column + colon}, ":"), "missing space after this colon",
			"write "+diag.Shorten(text[:colon+1]+" "+text[colon+1:]))
	}
	return Syntax.New(d.underline(at, text), "this line is not a key and does not continue the text above",
		"write a colon and a space after the key; if the line continues the text above, indent it further")
}

// openQuote: a quote that is not closed.
func (d *Document) openQuote(f parseError) diag.Diagnostic {
	if before := d.Data[:d.offset(f.opener.line, f.opener.column)]; len(before) > 0 &&
		(before[len(before)-1] == '"' || before[len(before)-1] == '\'') {
		return Syntax.New(d.underline(f.opener, `"`), "one quote mark too many", "delete it")
	}
	return Syntax.New(d.underline(f.opener, `"`),
		"missing closing quote", "write the same quote mark after the last word of the text")
}

// afterQuotes: a text that goes on after its closing quote, or another one that
// begins because the quote of an earlier line was not closed.
func (d *Document) afterQuotes(f parseError, last Node) diag.Diagnostic {
	if line, column := last.start(); line < f.at.line {
		return Syntax.New(d.place(line, column, 1),
			fmt.Sprintf("missing closing quote: the next quote mark is on line %d and opens another text", f.at.line),
			"write the same quote mark after the last word of the text")
	}
	remedy := `write \" for a quote mark inside the text, or remove all quotes`
	if last.node().style&singleQuoted != 0 {
		remedy = "write '' for an apostrophe inside the text, use double quotes, or remove all quotes"
	}
	rest := d.rest(f.at)
	return Syntax.New(d.underline(f.at, rest),
		fmt.Sprintf("unexpected text after the closing quote: only %q is inside the quotes",
			diag.Shorten(last.node().value)), remedy)
}

// badStart explains a text that begins with a character reserved by YAML.
func (d *Document) badStart(f parseError) diag.Diagnostic {
	text := d.rest(f.at)
	sign, _ := utf8.DecodeRuneInString(text)
	if d.inFlow(f.at) {
		text, _, _ = strings.Cut(text, ",")
		text = strings.TrimRight(text, "]}")
	}
	return Syntax.New(d.underline(f.at, string(sign)), fmt.Sprintf("text cannot start with %c", sign),
		"put the text in quotes: "+inQuotes(diag.Shorten(text)))
}

// percent: a line that begins with %, which only a directive can.
func (d *Document) percent(f parseError) diag.Diagnostic {
	return d.badStart(parseError{at: mark{f.at.line, 1}})
}

// inFlow reports whether a bracket opens before a place on its line.
func (d *Document) inFlow(m mark) bool {
	return strings.ContainsAny(string(d.Data[d.offset(m.line, 1):d.offset(m.line, m.column)]), "[{")
}

// markedText: a text that begins with * or &.
func (d *Document) markedText(at mark) diag.Diagnostic {
	text := d.rest(at)
	if text == "" {
		text = "*"
	}
	return Anchor.New(d.place(at.line, at.column, wordWidth([]byte(text))),
		fmt.Sprintf("text cannot start with %.1s, which YAML reads as a link to another value", text),
		"put the text in quotes: "+inQuotes(diag.Shorten(text)))
}

// blockStart: a text on the line of the > or | after which it should begin.
func (d *Document) blockStart(f parseError) diag.Diagnostic {
	text := d.rest(f.opener)
	return Syntax.New(d.underline(f.opener, text), fmt.Sprintf("text after %.1s must start on the next line", text),
		"put the text in quotes: "+inQuotes(diag.Shorten(text))+", or start it on the next line, indented")
}

// closeComment: a # right after the end of a value.
func (d *Document) closeComment(f parseError) diag.Diagnostic {
	text := string(d.from(f.at.line, f.at.column))
	return Syntax.New(d.underline(f.at, text), "missing space before this #",
		"put the whole text in quotes, or write a space before a comment")
}

// badEscape explains a backslash that begins no escape of YAML's.
func (d *Document) badEscape(f parseError) diag.Diagnostic {
	before := string(d.from(f.at.line, 1)[:d.offset(f.at.line, f.at.column+1)-d.offset(f.at.line, 1)])
	i := strings.LastIndexByte(before, '\\')
	if i < 0 {
		i = len(before) - 1
	}
	at := mark{f.at.line, 1 + utf8.RuneCountInString(before[:max(0, i)])}
	written := string([]rune(string(d.from(at.line, at.column)) + "  ")[:2])
	return Syntax.New(d.underline(at, written),
		fmt.Sprintf("%s is not a special character in double quotes", strings.TrimSpace(written)),
		`write \\ for a backslash, or use single quotes`)
}
