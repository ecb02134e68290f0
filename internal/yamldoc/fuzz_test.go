package yamldoc

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"

	"improve/internal/diag"
)

// FuzzParse checks what must hold of any bytes whatever: no panic; a file that
// is not read has an error; each problem is inside the file; nothing below
// what is read is left out; and line ends and a byte-order mark change nothing.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"id: 1\ntitle: \"a: b\" # c\nleads: [ann, 'b']\nnote: >-\n  x\n  y\n", "a: &x b\nc: *x\n", "%YAML 1.2\n---\na: b\n...\n", "? a\n: b\n", "{a: b}\nc: d", "a:\n\t- b\n",
		"a: !t #4\n", "<<<<<<< x\n=======\n>>>>>>> y\n", "\ufeffa: b\r\nc: d\r", "a: \"\\u00e9\\", "[[{", "- -\n  -", "a: |2-\n   x\n", "é: “x: y”\n", "a\u2028b", "\xff\xfea\x00", "a: b\n  - c\n d:e\n", "<<: {a: b}\n", "a: ~\nb: null\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkFile(t, data) })
}

// TestPiecesOfYAML puts pieces of YAML together at random, which meets more of
// the parser's complaints than bytes do: each has words of its own.
func TestPiecesOfYAML(t *testing.T) {
	tree := []string{"a", "id", ": ", ":", "- ", "-", "\n", "\n  ", "\n    ", " ", "'", "\"", "[", "]", "{", "}", ",", "#4", " # c", "&x ", "*x", "!t ", "|", ">-", "|2", "\t", "? ",
		"@", "%", "`", "\\", "é", "text with words", "\r\n", "~", "1.10", "2019-09", "<<: ", "..", "=", "“", "\u00a0"}
	rapid.Check(t, func(t *rapid.T) {
		data := strings.Join(rapid.SliceOfN(rapid.SampledFrom(tree), 1, 14).Draw(t, "tree"), "")
		checkFile(t, []byte(data))
		_, problems := Parse("f", []byte(data))
		for _, d := range problems {
			if strings.Contains(d.Message, "cannot be read as YAML") {
				t.Errorf("%q: %s", data, d.Message)
			}
		}
	})
}

// tester is what a test and a property have in common.
type tester interface {
	Helper()
	Errorf(format string, values ...any)
	Fatalf(format string, values ...any)
}

func checkFile(t tester, data []byte) {
	doc, problems := Parse("f", data)
	if doc == nil && problems.Count(diag.Error) == 0 {
		t.Fatalf("not read, and no error: %v", problems)
	}
	lines := linesOf(data)
	for _, d := range problems {
		checkDiagnostic(t, d, lines)
	}
	if doc == nil {
		return
	}
	checkNode(t, doc.Root())
	var value yaml.Node
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	if err := decoder.Decode(&value); err != nil {
		t.Fatalf("%v", err)
	}
	if err := decoder.Decode(&value); err != io.EOF {
		t.Fatalf("something stands below what is read: %v", err)
	}
	if bytes.ContainsRune(data, '\r') || bytes.HasPrefix(data, bom) {
		return
	}
	for name, form := range map[string]string{
		"CRLF": strings.ReplaceAll(string(data), "\n", "\r\n"), "CR": strings.ReplaceAll(string(data), "\n", "\r"), "a mark": string(bom) + string(data),
	} {
		again, _ := Parse("f", []byte(form))
		if again == nil || outline(again.Root()) != outline(doc.Root()) {
			t.Fatalf("with %s the values differ", name)
		}
	}
}

// linesOf splits a file as editors do, without its byte-order mark.
func linesOf(data []byte) []string {
	text := strings.TrimPrefix(string(data), string(bom))
	return strings.Split(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n")
}

func checkDiagnostic(t tester, d diag.Diagnostic, lines []string) {
	t.Helper()
	if d.Message == "" || d.Remedy == "" || !utf8.ValidString(d.Message+d.Remedy) || len(d.Message)+len(d.Remedy) > 1500 {
		t.Errorf("%s: %q, %q", d.Rule, d.Message, d.Remedy)
	}
	place := d.Place
	if place.Line == 0 {
		if d.Rule != Empty.ID && d.Rule != Large.ID && d.Rule != Many.ID {
			t.Errorf("%s stands nowhere: %s", d.Rule, d.Message)
		}
		return
	}
	if place.Line > len(lines) || place.Column < 1 || place.EndColumn <= place.Column {
		t.Fatalf("%s at %v to %d of %d lines: %s", d.Rule, place, place.EndColumn, len(lines), d.Message)
	}
	if width := utf8.RuneCountInString(lines[place.Line-1]); place.Column > width+1 || place.EndColumn > max(width, 1)+2 {
		t.Errorf("%s at %v to %d, and the line is %d wide: %s", d.Rule, place, place.EndColumn, width, d.Message)
	}
}

// checkNode checks that all values are where they say.
func checkNode(t tester, n Node) {
	t.Helper()
	line, column, width := n.Position()
	rest := string(n.doc.from(line, column))
	if line < 1 || line > len(n.doc.line) || column < 1 || width < 1 {
		t.Fatalf("%q stands at %d:%d, %d wide", n.Value(), line, column, width)
	}
	value := n.Value()
	plain := n.Kind() == Scalar && n.node().style == 0 && !n.Invalid() && !strings.ContainsAny(value, " \n")
	if plain && !strings.HasPrefix(rest, value) {
		t.Errorf("%q is said to stand at %d:%d, where %q stands", value, line, column, rest)
	}
	for item := range n.Items() {
		checkNode(t, item)
	}
	for k, v := range n.Pairs() {
		checkNode(t, k)
		if k.node().marks&merge == 0 { // what << takes over is not looked at
			checkNode(t, v)
		}
	}
}
