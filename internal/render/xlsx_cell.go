package render

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"improve/internal/doc"

	"improve/internal/render/data"
	"improve/internal/render/docx"
	"improve/internal/render/text"
)

// xlsxCell is a cell of a sheet: a number as XML writes it, else a text.
type xlsxCell struct {
	number, text string
	style        xlsxStyle
}

// textCell is a text. One that a spreadsheet would take for a formula when it is
// edited, or saved as CSV and read again, is marked as text for good.
func textCell(s string, style xlsxStyle) xlsxCell {
	style.quote = data.Runs(strings.TrimLeftFunc(s, unicode.IsSpace))
	return xlsxCell{text: s, style: style}
}

// dataCell is a cell of a table: numbers and days as such, so that they sort and
// add up; true and false as yes and no; all else as text.
func dataCell(c doc.Cell, column doc.Column, style xlsxStyle) xlsxCell {
	style.border = true
	style.paint(c.Tone)
	switch v := c.Value.(type) {
	case int:
		return numberCell(float64(v), c.Text, style)
	case float64:
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			return numberCell(v, c.Text, style)
		}
	case bool:
		style.wrap = true
		if v {
			return textCell("yes", style)
		}
		return textCell("no", style)
	case time.Time:
		return dayCell(v, c.Text, style)
	}
	if day, ok := dayWritten(c.Text); ok && column.ID != "" {
		return dayCell(day, c.Text, style)
	}
	style.wrap, style.right = true, column.Align == doc.Right
	return textCell(ratingWords(&style, c, column), style)
}

// numberCell is a number, shown with as many decimals as its text has, and with
// the words around it, such as a per cent sign or a unit.
func numberCell(v float64, words string, style xlsxStyle) xlsxCell {
	style.right = true
	from, to := numberIn(words)
	written, err := strconv.ParseFloat(words[from:to], 64)
	around := words[:from] + words[to:]
	if err == nil && written == v && !strings.ContainsAny(around, `"\`) && text.Harmless(around) && len(around) <= 40 {
		format := "0"
		if _, fraction, ok := strings.Cut(words[from:to], "."); ok {
			format += "." + strings.Repeat("0", len(fraction))
		}
		if format = quotedWords(words[:from]) + format + quotedWords(words[to:]); format != "0" {
			style.format = format
		}
	}
	return xlsxCell{number: strconv.FormatFloat(v, 'g', -1, 64), style: style}
}

// numberIn is where the first number of a text stands.
func numberIn(s string) (from, to int) {
	for from < len(s) && (s[from] < '0' || s[from] > '9') {
		from++
	}
	for to = from; to < len(s) && (s[to] >= '0' && s[to] <= '9' || s[to] == '.' && to+1 < len(s) && s[to+1] >= '0' && s[to+1] <= '9'); {
		to++
	}
	if from > 0 && s[from-1] == '-' {
		from--
	}
	return from, to
}

func quotedWords(s string) string {
	if s == "" {
		return ""
	}
	return `"` + s + `"`
}

// dayCell is a day, or the first day of a month where its text names no day.
// Spreadsheets count days rightly only from March 1900.
func dayCell(day time.Time, text string, style xlsxStyle) xlsxCell {
	serial := int(time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC).Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)) / (24 * time.Hour))
	if serial <= 60 || day.Year() > 9999 {
		return textCell(day.Format(time.DateOnly), style)
	}
	style.format = dayFormat
	if isMonth(text) {
		style.format = monthFormat
	}
	return xlsxCell{number: strconv.Itoa(serial), style: style}
}

// dayWritten reads a day as tables for programs write it. Months stay text: they
// are no day.
func dayWritten(s string) (time.Time, bool) {
	if len(s) != len(time.DateOnly) || s[4] != '-' {
		return time.Time{}, false
	}
	day, err := time.Parse(time.DateOnly, s)
	return day, err == nil
}

// isMonth reports whether a text is a month alone.
func isMonth(s string) bool {
	return slices.ContainsFunc([]string{"2006-01", "January 2006", "Jan 2006"}, func(layout string) bool {
		_, err := time.Parse(layout, s)
		return err == nil
	})
}

// ratingWords is the text of a cell with the word beside a rating's letter:
// tables made for programs hold the letter alone.
func ratingWords(style *xlsxStyle, c doc.Cell, column doc.Column) string {
	tone := c.Tone
	if slices.Contains([]string{"rating", "reported", "computed"}, column.ID) {
		for t := doc.Complete; t <= doc.OnTrack; t++ {
			if c.Text == text.Letter(t) {
				tone = t
			}
		}
	}
	if c.Text == "" || c.Text != text.Letter(tone) {
		if s, ok := c.Value.(string); ok && c.Text == "" {
			return s
		}
		return c.Text
	}
	style.paint(tone)
	return c.Text + map[doc.Tone]string{doc.Complete: " complete", doc.OffTrack: " off track", doc.Behind: " behind", doc.OnTrack: " on track"}[tone]
}

// cellText is text as a cell may hold it. Line breaks stay; whatever else would
// do something instead of showing something is spelled out.
func cellText(s string) string {
	const more = " … (cut: the cell is full)"
	s = text.CleanLines(s)
	if len(s) > cellLength && utf16Length(s) > cellLength {
		s = cutUTF16(s, cellLength-utf16Length(more)) + more
	}
	return s
}

// writeCellText escapes text for a cell, a heading or a name of a workbook.
// There _x0041_ would stand for the letter A, so what looks like that is
// escaped as the format has it.
func writeCellText(b *xlsxBuffer, s string) {
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			b.WriteByte('\n')
		}
		for {
			at := codeAt(line)
			if at < 0 {
				break
			}
			docx.WriteXML(b, line[:at])
			b.WriteString("_x005F_")
			line = line[at+1:]
		}
		docx.WriteXML(b, line)
	}
}

// codeAt is where a text first holds the code of a character, such as _x0041_;
// -1 where it holds none.
func codeAt(s string) int {
	for from := 0; ; {
		i := strings.Index(s[from:], "_x")
		if i < 0 || len(s) < from+i+7 {
			return -1
		}
		at := from + i
		if s[at+6] == '_' && !strings.ContainsFunc(s[at+2:at+6], func(r rune) bool { return !unicode.Is(unicode.ASCII_Hex_Digit, r) }) {
			return at
		}
		from = at + 1
	}
}
