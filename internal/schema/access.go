package schema

import (
	"slices"
	"unsafe"

	"improve/internal/programme"
)

// access reaches the value of a key in a record, which is a pointer to one of
// `programme`'s types. A key holds a value (at) or parts: records of their own.
type access interface {
	at(record any) any
	assign(to, from any)
	clear(record any)
	own(record any)
	each(record any, visit func(part any))
	begin(record any) (part any)
	several(record any, n int) (begin func() (part any))
	add(record, part any)
	keep(record any, keep func(part any) bool)
}

// At points to the value of a key: *Text, *[]Text, *Dated, *[]Dated, *Number,
// *bool, *YesNo, *int or RatingAt. It is nil where the key holds records.
func (k *Key) At(record any) any { return k.access.at(record) }

// Assign copies the value of a key from one record to another.
func (k *Key) Assign(to, from any) { k.access.assign(to, from) }

// Clear leaves nothing under a key, as if nobody had written it: a value without its
// place, no records.
func (k *Key) Clear(record any) { k.access.clear(record) }

// Each visits the records that a key holds, each as a pointer.
func (k *Key) Each(record any, visit func(part any)) { k.access.each(record, visit) }

// Begin makes a record that a key may hold, to be filled and then added. A group that
// is always there is given as it is.
func (k *Key) Begin(record any) (part any) { return k.access.begin(record) }

// Several makes room for n records that a key may hold, and returns what begins one
// after the other, as Begin does: each is filled and added, or left, before the next.
func (k *Key) Several(record any, n int) (begin func() (part any)) {
	return k.access.several(record, n)
}

// Add adds a record to those that a key holds.
func (k *Key) Add(record, part any) { k.access.add(record, part) }

// Keep takes out the records that a key holds and that are not to be kept. A group that
// is always there is emptied.
func (k *Key) Keep(record any, keep func(part any) bool) { k.access.keep(record, keep) }

// value reaches a value that is no record.
type value[T, V any] struct{ field func(*T) *V }

func (a value[T, V]) at(record any) any         { return a.field(record.(*T)) }
func (a value[T, V]) assign(to, from any)       { *a.field(to.(*T)) = *a.field(from.(*T)) }
func (a value[T, V]) clear(record any)          { *a.field(record.(*T)) = *new(V) }
func (value[T, V]) each(any, func(any))         {}
func (value[T, V]) begin(any) any               { return nil }
func (value[T, V]) several(any, int) func() any { return nil }
func (value[T, V]) add(_, _ any)                {}
func (value[T, V]) keep(any, func(any) bool)    {}
func (a value[T, V]) own(record any) {
	switch list := a.at(record).(type) {
	case *[]programme.Text:
		*list = slices.Clone(*list)
	case *[]programme.Dated:
		*list = slices.Clone(*list)
	}
}

// pointers reaches records kept as pointers. Link, which may be nil, tells a record
// what it is part of.
type pointers[T, V any] struct {
	field func(*T) *[]*V
	link  func(*T, *V)
}

func (pointers[T, V]) at(any) any            { return nil }
func (a pointers[T, V]) assign(to, from any) { *a.field(to.(*T)) = *a.field(from.(*T)) }
func (a pointers[T, V]) clear(record any)    { *a.field(record.(*T)) = nil }
func (a pointers[T, V]) begin(any) any       { return new(V) }
func (a pointers[T, V]) several(record any, n int) func() any {
	list := a.field(record.(*T))
	*list = slices.Grow(*list, n)
	var room []V
	return func() any {
		if len(room) == 0 {
			room = make([]V, min(n, piece[V]()))
			n -= len(room)
		}
		v := &room[0]
		room = room[1:]
		return v
	}
}

// piece is how many records of a type are made at once: one by one takes more memory, and so
// does a larger piece, which Go rounds up to whole pages.
func piece[V any]() int {
	const largest = 32 << 10
	return max(largest/int(unsafe.Sizeof(*new(V))), 1)
}

func (a pointers[T, V]) add(record, part any) {
	list, v := a.field(record.(*T)), part.(*V)
	if a.link != nil {
		a.link(record.(*T), v)
	}
	*list = append(*list, v)
}

func (a pointers[T, V]) each(record any, visit func(any)) {
	for _, v := range *a.field(record.(*T)) {
		visit(v)
	}
}

func (a pointers[T, V]) keep(record any, keep func(any) bool) {
	list := a.field(record.(*T))
	*list = slices.DeleteFunc(*list, func(v *V) bool { return !keep(v) })
}

func (a pointers[T, V]) own(record any) {
	list := slices.Clone(*a.field(record.(*T)))
	room := make([]V, len(list))
	for i, v := range list {
		room[i] = *v
		list[i] = &room[i]
		if a.link != nil {
			a.link(record.(*T), list[i])
		}
	}
	*a.field(record.(*T)) = list
}

// values reaches records kept as values in a list.
type values[T, V any] struct{ field func(*T) *[]V }

func (values[T, V]) at(any) any            { return nil }
func (a values[T, V]) assign(to, from any) { *a.field(to.(*T)) = *a.field(from.(*T)) }
func (a values[T, V]) clear(record any)    { *a.field(record.(*T)) = nil }
func (values[T, V]) begin(any) any         { return new(V) }
func (a values[T, V]) several(record any, n int) func() any {
	list := a.field(record.(*T))
	*list = slices.Grow(*list, n)
	return func() any { // where it is to be, so that add need not copy it
		next := &(*list)[:len(*list)+1][len(*list)]
		*next = *new(V)
		return next
	}
}

func (a values[T, V]) add(record, part any) {
	list, v := a.field(record.(*T)), part.(*V)
	if n := len(*list); n < cap(*list) && v == &(*list)[:n+1][n] {
		*list = (*list)[:n+1]
		return
	}
	*list = append(*list, *v)
}

func (a values[T, V]) each(record any, visit func(any)) {
	list := *a.field(record.(*T))
	for i := range list {
		visit(&list[i])
	}
}

func (a values[T, V]) keep(record any, keep func(any) bool) {
	list := a.field(record.(*T))
	*list = slices.DeleteFunc(*list, func(v V) bool { return !keep(&v) })
}

func (a values[T, V]) own(record any) {
	list := a.field(record.(*T))
	*list = slices.Clone(*list)
}

// inline reaches a group of keys that is always there.
type inline[T, V any] struct{ field func(*T) *V }

func (inline[T, V]) at(any) any             { return nil }
func (a inline[T, V]) assign(to, from any)  { *a.field(to.(*T)) = *a.field(from.(*T)) }
func (a inline[T, V]) clear(record any)     { *a.field(record.(*T)) = *new(V) }
func (a inline[T, V]) begin(record any) any { return a.field(record.(*T)) }
func (a inline[T, V]) several(record any, _ int) func() any {
	return func() any { return a.begin(record) }
}
func (inline[T, V]) add(_, _ any)                       {}
func (a inline[T, V]) each(record any, visit func(any)) { visit(a.field(record.(*T))) }
func (inline[T, V]) own(any)                            {}
func (a inline[T, V]) keep(record any, keep func(any) bool) {
	if !keep(a.field(record.(*T))) {
		a.clear(record)
	}
}

// maybe reaches a group of keys that may be absent.
type maybe[T, V any] struct{ field func(*T) **V }

func (maybe[T, V]) at(any) any            { return nil }
func (a maybe[T, V]) assign(to, from any) { *a.field(to.(*T)) = *a.field(from.(*T)) }
func (a maybe[T, V]) clear(record any)    { *a.field(record.(*T)) = nil }
func (maybe[T, V]) begin(any) any         { return new(V) }
func (a maybe[T, V]) several(record any, _ int) func() any {
	return func() any { return a.begin(record) }
}
func (a maybe[T, V]) add(record, part any) { *a.field(record.(*T)) = part.(*V) }
func (a maybe[T, V]) each(record any, visit func(any)) {
	if v := *a.field(record.(*T)); v != nil {
		visit(v)
	}
}

func (a maybe[T, V]) keep(record any, keep func(any) bool) {
	if v := a.field(record.(*T)); *v != nil && !keep(*v) {
		*v = nil
	}
}

func (a maybe[T, V]) own(record any) {
	if v := a.field(record.(*T)); *v != nil {
		made := **v
		*v = &made
	}
}

// RatingAt points to the two values that a record keeps of a rating.
type RatingAt struct {
	Letter *programme.Rating
	Pos    *programme.Pos
}

// ratingOf reaches a rating.
type ratingOf[T any] struct {
	value[T, programme.Rating]
	field func(*T) RatingAt
}

func (a ratingOf[T]) at(record any) any { return a.field(record.(*T)) }

func (a ratingOf[T]) assign(to, from any) {
	t, f := a.field(to.(*T)), a.field(from.(*T))
	*t.Letter, *t.Pos = *f.Letter, *f.Pos
}

func (a ratingOf[T]) clear(record any) {
	at := a.field(record.(*T))
	*at.Letter, *at.Pos = programme.Unrated, programme.Pos{}
}

func (ratingOf[T]) own(any) {}
