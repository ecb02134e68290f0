package workbook

import (
	"slices"
	"strconv"
	"strings"
)

// parseFormula reads a formula that is no more than a node can be. All others are
// not for this program to work out.
func parseFormula(s string) (node, bool) {
	const longest = 1000
	if len(s) > longest {
		return nil, false
	}
	p := formulaParser{rest: strings.TrimPrefix(strings.TrimSpace(s), "=")}
	n := p.comparison(0)
	if p.space(); p.failed || p.rest != "" {
		return nil, false
	}
	return n, true
}

type formulaParser struct {
	rest   string
	failed bool
}

func (p *formulaParser) fail() node {
	p.failed = true
	return literal{kind: unknownValue}
}

func (p *formulaParser) space() { p.rest = strings.TrimLeft(p.rest, " \n") }

// taken takes one of these signs, the first that is there.
func (p *formulaParser) taken(signs ...string) string {
	p.space()
	for _, s := range signs {
		if rest, ok := strings.CutPrefix(p.rest, s); ok {
			p.rest = rest
			return s
		}
	}
	return ""
}

func (p *formulaParser) comparison(depth int) node {
	const deepest = 50
	if depth > deepest {
		return p.fail()
	}
	left := p.operand(depth)
	sign := p.taken("<>", "<=", ">=", "=", "<", ">")
	if sign == "" {
		return left
	}
	return compare{sign, left, p.operand(depth)}
}

func (p *formulaParser) operand(depth int) node {
	switch {
	case p.taken("(") != "":
		n := p.comparison(depth + 1)
		if p.taken(")") == "" {
			return p.fail()
		}
		return n
	case p.taken(`"`) != "":
		return p.text()
	}
	name := p.word()
	if n, err := strconv.ParseFloat(name, 64); err == nil {
		return literal{kind: numberValue, number: n}
	}
	switch upper := strings.ToUpper(name); {
	case upper == "TRUE" || upper == "FALSE":
		return literal(truth(upper == "TRUE"))
	case p.taken("(") != "":
		return p.call(upper, depth)
	}
	return p.reference(name)
}

// word is the letters, figures and signs of a name, number or reference.
func (p *formulaParser) word() string {
	p.space()
	end := strings.IndexFunc(p.rest, func(r rune) bool {
		return !strings.ContainsRune("$.-", r) && (r < '0' || r > '9') && (r|0x20 < 'a' || r|0x20 > 'z')
	})
	if end < 0 {
		end = len(p.rest)
	}
	word := p.rest[:end]
	p.rest = p.rest[end:]
	return word
}

// text is what is in quotation marks; two are one within.
func (p *formulaParser) text() node {
	var out strings.Builder
	for {
		before, after, ok := strings.Cut(p.rest, `"`)
		if !ok {
			return p.fail()
		}
		out.WriteString(before)
		if p.rest = after; !strings.HasPrefix(after, `"`) {
			return literal{kind: textValue, text: out.String()}
		}
		out.WriteByte('"')
		p.rest = after[1:]
	}
}

func (p *formulaParser) reference(name string) node {
	column, row, ok := reference(strings.ReplaceAll(name, "$", ""))
	if !ok {
		return p.fail()
	}
	return cellRef{row: row, column: column, fixedColumn: name[0] == '$', fixedRow: strings.Contains(name[1:], "$")}
}

func (p *formulaParser) call(name string, depth int) node {
	known := []string{"AND", "OR", "NOT", "LEFT", "RIGHT", "TRIM", "UPPER", "LOWER", "LEN", "SEARCH", "ISERROR",
		"ISNUMBER", "ISBLANK", "ISTEXT"}
	if !slices.Contains(known, name) {
		return p.fail()
	}
	c := call{name: name}
	for {
		c.args = append(c.args, p.comparison(depth+1))
		if p.failed || p.taken(",") == "" {
			break
		}
	}
	if p.taken(")") == "" {
		return p.fail()
	}
	return c
}
