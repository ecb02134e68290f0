package yamldoc

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestPositions checks where each value of a file is, its quotes included.
func TestPositions(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"id: 1.10\n", "id 1:1-3 1.10 1:5-9"},
		{"é: grüße x\n", "é 1:1-2 grüße x 1:4-11"},
		{"\ufeffid: 1\r\nb: 2\r\n", "id 1:1-3 1 1:5-6 b 2:1-2 2 2:4-5"},
		{"a: b\rc: d\r", "a 1:1-2 b 1:4-5 c 2:1-2 d 2:4-5"},
		{"a: \"x \\\"y\\\" é\" # c\n", `a 1:1-2 x "y" é 1:4-15`},
		{"a: 'it''s'\n", "a 1:1-2 it's 1:4-11"},
		{"a: \"\\u00e9\"\n", "a 1:1-2 é 1:4-12"},
		{"a: \"x\n  y\"\nb: z\n", "a 1:1-2 x y 1:4-6 b 3:1-2 z 3:4-5"},
		{"a: x y # c\n", "a 1:1-2 x y 1:4-7"},
		{"a: x y  \n  z # c\nb: q\n", "a 1:1-2 x y z 1:4-7 b 3:1-2 q 3:4-5"},
		{"a: >-\n  x\n  y\nb: |+2 # c\n  z\n", "a 1:1-2 x y 1:4-6 b 4:1-2 z\n 4:4-7"},
		{"m: {a: b, \"c\": [d, 'e']}\n", "m 1:1-2 a 1:5-6 b 1:8-9 c 1:11-14 d 1:17-18 e 1:20-23"},
		{"- a\n-   b\n", "a 1:3-4 b 2:5-6"},
		{"? a\n: b\n", "a 1:3-4 b 2:3-4"},
		{"a: \U0001F600 b\nc: d\n", "a 1:1-2 \U0001F600 b 1:4-7 c 2:1-2 d 2:4-5"},
		{"a: ''\n", "a 1:1-2  1:4-6"},
	} {
		doc, problems := Parse("f", []byte(c.in))
		if doc == nil {
			t.Errorf("%q: %v", c.in, problems)
			continue
		}
		if got := strings.Join(places(doc.Root()), " "); got != c.want {
			t.Errorf("%q:\n\tgot  %q\n\twant %q", c.in, got, c.want)
		}
	}
}

// places lists the values in a node with where they are.
func places(n Node) []string {
	var list []string
	switch n.Kind() {
	case Map:
		for k, v := range n.Pairs() {
			list = append(append(list, places(k)...), places(v)...)
		}
	case List:
		for v := range n.Items() {
			list = append(list, places(v)...)
		}
	case Scalar:
		line, column, width := n.Position()
		list = append(list, fmt.Sprintf("%s %d:%d-%d", n.Value(), line, column, column+width))
	}
	return list
}

// What is left out is where its sign is.
func TestPlaceOfNothing(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"a:\nb: c\n", "1:2-3"}, {"a:   # c\n", "1:2-3"}, {"a: ~\n", "1:4-5"}, {"a: null\n", "1:4-8"}, {"{a: , b: c}", "1:3-4"}, {"a:", "1:2-3"},
	} {
		doc, _ := Parse("f", []byte(c.in))
		for _, v := range doc.Root().Pairs() {
			if p := v.Place(); fmt.Sprintf("%d:%d-%d", p.Line, p.Column, p.EndColumn) != c.want {
				t.Errorf("%q: %v to %d, want %s", c.in, p, p.EndColumn, c.want)
			}
			break
		}
	}
	doc, _ := Parse("f", []byte("- a\n-\n- b\n"))
	items := slices.Collect(doc.Root().Items())
	if line, column, width := items[1].Position(); line != 2 || column != 1 || width != 1 {
		t.Errorf("an entry left out stands at %d:%d, %d wide", line, column, width)
	}
}

func TestHead(t *testing.T) {
	doc, _ := Parse("f", []byte("a:\n  - {b: {c: d}}\n"))
	for _, list := range doc.Root().Pairs() {
		if place := list.Head(); place.Line != 2 || place.Column != 3 {
			t.Errorf("a list: %v", place)
		}
		for item := range list.Items() {
			if place := item.Head(); place.Line != 2 || place.Column != 6 || place.EndColumn != 7 {
				t.Errorf("a group of keys: %v", place)
			}
		}
	}
}

// Whatever texts a file holds, and however it writes them, what is at a
// value's position is the value as written.
func TestPositionsHoldTheValue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-zé€😀'"\\ ]{0,12}`)
		written := func(s string) string {
			if rapid.Bool().Draw(t, "single") {
				return "'" + strings.ReplaceAll(s, "'", "''") + "'"
			}
			return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
		}
		newline := rapid.SampledFrom([]string{"\n", "\r\n", "\r"}).Draw(t, "line end")
		in, want := rapid.SampledFrom([]string{"", "\ufeff"}).Draw(t, "mark"), []string{}
		for i := range rapid.IntRange(1, 5).Draw(t, "keys") {
			key, a, b := fmt.Sprintf("é%d", i), written(text.Draw(t, "a")), written(text.Draw(t, "b"))
			in += key + ": [" + a + ", " + b + "] # c" + newline
			want = append(want, key, a, b)
		}
		doc, problems := Parse("f", []byte(in))
		if doc == nil {
			t.Fatalf("%q: %v", in, problems)
		}
		var got []string
		for k, v := range doc.Root().Pairs() {
			got = append(got, source(doc, k))
			for item := range v.Items() {
				got = append(got, source(doc, item))
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%q: positions hold %q", in, got)
		}
	})
}

func source(d *Document, n Node) string {
	line, column, width := n.Position()
	return string([]rune(string(d.from(line, column)))[:width])
}
