package yamldoc

import (
	"errors"
	"fmt"
	"strings"

	yaml4 "go.yaml.in/yaml/v4"

	"improve/internal/diag"
)

// syntaxError locates a syntax error. The library that reads nodes names a line
// at best, and not always the right one, so the file is read once more with the
// newer library, on this path only.
func (d *Document) syntaxError(first error) diag.Diagnostic {
	var located *yaml4.LoadError
	var again yaml4.Node
	if err := d.parseAgain(&again); !errors.As(err, &located) {
		return Syntax.New(diag.Place{File: d.File}, "this file cannot be read as YAML: "+
			strings.TrimPrefix(first.Error(), "yaml: "), "look at the lines changed last")
	}
	mark := located.Mark
	if opener := located.ContextMark; opener.Line > 0 && beganEarlier(located.Message) {
		mark = opener
	}
	if mark.Line > len(d.line) || mark.Line < 1 {
		mark.Line, mark.Column = len(d.line), 1
	}
	if tab := d.tabBefore(mark.Line); tab > 0 {
		return TabIndent.New(diag.Place{File: d.File, Line: tab, Column: 1, EndColumn: 2},
			"this line is indented with a tab", "use spaces, two a level; most editors can turn tabs into spaces")
	}
	message, remedy := d.inWords(located.Message, mark)
	return Syntax.New(diag.Place{File: d.File, Line: mark.Line, Column: mark.Column, EndColumn: mark.Column + 1}, message, remedy)
}

func (d *Document) parseAgain(into *yaml4.Node) (err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("no place")
		}
	}()
	return yaml4.Unmarshal(d.Data, into)
}

// beganEarlier reports whether the parser noticed the mistake long after the
// place where somebody made it: an unclosed bracket or quote, a missing colon.
func beganEarlier(message string) bool {
	for _, sign := range []string{"unexpected end of stream", "could not find expected ':'", "expected ',' or", "document indicator"} {
		if strings.Contains(message, sign) {
			return true
		}
	}
	return false
}

// tabBefore finds the line indented with a tab at or next to a line, or 0.
func (d *Document) tabBefore(line int) int {
	for _, number := range []int{line, line + 1, line - 1} {
		text := strings.TrimLeft(string(d.from(number, 1)), " ")
		if strings.HasPrefix(text, "\t") && strings.TrimSpace(text) != "" {
			return number
		}
	}
	return 0
}

// inWords puts a parser's message into words for people who write YAML once a
// month.
func (d *Document) inWords(message string, mark yaml4.Mark) (what, remedy string) {
	rest := string(d.from(mark.Line, mark.Column))
	switch {
	case strings.Contains(message, "mapping values are not allowed"):
		return "a colon followed by a space stands inside a text, or this line is indented too far",
			"put the text in quotes: \"Fix this: now\"; or begin the line under the key that it belongs with"
	case strings.Contains(message, "cannot start any token"):
		return fmt.Sprintf("a text cannot begin with %.1s", rest), "put the text in quotes"
	case strings.Contains(message, "could not find expected ':'"):
		return "this line is neither `key: value` nor the continuation of a text",
			"write a colon and a space after the key; indent the line further if it goes on with the text above"
	case strings.Contains(message, "expected ',' or ']'"):
		return "the list that opens here with [ is not closed", "write ] after its last entry, and a comma between entries"
	case strings.Contains(message, "expected ',' or '}'"):
		return "the group of keys that opens here with { is not closed", "write } after its last value, and a comma between entries"
	case strings.Contains(message, "end of stream"), strings.Contains(message, "document indicator"):
		return "the quote that opens here is not closed", "write the same quote sign after the last word"
	case strings.Contains(message, "did not find expected key"):
		return "this line does not line up with the keys above it, or a quoted text above goes on after its closing quote",
			"begin the line exactly under the key that it belongs with; use \\\" or '' for a quote sign inside a quoted text"
	case strings.Contains(message, "'-' indicator"):
		return "this line does not line up with the list above it", "begin each entry of a list with - in the same column"
	case strings.Contains(message, "escape"):
		return "the sign \\ in a text in double quotes begins a special character, and this is none", "write \\\\, or use single quotes"
	}
	return "this cannot be read as YAML: " + message, "compare with a line that works; put texts with special signs in quotes"
}
