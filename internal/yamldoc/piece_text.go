package yamldoc

import (
	"bytes"
	"strings"
)

const white = " \t\r\n"

// scalar finds the end of a text.
func (a *anatomy) scalar(p *piece, outer int) {
	style := p.n.Style
	switch {
	case style&block != 0:
		a.blockText(p, outer)
		return
	case style&quoted != 0:
		p.end = a.quotedEnd(p.start)
	default:
		p.end = a.plainEnd(p.start, p.n.Value)
	}
	a.tokens = append(a.tokens, [2]int{p.start, p.end})
}

// quotedEnd is the end of a text in quotes, which may go on below.
func (a *anatomy) quotedEnd(start int) int {
	quote := a.data[start]
	for i := start + 1; i < len(a.data); i++ {
		switch {
		case a.data[i] == '\\' && quote == '"':
			i++
		case a.data[i] == quote && quote == '\'' && i+1 < len(a.data) && a.data[i+1] == quote:
			i++
		case a.data[i] == quote:
			return i + 1
		}
	}
	a.odd()
	return 0
}

// plainEnd is the end of a text without quotes. Where it goes on below, a line
// end is read as a space, and blank lines as line ends.
func (a *anatomy) plainEnd(start int, value string) int {
	i := start
	for value != "" {
		rest := strings.TrimLeft(value, white)
		if len(rest) < len(value) {
			blank := len(a.data[i:]) - len(bytes.TrimLeft(a.data[i:], white))
			if blank == 0 {
				a.odd()
			}
			i, value = i+blank, rest
			continue
		}
		if i >= len(a.data) || a.data[i] != value[0] {
			a.odd()
		}
		i, value = i+1, value[1:]
	}
	return i
}

// blockText finds the end of a text below > or |: the last line that is indented
// like its first, and with a + the blank lines below it.
func (a *anatomy) blockText(p *piece, outer int) {
	end, next := a.line(p.start)
	header := a.data[p.start:end]
	if i := bytes.IndexAny(header, " \t"); i >= 0 {
		header = header[:i]
	}
	p.headed = p.start + len(header)
	p.content, p.end = next, p.headed
	a.tokens = append(a.tokens, [2]int{p.start, p.headed})
	deep := 0
	if i := bytes.IndexAny(header, "123456789"); i >= 0 {
		deep = outer + int(header[i]-'0')
		if outer < 0 {
			deep++
		}
	}
	keep := bytes.IndexByte(header, '+') >= 0
	for at := next; at < len(a.data); {
		end, next := a.line(at)
		blanks := len(a.data[at:end]) - len(bytes.TrimLeft(a.data[at:end], " "))
		blank := at+blanks == end && (deep == 0 || blanks <= deep)
		switch {
		case blank && keep:
			p.end = end
		case blank:
		case deep == 0 && blanks > outer:
			deep = blanks
			p.end = end
		case deep == 0 || blanks < deep:
			next = len(a.data)
		default:
			p.end = end
		}
		at = next
	}
	p.deep = deep
	if p.end > p.headed {
		a.tokens = append(a.tokens, [2]int{p.content, p.end})
	}
}
