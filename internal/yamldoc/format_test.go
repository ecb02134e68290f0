package yamldoc

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// ordered is a guide for tests: keys in the order given, lists of "tasks" apart.
type ordered struct {
	keys  string
	apart bool
}

func (o ordered) Rank(key string) (int, bool) {
	i := strings.Index(o.keys, " "+key+" ")
	return i, i >= 0
}
func (o ordered) Below(key string) Guide { return ordered{o.keys, key == "tasks"} }
func (o ordered) Apart() bool            { return o.apart }

func TestFormat(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"indentation, lists under their keys": {"tasks:\n-   id:   1\n    leads:\n    - a\n    -   b\n- id: 2\n", "tasks:\n  - id: 1\n    leads:\n      - a\n      - b\n\n  - id: 2\n"},
		"keys in order with their comments":   {"# head\n\n# of the title\ntitle: x # why\n# of the id\nid: 1\n", "# head\n\n# of the title\n# of the id\nid: 1\ntitle: x # why\n"},
		"a key that nothing is known of":      {"title: x\nodd: y\nid: 1\n", "id: 1\ntitle: x\nodd: y\n"},
		"space, line ends, brackets":          {"\ufeffid:  1  \r\ntitle: [ a,b ,\r\n  c ]   # who\r\n\r\n\r\nleads: {a: 1,b: 2}\r\n\r\n", "id: 1\ntitle: [a, b, c] # who\n\nleads: {a: 1, b: 2}\n"},
		"texts as they were broken":           {"title: >\n    one\n    two\n\n      more\nnote: |2-\n    x\n  y  \n", "title: >\n  one\n  two\n\n    more\nnote: |2-\n    x\n  y  \n"},
		"quotes":                              {"title: 'a: b'\nnote: '\"'\nid: \"1\"\n", "id: \"1\"\ntitle: \"a: b\"\nnote: '\"'\n"},
		"texts over several lines":            {"title: one\n  two # c\nnote: \"three\n  four\"\n", "title: one two # c\nnote: \"three four\"\n"},
		"a long line": {"title: " + strings.Repeat("word ", 22) + "end\n",
			"title: >-\n  " + strings.Repeat("word ", 18) + "word\n  word word word end\n"},
		"comments of entries": {"tasks:\n  # first\n  - # on the dash\n    # above the key\n    title: x\n    # of the id\n    id: 1\n    # last of one\n  # of two\n  - id: 2\n\n  # last of all\nleads: # who\n# not indented\n- a\n# of the note\nnote: y\n# end\n",
			"tasks:\n  # first\n  # on the dash\n  # of the id\n  - id: 1\n    # above the key\n    title: x\n    # last of one\n\n  # of two\n  - id: 2\n\n  # last of all\nleads: # who\n  # not indented\n  - a\n# of the note\nnote: y\n# end\n"},
		"brackets with comments":   {"leads: [a, # why\n    b]\n", "leads: [a, # why\n    b]\n"},
		"no line end, a text kept": {"note: |+\n  x\n\n", "note: |+\n  x\n\n"},
	} {
		t.Run(name, func(t *testing.T) {
			guide := ordered{keys: " id title tasks leads ", apart: false}
			doc, _ := Parse("f", []byte(c.in))
			got, err := doc.Format(guide)
			if err != nil || string(got) != c.want {
				t.Errorf("%v\n%s\nwant\n%s", err, got, c.want)
			}
		})
	}
}

// TestFormatKeepsMeaning lays random files out: what they say and their comments
// stay, which Format checks, and doing it again changes nothing.
func TestFormatKeepsMeaning(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data, v := drawFile(t)
		doc, _ := Parse("f", data)
		if doc == nil || !doc.Root().Whole().Same(v) {
			t.Skip("no valid layout")
		}
		guide := ordered{keys: " é3 note1 id0 ", apart: rapid.Bool().Draw(t, "apart")}
		once, err := doc.Format(guide)
		if errors.Is(err, ErrLayout) {
			return
		}
		if err != nil {
			t.Fatalf("%v\n%q\n%s", err, data, data)
		}
		again, _ := Parse("f", once)
		twice, err := again.Format(guide)
		if err != nil || string(twice) != string(once) {
			t.Fatalf("%v\n%q\n%s--- once\n%s--- twice\n%s", err, data, data, once, twice)
		}
	})
}

// FuzzFormat lays any file out: it is refused, or laid out once and for all.
func FuzzFormat(f *testing.F) {
	for _, seed := range []string{"b: c # d\na:\n- e\n", "a: [b, # c\n d]\r\n", "- >\n  a\n   b\n\n# c\n- |+\n  d\n\n", "a: 'b\n  c'\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, problems := Parse("f", data)
		if doc == nil || len(problems) > 0 {
			return
		}
		once, err := doc.Format(ordered{keys: " b a "})
		if err != nil {
			return
		}
		again, _ := Parse("f", once)
		if twice, err := again.Format(ordered{keys: " b a "}); err != nil || string(twice) != string(once) {
			t.Errorf("%v\n%q\nonce\n%q\ntwice\n%q", err, data, once, twice)
		}
	})
}

// TestParts puts the parts of random files together again.
func TestParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data, v := drawFile(t)
		doc, _ := Parse("f", data)
		if doc == nil || !doc.Root().Whole().Same(v) {
			t.Skip("no valid layout")
		}
		root, err := doc.Parts()
		if err == nil && root.Text() != string(data) {
			t.Fatalf("%q\n%q", data, root.Text())
		}
	})
}
