package workbook

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// dateFormat says how much of a date a style shows; NoDate where it shows none.
func dateFormat(style *excelize.Style) DateFormat {
	if style.CustomNumFmt != nil {
		return customFormat(*style.CustomNumFmt)
	}
	switch n := style.NumFmt; {
	case n == 16:
		return ShowsNoYear
	case n == 17:
		return ShowsMonth
	case n == 14 || n == 15 || n == 22 || n >= 27 && n <= 31 || n == 36 || n >= 50 && n <= 58:
		return ShowsDay
	}
	return NoDate
}

// customFormat reads a format such as "d mmmm yyyy;@" or [$-809]mmm\-yy.
func customFormat(format string) DateFormat {
	format, _, _ = strings.Cut(format, ";")
	var letters strings.Builder
	for i := 0; i < len(format); i++ {
		switch c := format[i]; c {
		case '\\', '_', '*':
			i++ // the next sign stands for itself
		case '"', '[':
			end := strings.IndexByte(format[i+1:], map[byte]byte{'"': '"', '[': ']'}[c])
			if end < 0 {
				return NoDate
			}
			i += end + 1
		default:
			letters.WriteByte(c | 0x20)
		}
	}
	signs := letters.String()
	year, day := strings.Contains(signs, "y"), strings.Contains(signs, "d")
	month := strings.Contains(signs, "mmm") || strings.Contains(signs, "m") && (year || day)
	switch {
	case strings.Contains(signs, "general") || strings.ContainsAny(signs, "0#?"):
		return NoDate
	case year && day:
		return ShowsDay
	case year && month:
		return ShowsMonth
	case day && month:
		return ShowsNoYear
	}
	return NoDate
}

// Strong reports whether a colour is one that could mean a rating by itself: not
// white, grey or a pale tint.
func Strong(fill string) bool {
	n, err := strconv.ParseUint(fill, 16, 32)
	if err != nil || len(fill) != 6 {
		return false
	}
	red, green, blue := int(n>>16), int(n>>8&0xff), int(n&0xff)
	return max(red, green, blue)-min(red, green, blue) >= 0x60
}

// ratingFill is the colour of a style, where it is a strong one. The library's own
// answer lacks it where a workbook has no theme, as those of LibreOffice.
func ratingFill(f *excelize.File, id int) string {
	xf := f.Styles.CellXfs.Xf[id]
	if xf.FillID == nil || f.Styles.Fills == nil || *xf.FillID < 0 || *xf.FillID >= len(f.Styles.Fills.Fill) {
		return ""
	}
	pattern := f.Styles.Fills.Fill[*xf.FillID].PatternFill
	if pattern == nil || pattern.PatternType != "solid" || pattern.FgColor == nil {
		return ""
	}
	colour := pattern.FgColor
	hex := f.GetBaseColor(colour.RGB, colour.Indexed, colour.Theme)
	if len(hex) == 8 {
		hex = hex[2:]
	}
	if !Strong(hex) {
		return ""
	}
	return strings.ToUpper(hex)
}
