package exchange

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"improve/internal/programme"
)

// cellReader reads the cells of a task: what it is, who leads it and when it falls
// due.
type cellReader struct {
	notes  *notes
	roll   *roll
	read   map[string]dates // by text: plans repeat the same few
	span   years            // of the targets that leave no doubt
	orders map[dateColumn]order
}

// learn finds the years of the targets that leave no doubt, and of each column whether its
// dates have the day or the month first.
func (r *cellReader) learn(found *tables) {
	type cell struct {
		column dateColumn
		text   string
	}
	seen := map[cell]bool{} // plans repeat the same few
	for task := range found.tasks() {
		for _, f := range []Field{FieldTarget, FieldRevised, FieldForecast} {
			for _, b := range task.bits[f] {
				if c := (cell{columnAt(b), b.text}); !seen[c] {
					seen[c] = true
					r.learnOrder(b)
				}
			}
		}
	}
	for task := range found.tasks() {
		for _, b := range task.bits[FieldTarget] {
			if read := r.dates(b); len(read.doubts) == 0 {
				for _, d := range read.found {
					r.span.add(d)
				}
			}
		}
	}
}

// dateColumn is a column of a sheet.
type dateColumn struct {
	sheet  string
	column int
}

func columnAt(b bit) dateColumn { return dateColumn{b.at.Sheet, b.at.Column} }

// learnOrder learns from the dates of a cell that can be read in one order alone.
func (r *cellReader) learnOrder(b bit) {
	for _, said := range dateSpan().FindAllString(b.text, -1) {
		read, _ := programme.ReadDate(said)
		at := columnAt(b)
		switch known := r.orders[at]; {
		case read.Order != programme.DayFirst && read.Order != programme.MonthFirst || read.Date.Day == read.Date.Month:
		case known == programme.NoOrder:
			r.orders[at] = read.Order
		case known != read.Order:
			r.orders[at] = programme.EitherOrder
		}
	}
}

// dates reads a cell of dates.
func (r *cellReader) dates(b bit) dates {
	o := r.orders[columnAt(b)]
	if b.cell.IsDate() {
		return readDates(b.cell, r.span, o)
	}
	key := fmt.Sprint(o, b.cell.Text)
	read, known := r.read[key]
	if !known {
		read = readDates(b.cell, r.span, o)
		r.read[key] = read
	}
	return read
}

// task reads the cells of a task that say what it is.
func (r *cellReader) task(task *DraftTask, row *rowTask) {
	var notes []string
	r.steps(task, row)
	lead := r.activities(task, row)
	if lead != "" {
		notes = append(notes, lead)
	}
	task.Outcomes = r.list(row, FieldOutcomes)
	task.ForChildren = r.list(row, FieldChildren)
	task.Leads = r.leads(row)
	var words string
	if !r.pairs(task, row) {
		task.Targets, task.Moved, words = r.targets(row)
	}
	if words != "" {
		notes = append(notes, "Target date as written: "+words)
	}
	r.fromSteps(task, row)
	notes = append(notes, row.kept()...)
	task.Note = strings.Join(notes, ". ")
}

// activities reads the steps of a task, and gives the words before the first.
func (r *cellReader) activities(task *DraftTask, row *rowTask) (lead string) {
	read, at, text := readSteps(row.text(FieldActivities)), row.where(FieldActivities), row.text(FieldActivities)
	if len(task.Activities) == 0 {
		task.Activities, task.Lettered = read.list, read.letters
	} else {
		task.Activities = append(task.Activities, renumbered(read.list, len(task.Activities))...)
	}
	if read.lead != "" {
		r.notes.guess(at, read.lead, "note", "words before the first activity", "note")
	}
	count := fmt.Sprintf("%d activities", len(read.list))
	if !read.marked && len(read.list) > 1 {
		r.notes.guess(at, text, count,
			"the cell letters no activities: it is split at its bullets, empty lines or sentences",
			"activities")
	}
	for _, doubt := range read.doubts {
		if read.marked {
			r.notes.guess(at, text, count, doubt, "activities")
		}
	}
	return read.lead
}

// list reads a cell of several things, such as outcomes.
func (r *cellReader) list(row *rowTask, f Field) []string {
	parts, how := paragraphs(row.text(f))
	if how != "" && len(parts) > 1 {
		r.notes.guess(row.where(f), row.text(f), fmt.Sprintf("%d entries", len(parts)), how, string(f))
	}
	return parts
}

// leads reads whom a task's cells name, and gives their ids.
func (r *cellReader) leads(row *rowTask) []string {
	var ids []string
	for _, b := range row.bits[FieldLeads] {
		read := readLeads(b.text, r.roll.known)
		for _, doubt := range read.doubts {
			r.notes.guess(b.at, b.text, nameList(read.list), doubt, "leads")
		}
		for _, rest := range read.rest {
			r.notes.leftover(b.at, rest, "not a name: the task has no lead")
		}
		for _, l := range read.list {
			p, why := r.roll.person(l, b.at)
			if why != "" {
				r.notes.guess(b.at, l.name, p.id, why, "leads")
			}
			if !slices.Contains(ids, p.id) {
				ids = append(ids, p.id)
			}
		}
	}
	return ids
}

func nameList(list []lead) string {
	var names []string
	for _, l := range list {
		names = append(names, l.name)
	}
	return strings.Join(names, "; ")
}

// targets reads when a task falls due, and to when the plan has moved that. Words that are
// no date are kept.
func (r *cellReader) targets(row *rowTask) (targets []programme.Date, moved Moved, words string) {
	var rest []string
	for _, b := range row.bits[FieldTarget] {
		read := r.dates(b)
		for _, doubt := range read.doubts {
			r.notes.guess(b.at, b.text, dateList(read.found), doubt, "target")
		}
		if read.rest != "" {
			rest = append(rest, read.rest)
			why := "no date: the words are kept in the task's note"
			if len(read.found) > 0 {
				why = "the other words are kept in the task's note"
			}
			r.notes.guess(b.at, b.text, cmp.Or(dateList(read.found), "no target"), why, "target")
		}
		for _, d := range read.found {
			if !slices.Contains(targets, d) {
				targets = append(targets, d)
			}
		}
		if !read.moved.IsZero() {
			moved = Moved{To: read.moved, Said: joinLines(b.text)}
			r.notes.guess(b.at, b.text, dateList(read.found)+", moved to "+read.moved.String(),
				"the earlier promise is the target, and was moved", "target")
		}
	}
	if !slices.IsSortedFunc(targets, programme.Date.Compare) {
		r.notes.guess(row.where(FieldTarget), row.text(FieldTarget), dateList(targets),
			"the dates were in another order", "target")
		slices.SortStableFunc(targets, programme.Date.Compare)
	}
	targets = r.revised(row, targets, &moved)
	if len(targets) > 0 && !moved.To.IsZero() {
		moved.From = targets[len(targets)-1]
	}
	if moved.From == moved.To {
		moved = Moved{}
	}
	return targets, moved, strings.Join(rest, "; ")
}

// revised reads the column of revised dates: the last of them is where the plan has moved
// the target to. It is the target itself where the plan gives no other.
func (r *cellReader) revised(row *rowTask, targets []programme.Date, moved *Moved) []programme.Date {
	for _, b := range row.bits[FieldRevised] {
		read := r.dates(b)
		for _, doubt := range read.doubts {
			r.notes.guess(b.at, b.text, dateList(read.found), doubt, "retarget")
		}
		all := append(slices.Clone(read.found), read.moved)
		last := slices.MaxFunc(all, programme.Date.Compare)
		switch {
		case last.IsZero():
		case len(targets) == 0:
			targets = []programme.Date{last}
			r.notes.guess(b.at, b.text, last.String(), "the plan has a revised date and no other", "target")
		default:
			if moved.Said != "" {
				moved.Said += "; "
			}
			moved.To, moved.Said = last, moved.Said+joinLines(b.words())
		}
	}
	return targets
}

func dateList(list []programme.Date) string {
	var texts []string
	for _, d := range list {
		texts = append(texts, d.String())
	}
	return strings.Join(texts, ", ")
}
