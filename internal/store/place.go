package store

import (
	"improve/internal/schema"
	"improve/internal/yamldoc"
)

// Place is a place in a file of the record, as the schema sees it. The zero Place
// is one outside the schema.
type Place struct{ shape *schema.Shape }

// PlaceOf is the place of a whole file; false if the path is none of
// the record's.
func PlaceOf(file string) (Place, bool) {
	kind := kindOfFile(file)
	if kind == nil {
		return Place{}, false
	}
	return Place{kind.Shape}, true
}

// Below is the place of a key's value, or of the entries of a list.
func (p Place) Below(key string) Place {
	if p.shape == nil {
		return Place{}
	}
	return Place{p.shape.Below(key)}
}

// NameOf is what an entry of the list at this place goes by, as in a path of an
// Edit.
func (p Place) NameOf(entry Value, index int) string {
	if p.shape == nil || p.shape.Item == nil {
		return entry.Text
	}
	return nameOf(entry, p.shape, index)
}

// HasIDs reports whether the entries of the list at this place go by an id, which
// they keep whatever else is changed in them.
func (p Place) HasIDs() bool {
	if p.shape == nil || p.shape.Item == nil || len(p.shape.Item.Keys) == 0 {
		return false
	}
	first := p.shape.Item.Keys[0]
	return first.Role == schema.Identity && first.Required
}

// Before reports whether an entry of the group at this place is written above
// another: keys as the schema has them, ids as people count. Of keys that nothing
// is known of it is not.
func (p Place) Before(a, b string) bool {
	switch {
	case p.shape == nil:
		return false
	case p.shape.Kind == schema.KindObject:
		return p.shape.Rank(a) < p.shape.Rank(b)
	}
	return compareIDs(a, b) < 0
}

// Parse reads a file into parts: those that it is made of, to the byte.
func Parse(file string, data []byte) (yamldoc.Part, error) {
	doc, problems := yamldoc.Parse(file, data)
	switch {
	case doc != nil:
		return doc.Parts()
	case holdsNothing(data, problems):
		return yamldoc.Part{Value: Value{Kind: yamldoc.Map}, Head: string(data)}, nil
	}
	return yamldoc.Part{}, unreadableYAML(problems)
}
