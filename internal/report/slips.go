package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/change"
	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/programme"
)

// SlipsView is the slip ledger: what was first promised for when, each move with
// the decision behind it, and how often first dates were kept.
type SlipsView struct {
	Head
	Totals    SlipTotals `json:"totals"`
	Tasks     []SlipRow  `json:"tasks"` // all that have a date, those that slipped most first
	Ambitions []SlipSum  `json:"ambitions"`
	Leads     []SlipSum  `json:"leads"`
}

// SlipTotals are figures of several tasks. A first date is the last of those
// that the plan gives a task, or that a meeting gave it first.
type SlipTotals struct {
	Tasks    int `json:"tasks"` // with a date
	NoDate   int `json:"no_date"`
	Moved    int `json:"moved"` // tasks of which a target moved, either way
	Moves    int `json:"moves"`
	Slipped  int `json:"slipped"`
	Days     int `json:"slipped_days"` // the sum over the tasks
	Complete int `json:"complete"`
	Kept     int `json:"complete_by_first_date"`
	Passed   int `json:"first_dates_passed"` // whose first date lies before the day
	InTime   int `json:"first_dates_kept"`   // of those
}

// SlipSum are the figures of an ambition, or of a lead.
type SlipSum struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	SlipTotals
}

// SlipRow is one task of the ledger.
type SlipRow struct {
	ID          string         `json:"id"`
	Ambition    string         `json:"ambition"`
	Title       string         `json:"title"`
	Leads       []string       `json:"leads"`
	First       programme.Date `json:"first"` // the date first promised
	Target      programme.Date `json:"target"`
	SlippedDays int            `json:"slipped_days"`
	Moves       []SlipMove     `json:"moves"`
	CompleteOn  programme.Date `json:"complete_on"`
	Kept        *bool          `json:"complete_by_first_date"` // null where it is not complete

	Task *assess.Task `json:"-"`
}

// SlipMove is one move of a target.
type SlipMove struct {
	On      programme.Date `json:"on"`
	Meeting string         `json:"meeting"`
	From    programme.Date `json:"from"` // null where it is the task's first date
	To      programme.Date `json:"to"`
	Days    int            `json:"days"` // negative where it was brought forward
	Reason  string         `json:"reason"`
}

func slips(c *Context, o Options) (View, error) {
	v := &SlipsView{Head: c.head(), Tasks: []SlipRow{}, Ambitions: []SlipSum{}, Leads: []SlipSum{}}
	for _, t := range (Filter{Ambition: o.Ambition}).Apply(c.Assessment.Tasks) {
		row, dated := slipRow(c, t)
		v.Totals.count(row, dated, c.Assessment.AsAt)
		v.Ambitions = tallied(v.Ambitions, t.Ambition.ID.Value, ambitionName(t.Ambition.Ambition), row, dated,
			c.Assessment.AsAt)
		for _, lead := range t.Leads {
			v.Leads = tallied(v.Leads, lead.Value, c.names().person(lead.Value), row, dated, c.Assessment.AsAt)
		}
		if dated {
			v.Tasks = append(v.Tasks, row)
		}
	}
	slices.SortStableFunc(v.Tasks, func(a, b SlipRow) int {
		return cmp.Or(cmp.Compare(b.SlippedDays, a.SlippedDays), cmp.Compare(len(b.Moves), len(a.Moves)))
	})
	slices.SortStableFunc(v.Leads, func(a, b SlipSum) int { return cmp.Compare(b.Days, a.Days) })
	return v, nil
}

// slipRow is a task's line; false where it never had a date.
func slipRow(c *Context, t *assess.Task) (SlipRow, bool) {
	row := SlipRow{ID: t.ID.Value, Ambition: t.Ambition.ID.Value, Title: t.Title.Value,
		Leads: append([]string{}, programme.Values(t.Leads)...), SlippedDays: t.SlippedDays,
		Moves: []SlipMove{}, Task: t}
	if len(t.Targets) == 0 {
		return row, false
	}
	for _, target := range t.Targets {
		first := target.Original.Date
		if first.IsZero() {
			first = target.Moves[0].To
		}
		if row.First.IsZero() || first.After(row.First) {
			row.First = first
		}
		for _, m := range target.Moves {
			u := m.Entry.Update
			row.Moves = append(row.Moves, SlipMove{On: u.Date.Date, Meeting: c.names().group(u.Meeting.Value),
				From: m.From, To: m.To, Days: m.Days, Reason: m.Reason.Value})
		}
	}
	slices.SortStableFunc(row.Moves, func(a, b SlipMove) int { return a.On.Compare(b.On) })
	row.Target, row.CompleteOn = t.Target.Date, completeSince(t)
	if !row.CompleteOn.IsZero() {
		kept := !row.CompleteOn.After(row.First)
		row.Kept = &kept
	}
	return row, true
}

// completeSince is the day of the first of the unbroken run of B ratings that
// stands last; zero where the task is not complete.
func completeSince(t *assess.Task) programme.Date {
	var since programme.Date
	for _, e := range t.Entries {
		switch {
		case e.Rating == programme.Complete && since.IsZero():
			since = e.Update.Date.Date
		case e.Rating != programme.Complete && e.Rating != programme.Unrated:
			since = programme.Date{}
		}
	}
	return since
}

// tallied adds a task to the figures of what it belongs to.
func tallied(sums []SlipSum, id, name string, row SlipRow, dated bool, on programme.Date) []SlipSum {
	at := slices.IndexFunc(sums, func(s SlipSum) bool { return s.ID == id })
	if at < 0 {
		at = len(sums)
		sums = append(sums, SlipSum{ID: id, Name: name})
	}
	sums[at].count(row, dated, on)
	return sums
}

func (s *SlipTotals) count(row SlipRow, dated bool, on programme.Date) {
	if !dated {
		s.NoDate++
		return
	}
	s.Tasks++
	s.Days += row.SlippedDays
	if row.SlippedDays > 0 {
		s.Slipped++
	}
	if n := row.Task.Moves; n > 0 {
		s.Moved++
		s.Moves += n
	}
	if row.Kept != nil {
		s.Complete++
		if *row.Kept {
			s.Kept++
		}
	}
	if row.First.Before(on) {
		s.Passed++
		if row.Kept != nil && *row.Kept {
			s.InTime++
		}
	}
}

// Table is the ledger, a row for each move and one for each task that never
// moved.
func (v *SlipsView) Table() *doc.Table {
	t := &doc.Table{Caption: "Slip ledger", Columns: columns("id", "ambition", "title", "leads", "first", "target",
		"slipped_days", "complete_on", "complete_by_first_date",
		"on", "meeting", "from", "to", "days", "reason")}
	for _, r := range v.Tasks {
		kept := doc.Cell{}
		if r.Kept != nil {
			kept = yesNo(*r.Kept)
		}
		row := []doc.Cell{cell(r.ID), cell(r.Ambition), cell(r.Title), cell(strings.Join(r.Leads, "; ")),
			dated(r.First), dated(r.Target), number(r.SlippedDays), dated(r.CompleteOn), kept}
		if len(r.Moves) == 0 {
			t.Rows = append(t.Rows, append(row, make([]doc.Cell, 6)...))
		}
		for _, m := range r.Moves {
			t.Rows = append(t.Rows, append(slices.Clone(row), dated(m.On), cell(m.Meeting), dated(m.From), dated(m.To),
				number(m.Days), cell(m.Reason)))
		}
	}
	return t
}

// Document is the ledger as a page.
func (v *SlipsView) Document() doc.Document {
	page := v.paper("Slip ledger")
	page.Blocks = append(page.Blocks, v.summary()...)
	if v.Totals.Moved > 0 {
		page.Blocks = append(page.Blocks, heading("Targets that moved"), v.moved())
	}
	if v.Totals.Tasks > 0 {
		page.Blocks = append(page.Blocks, heading("By ambition"), sumTable("Ambition", "ambition", v.Ambitions))
	}
	if len(v.Leads) > 0 && v.Totals.Tasks > 0 {
		page.Blocks = append(page.Blocks, heading("By lead"), sumTable("Lead", "person", v.Leads),
			notes([]doc.Line{doc.Toned(doc.Muted, "A task with several leads counts for each.")}))
	}
	return page
}

// summary says the ledger in sentences.
func (v *SlipsView) summary() []doc.Block {
	t := v.Totals
	var texts []string
	add := func(format string, args ...any) { texts = append(texts, fmt.Sprintf(format, args...)) }
	switch {
	case t.Tasks == 0:
		add("No task has a date.")
	case t.Moved == 0:
		add("No target has moved, of %s.", count(t.Tasks, "task"))
	default:
		add("The targets of %d of %s moved, %s: together %s later than first promised.",
			t.Moved, count(t.Tasks, "task"),
			times(t.Moves), count(t.Days, "day"))
	}
	if t.Complete > 0 {
		add("Of %s, %d %s complete by the date first promised.", countOf(t.Complete, "complete task", "complete tasks"),
			t.Kept, oneOrMore(t.Kept, "was", "were"))
	}
	switch {
	case t.Passed > 0 && !anyRated(v.Context):
		add("No task has ever been rated, so it is unknown whether the %s passed %s kept.",
			countOf(t.Passed, "first date that has", "first dates that have"), oneOrMore(t.Passed, "was", "were"))
	case t.Passed > 0:
		add("Of %s that have passed, %d %s kept.", countOf(t.Passed, "first date", "first dates"), t.InTime,
			oneOrMore(t.InTime, "was", "were"))
	}
	if t.NoDate > 0 {
		add("%s no date.", countOf(t.NoDate, "task has", "tasks have"))
	}
	return bullets(texts)
}

// moved are the tasks of which a target moved, each move with its decision.
func (v *SlipsView) moved() *doc.Entries {
	entries := &doc.Entries{}
	for _, r := range v.Tasks {
		if r.Task.Moves == 0 {
			continue
		}
		e := taskEntry(r.Task)
		e.Mark, e.Aside = nil, doc.Toned(doc.Strong, slippedWords(r))
		e.Detail = append(e.Detail, v.Context.names().leads(r.Task))
		for _, m := range r.Moves {
			_, how := change.Move(m.From, m.To)
			if after := m.afterDue(); after > 0 {
				how += ", " + count(after, "day") + " after it fell due"
			}
			e.Detail = append(e.Detail, doc.Line{{Text: m.Meeting + ", " + m.On.Words() + ": ", Tone: doc.Strong},
				{Text: how + ". " + m.Reason}})
		}
		entries.Items = append(entries.Items, e)
	}
	return entries
}

// afterDue is how many days the date had passed when it was moved; 0 where it had not.
func (m SlipMove) afterDue() int {
	if m.From.IsZero() {
		return 0
	}
	return max(0, m.On.DaysSince(m.From))
}

func slippedWords(r SlipRow) string {
	if r.SlippedDays == 0 {
		return "no later"
	}
	return count(r.SlippedDays, "day") + " later"
}

// sumTable is the figures of several ambitions or leads.
func sumTable(of, kind string, sums []SlipSum) *doc.Table {
	t := &doc.Table{Caption: "Slips by " + diag.LowerFirst(of), Columns: []doc.Column{{Title: of, Flexible: true}}}
	for _, title := range []string{"Tasks", "Moved", "Moves", "Days later", "Complete", "By first date"} {
		t.Columns = append(t.Columns, doc.Column{Title: title, Align: doc.Right})
	}
	for _, s := range sums {
		t.Rows = append(t.Rows, []doc.Cell{linked(kind, s.ID, s.Name), number(s.Tasks), number(s.Moved),
			number(s.Moves),
			number(s.Days), number(s.Complete), number(s.Kept)})
	}
	return t
}
