package publish

import (
	"reflect"

	"improve/internal/programme"
)

// kind says what a text of a record is. The zero kind is prose: words for
// people to read.
type kind string

// The kinds that are not prose and not the id of a record of that name.
const (
	prose    kind = ""
	itself   kind = "itself"          // the record's own id
	keyword  kind = "keyword"         // one of few words, a number, a version, the name of a key
	anyone   kind = "person or words" // a person's id, or words for one
	activity kind = "activity"        // a letter within a task
)

// kinds are the kinds of the texts that are not prose, by type and field. A text
// that is missing here counts as prose and is searched for names; a test says
// which those are.
func kinds(owner, field string) kind {
	switch owner + "." + field {
	case "Group.ID", "Plan.ID", "Principle.ID", "Person.ID", "Source.ID", "Finding.ID", "Priority.ID", "Ambition.ID", "Task.ID", "Activity.ID",
		"Measure.ID", "Risk.ID", "Action.ID":
		return itself
	case "Ambition.Lead", "Task.Leads", "Activity.Leads", "Risk.Owner", "RiskAction.Owner", "Action.Owner":
		return "person"
	case "Group.Chair", "Group.Members", "Update.By", "Progress.ConfirmedBy", "Escalation.To":
		return anyone
	case "Finding.Source":
		return "source"
	case "Task.Plan":
		return "plan"
	case "Task.Priority":
		return "priority"
	case "Task.Findings":
		return "finding"
	case "Task.Measures", "Reading.Measure":
		return "measure"
	case "Task.Risks", "RiskReview.Risk":
		return "risk"
	case "Measure.Ambition", "Risk.Ambition", "Section.Ambitions", "Decision.Ambition", "Highlight.Ambition":
		return "ambition"
	case "Progress.Task", "Impact.Task", "Seen.Task":
		return "task"
	case "Update.Meeting":
		return "group"
	case "Update.ActionsDone":
		return "action"
	case "Progress.Done":
		return activity
	case "Number.Text", "Programme.Timezone", "Meta.Faults", "Waiver.Rule", "Event.Kind", "Plan.Version", "Task.Stage", "Person.Kind", "Finding.Kind",
		"Measure.Polarity", "Measure.Every", "Risk.Kind", "Section.Kind", "NextMeeting.Time", "Reading.Period", "RiskReview.Status", "Impact.Difference", "Seen.Fingerprint":
		return keyword
	}
	return prose
}

var (
	textType  = reflect.TypeFor[programme.Text]()
	listType  = reflect.TypeFor[[]programme.Text]()
	posType   = reflect.TypeFor[programme.Pos]()
	datedType = reflect.TypeFor[programme.Dated]()
	metaType  = reflect.TypeFor[programme.Meta]()
	aboveType = map[reflect.Type]bool{reflect.TypeFor[*programme.Ambition](): true, reflect.TypeFor[*programme.Update](): true}
)

// field is a field of a record that holds a text or a list of texts.
type field struct {
	kind        kind
	owner, name string // its type and its own name
	value       reflect.Value
}

// texts are the texts of a field, to be changed in place.
func (f field) texts() []*programme.Text {
	if f.value.Type() == textType {
		return []*programme.Text{f.value.Addr().Interface().(*programme.Text)}
	}
	list := f.value.Interface().([]programme.Text)
	texts := make([]*programme.Text, len(list))
	for i := range list {
		texts[i] = &list[i]
	}
	return texts
}

// fields visits every field of a record, and of the records in it, that holds
// texts. A record that it stands in, such as a task's ambition, is not part of
// it.
func fields(record reflect.Value, visit func(field)) {
	plans := map[reflect.Type][]plan{} // of types, each made once
	var walk func(reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			of, known := plans[v.Type()]
			if !known {
				of = planOf(v.Type())
				plans[v.Type()] = of
			}
			for i := range of {
				if f := of[i].field; of[i].holdsTexts {
					f.value = v.Field(of[i].index)
					visit(f)
				} else {
					walk(v.Field(of[i].index))
				}
			}
		}
	}
	walk(record)
}

// plan is what to do with a field of a type: visit it, or look into it.
type plan struct {
	field
	index      int
	holdsTexts bool
}

// planOf leaves out the fields that can hold no text.
func planOf(of reflect.Type) []plan {
	var list []plan
	for i := range of.NumField() {
		f := of.Field(i)
		switch texts := f.Type == textType || f.Type == listType; {
		case texts:
			list = append(list, plan{field{kind: kinds(of.Name(), f.Name), owner: of.Name(), name: f.Name}, i, true})
		case holdsMore(f.Type.Kind()) && !aboveType[f.Type] && f.Type != posType && f.Type != datedType:
			list = append(list, plan{index: i})
		}
	}
	return list
}

// texts visits every written text of a record, with its kind.
func texts(record any, visit func(kind, programme.Text)) {
	fields(reflect.ValueOf(record), func(f field) {
		if f.value.Type() == textType {
			if t := f.value.Addr().Interface().(*programme.Text); t.Given() {
				visit(f.kind, *t)
			}
			return
		}
		for _, t := range f.value.Interface().([]programme.Text) {
			if t.Given() {
				visit(f.kind, t)
			}
		}
	})
}

// metas visits what every record of a programme carries beside its own fields,
// with the record.
func metas(p *programme.Programme, visit func(record reflect.Value, m *programme.Meta)) {
	var walk func(reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				field := v.Field(i)
				if field.Type() == metaType {
					visit(v, field.Addr().Interface().(*programme.Meta))
				} else if !aboveType[field.Type()] {
					walk(field)
				}
			}
		}
	}
	walk(reflect.ValueOf(p))
}

// idOf is the id of a record, empty where it has none.
func idOf(record reflect.Value) string {
	if id := record.FieldByName("ID"); id.IsValid() && id.Type() == textType {
		return id.Interface().(programme.Text).Value
	}
	return ""
}
