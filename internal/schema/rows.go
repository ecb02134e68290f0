package schema

import (
	"slices"
	"strings"
	"sync"

	"improve/internal/programme"
)

type (
	prog = programme.Programme
	word = programme.Text
)

// group is a group of keys, which becomes a record of a type.
func group[T any](name string, keys ...*Key) *Shape {
	s := &Shape{Kind: KindObject, Name: name, Noun: name, Keys: keys}
	if _, ok := any(new(T)).(carrier); ok {
		s.meta = func(record any) *programme.Meta { return record.(carrier).Common() }
	}
	for _, k := range keys {
		k.Also = slices.DeleteFunc(k.Also, func(word string) bool { return s.Key(word) != nil })
		if k.Role == Identity {
			s.id = func(record any) *programme.Text { return k.At(record).(*programme.Text) }
		}
	}
	return s
}

// carrier is a record that has a Meta.
type carrier interface{ Common() *programme.Meta }

// lists is a file that holds lists of the programme.
func lists(name string, keys ...*Key) *Shape {
	s := group[prog](name, keys...)
	s.Lists = true
	return s
}

// at says where a record without Meta keeps its place.
func at[T any](s *Shape, pos func(*T) *programme.Pos) *Shape {
	s.pos = func(record any) *programme.Pos { return pos(record.(*T)) }
	return s
}

// laid says how a group is laid out.
func laid(layout Layout, s *Shape) *Shape {
	s.Layout = layout
	return s
}

// family says that the ids of a group make up a family.
func family(name string, s *Shape) *Shape {
	s.Family = name
	return s
}

// known says that the records of a group make up a family, and by what each is known.
func known[T any](name string, s *Shape, by func(*T) programme.Text) *Shape {
	s.id = func(record any) *programme.Text {
		id := by(record.(*T))
		return &id
	}
	return family(name, s)
}

// numbered says that readers know the records by their ids.
func numbered(s *Shape) *Shape {
	s.Numbered = true
	return s
}

// titled says what a reader calls a record whose title is not simply given.
func titled[T any](s *Shape, title func(*T) string) *Shape {
	s.title = func(record any) string { return title(record.(*T)) }
	return s
}

// about says what the key above a group names.
func about(k *Key, s *Shape) *Shape {
	s.By = k
	return s
}

// alone says that a group is always written as the value of its only key.
func alone(s *Shape) *Shape {
	s.Bare, s.Alone = s.Keys[0], true
	return s
}

// The following mark a row.

func must(k *Key) *Key {
	k.Required = true
	return k
}

func also(k *Key, words ...string) *Key {
	k.Also = words
	return k
}

func called(label string, k *Key) *Key {
	k.Label = label
	return k
}

func as(role Role, k *Key) *Key {
	k.Role = role
	return k
}

func hangs(k *Key) *Key {
	k.Hangs = true
	return k
}

func computed(k *Key) *Key {
	k.Computed = true
	return k
}

func answers(k *Key) *Key {
	k.Answers = true
	return k
}

func ofPlan(k *Key) *Key {
	k.Level = true
	return k
}

// The following make a row of a kind of value.

func row(name, doc string, shape *Shape, role Role, access access) *Key {
	return &Key{Name: name, Doc: doc, Label: strings.ReplaceAll(name, "_", " "), Shape: shape, Role: role,
		access: access}
}

func single[T, V any](name, doc string, shape *Shape, role Role, field func(*T) *V) *Key {
	return row(name, doc, shape, role, value[T, V]{field})
}

func text[T any](name, doc string, field func(*T) *word) *Key {
	k := single(name, doc, &Shape{Kind: KindText}, Prose, field)
	if name == "text" {
		k.Label = "wording"
	}
	return k
}

func title[T any](name, doc string, field func(*T) *word) *Key {
	return as(Title, text(name, doc, field))
}

func id[T any](doc string, field func(*T) *word) *Key {
	return must(single("id", doc, &Shape{Kind: KindID}, Identity, field))
}

// name is the id of a record that need not have one.
func name[T any](doc string, field func(*T) *word) *Key {
	return single("id", doc, &Shape{Kind: KindID}, Identity, field)
}

func reference[T any](name, family, doc string, field func(*T) *word) *Key {
	return single(name, doc, &Shape{Kind: KindReference, Refers: family}, Reference, field)
}

func choice[T any](name, doc string, field func(*T) *word, choices ...string) *Key {
	return single(name, doc, &Shape{Kind: KindChoice, Choices: choices}, Keyword, field)
}

func day[T any](name, doc string, field func(*T) *programme.Dated) *Key {
	return single(name, doc, &Shape{Kind: KindDay}, Date, field)
}

func date[T any](name, doc string, field func(*T) *programme.Dated) *Key {
	return single(name, doc, &Shape{Kind: KindDate}, Date, field)
}

func number[T any](name, doc string, field func(*T) *programme.Number) *Key {
	return single(name, doc, &Shape{Kind: KindNumber}, Number, field)
}

func whole[T any](name, doc string, lowest, highest int, field func(*T) *programme.Number) *Key {
	return single(name, doc, &Shape{Kind: KindWhole, Lowest: lowest, Highest: highest}, Number, field)
}

// limit is a whole number that has a default: days, or children.
func limit[T any](name, doc string, field func(*T) *int) *Key {
	const most = 3650
	return single(name, doc, &Shape{Kind: KindWhole, Highest: most}, Number, field)
}

func yesNo[T any](name, doc string, field func(*T) *bool) *Key {
	return single(name, doc, trueOrFalse(), Keyword, field)
}

// answered is a yes or no that counts as no where it is not given, and can be told from
// that.
func answered[T any](name, doc string, field func(*T) *programme.YesNo) *Key {
	return single(name, doc, trueOrFalse(), Keyword, field)
}

func trueOrFalse() *Shape {
	return &Shape{Kind: KindYesNo, Choices: []string{"true", "false"},
		Meant: map[string]string{"yes": "true", "on": "true", "no": "false", "off": "false"}}
}

// listOf makes a list of what a row holds one of.
func listOf[T, V any](k *Key, field func(*T) *[]V) *Key {
	k.Shape = &Shape{Kind: KindList, Item: k.Shape}
	k.access = value[T, []V]{field}
	return k
}

// oneOrListOf makes a row take one value, or a list of them.
func oneOrListOf[T, V any](k *Key, field func(*T) *[]V) *Key {
	k = listOf(k, field)
	k.Shape.Kind = KindOneOrList
	return k
}

func texts[T any](name, doc string, field func(*T) *[]word) *Key {
	return listOf(text[T](name, doc, nil), field)
}

func references[T any](name, family, doc string, field func(*T) *[]word) *Key {
	return listOf(reference[T](name, family, doc, nil), field)
}

// object is a group of keys that is always there.
func object[T, V any](name, doc string, of *Shape, field func(*T) *V) *Key {
	return row(name, doc, of, Prose, inline[T, V]{field})
}

// optional is a group of keys that may be absent.
func optional[T, V any](name, doc string, of *Shape, field func(*T) **V) *Key {
	return row(name, doc, of, Prose, maybe[T, V]{field})
}

// records is a list of records. Link, which may be nil, tells one what it is part of.
func records[T, V any](name, doc string, of *Shape, field func(*T) *[]*V, link func(*T, *V)) *Key {
	return row(name, doc, &Shape{Kind: KindList, Item: of}, Prose, pointers[T, V]{field, link})
}

// entries is a list of records that are kept as values.
func entries[T, V any](name, doc string, of *Shape, field func(*T) *[]V) *Key {
	return row(name, doc, &Shape{Kind: KindList, Item: of}, Prose, values[T, V]{field})
}

// by makes a list of records a map, by what their By refers to.
func by(k *Key) *Key {
	k.Shape.Kind, k.Shape.Refers = KindMap, k.Shape.Item.By.Shape.Refers
	return k
}

// common are the keys that any record may carry; those of a record on which checks
// report may also carry waivers.
func common[T any](waivable bool) []*Key {
	meta := func(v *T) *programme.Meta { return any(v).(carrier).Common() }
	keys := []*Key{answers(text("note", "what a reader should know about this entry",
		func(v *T) *word { return &meta(v).Note })), restricted(meta)}
	if waivable {
		keys = append(keys, as(Secret, entries("waive", "checks waived on this entry for a while", waiver(),
			func(v *T) *[]programme.Waiver { return &meta(v).Waivers })))
	}
	for _, k := range keys {
		k.Common = true
	}
	return keys
}

func restricted[T any](meta func(*T) *programme.Meta) *Key {
	k := called("restriction", optional("restricted", "keeps this entry out of everything published", restriction(),
		func(v *T) **programme.Restriction { return &meta(v).Restricted }))
	k.Guards, k.Common = true, true
	return also(k, "confidential", "private", "secret", "sensitive", "embargo", "embargoed", "unpublished",
		"not_public", "public")
}

// restriction and waiver are the same wherever they are written.
var restriction = sync.OnceValue(func() *Shape {
	type t = programme.Restriction
	return at(group[t]("restriction",
		must(answers(text("reason", "why it may not be published", func(v *t) *word { return &v.Reason }))),
		date("until", "when the restriction is reviewed", func(v *t) *programme.Dated { return &v.Until }),
	), func(v *t) *programme.Pos { return &v.Pos })
})

var waiver = sync.OnceValue(func() *Shape {
	type t = programme.Waiver
	return at(group[t]("waiver",
		must(as(Keyword, text("rule", "the check's name, such as task/overdue-untracked",
			func(v *t) *word { return &v.Rule }))),
		must(day("until", "the last day of the waiver",
			func(v *t) *programme.Dated { return &v.Until })),
		must(answers(text("reason", "why, for later readers", func(v *t) *word { return &v.Reason }))),
	), func(v *t) *programme.Pos { return &v.Pos })
})

// with adds rows behind others.
func with(keys []*Key, more ...[]*Key) []*Key {
	return slices.Concat(append([][]*Key{keys}, more...)...)
}
