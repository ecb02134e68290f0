package yamldoc

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Guide gives the layout of a kind of file: the order of its keys, and blank lines.
type Guide interface {
	// Rank is the place of a key among the others; false where it has none.
	Rank(key string) (rank int, ok bool)
	// Below is the guide for the value of a key, or for the entries of a list.
	Below(key string) Guide
	// Apart reports whether blank lines separate the entries of the list.
	Apart() bool
}

// NoGuide is the guide for values outside the schema.
type NoGuide struct{}

// Rank knows no key.
func (NoGuide) Rank(string) (int, bool) { return 0, false }

// Below is no guide either.
func (NoGuide) Below(string) Guide { return NoGuide{} }

// Apart sets nothing apart.
func (NoGuide) Apart() bool { return false }

// Format lays the file out in the one canonical way: two spaces a level, keys in
// the guide's order, one space where there were several, no more than one blank
// line, Unix line ends. Quotes and line breaks in texts stay as the author wrote
// them, and comments stay with their entry. The result is parsed again: there is an
// error if its value differs or a comment is lost.
func (d *Document) Format(guide Guide) ([]byte, error) {
	tree, err := d.syntaxTree()
	if err != nil {
		return nil, err
	}
	f := &formatter{tree: tree}
	f.attach()
	f.file(guide)
	data := []byte(strings.Join(f.out, "\n") + "\n")
	if bytes.Equal(data, d.Data) {
		return data, nil
	}
	says := d.Root().Whole().sorted()
	if _, err := d.exact(data, func(v Value) bool { return v.sorted().Same(says) }); err != nil {
		return nil, err
	}
	return data, nil
}

// sorted is a value with the keys of its groups in the order of the alphabet.
func (v Value) sorted() Value {
	v.Items, v.Pairs = slices.Clone(v.Items), slices.Clone(v.Pairs)
	for i := range v.Items {
		v.Items[i] = v.Items[i].sorted()
	}
	for i := range v.Pairs {
		v.Pairs[i].Value = v.Pairs[i].Value.sorted()
	}
	slices.SortStableFunc(v.Pairs, func(a, b Pair) int { return cmp.Compare(a.Key, b.Key) })
	return v
}

// formatter rewrites a file from its syntax tree, line by line.
type formatter struct {
	tree   *syntaxTree
	trivia map[*syntaxNode]*trivia
	out    []string
}

func (f *formatter) put(lines ...string) { f.out = append(f.out, lines...) }

func (f *formatter) file(guide Guide) {
	root := f.tree.root
	if !f.isBlock(root) {
		f.above(trimBlank(f.of(root).above), 0)
		text := f.inline(root, place{indent: -2, column: -1}, f.of(root).tail)
		f.put(strings.Split(strings.TrimPrefix(text, " "), "\n")...)
		f.above(f.of(root).foot, 0)
		return
	}
	first := f.of(root.items[0]) // comments at the top of the file stay there
	f.above(trimBlank(first.above), 0)
	first.above = nil
	f.items(root, 0, "", guide)
}

func trimBlank(lines []string) []string {
	for len(lines) > 0 && lines[0] == "" {
		lines = lines[1:]
	}
	return lines
}

// above writes comments and blank lines.
func (f *formatter) above(lines []string, indent int) {
	for _, line := range lines {
		if line != "" {
			line = strings.Repeat(" ", indent) + line
		}
		f.put(line)
	}
}

// items writes the entries of a list or group. Start is the text before the
// first on its line, where that is a dash.
func (f *formatter) items(p *syntaxNode, indent int, start string, guide Guide) {
	items := p.items
	if p.kind == Map {
		items = f.ranked(items, guide)
	}
	for i, item := range items {
		above := f.of(item).above
		switch {
		case i == 0:
			above = trimBlank(above)
		case guide.Apart() && (len(above) == 0 || above[0] != "") && f.out[len(f.out)-1] != "":
			above = append([]string{""}, above...)
		}
		above = append(above, f.hoisted(item, guide)...)
		if i > 0 || start == "" { // those of the first are above the dash already
			f.above(above, indent)
			start = strings.Repeat(" ", indent)
		}
		f.entry(item, indent, start, guide)
	}
	f.above(f.of(p).foot, indent)
}

// hoisted are the comments at a dash that is followed by keys, and above the
// first of them: both go above the dash.
func (f *formatter) hoisted(p *syntaxNode, guide Guide) []string {
	if !f.isDashed(p) {
		return nil
	}
	first := f.ranked(p.items, guide.Below(""))[0]
	lines := slices.DeleteFunc(append([]string{f.of(p).tail}, f.of(first).above...),
		func(line string) bool { return line == "" })
	return lines
}

// isDashed reports whether a node is a map that begins on the line of
// a dash.
func (f *formatter) isDashed(p *syntaxNode) bool {
	return p.key == nil && p.kind == Map && f.isBlock(p)
}

// ranked are keys in the guide's order. A key without a rank stays after
// the key before it.
func (f *formatter) ranked(items []*syntaxNode, guide Guide) []*syntaxNode {
	ranks := make(map[*syntaxNode]int, len(items))
	last := -1
	for _, item := range items {
		if rank, ok := guide.Rank(item.key.node().value); ok {
			last = rank
		}
		ranks[item] = last
	}
	items = slices.Clone(items)
	slices.SortStableFunc(items, func(a, b *syntaxNode) int { return ranks[a] - ranks[b] })
	return items
}

// entry writes an entry behind what begins its line.
func (f *formatter) entry(p *syntaxNode, indent int, start string, guide Guide) {
	name := ""
	if p.key != nil {
		name = p.key.node().value
		start += string(f.tree.data[p.key.start:p.key.end]) + ":"
	} else {
		start += "-"
	}
	tail, below := f.of(p).tail, guide.Below(name)
	switch {
	case !f.isBlock(p):
		text := f.inline(p, place{indent, utf8.RuneCountInString(start), p.key == nil}, tail)
		f.put(strings.Split(start+text, "\n")...)
	case f.isDashed(p):
		f.items(p, indent+2, start+" ", below)
	default:
		f.put(start + withTail(tail))
		f.items(p, indent+2, "", below)
	}
}

func withTail(tail string) string {
	if tail == "" {
		return ""
	}
	return " " + tail
}

// inline writes what follows a key or dash: a text, or a list or map in brackets.
func (f *formatter) inline(p *syntaxNode, at place, tail string) string {
	raw := string(f.tree.data[p.start:p.end])
	fits := func(s string) bool { return at.column+1+utf8.RuneCountInString(s) <= Width }
	multiline := strings.ContainsAny(raw, "\r\n")
	switch {
	case raw == "":
		return withTail(tail)
	case p.headerEnd > 0:
		return " " + f.blockText(p, at.indent, tail)
	case p.kind == List || p.kind == Map:
		v := p.Whole()
		if text, _ := flowText(v); len(f.tree.commentsIn(p.start, p.end)) == 0 && (!multiline || fits(text)) {
			return " " + f.brackets(p) + withTail(tail)
		}
		return " " + f.moved(raw, at.indent-p.indent) + withTail(tail)
	}
	v := TextValue(p.node().value)
	v.Quoted = p.node().style&quoted != 0
	if !multiline && fits(raw) {
		if double := inQuotes(v.Text); raw[0] == '\'' && v.Quoted && readBack(double) == v.Text {
			raw = double
		}
		return " " + raw + withTail(tail)
	}
	w := &writer{eol: "\n", deep: 2}
	w.text(v, at, withTail(tail))
	return w.out.String()
}

// brackets writes a list or map on one line, its texts as the author wrote them.
func (f *formatter) brackets(p *syntaxNode) string {
	var parts []string
	for _, item := range p.items {
		text := string(f.tree.data[item.start:item.end])
		if strings.ContainsAny(text, "\r\n") || item.kind == List || item.kind == Map {
			text = f.brackets(item)
		}
		if item.key != nil {
			text = string(f.tree.data[item.key.start:item.key.end]) + ": " + text
		}
		parts = append(parts, text)
	}
	switch p.kind {
	case List:
		return "[" + strings.Join(parts, ", ") + "]"
	case Map:
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return textStyle(Value{Kind: Scalar, Text: p.node().value, Quoted: p.node().style&quoted != 0}, 0, true).first
}

// moved keeps a list or map in brackets on several lines as it is, further in or
// out with its key.
func (f *formatter) moved(raw string, by int) string {
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(raw), "\n")
	for i, line := range lines[1:] {
		text := strings.Trim(line, " \t")
		lines[i+1] = strings.Repeat(" ", max(1, indent([]byte(line))+by)) + text
		if text == "" {
			lines[i+1] = ""
		}
	}
	lines[0] = strings.TrimRight(lines[0], " \t")
	return strings.Join(lines, "\n")
}

// blockText keeps the lines of a text below > or | as its author broke them.
func (f *formatter) blockText(p *syntaxNode, indentation int, tail string) string {
	header := string(f.tree.data[p.start:p.headerEnd])
	sign, chomp := header[:1], strings.Trim(header, ">|123456789")
	content := ""
	if p.contentStart < p.end {
		content = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(f.tree.data[p.contentStart:p.end]))
	}
	if content == "" {
		return header + withTail(tail)
	}
	lines := strings.Split(content, "\n")
	deep := p.contentIndent
	for i, line := range lines {
		lines[i] = line[min(len(line), deep):]
		if strings.Trim(line, " ") == "" && len(line) <= deep {
			lines[i] = ""
		}
	}
	return sign + indicator(lines) + chomp + withTail(tail) + "\n" +
		strings.Join(indented(lines, max(0, indentation)+2), "\n")
}
