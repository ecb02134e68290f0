package workbook

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// node is a part of a formula such as rules of colours have: comparisons of cells
// with words and numbers, and a few functions. It is worked out for one cell.
type node interface{ value(*scene) value }

type (
	literal value
	itself  struct{} // the cell that the rule looks at
	cellRef struct {
		row, column           int
		fixedRow, fixedColumn bool
	}
	compare struct {
		sign        string
		left, right node
	}
	call struct {
		name string
		args []node
	}
)

// scene is the cell for which a formula is worked out, and how far it is from the
// one that the formula was written for.
type scene struct {
	sheet           *sheetReader
	row, column     int
	down, rightward int
}

type valueKind uint8

const (
	blankValue valueKind = iota
	textValue
	numberValue
	truthValue
	faultValue
	unknownValue // cannot be told here
)

type value struct {
	kind   valueKind
	text   string
	number float64 // 1 for true
}

func truth(b bool) value {
	v := value{kind: truthValue}
	if b {
		v.number = 1
	}
	return v
}

func (v value) truth() bool {
	return (v.kind == truthValue || v.kind == numberValue) && v.number != 0
}

func (l literal) value(*scene) value { return value(l) }

func (itself) value(s *scene) value { return s.sheet.valueAt(s.row, s.column) }

func (c cellRef) value(s *scene) value {
	row, column := c.row, c.column
	if !c.fixedRow {
		row += s.down
	}
	if !c.fixedColumn {
		column += s.rightward
	}
	return s.sheet.valueAt(row, column)
}

// valueAt is what a formula sees in a cell.
func (r *sheetReader) valueAt(row, column int) value {
	cell := r.out.At(row, column)
	text := cell.Text
	if text == "" {
		text = cell.Struck
	}
	switch {
	case cell.Uncomputed:
		return value{kind: unknownValue}
	case cell.Kind == Fault:
		return value{kind: faultValue}
	case cell.Kind == Truth:
		return truth(text == "TRUE")
	case cell.IsDate():
		return value{kind: numberValue, number: serialOf(cell, r.from)}
	case cell.Kind == Number || cell.Kind == Percentage:
		if n, ok := r.exact[[2]int{row, column}]; ok {
			return value{kind: numberValue, number: n}
		}
		n, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return value{kind: unknownValue}
		}
		return value{kind: numberValue, number: n}
	case text == "":
		return value{}
	}
	return value{kind: textValue, text: text}
}

// serialOf is the number by which a spreadsheet counts a day.
func serialOf(cell Cell, from1904 bool) float64 {
	day := time.Date(int(cell.Day.Year), time.Month(cell.Day.Month), int(cell.Day.Day), 0, 0, 0, 0, time.UTC)
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if from1904 {
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return math.Round(day.Sub(epoch).Hours()/24) + float64(cell.Minutes)/(24*60)
}

func (c compare) value(s *scene) value {
	left, right := c.left.value(s), c.right.value(s)
	for _, v := range []value{left, right} {
		if v.kind == unknownValue || v.kind == faultValue {
			return v
		}
	}
	order := left.order(right)
	switch c.sign {
	case "=":
		return truth(order == 0)
	case "<>":
		return truth(order != 0)
	case "<":
		return truth(order < 0)
	case "<=":
		return truth(order <= 0)
	case ">":
		return truth(order > 0)
	}
	return truth(order >= 0)
}

// order compares as spreadsheets do: numbers before texts, texts in any case, and
// what is blank is nothing or none.
func (v value) order(w value) int {
	if v.kind == blankValue && w.kind != blankValue {
		v.kind = w.kind
	}
	if w.kind == blankValue {
		w.kind = v.kind
	}
	if v.kind != w.kind {
		rank := map[valueKind]int{numberValue: 1, textValue: 2, truthValue: 3}
		return rank[v.kind] - rank[w.kind]
	}
	if v.kind == textValue {
		return strings.Compare(strings.ToLower(v.text), strings.ToLower(w.text))
	}
	switch {
	case v.number < w.number:
		return -1
	case v.number > w.number:
		return 1
	}
	return 0
}

// words is a value as a text.
func (v value) words() string {
	switch v.kind {
	case numberValue:
		return general(v.number)
	case truthValue:
		return map[bool]string{true: "TRUE", false: "FALSE"}[v.number != 0]
	}
	return v.text
}

func (c call) value(s *scene) value {
	args := make([]value, len(c.args))
	for i, a := range c.args {
		if args[i] = a.value(s); args[i].kind == unknownValue {
			return args[i]
		}
	}
	switch c.name {
	case "ISERROR":
		return truth(args[0].kind == faultValue)
	case "ISNUMBER":
		return truth(args[0].kind == numberValue)
	case "ISBLANK":
		return truth(args[0].kind == blankValue)
	case "ISTEXT":
		return truth(args[0].kind == textValue)
	}
	for _, v := range args {
		if v.kind == faultValue {
			return v
		}
	}
	return c.plain(args)
}

// plain works out functions whose arguments are no faults.
func (c call) plain(args []value) value {
	text := func(s string) value { return value{kind: textValue, text: s} }
	count := func() int { // of letters, the second argument
		if len(args) < 2 {
			return 1
		}
		return int(max(0, min(args[1].number, maxCellText)))
	}
	switch letters := []rune(args[0].words()); c.name {
	case "AND", "OR":
		is := c.name == "AND"
		for _, v := range args {
			if v.truth() != is {
				return truth(!is)
			}
		}
		return truth(is)
	case "NOT":
		return truth(!args[0].truth())
	case "LEFT":
		return text(string(letters[:min(count(), len(letters))]))
	case "RIGHT":
		return text(string(letters[max(0, len(letters)-count()):]))
	case "TRIM":
		return text(strings.Join(strings.Fields(string(letters)), " "))
	case "UPPER", "LOWER":
		return text(strings.ToLower(string(letters))) // comparing does not tell them apart
	case "LEN":
		return value{kind: numberValue, number: float64(len(letters))}
	case "SEARCH":
		if len(args) != 2 || strings.ContainsAny(string(letters), "?*~") {
			return value{kind: unknownValue}
		}
		at := strings.Index(strings.ToLower(args[1].words()), strings.ToLower(string(letters)))
		if at < 0 {
			return value{kind: faultValue}
		}
		return value{kind: numberValue, number: float64(at + 1)}
	}
	return value{kind: unknownValue}
}
