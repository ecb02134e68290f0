package yamldoc

import (
	"bytes"
	"strings"
)

const white = " \t\r\n"

// scalar finds the end of a single value.
func (t *syntaxTree) scalar(p *syntaxNode, outer int) {
	style := p.node().style
	switch {
	case style&block != 0:
		t.blockText(p, outer)
		return
	case style&quoted != 0:
		p.end = t.quotedEnd(p.start)
	default:
		p.end = t.plainEnd(p.start, p.node().value)
	}
	t.scalars = append(t.scalars, [2]int{p.start, p.end})
}

// quotedEnd returns the end of a text in quotes, which may span lines.
func (t *syntaxTree) quotedEnd(start int) int {
	quote := t.data[start]
	for i := start + 1; i < len(t.data); i++ {
		switch {
		case t.data[i] == '\\' && quote == '"':
			i++
		case t.data[i] == quote && quote == '\'' && i+1 < len(t.data) && t.data[i+1] == quote:
			i++
		case t.data[i] == quote:
			return i + 1
		}
	}
	t.unsupported()
	return 0
}

// plainEnd returns the end of a text without quotes. Where it spans lines, YAML
// reads a line end as a space, and blank lines as line ends.
func (t *syntaxTree) plainEnd(start int, value string) int {
	i := start
	for value != "" {
		rest := strings.TrimLeft(value, white)
		if len(rest) < len(value) {
			blank := len(t.data[i:]) - len(bytes.TrimLeft(t.data[i:], white))
			if blank == 0 {
				t.unsupported()
			}
			i, value = i+blank, rest
			continue
		}
		if i >= len(t.data) || t.data[i] != value[0] {
			t.unsupported()
		}
		i, value = i+1, value[1:]
	}
	return i
}

// blockText finds the end of a text below > or |: the last line that is indented
// like its first, and after + the blank lines below it.
func (t *syntaxTree) blockText(p *syntaxNode, outer int) {
	end, next := t.line(p.start)
	header := t.data[p.start:end]
	if i := bytes.IndexAny(header, " \t"); i >= 0 {
		header = header[:i]
	}
	p.headerEnd = p.start + len(header)
	p.contentStart, p.end = next, p.headerEnd
	t.scalars = append(t.scalars, [2]int{p.start, p.headerEnd})
	contentIndent := 0
	if i := bytes.IndexAny(header, "123456789"); i >= 0 {
		contentIndent = outer + int(header[i]-'0')
		if outer < 0 {
			contentIndent++
		}
	}
	keep := bytes.IndexByte(header, '+') >= 0
	for at := next; at < len(t.data); {
		end, next := t.line(at)
		blanks := len(t.data[at:end]) - len(bytes.TrimLeft(t.data[at:end], " "))
		blank := at+blanks == end && (contentIndent == 0 || blanks <= contentIndent)
		switch {
		case blank && keep:
			p.end = end
		case blank:
		case contentIndent == 0 && blanks > outer:
			contentIndent = blanks
			p.end = end
		case contentIndent == 0 || blanks < contentIndent:
			next = len(t.data)
		default:
			p.end = end
		}
		at = next
	}
	p.contentIndent = contentIndent
	if p.end > p.headerEnd {
		t.scalars = append(t.scalars, [2]int{p.contentStart, p.end})
	}
}
