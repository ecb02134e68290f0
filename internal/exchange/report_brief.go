package exchange

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"improve/internal/diag"
	"improve/internal/doc"
)

// BriefReport is a report as a screen shows it: what is alike counted by column, with
// three examples of each. Whoever wants all of it writes it to a file.
type BriefReport struct{ *PlanReport }

// Brief is the report for a screen.
func (r *PlanReport) Brief() *BriefReport { return &BriefReport{r} }

// most is how many of a kind a screen shows.
const most = 3

// Document is the page for a screen.
func (r *BriefReport) Document() doc.Document {
	guesses, left := guessGroups(r.Guesses), leftoverGroups(r.Leftovers)
	return r.page(r.entries(guesses), r.entries(left), mostToDo)
}

// mostToDo is how many things to do a screen lists.
const mostToDo = 12

// reportGroup is what is alike in one column.
type reportGroup struct {
	column, why string
	count       int
	examples    []doc.Line
}

// entries are groups as a list: each with its column, its count and its examples.
func (r *BriefReport) entries(groups []*reportGroup) *doc.Entries {
	headings := map[string]string{}
	for _, c := range r.Columns {
		headings[columnOf(c.Cell)] = c.Heading
	}
	e := &doc.Entries{}
	for _, g := range groups {
		title := g.why
		if heading := headings[g.column]; heading != "" {
			title = shortText(heading) + ": " + title
		}
		if g.count > 1 {
			title += " (" + fmt.Sprint(g.count) + ")"
		}
		item := doc.Entry{ID: g.column, Title: doc.Text(title), Detail: g.examples}
		if more := g.count - most; more > 0 {
			item.Detail = append(item.Detail, doc.Toned(doc.Muted, fmt.Sprintf("and %d more", more)))
		}
		e.Items = append(e.Items, item)
	}
	return e
}

// columnOf is the column of a cell: Plan!B of Plan!B12.
func columnOf(cell string) string { return strings.TrimRight(cell, "0123456789") }

// grouped puts together what is of one column and of one kind, in the order in which
// each first comes.
func grouped[T any](list []T, key func(T) (column, why string), example func(T) string) []*reportGroup {
	var groups []*reportGroup
	byKey := map[[2]string]*reportGroup{}
	for _, item := range list {
		column, why := key(item)
		g := byKey[[2]string{column, why}]
		if g == nil {
			g = &reportGroup{column: column, why: why}
			byKey[[2]string{column, why}] = g
			groups = append(groups, g)
		}
		if g.count++; g.count <= most {
			for i, line := range strings.Split(example(item), "\n") {
				tone := doc.Plain
				if i > 0 {
					tone = doc.Muted
				}
				g.examples = append(g.examples, doc.Toned(tone, line))
			}
		}
	}
	return groups
}

func guessGroups(guesses []Guess) []*reportGroup {
	return grouped(guesses,
		func(g Guess) (string, string) { return columnOf(g.Cell), "read as " + cmp.Or(g.Key, "words") },
		func(g Guess) string {
			return g.Cell + " " + cmp.Or(shortText(g.Said), "(nothing)") + " → " +
				cmp.Or(shortText(g.Wrote), "nothing written") + "\n" + g.Why
		})
}

// ownWords are the parts of a reason that name one cell, one text or one number.
var ownWords = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`"[^"]*"|\S*\d\S*`) })

// leftoverGroups puts together what was left out for reasons of one kind: in full where it is
// one reason, else without what each names of its own.
func leftoverGroups(leftovers []Leftover) []*reportGroup {
	key := func(l Leftover) [2]string {
		return [2]string{columnOf(l.Cell), ownWords().ReplaceAllString(l.Why, "…")}
	}
	reasons := map[[2]string]string{}
	for _, l := range leftovers {
		k := key(l)
		if known, ok := reasons[k]; ok && known != l.Why {
			reasons[k] = k[1]
		} else {
			reasons[k] = l.Why
		}
	}
	return grouped(leftovers,
		func(l Leftover) (string, string) { return columnOf(l.Cell), reasons[key(l)] },
		func(l Leftover) string { return l.Cell + " " + shortText(l.Text) })
}

// sheetTable says what each sheet was taken for, where there are several.
func (r *PlanReport) sheetTable() *doc.Table { return sheetTable(r.Sheets) }

func sheetTable(sheets []SheetRead) *doc.Table {
	t := table("Sheets", "sheet Sheet", "kind Read as", "how How", "rows Rows")
	for _, s := range sheets {
		row(t, s.Name, string(s.Kind), s.Why, fmt.Sprint(s.Rows))
	}
	if len(sheets) < 2 {
		t.Rows = nil
	}
	return t
}

// cut is the beginning of a list of things to do, with how many more there are.
func cut(list []string, longest int) []string {
	if longest == 0 || len(list) <= longest {
		return list
	}
	return append(list[:longest:longest], "and "+diag.CountOf(len(list)-longest, "more thing", "more things")+
		": --report FILE lists them")
}
