package report

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/programme"
)

// PositionRow is what a meeting was told, and what the record said on that day.
type PositionRow struct {
	On      programme.Date   `json:"on"`
	Of      string           `json:"of"` // programme, or an ambition's number
	Rating  programme.Rating `json:"rating"`
	Words   string           `json:"words"`
	By      Named            `json:"by"`
	Note    string           `json:"note"`
	Record  string           `json:"record"` // empty where nothing is computed for that day
	Greener bool             `json:"greener"`
	Dates   *DatesRow        `json:"dates"` // null where nothing is computed for that day
	// Known counts the tasks against a greener position that somebody had rated A or R by
	// then; Otherwise is who first said something else afterwards.
	Known     int           `json:"known_behind"`
	Otherwise *OtherwiseRow `json:"said_otherwise"`
	Sentence  string        `json:"sentence"` // all of it, for somebody who has seen nothing else

	Position *assess.Position `json:"-"` // nil where nothing is computed for that day
}

// DatesRow is what target dates say on a day, whatever anybody said.
type DatesRow struct {
	Open    int `json:"open"`
	Overdue int `json:"overdue"`
	Long    int `json:"overdue_long"`
	After   int `json:"long_after_days"` // more than so many days are long
}

// OtherwiseRow is who first said something else than a meeting was told.
type OtherwiseRow struct {
	On     programme.Date   `json:"on"`
	Days   int              `json:"days"` // after the meeting
	Task   Optional         `json:"task"` // null where a meeting was told
	Rating programme.Rating `json:"rating"`
	Words  string           `json:"words"`
}

// positionRows are what an update says that its meeting was told. Of a day that the
// assessment does not reach, or of before the record began, there is nothing to set beside it.
func positionRows(c *Context, u *programme.Update) []PositionRow {
	rows := []PositionRow{}
	then := c.Assessment.PositionsIn(u)
	for i := range u.Positions {
		p := &u.Positions[i]
		row := PositionRow{On: u.Date.Date, Of: p.Of.Value, Rating: p.Rating, Words: p.Words.Value,
			By: c.names().named(p.By.Value), Note: noted(&p.Meta)}
		if len(then) > 0 && !then[i].Then.BeforeAdoption() {
			row.beside(c, &then[i])
		}
		row.Sentence = row.sentence(c, u)
		rows = append(rows, row)
	}
	return rows
}

// beside sets what the record said beside what the meeting was told.
func (r *PositionRow) beside(c *Context, p *assess.Position) {
	r.Position, r.Record, r.Greener, r.Known = p, p.Record(), p.Greener, len(p.Known)
	dates := DatesRow(p.Then.Dates(p.Tasks()))
	r.Dates = &dates
	o := c.Assessment.Otherwise(p)
	if o == nil {
		return
	}
	r.Otherwise = &OtherwiseRow{On: o.Update.Date.Date, Days: o.Days, Task: Optional(o.Task), Rating: o.Rating}
	switch {
	case o.Task == "":
		r.Otherwise.Words = c.meetingOf(o.Update) + " was told " + o.Rating.String()
	case o.Rating == programme.Unrated:
		r.Otherwise.Words = "the board moved the date of task " + o.Task
	default:
		r.Otherwise.Words = "task " + o.Task + " was rated " + o.Rating.String()
	}
}

// meetingOf is whose meeting an update minutes.
func (c *Context) meetingOf(u *programme.Update) string {
	if !u.Meeting.Given() {
		return "a meeting"
	}
	return "the " + c.names().group(u.Meeting.Value)
}

// about is what a position is of, as a heading has it.
func (r *PositionRow) about(c *Context) Named {
	if r.Of == assess.OfProgramme {
		return Named{Name: "Programme"}
	}
	name := "Ambition " + doc.Line(c.names().ambitionLine(r.Of)).String()
	return Named{name, about("ambition", r.Of)}
}

// sentence is what was told and what was so, for a newspaper: "14 January 2020. Told: “actions
// are on track”. By the dates that day: 17 of 34 tasks past their date, 5 by more than six weeks."
func (r *PositionRow) sentence(c *Context, u *programme.Update) string {
	head := []string{r.On.Words()}
	if !c.Programme.MinutesBoard(u) {
		head = append(head, strings.TrimPrefix(c.meetingOf(u), "the "))
	}
	if r.Of != assess.OfProgramme {
		head = append(head, diag.LowerFirst(r.about(c).Name))
	}
	words := strings.Join(head, ", ") + ". Told: “" + strings.TrimSuffix(r.Words, ".") + "”."
	if so := r.so(); so != "" {
		words += " By the dates that day: " + so + "."
	}
	return words
}

// so is what the dates said that day and, of an ambition, its rating; empty where nothing is
// computed.
func (r *PositionRow) so() string {
	if r.Dates == nil {
		return ""
	}
	words := r.Dates.words(len(r.Position.Tasks()))
	if a := r.Position.Ambition; a != nil && a.Rating != programme.Unrated {
		words += "; rated " + a.Rating.String()
	}
	return words
}

// words say how many tasks were past their date, of how many; all is how many tasks there
// were, open or not.
func (d *DatesRow) words(all int) string {
	kind := "open task"
	if d.Open == all {
		kind = "task"
	}
	switch {
	case d.Open == 0:
		return "no task was open"
	case d.Overdue == 0:
		return "none of " + count(d.Open, kind) + " was past its date"
	}
	words := fmt.Sprintf("%d of %s past %s date", d.Overdue, count(d.Open, kind),
		oneOrMore(d.Overdue, "its", "their"))
	long := fmt.Sprint(d.Long)
	switch {
	case d.Long == 0:
		return words
	case d.Long == d.Overdue && d.Long > 1:
		long = "all"
	case d.Long == d.Overdue:
		return words + ", by more than " + lapse(d.After)
	}
	return words + ", " + long + " by more than " + lapse(d.After)
}

// lapse is a number of days as people say it: 42 days are six weeks.
func lapse(days int) string {
	switch {
	case days == 7:
		return "a week"
	case days > 0 && days%7 == 0:
		return numberWord(days/7) + " weeks"
	}
	return count(days, "day")
}

// after says whether somebody knew that it was otherwise, or when somebody first said so;
// empty where the position was not greener than the record.
func (r *PositionRow) after(day programme.Date) string {
	since := day.DaysSince(r.On)
	switch {
	case !r.Greener:
		return ""
	case r.Known > 0:
		return fmt.Sprintf("Already that day %d of %s tasks %s rated behind or off track.", r.Known,
			r.these(), oneOrMore(r.Known, "was", "were"))
	case r.Otherwise != nil:
		return fmt.Sprintf("%s later, %s, %s.", diag.UpperFirst(count(r.Otherwise.Days, "day")),
			r.Otherwise.On.When(), r.Otherwise.Words)
	case since == 0:
		return "No rating of " + r.these() + " tasks says otherwise that day."
	}
	return fmt.Sprintf("In the %s since then no rating, moved date or later statement in this record says otherwise.",
		count(since, "day"))
}

// these are the tasks that speak against it.
func (r *PositionRow) these() string {
	if r.Of == assess.OfProgramme {
		return "these"
	}
	return "its"
}

// told is what was said, with its letter, who said it and what is noted about it.
func (r *PositionRow) told() string {
	words := "“" + r.Words + "”"
	if r.Rating != programme.Unrated {
		words += " (" + r.Rating.String() + ")"
	}
	rest := []string{r.Note}
	if r.By.Name != "" {
		rest = append(rest, "Told by "+r.By.Name)
	}
	return sentences(append([]string{words}, rest...))
}

// sides are what was told and what was so, the cells of a table side by side.
func (r *PositionRow) sides() []doc.Cell {
	return []doc.Cell{cell(r.told()), cell(orNone(r.so(), "not published, or before this record began")),
		cell(r.ratings())}
}

// ratings are those of the day, and whether what was told was better.
func (r *PositionRow) ratings() string {
	if r.Position == nil {
		return ""
	}
	words := ratingsOf(r.Position.Totals(), r.Position.Tasks())
	if r.Greener {
		words += ". What was told was better"
	}
	return words
}

// ratingsOf are the ratings of a day that any task had, with * where no lead gave one of them.
func ratingsOf(n assess.Totals, tasks []*assess.Task) string {
	var parts []string
	for _, p := range n.Parts() {
		switch {
		case p.Count == 0:
		case p.Rating == programme.Unrated || p.Ended:
			parts = append(parts, fmt.Sprintf("%s %d", p.Word, p.Count))
		case slices.ContainsFunc(tasks, func(t *assess.Task) bool { return t.Rating == p.Rating && !onlyComputed(t) }):
			parts = append(parts, fmt.Sprintf("%s %d", p.Letter, p.Count))
		default:
			parts = append(parts, fmt.Sprintf("%s* %d", p.Letter, p.Count))
		}
	}
	return strings.Join(parts, ", ")
}

// item is a position in a list: the words that were used, and the record beside them.
func (r PositionRow) item() Item {
	item := Item{ID: "Programme", Text: "“" + r.Words + "”"}
	if r.Of != assess.OfProgramme {
		item.ID, item.Ref = "Ambition "+r.Of, about("ambition", r.Of)
	}
	if r.Rating != programme.Unrated {
		item.State = r.Rating.String()
	}
	more := []string{r.Note}
	if r.By.Name != "" {
		more = append(more, "Told by "+r.By.Name)
	}
	if r.Record != "" {
		more = append(more, "The record of that day says "+r.Record)
	}
	if r.Greener {
		item.State = strings.TrimPrefix(item.State+", better than the record", ", ")
	}
	item.More = sentences(more)
	return item
}

func positionItems(rows []PositionRow) []Item {
	var items []Item
	for _, r := range rows {
		items = append(items, r.item())
	}
	return items
}
