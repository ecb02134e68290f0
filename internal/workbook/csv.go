package workbook

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// readCSV reads a CSV file as spreadsheets save it: separated by commas,
// semicolons or tabs, in UTF-8, UTF-16 or the Windows encoding. An apostrophe
// that keeps a text from being run as a formula is taken off.
func readCSV(data []byte) (*Book, error) {
	text, remark := decode(data)
	if i := strings.IndexByte(text, 0); i >= 0 {
		return nil, &Error{"this is not a workbook and not a CSV file",
			"open it in your spreadsheet program and save it as “Excel workbook (.xlsx)” or as CSV"}
	}
	r := csvReader{rest: text, separator: separator(text), line: 1}
	for r.rest != "" {
		if err := r.row(); err != nil {
			return nil, err
		}
	}
	book := &Book{Sheets: []Sheet{r.out}}
	if remark != "" {
		book.Remarks = append(book.Remarks, remark)
	}
	return book, nil
}

// csvReader reads rows as spreadsheets do, which take a quotation mark within a cell
// for what it is unless the cell begins with one. It is strict where rows would be
// lost: a cell in quotation marks ends with one, before the next cell or row.
type csvReader struct {
	rest      string
	separator byte
	line      int // that rest begins in
	room      room
	out       Sheet
}

func (r *csvReader) row() error {
	var row []Cell
	for more := true; more; {
		field, err := r.field()
		if err != nil {
			return err
		}
		cell := Cell{Text: tidy(undefuse(field))}
		if err := r.room.take(0, 1, len(cell.Text)); err != nil {
			return csvTooLarge(err)
		}
		row = append(row, cell)
		more = r.ends()
	}
	if len(row) == 1 && row[0].Empty() {
		row = nil
	}
	if err := r.room.take(1, 0, 0); err != nil {
		return csvTooLarge(err)
	}
	r.out.Rows = append(r.out.Rows, row)
	return nil
}

func csvTooLarge(err error) error {
	if errors.Is(err, errTooLarge) {
		return tooLarge("CSV")
	}
	return err
}

// field takes the next field, up to what ends it.
func (r *csvReader) field() (string, error) {
	if strings.HasPrefix(r.rest, `"`) {
		return r.quoted()
	}
	end := strings.IndexAny(r.rest, "\r\n"+string(r.separator))
	if end < 0 {
		end = len(r.rest)
	}
	field := r.rest[:end]
	r.rest = r.rest[end:]
	return field, nil
}

// quoted takes a field in quotation marks, in which two are one.
func (r *csvReader) quoted() (string, error) {
	begun := r.line
	var out strings.Builder
	for rest := r.rest[1:]; ; {
		inside, after, closed := strings.Cut(rest, `"`)
		r.line += strings.Count(inside, "\n")
		out.WriteString(inside)
		switch {
		case !closed:
			return "", badQuotes("the quotation mark in line %d is never closed, so that all rows after it would be "+
				"one cell", begun)
		case strings.HasPrefix(after, `"`):
			out.WriteByte('"')
			rest = after[1:]
		case after == "" || strings.IndexByte("\r\n"+string(r.separator), after[0]) >= 0:
			r.rest = after
			return out.String(), nil
		default:
			return "", badQuotes("a quotation mark in line %d is neither the end of its cell nor written twice "+
				"(the cell begins in line %d)", r.line, begun)
		}
	}
}

func badQuotes(what string, lines ...any) error {
	return &Error{fmt.Sprintf(what, lines...), `put the quotation mark right: "a cell", and "" for one within a ` +
		"cell; or open the file in your spreadsheet program, look at that row, and save it as " +
		"“Excel workbook (.xlsx)”"}
}

// ends takes what ends a field. It reports whether another field of the row follows.
func (r *csvReader) ends() bool {
	switch {
	case r.rest == "":
		return false
	case r.rest[0] == r.separator:
		r.rest = r.rest[1:]
		return true
	}
	r.rest = strings.TrimPrefix(r.rest, "\r")
	r.rest = strings.TrimPrefix(r.rest, "\n")
	r.line++
	return false
}

// undefuse takes off the apostrophe before what a spreadsheet would run.
func undefuse(s string) string {
	if len(s) > 1 && s[0] == '\'' && strings.ContainsRune("=+-@\t\r", rune(s[1])) {
		return s[1:]
	}
	return s
}

// decode finds out the encoding of a text and says where it had to guess.
func decode(data []byte) (text, remark string) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return fromUTF16(data[2:], binary.LittleEndian), ""
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return fromUTF16(data[2:], binary.BigEndian), ""
	}
	if utf8.Valid(data) {
		return string(data), ""
	}
	decoded, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\ufffd"),
			"the file is in an unknown encoding: look at its accents and pound signs"
	}
	return string(decoded), "the file is not in UTF-8 and was read as Windows text: look at its accents and pound signs"
}

func fromUTF16(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}

// separator is the sign that parts the most rows of a text into the same number of
// cells, for a spreadsheet gives each row as many as the widest has. How often a sign
// stands there says little: a sentence may have more commas than its row has semicolons.
// Quotation marks that do not match are no error here: reading the rows says where they are.
func separator(text string) byte {
	const signs = "\t;," // what is rarest in sentences first, where rows do not tell
	text = text[:min(len(text), 1<<16)]
	var rows [len(signs)]map[int]int // how many, by how often the sign is in them
	for sign := range rows {
		rows[sign] = map[int]int{}
	}
	var here [len(signs)]int
	begins, quoted := true, false // whether text[i] begins a cell, is within quotation marks
	for i := range len(text) + 1 {
		switch {
		case i == len(text), !quoted && (text[i] == '\n' || text[i] == '\r'):
			for sign, n := range here {
				rows[sign][n]++
			}
			here, begins = [len(signs)]int{}, true
		case text[i] == '"' && (quoted || begins):
			// Two for one end the cell and begin it again, with nothing between.
			quoted, begins = !quoted, quoted
		default:
			sign := strings.IndexByte(signs, text[i])
			begins = sign >= 0
			if begins && !quoted {
				here[sign]++
			}
		}
	}
	best, most, cells := byte(','), 0, 0
	for sign := range rows {
		for n, alike := range rows[sign] {
			if n > 0 && (alike > most || alike == most && n > cells) {
				best, most, cells = signs[sign], alike, n
			}
		}
	}
	return best
}
