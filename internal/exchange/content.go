package exchange

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"improve/internal/programme"
)

// content reads the cells of a task that say what it is.
func (r *planReader) content(task *DraftTask, row *rowTask) {
	var notes []string
	activities := readSteps(row.text(FieldActivities))
	task.Activities, task.Lettered = activities.list, activities.letters
	if activities.lead != "" {
		notes = append(notes, activities.lead)
		r.guess(row.where(FieldActivities), activities.lead, "note", "words before the first activity", "note")
	}
	if !activities.marked && len(activities.list) > 1 {
		r.guess(row.where(FieldActivities), row.text(FieldActivities), fmt.Sprintf("%d activities", len(activities.list)), "the cell letters no activities: it is split at its bullets, empty lines or sentences", "activities")
	}
	for _, doubt := range activities.doubts {
		if activities.marked {
			r.guess(row.where(FieldActivities), row.text(FieldActivities), fmt.Sprintf("%d activities", len(activities.list)), doubt, "activities")
		}
	}
	task.Outcomes = r.list(row, FieldOutcomes)
	task.ForChildren = r.list(row, FieldChildren)
	task.Leads = r.leads(row)
	var words string
	if task.Targets, words = r.targets(row); words != "" {
		notes = append(notes, "Target date as written: "+words)
	}
	if note := joinLines(row.text(FieldNote)); note != "" {
		notes = append(notes, note)
	}
	task.Note = strings.Join(notes, ". ")
}

// list reads a cell of several things, such as outcomes.
func (r *planReader) list(row *rowTask, f Field) []string {
	parts, how := paragraphs(row.text(f))
	if how != "" && len(parts) > 1 {
		r.guess(row.where(f), row.text(f), fmt.Sprintf("%d entries", len(parts)), how, string(f))
	}
	return parts
}

// leads reads whom a task's cells name, and gives their ids.
func (r *planReader) leads(row *rowTask) []string {
	var ids []string
	for _, b := range row.bits[FieldLeads] {
		read := readLeads(b.text, r.roll.known)
		for _, doubt := range read.doubts {
			r.guess(b.at, b.text, nameList(read.list), doubt, "leads")
		}
		for _, rest := range read.rest {
			r.leftover(b.at, rest, "names nobody: the task has no lead by it")
		}
		for _, l := range read.list {
			p, why := r.roll.person(l, b.at)
			if why != "" {
				r.guess(b.at, l.name, p.id, why, "leads")
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

// targets reads when a task falls due. Words that are no date are kept.
func (r *planReader) targets(row *rowTask) (targets []programme.Date, words string) {
	var rest []string
	for _, b := range row.bits[FieldTarget] {
		read := r.readDates(b.cell)
		for _, doubt := range read.doubts {
			r.guess(b.at, b.text, dateList(read.found), doubt, "target")
		}
		if read.rest != "" {
			rest = append(rest, read.rest)
			r.guess(b.at, b.text, cmp.Or(dateList(read.found), "no target"), "no date: the words are kept in the task's note", "target")
		}
		for _, d := range read.found {
			if !slices.Contains(targets, d) {
				targets = append(targets, d)
			}
		}
	}
	if !slices.IsSortedFunc(targets, programme.Date.Compare) {
		r.guess(row.where(FieldTarget), row.text(FieldTarget), dateList(targets), "the dates stood in another order", "target")
		slices.SortStableFunc(targets, programme.Date.Compare)
	}
	return targets, strings.Join(rest, "; ")
}

func dateList(list []programme.Date) string {
	var texts []string
	for _, d := range list {
		texts = append(texts, d.String())
	}
	return strings.Join(texts, ", ")
}

// priorityOf is the priority of a task: its own column's, else the heading's
// above it.
func (r *planReader) priorityOf(row *rowTask) string {
	if text := joinLines(row.text(FieldPriority)); text != "" {
		s, _ := readSection(text)
		id := s.number
		if _, err := strconv.Atoi(text); err == nil {
			id, s.title = text, "Priority "+text
		}
		if id == "" {
			r.left(row, FieldPriority, "a priority is written by its number")
			return ""
		}
		r.priority(&section{number: id, title: s.title, priority: true})
		return id
	}
	if row.under != nil {
		row.under.used = row.under.number != ""
		return row.under.number
	}
	return ""
}
