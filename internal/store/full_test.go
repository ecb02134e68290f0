package store

import (
	"fmt"
	"testing"

	"improve/internal/schema"
	"improve/internal/store/storetest"
	"improve/internal/yamldoc"
)

func TestFullRecordReads(t *testing.T) {
	p, problems, err := Load(archive(storetest.Full))
	if err != nil || len(problems) > 0 || len(p.Unread) > 0 {
		t.Fatal(err, problems, p.Unread)
	}
	if got := faultsOf(p); got != "[] [] [] [] [] [] []" {
		t.Errorf("faults: %s", got)
	}
}

// TestFullRecordHasEveryForm keeps the record of the property tests complete: it has
// each group of keys, and a key of each form that a value takes in one. A new key of
// a form that is there needs no place in it.
func TestFullRecordHasEveryForm(t *testing.T) {
	met, want := map[string]string{}, map[string]string{}
	for name, file := range archive(storetest.Full) {
		doc, problems := yamldoc.Parse(name, file.Data)
		if doc == nil {
			t.Fatal(problems)
		}
		for _, f := range schema.Files() {
			formsOf(f.Shape, want)
			if f.Matches(name) {
				formsIn(f.Shape, doc.Root(), met)
			}
		}
	}
	for form, key := range want {
		if met[form] == "" {
			t.Errorf("the full record lacks a key such as %s", key)
		}
	}
	if len(want) < 50 {
		t.Errorf("only %d forms are looked for", len(want))
	}
}

// formOf is what a value of a key looks like: a group of keys by its name, any other
// by its kind, what its entries are, and its part.
func formOf(key *schema.Key) string {
	shape, entries := key.Shape.AsWritten(), ""
	if shape.Item != nil {
		entries = shape.Item.Name + fmt.Sprint(shape.Item.Kind)
	}
	return fmt.Sprint(shape.Name, shape.Kind, " ", entries, " ", key.Role)
}

// formsOf gathers the forms that keys of a shape have, each with a key that has it.
func formsOf(s *schema.Shape, into map[string]string) {
	if s == nil {
		return
	}
	s = s.AsWritten()
	formsOf(s.Item, into)
	for _, key := range s.Keys {
		into[formOf(key)] = s.Name + "." + key.Name
		formsOf(key.Shape, into)
	}
}

// formsIn gathers the forms that keys in a node of a shape have.
func formsIn(s *schema.Shape, n yamldoc.Node, into map[string]string) {
	if s == nil {
		return
	}
	s = s.AsWritten()
	for item := range n.Items() {
		formsIn(s.Item, item, into)
	}
	for k, v := range n.Pairs() {
		if s.Kind != schema.KindObject {
			formsIn(s.Item, v, into)
		}
		for _, key := range s.Keys {
			if key.Name == k.Value() {
				into[formOf(key)] = s.Name + "." + key.Name
				formsIn(key.Shape, v, into)
			}
		}
	}
}
