package publish

import (
	"reflect"
	"slices"
	"strings"

	"improve/internal/programme"
	"improve/internal/schema"
	"improve/internal/schema/schematest"
)

// full is a programme that gives every row of the schema, in which nothing is
// restricted. The first person is private, the second public.
func full() *programme.Programme {
	p := schematest.Clear(schematest.Full(), func(k *schema.Key) bool { return k.Guards })
	p.Policy = programme.DefaultPolicy()
	call(p, p.People[0].ID.Value, "zquill7")
	call(p, p.People[1].ID.Value, "director")
	one := p.People[0]
	one.Name.Value, one.Role.Value = "Zara Quill", "Head of Early Help"
	one.Also[0].Value, one.Also[1].Value = "Zara Hartington-Quill", "ZHQ"
	one.Git[0].Value, one.Git[1].Value = "zara.q@example.org", "zq@example.org"
	one.Kind.Value, p.People[1].Kind.Value = "person", "person"
	one.Public, p.People[1].Public = false, true
	return p
}

// call gives a record another id, wherever it is written.
func call(p *programme.Programme, old, id string) {
	for _, w := range allTexts(p) {
		if w.text.Value == old {
			w.text.Value = id
		}
	}
}

// written is a text of a programme with its row and its record.
type written struct {
	text *programme.Text
	row  *schema.Key
	in   *schema.Entry
}

// ours reports whether the text is the record's own, and names no other.
func (w written) ours() bool { return w.row.Shape.Single().Refers == "" }

func allTexts(p *programme.Programme) []written {
	var list []written
	schema.Walk(p, func(e *schema.Entry) { list = append(list, textsOf(e)...) })
	return list
}

// textsOf are the texts of a record, without those of its parts.
func textsOf(e *schema.Entry) []written {
	var list []written
	e.Values(func(k *schema.Key) {
		for t := range k.Texts(e.Record) {
			if t.Given() {
				list = append(list, written{t, k, e})
			}
		}
	})
	return list
}

// wordsOf are the words of a record and its parts that no other record has.
func wordsOf(e *schema.Entry) []string {
	var words []string
	e.Walk(func(e *schema.Entry) {
		for _, w := range textsOf(e) {
			if w.ours() && (strings.HasPrefix(w.text.Value, "zw") || strings.HasSuffix(w.text.Value, ".5")) {
				words = append(words, w.text.Value)
			}
		}
	})
	return words
}

// recordsOf are the records of a programme that can be restricted by themselves.
func recordsOf(p *programme.Programme) []*schema.Entry {
	var list []*schema.Entry
	schema.Walk(p, func(e *schema.Entry) {
		if m := e.Meta(); m != nil && m != &p.Meta {
			list = append(list, e)
		}
	})
	return list
}

// everyString is all that is there as a string anywhere in a programme, whatever the
// schema knows of it.
func everyString(p *programme.Programme) string {
	var b strings.Builder
	above := []reflect.Type{reflect.TypeFor[*programme.Ambition](), reflect.TypeFor[*programme.Update]()}
	var walk func(reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if !slices.Contains(above, v.Field(i).Type()) {
					walk(v.Field(i))
				}
			}
		case reflect.String:
			b.WriteString(v.String() + "\n")
		}
	}
	walk(reflect.ValueOf(p))
	return b.String()
}

// whole is the public's copy of the whole record, whenever it was posted.
func whole(p *programme.Programme) (*programme.Programme, Left, []Leak) {
	e := All(p)
	return e.Programme, e.Left, e.Leaks
}
