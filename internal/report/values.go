package report

import (
	"encoding/json"

	"improve/internal/doc"
	"improve/internal/programme"
)

// The fields of views are of types that know their JSON: those of programme and
// assess, and these.

// Optional is a text that JSON gives as null where there is none.
type Optional string

// MarshalJSON is the text, or null.
func (o Optional) MarshalJSON() ([]byte, error) {
	return programme.Text{Value: string(o)}.MarshalJSON()
}

// Natural is a number from 1 that JSON gives as null where there is none.
type Natural int

// MarshalJSON is the number, or null.
func (n Natural) MarshalJSON() ([]byte, error) {
	if n == 0 {
		return []byte("null"), nil
	}
	return json.Marshal(int(n))
}

// Named is a thing of the record as readers call it. Its JSON is the name, null
// where nothing is named.
type Named struct {
	Name string
	Ref  doc.Ref
}

// thing is what has no name that says more than its id.
func thing(kind, id string) Named { return Named{id, about(kind, id)} }

// MarshalJSON is the name, or null.
func (n Named) MarshalJSON() ([]byte, error) { return Optional(n.Name).MarshalJSON() }

// Words is a line of text that names things of the record. Its JSON is the text.
type Words doc.Line

// MarshalJSON is the text.
func (w Words) MarshalJSON() ([]byte, error) {
	if len(w) == 0 {
		return []byte(`""`), nil
	}
	return Optional(doc.Line(w).String()).MarshalJSON()
}

// wordsOf is a line that begins with the id of a thing.
func wordsOf(kind, id, rest string) Words {
	return Words{{Text: id, Ref: about(kind, id)}, {Text: rest}}
}
