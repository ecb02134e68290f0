package exchange

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/diag"
)

// Field is what a column of a plan can be taken for.
type Field string

// The fields, by the names that --map takes.
const (
	FieldNumber     Field = "number"
	FieldTitle      Field = "action"
	FieldActivities Field = "activities"
	FieldOutcomes   Field = "outcomes"
	FieldChildren   Field = "for_children"
	FieldLeads      Field = "leads"
	FieldTarget     Field = "target"
	FieldRevised    Field = "revised"
	FieldForecast   Field = "forecast"
	FieldCompleted  Field = "completed"
	FieldRating     Field = "rating"
	FieldProgress   Field = "progress"
	FieldPercent    Field = "percent"
	FieldEvidence   Field = "evidence"
	FieldConfirmed  Field = "confirmed_by"
	FieldRecovery   Field = "recovery"
	FieldEscalation Field = "escalation"
	FieldFinding    Field = "finding"
	FieldDetail     Field = "detail"
	FieldNote       Field = "note"
	FieldAmbition   Field = "ambition"
	FieldPriority   Field = "priority"
	FieldIgnore     Field = "ignore"
)

// named is a field with the words that councils put over its column, the most
// usual first. Near spellings need no row.
type named struct {
	field Field
	names []string
}

// planFields are the columns of plans.
func planFields() []named { return append(promiseFields(), goingFields()...) }

// promiseFields are the columns of what is promised.
func promiseFields() []named {
	return []named{
		{FieldNumber, []string{"task number", "number", "no", "ref", "reference", "task no", "task ref", "task id",
			"action number", "action no", "action ref", "action id", "id", "task", "item", "item no", "ref no",
			"reference number", "#", "rec no", "recommendation number", "line"}},
		{FieldTitle, []string{"key action", "action", "key task", "improvement action", "agreed action", "title",
			"task title", "what we will do", "what we are going to do", "what are we going to do", "what",
			"what will we do", "key actions", "task description", "action description", "description of action",
			"required action", "management action", "agreed management action"}},
		{FieldActivities, []string{"activity", "activities", "key activities", "steps", "step", "how",
			"how we will do it", "how will we do it", "milestones", "milestone", "key milestones", "key milestone",
			"sub actions", "sub action", "actions to be taken", "what we need to do", "detailed actions", "actions",
			"action required", "actions required"}},
		{FieldOutcomes, []string{"outcome", "outcomes", "intended outcome", "intended outcomes", "expected outcome",
			"expected outcomes", "desired outcome", "what will be different", "what difference will it make",
			"what success looks like", "success criteria", "success measures", "impact", "intended impact",
			"impact measure", "how will we know"}},
		{FieldChildren, []string{"what it means for children", "what this means for children",
			"what it will mean for children", "impact for children", "impact on children", "difference for children",
			"what children will say", "for children"}},
		{FieldLeads, []string{"lead", "leads", "lead officer", "lead officers", "owner", "action owner", "responsible",
			"responsible officer", "lead person", "who", "by whom", "accountable", "accountable officer", "sro",
			"responsible lead", "person responsible", "who is responsible", "lead name", "accountable lead",
			"senior responsible officer", "responsibility", "named lead", "action lead", "assigned to",
			"who will do it", "lead agency"}},
		{FieldTarget, []string{"target date", "target", "timescale", "timescales", "deadline", "by when",
			"due date", "due", "completion date", "target completion date", "timeframe", "when", "date due", "end date",
			"complete by", "date", "finish", "finish date", "planned completion", "planned completion date",
			"original target date", "original date", "original deadline", "original target", "original timescale",
			"original due date", "original completion date", "when will it be done", "when will we do it",
			"implementation date", "agreed date", "date for completion", "timescale original", "milestone date"}},
	}
}

// goingFields are the columns of how it goes, and of what is beside it.
func goingFields() []named {
	return []named{
		{FieldRevised, []string{"revised date", "revised target date", "revised target", "revised timescale",
			"revised deadline", "revised due date", "revised completion date", "extended to", "extension",
			"extension date", "new date", "new target date", "new deadline", "revised finish", "timescale revised",
			"revised"}},
		{FieldForecast, []string{"forecast date", "forecast", "expected date", "anticipated completion",
			"anticipated date", "expected completion", "forecast completion", "forecast finish"}},
		{FieldCompleted, []string{"date completed", "completed on", "actual completion", "actual finish",
			"date closed", "closed on", "closure date", "actual completion date", "completed date", "completed",
			"closed", "done", "finished", "achieved", "delivered", "implemented", "actioned"}},
		{FieldRating, []string{"rating", "rag", "brag", "rag rating", "brag rating", "rag status",
			"brag status", "status", "progress rating", "current rating", "rag rate", "current status",
			"action status", "implementation status", "progress rag", "current rag", "rag score",
			"brag score"}},
		{FieldProgress, []string{"progress", "progress update", "update", "latest position", "current position",
			"commentary", "comments", "progress to date", "progress commentary", "latest update", "rag comment",
			"position", "progress since last meeting", "status update", "progress notes", "update comments"}},
		{FieldPercent, []string{"percent complete", "percentage complete", "percent", "percentage", "complete percent",
			"percent completed", "percentage completed"}},
		{FieldEvidence, []string{"evidence", "evidence of completion", "evidence of impact", "supporting evidence",
			"source of evidence", "evidence source", "evidence link", "assurance"}},
		{FieldConfirmed, []string{"confirmed by", "signed off by", "verified by", "validated by", "approved by",
			"sign off", "closed by"}},
		{FieldRecovery, []string{"recovery action", "recovery", "path to green", "getting back on track",
			"recovery plan", "remedial action", "mitigating action", "mitigation"}},
		{FieldEscalation, []string{"escalation", "escalated to", "escalation required", "escalate to"}},
		{FieldFinding, []string{"what the inspector said", "what inspectors found", "what inspectors said",
			"inspection finding", "finding", "findings", "area for improvement", "areas for improvement",
			"recommendation", "inspection recommendation", "ofsted recommendation", "cqc finding", "audit finding",
			"what ofsted said", "issue identified"}},
		{FieldDetail, []string{"regulation", "regulation breached", "reg", "must should", "must do should do",
			"must or should", "requirement", "directorate", "service area", "department",
			"start", "started", "start date", "from", "review", "review date", "next review", "next review date",
			"last updated", "last reviewed"}},
		{FieldNote, []string{"note", "notes"}},
		{FieldAmbition, []string{"ambition", "ambition number", "theme", "workstream", "strand", "pillar",
			"strategic objective", "objective", "audit title", "programme area", "area", "domain", "work stream"}},
		{FieldPriority, []string{"priority", "priority number", "improvement priority"}},
	}
}

// several reports whether more than one column may be read as a field: their
// words are joined.
func (f Field) several() bool {
	switch f {
	case FieldProgress, FieldNote, FieldDetail, FieldEvidence, FieldOutcomes, FieldFinding, FieldRating:
		return true
	}
	return false
}

// Fields lists what --map takes after the equals sign.
func Fields() []string {
	var names []string
	for _, f := range planFields() {
		names = append(names, string(f.field))
	}
	return append(names, string(FieldIgnore))
}

// Mapping is a column that the person named: its heading or its letter, and the
// field.
type Mapping struct {
	Column string
	Field  Field
}

// ParseMapping reads "Column=field".
func ParseMapping(s string) (Mapping, error) {
	at := strings.LastIndexByte(s, '=')
	if at <= 0 {
		return Mapping{}, fmt.Errorf(
			"%q names no column and field: write \"Heading=field\", such as \"Key action=action\"", s)
	}
	column, field := strings.TrimSpace(s[:at]), strings.ToLower(strings.TrimSpace(s[at+1:]))
	if slices.Contains(Fields(), field) {
		return Mapping{column, Field(field)}, nil
	}
	if named, how := fieldOf(field); how == byName {
		return Mapping{column, named}, nil
	}
	hint := ""
	if near, ok := diag.Nearest(field, Fields()); ok {
		hint = "did you mean " + near + "? "
	}
	return Mapping{}, fmt.Errorf("unknown field %q: %swrite one of %s", field, hint, strings.Join(Fields(), ", "))
}
