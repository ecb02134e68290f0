package exchange

import (
	"slices"
	"strings"
)

// SheetKind is what a sheet of a workbook is.
type SheetKind string

// The kinds of sheets. Only those of tasks, risks and measures are written.
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

// SheetRead is a sheet and what it was taken for. Sure is false where another
// reading is as likely, and only a person knows.
type SheetRead struct {
	Name string    `json:"name"`
	Kind SheetKind `json:"kind"`
	Why  string    `json:"why"`
	Sure bool      `json:"sure"`
	Rows int       `json:"rows"` // that hold anything
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
		return "the sheet is a log of what meetings asked for: write open ones into the minutes"
	case SheetKey:
		return "the sheet explains ratings"
	case SheetLists:
		return "the sheet holds lists to choose from"
	case SheetCover:
		return "the sheet is a cover"
	}
	return "the sheet has no table of tasks"
}

// kindsByName are the words in names of sheets, the most telling first.
func kindsByName() []struct {
	kind  SheetKind
	words []string
} {
	return []struct {
		kind  SheetKind
		words []string
	}{
		{SheetRisks, []string{"risk", "issues log", "raid"}},
		{SheetMeasures, []string{"kpi", "measure", "indicator", "scorecard", "performance", "dataset"}},
		{SheetExtensions, []string{"extension", "extended", "date change"}},
		{SheetSuperseded, []string{"supersed", "withdrawn", "merged", "removed", "deleted", "no longer"}},
		{SheetCompleted, []string{"complete", "closed", "archive", "done", "implemented"}},
		{SheetMilestones, []string{"milestone", "sub action", "subaction"}},
		{SheetLog, []string{"action log", "actions log", "meeting action", "actions arising", "minutes", "decision"}},
		{SheetLists, []string{"list", "lookup", "dropdown", "drop down", "validation", "reference data"}},
		{SheetKey, []string{"key", "legend", "guidance", "definition", "rag", "instruction", "how to", "read me",
			"readme"}},
		{SheetCover, []string{"cover", "contents", "front", "version", "document control", "introduction", "intro"}},
	}
}

// kindByName is the kind that a sheet's name says.
func kindByName(name string) SheetKind {
	p := " " + plain(name)
	for _, k := range kindsByName() {
		if slices.ContainsFunc(k.words, func(w string) bool { return strings.Contains(p, " "+w) }) {
			return k.kind
		}
	}
	return ""
}

// sheetKind says what a sheet is: as a person said, else by its headings, else by its
// name. plans is how many other sheets are plans by their headings and names.
func sheetKind(g *lattice, answers map[string]SheetKind, tasks, register bool, plans int) SheetRead {
	read := SheetRead{Name: g.Name, Kind: SheetOther, Sure: true}
	for n := range g.Rows {
		if len(g.filled(n)) > 0 {
			read.Rows++
		}
	}
	named := kindByName(g.Name)
	said, answered := answers[g.Name]
	switch {
	case answered:
		read.Kind, read.Why = said, byPerson
	case register && named != SheetMeasures:
		read.Kind, read.Why = SheetRisks, "by its headings"
	case tasks && named == "", tasks && plans == 0:
		read.Kind, read.Why = SheetPlan, "by its headings"
	case tasks && named.holdsTasks():
		read.Kind, read.Why = named, "by its name"
	case named == SheetMeasures || named == SheetLog || named == SheetRisks:
		read.Kind, read.Why, read.Sure = named, "by its name", named != SheetLog
	case tasks:
		read.Kind, read.Why, read.Sure = SheetPlan, "by its headings, not by its name", false
	case named != "" && !named.holdsTasks():
		read.Kind, read.Why = named, "by its name"
	default:
		read.Why, read.Sure = "it has no table", read.Rows < 3
	}
	return read
}
