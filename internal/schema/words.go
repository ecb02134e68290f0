package schema

import (
	"fmt"
	"strings"

	"improve/internal/diag"
)

// Words says what may be at the place, for documentation: "list: id of a
// person or body".
func (s *Shape) Words() string {
	switch s.Kind {
	case KindReference:
		return "id of " + oneOf(s.Refers)
	case KindChoice:
		return diag.Or(s.Choices)
	case KindWhole:
		return fmt.Sprintf("whole number from %d to %d", s.Lowest, s.Highest)
	case KindList:
		return "list: " + s.Item.Words()
	case KindOneOrList:
		return s.Item.Words() + ", or a list of them"
	case KindMap:
		return "by the id of " + oneOf(s.Refers) + ": " + s.Item.Words()
	case KindSteps:
		return "by letter, or a list: " + s.Item.Words()
	case KindObject:
		switch {
		case s.Alone:
			return s.Bare.Shape.Words()
		case s.Bare != nil:
			return s.Bare.Shape.Words() + ", or " + Article(s.Name)
		}
		return Article(s.Name)
	}
	return string(s.Kind)
}

// oneOf is one of a family: a person or body.
func oneOf(family string) string { return Article(FamilyOf(family).Noun) }

// Article puts a or an before a name.
func Article(name string) string {
	if strings.ContainsAny(name[:1], "aeiou") {
		return "an " + name
	}
	return "a " + name
}
