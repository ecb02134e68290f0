package yamldoc

import (
	"slices"
	"strings"
)

// Value is something to be written: a text, a list or a group of keys. How it is
// laid out follows from its content and its surroundings; the layout fields below
// are what a careful author would choose. A value that was parsed has only Flow.
type Value struct {
	Kind  Kind
	Text  string
	Items []Value
	Pairs []Pair

	Comment string // above it, one line each, without the #
	Below   string // likewise, below it: of a key's value, level with the key
	Space   bool   // of a key's value: a blank line above the key and its comment
	Flow    bool   // in brackets on one line, where it fits there
	Quoted  bool   // in quotes even where the plain text would be read alike
	Apart   bool   // of a list: a blank line between its entries
}

// Pair is a key with its value.
type Pair struct {
	Key   string
	Value Value
}

// TextValue is a text. Quotes and folding are chosen so that reading it again
// gives exactly this text.
func TextValue(s string) Value { return Value{Kind: Scalar, Text: s} }

// ListValue is a list.
func ListValue(items ...Value) Value { return Value{Kind: List, Items: items} }

// MapValue is a group of keys.
func MapValue(pairs ...Pair) Value { return Value{Kind: Map, Pairs: pairs} }

// Whole is the node's value with everything in it. An alias is not followed: it is
// Nothing, with the alias as its text.
func (n Node) Whole() Value {
	v := Value{Kind: n.Kind(), Text: n.Value(), Flow: !n.none() && n.node().style&flow != 0}
	if n.IsAlias() {
		v.Text = "*" + n.node().value
	}
	for item := range n.Items() {
		v.Items = append(v.Items, item.Whole())
	}
	for key, value := range n.Pairs() {
		name := key.Value()
		if key.Kind() != Scalar {
			name = key.Place().String() // a complex key: its place is unique
		}
		v.Pairs = append(v.Pairs, Pair{name, value.Whole()})
	}
	return v
}

// Same reports whether two values are equal, whatever their layout.
func (v Value) Same(other Value) bool {
	return v.Kind == other.Kind && v.Text == other.Text &&
		slices.EqualFunc(v.Items, other.Items, Value.Same) &&
		slices.EqualFunc(v.Pairs, other.Pairs, func(a, b Pair) bool { return a.Key == b.Key && a.Value.Same(b.Value) })
}

// Op is one change to one place of a file.
type Op struct {
	Do    Doing
	At    []int // the entries on the way to the value, counted from 0: of a map its pairs, of a list its items
	Index int   // of an insertion: before which entry of the list or map at that place
	Key   string
	Value Value
	Apart bool // of an insertion: a blank line before it, where no neighbours show how they are kept apart
}

// Doing is what an Op does.
type Doing int

// What an Op can do: put another value in place of one, put an entry into a list
// or map, take an entry out.
const (
	Set Doing = iota
	Insert
	Delete
)

// Apply makes the change to a value in memory: the value that the file must have
// after the same change to its bytes.
func (v *Value) Apply(op Op) {
	if op.Do == Delete {
		last := len(op.At) - 1
		parent := v.at(op.At[:last])
		if parent.Kind == Map {
			parent.Pairs = slices.Delete(parent.Pairs, op.At[last], op.At[last]+1)
		} else {
			parent.Items = slices.Delete(parent.Items, op.At[last], op.At[last]+1)
		}
		return
	}
	at := v.at(op.At)
	switch {
	case op.Do == Set:
		*at = op.Value
	case op.Key != "":
		at.Kind = Map
		at.Pairs = slices.Insert(at.Pairs, op.Index, Pair{op.Key, op.Value})
	default:
		at.Kind = List
		at.Items = slices.Insert(at.Items, op.Index, op.Value)
	}
}

func (v *Value) at(path []int) *Value {
	for _, i := range path {
		if v.Kind == Map {
			v = &v.Pairs[i].Value
		} else {
			v = &v.Items[i]
		}
	}
	return v
}

// commentLines are the lines of a comment, as they are written.
func commentLines(comment string) []string {
	if comment == "" {
		return nil
	}
	lines := strings.Split(comment, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight("# "+line, " \t\r")
	}
	return lines
}
