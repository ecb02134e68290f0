package storetest

import (
	"maps"
	"slices"

	"improve/internal/schema"
	"improve/internal/yamldoc"
)

// Wrong is a file of the full record in which a key has a value that it cannot hold.
type Wrong struct {
	Key   *schema.Key
	What  string // is in place of its value
	Doc   *yamldoc.Document
	Value yamldoc.Node
}

// EachWrong visits every key of the full record with values of each wrong shape and, where
// the shape is right, with words that are none of its kind.
func EachWrong(visit func(Wrong)) (err error) {
	full, seen := Archive(Full), map[*schema.Key]bool{}
	for _, name := range slices.Sorted(maps.Keys(full)) {
		doc, _ := yamldoc.Parse(name, full[name].Data)
		for _, f := range schema.Files() {
			if !f.Matches(name) {
				continue
			}
			rowsIn(f.Shape, doc.Root(), nil, func(key *schema.Key, at []int) {
				if seen[key] || err != nil {
					return
				}
				seen[key] = true
				err = wrongOf(doc, key, at, visit)
			})
		}
	}
	return err
}

func wrongOf(doc *yamldoc.Document, key *schema.Key, at []int, visit func(Wrong)) error {
	values := wrong(key.Shape.AsWritten())
	for _, what := range slices.Sorted(maps.Keys(values)) {
		after, err := doc.Splice(yamldoc.Op{Do: yamldoc.Set, At: at, Value: values[what]})
		if err != nil {
			return err
		}
		visit(Wrong{key, what, after, nodeAt(after.Root(), at)})
	}
	return nil
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
func wrong(s *schema.Shape) map[string]yamldoc.Value {
	values := map[string]yamldoc.Value{}
	switch s.Kind {
	case schema.KindList:
		values["a text"], values["a number"] = yamldoc.TextValue("zwother"), yamldoc.TextValue("7")
		values["a group of keys"] = otherKeys
		inLists(values, wrong(s.Item.AsWritten()))
	case schema.KindOneOrList:
		maps.Copy(values, wrong(s.Item))
		delete(values, "a list")
		inLists(values, wrong(s.Item))
	case schema.KindMap, schema.KindObject:
		values["a text"], values["a number"] = yamldoc.TextValue("zwother"), yamldoc.TextValue("7")
		values["a list"] = otherList
		if s.Kind == schema.KindObject {
			values["an unknown key"] = otherKeys
		}
		if s.Bare != nil {
			delete(values, "a text")
			delete(values, "a number")
		}
	case schema.KindSteps:
		values["a text"], values["a list in a list"] = yamldoc.TextValue("zwother"), yamldoc.ListValue(otherList)
	default:
		values["a list"], values["a group of keys"] = otherList, otherKeys
		values["a blank text"] = yamldoc.Value{Kind: yamldoc.Scalar, Quoted: true}
		for _, text := range wrongTexts(s.Kind) {
			values[text] = yamldoc.TextValue(text)
		}
	}
	return values
}

var (
	otherList = yamldoc.ListValue(yamldoc.TextValue("zwa"), yamldoc.TextValue("zwb"))
	otherKeys = yamldoc.MapValue(yamldoc.Pair{Key: "zwother", Value: yamldoc.TextValue("x")})
)

func inLists(values, items map[string]yamldoc.Value) {
	for what, v := range items {
		values["a list with "+what] = yamldoc.ListValue(v)
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
