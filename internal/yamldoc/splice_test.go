package yamldoc

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// TestSplice makes a random change to a random file in a random layout. The file
// says afterwards what it said with that change, keeps its comments, and has
// changed on the lines of that place only; the change back gives what it said at
// first.
func TestSplice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data, v := drawFile(t)
		doc, _ := Parse("f", data)
		if doc == nil || !doc.Root().Whole().Same(v) {
			t.Skip("no valid layout")
		}
		op, back := drawOp(t, v)
		after := spliced(t, doc, v, op)
		if after == nil {
			return
		}
		changed := v.clone()
		changed.Apply(op)
		spliced(t, after, changed, back)
	})
}

// spliced makes a change and checks it; nil where the layout is refused.
func spliced(t *rapid.T, doc *Document, v Value, op Op) *Document {
	after, err := doc.Splice(op)
	if errors.Is(err, ErrLayout) || errors.Is(err, ErrNotExact) && op.Do == Delete { // a comment below would become part of the text above
		return nil
	}
	if err != nil {
		t.Fatalf("%v: %v\n%q\n%s", op, err, doc.Data, doc.Data)
	}
	want := v.clone()
	want.Apply(op)
	if !after.Root().Whole().Same(want) {
		t.Fatalf("%v\n%s---\n%s", op, doc.Data, after.Data)
	}
	checkOwnBytes(t, doc, op, after.Data)
	return after
}

// checkOwnBytes checks that bytes differ only on the lines of the entry that is
// changed, and that an entry on lines of its own takes none away.
func checkOwnBytes(t *rapid.T, doc *Document, op Op, after []byte) {
	tree, err := doc.syntaxTree()
	if err != nil {
		t.Fatal(err)
	}
	p := tree.root
	for _, i := range op.At {
		p = p.items[i]
	}
	only := op.Do == Delete && len(p.parent.items) == 1 || p.flow
	for p.flow {
		p = p.parent
	}
	if op.Do == Insert && !tree.isFlow(p) && len(p.items) > 0 {
		same := commonPrefix(doc.Data, after)
		if same+commonSuffix(doc.Data[same:], after[same:]) < len(doc.Data) {
			t.Fatalf("%v took bytes away\n%s---\n%s", op, doc.Data, after)
		}
		return
	}
	if only && op.Do == Delete && p.parent != nil {
		p = p.parent
	}
	start := tree.lineStart(max(p.entryStart, 0))
	_, end := tree.line(p.end)
	if op.Do == Delete && !only { // a blank line goes with it, or the next key moves up to its dash
		start = (&splicer{syntaxTree: tree}).lineAbove(start)
		if op.At[len(op.At)-1]+1 < len(p.parent.items) {
			_, end = tree.line(p.parent.items[op.At[len(op.At)-1]+1].entryStart)
		}
	}
	if !bytes.HasPrefix(after, doc.Data[:start]) || !bytes.HasSuffix(after, doc.Data[end:]) || len(after) < start+len(doc.Data)-end {
		t.Fatalf("%v changed other bytes\n%s---\n%s", op, doc.Data, after)
	}
}

func commonPrefix(a, b []byte) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

func commonSuffix(a, b []byte) int {
	n := 0
	for n < min(len(a), len(b)) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}

// drawOp draws a change of a value, and the change that takes it back.
func drawOp(t *rapid.T, v Value) (op, back Op) {
	var path []int
	at := v
	for {
		n := len(at.Items) + len(at.Pairs)
		if n == 0 || len(path) > 0 && rapid.IntRange(0, 2).Draw(t, "stop") == 0 {
			break
		}
		i := rapid.IntRange(0, n-1).Draw(t, "entry")
		path = append(path, i)
		at = *at.at([]int{i})
	}
	if (at.Kind == List || at.Kind == Map) && rapid.Bool().Draw(t, "insert") {
		n := len(at.Items) + len(at.Pairs)
		op = Op{Do: Insert, At: path, Index: rapid.IntRange(0, n).Draw(t, "index"), Value: drawGiven(t), Apart: rapid.Bool().Draw(t, "apart")}
		if at.Kind == Map {
			op.Key = rapid.SampledFrom([]string{"new", "9.9", "a: b", "é"}).Draw(t, "new key")
		}
		return op, Op{Do: Delete, At: append(path[:len(path):len(path)], op.Index)}
	}
	parent, last := v.at(path[:len(path)-1]), path[len(path)-1]
	if rapid.Bool().Draw(t, "delete") && len(parent.Items)+len(parent.Pairs) > 1 && at.Kind != Nothing {
		back = Op{Do: Insert, At: path[:len(path)-1], Index: last, Value: at}
		if parent.Kind == Map {
			back.Key = parent.Pairs[last].Key
		}
		return Op{Do: Delete, At: path}, back
	}
	back = Op{Do: Set, At: path, Value: at}
	if at.Kind == Nothing {
		back.Value = TextValue("something")
	}
	return Op{Do: Set, At: path, Value: drawGiven(t)}, back
}

func drawGiven(t *rapid.T) Value {
	v := drawValue(t, 2)
	if v.Kind == Nothing {
		v = TextValue("given")
	}
	v.Flow = rapid.Bool().Draw(t, "flow")
	return v
}

func (v Value) clone() Value {
	items, pairs := v.Items, v.Pairs
	v.Items, v.Pairs = nil, nil
	for _, item := range items {
		v.Items = append(v.Items, item.clone())
	}
	for _, p := range pairs {
		v.Pairs = append(v.Pairs, Pair{p.Key, p.Value.clone()})
	}
	return v
}

// FuzzSplice changes the first value of any file whatever, which Splice checks.
func FuzzSplice(f *testing.F) {
	for _, seed := range []string{"a: b # c\n", "- a\n-  b\n", "a: {b: c,\n d: e}\r\n", "a: >-\n  x\n\n  y\n#\nb:\n- c\n", "\ufeffé: 'x'\n"} {
		f.Add([]byte(seed), "text", true)
		f.Add([]byte(seed), "a\nb: c", false)
	}
	f.Fuzz(func(t *testing.T, data []byte, text string, insert bool) {
		doc, problems := Parse("f", data)
		if doc == nil || len(problems) > 0 || doc.Root().Len() == 0 || !utf8.ValidString(text) || strings.Contains(text, "\x00") {
			return
		}
		op := Op{Do: Set, At: []int{0}, Value: TextValue(text)}
		if insert {
			op = Op{Do: Insert, Index: doc.Root().Len(), Value: TextValue(text)}
			if doc.Root().Kind() == Map {
				op.Key = "new"
			}
		}
		if _, err := doc.Splice(op); err != nil && !errors.Is(err, ErrLayout) && !errors.Is(err, ErrNotExact) {
			t.Errorf("%q: %v", data, err)
		}
	})
}

// Texts that other programs take for something else, or for a mistake, are in quotes.
func TestTextsThatOthersMisreadAreQuoted(t *testing.T) {
	for text, want := range map[string]string{"10:00-12:30": `"10:00-12:30"`, "tab\there": "\"tab\there\"",
		"a\t*b": "\"a\t*b\"", "plain": "plain"} {
		for _, inBrackets := range []bool{false, true} {
			if got := textStyle(TextValue(text), 0, inBrackets).first; got != want {
				t.Errorf("%q is written %s, want %s", text, got, want)
			}
		}
	}
}
