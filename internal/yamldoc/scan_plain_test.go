package yamldoc

import (
	"bytes"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Plain text is what holds no byte but printable ASCII and \n, wherever it stands.
func TestPlainText(t *testing.T) {
	plain := func(data []byte) bool {
		return !slices.ContainsFunc(data, func(c byte) bool { return c != '\n' && (c < 0x20 || c > 0x7e) })
	}
	for n := range 20 {
		for at := range n {
			for c := range 256 {
				for _, around := range []byte{' ', '\n', '~', 'a'} {
					data := bytes.Repeat([]byte{around}, n)
					data[at] = byte(c)
					if plainText(data) != plain(data) {
						t.Fatalf("%q is plain: %v", data, !plain(data))
					}
				}
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		letters := rapid.SampledFrom([]byte("\n\n a~\x1f\x20\x7e\x7f\x80\x0b\x09\xff\x00"))
		data := rapid.SliceOf(letters).Draw(t, "data")
		if plainText(data) != plain(data) {
			t.Fatalf("%q is plain: %v", data, !plain(data))
		}
	})
}

// A file of plain text is scanned as any other: the same lines, the same problems.
func TestPlainTextIsScannedAlike(t *testing.T) {
	parts := []string{"a: b\n", "\n", "  - c\n", "# x\n", "---\n", "...\n", "<<<<<<< HEAD\n", "=======\n", ">>>>>>> x\n", "%YAML 1.2\n",
		"|||||||\n", "- d\n", " ", "text"}
	rapid.Check(t, func(t *rapid.T) {
		var text bytes.Buffer
		for _, p := range rapid.SliceOf(rapid.SampledFrom(parts)).Draw(t, "parts") {
			text.WriteString(p)
		}
		data := text.Bytes()
		fast, slow := &Document{File: "f", Data: data}, &Document{File: "f", Data: data}
		got, readable := fast.scan()
		s := scanner{doc: slow}
		slow.line = append(slow.line, 0)
		for start := 0; ; {
			end, next := lineEnd(data, start, false)
			s.line(len(slow.line), data[start:end])
			if next == end {
				break
			}
			slow.line = append(slow.line, int32(next))
			start = next
		}
		want := s.problems.all("f")
		if readable == s.unreadable || !slices.Equal(fast.line, slow.line) || len(got) != len(want) {
			t.Fatalf("%q: %v, %v, and must be %v, %v", data, got, fast.line, want, slow.line)
		}
		for i := range got {
			if got[i].Message != want[i].Message || got[i].Place != want[i].Place {
				t.Fatalf("%q: %v, and must be %v", data, got[i], want[i])
			}
		}
	})
}
