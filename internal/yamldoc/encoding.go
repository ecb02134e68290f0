package yamldoc

import (
	"bytes"
	"fmt"

	"improve/internal/diag"
)

const saveAsUTF8 = "save the file again as UTF-8 (in Notepad: Save as, Encoding, UTF-8)"

// isUTF16 reports whether a file has the mark of UTF-16, or every other byte of
// its beginning is 0, as letters are in UTF-16.
func isUTF16(data []byte) bool {
	start := data[:min(len(data), 64)]
	return bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) ||
		bytes.Count(start, []byte{0}) > len(start)/3
}

// notUTF8 reports the first byte that is not UTF-8. One diagnostic is enough: the
// file was saved in another encoding, and saving it again fixes every byte.
func (s *scanner) notUTF8() diag.Diagnostic {
	message := fmt.Sprintf("the byte %#x is not UTF-8", s.badByte)
	if letter := windows(s.badByte); letter != "" {
		message += "; probably " + letter
	}
	if s.badLines > 1 {
		message += fmt.Sprintf(" (%d lines have such bytes)", s.badLines)
	}
	return NotUTF8.New(s.badPlace, message, saveAsUTF8)
}

// windows returns the character of a byte in Windows-1252, the source of most
// such bytes, or "".
func windows(b byte) string {
	switch {
	case b == 0x91:
		return "‘"
	case b == 0x92:
		return "’"
	case b == 0x93:
		return "“"
	case b == 0x94:
		return "”"
	case b == 0x96:
		return "–"
	case b == 0x97:
		return "—"
	case b >= 0xa1:
		return string(rune(b)) // as in Latin-1
	}
	return ""
}

// invisible names a character that changes how a file reads without being seen;
// the name is empty for any other. A harmless one leaves the file readable: it
// only makes words that look alike differ, or changes their order on screen.
//
// U+0085, U+2028 and U+2029 are line ends to YAML and not to editors, so that
// every line number after them would be wrong.
func invisible(r rune) (name string, harmless bool) {
	switch {
	case r == '\t' || r >= 0x20 && r < 0x7f:
		return "", true
	case r < 0x20 || r == 0x7f:
		return fmt.Sprintf("control character U+%04X", r), false
	case r == 0x85 || r == 0x2028 || r == 0x2029:
		return fmt.Sprintf("line separator U+%04X", r), false
	case r < 0xa0:
		return fmt.Sprintf("control character U+%04X", r), false
	case r == 0xfeff:
		return "byte-order mark U+FEFF inside the file", false
	case r == 0xfffe || r == 0xffff:
		return fmt.Sprintf("U+%04X, which is not a character", r), false
	case r == 0xad:
		return "soft hyphen U+00AD", true
	case r == 0x200b || r == 0x2060:
		return fmt.Sprintf("zero-width space U+%04X", r), true
	case r == 0x200e || r == 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069:
		return fmt.Sprintf("text direction mark U+%04X", r), true
	}
	return "", true
}
