package store

import (
	"fmt"
	"slices"
	"strconv"

	"improve/internal/schema"
	"improve/internal/yamldoc"
)

// appendStep is the last step of a path that adds to a list.
const appendStep = "+"

// resolver walks down a file's values along a path.
type resolver struct {
	edit  Edit
	at    []int
	value Value
	shape *schema.Shape
}

// resolve turns an edit into a change of a file with the value root, or nil where
// there is nothing to change.
func resolve(root Value, shape *schema.Shape, e Edit) (*yamldoc.Op, error) {
	if len(e.Path) == 0 {
		return nil, fmt.Errorf("%w: the file already exists", ErrEdit)
	}
	r := resolver{edit: e, value: root, shape: shape}
	for i, step := range e.Path {
		op, done, err := r.step(step, e.Path[i+1:])
		if err != nil || done {
			return op, err
		}
	}
	if e.Value.Kind == yamldoc.Nothing {
		return &yamldoc.Op{Do: yamldoc.Delete, At: r.at}, nil
	}
	v := canonical(e.Value, r.shape)
	if r.value.Kind == v.Kind && v.Kind == yamldoc.Map {
		v.Flow = r.value.Flow
	}
	return &yamldoc.Op{Do: yamldoc.Set, At: r.at, Value: v}, nil
}

// step goes down one step, or ends with the change that it finds.
func (r *resolver) step(step string, rest []string) (op *yamldoc.Op, done bool, err error) {
	r.shape = r.shape.AsWritten()
	switch r.shape.Kind {
	case schema.KindObject:
		return r.key(step, rest)
	case schema.KindMap:
		return r.entry(step, rest, r.shape.Item)
	case schema.KindSteps:
		if r.value.Kind == yamldoc.List {
			return r.item(step, rest)
		}
		return r.entry(step, rest, r.shape.Item)
	case schema.KindList, schema.KindOneOrList:
		return r.item(step, rest)
	}
	return nil, true, fmt.Errorf("%w: %s: a %s has nothing below it", ErrEdit, describe(r.edit), r.shape.Kind)
}

// down goes to an entry that is there.
func (r *resolver) down(index int, v Value, shape *schema.Shape) {
	r.at, r.value, r.shape = append(r.at, index), v, shape
}

// key goes to a key of a record.
func (r *resolver) key(step string, rest []string) (*yamldoc.Op, bool, error) {
	rank := r.shape.Rank(step)
	if rank == len(r.shape.Keys) {
		return nil, true, fmt.Errorf("%w: %s is not a key of %s", ErrEdit, step, schema.Article(r.shape.Name))
	}
	shape := r.shape.Keys[rank].Shape
	if text := r.value; text.Kind == yamldoc.Scalar && len(r.at) > 0 && r.shape.Bare != nil {
		return r.bareKey(step, text)
	}
	return r.pair(step, rest, shape, func() int {
		before := func(p Pair) bool { return r.shape.Rank(p.Key) > rank && r.shape.Rank(p.Key) < len(r.shape.Keys) }
		if i := slices.IndexFunc(r.value.Pairs, before); i >= 0 {
			return i
		}
		return len(r.value.Pairs)
	}, false)
}

// bareKey gives a record that was written as a single value another key.
func (r *resolver) bareKey(step string, text Value) (*yamldoc.Op, bool, error) {
	op := &yamldoc.Op{Do: yamldoc.Set, At: r.at, Value: r.edit.Value}
	switch {
	case r.edit.Value.Kind == yamldoc.Nothing:
		return nil, true, nil
	case step != r.shape.Bare.Name:
		op.Value = canonical(MapValue(Pair{Key: r.shape.Bare.Name, Value: TextValue(text.Text)},
			Pair{Key: step, Value: r.edit.Value}), r.shape)
	}
	return op, true, nil
}

// entry goes to an entry of a group whose keys are ids.
func (r *resolver) entry(step string, rest []string, shape *schema.Shape) (*yamldoc.Op, bool, error) {
	return r.pair(step, rest, shape, func() int {
		compare := func(a, b Pair) int { return compareIDs(a.Key, b.Key) }
		if !slices.IsSortedFunc(r.value.Pairs, compare) {
			return len(r.value.Pairs)
		}
		index, _ := slices.BinarySearchFunc(r.value.Pairs, Pair{Key: step}, compare)
		return index
	}, shape.Layout == schema.SetApart)
}

// pair goes to the value of a key, or makes it at the index that place gives.
func (r *resolver) pair(step string, rest []string, shape *schema.Shape, place func() int,
	apart bool) (*yamldoc.Op, bool, error) {
	if i := slices.IndexFunc(r.value.Pairs, func(p Pair) bool { return p.Key == step }); i >= 0 {
		r.down(i, r.value.Pairs[i].Value, shape)
		return nil, false, nil
	}
	if r.edit.Value.Kind == yamldoc.Nothing {
		return nil, true, nil
	}
	if r.value.Kind == yamldoc.Scalar || len(r.value.Items) > 0 {
		return nil, true, fmt.Errorf("%w: %s: expected a group of keys, found %s; fix that first",
			ErrEdit, describe(r.edit), r.value.Kind)
	}
	v, err := wrap(r.edit, rest, shape)
	if err != nil {
		return nil, true, err
	}
	v = r.likeNeighbours(canonical(v, shape))
	return &yamldoc.Op{Do: yamldoc.Insert, At: r.at, Index: place(), Key: step, Value: v, Apart: apart}, true, nil
}

// likeNeighbours writes a group of keys in braces where others beside it are,
// and on lines where all of them are.
func (r *resolver) likeNeighbours(v Value) Value {
	beside, flow := 0, 0
	count := func(other Value) {
		if other.Kind == yamldoc.Map {
			beside++
			if other.Flow {
				flow++
			}
		}
	}
	for _, p := range r.value.Pairs {
		count(p.Value)
	}
	for _, item := range r.value.Items {
		count(item)
	}
	if v.Kind == yamldoc.Map && beside > 0 && r.shape.Kind != schema.KindObject {
		v.Flow = flow > 0
	}
	return v
}

// item goes to an entry of a list, or adds one.
func (r *resolver) item(step string, rest []string) (*yamldoc.Op, bool, error) {
	if step != appendStep {
		for i, item := range r.value.Items {
			if nameOf(item, r.shape, i) == step {
				r.down(i, item, r.shape.Item)
				return nil, false, nil
			}
		}
		if r.edit.Value.Kind == yamldoc.Nothing {
			return nil, true, nil
		}
		return nil, true, fmt.Errorf("%w: there is no %s in %s", ErrEdit, step, r.edit.File)
	}
	v := canonical(r.edit.Value, r.shape.Item)
	switch {
	case len(rest) > 0 || v.Kind == yamldoc.Nothing:
		return nil, true, fmt.Errorf("%w: %s: + must be the last step of a path, with something to add",
			ErrEdit, describe(r.edit))
	case r.value.Kind == yamldoc.Scalar && r.shape.Kind == schema.KindOneOrList:
		return &yamldoc.Op{Do: yamldoc.Set, At: r.at, Value: ListValue(TextValue(r.value.Text), v)}, true, nil
	case r.value.Kind == yamldoc.Scalar || len(r.value.Pairs) > 0:
		return nil, true, fmt.Errorf("%w: %s: expected a list, found %s; fix that first",
			ErrEdit, describe(r.edit), r.value.Kind)
	}
	return &yamldoc.Op{Do: yamldoc.Insert, At: r.at, Index: len(r.value.Items), Value: r.likeNeighbours(v),
		Apart: isApart(r.shape)}, true, nil
}

// nameOf is what a path calls an entry of a list: its id or the value of the first
// key that it gives, the text itself, or its number where activities have no letters.
func nameOf(item Value, list *schema.Shape, index int) string {
	switch {
	case list.Kind == schema.KindSteps:
		return strconv.Itoa(index + 1)
	case item.Kind == yamldoc.Map && list.Item.Kind == schema.KindObject:
		for _, k := range list.Item.Keys {
			for _, p := range item.Pairs {
				if p.Key == k.Name {
					return p.Value.Text
				}
			}
		}
	}
	return item.Text
}

// wrap makes what is missing on the rest of a path around the value of an edit.
func wrap(e Edit, rest []string, shape *schema.Shape) (Value, error) {
	if len(rest) == 0 {
		return e.Value, nil
	}
	shape = shape.AsWritten()
	step, below := rest[0], shape.Item
	switch {
	case shape.Kind == schema.KindObject:
		rank := shape.Rank(step)
		if rank == len(shape.Keys) {
			return Value{}, fmt.Errorf("%w: %s is not a key of %s", ErrEdit, step, schema.Article(shape.Name))
		}
		below = shape.Keys[rank].Shape
	case step == appendStep && len(rest) == 1 &&
		(shape.Kind == schema.KindList || shape.Kind == schema.KindOneOrList || shape.Kind == schema.KindSteps):
		return ListValue(e.Value), nil
	case shape.Kind != schema.KindMap && shape.Kind != schema.KindSteps:
		return Value{}, fmt.Errorf("%w: %s: there is no %s", ErrEdit, describe(e), step)
	}
	v, err := wrap(e, rest[1:], below)
	return MapValue(Pair{Key: step, Value: v}), err
}

func isApart(list *schema.Shape) bool { return list.Item != nil && list.Item.Layout == schema.SetApart }

// canonical is a value as a careful person would write it at a place: keys in
// the schema's order, groups and lists laid out as they are elsewhere.
func canonical(v Value, shape *schema.Shape) Value {
	if shape = shape.AsWritten(); shape == nil {
		return v
	}
	switch v.Kind {
	case yamldoc.Scalar:
		v.Quoted = v.Quoted || shape.Kind == schema.KindText && otherThanText(v.Text)
	case yamldoc.List:
		v.Apart = v.Apart || isApart(shape)
		v.Items = slices.Clone(v.Items)
		for i := range v.Items {
			v.Items[i] = canonical(v.Items[i], shape.Item)
		}
	case yamldoc.Map:
		v = canonicalMap(v, shape)
	}
	return v
}

func canonicalMap(v Value, shape *schema.Shape) Value {
	v.Pairs = slices.DeleteFunc(slices.Clone(v.Pairs), func(p Pair) bool { return p.Value.Kind == yamldoc.Nothing })
	if shape.Kind == schema.KindObject {
		v.Flow = v.Flow || shape.Layout == schema.OnOneLine
		slices.SortStableFunc(v.Pairs, func(a, b Pair) int { return shape.Rank(a.Key) - shape.Rank(b.Key) })
	}
	for i, p := range v.Pairs {
		below := shape.Item
		if rank := shape.Rank(p.Key); rank < len(shape.Keys) {
			below = shape.Keys[rank].Shape
		}
		v.Pairs[i].Value = canonical(p.Value, below)
	}
	return v
}

// otherThanText reports whether a text is a number, true or false to programs
// that give plain values a type.
func otherThanText(text string) bool {
	if _, err := strconv.ParseFloat(text, 64); err == nil {
		return true
	}
	return slices.Contains([]string{"true", "false", "True", "False", "TRUE", "FALSE"}, text)
}
