// Package data writes values and tables for programs and spreadsheets: JSON and
// CSV.
package data

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"improve/internal/doc"

	"improve/internal/render/text"
)

// CSV writes a table as RFC 4180 has it, in UTF-8 with \n at the end of lines.
// The header holds the columns' ids, which do not change when a title is
// reworded. Totals are left out: a spreadsheet adds up itself, and would count
// them twice.
//
// A text that a spreadsheet would run as a formula gets an apostrophe before
// it; numbers are left alone. It is an error to have no table.
func CSV(w io.Writer, t *doc.Table) error {
	if t == nil {
		return errors.New("csv holds one table and this page has none: use --format json or markdown")
	}
	out := csv.NewWriter(w)
	record := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		record[i] = defuse(csvHeader(c))
	}
	if err := writeRecord(w, out, record); err != nil {
		return err
	}
	for _, row := range t.Rows {
		for i := range record {
			record[i] = ""
			if i < len(row) {
				record[i] = csvCell(row[i])
			}
		}
		if err := writeRecord(w, out, record); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// writeRecord writes one record. One empty cell alone would be an empty line,
// which every reader skips, so it is quoted by hand.
func writeRecord(w io.Writer, out *csv.Writer, record []string) error {
	if len(record) != 1 || record[0] != "" {
		return out.Write(record)
	}
	if out.Flush(); out.Error() != nil {
		return out.Error()
	}
	_, err := io.WriteString(w, "\"\"\n")
	return err
}

func csvHeader(c doc.Column) string {
	if c.ID != "" {
		return c.ID
	}
	return c.Title
}

func csvCell(c doc.Cell) string {
	switch v := c.Value.(type) {
	case nil:
		return defuse(c.Text)
	case string:
		return defuse(v)
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	case time.Time:
		return v.Format(time.DateOnly)
	default:
		return defuse(fmt.Sprint(v))
	}
}

// defuse is clean text that no spreadsheet takes for a formula. Spreadsheets
// skip leading blanks, and some read the full-width signs of East Asian
// keyboards too.
func defuse(s string) string {
	words := text.Clean(s)
	blank := strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\r")
	if blank || runs(strings.TrimLeftFunc(words, unicode.IsSpace)) {
		return "'" + words
	}
	return words
}

// runs reports whether a text begins as a formula does.
func runs(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && strings.ContainsRune("=+-@＝＋－＠", r)
}
