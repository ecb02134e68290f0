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

	Ambition string `json:"-"` // only this one
}

// SlipTotals are figures of several tasks. A task is complete by its first date where it
// is by the last of those first promised; the ledger counts each date by itself.
type SlipTotals struct {
	Tasks    int `json:"tasks"` // with a date
	NoDate   int `json:"no_date"`
	Moved    int `json:"moved"` // tasks of which a target moved, either way
	Moves    int `json:"moves"`
	Slipped  int `json:"slipped"`
	Days     int `json:"slipped_days"` // the sum over the tasks
	Complete int `json:"complete"`
	InTime   int `json:"complete_by_first_date"`
	assess.Ledger
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
	Kept        *bool          `json:"complete_by_first_date"` // null where that is unknown
	Dates       []SlipDate     `json:"first_dates"`            // those that go on in another task are there

	Task     *assess.Task     `json:"-"`
	Promises []assess.Promise `json:"-"`
}

// SlipDate is a date as first promised, and what became of it.
type SlipDate struct {
	First  programme.Date `json:"first"`
	Target programme.Date `json:"target"`
	MetOn  programme.Date `json:"met_on"`
	Fate   assess.Fate    `json:"fate"`
}

// SlipMove is one move of a target.
type SlipMove struct {
	On      programme.Date `json:"on"`
	Meeting string         `json:"meeting"`
	From    programme.Date `json:"from"` // null where it is the task's first date
	To      programme.Date `json:"to"`
	Days    int            `json:"days"`           // negative where it was brought forward
	Late    int            `json:"days_after_due"` // that the date had passed when it was moved, 0 where it had not
	Reason  string         `json:"reason"`
}

func slips(c *Context, o Options) (View, error) {
	v := &SlipsView{Head: c.head(), Tasks: []SlipRow{}, Ambitions: []SlipSum{}, Leads: []SlipSum{},
		Ambition: o.Ambition}
	for _, t := range (Filter{Ambition: o.Ambition}).Apply(c.Assessment.Tasks) {
		row, dated := slipRow(c, t)
		v.Totals.count(row, dated)
		v.Ambitions = tallied(v.Ambitions, t.Ambition.ID.Value, ambitionName(t.Ambition.Ambition), row, dated)
		for _, lead := range t.Leads {
			v.Leads = tallied(v.Leads, lead.Value, c.names().person(lead.Value), row, dated)
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
		Moves: []SlipMove{}, Dates: []SlipDate{}, Task: t}
	if len(t.Targets) == 0 {
		return row, false
	}
	row.Promises = c.Assessment.Promises(t)
	for _, p := range row.Promises {
		row.Dates = append(row.Dates, SlipDate{p.First, p.Target.Current.Date, p.MetOn, p.Fate})
	}
	for _, target := range t.Targets {
		if first := target.First(); row.First.IsZero() || first.After(row.First) {
			row.First = first
		}
		for _, m := range target.Moves {
			u := m.Entry.Update
			row.Moves = append(row.Moves, SlipMove{On: u.Date.Date, Meeting: c.names().group(u.Meeting.Value),
				From: m.From, To: m.To, Days: m.Days, Late: daysLate(c, m), Reason: m.Reason.Value})
		}
	}
	slices.SortStableFunc(row.Moves, func(a, b SlipMove) int { return a.On.Compare(b.On) })
	row.Target, row.CompleteOn = t.Target.Date, t.CompleteSince()
	if !row.CompleteOn.IsZero() && !slices.ContainsFunc(row.Promises, before) {
		kept := !row.CompleteOn.After(row.First)
		row.Kept = &kept
	}
	return row, true
}

// before reports whether a date was met before the record began, which does not say when.
func before(p assess.Promise) bool { return p.Fate == assess.MetBefore }

// tallied adds a task to the figures of what it belongs to.
func tallied(sums []SlipSum, id, name string, row SlipRow, dated bool) []SlipSum {
	at := slices.IndexFunc(sums, func(s SlipSum) bool { return s.ID == id })
	if at < 0 {
		at = len(sums)
		sums = append(sums, SlipSum{ID: id, Name: name})
	}
	sums[at].count(row, dated)
	return sums
}

func (s *SlipTotals) count(row SlipRow, dated bool) {
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
	if !row.CompleteOn.IsZero() {
		s.Complete++
	}
	if row.Kept != nil && *row.Kept {
		s.InTime++
	}
	s.Add(row.Promises)
}

// Table is the ledger, a row for each move and one for each task that never
// moved.
func (v *SlipsView) Table() *doc.Table {
	t := &doc.Table{Caption: "Slip ledger", Columns: columns("id", "ambition", "title", "leads", "first", "target",
		"slipped_days", "complete_on", "complete_by_first_date",
		"on", "meeting", "from", "to", "days", "reason", "days_after_due", "first_dates", "met_on", "fates")}
	for _, r := range v.Tasks {
		kept := doc.Cell{}
		if r.Kept != nil {
			kept = yesNo(*r.Kept)
		}
		row := []doc.Cell{cell(r.ID), cell(r.Ambition), cell(r.Title), cell(strings.Join(r.Leads, "; ")),
			dated(r.First), dated(r.Target), number(r.SlippedDays), dated(r.CompleteOn), kept}
		if len(r.Moves) == 0 {
			t.Rows = append(t.Rows, slices.Concat(row, make([]doc.Cell, 7), r.fates()))
		}
		for _, m := range r.Moves {
			t.Rows = append(t.Rows, slices.Concat(row, []doc.Cell{dated(m.On), cell(m.Meeting), dated(m.From),
				dated(m.To), number(m.Days), cell(m.Reason), number(m.Late)}, r.fates()))
		}
	}
	return t
}

// fates are the dates first promised of a task, when each was met, and what became of it:
// three cells, each with one entry for every date.
func (r SlipRow) fates() []doc.Cell {
	var first, met, fates []string
	for _, d := range r.Dates {
		first, met, fates = append(first, d.First.String()), append(met, d.MetOn.String()),
			append(fates, string(d.Fate))
	}
	return []doc.Cell{cell(strings.Join(first, "; ")), cell(strings.Join(met, "; ")), cell(strings.Join(fates, "; "))}
}

// Document is the ledger as a page.
func (v *SlipsView) Document() doc.Document {
	page := v.paper("Slip ledger")
	page.Blocks = append(page.Blocks, v.summary()...)
	if v.Totals.Moved > 0 {
		page.Blocks = append(page.Blocks, heading("Targets that moved"), v.moved())
	}
	if v.Totals.Dates > 0 {
		page.Blocks = append(page.Blocks, heading("Each date first promised"), v.dates())
	}
	if v.Totals.Tasks > 0 {
		page.Blocks = append(page.Blocks, heading("By ambition"), sumTable("Ambition", "ambition", v.Ambitions))
	}
	if len(v.Leads) > 0 && v.Totals.Tasks > 0 {
		page.Blocks = append(page.Blocks, heading("By lead"), sumTable("Lead", "person", v.Leads),
			notes([]doc.Line{doc.Toned(doc.Muted, "A task with several leads counts for each.")}))
	}
	page.Blocks = append(page.Blocks, endedNotes(v.Context, v.Ambition)...)
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
		add("Of %s, %d %s complete by the date first promised%s.",
			countOf(t.Complete, "complete task", "complete tasks"), t.InTime,
			oneOrMore(t.InTime, "was", "were"), v.unknownWhen())
	}
	if t.Dates > 0 {
		add("%s", datesKept(v.Context, t.Ledger))
	}
	if words := datesAhead(t.Ledger); words != "" {
		add("%s", words)
	}
	if t.NoDate > 0 {
		add("%s no date.", countOf(t.NoDate, "task has", "tasks have"))
	}
	return bullets(texts)
}

// unknownWhen says of how many complete tasks nobody wrote since when they are complete.
func (v *SlipsView) unknownWhen() string {
	n := 0
	for _, r := range v.Tasks {
		if !r.CompleteOn.IsZero() && r.Kept == nil {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("; %s complete before this record began, and it does not say when", countOf(n, "was", "were"))
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
		if old := r.Task.Continued; old != nil {
			e.Detail = append(e.Detail, doc.Text("Continues "+old.ID.Value+", first promised for "+r.First.Words()))
		}
		for _, m := range r.Moves {
			_, how := change.Move(m.From, m.To)
			if m.Late > 0 {
				how += ", " + count(m.Late, "day") + " after it fell due"
			}
			e.Detail = append(e.Detail, doc.Line{{Text: m.decided() + ": ", Tone: doc.Strong},
				{Text: how + ". " + m.Reason}})
		}
		entries.Items = append(entries.Items, e)
	}
	return entries
}

// decided is where a move was decided, and when; of one told before the record began, when
// it was told.
func (m SlipMove) decided() string {
	if m.Meeting == "" {
		return "Before this record began, as told on " + m.On.Words()
	}
	return m.Meeting + ", " + m.On.Words()
}

// daysLate is how many days a date had passed when it was moved; 0 where it had not, where
// there was none, and where it moved before the record began: nobody wrote on which day.
func daysLate(c *Context, m assess.Move) int {
	if u := m.Entry.Update; !m.From.IsZero() && !c.Programme.ToldBefore(u) {
		return max(0, u.Date.Date.DaysSince(m.From))
	}
	return 0
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
			number(s.Days), number(s.Complete), number(s.InTime)})
	}
	return t
}
