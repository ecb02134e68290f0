package check

import (
	"improve/internal/programme"
	"improve/internal/schema"
)

// reference is one place where a record names another by its id.
type reference struct {
	family string
	id     programme.Text
	on     Subject
	entry  *schema.Entry
	key    *schema.Key
}

// eachReference goes over all places where a record names another by its id. Ids that
// hold within one record only, such as the letters of activities, have a check of their
// own.
func eachReference(p *programme.Programme, visit func(reference)) {
	rows := map[*schema.Shape][]*schema.Key{}
	schema.Walk(p, func(e *schema.Entry) {
		keys, known := rows[e.Shape]
		if !known {
			keys = references(e)
			rows[e.Shape] = keys
		}
		for _, k := range keys {
			for _, id := range k.Texts(e.Record) {
				if id.Given() {
					visit(reference{k.Shape.Single().Refers, *id, subjectOf(e), e, k})
				}
			}
		}
	})
}

// references are the rows of a record's shape that name other records.
func references(e *schema.Entry) (keys []*schema.Key) {
	e.Values(func(k *schema.Key) {
		if family := k.Shape.Single().Refers; family != "" && !k.Past && !schema.FamilyOf(family).Local {
			keys = append(keys, k)
		}
	})
	return keys
}

// subjectOf is the task that a record is part of, or speaks of.
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
