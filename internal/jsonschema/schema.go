// Package jsonschema makes JSON Schemas (draft 2020-12) of the record's files from
// the table that reads them, so that an editor can complete keys, explain them
// and underline what `improve validate` would refuse.
//
// It reads no record and knows no key: those are the rows of `schema`. What needs more
// than one file, such as whether an id exists, is left to `check`.
package jsonschema

import (
	"bytes"
	"encoding/json"
	"path"
	"strings"

	"improve/internal/schema"
)

const draft = "https://json-schema.org/draft/2020-12/schema"

// Schema is a JSON Schema, as far as the record needs it. Keywords are in the
// order in which people read them. ErrorMessage and EnumDescriptions are not of
// the standard: editors show them, and other programs pass over them.
type Schema struct {
	Draft                string             `json:"$schema,omitempty"`
	ID                   string             `json:"$id,omitempty"`
	Title                string             `json:"title,omitempty"`
	Description          string             `json:"description,omitempty"`
	Ref                  string             `json:"$ref,omitempty"`
	If                   *Schema            `json:"if,omitempty"`
	Then                 *Schema            `json:"then,omitempty"`
	Not                  *Schema            `json:"not,omitempty"`
	Type                 types              `json:"type,omitempty"`
	Enum                 []any              `json:"enum,omitempty"`
	EnumDescriptions     []string           `json:"enumDescriptions,omitempty"`
	Pattern              string             `json:"pattern,omitempty"`
	Minimum              *int               `json:"minimum,omitempty"`
	Maximum              *int               `json:"maximum,omitempty"`
	Required             []string           `json:"required,omitempty"`
	Properties           properties         `json:"properties,omitempty"`
	PropertyNames        *Schema            `json:"propertyNames,omitempty"`
	AdditionalProperties any                `json:"additionalProperties,omitempty"` // false or a *Schema
	Items                *Schema            `json:"items,omitempty"`
	AnyOf                []*Schema          `json:"anyOf,omitempty"`
	Defs                 map[string]*Schema `json:"$defs,omitempty"`
	ErrorMessage         string             `json:"errorMessage,omitempty"`
}

// types are the JSON types that a value may have; one is written bare.
type types []string

// MarshalJSON is one type as a text, several as a list.
func (t types) MarshalJSON() ([]byte, error) {
	if len(t) == 1 {
		return json.Marshal(t[0])
	}
	return json.Marshal([]string(t))
}

// properties are the keys of an object, in canonical order.
type properties []property

type property struct {
	name   string
	schema *Schema
}

// MarshalJSON keeps the order, which maps of encoding/json would not.
func (p properties) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	for i, one := range p {
		b.WriteByte("{,"[min(i, 1)])
		name, err := json.Marshal(one.name)
		if err != nil {
			return nil, err
		}
		value, err := marshal(one.schema)
		if err != nil {
			return nil, err
		}
		b.Write(append(append(name, ':'), value...))
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// marshal writes < and & as they are: nothing here goes into a web page.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(v)
	return b.Bytes(), err
}

// Named is the schema of one kind of file.
type Named struct {
	Name  string // as `improve schema` takes it: programme, ambition, update
	Files string // the files it is for, within the record: plan/ambitions/*.yaml
	About string // what they hold, in a line
	shape *schema.Shape
}

// All lists the schemas, in the order in which the files are documented.
func All() []Named {
	var list []Named
	for _, f := range schema.Files() {
		list = append(list, Named{name(f.Path), f.Path, f.Title, f.Shape})
	}
	return list
}

// name is a file's own name, or the singular of the folder's where it is one of
// many: update.
func name(files string) string {
	stem := strings.TrimSuffix(path.Base(files), ".yaml")
	if stem == "*" {
		stem = strings.TrimSuffix(path.Base(path.Dir(files)), "s")
	}
	return stem
}

// FileName is the name of the schema's file.
func (n Named) FileName() string { return n.Name + ".json" }

// JSON is the schema, ready to be written to a file.
func (n Named) JSON() ([]byte, error) {
	s := n.schema()
	s.Draft = draft
	return marshal(s)
}

func (n Named) schema() *Schema {
	b := builder{defs: map[string]*Schema{}}
	s := b.object(n.shape)
	s.ID, s.Type, s.Defs = n.FileName(), types{"object"}, b.defs
	s.Description = sentence(n.About)
	return s
}

// Bundle is all schemas in one document, each under its name in $defs.
func Bundle() ([]byte, error) {
	s := &Schema{Draft: draft, Title: "improve", Description: "The files of an improvement programme, by kind.",
		Defs: map[string]*Schema{}}
	for _, n := range All() {
		s.Defs[n.Name] = n.schema()
	}
	return marshal(s)
}
