package exchange

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"improve/internal/programme"
	"improve/internal/words"
	"improve/internal/workbook"
)

// Column is a column of the workbook and what it was taken for.
type Column struct {
	Cell    string `json:"cell"`
	Heading string `json:"heading"`
	Field   Field  `json:"field"` // empty where it was not recognised
	How     string `json:"how"`
	Cells   int    `json:"cells"` // that hold anything below the heading

	Examples []string `json:"examples"` // the first of them that differ, three at most
}

// shows counts a cell of a column, and keeps what it says as an example.
func (c *Column) shows(cell workbook.Cell) {
	const enough = 3
	if cell.Empty() {
		return
	}
	c.Cells++
	if len(c.Examples) == enough {
		return
	}
	if text := shortText(cell.Text); !slices.Contains(c.Examples, text) {
		c.Examples = append(c.Examples, text)
	}
}

// How a column came to its field.
const (
	byName   = "by its name"
	byNear   = "by a name near it"
	byPerson = "as you said"
	byCells  = "by what it holds"

	anotherColumn = "another column is read as "

	notRecognised = "not recognised"
)

// plain is a heading in the form that headings are compared in.
func plain(s string) string {
	s = strings.ReplaceAll(strings.ToLower(s), "&", " and ")
	part := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '#' }
	return strings.Join(strings.FieldsFunc(s, part), " ")
}

// plainHeading is a heading as the names of fields are written.
func plainHeading(s string) string { return plain(strings.ReplaceAll(s, "%", " percent ")) }

// exactFields are the fields by the names of their columns, with and without an s
// at the end.
var exactFields = sync.OnceValue(func() map[string]Field {
	exact := map[string]Field{}
	for _, bare := range []bool{false, true} {
		for _, f := range planFields() {
			for _, name := range f.names {
				if bare {
					name = strings.TrimSuffix(name, "s")
				}
				if _, taken := exact[name]; !taken {
					exact[name] = f.field
				}
			}
		}
	}
	return exact
})

// exactField is the field that a heading names to the letter, but for an s.
func exactField(p string) (Field, bool) {
	exact := exactFields()
	if f, ok := exact[p]; ok {
		return f, true
	}
	if f, ok := exact[strings.TrimSuffix(p, "s")]; ok {
		return f, true
	}
	first, rest, _ := strings.Cut(p, " ") // "Is: ..." and "Percent complete percent" are none
	if first == "the" || first == "our" {
		f, ok := exact[rest]
		return f, ok
	}
	return "", false
}

// reachesSomebody reports whether a word of a heading says that its cells reach a person
// rather than name one: such a column is no lead, and its cells stay out of the record.
func reachesSomebody(w string) bool {
	return slices.Contains([]string{"email", "emails", "mail", "telephone", "phone", "tel", "mobile"}, w)
}

// longestHeading is how long a heading may be, in bytes: what is longer is a
// sentence.
const longestHeading = 60

// fieldOf is the field that a heading names, and whether exactly.
func fieldOf(heading string) (field Field, how string) {
	if len(heading) > longestHeading {
		return "", ""
	}
	p := plainHeading(heading)
	if p == "" || slices.ContainsFunc(strings.Fields(p), reachesSomebody) {
		return "", ""
	}
	if field, ok := exactField(p); ok {
		return field, byName
	}
	if field = byWords(heading); field != "" {
		return field, byNear
	}
	near := ""
	for _, f := range planFields() {
		for _, name := range f.names {
			if len(name) >= 4 && (strings.HasPrefix(p, name+" ") || strings.HasSuffix(p, " "+name)) &&
				len(name) > len(near) {
				near, field = name, f.field
			}
		}
	}
	if field == "" {
		field = misspelt(p)
	}
	return nearField(field, p)
}

// misspelt is the field of the name that a heading comes nearest to, of which a letter in
// five is wrong at most: "Supported by" is not "Approved by".
func misspelt(p string) (field Field) {
	best := len(p)/5 + 1
	for _, f := range planFields() {
		for _, name := range f.names {
			if d := words.Distance(p, name); d < best && len(name) >= 4 {
				best, field = d, f.field
			}
		}
	}
	return field
}

// nearField is a field by a name near that of a heading: of dates, what its words say of
// them. "Completed Y/N" is near to "complete by", and no date by when.
func nearField(field Field, heading string) (Field, string) {
	words := strings.Fields(heading)
	switch {
	case field == "":
		return "", ""
	case field == FieldTarget, field == FieldCompleted && slices.Contains(words, "by"):
		field = qualified(FieldTarget, words)
	}
	return field, byNear
}

// heading is the headings of a table, of one row or of several: what each column
// was taken for.
type heading struct {
	row, last int // its rows: the one that names most columns, and the last
	columns   map[Field][]int
	list      []headed
	colours   int // the column whose colours are ratings, -1 for none
}

// headed is a column with its heading.
type headed struct {
	column  int
	heading string
	field   Field
	how     string
	label   string         // what its words are called where several columns are one field
	on      programme.Date // the day or month that its heading names
}

// column is the first column of a field.
func (h *heading) column(f Field) (int, bool) {
	list := h.columns[f]
	if len(list) == 0 {
		return 0, false
	}
	return list[0], true
}

// readHeading reads the rows at n as headings. Where two columns could be the same
// field, the one named so exactly has it, else the first.
func readHeading(g *lattice, n int, mappings []Mapping) heading {
	h := heading{row: n, last: n, columns: map[Field][]int{}, colours: -1}
	for _, words := range h.words(g) {
		c := words.headed()
		for _, m := range mappings {
			if names(m.Column, c.heading, c.column) || names(m.Column, words.own, c.column) {
				c.field, c.how = m.Field, byPerson
			}
		}
		h.list = append(h.list, c)
	}
	h.assign()
	return h
}

// assign gives each column its field.
func (h *heading) assign() {
	var spare []*headed
	for _, how := range []string{byPerson, byName, byNear} {
		for i := range h.list {
			c := &h.list[i]
			if c.how != how || c.field == FieldIgnore {
				continue
			}
			if c.field == FieldRating && how != byPerson && h.outdated(c) {
				spare = append(spare, c)
				continue
			}
			if len(h.columns[c.field]) > 0 {
				spare = append(spare, c)
				continue
			}
			h.columns[c.field] = []int{c.column}
		}
	}
	for _, c := range spare {
		h.second(c)
	}
	for i := range h.list {
		c := &h.list[i]
		if c.field == FieldDetail || !c.on.IsZero() || c.field == FieldProgress && c.ofRating() {
			c.label = c.heading
		}
		c.mustLabel(len(h.columns[c.field]))
	}
	for f := range h.columns {
		slices.Sort(h.columns[f])
	}
}

// mustLabel labels the words of a column that shares its field.
func (c *headed) mustLabel(columns int) {
	if columns > 1 && c.field.several() {
		c.label = c.heading
	}
}

// second finds another use for a column whose field is taken: beside an objective
// or key action, a column of what will be done holds its activities; of most
// others the words are kept under their heading.
func (h *heading) second(c *headed) {
	taken := c.field
	switch _, activities := h.column(FieldActivities); {
	case c.field == FieldRating && c.how != byPerson && h.outdated(c):
		c.field, c.how, c.label = FieldProgress, anotherColumn+"rating: the words are kept", c.heading
	case c.field.several(), c.field == FieldLeads:
	case c.field == FieldTitle && !activities:
		c.field, c.how = FieldActivities, "because another column has the action"
	default:
		c.field, c.how = FieldDetail, anotherColumn+string(taken)+": the words are kept"
	}
	h.columns[c.field] = append(h.columns[c.field], c.column)
}

// names reports whether --map names a column: by its heading, or by its letter.
func names(said, heading string, column int) bool {
	return plain(said) == plain(heading) || strings.EqualFold(said, workbook.Letters(column))
}

// exact counts the fields that a row names without any doubt.
func (h *heading) exact() int {
	n := 0
	for _, c := range h.list {
		if c.how == byName || c.how == byPerson {
			n++
		}
	}
	return n
}

// isHeading reports whether a row is a row of headings rather than of a task. Of two
// columns, both must be named exactly: an action, and who or when. Four that speak of
// four things need no exact name.
func (h *heading) isHeading() bool {
	_, title := h.column(FieldTitle)
	_, activities := h.column(FieldActivities)
	_, finding := h.column(FieldFinding)
	_, group := h.column(FieldAmbition)
	_, leads := h.column(FieldLeads)
	_, target := h.column(FieldTarget)
	switch {
	case !title && !activities && !finding && !group:
		return false
	case len(h.columns) == 2:
		return title && (leads || target) && h.exact() == 2
	case len(h.columns) >= 4 && (leads || target):
		return true
	}
	return len(h.columns) >= 3 && h.exact() >= 2
}

// findHeading is the row of headings of a sheet: the first that names three fields
// without any doubt, else the one that names most.
func findHeading(g *lattice, mappings []Mapping) (heading, bool) {
	const deepest = 100 // rows of title and key above a table
	var best heading
	for n := range min(len(g.Rows), deepest) {
		if namedCells(g, n, mappings) < 2 && !spokenCells(g, n) {
			continue
		}
		h := readHeading(g, n, mappings)
		if h.isHeading() && h.exact() >= 3 {
			return h, true
		}
		if h.isHeading() && len(h.columns) > len(best.columns) {
			best = h
		}
	}
	if len(best.columns) > 0 {
		return best, true
	}
	return guessHeading(g, mappings)
}

// guessHeading is the first row that names two fields, with a column below it that
// nobody named and that says what is to be done.
func guessHeading(g *lattice, mappings []Mapping) (heading, bool) {
	const deepest = 30
	for n := range min(len(g.Rows), deepest) {
		if namedCells(g, n, mappings) < 2 || len(g.filled(n)) < 3 {
			continue
		}
		h := readHeading(g, n, mappings)
		if h.byCells(g); h.isHeading() {
			return h, true
		}
	}
	return heading{}, false
}

// namedCells counts the cells of a row that are the names of columns, to the letter
// or as --map has them.
func namedCells(g *lattice, n int, mappings []Mapping) int {
	count := 0
	for c, cell := range g.Rows[n] {
		if cell.Empty() || len(cell.Text) > longestHeading {
			continue
		}
		_, exact := exactField(plainHeading(cell.Text))
		if exact || slices.ContainsFunc(mappings, func(m Mapping) bool { return names(m.Column, cell.Text, c) }) {
			count++
		}
	}
	return count
}

// spokenCells reports whether all cells of a row are short, and four of them name fields.
func spokenCells(g *lattice, n int) bool {
	count := 0
	for _, cell := range g.Rows[n] {
		if len(cell.Text) > longestHeading {
			return false
		}
		if _, exact := exactField(plainHeading(cell.Text)); exact || byWords(cell.Text) != "" {
			count++
		}
	}
	return count >= 4
}
