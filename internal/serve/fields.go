package serve

import (
	"net/url"
	"slices"
	"strings"
)

// The controls of a form. The words of a choice come one by one, those of many as several
// values, those of lines as a value a line.
const (
	Line   = "line"
	Number = "number"
	Text   = "text"   // several lines, one value
	Lines  = "lines"  // several lines, a value each
	Choice = "choice" // one of a few, all in sight
	Select = "select" // one of many
	Many   = "many"   // any of a few
	Check  = "check"  // yes or no
)

// Field is a field of a form.
type Field struct {
	Name, Label, Hint string
	Group             string // the legend over the fields that belong together; empty for none
	Control           string
	Choices           []Option
	Required          bool
	None              string // what a field says that nobody has chosen in
}

// Option is what a field offers.
type Option struct{ Value, Words string }

// shownField is a field with what is in it.
type shownField struct {
	Field
	values []string
}

// ID is the field's name within the page.
func (f shownField) ID() string { return "field-" + strings.ReplaceAll(f.Name, " ", "-") }

// Has reports whether a choice is made.
func (f shownField) Has(value string) bool {
	return slices.Contains(f.values, value) || value == "" && len(f.values) == 0
}

// Text is what is written in the field.
func (f shownField) Text() string { return strings.Join(f.values, "\n") }

// group is fields under one legend.
type group struct {
	Legend string
	Fields []shownField
}

// groupsOf are the fields with what is in them, in the order of their groups.
func groupsOf(fields []Field, said url.Values) []group {
	var groups []group
	for _, f := range fields {
		i := slices.IndexFunc(groups, func(g group) bool { return g.Legend == f.Group })
		if i < 0 {
			i, groups = len(groups), append(groups, group{Legend: f.Group})
		}
		groups[i].Fields = append(groups[i].Fields, shownField{f, said[f.Name]})
	}
	return groups
}

// noLetter is in place of bytes that are no letter, as a browser shows them in the preview.
const noLetter = "\ufffd"

// taken are the values of a form's fields, and of nothing else that was sent: line ends as
// files have them, empty ones left out, and a value for each line where a field has several.
func taken(fields []Field, sent url.Values) url.Values {
	said := url.Values{}
	for _, f := range fields {
		for _, value := range sent[f.Name] {
			value = strings.ReplaceAll(strings.ReplaceAll(value, "\r\n", "\n"), "\r", "\n")
			value = strings.ToValidUTF8(strings.ReplaceAll(value, "\x00", noLetter), noLetter)
			values := []string{value}
			if f.Control == Lines {
				values = strings.Split(value, "\n")
			}
			for _, v := range values {
				if v = strings.TrimSpace(v); v != "" {
					said[f.Name] = append(said[f.Name], v)
				}
			}
		}
	}
	return said
}
