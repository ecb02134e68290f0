package yamldoc

import (
	"strconv"
	"strings"

	"pgregory.net/rapid"
)

// odd writes values in all the layouts that people and programs leave behind.
type odd struct {
	t *rapid.T
	b strings.Builder
	n int // comments so far
}

// oddFile draws a value and a file that says it, oddly laid out.
func oddFile(t *rapid.T) (data []byte, v Value) {
	v = drawGroup(t, 3)
	o := &odd{t: t}
	o.gap(0)
	o.pairs(v, 0)
	o.b.WriteString("\n")
	o.gap(0)
	text := o.b.String()
	if o.one(6) {
		text = strings.TrimRight(text, "\n")
	}
	if o.one(4) {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	if o.one(5) {
		text = string(bom) + text
	}
	return []byte(text), v
}

func (o *odd) one(in int) bool { return rapid.IntRange(1, in).Draw(o.t, "one") == 1 }

// oddTexts are texts that need care, beside those that need none.
var oddTexts = []string{"x", "Ged Rowney", "1.10", "2019-12", "NO", "null", "~", "", "a: b", "a:b", "#4", "Room #4", "Room # 4", "it's", `say "x"`, `both ' and "`, `back\slash`,
	"- dash", "-", "? q", "[x]", "{y}", "a, b", "a,b", "@at", "%", "é ü “ł”", "10:00-12:30", " lead", "trail ", "two  spaces", "tab\there", "true", "!t", "&a", "*a", "x: ", ": x", "<<", "=", "---", "...",
	"two\nlines", "two\nlines\n", "keep\n\n\n", "\nfirst blank", "  indented\nthen not", "a\n  b\nc\n", "space \nends", "a\n\n\nb", "note: x\nid: y\n", "|", ">-", "# not a comment\n# nor this",
	strings.Repeat("many words ", 15) + "end", strings.Repeat("long: ", 30) + "end", strings.Repeat("x", 150), "\u00a0", "a\u200bb", "\r\n", "\x01", "\u2028"}

func drawText(t *rapid.T) Value { return TextValue(rapid.SampledFrom(oddTexts).Draw(t, "text")) }

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
func (o *odd) gap(indent int) {
	for o.one(4) {
		if o.one(2) {
			o.b.WriteString(strings.Repeat(" ", o.upTo(indent+2)))
			o.b.WriteString(o.comment())
		}
		o.b.WriteString("\n")
	}
}

func (o *odd) comment() string {
	o.n++
	return "#" + rapid.SampledFrom([]string{" ", "", "  ", " 'q "}).Draw(o.t, "sign") + "comment " + strconv.Itoa(o.n)
}

func (o *odd) upTo(n int) int { return rapid.IntRange(0, n).Draw(o.t, "blanks") }

// end writes a comment at the end of a line, perhaps.
func (o *odd) end() {
	if o.one(5) {
		o.b.WriteString(strings.Repeat(" ", 1+o.upTo(2)) + o.comment())
	}
}

func (o *odd) pairs(v Value, indent int) {
	for i, p := range v.Pairs {
		if i > 0 {
			o.b.WriteString("\n")
			o.gap(indent)
			o.b.WriteString(strings.Repeat(" ", indent))
		}
		o.b.WriteString(o.key(p.Key) + ":")
		o.after(p.Value, indent, false)
	}
}

func (o *odd) key(key string) string {
	if o.one(6) {
		return "'" + key + "'"
	}
	return keyText(key)
}

func (o *odd) items(v Value, indent int) {
	for i, item := range v.Items {
		if i > 0 {
			o.b.WriteString("\n")
			o.gap(indent)
			o.b.WriteString(strings.Repeat(" ", indent))
		}
		o.b.WriteString("-")
		o.after(item, indent, true)
	}
}

// after writes what follows a key or dash.
func (o *odd) after(v Value, indent int, dash bool) {
	deeper := indent + 1 + o.upTo(3)
	switch {
	case v.Kind == Nothing:
		o.end()
		return
	case v.Kind == Scalar:
		o.text(v.Text, indent)
		return
	case len(v.Items)+len(v.Pairs) == 0 || o.one(4) && inFlow(v):
		o.b.WriteString(" " + o.flow(v, deeper))
		o.end()
		return
	}
	if dash && o.one(3) == false {
		blanks := 1 + o.upTo(2)
		o.b.WriteString(strings.Repeat(" ", blanks))
		deeper = indent + 1 + blanks
	} else {
		if v.Kind == List && !dash && o.one(2) {
			deeper = indent
		}
		o.end()
		o.b.WriteString("\n")
		o.gap(deeper)
		o.b.WriteString(strings.Repeat(" ", deeper))
	}
	if v.Kind == Map {
		o.pairs(v, deeper)
	} else {
		o.items(v, deeper)
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

func (o *odd) flow(v Value, indent int) string {
	open, shut, parts := "[", "]", []string(nil)
	switch v.Kind {
	case Nothing:
		return ""
	case Scalar:
		s := textStyle(v, 0, true)
		if o.one(3) {
			s.first = escaped(v.Text)
		}
		return s.first
	case Map:
		open, shut = "{", "}"
	}
	for _, item := range v.Items {
		parts = append(parts, o.flow(item, indent))
	}
	for _, p := range v.Pairs {
		parts = append(parts, strings.TrimRight(o.key(p.Key)+": "+o.flow(p.Value, indent), ""))
	}
	text := open + o.space(indent)
	for i, part := range parts {
		if i > 0 {
			text += "," + o.space(indent)
		}
		text += part
	}
	if len(parts) > 0 && o.one(8) {
		text += ","
	}
	return text + o.space(indent) + shut
}

// space is what may stand between the signs of a list in brackets.
func (o *odd) space(indent int) string {
	switch o.upTo(9) {
	case 0:
		return ""
	case 1:
		return "\n" + strings.Repeat(" ", indent)
	case 2:
		return " " + o.comment() + "\n" + strings.Repeat(" ", indent)
	}
	return " "
}

// text writes a text in one of the ways in which it can be.
func (o *odd) text(text string, indent int) {
	deep := 1 + o.upTo(3)
	ways := []string{escaped(text)}
	if isPlain(text, false) {
		ways = append(ways, text, text, strings.ReplaceAll(text, "x: ", "x: "))
		if words := glued(text); len(words) > 1 {
			ways = append(ways, strings.Join(words, "\n"+strings.Repeat(" ", indent+deep)))
		}
	}
	if single := "'" + strings.ReplaceAll(text, "'", "''") + "'"; !strings.ContainsAny(text, "\n\r") {
		ways = append(ways, single)
	}
	way := rapid.SampledFrom(ways).Draw(o.t, "way")
	s, ok := textBlock(text)
	if !ok || o.one(2) {
		o.b.WriteString(strings.Repeat(" ", 1+o.upTo(1)) + way)
		o.end()
		return
	}
	if i := strings.IndexByte(s.first, '2'); i >= 0 {
		deep = 2
	}
	o.b.WriteString(" " + s.first)
	o.end()
	if s.first == ">-" {
		s.below = wrap(s.below[0], 10+o.upTo(60))
	}
	for _, line := range s.below {
		o.b.WriteString("\n" + strings.Repeat(" ", indent+deep*min(1, len(line))) + line)
	}
}
