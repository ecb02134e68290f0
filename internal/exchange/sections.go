package exchange

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"improve/internal/workbook"
)

// section is a heading among the rows: an ambition or a priority.
type section struct {
	text, number, title string
	priority            bool // it calls itself a priority
	used                bool // something of it is written
	at                  workbook.Place
	beside              bit // its number, where that has a cell of its own
}

// kind is what a heading in a plan says of the tasks below it: that they are complete, as
// "Completed actions" does, or ended. Others are tasks of the plan.
func (s *section) kind() SheetKind {
	if s == nil {
		return SheetPlan
	}
	if k, wholly := kindByName(s.title); wholly && (k == SheetCompleted || k == SheetSuperseded) {
		return k
	}
	return SheetPlan
}

var sectionWords = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(ambition|priority|theme|objective|workstream|work stream|strand|pillar|section|` +
		`goal|aim|part)?\s*(?:area|no\.?|number)?\s*(\d{1,3}\b)?(\s*[:.)–—-]?\s*)(.*)$`)
})

// readSection reads a heading such as "Ambition 1: Leadership" or "2. Children
// seen in time"; sure is false where it may be any text.
func readSection(text string) (s *section, sure bool) {
	m := sectionWords().FindStringSubmatch(text)
	word, number, title := strings.ToLower(m[1]), m[2], strings.TrimSpace(m[4])
	within := word != "" && unicode.IsLetter(firstRune(text[len(m[1]):])) // Partners is no part
	if within || number != "" && !parts(word, m[3], title) {
		return &section{text: text, title: text}, false
	}
	if title == "" || number == "" && word == "" {
		return &section{text: text, title: text}, number != "" && word != ""
	}
	return &section{text: text, number: number, title: title, priority: word == "priority"}, number != ""
}

// heading takes a row whose only text spans it for the heading of the tasks
// below: where it is numbered or calls itself an ambition, a priority or a
// theme, or is a short title and tasks follow at once.
func (r *rowReader) heading(n int) bool {
	filled := r.filled(n)
	if len(filled) != 1 || !r.spans(n, filled[0]) {
		return false
	}
	text := joinLines(r.Rows[n][filled[0]].Text)
	s, sure := readSection(text)
	const longest, longestTitle = 200, 80 // what is longer is an explanation
	title := unicode.IsUpper(firstRune(text)) && !strings.HasSuffix(text, ".") && len(text) <= longestTitle
	if len(text) > longest || !sure && (r.now.columns == nil || !title || !r.follows(n)) {
		return false
	}
	r.opens(s, n, filled[0])
	return true
}

// opens begins a section.
func (r *rowReader) opens(s *section, n, column int) {
	s.at = r.place(n, column)
	r.use(n, column)
	r.out.sections = append(r.out.sections, s)
	if r.task = nil; s.priority {
		r.under = s
	} else {
		r.section = s
	}
}

// parent takes a row with a whole number and a title alone, or the name of a group, for the
// heading of the tasks that are numbered below it.
func (r *rowReader) parent(n int, filled []int) bool {
	field := FieldTitle
	for _, f := range []Field{FieldAmbition, FieldPriority} {
		if !r.at(n, f).Empty() {
			field = f
		}
	}
	number, title := r.at(n, FieldNumber).Text, r.at(n, field).Text
	if len(filled) != 2 || number == "" || title == "" || strings.Trim(number, "0123456789") != "" {
		return false
	}
	below := n + 1
	for below < len(r.Rows) && r.at(below, FieldNumber).Empty() {
		below++
	}
	if !strings.HasPrefix(r.at(below, FieldNumber).Text, number+".") {
		return false
	}
	column, _ := r.now.column(field)
	first, _ := r.now.column(FieldNumber)
	r.opens(&section{text: joinLines(title), number: number, title: joinLines(title), priority: field == FieldPriority,
		beside: bit{text: number, at: r.place(n, first)}}, n, column)
	r.use(n, first)
	return true
}

// spans reports whether a lone text may be a heading by where it is: in the
// first columns of the table, or in a cell merged over several. Elsewhere it
// goes on with the task above.
func (r *rowReader) spans(n, column int) bool {
	if r.now.columns == nil { // above the table
		return true
	}
	for _, f := range []Field{FieldNumber, FieldTitle} {
		if c, ok := r.now.column(f); ok && c == column {
			return true
		}
	}
	a, merged := r.area(n, column)
	return column <= r.now.list[0].column || merged && a.Top == n && a.Left == column && a.Right-a.Left >= 2
}

// follows reports whether tasks begin, or headings are repeated, right below a
// row.
func (r *rowReader) follows(n int) bool {
	for below := n + 1; below < len(r.Rows); below++ {
		if len(r.filled(below)) == 0 || r.rowHidden(below) {
			continue
		}
		if r.begins(below) {
			return true
		}
		h := readHeading(r.lattice, below, r.mappings)
		return h.isHeading()
	}
	return false
}

// beginsKey reports whether a row is the heading of what ratings mean.
func (r *rowReader) beginsKey(n int) bool {
	filled := r.filled(n)
	if len(filled) == 0 || len(filled) > 2 {
		return false
	}
	return isKeyHeading(r.Rows[n][filled[0]].Text)
}

// inKey reports whether a row explains ratings: it begins a key, or goes on with one.
func (r *rowReader) inKey(n int, filled []int) bool {
	if r.beginsKey(n) {
		r.key, r.task = true, nil
		return true
	}
	r.key = r.key && len(filled) <= 2
	return r.key
}

// parts reports whether a number parts a plan: a mark follows it, or a title with a capital.
// "Section 17 payments" and "0-25 service" are names.
func parts(word, mark, title string) bool {
	switch strings.TrimSpace(mark) {
	case ":", ".", ")":
		return true
	case "":
		return word != "section" && word != "part" && unicode.IsUpper(firstRune(title))
	}
	return strings.HasPrefix(mark, " ") || word != ""
}
