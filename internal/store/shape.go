package store

import (
	"improve/internal/programme"
	"improve/internal/yamldoc"
)

// Shape describes what may stand at one place of a file. It is the schema table
// as other programs see it: docs/file-format.md and the JSON Schemas are made
// from it.
type Shape struct {
	Kind    ShapeKind
	Name    string   // of an object: "task"
	Keys    []Key    // of an object, in canonical order
	Item    *Shape   // of a list, or of the values of a map
	Choices []string // of a choice
	Means   []string // of a choice: what each stands for, where it is a letter
	Refers  string   // of a reference, and of a map's keys: the family whose ids it takes
	Layout  Layout   // of an object
	// Lowest and Highest bound a whole number.
	Lowest, Highest int
}

// Layout is how careful people write a group of keys; it means nothing.
type Layout int

// The layouts: on lines of its own; in braces on one line, where it fits there;
// on lines of its own, with a blank line between one group and the next.
const (
	OnLines Layout = iota
	OnOneLine
	SetApart
)

// Key is one row of an object's table.
type Key struct {
	Name, Doc string
	Required  bool
	// Filled marks a key that may be left out and may not be left empty: an
	// empty value could mean that something must not be published.
	Filled bool
	Shape  *Shape
}

// ShapeKind is the kind of value that stands at a place.
type ShapeKind string

// The kinds of value, by the names the documentation uses.
const (
	KindText      ShapeKind = "text"
	KindID        ShapeKind = "id"
	KindReference ShapeKind = "reference"
	KindChoice    ShapeKind = "choice"
	KindDay       ShapeKind = "day"
	KindDate      ShapeKind = "day or month"
	KindPeriod    ShapeKind = "period"
	KindNumber    ShapeKind = "number"
	KindWhole     ShapeKind = "whole number"
	KindYesNo     ShapeKind = "true or false"
	KindList      ShapeKind = "list"
	KindOneOrList ShapeKind = "one or a list"
	KindMap       ShapeKind = "map"
	KindObject    ShapeKind = "group of keys"
	KindSteps     ShapeKind = "map by letter, or list"
)

// table is the schema of one type: a row a key.
type table[T any] struct {
	name   string
	layout Layout
	rows   []row[T]
	meta   func(*T) *programme.Meta // nil where the type has none
	pos    func(*T) *programme.Pos  // of a type without meta that keeps its place
	// id is the value that names a record. A record without one cannot be kept;
	// it is counted as unread.
	id func(*T) *programme.Text
}

// row is one YAML key of a type.
type row[T any] struct {
	Key
	read func(r *reader, into *T, value yamldoc.Node)
	also []string // other words that people write for the key, in small letters
	// records marks a list of records that carry faults of their own, so that a
	// mistake in one of them is not the parent's as well.
	records bool
	// doubt says what to take for granted where the key is there and cannot be
	// read; nil where nothing. It keeps from being published what might not be.
	doubt func(into *T, at programme.Pos)
}

// must marks a row as required.
func must[T any](r row[T]) row[T] {
	r.Required = true
	return r
}

// also adds words that people write for a key.
func also[T any](r row[T], words ...string) row[T] {
	r.also = words
	return r
}

func (t *table[T]) shape() *Shape {
	s := &Shape{Kind: KindObject, Name: t.name, Layout: t.layout}
	for _, r := range t.rows {
		k := r.Key
		k.Filled = r.doubt != nil
		s.Keys = append(s.Keys, k)
	}
	return s
}

// row is the index of the row with a key, or -1.
func (t *table[T]) row(key string) int {
	for i := range t.rows {
		if t.rows[i].Name == key {
			return i
		}
	}
	return -1
}

// simple makes a row of a value that is read by one function.
func simple[T, V any](key, doc string, shape *Shape, field func(*T) *V, read func(*reader, yamldoc.Node) V) row[T] {
	return row[T]{
		Key:  Key{Name: key, Doc: doc, Shape: shape},
		read: func(r *reader, into *T, value yamldoc.Node) { *field(into) = read(r, value) },
	}
}

func text[T any](key, doc string, field func(*T) *programme.Text) row[T] {
	return simple(key, doc, &Shape{Kind: KindText}, field, (*reader).text)
}

func id[T any](doc string, field func(*T) *programme.Text) row[T] {
	return must(simple("id", doc, &Shape{Kind: KindID}, field, (*reader).id))
}

func reference[T any](key, family, doc string, field func(*T) *programme.Text) row[T] {
	return simple(key, doc, &Shape{Kind: KindReference, Refers: family}, field, (*reader).text)
}

func choice[T any](key, doc string, field func(*T) *programme.Text, choices ...string) row[T] {
	shape := &Shape{Kind: KindChoice, Choices: choices}
	return simple(key, doc, shape, field,
		func(r *reader, n yamldoc.Node) programme.Text { return r.choice(n, shape, nil) })
}

func day[T any](key, doc string, field func(*T) *programme.Dated) row[T] {
	return simple(key, doc, &Shape{Kind: KindDay}, field, (*reader).day)
}

func date[T any](key, doc string, field func(*T) *programme.Dated) row[T] {
	return simple(key, doc, &Shape{Kind: KindDate}, field, (*reader).date)
}

func number[T any](key, doc string, field func(*T) *programme.Number) row[T] {
	return simple(key, doc, &Shape{Kind: KindNumber}, field, (*reader).number)
}

func whole[T any](key, doc string, lowest, highest int, field func(*T) *programme.Number) row[T] {
	return simple(key, doc, &Shape{Kind: KindWhole, Lowest: lowest, Highest: highest}, field,
		func(r *reader, n yamldoc.Node) programme.Number { return r.whole(n, lowest, highest) })
}

// days is a whole number with a default, which stays where the value is wrong.
func days[T any](key, doc string, field func(*T) *int) row[T] {
	const most = 3650
	return row[T]{
		Key: Key{Name: key, Doc: doc, Shape: &Shape{Kind: KindWhole, Highest: most}},
		read: func(r *reader, into *T, value yamldoc.Node) {
			if n := r.whole(value, 0, most); n.Given() {
				*field(into) = int(n.Value)
			}
		},
	}
}

func yesNo[T any](key, doc string, field func(*T) *bool) row[T] {
	return simple(key, doc, &Shape{Kind: KindYesNo}, field, (*reader).yesNo)
}

func list[T any, V interface{ Given() bool }](key, doc string, item *Shape, field func(*T) *[]V, read func(*reader, yamldoc.Node) V) row[T] {
	return simple(key, doc, &Shape{Kind: KindList, Item: item}, field,
		func(r *reader, n yamldoc.Node) []V { return listOf(r, n, read) })
}

func oneOrList[T any, V interface{ Given() bool }](key, doc string, item *Shape, field func(*T) *[]V, read func(*reader, yamldoc.Node) V) row[T] {
	return simple(key, doc, &Shape{Kind: KindOneOrList, Item: item}, field,
		func(r *reader, n yamldoc.Node) []V { return oneOrListOf(r, n, read) })
}

func texts[T any](key, doc string, field func(*T) *[]programme.Text) row[T] {
	return list(key, doc, &Shape{Kind: KindText}, field, (*reader).text)
}

func references[T any](key, family, doc string, field func(*T) *[]programme.Text) row[T] {
	return list(key, doc, &Shape{Kind: KindReference, Refers: family}, field, (*reader).text)
}

// object is a group of keys that stands once.
func object[T, V any](key, doc string, t *table[V], field func(*T) *V) row[T] {
	return row[T]{
		Key:  Key{Name: key, Doc: doc, Shape: t.shape()},
		read: func(r *reader, into *T, value yamldoc.Node) { fill(r, t, value, field(into)) },
	}
}

// optional is a group of keys that may be absent.
func optional[T, V any](key, doc string, t *table[V], field func(*T) **V) row[T] {
	return row[T]{
		Key: Key{Name: key, Doc: doc, Shape: t.shape()},
		read: func(r *reader, into *T, value yamldoc.Node) {
			v := new(V)
			if fill(r, t, value, v) {
				*field(into) = v
			}
		},
	}
}

// each is a list of records, added one by one. Records without faults of their
// own leave them to the one that holds them.
func each[T, V any](key, doc string, t *table[V], add func(*T, *V)) row[T] {
	return row[T]{
		Key:     Key{Name: key, Doc: doc, Shape: &Shape{Kind: KindList, Item: t.shape()}},
		records: t.meta != nil,
		read: func(r *reader, into *T, value yamldoc.Node) {
			if !r.wantRecords(value) {
				r.unread(t.name, value)
				return
			}
			for item := range value.Items() {
				v := new(V)
				if fill(r, t, item, v) {
					add(into, v)
				}
			}
		},
	}
}

// by is a map of records by an id, which becomes part of the record.
func by[T, V any](key, family, doc string, t *table[V], id func(*V) *programme.Text, add func(*T, *V)) row[T] {
	return row[T]{
		Key:     Key{Name: key, Doc: doc, Shape: &Shape{Kind: KindMap, Item: t.shape(), Refers: family}},
		records: true,
		read: func(r *reader, into *T, value yamldoc.Node) {
			if !r.wantMap(value, func() string { return "a group of keys, each the id it speaks of" }) {
				r.unread(t.name, value)
				return
			}
			seen := make(map[string]yamldoc.Node, value.Len())
			for k, item := range value.Pairs() {
				if r.again(k, seen) {
					r.unread(t.name, k)
					continue
				}
				v := new(V)
				if *id(v) = r.text(k); id(v).Given() && fill(r, t, item, v) {
					add(into, v)
				} else if !id(v).Given() {
					r.unread(t.name, k)
				}
			}
		},
	}
}

func (t *table[T]) keyNames() []string {
	names := make([]string, len(t.rows))
	for i := range t.rows {
		names[i] = t.rows[i].Name
	}
	return names
}

// example names a group of keys by its first two, for messages.
func (t *table[T]) example() string {
	names := t.keyNames()
	if len(names) > 1 {
		return "a group of keys such as " + names[0] + ": and " + names[1] + ":"
	}
	return "a group of keys such as " + names[0] + ":"
}
