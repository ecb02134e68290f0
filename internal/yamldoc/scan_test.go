package yamldoc

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf16"

	"improve/internal/diag"
)

func TestWhatIsWrongWithTheBytes(t *testing.T) {
	for _, c := range []struct {
		in              string
		rule            diag.Rule
		message, remedy string
	}{
		// Merge conflicts: once a conflict, whatever else is in it.
		{"a: 1\n«<<<<<<< HEAD»\nb: 1\n=======\nb: 2\n>>>>>>> x\n", Conflict, "two versions to choose from", "keep one version"},
		{"a:\n  - x\n«<<<<<<< HEAD»\n  - y\n||||||| base\n=======\n  - z\n>>>>>>> x\n", Conflict, "two versions to choose from", ""},
		{"a: 1\r\n«<<<<<<< feature/caf\u00e9»\r\nb: 1\r\n=======\r\nb: 2\r\n>>>>>>> x\r\n", Conflict, "two versions to choose from", ""},
		{"a: 1\n«=======»\nb: 2\n", Conflict, "left-over merge conflict marker", "delete this line"},
		{"a: 1\n«=======»\nb: 2\n>>>>>>> x\n", Conflict, "left-over merge conflict marker", "delete this line"},
		{"a: 1\n«>>>>>>> x»\nb: 2\n", Conflict, "left-over merge conflict marker", "delete this line"},
		// Several documents.
		{"a: b\n«---»\nc: d\n", Several, "a second document starts here", "delete this line"},
		{"---\n«---»\na: b\n", Several, "a second document starts here", ""},
		{"--- a\n«--- b»\n", Several, "a second document starts here", ""},
		{"a: b\n«---\tc»\n", Several, "a second document starts here", ""},
		{"a: \"b\n«---»\nc\"\n", Several, "a second document starts here", ""},
		{"a: b\n«...»\n", Several, "nothing below it would be read", "delete this line"},
		{"a: b\n«...»\n---\nc: d\n", Several, "nothing below it would be read", ""},
		// Directives.
		{"«%YAML 1.2»\n---\na: b\n", Directive, "instruction to a YAML program", "delete this line"},
		{"# c\n«%TAG ! foo»\n---\na: b\n", Directive, "instruction to a YAML program", ""},
		{"\ufeff«%YAML 1.2»\r\n---\r\na: b\r\n", Directive, "instruction to a YAML program", ""},
		// Characters.
		{"a: é«\x00»b\n", Control, "control character U+0000", "delete it"},
		{"a: b«\x1b»[0m\n", Control, "control character U+001B", ""},
		{"a: b«\x7f»\n", Control, "control character U+007F", ""},
		{"a: b«\u0085»c\n", Control, "line separator U+0085", ""},
		{"a: b«\u2028»c\n", Control, "line separator U+2028", ""},
		{"a: b«\u2029»c\n", Control, "line separator U+2029", ""},
		{"a: b«\u0093»c\n", Control, "control character U+0093", ""},
		{"\ufeffa: b«\ufeff»c\n", Control, "byte-order mark U+FEFF", ""},
		{"a: b«\ufffe»c\n", Control, "not a character", ""},
		{"id: ann«\u200b»\n", Control, "zero-width space U+200B", "type the words around it again"},
		{"date: «\u200e»2020-02-25\n", Control, "text direction mark U+200E", ""},
		{"a: b«\u202e»c\n", Control, "text direction mark U+202E", ""},
		{"a: improve«\u00ad»ment\n", Control, "soft hyphen", ""},
	} {
		expectOne(t, c.in, c.rule, c.message, c.remedy)
	}
}

// What is invisible but breaks nothing leaves the file readable.
func TestHarmlessCharactersLeaveTheFileReadable(t *testing.T) {
	doc, problems := Parse("f", []byte("a: b\u200bc\nd: e\n"))
	if doc == nil || outline(doc.Root()) != "{a=b\u200bc, d=e}" || !problems.Has(Control.ID) {
		t.Errorf("%v", problems)
	}
}

func TestEncodings(t *testing.T) {
	text := "name: Grant of £200,000\ntitle: “café”\n"
	latin1 := bytes.ReplaceAll([]byte("é: 1\nname: Grant of \xa3200,000\ntitle: caf\xe9\n"), []byte("é"), []byte("\xc3\xa9"))
	words := utf16.Encode([]rune(text))
	little, big := []byte{0xff, 0xfe}, []byte{}
	for _, w := range words {
		little = append(little, byte(w), byte(w>>8))
		big = append(big, byte(w>>8), byte(w))
	}
	for _, c := range []struct {
		name, place, message string
		data                 []byte
	}{
		{"Latin-1", "2:16-17", "the byte 0xa3 is not UTF-8; probably £ (2 lines have such bytes)", latin1},
		{"Windows", "1:4-5", "the byte 0x93 is not UTF-8; probably “", []byte("a: \x93x\x94\n")},
		{"half a character", "1:5-6", "the byte 0xc3 is not UTF-8; probably Ã", []byte("a: b\xc3")},
		{"UTF-16", "1:1-2", "this file is saved as UTF-16", little},
		{"UTF-16 without its mark", "1:1-2", "this file is saved as UTF-16", big},
		{"a workbook", "1:11-12", "the byte 0x9c is not UTF-8", []byte("PK\x03\x04\x14\x00\x06\x00\x08\x00\x9c\xff\n\x00\x01\xff\n")},
		{"a surrogate", "1:4-5", "the byte 0xed is not UTF-8", []byte("a: \xed\xa0\x80\n")},
	} {
		doc, problems := Parse("f", c.data)
		if doc != nil || len(problems) != 1 || problems[0].Rule != NotUTF8.ID || placeOf(problems[0]) != c.place || !strings.HasPrefix(problems[0].Message, c.message) {
			t.Errorf("%s: %v", c.name, problems)
		}
	}
}

// Each mistake of a file is listed, not the first alone.
func TestSeveralMistakesOfOneFile(t *testing.T) {
	_, problems := Parse("f", []byte("a: b\u0001\nc: d\n---\ne: f\n---\n<<<<<<< x\n=======\n>>>>>>> y\n<<<<<<< x\n=======\n>>>>>>> y\n"))
	var places []string
	for _, d := range problems {
		places = append(places, d.Rule+" "+placeOf(d))
	}
	want := "file/invisible 1:5-6, file/several-documents 3:1-4, file/several-documents 5:1-4, file/conflict-marker 6:1-10, file/conflict-marker 9:1-10"
	if got := strings.Join(places, ", "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestAcceptedForms(t *testing.T) {
	want := "{id=1.10, title=café, leads=[ann, bob], x=-}"
	unix := "id: 1.10\ntitle: café\nleads:\n  - ann\n  - bob\nx:\n"
	for name, in := range map[string]string{
		"LF": unix, "CRLF": strings.ReplaceAll(unix, "\n", "\r\n"), "CR": strings.ReplaceAll(unix, "\n", "\r"),
		"mark": "\ufeff" + unix, "mark and CRLF": "\ufeff" + strings.ReplaceAll(unix, "\n", "\r\n"),
		"first line ---": "# c\n\n---\n" + unix, "no last line end": strings.TrimSuffix(unix, "\n"),
		"a blank line of spaces": strings.Replace(unix, "leads", "   \nleads", 1),
	} {
		doc, problems := Parse("f", []byte(in))
		if doc == nil || len(problems) > 0 || outline(doc.Root()) != want {
			t.Errorf("%s: %v", name, problems)
		}
	}
}

func TestNothingToRead(t *testing.T) {
	for _, in := range []string{"", "\n", "# c\n", "---\n", "\ufeff", "~\n", "null", "\ufeff# c\r\n", "   \n\n"} {
		doc, problems := Parse("f", []byte(in))
		if doc != nil || len(problems) != 1 || problems[0].Rule != Empty.ID || problems[0].Place.String() != "f" {
			t.Errorf("%q: %v", in, problems)
		}
	}
}

func TestLargeFile(t *testing.T) {
	exact := "a: " + strings.Repeat("x", MaxSize-3)
	if doc, problems := Parse("f", []byte(exact)); doc == nil || len(problems) > 0 {
		t.Errorf("a file of %d bytes: %v", len(exact), problems)
	}
	doc, problems := Parse("f", []byte(exact+"x"))
	if doc != nil || len(problems) != 1 || problems[0].Rule != Large.ID || !strings.Contains(problems[0].Message, "1048577 bytes") {
		t.Errorf("%v", problems)
	}
}

// A character that is no plain ASCII is found wherever it is in a line.
func TestPlainASCII(t *testing.T) {
	for at := range 20 {
		for c := range 256 {
			line := []byte(strings.Repeat("~ z", 7))
			line[at] = byte(c)
			if want := c == '\t' || c >= 0x20 && c < 0x7f; plainASCII(line) != want {
				t.Errorf("%q: %t", line, !want)
			}
		}
	}
}
