// Package schema is the one list of what the files of a record may hold: a row of
// data for each key, with its name, its kind, what it refers to, the part it plays
// (its role), a line of documentation, and how to reach its value in a programme.
//
// Everything that goes over keys, ids or references goes over these rows: reading,
// hints, documentation, JSON Schemas, resolving, publishing, comparing, telling
// history, showing. A key is added by a field in `programme` and a row here.
//
// It reads no files and judges nothing: decoding is `store`'s work, what values mean
// together is `check`'s.
package schema

import (
	"slices"

	"improve/internal/programme"
)

// Shape describes what may be written in one place of a file.
type Shape struct {
	Kind Kind
	// Refers is the family of ids of a reference, and of the keys of a map.
	Refers string
	// Choices are the words of a choice. Means says what each is short for, where it
	// is a letter; Meant are other words that people write, in lower case.
	Choices, Means []string
	Meant          map[string]string
	// Lowest and Highest bound a whole number.
	Lowest, Highest int
	// Item is the shape of each entry of a list or map.
	Item *Shape

	// The rest describes a group of keys (KindObject), which becomes a record.

	Name   string // in the singular: task
	Family string // the name of the ids of such records: tasks; empty where they have none
	Noun   string // what a message calls one of the family: person or body
	// Local marks a family whose ids are unique only within the record that holds them.
	Local bool
	// Numbered marks records that readers know by their id: 1.3 Audit the audits.
	Numbered bool
	Keys     []*Key // in canonical order
	Layout   Layout
	// By is filled from the key above the group: the task of a progress entry.
	By *Key
	// Bare is the key that a value in place of the group is for: an activity written
	// as its text alone. Alone says that the group is always written so, and has no
	// other key.
	Bare  *Key
	Alone bool
	// Flat is the key that a map in place of the group is for, which has none of the
	// group's keys: fingerprints of tasks without their kind.
	Flat *Key
	// Lists marks a file that only holds lists of the programme.
	Lists bool

	id    func(record any) *programme.Text
	title func(record any) string
	meta  func(record any) *programme.Meta
	pos   func(record any) *programme.Pos
}

// Key is one row: a key of a group, and its value in a record.
type Key struct {
	Name, Doc string
	// Label is what a reader calls the value.
	Label string
	Shape *Shape
	Role  Role
	// Also are other words that people write for the key, in lower case.
	Also     []string
	Required bool
	// Guards marks a key that keeps its record from being published. It may be left
	// out and may not be left empty, and one that cannot be read counts as given.
	Guards bool
	// Answers marks words that answer a question of somebody: a note, a reason, evidence.
	// They must say something.
	Answers bool
	// Common marks a key that any record may carry: a note, a restriction, a waiver.
	Common bool
	// Hangs marks a reference whose record may not be published where the record it
	// names is restricted; of a list, where all are.
	Hangs bool
	// Past marks a reference to what was there once, and need not be there any more.
	Past bool
	// Computed marks a key that status is computed from. A record with such keys still
	// counts where it is restricted: the public copy holds these keys, without their
	// words, and no other.
	Computed bool
	// Level marks what an update says about the plan, which the public sees as the latest
	// board saw it whose minutes are posted. All else that an update says are its words,
	// which show when the update itself is posted.
	Level bool

	access access
}

// Role is the part that a value plays, which decides how it is published, compared
// and shown.
type Role int

// The roles.
const (
	Prose     Role = iota // words for people to read
	Title                 // what a reader calls this record and no other: prose of a few words
	Identity              // the record's own id
	Reference             // the id of another record, of the family that the shape refers to
	Person                // a person's id, or words for one
	Secret                // never published: e-mail addresses, and what is for those who keep the record
	Keyword               // one of a few words, a version, the name of a key
	Number                // a figure
	Date                  // a day, a month or a period
)

// Kind is the kind of value that is in a place.
type Kind string

// The kinds of value, by the names the documentation uses.
const (
	KindText        Kind = "text"
	KindID          Kind = "id"
	KindReference   Kind = "reference"
	KindFingerprint Kind = "fingerprint"
	KindChoice      Kind = "choice"
	KindDay         Kind = "day"
	KindDate        Kind = "day or month"
	KindPeriod      Kind = "period"
	KindNumber      Kind = "number"
	KindWhole       Kind = "whole number"
	KindYesNo       Kind = "true or false"
	KindList        Kind = "list"
	KindOneOrList   Kind = "one or a list"
	KindMap         Kind = "map"
	KindObject      Kind = "group of keys"
	KindSteps       Kind = "map by letter, or list"
)

// Layout is how careful people write a group of keys; it means nothing.
type Layout int

// The layouts: on lines of its own; in braces on one line, where it fits there; on
// lines of its own, with a blank line between one group and the next.
const (
	OnLines Layout = iota
	OnOneLine
	SetApart
)

// Rank is the place of a key in a group, or the number of its keys where it is none
// of them.
func (s *Shape) Rank(key string) int {
	for i, k := range s.Keys {
		if k.Name == key {
			return i
		}
	}
	return len(s.Keys)
}

// Key is the row of a key; nil where the group has no such key.
func (s *Shape) Key(name string) *Key {
	if rank := s.Rank(name); rank < len(s.Keys) {
		return s.Keys[rank]
	}
	return nil
}

// Names are the keys of a group, in canonical order.
func (s *Shape) Names() []string {
	names := make([]string, len(s.Keys))
	for i, k := range s.Keys {
		names[i] = k.Name
	}
	return names
}

// Below is the shape of a key's value, or of the entries of a list or map; nil where
// there is none.
func (s *Shape) Below(key string) *Shape {
	if k := s.Key(key); k != nil {
		return k.Shape.AsWritten()
	}
	return s.Item.AsWritten()
}

// AsWritten is the shape of what a file has in the place: that of its only value, for
// a group that is always written so.
func (s *Shape) AsWritten() *Shape {
	if s != nil && s.Alone {
		return s.Bare.Shape
	}
	return s
}

// Single is the shape of one value: that of the entries of a list, else its own.
func (s *Shape) Single() *Shape {
	if s.Kind == KindList || s.Kind == KindOneOrList {
		return s.Item
	}
	return s
}

// Group is the shape of the records that the place holds, one or several; nil where it
// holds values.
func (s *Shape) Group() *Shape {
	switch {
	case s.Kind == KindObject:
		return s
	case s.IsRecords():
		return s.Item
	}
	return nil
}

// IsRecords reports whether the place holds several records: a list of groups, or
// groups by an id or letter.
func (s *Shape) IsRecords() bool { return s.Item != nil && s.Item.Kind == KindObject }

// ID is what names a record; nil where records of this shape have no name. A record
// of a map is named by its key.
func (s *Shape) ID(record any) *programme.Text {
	switch {
	case s.id != nil:
		return s.id(record)
	case s.By != nil:
		return s.By.At(record).(*programme.Text)
	}
	return nil
}

// NeedsID reports whether no record of this shape may be without an id.
func (s *Shape) NeedsID() bool {
	return s.By != nil || slices.ContainsFunc(s.Keys, func(k *Key) bool { return k.Role == Identity && k.Required })
}

// Meta is what a record carries besides its own keys; nil where the shape has none.
func (s *Shape) Meta(record any) *programme.Meta {
	if s.meta == nil {
		return nil
	}
	return s.meta(record)
}

// Pos is where a record without Meta keeps its place; nil where it keeps none.
func (s *Shape) Pos(record any) *programme.Pos {
	if s.pos == nil {
		return nil
	}
	return s.pos(record)
}

// CarriesMeta reports whether records of this shape carry a Meta, and so keep what is
// wrong with them.
func (s *Shape) CarriesMeta() bool { return s.meta != nil }
