package store

import (
	"fmt"
	"strings"

	"improve/internal/diag"
)

// Words says what may stand at the place, for documentation: "list: id of a
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
		return "by letter, or a list: text, or " + s.Item.Words()
	case KindObject:
		return article(s.Name)
	}
	return string(s.Kind)
}

// oneOf is one entry of a list that ids are taken from: a person of "people".
func oneOf(list string) string {
	switch list {
	case "people":
		return "a person or body"
	case "priorities":
		return "a priority"
	case "activities":
		return "an activity"
	}
	return article(strings.TrimSuffix(list, "s"))
}

func article(name string) string {
	if strings.ContainsAny(name[:1], "aeiou") {
		return "an " + name
	}
	return "a " + name
}
