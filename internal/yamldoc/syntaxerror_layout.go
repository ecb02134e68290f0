package yamldoc

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"improve/internal/diag"
)

// misplaced: a line that stands in no column where one of its kind can, or words
// after a value that has ended.
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
	case ok && last.n.Style&block != 0 && last.n.Line < f.at.line && d.written(last.n.Line).column < f.at.column:
		return Syntax.New(place, "this line is indented less than the text above it",
			"indent it like the first line of that text; where it is a key of its own, begin it "+d.columns(f.at.line))
	case f.at.column == f.opener.column && !inList && line.isEntry():
		return Syntax.New(place, "an entry of a list stands here among keys", "indent it under the key whose list it belongs to; or delete the -")
	case f.at.column == f.opener.column && inList:
		return Syntax.New(place, "this line stands under the - of a list, where only the next - can stand",
			fmt.Sprintf("begin it in column %d, where the entry above begins after its -", d.entryColumn(f)))
	}
	return Syntax.New(place, "this line lines up with nothing above it", "begin it "+d.columns(f.at.line))
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

// columns names the columns in which a line could stand: those of the keys and
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

// afterValue: words on the line of a value that has ended.
func (d *Document) afterValue(f parseError) diag.Diagnostic {
	rest := d.rest(f.at)
	place := d.underline(f.at, rest)
	if last, ok := d.before(f.at); ok && last.n.Style&quoted != 0 {
		return d.afterQuotes(f, last)
	}
	before := strings.TrimRight(string(d.Data[d.offset(f.at.line, 1):d.offset(f.at.line, f.at.column)]), " \t")
	switch {
	case strings.Trim(rest, "]} ") == "":
		return Syntax.New(place, "there is one closing bracket too many here", "delete it")
	case strings.HasSuffix(before, "]") || strings.HasSuffix(before, "}"):
		line := d.written(f.at.line)
		text := strings.TrimPrefix(line.text, line.key()+": ")
		return Syntax.New(place, "nothing can follow the closing bracket here", "put the whole text in quotes: "+inQuotes(diag.Shorten(text))+"; or delete what follows")
	}
	return Syntax.New(place, "the value has ended before this", "put the whole text in quotes; or begin a new line")
}

// cutAbove: the text that a line goes on with was cut short by its own # sign.
func (d *Document) cutAbove(last Node, at mark) (diag.Diagnostic, bool) {
	if last.n.Style&(quoted|block) != 0 || last.n.Line >= at.line || d.written(last.n.Line).column >= at.column {
		return diag.Diagnostic{}, false
	}
	return d.commentBetween(last.n.Line, at.line)
}

// commentBetween finds a comment that looks like the end of a text, from a line
// to before another.
func (d *Document) commentBetween(line, before int) (diag.Diagnostic, bool) {
	for ; line < before; line++ {
		all := string(d.from(line, 1))
		text := string(withoutComment([]byte(all)))
		comment := strings.TrimLeft(all[len(text):], " \t")
		if text == "" || !cutsText(comment) {
			continue
		}
		place := d.place(line, 1+utf8.RuneCountInString(all[:len(all)-len(comment)]), utf8.RuneCountInString(comment))
		value := d.written(line)
		text = strings.TrimPrefix(value.text, value.key()+": ")
		if i := strings.LastIndexAny(text, "[{,"); i >= 0 {
			text = strings.TrimLeft(text[i+1:], " ")
			comment = comment[:len(comment)-len(strings.TrimLeftFunc(comment, func(r rune) bool { return !strings.ContainsRune(",]}", r) }))]
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
		if problem, found := d.commentBetween(f.opener.line, f.at.line); found {
			return problem
		}
		return Syntax.New(d.underline(f.opener, opener), fmt.Sprintf("the %s that opens here with %s is not closed, or a comma is missing in it", what, opener),
			fmt.Sprintf("write %s after its last entry, and a comma between entries", closer))
	}
	if text[0] == ']' || text[0] == '}' {
		return Syntax.New(d.underline(f.at, closer), fmt.Sprintf("the %s that opened with %s is closed here with %.1s", what, opener, text), "write "+closer)
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
	return Syntax.New(d.underline(at, text), "a comma is missing before "+diag.Shorten(text), "write a comma between entries; put a text that holds a comma or a colon in quotes")
}

// secondValue: something below the end of the file's value.
func (d *Document) secondValue(f parseError) diag.Diagnostic {
	if first, ok := d.before(f.at); ok && first.n.Style == 0 && first.n.Value != "" && first.n.Column == d.written(first.n.Line).column {
		return d.noKey(mark{first.n.Line, first.n.Column})
	}
	for line := 1; line < f.at.line; line++ {
		if first := d.written(line); first.text != "" && first.begin > f.at.column {
			return Syntax.New(d.textOf(f.at.line), fmt.Sprintf("this line begins in column %d, and the file's first key in column %d", f.at.column, first.begin),
				"begin both in column 1")
		} else if first.text != "" {
			break
		}
	}
	return Syntax.New(d.underline(f.at, d.rest(f.at)), "this stands below the end of the file's value, and would not be read",
		"write the file as keys with their values, each key on a line of its own")
}

// entryOnLine: the - of a list on the line of a key.
func (d *Document) entryOnLine(f parseError) diag.Diagnostic {
	text := d.rest(f.at)
	if line := d.written(f.at.line); f.at.column == line.begin {
		return Syntax.New(d.underline(f.at, text), "an entry of a list stands here, under a key that has its value already",
			"put the list under a key of its own; or delete the value that stands after the key")
	}
	return Syntax.New(d.underline(f.at, text), "a list cannot begin on the line of its key",
		"write each entry on a line of its own below the key; put a text that begins with - in quotes: "+inQuotes(diag.Shorten(text)))
}

// noValue: a sign of punctuation, or the end of the file, where a value should
// stand.
func (d *Document) noValue(f parseError) diag.Diagnostic {
	text := d.rest(f.at)
	before := string(d.Data[:d.offset(f.at.line, f.at.column)])
	opener := strings.LastIndexAny(before, "[{")
	switch {
	case text == "" && opener >= 0:
		line := strings.Count(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(before[:opener]), "\n") + 1
		column := len([]rune(before[d.line[line-1]:opener])) + 1
		return Syntax.New(d.place(line, column, 1), fmt.Sprintf("what opens here with %c is not closed", before[opener]), "write the closing bracket after the last entry")
	case text == "":
		return Syntax.New(d.textOf(f.at.line), "a value is missing here", "write the value; or delete the line")
	case text[0] == ',' && d.inFlow(f.at):
		return Syntax.New(d.underline(f.at, ","), "there is nothing before this comma", "write the entry; or delete the comma")
	}
	return d.badStart(f)
}

func (d *Document) tooDeep(f parseError) diag.Diagnostic {
	return Syntax.New(d.underline(f.at, " "), "lists and groups of keys stand more than 10,000 deep in each other here", "start from a file that works and add to it a little at a time")
}
