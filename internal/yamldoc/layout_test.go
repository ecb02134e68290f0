package yamldoc

import (
	"strconv"
	"strings"

	"pgregory.net/rapid"
)

// layoutWriter writes values in the layouts that people and programs leave behind.
type layoutWriter struct {
	t *rapid.T
	b strings.Builder
	n int // comments so far
}

// drawFile draws a value and a file that says it, oddly laid out.
func drawFile(t *rapid.T) (data []byte, v Value) {
	v = drawGroup(t, 3)
	w := &layoutWriter{t: t}
	w.gap(0)
	w.pairs(v, 0)
	w.b.WriteString("\n")
	w.gap(0)
	text := w.b.String()
	if w.one(6) {
		text = strings.TrimRight(text, "\n")
	}
	if w.one(4) {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	if w.one(5) {
		text = string(bom) + text
	}
	return []byte(text), v
}

func (w *layoutWriter) one(in int) bool { return rapid.IntRange(1, in).Draw(w.t, "one") == 1 }

// awkwardTexts are texts that need care, beside those that need none.
var awkwardTexts = []string{"x", "Ged Rowney", "1.10", "2019-12", "NO", "null", "~", "", "a: b", "a:b", "#4", "Room #4", "Room # 4", "it's", `say "x"`, `both ' and "`, `back\slash`,
	"- dash", "-", "? q", "[x]", "{y}", "a, b", "a,b", "@at", "%", "é ü “ł”", "10:00-12:30", " lead", "trail ", "two  spaces", "tab\there", "true", "!t", "&a", "*a", "x: ", ": x", "<<", "=", "---", "...",
	"two\nlines", "two\nlines\n", "keep\n\n\n", "\nfirst blank", "  indented\nthen not", "a\n  b\nc\n", "space \nends", "a\n\n\nb", "note: x\nid: y\n", "|", ">-", "# not a comment\n# nor this",
	strings.Repeat("many words ", 15) + "end", strings.Repeat("long: ", 30) + "end", strings.Repeat("x", 150), "\u00a0", "a\u200bb", "\r\n", "\x01", "\u2028"}

func drawText(t *rapid.T) Value { return TextValue(rapid.SampledFrom(awkwardTexts).Draw(t, "text")) }

func drawValue(t *rapid.T, deep int) Value {
	switch rapid.IntRange(0, 7).Draw(t, "kind") {
	case 0:
		return Value{}
	case 1, 2:
		if deep > 0 {
			return drawList(t, deep-1)
		}
	case 3, 4:
		if deep > 0 {
			v := drawGroup(t, deep-1)
			return v
		}
	}
	return drawText(t)
}

func drawList(t *rapid.T, deep int) Value {
	v := Value{Kind: List}
	for range rapid.IntRange(0, 3).Draw(t, "entries") {
		item := drawValue(t, deep)
		if item.Kind == Nothing {
			item = drawText(t)
		}
		v.Items = append(v.Items, item)
	}
	return v
}

func drawGroup(t *rapid.T, deep int) Value {
	v := Value{Kind: Map}
	for i := range rapid.IntRange(1, 4).Draw(t, "keys") {
		key := rapid.SampledFrom([]string{"id", "note", "1.3", "a key", "x:y", "é", "#k", "2019-12"}).Draw(t, "key")
		v.Pairs = append(v.Pairs, Pair{key + strconv.Itoa(i), drawValue(t, deep)})
	}
	return v
}

// gap writes blank lines and comments.
func (w *layoutWriter) gap(indent int) {
	for w.one(4) {
		if w.one(2) {
			w.b.WriteString(strings.Repeat(" ", w.upTo(indent+2)))
			w.b.WriteString(w.comment())
		}
		w.b.WriteString("\n")
	}
}

func (w *layoutWriter) comment() string {
	w.n++
	return "#" + rapid.SampledFrom([]string{" ", "", "  ", " 'q "}).Draw(w.t, "sign") + "comment " + strconv.Itoa(w.n)
}

func (w *layoutWriter) upTo(n int) int { return rapid.IntRange(0, n).Draw(w.t, "blanks") }

// end writes a comment at the end of a line, perhaps.
func (w *layoutWriter) end() {
	if w.one(5) {
		w.b.WriteString(strings.Repeat(" ", 1+w.upTo(2)) + w.comment())
	}
}

func (w *layoutWriter) pairs(v Value, indent int) {
	for i, p := range v.Pairs {
		if i > 0 {
			w.b.WriteString("\n")
			w.gap(indent)
			w.b.WriteString(strings.Repeat(" ", indent))
		}
		w.b.WriteString(w.key(p.Key) + ":")
		w.after(p.Value, indent, false)
	}
}

func (w *layoutWriter) key(key string) string {
	if w.one(6) {
		return "'" + key + "'"
	}
	return keyText(key)
}

func (w *layoutWriter) items(v Value, indent int) {
	for i, item := range v.Items {
		if i > 0 {
			w.b.WriteString("\n")
			w.gap(indent)
			w.b.WriteString(strings.Repeat(" ", indent))
		}
		w.b.WriteString("-")
		w.after(item, indent, true)
	}
}

// after writes what follows a key or dash.
func (w *layoutWriter) after(v Value, indent int, dash bool) {
	deeper := indent + 1 + w.upTo(3)
	switch {
	case v.Kind == Nothing:
		w.end()
		return
	case v.Kind == Scalar:
		w.text(v.Text, indent)
		return
	case len(v.Items)+len(v.Pairs) == 0 || w.one(4) && inFlow(v):
		w.b.WriteString(" " + w.flow(v, deeper))
		w.end()
		return
	}
	if dash && w.one(3) == false {
		blanks := 1 + w.upTo(2)
		w.b.WriteString(strings.Repeat(" ", blanks))
		deeper = indent + 1 + blanks
	} else {
		if v.Kind == List && !dash && w.one(2) {
			deeper = indent
		}
		w.end()
		w.b.WriteString("\n")
		w.gap(deeper)
		w.b.WriteString(strings.Repeat(" ", deeper))
	}
	if v.Kind == Map {
		w.pairs(v, deeper)
	} else {
		w.items(v, deeper)
	}
}

func inFlow(v Value) bool {
	for _, item := range v.Items {
		if !inFlow(item) {
			return false
		}
	}
	for _, p := range v.Pairs {
		if !inFlow(p.Value) {
			return false
		}
	}
	return true
}

func (w *layoutWriter) flow(v Value, indent int) string {
	open, shut, parts := "[", "]", []string(nil)
	switch v.Kind {
	case Nothing:
		return ""
	case Scalar:
		s := textStyle(v, 0, true)
		if w.one(3) {
			s.first = escaped(v.Text)
		}
		return s.first
	case Map:
		open, shut = "{", "}"
	}
	for _, item := range v.Items {
		parts = append(parts, w.flow(item, indent))
	}
	for _, p := range v.Pairs {
		parts = append(parts, strings.TrimRight(w.key(p.Key)+": "+w.flow(p.Value, indent), ""))
	}
	text := open + w.space(indent)
	for i, part := range parts {
		if i > 0 {
			text += "," + w.space(indent)
		}
		text += part
	}
	if len(parts) > 0 && w.one(8) {
		text += ","
	}
	return text + w.space(indent) + shut
}

// space is what may be between the signs of a list in brackets.
func (w *layoutWriter) space(indent int) string {
	switch w.upTo(9) {
	case 0:
		return ""
	case 1:
		return "\n" + strings.Repeat(" ", indent)
	case 2:
		return " " + w.comment() + "\n" + strings.Repeat(" ", indent)
	}
	return " "
}

// text writes a text in one of the ways in which it can be.
func (w *layoutWriter) text(text string, indent int) {
	deep := 1 + w.upTo(3)
	ways := []string{escaped(text)}
	if isPlain(text, false) {
		ways = append(ways, text, text, strings.ReplaceAll(text, "x: ", "x: "))
		if words := breakable(text); len(words) > 1 {
			ways = append(ways, strings.Join(words, "\n"+strings.Repeat(" ", indent+deep)))
		}
	}
	if single := "'" + strings.ReplaceAll(text, "'", "''") + "'"; !strings.ContainsAny(text, "\n\r") {
		ways = append(ways, single)
	}
	way := rapid.SampledFrom(ways).Draw(w.t, "way")
	s, ok := textBlock(text)
	if !ok || w.one(2) {
		w.b.WriteString(strings.Repeat(" ", 1+w.upTo(1)) + way)
		w.end()
		return
	}
	if i := strings.IndexByte(s.first, '2'); i >= 0 {
		deep = 2
	}
	w.b.WriteString(" " + s.first)
	w.end()
	if s.first == ">-" {
		s.below = wrap(s.below[0], 10+w.upTo(60))
	}
	for _, line := range s.below {
		w.b.WriteString("\n" + strings.Repeat(" ", indent+deep*min(1, len(line))) + line)
	}
}
