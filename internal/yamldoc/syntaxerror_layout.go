package yamldoc

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"improve/internal/diag"
)

// misplaced explains a line in the wrong column, or text after a value.
func (d *Document) misplaced(f parseError) diag.Diagnostic {
	line := d.written(f.at.line)
	if f.at.column > line.begin {
		return d.afterValue(f)
	}
	last, ok := d.before(f.at)
	if ok {
		if problem, found := d.cutAbove(last, f.at); found {
			return problem
		}
	}
	place := d.textOf(f.at.line)
	inList := strings.Contains(f.message, "'-'")
	switch {
	case ok && last.node().style&block != 0 && d.isAbove(last, f.at):
		return Syntax.New(place, "this line is indented less than the text above it",
			"indent it like the first line of that text; if it is a separate key, start it "+d.columns(f.at.line))
	case f.at.column == f.opener.column && !inList && line.isEntry():
		return Syntax.New(place, "list entry among keys", "indent it under the key that it belongs to, or delete the -")
	case f.at.column == f.opener.column && inList:
		return Syntax.New(place, "only another - can start in this column",
			fmt.Sprintf("start it in column %d, in line with the entry above", d.entryColumn(f)))
	}
	return Syntax.New(place, "this line does not line up with any line above it", "start it "+d.columns(f.at.line))
}

// entryColumn is the column in which the keys of the entry above begin.
func (d *Document) entryColumn(f parseError) int {
	for number := f.at.line - 1; number >= f.opener.line; number-- {
		if line := d.written(number); line.begin == f.opener.column && line.isEntry() {
			return line.column
		}
	}
	return f.opener.column + 2
}

// columns names the columns in which a line could start: those of the keys and
// entries above it that are still open.
func (d *Document) columns(number int) string {
	var words []string
	at := 0
	for line := number - 1; line >= 1 && at != 1; line-- {
		above := d.written(line)
		if above.text == "" || at > 0 && above.begin >= at || above.key() == "" && !above.isEntry() {
			continue
		}
		if above.key() != "" && (at == 0 || above.column < at) {
			words = append(words, fmt.Sprintf("column %d, under %s", above.column, diag.Shorten(above.key())))
		}
		if at = above.begin; above.isEntry() {
			words = append(words, fmt.Sprintf("column %d, under the -", above.begin))
		}
	}
	if len(words) == 0 {
		return "in column 1"
	}
	return "in " + strings.Join(words[:min(len(words), 3)], ", or in ")
}

// afterValue explains text on the line of a value that has ended.
func (d *Document) afterValue(f parseError) diag.Diagnostic {
	rest := d.rest(f.at)
	place := d.underline(f.at, rest)
	if last, ok := d.before(f.at); ok && last.node().style&quoted != 0 {
		return d.afterQuotes(f, last)
	}
	before := strings.TrimRight(string(d.Data[d.offset(f.at.line, 1):d.offset(f.at.line, f.at.column)]), " \t")
	switch {
	case strings.Trim(rest, "]} ") == "":
		return Syntax.New(place, "one closing bracket too many", "delete it")
	case strings.HasSuffix(before, "]") || strings.HasSuffix(before, "}"):
		line := d.written(f.at.line)
		text := strings.TrimPrefix(line.text, line.key()+": ")
		return Syntax.New(place, "unexpected text after the closing bracket",
			"put the whole text in quotes: "+inQuotes(diag.Shorten(text))+", or delete the text after the bracket")
	}
	return Syntax.New(place, "unexpected text after the value", "put the whole text in quotes, or start a new line")
}

// isAbove reports whether the line of a value is above a place and begins before it.
func (d *Document) isAbove(n Node, at mark) bool {
	line, _ := n.start()
	return line < at.line && d.written(line).column < at.column
}

// cutAbove explains a line that continues a text cut short by a comment.
func (d *Document) cutAbove(last Node, at mark) (diag.Diagnostic, bool) {
	if last.node().style&(quoted|block) != 0 || !d.isAbove(last, at) {
		return diag.Diagnostic{}, false
	}
	line, _ := last.start()
	return d.commentBetween(line, at.line, func(string) bool { return true })
}

// commentBetween finds a comment that cuts a text short, from a line to before
// another.
func (d *Document) commentBetween(line, before int, cuts func(comment string) bool) (diag.Diagnostic, bool) {
	for ; line < before; line++ {
		all := string(d.from(line, 1))
		text := string(withoutComment([]byte(all)))
		comment := strings.TrimLeft(all[len(text):], " \t")
		if text == "" || comment == "" || !cuts(comment) {
			continue
		}
		place := d.place(line, 1+utf8.RuneCountInString(all[:len(all)-len(comment)]), utf8.RuneCountInString(comment))
		value := d.written(line)
		text = strings.TrimPrefix(value.text, value.key()+": ")
		if i := strings.LastIndexAny(text, "[{,"); i >= 0 {
			text = strings.TrimLeft(text[i+1:], " ")
			text = strings.TrimPrefix(text, written{text: text}.key()+": ")
			comment = comment[:len(comment)-len(strings.TrimLeftFunc(comment,
				func(r rune) bool { return !strings.ContainsRune(",]}", r) }))]
		}
		return aboutComment(place, text, comment), true
	}
	return diag.Diagnostic{}, false
}

// openBracket: a list or group of keys in brackets that is not closed, or lacks
// a comma.
func (d *Document) openBracket(f parseError) diag.Diagnostic {
	opener, closer, what := "[", "]", "list"
	if strings.Contains(f.message, "'}'") {
		opener, closer, what = "{", "}", "group of keys"
	}
	text := d.rest(f.at)
	if f.at.line > f.opener.line || text == "" {
		cuts := func(comment string) bool { return cutsText(comment) || strings.Contains(comment, closer) }
		if problem, found := d.commentBetween(f.opener.line, f.at.line, cuts); found {
			return problem
		}
		return Syntax.New(d.underline(f.opener, opener),
			fmt.Sprintf("the %s that starts here with %s is not closed, or a comma is missing", what, opener),
			fmt.Sprintf("write %s after the last entry, and a comma between entries", closer))
	}
	if text[0] == ']' || text[0] == '}' {
		return Syntax.New(d.underline(f.at, closer),
			fmt.Sprintf("the %s that starts with %s is closed here with %.1s", what, opener, text), "write "+closer)
	}
	at := f.at
	if text[0] == ':' { // noticed after the key that lacks its comma
		before := []rune(string(d.Data[d.offset(at.line, 1):d.offset(at.line, at.column)]))
		for at.column = len(before) + 1; at.column > 1 && before[at.column-2] != ' '; {
			at.column--
		}
		text = string(before[at.column-1:])
	}
	if text, _, _ = strings.Cut(text, ","); text != "" {
		text = strings.TrimRight(text, "]} ")
	}
	return Syntax.New(d.underline(at, text), "a comma is missing before "+diag.Shorten(text),
		"write a comma between entries; put text that contains a comma or a colon in quotes")
}

// secondValue: something below the end of the file's value.
func (d *Document) secondValue(f parseError) diag.Diagnostic {
	if first, ok := d.before(f.at); ok && first.isBare() {
		if line, column := first.start(); column == d.written(line).column {
			return d.noKey(mark{line, column})
		}
	}
	for line := 1; line < f.at.line; line++ {
		if first := d.written(line); first.text != "" && first.begin > f.at.column {
			return Syntax.New(d.textOf(f.at.line),
				fmt.Sprintf("this line starts in column %d, but the first key of the file starts in column %d",
					f.at.column, first.begin),
				"start both in column 1")
		} else if first.text != "" {
			break
		}
	}
	return Syntax.New(d.underline(f.at, d.rest(f.at)), "this is after the end of the value and would not be read",
		"write the file as keys with values, each key on its own line")
}

// entryOnLine: the - of a list on the line of a key.
func (d *Document) entryOnLine(f parseError) diag.Diagnostic {
	text := d.rest(f.at)
	if line := d.written(f.at.line); f.at.column == line.begin {
		return Syntax.New(d.underline(f.at, text), "list entry under a key that already has a value",
			"put the list under its own key, or delete the value after the key")
	}
	return Syntax.New(d.underline(f.at, text), "a list cannot start on the same line as its key",
		"write each entry on its own line below the key; "+
			"put text that starts with - in quotes: "+inQuotes(diag.Shorten(text)))
}

// noValue explains punctuation, or the end of the file, in place of a value.
func (d *Document) noValue(f parseError) diag.Diagnostic {
	text := d.rest(f.at)
	before := string(d.Data[:d.offset(f.at.line, f.at.column)])
	opener := strings.LastIndexAny(before, "[{")
	switch {
	case text == "" && opener >= 0:
		line := strings.Count(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(before[:opener]), "\n") + 1
		column := len([]rune(before[d.line[line-1]:opener])) + 1
		return Syntax.New(d.place(line, column, 1), fmt.Sprintf("the %c here is not closed", before[opener]),
			"write the closing bracket after the last entry")
	case text == "":
		return Syntax.New(d.textOf(f.at.line), "missing value", "write the value, or delete the line")
	case text[0] == ',' && d.inFlow(f.at):
		return Syntax.New(d.underline(f.at, ","),
			"missing entry before this comma", "write the entry, or delete the comma")
	}
	return d.badStart(f)
}

func (d *Document) tooDeep(f parseError) diag.Diagnostic {
	return Syntax.New(d.underline(f.at, " "), "lists and groups of keys are nested more than 10,000 deep here",
		"start from a file that works and add a little at a time")
}

// isBare reports whether a node is a text with neither quotes nor a tag.
func (n Node) isBare() bool {
	return n.node().style == 0 && n.node().marks&tagged == 0 && n.node().value != ""
}
