package schema

import (
	"slices"
	"strings"

	"improve/internal/programme"
)

// Path leads from a record to one of its values, or to one of a part of it, as a decision
// of a board names it: the key (leads); the key of a group and one within it (board from);
// or the key of parts with ids, an id, and a key within it where it is not the part's own
// words (activities a, activities a target).
type Path []Step

// Step is a key, and the id of the part that is meant where it holds several.
type Step struct {
	Key *Key
	ID  string
}

// Path reads a path from records of this shape; nil where there is no such value.
func (s *Shape) Path(words string) Path {
	var path Path
	for rest := strings.Fields(words); ; {
		if len(rest) == 0 && s.Bare != nil {
			return append(path, Step{Key: s.Bare})
		}
		if len(rest) == 0 || s.Key(rest[0]) == nil {
			return nil
		}
		step := Step{Key: s.Key(rest[0])}
		group, several := step.Key.Shape.Group(), step.Key.Shape.IsRecords()
		switch rest = rest[1:]; {
		case group == nil && len(rest) > 0, several && (len(rest) == 0 || !group.NeedsID()):
			return nil
		case group == nil:
			return append(path, step)
		case several:
			step.ID, rest = rest[0], rest[1:]
		}
		path, s = append(path, step), group
	}
}

// Key is the row of the value.
func (p Path) Key() *Key { return p[len(p)-1].Key }

// Written is the value of a record as the files write it, one text for each of a list;
// none where nothing is given.
func (p Path) Written(record any) []programme.Text {
	for _, step := range p[:len(p)-1] {
		var part any
		group := step.Key.Shape.Group()
		step.Key.Each(record, func(v any) {
			if part == nil && (step.ID == "" || group.ID(v).Value == step.ID) {
				part = v
			}
		})
		if part == nil {
			return nil
		}
		record = part
	}
	return p.Key().Written(record)
}

// Agrees reports whether words that somebody wrote are the values of a key: none stands
// for no value, true and false for yes and no, which is no where nothing is given, and
// blanks do not count. The order counts in prose alone.
func (k *Key) Agrees(values, said []string) bool {
	values, said = k.comparable(values), k.comparable(said)
	return slices.Equal(values, said)
}

// comparable are the values of a key in the one way in which they can be compared.
func (k *Key) comparable(values []string) []string {
	if len(values) == 1 && values[0] == "none" {
		values = nil
	}
	if len(values) == 0 && k.Shape.Kind == KindYesNo {
		values = []string{"no"}
	}
	list := make([]string, len(values))
	for i, v := range values {
		list[i] = strings.Join(strings.Fields(v), " ")
		if meant := map[string]string{"true": "yes", "false": "no"}[strings.ToLower(v)]; meant != "" &&
			k.Shape.Kind == KindYesNo {
			list[i] = meant
		}
	}
	if k.Role != Prose {
		slices.Sort(list)
		list = slices.Compact(list)
	}
	return list
}
