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

// kindByName is the kind that a sheet's name says.
func kindByName(name string) SheetKind {
	p := " " + plain(name)
	begins := func(s string, words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, " "+w) })
	}
	var telling []string
	for _, w := range strings.Fields(p) {
		switch strings.TrimSuffix(w, "s") {
		case "action", "task", "item", "recommendation", "sheet", "table", "the", "of", "all", "and", "to", "key":
		default:
			telling = append(telling, w)
		}
	}
	for _, k := range kindsByName() {
		if k.whole && len(telling) > 0 && !slices.ContainsFunc(telling,
			func(w string) bool { return !begins(" "+w, k.words) }) || !k.whole && begins(p, k.words) {
			return k.kind
		}
	}
	return ""
}

// sheetKind says what a sheet is: as a person said, else by its headings, else by its
// name. plans is how many sheets are plans by their headings and names.
func sheetKind(g *lattice, answers map[string]SheetKind, parts []segment, plans int) SheetRead {
	read := SheetRead{Name: g.Name, Kind: SheetOther, Sure: true}
	for n := range g.Rows {
		if len(g.filled(n)) > 0 {
			read.Rows++
		}
	}
	named := kindByName(g.Name)
	tasks, register := slices.ContainsFunc(parts, segment.plan), SheetKind("")
	for _, p := range parts {
		if !p.plan() {
			register = p.kind
		}
	}
	said, answered := answers[g.Name]
	switch {
	case answered:
		read.Kind, read.Why = said, byPerson
	case register != "" && (!tasks || named == register):
		read.Kind, read.Why = register, "by its headings"
	case tasks && (named == "" || plans == 0 || !named.holdsTasks() && named != SheetLog):
		read.Kind, read.Why = SheetPlan, "by its headings"
	case tasks:
		read.Kind, read.Why, read.Sure = named, "by its name", named != SheetLog
	case named != "" && !named.holdsTasks():
		read.Kind, read.Why = named, "by its name"
	default:
		read.Why, read.Sure = "it has no table", read.Rows < 3
	}
	return read
}
