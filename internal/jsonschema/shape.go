package jsonschema

import (
	"strings"

	"improve/internal/schema"
)

// Values are read as the text that is written: 1.10 is an id and NO a text.
// Editors read them as YAML 1.2 does, 1.10 as a number. So every place takes
// all types that its text can be given there, and `pattern` and the bounds hold
// for the type they are about.
//
// What is allowed is given by if and then, not by type: editors offer null, true
// and false wherever type names them.

// builder makes one schema. What is in many places is there once, in $defs.
type builder struct{ defs map[string]*Schema }

// once is a reference to a schema that is made the first time it is asked for.
func (b *builder) once(name string, absent bool, make func() *Schema) *Schema {
	name = strings.ReplaceAll(name, " ", "-")
	if absent {
		name = "optional-" + name
	}
	if b.defs[name] == nil {
		b.defs[name] = make()
	}
	return &Schema{Ref: "#/$defs/" + name}
}

// object is a group of keys.
func (b *builder) object(shape *schema.Shape) *Schema {
	s := &Schema{Title: shape.Name, AdditionalProperties: false}
	for _, k := range shape.Keys {
		s.Properties = append(s.Properties, property{k.Name, b.key(k)})
		if k.Required {
			s.Required = append(s.Required, k.Name)
		}
	}
	return s
}

// key is the value of a key, with its documentation. An empty value is none:
// only a key that must be filled refuses it.
func (b *builder) key(k *schema.Key) *Schema {
	s := b.value(k.Shape, !k.Required && !k.Guards)
	about := k.Doc
	if kind := k.Shape.Kind; kind != schema.KindText && kind != schema.KindChoice && kind != schema.KindObject {
		about += " (" + k.Shape.Words() + ")"
	}
	s.Description = sentence(about)
	return s
}

func sentence(s string) string {
	return strings.ToUpper(s[:1]) + s[1:] + "."
}

// value is what is at a place; absent allows for nothing at all.
func (b *builder) value(shape *schema.Shape, absent bool) *Schema {
	switch shape.Kind {
	case schema.KindObject:
		return b.group(shape, absent)
	case schema.KindList:
		s := &Schema{Items: b.value(shape.Item, false)}
		return only(s, absent, "write a list: each entry on its own line that starts with -", "array")
	case schema.KindMap:
		s := &Schema{PropertyNames: b.value(&schema.Shape{Kind: schema.KindID}, false),
			AdditionalProperties: b.value(shape.Item, false)}
		return only(s, absent, "start each entry with its id and a colon, on its own line", "object")
	case schema.KindOneOrList:
		s, accepted := scalar(shape.Item)
		s.Items = b.value(shape.Item, false)
		return only(s, absent, s.ErrorMessage+", or a list", append(accepted, "array")...)
	case schema.KindSteps:
		return b.steps(shape, absent)
	case schema.KindChoice, schema.KindYesNo:
		return choice(shape, absent)
	case schema.KindWhole:
		return single(shape, absent)
	}
	return b.once(string(shape.Kind), absent, func() *Schema { return single(shape, absent) })
}

func single(shape *schema.Shape, absent bool) *Schema {
	s, accepted := scalar(shape)
	return only(s, absent, s.ErrorMessage, accepted...)
}

// only refuses values of other types than those accepted, in words of its own.
func only(s *Schema, absent bool, words string, accepted ...string) *Schema {
	if !absent && len(accepted) == 1 {
		s.Type = accepted // nothing that an editor would offer
		return s
	}
	list := accepted
	if absent {
		list = append(append(types{}, accepted...), "null")
	}
	s.If = &Schema{Not: &Schema{Type: list}}
	s.Then = &Schema{Type: types{accepted[0]}, ErrorMessage: words}
	return s
}

// scalar is a single value, with the types that editors may give its text.
func scalar(shape *schema.Shape) (s *Schema, accepted []string) {
	s = &Schema{Pattern: pattern(shape.Kind), ErrorMessage: remedy(shape.Kind)}
	switch shape.Kind {
	case schema.KindDay, schema.KindDate, schema.KindFingerprint:
		return s, []string{"string"} // no form of these is anything else in YAML 1.2
	case schema.KindID:
		s.Minimum = new(0)
	case schema.KindPeriod:
		s.Minimum, s.Maximum = new(firstYear), new(lastYear)
		return s, []string{"string", "integer"}
	case schema.KindNumber:
		return s, []string{"number", "string"}
	case schema.KindWhole:
		s.Minimum, s.Maximum = new(shape.Lowest), new(shape.Highest)
		s.ErrorMessage = "write a " + shape.Words()
		return s, []string{"integer", "string"}
	}
	return s, []string{"string", "number", "boolean"}
}

// choice is one of a few words. They are apart from the empty value, so that
// editors offer them and nothing else.
func choice(shape *schema.Shape, absent bool) *Schema {
	words := &Schema{EnumDescriptions: shape.Means, ErrorMessage: "write " + choiceWords(shape)}
	other := types{"boolean", "number", "array", "object"}
	if shape.Kind == schema.KindYesNo {
		words.Enum = []any{true, false}
	} else {
		other = append(other, "string")
		for _, c := range shape.Choices {
			words.Enum = append(words.Enum, c)
		}
	}
	if !absent {
		other = append(other, "null")
	}
	if len(other) == allTypes {
		return words
	}
	rest := &Schema{Not: &Schema{Type: other}}
	if shape.Kind == schema.KindYesNo { // in quotes
		rest.Pattern = "^(true|false)$"
	}
	return &Schema{AnyOf: []*Schema{words, rest}}
}

const allTypes = 6

// choiceWords are the words that may be there, with what they stand for.
func choiceWords(shape *schema.Shape) string {
	if len(shape.Means) == 0 {
		return shape.Words()
	}
	var list []string
	for i, c := range shape.Choices {
		list = append(list, c+" "+shape.Means[i])
	}
	return strings.Join(list, ", ")
}

// group is a group of keys, or the single value that may be written in its place.
func (b *builder) group(shape *schema.Shape, absent bool) *Schema {
	if shape.Alone {
		return b.value(shape.Bare.Shape, absent)
	}
	return b.once(shape.Name, absent, func() *Schema {
		s := b.object(shape)
		if shape.Flat != nil {
			return &Schema{AnyOf: []*Schema{s, b.value(shape.Flat.Shape, absent)}}
		}
		if shape.Bare == nil {
			return only(s, absent, "write "+shape.Words()+": its keys on the lines below, indented", "object")
		}
		s.Pattern = pattern(shape.Bare.Shape.Kind)
		return only(s, absent, "write the "+shape.Name+" as a text, or as keys on the lines below, indented",
			"string", "number", "boolean", "object")
	})
}

// steps are a map by letter or a list.
func (b *builder) steps(shape *schema.Shape, absent bool) *Schema {
	step := b.group(shape.Item, false)
	s := &Schema{PropertyNames: b.value(&schema.Shape{Kind: schema.KindID}, false), AdditionalProperties: step,
		Items: step}
	return only(s, absent, "write the steps by letter, such as a: and b:", "object", "array")
}
