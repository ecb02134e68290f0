package workbook

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"io"
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
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = separator(text), -1, true, true
	sheet, cells := Sheet{}, 0
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, &Error{"the CSV file breaks off within quotation marks",
				"open it in your spreadsheet program and save it as “Excel workbook (.xlsx)”"}
		}
		row := make([]Cell, len(record))
		for i, field := range record {
			row[i].Text = tidy(undefuse(field))
		}
		if cells += len(row); cells > maxCells || len(sheet.Rows) >= maxRows {
			return nil, tooLarge("CSV")
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	book := &Book{Sheets: []Sheet{sheet}}
	if remark != "" {
		book.Remarks = append(book.Remarks, remark)
	}
	return book, nil
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

// separator is the sign that parts the cells of the first lines most often,
// outside quotation marks.
func separator(text string) rune {
	counts, quoted := map[rune]int{}, false
	for i, r := range text {
		if i > 1<<16 {
			break
		}
		switch {
		case r == '"':
			quoted = !quoted
		case !quoted && (r == ',' || r == ';' || r == '\t'):
			counts[r]++
		}
	}
	best := ','
	for _, r := range ";\t" {
		if counts[r] > counts[best] {
			best = r
		}
	}
	return best
}
