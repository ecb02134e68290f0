package exchange

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/diag"
	"improve/internal/workbook"
)

// SheetKind is what a sheet of a workbook is.
type SheetKind string

// The kinds of sheets. Key, lists, cover and other are not written.
const (
	SheetPlan       SheetKind = "plan"
	SheetMilestones SheetKind = "milestones" // of tasks on another sheet
	SheetExtensions SheetKind = "extensions" // of dates of tasks on another sheet
	SheetCompleted  SheetKind = "completed"  // tasks that are complete
	SheetSuperseded SheetKind = "superseded" // tasks that ended otherwise
	SheetRisks      SheetKind = "risks"
	SheetMeasures   SheetKind = "measures"
	SheetLog        SheetKind = "log" // what meetings asked for
	SheetKey        SheetKind = "key" // what letters and colours mean
	SheetLists      SheetKind = "lists"
	SheetCover      SheetKind = "cover"
	SheetOther      SheetKind = "other"
)

// SheetKinds are the kinds, by the names that a person uses.
func SheetKinds() []SheetKind {
	return []SheetKind{SheetPlan, SheetMilestones, SheetExtensions, SheetCompleted, SheetSuperseded, SheetRisks,
		SheetMeasures, SheetLog, SheetKey, SheetLists, SheetCover, SheetOther}
}

// SheetKindNames are the names of the kinds, as --sheets takes them.
func SheetKindNames() []string {
	var names []string
	for _, k := range SheetKinds() {
		names = append(names, string(k))
	}
	return names
}

// SheetRead is a sheet and what it was taken for. Sure is false where another
// reading is as likely, and only a person knows.
type SheetRead struct {
	Name string    `json:"name"`
	Kind SheetKind `json:"kind"`
	Why  string    `json:"why"`
	Sure bool      `json:"sure"`
	Rows int       `json:"rows"` // that hold anything

	shows string // how it begins
}

// holdsTasks reports whether the rows of a kind of sheet are tasks, or say more of tasks.
func (k SheetKind) holdsTasks() bool {
	return slices.Contains([]SheetKind{SheetPlan, SheetMilestones, SheetExtensions, SheetCompleted, SheetSuperseded}, k)
}

// left is why the cells of a sheet of this kind are not written.
func (k SheetKind) left() string {
	switch k {
	case SheetRisks:
		return "a risk has no key for it"
	case SheetMeasures:
		return "a measure has no key for it"
	case SheetLog:
		return "an action of a meeting has no key for it"
	case SheetKey:
		return "the sheet explains ratings"
	case SheetLists:
		return "the sheet holds lists to choose from"
	case SheetCover:
		return "the sheet is a cover"
	}
	return "the sheet has no table of tasks"
}

// sheetWords are the words in names of sheets. Whole names are nothing but such words
// and a few that say nothing: a theme may be called "Assessments completed in time".
type sheetWords struct {
	kind  SheetKind
	whole bool
	words []string
}

func kindsByName() []sheetWords {
	return []sheetWords{
		{SheetExtensions, true, []string{"extension", "extended", "date", "change", "changed"}},
		{SheetSuperseded, true, []string{"supersed", "withdrawn", "merged", "removed", "deleted", "no", "longer",
			"needed"}},
		{SheetCompleted, true, []string{"complete", "closed", "archive", "done", "implemented", "finished"}},
		{SheetMilestones, true, []string{"milestone", "sub", "subaction", "step"}},
		{SheetLog, true, []string{"log", "meeting", "arising", "minutes", "decision"}},
		{SheetRisks, false, []string{"risk", "issues log", "raid"}},
		{SheetMeasures, false, []string{"kpi", "measure", "indicator", "scorecard", "performance", "dataset"}},
		{SheetLists, false, []string{"list", "lookup", "dropdown", "drop down", "validation", "reference data"}},
		{SheetKey, false, []string{"key", "legend", "guidance", "definition", "rag", "instruction", "how to",
			"read me", "readme"}},
		{SheetCover, false, []string{"cover", "contents", "front", "version", "document control", "introduction",
			"intro"}},
	}
}

// kindByName is the kind that a sheet's name says; wholly where it says nothing else.
func kindByName(name string) (kind SheetKind, wholly bool) {
	p := " " + plain(name)
	begins := func(s string, words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, " "+w) })
	}
	all := func(list, words []string) bool {
		return !slices.ContainsFunc(list, func(w string) bool { return !begins(" "+w, words) })
	}
	telling := tellingWords(p)
	for _, k := range kindsByName() {
		switch {
		case k.whole && len(telling) > 0 && all(telling, k.words):
			return k.kind, true
		case !k.whole && begins(p, k.words):
			fills := []string{"register", "log", "issue", "dashboard", "report", "data", "page", "down"}
			return k.kind, all(telling, append(fills, k.words...))
		}
	}
	return "", false
}

// tellingWords are the words of a name that say which sheet it is.
func tellingWords(name string) []string {
	var telling []string
	for _, w := range strings.Fields(name) {
		switch strings.TrimSuffix(w, "s") {
		case "action", "task", "item", "recommendation", "sheet", "table", "the", "of", "all", "and", "to", "key":
		default:
			telling = append(telling, w)
		}
	}
	return telling
}

// sheetKind says what a sheet is: as a person said, else by its headings, else by its
// name. plans is how many sheets are plans by their headings and names. Where headings and
// name do not agree, or neither says anything of a table, only a person knows.
func sheetKind(g *lattice, answers map[string]SheetKind, parts []segment, plans int) SheetRead {
	read := SheetRead{Name: g.Name, Kind: SheetOther, Sure: true, shows: g.shows()}
	for n := range g.Rows {
		if len(g.filled(n)) > 0 {
			read.Rows++
		}
	}
	if said, answered := answers[g.Name]; answered {
		read.Kind, read.Why = said, byPerson
		return read
	}
	named, wholly := kindByName(g.Name)
	tasks, register := slices.ContainsFunc(parts, segment.plan), SheetKind("")
	for _, p := range parts {
		if !p.plan() {
			register = p.kind
		}
	}
	switch meets := namesMeetings(parts); {
	case register != "" && (!tasks || named == register):
		read.Kind, read.Why = register, "by its headings"
	case tasks && (named == SheetLog || meets):
		read.log(named == SheetLog, meets, plans > 0)
	case tasks && (named == "" || plans == 0 || !named.holdsTasks()):
		guessed := plans > 0 && guessesActions(parts)
		read.Kind, read.Why, read.Sure = SheetPlan, "by its headings", (!wholly || named.holdsTasks()) && !guessed
	case tasks:
		read.Kind, read.Why = named, "by its name"
	case named != "" && !named.holdsTasks():
		read.Kind, read.Why, read.Sure = named, "by its name", wholly || !g.holdsTable()
	default:
		read.Why, read.Sure = "it has no headings that are known", !g.holdsTable()
	}
	return read
}

// log reads a table of actions that its name or a column of meetings makes a log of what
// meetings asked for. Beside a plan either is enough; alone it takes both.
func (read *SheetRead) log(named, meets, plan bool) {
	read.Kind, read.Why, read.Sure = SheetLog, "by its headings", plan || named && meets
	if named {
		read.Why = "by its name"
	}
	if named && !meets && !plan {
		read.Kind, read.Why = SheetPlan, "by its headings"
	}
}

// meetingWords are the headings of columns that say at which meeting an action was asked for.
func meetingWords() []string {
	return []string{"meeting date", "date of meeting", "meeting", "board date", "date raised", "raised on", "raised",
		"raised at", "date of action", "action date", "date agreed", "date action agreed", "date action raised",
		"date added", "date logged", "date of board"}
}

// namesMeetings reports whether a table of actions has a column of meetings.
func namesMeetings(parts []segment) bool {
	return slices.ContainsFunc(parts, func(p segment) bool {
		return p.plan() && slices.ContainsFunc(p.head.list, func(c headed) bool {
			return c.how != byPerson && slices.Contains(meetingWords(), plainHeading(c.heading))
		})
	})
}

// guessesActions reports whether no heading of a table says which column has the actions:
// beside a plan whose headings do, it may be of anything.
func guessesActions(parts []segment) bool {
	named := func(c headed) bool {
		return (c.field == FieldTitle || c.field == FieldActivities) && c.how != byCells
	}
	return slices.ContainsFunc(parts, func(p segment) bool {
		return p.plan() && !slices.ContainsFunc(p.head.list, named)
	})
}

// wideRow reports whether a row holds so much that it could be one of a table.
func (g *lattice) wideRow(n int) bool { return len(g.filled(n)) >= 3 }

// holdsTable reports whether a sheet has what looks like a table, whatever it is of.
func (g *lattice) holdsTable() bool {
	const fewest = 3 // rows
	rows := 0
	for n := range g.Rows {
		if g.wideRow(n) {
			rows++
		}
	}
	return rows >= fewest
}

// shows is how a sheet begins: its first row of several cells.
func (g *lattice) shows() string {
	for n := range g.Rows {
		if g.wideRow(n) {
			var texts []string
			for _, c := range g.filled(n) {
				texts = append(texts, shortText(g.Rows[n][c].Text))
			}
			const enough = 5
			return strings.Join(texts[:min(len(texts), enough)], ", ")
		}
	}
	return ""
}

// ParseSheets reads "Sheet 3=risks,Notes=other" for a workbook. The error says which sheet
// there is none of, or what cannot be read.
func ParseSheets(s string, book *workbook.Book) (map[string]SheetKind, error) {
	said := map[string]SheetKind{}
	err := answerPairs(s, "Sheet 3=risks", func(name, as string) error {
		kind, err := ParseSheetKind(as)
		if err != nil {
			return err
		}
		sheets, err := chosenSheets(sheetsOf(book, nil), name)
		if err != nil {
			return err
		}
		said[sheets[0].Name] = kind
		return nil
	})
	return said, err
}

// ParseSheetKind reads what a person says that a sheet is.
func ParseSheetKind(s string) (SheetKind, error) {
	s = strings.TrimPrefix(plain(s), "action ")
	for _, k := range SheetKinds() {
		if s == string(k) || s == strings.TrimSuffix(string(k), "s") {
			return k, nil
		}
	}
	names := SheetKindNames()
	if s == "" {
		return "", fmt.Errorf("it has no meaning yet: write %s", diag.Or(names))
	}
	hint := ""
	if near, ok := diag.Nearest(s, names); ok {
		hint = "did you mean " + near + "? "
	}
	return "", fmt.Errorf("%q is no kind of sheet: %swrite %s", s, hint, diag.Or(names))
}
