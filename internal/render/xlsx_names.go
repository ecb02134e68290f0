package render

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"improve/internal/render/docx"
	"improve/internal/render/text"
)

// nameLength is how long the name of a sheet may be, in units of UTF-16.
const nameLength = 31

// sheetNames gives the sheet about the page and each table a name that a
// workbook may hold: short, without the signs that formulas use, and like no
// other, whatever its case.
func sheetNames(tables []pageTable) []string {
	taken := map[string]bool{"history": true} // kept by spreadsheets for themselves
	names := []string{sheetName("About", taken)}
	for _, t := range tables {
		names = append(names, sheetName(t.caption(), taken))
	}
	return names
}

func sheetName(caption string, taken map[string]bool) string {
	whole := strings.Join(strings.Fields(legalName(caption)), " ")
	whole = strings.Trim(whole, "' ")
	if whole == "" {
		whole = "Table"
	}
	name := shortName(whole, nameLength)
	for n := 2; taken[strings.ToLower(name)]; n++ {
		suffix := " (" + strconv.Itoa(n) + ")"
		name = shortName(whole, nameLength-len(suffix)) + suffix
	}
	taken[strings.ToLower(name)] = true
	return name
}

// legalName puts a hyphen for each sign that no name may hold.
func legalName(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`:\/?*[]`, r):
			return '-'
		case docx.XMLEscape(r, 2) != "" && !strings.ContainsRune(`&<>"`, r):
			return ' '
		}
		return r
	}, text.Clean(s))
}

// shortName cuts a name after a word where one ends late enough, and says with
// dots that it is cut.
func shortName(s string, room int) string {
	if utf16Length(s) <= room {
		return s
	}
	cut := cutUTF16(s, room-1)
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;.-'(") + "…"
}

// utf16Length is how long spreadsheets take a text to be.
func utf16Length(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// cutUTF16 is the beginning of a text, of whole characters.
func cutUTF16(s string, room int) string {
	for i := 0; i < len(s); {
		c, _ := text.Cluster(s[i:])
		if room -= utf16Length(c); room < 0 {
			return s[:i]
		}
		i += len(c)
	}
	return s
}

// quotedName is a sheet's name as references hold it.
func quotedName(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }

// columnLetters is a column's name in references: A for 0, AA for 26.
func columnLetters(column int) string {
	letters := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	return letters
}
