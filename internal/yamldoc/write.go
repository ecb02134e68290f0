package yamldoc

import (
	"strings"
	"unicode/utf8"
)

// writer lays out values as lines.
type writer struct {
	eol      string
	noBlocks bool // texts go on their key's line, however long
	deep     int  // indentation of a list relative to its key: 2, or 0 if the file's lists have 0
	out      strings.Builder
}

// File writes a whole new file.
func File(v Value) []byte {
	w := &writer{eol: "\n", deep: 2}
	for _, line := range commentLines(v.Comment) {
		w.out.WriteString(line + "\n")
	}
	switch {
	case v.Kind == Map && len(v.Pairs) > 0:
		w.pairs(v, 0)
	case v.Kind == List && len(v.Items) > 0:
		w.items(v, 0)
	default:
		w.after(v, place{indent: -1}, "")
		return []byte(strings.TrimPrefix(w.out.String(), " ") + "\n")
	}
	return []byte(w.out.String() + "\n")
}

// pairs writes a map that begins at the end of the output, and leaves
// the last line open.
func (w *writer) pairs(v Value, indent int) {
	for i, pair := range v.Pairs {
		if i > 0 && pair.Value.Space {
			w.out.WriteString(w.eol)
		}
		if i > 0 {
			w.newLine(indent)
		}
		w.pair(pair, indent)
	}
}

func (w *writer) pair(pair Pair, indent int) {
	w.comment(pair.Value, indent)
	key := keyText(pair.Key) + ":"
	w.out.WriteString(key)
	w.after(pair.Value, place{indent, indent + utf8.RuneCountInString(key), false}, "")
	for _, line := range commentLines(pair.Value.Below) {
		w.newLine(indent)
		w.out.WriteString(line)
	}
}

func (w *writer) items(v Value, indent int) {
	for i, item := range v.Items {
		if i > 0 {
			if v.Apart {
				w.out.WriteString(w.eol)
			}
			w.newLine(indent)
		}
		w.item(item, indent)
	}
}

func (w *writer) item(item Value, indent int) {
	w.comment(item, indent)
	w.out.WriteByte('-')
	w.after(item, place{indent, indent + 1, true}, "")
}

func (w *writer) comment(v Value, indent int) {
	for _, line := range commentLines(v.Comment) {
		w.out.WriteString(line)
		w.newLine(indent)
	}
}

func (w *writer) newLine(indent int) {
	w.out.WriteString(w.eol)
	w.out.WriteString(strings.Repeat(" ", indent))
}

// place is where a value is written: after a key or dash at an indentation, which
// ends at a column.
type place struct {
	indent, column int
	dash           bool
}

// after writes what follows a key or dash. Tail is a comment that stays on that
// line.
func (w *writer) after(v Value, at place, tail string) {
	if tail != "" {
		tail = " " + tail
	}
	if v.Kind == Nothing {
		w.out.WriteString(tail)
		return
	}
	if v.Kind == Scalar {
		w.text(v, at, tail)
		return
	}
	if text, ok := inBrackets(v, at.column+1); ok {
		w.out.WriteString(" " + text + tail)
		return
	}
	indent := at.indent + 2
	if v.Kind == List && !at.dash {
		indent = at.indent + w.deep
	}
	w.out.WriteString(tail)
	if at.dash && v.Kind == Map && tail == "" {
		w.out.WriteByte(' ')
	} else {
		w.newLine(indent)
	}
	if v.Kind == Map {
		w.pairs(v, indent)
	} else {
		w.items(v, indent)
	}
}

func (w *writer) text(v Value, at place, tail string) {
	s := textStyle(v, at.column+1, w.noBlocks)
	w.out.WriteString(" " + s.first + tail)
	below := s.below
	if s.first == ">-" {
		below = wrap(below[0], Width-at.indent-s.deep)
	}
	for _, line := range below {
		if line == "" {
			w.out.WriteString(w.eol)
			continue
		}
		w.newLine(at.indent + s.deep)
		w.out.WriteString(line)
	}
}

// inBrackets is a list or group on one line, where it belongs there: short names
// in a list, what was asked for, and what holds nothing.
func inBrackets(v Value, column int) (string, bool) {
	v.Comment, v.Below = "", "" // they go around its key, not inside it
	if column+v.length() > Width {
		return "", false // no need to try
	}
	empty := v.Kind == List && len(v.Items) == 0 || v.Kind == Map && len(v.Pairs) == 0
	if !empty && !v.Flow && !shortNames(v) {
		return "", false
	}
	text, ok := flowText(v)
	return text, empty || ok && column+utf8.RuneCountInString(text) <= Width
}

// shortNames reports whether a value is a list that people write on one line:
// of ids, letters and dates.
func shortNames(v Value) bool {
	if v.Kind != List || v.Apart {
		return false
	}
	for _, item := range v.Items {
		if item.Kind != Scalar || strings.ContainsAny(item.Text, " \t\"'") || !isPlain(item.Text, true) {
			return false
		}
	}
	return true
}

// length is how many characters the texts of a value have at least.
func (v Value) length() int {
	n := utf8.RuneCountInString(v.Text)
	for _, item := range v.Items {
		n += item.length()
	}
	for _, pair := range v.Pairs {
		n += pair.Value.length()
	}
	return n
}

// flowText writes a value in flow style, and reports whether that is comfortable:
// it has no comments, and no text needs quotes only because of a comma.
func flowText(v Value) (text string, comfortable bool) {
	var parts []string
	comfortable = v.Comment == "" && v.Below == ""
	switch v.Kind {
	case Scalar:
		s := textStyle(v, 0, true)
		return s.first, comfortable && (s.first == v.Text || !isPlain(v.Text, false) && !strings.Contains(v.Text, ", "))
	case List:
		for _, item := range v.Items {
			part, ok := flowText(item)
			parts, comfortable = append(parts, part), comfortable && ok
		}
		return "[" + strings.Join(parts, ", ") + "]", comfortable
	case Map:
		for _, pair := range v.Pairs {
			part, ok := flowText(pair.Value)
			parts, comfortable = append(parts, keyText(pair.Key)+": "+part), comfortable && ok
		}
		return "{" + strings.Join(parts, ", ") + "}", comfortable
	}
	return "", comfortable
}
