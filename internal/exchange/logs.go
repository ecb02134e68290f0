package exchange

import (
	"cmp"
	"fmt"
	"slices"

	"improve/internal/programme"
	"improve/internal/store"
	"improve/internal/words"
	"improve/internal/workbook"
)

// logAsked is the column of the day, or the meeting, on which an action was asked for.
const logAsked Field = "meeting"

// logFields are the columns of logs of what meetings asked for. "Date" is that of the meeting,
// since what falls due says so.
func logFields() []named {
	fields := []named{{logAsked, append(meetingWords(), "date")}}
	for _, f := range planFields() {
		switch f.field {
		case FieldTitle:
			f.names = append(slices.Clone(f.names), "actions", "action required", "actions required", "action agreed",
				"action point", "description", "task")
		case FieldTarget:
			f.names = slices.DeleteFunc(slices.Clone(f.names), func(n string) bool { return n == "date" })
		case FieldNumber, FieldLeads, FieldRating, FieldCompleted:
		default:
			continue
		}
		fields = append(fields, f)
	}
	return fields
}

// DraftAction is what a meeting asked of somebody before the record began.
type DraftAction struct {
	ID, Text, Owner string
	On, Due, Done   programme.Date // Done is zero while it is open
}

// action reads a row of a log. It is written on the day of its meeting where that is told of
// before the record began; else it is for the minutes, and listed.
func (r *planReader) action(reg *register, n int) {
	title := joinLines(reg.cell(n, FieldTitle).Text)
	if known := r.askedFor(title); known != "" {
		r.draft.Said++
		reg.listRow(n, "the record has this action: "+known)
		return
	}
	on := r.meetingOf(reg, n)
	m, read := r.options.Letters.read(reg.cell(n, FieldRating).Text)
	switch {
	case on.IsZero():
		reg.listRow(n, "the row names no day of a meeting: write it into the minutes that asked for it")
		return
	case !r.told.told(on) || !r.told.told(r.options.day()):
		reg.listRow(n, fmt.Sprintf("what a meeting asks for is written into its minutes: those of %s", on))
		return
	case m.End != "" && m.End != programme.OnHold:
		reg.listRow(n, "the action is not asked for any more")
		return
	}
	reg.take(n, logAsked)
	a := &DraftAction{Text: reg.take(n, FieldTitle), On: on}
	a.ID = r.actionID(reg.take(n, FieldNumber), on)
	as := reg.asTask(n, [2]Field{FieldLeads, FieldLeads}, [2]Field{FieldTarget, FieldTarget})
	a.Owner, a.Due = r.cells.oneOwner(as, "an action has one owner", "no date on which the action falls due")
	r.actionDone(a, reg, n, read && m.Rating == programme.Complete)
	r.draft.Actions = append(r.draft.Actions, a)
}

// listRow says why the cells of a row are not written.
func (r *register) listRow(n int, why string) { r.reasons[n] = why }

// askedFor is the id of the record's action with these words.
func (r *planReader) askedFor(title string) string {
	for _, u := range r.programme.Updates {
		for _, a := range u.Actions {
			if plain(a.Text.Value) == plain(title) {
				return a.ID.Value
			}
		}
	}
	return ""
}

// meetingOf is the day of the meeting that a row names, or the sheet above it: zero where
// none does. Of a month it is the last day.
func (r *planReader) meetingOf(reg *register, n int) programme.Date {
	cell, at := reg.cell(n, logAsked), reg.at(n, logAsked)
	read := r.cells.dates(bit{text: cell.Text, cell: cell, at: at})
	if cell.Empty() && !reg.has(logAsked) {
		at = reg.place(reg.head, 0)
		cell, read = reg.meetingAbove()
	}
	if len(read.found) != 1 {
		return programme.Date{}
	}
	on := read.found[0].Due()
	for _, doubt := range read.doubts {
		r.notes.guess(at, cell.Text, on.String(), doubt, "date")
	}
	if on != read.found[0] || read.rest != "" || !reg.has(logAsked) {
		r.notes.guess(at, cell.Text, on.String(), "read as the day of the meeting", "date")
	}
	return on
}

// meetingAbove is the day in the name of the sheet, or in the words above the table.
func (r *register) meetingAbove() (workbook.Cell, dates) {
	texts := []string{r.Name}
	for n := range r.head {
		for _, c := range r.filled(n) {
			texts = append(texts, r.Rows[n][c].Text)
		}
	}
	for _, text := range texts {
		if read := readDateText(text, programme.EitherOrder); len(read.found) == 1 {
			return workbook.Cell{Text: text}, read
		}
	}
	return workbook.Cell{}, dates{}
}

// actionID is the id of an action: the day of its meeting, and its own number.
func (r *planReader) actionID(number string, on programme.Date) string {
	taken := func(id string) bool {
		return r.index.Action(id) != nil ||
			slices.ContainsFunc(r.draft.Actions, func(a *DraftAction) bool { return a.ID == id })
	}
	own := words.Slug(number)
	for i := 1; ; i++ {
		id := fmt.Sprintf("%s.%s", on, cmp.Or(own, fmt.Sprint(i)))
		if own != "" && i > 1 {
			id += fmt.Sprintf("-%d", i)
		}
		if !taken(id) {
			return id
		}
	}
}

// actionDone reads whether an action is done, and when: on the day that the log gives, else
// on that of the import.
func (r *planReader) actionDone(a *DraftAction, reg *register, n int, done bool) {
	state := "open"
	day := reg.cell(n, FieldCompleted)
	read := r.cells.dates(bit{text: day.Text, cell: day, at: reg.at(n, FieldCompleted)})
	if len(read.found) == 1 && read.rest == "" {
		if on := read.found[0].Due(); !on.Before(a.On) && r.told.told(on) {
			reg.take(n, FieldCompleted)
			a.Done, done = on, true
		}
	}
	if done {
		a.Done = cmp.Or(a.Done, r.options.RatedOn)
		state = "done by " + a.Done.String()
	}
	if text := reg.take(n, FieldRating); text != "" {
		r.notes.guess(reg.at(n, FieldRating), text, state, "what became of the action", "actions")
	}
}

// actionDays are the days on which meetings asked for something, or it was done.
func (d *Draft) actionDays() []programme.Date {
	var days []programme.Date
	for _, a := range d.Actions {
		days = append(days, a.On)
		if !a.Done.IsZero() {
			days = append(days, a.Done)
		}
	}
	return days
}

// actionPairs are the actions of a day as an update writes them: asked for, and done.
func (d *Draft) actionPairs(day programme.Date) (pairs []store.Pair) {
	var asked []store.Value
	var done []string
	for _, a := range d.Actions {
		if a.On == day {
			due := ""
			if !a.Due.IsZero() {
				due = a.Due.String()
			}
			asked = append(asked, given("id", a.ID, "text", a.Text, "owner", a.Owner, "due", due))
		}
		if a.Done == day {
			done = append(done, a.ID)
		}
	}
	if len(asked) > 0 {
		pairs = append(pairs, pair("actions", store.ListValue(asked...)))
	}
	if len(done) > 0 {
		pairs = append(pairs, pair("actions_done", texts(done, true)))
	}
	return pairs
}
