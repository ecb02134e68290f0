package report

import (
	"cmp"
	"fmt"
	"slices"

	"improve/internal/assess"
	"improve/internal/change"
	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/programme"
)

// HomeView is the first page of a site: where the programme is, what changed since the board
// before, and the latest update.
type HomeView struct {
	Head
	Organisation string         `json:"organisation"`
	Totals       assess.Totals  `json:"totals"`
	Ambitions    []AmbitionRow  `json:"ambitions"`
	Since        programme.Date `json:"since"`   // of the changes: the board before; null where there was none
	Changes      []Change       `json:"changes"` // those that matter most first
	Latest       *PostedRow     `json:"latest"`  // null where nothing is posted
	Boards       int            `json:"boards"`  // that have a page of their own

	Status *StatusView `json:"-"`
}

// Home makes the first page of a site.
func Home(c *Context) (View, error) {
	v := &HomeView{Head: c.head(), Organisation: c.Programme.Organisation.Value, Changes: []Change{},
		Status: Status(c, Filter{}, false), Boards: len(BoardDays(c))}
	v.Totals, v.Ambitions = v.Status.Totals, v.Status.Ambitions
	if rows := postedRows(c); len(rows) > 0 {
		v.Latest = &rows[0]
	}
	if last := c.Assessment.LastMeeting; !last.IsZero() {
		v.Since = last
		made, err := changes(c, Options{})
		if err != nil {
			return nil, err
		}
		v.Changes = made.(*ChangesView).all()
	}
	return v, nil
}

// weighty are the kinds of change that readers ask for first, in this order.
var weighty = []change.Kind{"overdue", change.Slipped, change.Worse, change.Reopened, change.Ends, change.Held,
	change.Completed, change.Better, change.Decision}

// homeChanges is how many changes the first page has room for.
const homeChanges = 6

// all are all changes, those that matter most first.
func (v *ChangesView) all() []Change {
	all := slices.Clone(v.Findings)
	for _, a := range v.Ambitions {
		all = append(all, a.Changes...)
	}
	all = append(all, v.Meetings...)
	weight := func(c Change) int {
		if i := slices.Index(weighty, c.Kind); i >= 0 {
			return i
		}
		return len(weighty)
	}
	slices.SortStableFunc(all, func(a, b Change) int { return cmp.Compare(weight(a), weight(b)) })
	return all
}

// Table is the ambitions with their figures.
func (v *HomeView) Table() *doc.Table { return v.Status.ambitionTable() }

// Document is the page.
func (v *HomeView) Document() doc.Document {
	page := v.page("Where we are")
	if v.Organisation != "" {
		page.Subtitle = append([]doc.Line{doc.Text(v.Organisation)}, page.Subtitle...)
	}
	page.Blocks = append(page.Blocks, say("%s", v.inShort()))
	if len(v.Totals.Parts()) > 0 && v.Totals.Tasks > 0 {
		table := v.Status.ambitionTable()
		table.Key = ratingKey(v.Totals.Ended > 0)
		page.Blocks = append(page.Blocks, heading("Ratings by ambition"), table)
		if none := unratedNote(v.Status); none != "" {
			page.Blocks = append(page.Blocks, say("%s", none))
		}
	}
	page.Blocks = append(page.Blocks, v.changed()...)
	page.Blocks = append(page.Blocks, v.latest()...)
	if lines := muted(lifeNotes(v.Context, v.Context.Assessment.Tasks)); len(lines) > 0 {
		page.Blocks = append(page.Blocks, heading("Notes"), notes(append(lines, v.notKnownYet()...)))
	}
	return page
}

// unratedNote says that no lead has rated anything, so that all letters come from dates.
func unratedNote(v *StatusView) string {
	for _, t := range v.Tasks {
		if !t.RatedOn.IsZero() {
			return ""
		}
	}
	return "No task has been rated by who leads it: every rating marked * is worked out from dates alone."
}

// pastDate says how many tasks are past their date.
func pastDate(n int) string { return noneOr(n) + " past " + oneOrMore(n, "its", "their") + " date" }

// inShort is where the programme is in a sentence or two.
func (v *HomeView) inShort() string {
	n, soon := v.Totals, "by the next board"
	if v.NextMeeting.IsZero() {
		soon = "soon"
	}
	return fmt.Sprintf("%s, %s. %s.", countOf(len(v.Ambitions), "ambition", "ambitions"), count(n.Tasks, "task"),
		diag.UpperFirst(joined(noneOr(n.B)+" complete", pastDate(n.Overdue), noneOr(n.DueSoon)+" due "+soon)))
}

func (v *HomeView) changed() []doc.Block {
	if v.Since.IsZero() {
		return nil
	}
	blocks := []doc.Block{heading("What changed since " + v.Since.Words())}
	if len(v.Changes) == 0 {
		return append(blocks, say("Nothing that the record holds."))
	}
	list, more := &doc.List{}, "Each change, by ambition"
	for _, ch := range v.Changes[:min(homeChanges, len(v.Changes))] {
		list.Items = append(list.Items, doc.Item{Line: ch.line()})
	}
	if len(v.Changes) > homeChanges {
		more = fmt.Sprintf("All %d changes, by ambition", len(v.Changes))
	}
	return append(blocks, list, &doc.Paragraph{Line: doc.Line{{Text: more, Ref: about("paper", "changes")}}})
}

func (v *HomeView) latest() []doc.Block {
	if v.Latest == nil {
		return nil
	}
	l := v.Latest
	return []doc.Block{heading("Latest update"), &doc.Entries{Items: []doc.Entry{{Title: doc.Text(l.Title),
		Aside: doc.Toned(doc.Muted, l.postedWords()), Ref: about("update", l.ID)}}},
		&doc.Paragraph{Line: doc.Line{
			{Text: fmt.Sprintf("All %s", count(l.Of, "update")), Ref: about("list", "updates")},
			{Text: " · "}, {Text: "What each board was told, and what was so", Ref: about("paper", "told")}}}}
}

// notKnownYet says what of the files belongs to a later day.
func (v *HomeView) notKnownYet() []doc.Line {
	left := v.Context.Assessment.Left
	var lines []string
	if left.Tasks > 0 {
		lines = append(lines, fmt.Sprintf("%s of a later plan %s not counted.", count(left.Tasks, "task"),
			oneOrMore(left.Tasks, "is", "are")))
	}
	return muted(lines)
}
