package check

import (
	"improve/internal/programme"
	"improve/internal/schema"
)

// reference is one place where a record names another by its id.
type reference struct {
	family string
	id     programme.Text
	entry  *schema.Entry
	key    *schema.Key
}

// eachReference goes over all places where a record names another by its id. Ids that
// hold within one record only, such as the letters of activities, have a check of their
// own. A reference is there while it is visited.
func eachReference(p *programme.Programme, visit func(reference)) {
	names := schema.RowsThat(func(k *schema.Key) bool {
		family := k.Shape.Single().Refers
		return family != "" && k.HoldsValues() && !k.Past && !schema.FamilyOf(family).Local
	})
	schema.Pass(p, names.Among, func(e *schema.Entry) {
		for _, k := range names.Of(e.Shape) {
			for id := range k.Texts(e.Record) {
				if id.Given() {
					visit(reference{k.Shape.Single().Refers, *id, e, k})
				}
			}
		}
	})
}

// subjectOf is the task that a record is part of, or is about.
func subjectOf(e *schema.Entry) Subject {
	if task, is := e.OfTask(); is {
		return about(task)
	}
	return Subject{}
}

// words say what the record is named as, such as "as the owner of risk early-help".
func (r reference) words() string {
	switch {
	case r.key == r.entry.Shape.By:
		return "under " + r.entry.Key.Name
	case r.key.Shape.Kind == schema.KindList && r.entry.Parent == nil:
		return "under " + r.key.Name
	case r.key.Shape.Kind == schema.KindList:
		return "among the " + r.key.Name + " of " + r.entry.Words()
	}
	return "as the " + r.key.Name + " of " + r.entry.Words()
}
