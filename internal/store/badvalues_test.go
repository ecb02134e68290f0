package store

import (
	"maps"
	"slices"
	"testing"
	"testing/fstest"

	"improve/internal/diag"
	"improve/internal/schema"
	"improve/internal/store/storetest"
	"improve/internal/yamldoc"
)

// Whatever a key cannot hold is an error at its place, with a remedy: every key of every
// file is given values of each wrong shape, and words that are none of its kind.
func TestEveryRowRefusesWhatItCannotHold(t *testing.T) {
	seen, refused := map[*schema.Key]bool{}, 0
	full := archive(storetest.Full)
	for _, name := range slices.Sorted(maps.Keys(full)) {
		doc, _ := yamldoc.Parse(name, full[name].Data)
		for _, f := range schema.Files() {
			if !f.Matches(name) {
				continue
			}
			rowsIn(f.Shape, doc.Root(), nil, func(row *schema.Key, at []int) {
				if seen[row] {
					return
				}
				seen[row] = true
				for what, v := range wrong(row.Shape.AsWritten()) {
					after, err := doc.Splice(yamldoc.Op{Do: yamldoc.Set, At: at, Value: v})
					if err != nil {
						t.Fatal(err)
					}
					expectRefusal(t, row.Name+": "+what, after, nodeAt(after.Root(), at))
					refused++
				}
			})
		}
	}
	schema.Groups(func(s *schema.Shape) {
		for _, k := range s.Keys {
			if !seen[k] && !s.Alone && k != s.Flat {
				t.Errorf("the full record has no %s of %s", k.Name, s.Name)
			}
		}
	})
	if refused < 1500 {
		t.Errorf("only %d values were tried", refused)
	}
}

// expectRefusal asks for an error within a value; at its first sign, where it is a single
// one.
func expectRefusal(t *testing.T, name string, doc *yamldoc.Document, value yamldoc.Node) {
	t.Helper()
	_, problems, err := Load(fstest.MapFS{doc.File: {Data: doc.Data}})
	if err != nil {
		t.Fatal(err)
	}
	at := value.Place()
	for _, d := range problems {
		within := d.Place.Line > at.Line || d.Place.Line == at.Line && d.Place.Column >= at.Column
		if value.Kind() == yamldoc.Scalar {
			within = d.Place.Line == at.Line && d.Place.Column == at.Column
		}
		if d.Severity == diag.Error && d.Place.File == doc.File && within {
			checkWords(t, d)
			return
		}
	}
	t.Errorf("%s is accepted, at %s: %v", name, at, problems)
}

// rowsIn visits the keys in a value of a shape, with the way to each.
func rowsIn(s *schema.Shape, n yamldoc.Node, at []int, visit func(*schema.Key, []int)) {
	if s = s.AsWritten(); s == nil {
		return
	}
	below := func(i int) []int { return append(slices.Clone(at), i) }
	i := 0
	for item := range n.Items() {
		rowsIn(s.Item, item, below(i), visit)
		i++
	}
	for k, v := range n.Pairs() {
		if row := s.Key(k.Value()); s.Kind == schema.KindObject && row != nil {
			visit(row, below(i))
			rowsIn(row.Shape, v, below(i), visit)
		} else if s.Kind != schema.KindObject {
			rowsIn(s.Item, v, below(i), visit)
		}
		i++
	}
}

func nodeAt(n yamldoc.Node, at []int) yamldoc.Node {
	for _, i := range at {
		children := slices.Collect(n.Items())
		for _, v := range n.Pairs() {
			children = append(children, v)
		}
		n = children[i]
	}
	return n
}

// wrong are values that no key of a shape can have, by what they are.
func wrong(s *schema.Shape) map[string]Value {
	values := map[string]Value{}
	switch s.Kind {
	case schema.KindList:
		values["a text"], values["a number"], values["a group of keys"] = TextValue("zwother"), TextValue("7"), otherKeys
		inLists(values, wrong(s.Item.AsWritten()))
	case schema.KindOneOrList:
		maps.Copy(values, wrong(s.Item))
		delete(values, "a list")
		inLists(values, wrong(s.Item))
	case schema.KindMap, schema.KindObject:
		values["a text"], values["a number"], values["a list"] = TextValue("zwother"), TextValue("7"), otherList
		if s.Kind == schema.KindObject {
			values["an unknown key"] = otherKeys
		}
		if s.Bare != nil {
			delete(values, "a text")
			delete(values, "a number")
		}
	case schema.KindSteps:
		values["a text"], values["a list in a list"] = TextValue("zwother"), ListValue(otherList)
	default:
		values["a list"], values["a group of keys"] = otherList, otherKeys
		values["a blank text"] = Value{Kind: yamldoc.Scalar, Quoted: true}
		for _, text := range wrongTexts(s.Kind) {
			values[text] = TextValue(text)
		}
	}
	return values
}

var (
	otherList = ListValue(TextValue("zwa"), TextValue("zwb"))
	otherKeys = MapValue(Pair{Key: "zwother", Value: TextValue("x")})
)

func inLists(values, items map[string]Value) {
	for what, v := range items {
		values["a list with "+what] = ListValue(v)
	}
}

// wrongTexts are single values that are none of a kind.
func wrongTexts(kind schema.Kind) []string {
	switch kind {
	case schema.KindID:
		return []string{"zw id", "zw/id", "-zw"}
	case schema.KindChoice, schema.KindFingerprint:
		return []string{"zwother", "7", "true", "9f2c1a-04ab33"}
	case schema.KindYesNo:
		return []string{"maybe", "yes", "no", "1", "True"}
	case schema.KindDay:
		return []string{"2025-13-01", "2025-02-30", "2025-12", "25/12/2025", "soon", "20251", "2025-12-25T00:00:00"}
	case schema.KindDate:
		return []string{"2025-13-01", "2025-13", "2025-02-30", "25/12/2025", "December 2025", "soon", "2025"}
	case schema.KindPeriod:
		return []string{"2025-13", "2025-Q5", "2025-12-25", "soon", "Q1 2025"}
	case schema.KindNumber:
		return []string{"many", "84.2%", "1,000", "£5", "0x10", "NaN", "1e999"}
	case schema.KindWhole:
		return []string{"many", "2.5", "-1", "999999999", "5 days"}
	}
	return nil // any text is one
}
