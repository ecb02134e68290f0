package render

import (
	"html"
	"strconv"
	"strings"

	"improve/internal/doc"
)

// markdown writes Markdown text as what it means: paragraphs, headings below the
// one above, lists, quotations, code and tables. It knows what minutes use; what
// it does not know it shows as it stands. HTML in it is text.
func (h *htmlPage) markdown(text string) {
	ls := strings.Split(cleanLines(strings.ReplaceAll(text, "\t", "    ")), "\n")
	m := htmlMarkdown{h: h, above: h.outline.last() + 1}
	m.blocks(ls, 0)
}

// htmlMarkdown is a text being written. Above is what its highest headings ask
// of the outline.
type htmlMarkdown struct {
	h     *htmlPage
	above int
}

// deepest is how many lists and quotations may stand in one another; deeper
// ones are text.
const deepest = 6

// blocks writes lines that stand in depth lists or quotations.
func (m htmlMarkdown) blocks(ls []string, depth int) {
	for i := 0; i < len(ls); {
		i += max(m.block(ls[i:], depth), 1)
	}
}

// block writes the block that begins at the first line; it returns how many
// lines it took.
func (m htmlMarkdown) block(ls []string, depth int) int {
	text := strings.TrimSpace(ls[0])
	mark, _ := listMark(text)
	switch {
	case text == "":
		return 1
	case fence(text) != "" && closing(ls) > 0:
		return m.code(ls)
	case headingLevel(text) > 0:
		m.heading(headingLevel(text), headingText(text), depth)
		return 1
	case isRule(text):
		m.h.put("<hr>\n")
		return 1
	case mark != "" && depth < deepest && text[0] == '>':
		return m.quote(ls, depth)
	case mark != "" && depth < deepest:
		return m.list(ls, depth)
	case isPipeTable(ls):
		return m.table(ls)
	}
	return m.paragraph(ls, depth)
}

// heading writes a heading; within a list or quotation it is strong text, for
// it heads nothing of the page.
func (m htmlMarkdown) heading(level int, words string, depth int) {
	l := inline(words, doc.Plain)
	if depth > 0 {
		m.h.lines("p", "", []doc.Line{toned(doc.Strong, l)})
		return
	}
	m.h.headingWith(m.above+level, "", l.String(), "")
}

// closing is the line that closes the code which the first opens, 0 where none
// does.
func closing(ls []string) int {
	mark := fence(strings.TrimSpace(ls[0]))
	for i, line := range ls[1:] {
		text := strings.TrimSpace(line)
		if strings.HasPrefix(text, mark) && strings.Trim(text, mark[:1]) == "" {
			return i + 1
		}
	}
	return 0
}

func (m htmlMarkdown) code(ls []string) int {
	end := closing(ls)
	m.h.put("<pre><code>", html.EscapeString(strings.Join(ls[1:end], "\n")), "</code></pre>\n")
	return end + 1
}

// quote writes a quotation: all lines marked as one, without their marks.
func (m htmlMarkdown) quote(ls []string, depth int) int {
	var inner []string
	for _, line := range ls {
		rest, quoted := strings.CutPrefix(strings.TrimSpace(line), ">")
		if !quoted {
			break
		}
		inner = append(inner, strings.TrimPrefix(rest, " "))
	}
	m.h.put("<blockquote>\n")
	m.blocks(inner, depth+1)
	m.h.put("</blockquote>\n")
	return len(inner)
}

// list writes a list: its items, and with each the lines that stand further in
// than its mark.
func (m htmlMarkdown) list(ls []string, depth int) int {
	first := listNumber(ls[0])
	tag := "ul"
	if first >= 0 {
		tag = "ol"
	}
	m.h.put("<", tag)
	if first > 1 {
		m.h.put(" start=\"", strconv.Itoa(first), "\"")
	}
	m.h.put(">\n")
	taken := 0
	for taken < len(ls) && isItem(ls[taken], indent(ls[0]), first >= 0) {
		taken += m.item(ls[taken:], depth)
	}
	m.h.put("</", tag, ">\n")
	return taken
}

// isItem reports whether a line goes on with a list of a kind, no further in.
func isItem(line string, at int, numbered bool) bool {
	mark, _ := listMark(strings.TrimSpace(line))
	return mark != "" && !strings.HasPrefix(mark, "│") && indent(line) <= at+1 && listNumber(line) >= 0 == numbered
}

// listNumber is the number of an item, -1 where it has none.
func listNumber(line string) int {
	mark, _ := listMark(strings.TrimSpace(line))
	n, err := strconv.Atoi(strings.TrimRight(mark, ".) "))
	if err != nil {
		return -1
	}
	return n
}

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// item writes one item; it returns how many lines it took, with the blank ones
// after it.
func (m htmlMarkdown) item(ls []string, depth int) int {
	at := indent(ls[0])
	_, rest := listMark(strings.TrimSpace(ls[0]))
	inner, taken, open := []string{rest}, 1, true
	for taken < len(ls) {
		line := ls[taken]
		blank := strings.TrimSpace(line) == ""
		if !blank && indent(line) < at+2 && !(open && isRunningOn(line)) {
			break
		}
		open = open && !blank
		inner = append(inner, line[min(indent(line), at+2):])
		taken++
	}
	m.h.put("<li>")
	if isOneParagraph(inner) {
		m.h.markdownLines(inner)
	} else {
		m.h.put("\n")
		m.blocks(inner, depth+1)
	}
	m.h.put("</li>\n")
	return taken
}

// isRunningOn reports whether a line only goes on with the paragraph above it.
func isRunningOn(line string) bool {
	text := strings.TrimSpace(line)
	mark, _ := listMark(text)
	return text != "" && mark == "" && headingLevel(text) == 0 && fence(text) == "" && !isRule(text)
}

// isOneParagraph reports whether lines are a single paragraph.
func isOneParagraph(ls []string) bool {
	if strings.TrimSpace(ls[0]) == "" || !isRunningOn(ls[0]) {
		return false
	}
	ended := false
	for _, line := range ls[1:] {
		if blank := strings.TrimSpace(line) == ""; !blank && (ended || !isRunningOn(line)) {
			return false
		} else if blank {
			ended = true
		}
	}
	return true
}

// paragraph writes lines up to one that begins something else. A rule right
// below makes a heading of them.
func (m htmlMarkdown) paragraph(ls []string, depth int) int {
	end := 1
	for end < len(ls) && isRunningOn(ls[end]) {
		end++
	}
	if level := underline(ls, end); level > 0 {
		m.heading(level, strings.Join(trimmed(ls[:end]), " "), depth)
		return end + 1
	}
	m.h.put("<p>")
	m.h.markdownLines(ls[:end])
	m.h.put("</p>\n")
	return end
}

// underline is the level of the heading that the line after a paragraph makes
// of it.
func underline(ls []string, end int) int {
	if end == len(ls) {
		return 0
	}
	switch text := strings.TrimSpace(ls[end]); {
	case text == "":
		return 0
	case strings.Trim(text, "=") == "":
		return 1
	case strings.Trim(text, "-") == "":
		return 2
	}
	return 0
}

func trimmed(ls []string) []string {
	out := make([]string, len(ls))
	for i, line := range ls {
		out[i] = strings.TrimSpace(line)
	}
	return out
}

// markdownLines writes the lines of a paragraph, broken only where a line asks
// for it with two blanks or a backslash at its end.
func (h *htmlPage) markdownLines(ls []string) {
	var words []string
	flush := func(breaks bool) {
		h.line(inline(strings.Join(words, " "), doc.Plain))
		if breaks {
			h.put("<br>\n")
		}
		words = nil
	}
	for i, line := range ls {
		text := strings.TrimSpace(line)
		breaks := strings.HasSuffix(line, "  ") || strings.HasSuffix(line, `\`)
		words = append(words, strings.TrimSuffix(text, `\`))
		if breaks && i < len(ls)-1 {
			flush(true)
		}
	}
	flush(false)
}
