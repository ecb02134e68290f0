package yamldoc

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"improve/internal/diag"
)

var bom = []byte("\xef\xbb\xbf")

// scan looks at the bytes before the YAML library does, for what the library
// reports badly or not at all, and notes where the lines begin. It returns what
// makes the file unreadable.
func (d *Document) scan() diag.List {
	if len(d.Data) > MaxSize {
		return diag.List{d.tooLarge(int64(len(d.Data)))}
	}
	if bytes.HasPrefix(d.Data, []byte{0xff, 0xfe}) || bytes.HasPrefix(d.Data, []byte{0xfe, 0xff}) {
		return diag.List{NotUTF8.New(diag.Place{File: d.File, Line: 1, Column: 1, EndColumn: 2},
			"this file is saved as UTF-16, which some editors call Unicode", saveAsUTF8)}
	}
	var problems diag.List
	start := 0
	if bytes.HasPrefix(d.Data, bom) {
		start = len(bom)
	}
	d.line = append(make([]int32, 0, len(d.Data)/32+1), 0)
	for lineStart := start; lineStart < len(d.Data); {
		end, next := lineEnd(d.Data, lineStart)
		d.scanLine(len(d.line), d.Data[lineStart:end], &problems)
		if next == end { // no line ending: the last line
			break
		}
		d.line = append(d.line, int32(next))
		lineStart = next
	}
	return problems
}

// lineEnd finds where the line beginning at start ends, and where the next one
// begins. YAML takes \n, \r\n and \r as line ends.
func lineEnd(data []byte, start int) (end, next int) {
	i := bytes.IndexByte(data[start:], '\n')
	line := data[start:]
	if i >= 0 {
		line = data[start : start+i]
	}
	if r := bytes.IndexByte(line, '\r'); r >= 0 {
		end = start + r
		if end+1 < len(data) && data[end+1] == '\n' {
			return end, end + 2
		}
		return end, end + 1
	}
	if i < 0 {
		return len(data), len(data)
	}
	return start + i, start + i + 1
}

func (d *Document) scanLine(number int, line []byte, problems *diag.List) {
	if plainASCII(line) {
		d.scanMarkers(number, line, problems)
		return
	}
	column := 1
	for rest := line; len(rest) > 0; column++ {
		r, size := utf8.DecodeRune(rest)
		place := diag.Place{File: d.File, Line: number, Column: column, EndColumn: column + 1}
		if r == utf8.RuneError && size == 1 {
			problems.Add(notUTF8(place, rest[0]))
			return // one a line: an old encoding spoils many characters
		}
		if name := invisible(r); name != "" {
			problems.Add(Control.New(place, "an invisible character stands here: "+name,
				"delete the character and type the text afresh; it often comes from copying out of Word or a web page"))
			return
		}
		rest = rest[size:]
	}
}

// plainASCII reports whether a line holds nothing but printable ASCII and tabs.
func plainASCII(line []byte) bool {
	for _, c := range line {
		if c >= 0x7f || c < 0x20 && c != '\t' {
			return false
		}
	}
	return true
}

// invisible names a character that changes how a file reads without being seen.
// U+0085, U+2028 and U+2029 are line ends to YAML and not to editors, so every
// line number after them would be wrong.
func invisible(r rune) string {
	switch {
	case r == '\t':
		return ""
	case r < 0x20 || r == 0x7f:
		return fmt.Sprintf("control character %#02x", r)
	case r == 0x85 || r == 0x2028 || r == 0x2029:
		return fmt.Sprintf("line separator U+%04X", r)
	case r > 0x7f && r < 0xa0:
		return fmt.Sprintf("control character U+%04X", r)
	case r == 0xfeff:
		return "byte-order mark U+FEFF inside the file"
	case r == 0xfffe || r == 0xffff:
		return fmt.Sprintf("U+%04X, which is no character", r)
	}
	return ""
}

func (d *Document) scanMarkers(number int, line []byte, problems *diag.List) {
	if len(line) < 3 || line[0] > '|' || !bytes.Contains([]byte("<=>|-.%"), line[:1]) {
		return
	}
	place := diag.Place{File: d.File, Line: number, Column: 1, EndColumn: 1 + len(line)}
	text := string(line)
	switch {
	case conflictMarker(text):
		if strings.HasPrefix(text, "<") || !problems.Has(Conflict.ID) { // once a conflict
			problems.Add(Conflict.New(place, "a merge left two versions here for you to choose from",
				"keep one version of the lines down to >>>>>>> (or join them), and delete the lines <<<<<<<, ======= and >>>>>>>"))
		}
	case endsDocument(text), beginsDocument(text) && d.hasContentBefore(number):
		problems.Add(Several.New(place, "a second document begins here, and only the first would be read",
			"delete this line; put each record in a file of its own"))
	case strings.HasPrefix(text, "%"):
		problems.Add(Directive.New(place, "this line is a YAML directive, which the record does not use", "delete this line"))
	}
}

func conflictMarker(line string) bool {
	for _, mark := range []string{"<<<<<<<", "|||||||", "=======", ">>>>>>>"} {
		if rest, ok := strings.CutPrefix(line, mark); ok && (rest == "" || rest[0] == ' ') {
			return true
		}
	}
	return false
}

func beginsDocument(line string) bool { return line == "---" || strings.HasPrefix(line, "--- ") }

func endsDocument(line string) bool { return line == "..." || strings.HasPrefix(line, "... ") }

// hasContentBefore reports whether anything but comments and blank lines stands
// above a line.
func (d *Document) hasContentBefore(number int) bool {
	above := bytes.TrimPrefix(d.Data[:d.line[number-1]], bom)
	for line := range bytes.FieldsFuncSeq(above, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if line = bytes.TrimSpace(line); len(line) > 0 && line[0] != '#' {
			return true
		}
	}
	return false
}

const saveAsUTF8 = "save the file again as UTF-8 (in Notepad: Save as, Encoding, UTF-8)"

// notUTF8 names the character that the byte would be in Windows' old encoding,
// which is where such bytes come from.
func notUTF8(place diag.Place, b byte) diag.Diagnostic {
	message := fmt.Sprintf("the byte %#x here is not UTF-8", b)
	for c, name := range map[byte]string{0xa3: "£", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x96: "–", 0x97: "—", 0xe9: "é"} {
		if c == b {
			message += fmt.Sprintf("; it was probably meant as %s", name)
		}
	}
	return NotUTF8.New(place, message, saveAsUTF8)
}

func (d *Document) tooLarge(size int64) diag.Diagnostic { return TooLarge(d.File, size) }

// TooLarge says that a file of so many bytes is not read.
func TooLarge(file string, size int64) diag.Diagnostic {
	return Large.New(diag.Place{File: file},
		fmt.Sprintf("this file has %d bytes; files of more than %d are not read", size, MaxSize),
		"split it: one file an ambition, one update a meeting and author; keep documents and pictures outside the record")
}
