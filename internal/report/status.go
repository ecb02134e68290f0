package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/foresight"
	"improve/internal/programme"
)

// StatusView is where the programme stands: `improve status`. Its keys are a
// contract: added to, never renamed.
type StatusView struct {
	Head
	Filter    Filter            `json:"filter,omitzero"`
	Totals    assess.Totals     `json:"totals"`
	Colours   foresight.Colours `json:"colours"` // of the whole programme, whatever the filter
	Ambitions []AmbitionRow     `json:"ambitions"`
	Tasks     []TaskRow         `json:"tasks"`
}

// AmbitionRow is an ambition's line of the status. The rating is that of the
// whole ambition; the totals are of the tasks chosen.
type AmbitionRow struct {
	ID        string           `json:"id"`
	Title     string           `json:"title"`
	Rating    programme.Rating `json:"rating"`
	Direction assess.Direction `json:"direction"`
	Totals    assess.Totals    `json:"totals"`

	Ambition *assess.Ambition `json:"-"`
}

// attentionShown is how many tasks the status names before it says how to see
// the rest: with two lines each they leave room for the table on one screen.
const attentionShown = 5

// Status makes the status of the tasks that a filter chooses, with the reasons
// for each rating where they are asked for.
func Status(c *Context, f Filter, explain bool) *StatusView {
	tasks := f.Apply(c.Assessment.Tasks)
	v := &StatusView{Head: c.head(), Filter: f, Totals: c.totals(tasks, f), Ambitions: ambitionRows(c, tasks, f),
		Colours: foresight.ColoursOf(c.Assessment),
		Tasks:   make([]TaskRow, 0, len(tasks))}
	for _, t := range tasks {
		row := taskRow(t)
		if explain {
			row.Explanation = reasons(c, t)
		}
		v.Tasks = append(v.Tasks, row)
	}
	return v
}

// ambitionRows are the ambitions of the tasks that a filter chooses.
func ambitionRows(c *Context, tasks []*assess.Task, f Filter) []AmbitionRow {
	rows := []AmbitionRow{}
	byAmbition := map[*assess.Ambition][]*assess.Task{}
	for _, t := range tasks {
		byAmbition[t.Ambition] = append(byAmbition[t.Ambition], t)
	}
	for _, a := range c.Assessment.Ambitions {
		if f.IsZero() || len(byAmbition[a]) > 0 {
			rows = append(rows, AmbitionRow{ID: a.ID.Value, Title: a.Title.Value, Rating: a.Rating,
				Direction: a.Direction,
				Totals:    c.totals(byAmbition[a], f.in(a.ID.Value)), Ambition: a})
		}
	}
	return rows
}

// attention is the tasks that somebody should look at, worst first: those that
// nobody is tracking, then by rating, then by days late.
func attention(tasks []*assess.Task) []*assess.Task {
	var list []*assess.Task
	for _, t := range tasks {
		if t.Overdue || t.Lapsed || t.Stale || t.Suspect() && t.Ended == nil || len(t.Faults) > 0 ||
			t.Rating == programme.OffTrack || t.Rating == programme.Behind {
			list = append(list, t)
		}
	}
	slices.SortStableFunc(list, worstFirst)
	return list
}

func worstFirst(a, b *assess.Task) int {
	untracked := func(t *assess.Task) int {
		if t.Untracked {
			return 1
		}
		return 0
	}
	return cmp.Or(
		cmp.Compare(untracked(b), untracked(a)),
		cmp.Compare(b.Rating.Concern(), a.Rating.Concern()),
		cmp.Compare(b.OverdueDays, a.OverdueDays),
	)
}

// Table is the tasks, one row each.
func (v *StatusView) Table() *doc.Table { return taskTable(v.Tasks) }

// Document is the status on one screen.
func (v *StatusView) Document() doc.Document {
	page := v.page(v.Programme)
	if !v.Filter.IsZero() {
		page.Subtitle = append(page.Subtitle,
			doc.Text("Only tasks "+v.Filter.Words()+"; the ratings are of whole ambitions"))
	}
	if len(v.Tasks) == 0 {
		return v.emptyPage(page)
	}
	page.Blocks = append(page.Blocks, v.ambitionTable())
	if v.Tasks[0].Explanation != nil {
		page.Blocks = append(page.Blocks, v.explanations()...)
	} else if tasks := attention(tasksOf(v.Tasks)); len(tasks) > 0 {
		page.Blocks = append(page.Blocks, heading("Needs attention first"), v.attentionList(tasks))
	}
	page.Blocks = append(page.Blocks, notes(v.footnotes()))
	return page
}

func (v *StatusView) emptyPage(page doc.Document) doc.Document {
	words := "There is no task in plan/ambitions yet."
	if !v.Filter.IsZero() {
		words = "No task is " + v.Filter.Words() + "."
	}
	page.Blocks = append(page.Blocks, &doc.Paragraph{Line: doc.Text(words)})
	return page
}

func (v *StatusView) ambitionTable() *doc.Table { return ambitionTable(v.Totals, v.Ambitions) }

// ambitionTable is ambitions with their figures, and those of all.
func ambitionTable(totals assess.Totals, rows []AmbitionRow) *doc.Table {
	ended := totals.Ended > 0
	table := &doc.Table{Caption: "Ratings by ambition", Columns: []doc.Column{
		{ID: "ambition", Title: "Ambition", Flexible: true}, {ID: "rating", Title: "Rating"},
		{ID: "direction", Title: "Change"},
	}}
	table.Columns = append(append(table.Columns, partColumns(ended)...),
		doc.Column{ID: "overdue", Title: "Overdue", Align: doc.Right},
		doc.Column{ID: "untracked", Title: "Untracked", Align: doc.Right})
	for _, a := range rows {
		cells := []doc.Cell{ambitionCell(a.Ambition.Ambition), {Text: together(a.Ambition.Rating, a.Ambition.Tasks),
			Tone: tone(a.Ambition.Rating)}, cell(string(a.Ambition.Direction))}
		table.Rows = append(table.Rows, append(cells, totalCells(a.Totals, ended)...))
	}
	foot := []doc.Cell{{Text: count(totals.Tasks, "task"), Tone: doc.Strong}, {}, {}}
	table.Foot = [][]doc.Cell{append(foot, totalCells(totals, ended)...)}
	return table
}

// together is the rating of several tasks in words, with * where no lead's
// rating supports it: it comes from dates alone.
func together(rating programme.Rating, tasks []*assess.Task) string {
	reported := func(t *assess.Task) bool { return t.Rating == rating && !onlyComputed(t) }
	if rating == programme.Unrated || rating == programme.Complete || slices.ContainsFunc(tasks, reported) {
		return rating.String()
	}
	return rating.String() + "*"
}

// totalCells are the cells of a row of totals: what has ended where anything has.
func totalCells(n assess.Totals, ended bool) []doc.Cell {
	return append(partCells(n, ended), number(n.Overdue), number(n.Untracked))
}

func tasksOf(rows []TaskRow) []*assess.Task {
	tasks := make([]*assess.Task, len(rows))
	for i, r := range rows {
		tasks[i] = r.Task
	}
	return tasks
}

func (v *StatusView) attentionList(tasks []*assess.Task) *doc.Entries {
	list := &doc.Entries{}
	for _, t := range tasks[:min(attentionShown, len(tasks))] {
		list.Items = append(list.Items, attentionEntry(v.Context, t))
	}
	if rest := len(tasks) - attentionShown; rest > 0 {
		list.More = seen(fmt.Sprintf("and %d more", rest), v.seeRest(tasks))
	}
	return list
}

// seen is a line with the command that shows more of what it says.
func seen(words, command string) doc.Line {
	return doc.Line{{Text: words, Tone: doc.Muted}, {Text: ": " + command, Tone: doc.Muted, Command: true}}
}

// seeRest is the command that lists what the status leaves out.
func (v *StatusView) seeRest(tasks []*assess.Task) string {
	all := !slices.ContainsFunc(tasks, func(t *assess.Task) bool { return !t.Overdue })
	if all && v.Filter.IsZero() {
		return "improve overdue"
	}
	command := "improve status --oneline"
	for _, part := range []struct{ flag, value string }{
		{"ambition", v.Filter.Ambition}, {"lead", v.Filter.Lead}, {"plan", v.Filter.Plan}, {"rating", v.Filter.Rating},
	} {
		if part.value != "" {
			command += " --" + part.flag + " " + part.value
		}
	}
	if v.Filter.Overdue {
		command += " --overdue"
	}
	return command
}

// taskEntry is a task in a line: its letter, id and title, and how late it is.
func taskEntry(t *assess.Task) doc.Entry {
	return doc.Entry{Mark: doc.Toned(tone(t.Rating), mark(t)), ID: t.ID.Value, Title: doc.Text(t.Title.Value),
		Aside: lateness(t),
		Ref:   about("task", t.ID.Value)}
}

// attentionEntry is a task that needs attention, in two lines.
func attentionEntry(c *Context, t *assess.Task) doc.Entry {
	entry, detail := taskEntry(t), c.names().leads(t)
	for _, phrase := range trouble(c, t) {
		detail = append(detail, doc.Span{Text: " · " + phrase, Tone: doc.Muted})
	}
	entry.Detail = []doc.Line{detail}
	return entry
}

// lateness is how late a task is, or when it falls due.
func lateness(t *assess.Task) doc.Line {
	switch {
	case t.Overdue:
		return doc.Toned(doc.Strong, count(t.OverdueDays, "day")+" late")
	case t.Ended != nil:
		return doc.Toned(doc.Muted, t.Ended.Words())
	case t.Due.IsZero():
		return doc.Toned(doc.Muted, "no target")
	case t.Complete():
		return doc.Toned(doc.Muted, "complete")
	}
	return doc.Text("due " + t.Target.Date.Words())
}

// trouble says what is wrong with the tracking of a task, in phrases.
func trouble(c *Context, t *assess.Task) []string {
	var phrases []string
	switch {
	case t.Tracked:
		phrases = append(phrases, "tracked, forecast "+t.Forecast.Date.Words())
	case len(t.Missing) > 0:
		phrases = append(phrases, "no "+diag.Or(lacking(t)))
	}
	switch {
	case t.Lapsed:
		phrases = append(phrases, fmt.Sprintf("rating lapsed: %s is %d days old", t.Reported, t.RatedAge))
	case t.Stale:
		phrases = append(phrases, fmt.Sprintf("rating stale: %d days old", t.RatedAge))
	}
	if t.Suspect() {
		phrases = append(phrases, "suspect: its "+joined(t.Changed...)+" changed since the board saw it")
	}
	for _, fault := range t.Faults {
		phrases = append(phrases, fmt.Sprintf("its %s could not be read (%s)", fault.Value, c.Cite(fault.Pos)))
	}
	return phrases
}

func (v *StatusView) explanations() []doc.Block {
	var blocks []doc.Block
	for _, row := range v.Tasks {
		entry := taskEntry(row.Task)
		blocks = append(blocks, &doc.Entries{Items: []doc.Entry{entry}}, reasonList(row.Explanation))
	}
	return blocks
}

// footnotes are what the figures above do not say.
func (v *StatusView) footnotes() []doc.Line {
	var lines []doc.Line
	say := func(format string, args ...any) {
		lines = append(lines, doc.Toned(doc.Muted, fmt.Sprintf(format, args...)))
	}
	if n := v.Totals.DueSoon; n > 0 && v.Filter.IsZero() {
		words := fmt.Sprintf("%s %s due %s", count(n, "task"), oneOrMore(n, "falls", "fall"), v.soon())
		lines = append(lines, seen(words, "improve overdue --due-soon"))
	}
	if n := v.Totals.CompleteImpactNotShown; n > 0 {
		say("%s complete, and no impact on children shown yet.", countOf(n, "task is", "tasks are"))
	}
	if n := v.Totals.Suspect; n > 0 {
		lines = append(lines, seen(countOf(n, "task is", "tasks are")+" suspect, changed after a board",
			"improve check --rule task/suspect"))
	}
	lines = append(lines, muted(lifeNotes(v.Context, tasksOf(v.Tasks)))...)
	left := v.Context.Assessment.Left
	if left.Tasks > 0 {
		say("%s of a later plan %s not counted.", count(left.Tasks, "task"), oneOrMore(left.Tasks, "is", "are"))
	}
	if left.Ambitions > 0 {
		say("%s %s no task yet on this date.", count(left.Ambitions, "ambition"),
			oneOrMore(left.Ambitions, "has", "have"))
	}
	if words := coloursWords(v.Colours); words != "" && v.Filter.IsZero() {
		say("What ratings have meant: %s", words)
	}
	if last := v.Context.Assessment.LastMeeting; !last.IsZero() {
		say("Change is against the board of %s.", last.Words())
	}
	lines = append(lines, v.key()...)
	return lines
}

func (v *StatusView) soon() string {
	if v.NextMeeting.IsZero() {
		return fmt.Sprintf("within %d days", v.Context.Programme.Policy.CycleDays)
	}
	return "by the next board"
}

// byDatesNote says what the mark * is.
const byDatesNote = "* worked out from dates; no rating, or a better one, was reported."

// byDatesKey explains the mark * on a page that has it and no key of letters.
func byDatesKey(starred bool) []doc.Block {
	if !starred {
		return nil
	}
	return []doc.Block{notes(muted([]string{byDatesNote}))}
}

// key explains every letter and mark on the page.
func (v *StatusView) key() []doc.Line {
	var lines []doc.Line
	starred := slices.ContainsFunc(v.Tasks, func(r TaskRow) bool { return onlyComputed(r.Task) })
	switch {
	case starred && !everRated(tasksOf(v.Tasks)):
		lines = append(lines, doc.Toned(doc.Muted,
			"No task here has ever been rated: the ratings marked * are computed from dates."))
	case starred:
		lines = append(lines, doc.Toned(doc.Muted, byDatesNote))
	}
	return append(lines, partKey(v.Totals.Ended > 0))
}

// Lines are the tasks, one to a line; Summary the totals on one line.
func (v *StatusView) Lines() []string {
	lines := make([]string, len(v.Tasks))
	for i, row := range v.Tasks {
		lines[i] = row.Line()
	}
	return lines
}

// Summary is the totals as one line for a shell prompt.
func (v *StatusView) Summary() string {
	var parts []string
	for _, p := range shownParts(v.Totals, v.Totals.Ended > 0) {
		parts = append(parts, fmt.Sprintf("%s%d", p.Letter, p.Count))
	}
	line := fmt.Sprintf("%s overdue=%d untracked=%d as-at=%s", strings.Join(parts, " "), v.Totals.Overdue,
		v.Totals.Untracked, v.AsAt)
	if v.Errors > 0 {
		line += fmt.Sprintf(" errors=%d", v.Errors)
	}
	return line
}
