package xlsx

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"improve/internal/doc"
	"improve/internal/render/chart"
	"improve/internal/render/text"
	"improve/internal/workbook"
)

// textCell is a text. Its line breaks stay; whatever else would do something
// instead of showing something is spelled out.
func textCell(s string, style workbook.Style) workbook.Content {
	return workbook.Content{Value: text.CleanLines(s), Style: style}
}

// dataCell is a cell of a table: numbers and days as such, so that they sort and
// add up; true and false as yes and no; all else as text.
func dataCell(c doc.Cell, column doc.Column, style workbook.Style) workbook.Content {
	style.Border = true
	paintCell(&style, c.Tone)
	switch v := c.Value.(type) {
	case int:
		return numberCell(float64(v), c.Text, style)
	case float64:
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			return numberCell(v, c.Text, style)
		}
	case bool:
		style.Wrap = true
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
	style.Wrap, style.Right = true, column.Align == doc.Right
	return textCell(ratingWords(&style, c, column), style)
}

// numberCell is a number, shown with as many decimals as its text has, and with
// the words around it, such as a per cent sign or a unit.
func numberCell(v float64, words string, style workbook.Style) workbook.Content {
	style.Right = true
	from, to := numberIn(words)
	written, err := strconv.ParseFloat(words[from:to], 64)
	around := words[:from] + words[to:]
	if err == nil && written == v && !strings.ContainsAny(around, `"\`) && text.Harmless(around) && len(around) <= 40 {
		format := "0"
		if _, fraction, ok := strings.Cut(words[from:to], "."); ok {
			format += "." + strings.Repeat("0", len(fraction))
		}
		if format = quotedWords(words[:from]) + format + quotedWords(words[to:]); format != "0" {
			style.Format = format
		}
	}
	return workbook.Content{Value: v, Style: style}
}

// numberIn is where the first number of a text stands.
func numberIn(s string) (from, to int) {
	for from < len(s) && (s[from] < '0' || s[from] > '9') {
		from++
	}
	digit := func(i int) bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }
	for to = from; digit(to) || to < len(s) && s[to] == '.' && digit(to+1); {
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
func dayCell(day time.Time, words string, style workbook.Style) workbook.Content {
	midnight := time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
	serial := int(midnight.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)) / (24 * time.Hour))
	if serial <= 60 || day.Year() > 9999 {
		return textCell(day.Format(time.DateOnly), style)
	}
	style.Format = dayFormat
	if isMonth(words) {
		style.Format = monthFormat
	}
	return workbook.Content{Value: serial, Style: style}
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
func ratingWords(style *workbook.Style, c doc.Cell, column doc.Column) string {
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
	paintCell(style, tone)
	return c.Text + map[doc.Tone]string{
		doc.Complete: " complete", doc.OffTrack: " off track", doc.Behind: " behind", doc.OnTrack: " on track",
	}[tone]
}

// Formats of days.
const (
	dayFormat   = `yyyy\-mm\-dd`
	monthFormat = `mmm\ yyyy`
)

// paintCell gives a style the colours of a tone, the same as charts have.
func paintCell(s *workbook.Style, t doc.Tone) {
	switch t {
	case doc.Complete, doc.OffTrack, doc.Behind, doc.OnTrack, doc.Bad:
		p := t.Paint()
		s.Fill, s.Ink = p.Fill, p.Ink
	case doc.Muted:
		s.Ink = chart.ChartGrey
	case doc.Strong:
		s.Bold = true
	}
}

// longestLine is how many characters the longest line of a cell has.
func longestLine(c workbook.Content) int {
	words, ok := c.Value.(string)
	switch {
	case ok:
	case c.Style.Format == dayFormat || c.Style.Format == monthFormat:
		return len(time.DateOnly)
	default:
		return len(fmt.Sprint(c.Value)) + len(c.Style.Format)
	}
	longest := 0
	for line := range strings.SplitSeq(words, "\n") {
		if len(line) > longest {
			longest = max(longest, text.Width(line))
		}
	}
	return longest
}
