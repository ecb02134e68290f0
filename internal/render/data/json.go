package data

import (
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"

	"improve/internal/render/text"
	"improve/internal/spare"
)

// JSON writes a value with an indent of two spaces and a newline at its end.
// <, > and & stay as they are, for people read it too; characters that would
// move a terminal's cursor or turn its text round are written as escapes, which
// mean the same to every reader of JSON.
func JSON(w io.Writer, v any) error { return encode(w, v, "  ") }

// CompactJSON is the same in one line, for files that programs alone read.
func CompactJSON(w io.Writer, v any) error { return encode(w, v, "") }

func encode(w io.Writer, v any, indent string) error {
	b := spare.Buffer()
	defer spare.Back(b)
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(escapeJSON(b.Bytes()))
	return err
}

// escapeJSON escapes what encoding/json leaves raw and a terminal would obey.
// Outside strings JSON is plain ASCII, so whatever is found is in a string.
func escapeJSON(text []byte) []byte {
	first := hazardIn(text)
	if first < 0 {
		return text
	}
	out := append(make([]byte, 0, len(text)+64), text[:first]...)
	for i := first; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		switch {
		case !hazardousInJSON(r):
			out = append(out, text[i:i+size]...)
		case r > 0xFFFF:
			high, low := 0xD800+(r-0x10000)>>10, 0xDC00+(r-0x10000)&0x3FF
			out = fmt.Appendf(out, `\u%04x\u%04x`, high, low)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
		i += size
	}
	return out
}

// hazardIn is where the first character to escape is; -1 where there is none. Most of a
// text is plain ASCII, of which nothing is.
func hazardIn(text []byte) int {
	for i := 0; i < len(text); {
		if c := text[i]; ' ' <= c && c <= '~' || c == '\n' {
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		if hazardousInJSON(r) {
			return i
		}
		i += size
	}
	return -1
}

func hazardousInJSON(r rune) bool { return r != '\n' && text.Hazardous(r) }
