package exchange

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"improve/internal/diag"
	"improve/internal/workbook"
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
	FieldRating     Field = "rating"
	FieldProgress   Field = "progress"
	FieldNote       Field = "note"
	FieldAmbition   Field = "ambition"
	FieldPriority   Field = "priority"
	FieldIgnore     Field = "ignore"
)

// fieldNames are the words that councils put over each column, the most usual
// first. Near spellings need no row.
func fieldNames() []struct {
	field Field
	names []string
} {
	return []struct {
		field Field
		names []string
	}{
		{FieldNumber, []string{"task number", "number", "no", "ref", "reference", "task no", "task ref",
			"action number", "action no", "action ref", "id", "task", "item", "ref no", "reference number", "#"}},
		{FieldTitle, []string{"key action", "action", "key task", "objective", "improvement action", "title",
			"task title", "what we will do", "recommendation", "what", "key actions", "task description"}},
		{FieldActivities, []string{"activity", "activities", "key activities", "steps", "how", "how we will do it",
			"how will we do it", "milestones", "key milestones", "sub actions", "actions to be taken",
			"what we need to do", "detailed actions", "actions", "action required"}},
		{FieldOutcomes, []string{"outcome", "outcomes", "intended outcome", "intended outcomes", "expected outcome",
			"desired outcome", "what will be different", "what success looks like", "success criteria",
			"success measures", "impact", "intended impact"}},
		{FieldChildren, []string{"what it means for children", "what this means for children",
			"what it will mean for children", "impact for children", "impact on children", "difference for children",
			"what children will say", "for children"}},
		{FieldLeads, []string{"lead", "leads", "lead officer", "lead officers", "owner", "action owner", "responsible",
			"responsible officer", "lead person", "who", "by whom", "accountable", "accountable officer",
			"responsible lead", "person responsible"}},
		{FieldTarget, []string{"target date", "target", "timescale", "timescales", "deadline", "by when",
			"due date", "due", "completion date", "target completion date", "timeframe", "when", "date due", "end date",
			"complete by", "date"}},
		{FieldRating, []string{"rating", "rag", "brag", "rag rating", "brag rating", "rag status",
			"brag status", "status", "progress rating", "current rating", "rag rate"}},
		{FieldProgress, []string{"progress", "progress update", "update", "latest position", "current position",
			"commentary", "comments", "progress to date", "progress commentary", "latest update", "rag comment",
			"position"}},
		{FieldNote, []string{"note", "notes"}},
		{FieldAmbition, []string{"ambition", "ambition number", "theme", "workstream", "strand", "pillar"}},
		{FieldPriority, []string{"priority", "priority number", "improvement priority"}},
	}
}

// Fields lists what --map takes after the equals sign.
func Fields() []string {
	var names []string
	for _, f := range fieldNames() {
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

// Column is a column of the workbook and what it was taken for.
type Column struct {
	Cell    string `json:"cell"`
	Heading string `json:"heading"`
	Field   Field  `json:"field"` // empty where it was not recognised
	How     string `json:"how"`
	Cells   int    `json:"cells"` // that hold anything below the heading
}

// How a column came to its field.
const (
	byName   = "by its name"
	byNear   = "by a name near it"
	byPerson = "as you said"

	notRecognised = "not recognised"
)

// plain is a heading in the form that headings are compared in.
func plain(s string) string {
	s = strings.ReplaceAll(strings.ToLower(s), "&", " and ")
	part := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '#' }
	return strings.Join(strings.FieldsFunc(s, part), " ")
}

// exactFields are the fields by the names of their columns.
var exactFields = sync.OnceValue(func() map[string]Field {
	exact := map[string]Field{}
	for _, f := range fieldNames() {
		for _, name := range f.names {
			if _, taken := exact[name]; !taken {
				exact[name] = f.field
			}
		}
	}
	return exact
})

// longestHeading is how long a heading may be, in bytes: what is longer is a
// sentence.
const longestHeading = 60

// fieldOf is the field that a heading names, and whether exactly.
func fieldOf(heading string) (field Field, how string) {
	if len(heading) > longestHeading {
		return "", ""
	}
	p := plain(heading)
	if p == "" {
		return "", ""
	}
	if field, ok := exactFields()[p]; ok {
		return field, byName
	}
	near, bare := "", strings.TrimSuffix(p, "s")
	for _, f := range fieldNames() {
		for _, name := range f.names {
			switch {
			case bare == strings.TrimSuffix(name, "s"):
				return f.field, byName
			case len(name) >= 4 && (strings.HasPrefix(p, name+" ") || strings.HasSuffix(p, " "+name)) &&
				len(name) > len(near):
				near, field = name, f.field
			}
		}
	}
	if field != "" {
		return field, byNear
	}
	if len(p) < 4 {
		return "", ""
	}
	for _, f := range fieldNames() {
		if name, ok := diag.Nearest(p, f.names); ok && len(name) >= 4 {
			return f.field, byNear
		}
	}
	return "", ""
}

// heading is a row of headings: what each column was taken for.
type heading struct {
	row     int
	columns map[Field]int
	list    []headed
}

type headed struct {
	column  int
	heading string
	field   Field
	how     string
}

// readHeading reads a row as headings. Where two columns could be the same
// field, the one named so exactly has it, else the first.
func readHeading(row []workbook.Cell, number int, mappings []Mapping) heading {
	h := heading{row: number, columns: map[Field]int{}}
	for column, cell := range row {
		if cell.Empty() {
			continue
		}
		field, how := fieldOf(cell.Text)
		for _, m := range mappings {
			if names(m.Column, cell.Text, column) {
				field, how = m.Field, byPerson
			}
		}
		h.list = append(h.list, headed{column, joinLines(cell.Text), field, how})
	}
	var spare []*headed
	for _, how := range []string{byPerson, byName, byNear} {
		for i := range h.list {
			c := &h.list[i]
			if c.how != how || c.field == FieldIgnore {
				continue
			}
			if _, taken := h.columns[c.field]; taken {
				spare = append(spare, c)
				continue
			}
			h.columns[c.field] = c.column
		}
	}
	for _, c := range spare {
		h.second(c)
	}
	return h
}

// second finds another use for a column whose field is taken: beside an objective
// or key action, a column of what will be done holds its activities.
func (h *heading) second(c *headed) {
	if _, taken := h.columns[FieldActivities]; c.field == FieldTitle && !taken {
		c.field, c.how = FieldActivities, "because another column has the action"
		h.columns[c.field] = c.column
		return
	}
	c.field, c.how = "", "another column is read as "+string(c.field)
}

// names reports whether --map names a column: by its heading, or by its letter.
func names(said, heading string, column int) bool {
	return plain(said) == plain(heading) || strings.EqualFold(said, workbook.Letters(column))
}

// exact counts the fields that a row names without any doubt.
func (h heading) exact() int {
	n := 0
	for _, c := range h.list {
		if c.how == byName || c.how == byPerson {
			n++
		}
	}
	return n
}

// isHeading reports whether a row is a row of headings rather than of a task.
func (h heading) isHeading() bool {
	_, title := h.columns[FieldTitle]
	_, activities := h.columns[FieldActivities]
	return (title || activities) && len(h.columns) >= 3 && h.exact() >= 2
}

// findHeading is the row of headings of a sheet: the one that names most fields,
// the first of equals.
func findHeading(s *workbook.Sheet, mappings []Mapping) (heading, bool) {
	const deepest = 100 // rows of title and key above a table
	var best heading
	for number, row := range s.Rows[:min(len(s.Rows), deepest)] {
		if h := readHeading(row, number, mappings); h.isHeading() && len(h.columns) > len(best.columns) {
			best = h
		}
	}
	return best, len(best.columns) > 0
}
