package exchange

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"improve/internal/programme"
	"improve/internal/workbook"
)

// rowStep is a part of a task that has a row of its own: a milestone, or a
// sub-action such as 1.1a.
type rowStep struct {
	id   string // its letter, empty for milestones
	at   workbook.Place
	bits map[Field][]bit
}

// own are the fields of a milestone's row that are the milestone's, where the cell
// is not merged down over the whole task.
func own(f Field) bool {
	switch f {
	case FieldLeads, FieldTarget, FieldRating:
		return true
	}
	return false
}

var partNumber = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(.*\d)[\s.-]?\(?([a-zA-Z])[.)]?$`)
})

// part is the letter of a number that is the task's own with a letter.
func (t *rowTask) part(number string) string {
	m := partNumber().FindStringSubmatch(joinLines(number))
	if m == nil || len(t.lines) == 0 {
		return ""
	}
	for _, b := range t.lines[0].bits {
		if b.field == FieldNumber {
			if id, _ := cleanNumber(b.text); id != "" && strings.TrimRight(m[1], " .-") == id {
				return strings.ToLower(m[2])
			}
		}
	}
	return ""
}

// hasMilestones reports whether a row below a task's first is a milestone: it has an
// activity, and a lead, a date or a rating of its own.
func (r *rowReader) hasMilestones(t *rowTask) bool {
	return !r.lettered(t) && slices.ContainsFunc(t.lines[min(1, len(t.lines)):], func(l line) bool {
		return l.has(FieldActivities) && slices.ContainsFunc(l.bits, func(b lineBit) bool { return own(b.field) })
	})
}

func (r *rowReader) lettered(t *rowTask) bool {
	return slices.ContainsFunc(t.lines, func(l line) bool { return r.letter(t, l) != "" })
}

// close sorts the cells of a task's rows: those of the task, and those of its
// milestones and sub-actions. Where one task of a table has milestones, an activity
// beside a lead and a date is one in every row.
func (r *rowReader) close(t *rowTask, milestones bool) {
	milestones = milestones && !r.lettered(t)
	for i, l := range t.lines {
		var step *rowStep
		switch letter := r.letter(t, l); {
		case letter != "":
			step = &rowStep{id: letter, bits: map[Field][]bit{}}
		case milestones && l.has(FieldActivities):
			step = &rowStep{bits: map[Field][]bit{}}
		}
		if step != nil {
			t.steps = append(t.steps, step)
		}
		r.sort(t, step, l, i)
	}
	t.lines = nil
}

// letter is the letter of a row that is a sub-action of the task.
func (r *rowReader) letter(t *rowTask, l line) string {
	for _, b := range l.bits {
		if b.field == FieldNumber && b.at.Row != t.at.Row {
			return t.part(b.text)
		}
	}
	return ""
}

func (l line) has(f Field) bool {
	return slices.ContainsFunc(l.bits, func(b lineBit) bool { return b.field == f })
}

// sort puts the cells of a row where they belong.
func (r *rowReader) sort(t *rowTask, step *rowStep, l line, number int) {
	for _, b := range l.bits {
		a, merged := r.tall(b.at.Row, b.at.Column)
		whole := merged && a.Bottom >= t.lines[len(t.lines)-1].row
		switch {
		case step != nil && b.field == FieldActivities,
			step != nil && step.id != "" && (b.field == FieldTitle || b.field == FieldNumber),
			step != nil && own(b.field) && !whole:
			step.bits[b.field] = append(step.bits[b.field], b.bit)
			step.at = b.at
			continue
		case number > 0 && b.field == FieldTitle:
			r.out.notes.guess(b.at, b.text, "with the row above", "the row has no number, lead or date of its own",
				string(b.field))
		}
		t.bits[b.field] = append(t.bits[b.field], b.bit)
	}
}

// steps reads the milestones of a task that have rows of their own. Who leads them
// leads the task where nobody else does, and the latest of their dates is the task's
// where it has none.
func (r *cellReader) steps(task *DraftTask, row *rowTask) {
	for i, s := range row.steps {
		id := strconv.Itoa(i + 1)
		if s.id != "" {
			id, task.Lettered = s.id, true
		}
		as := &rowTask{at: s.at, bits: s.bits}
		done := step{id: id, text: joinLines(strings.TrimSpace(as.text(FieldTitle) + "\n" + as.text(FieldActivities)))}
		done.leads = r.leads(as)
		targets, moved, words := r.targets(as)
		if len(targets) > 0 {
			done.target = targets[len(targets)-1]
		}
		if !moved.To.IsZero() {
			done.target = moved.To
			words = strings.TrimPrefix(words+"; "+moved.Said, "; ")
		}
		if words != "" {
			done.text += " (" + words + ")"
		}
		if rating := joinLines(as.text(FieldRating)); rating != "" {
			row.bits[FieldProgress] = append(row.bits[FieldProgress], bit{text: rating + ".", at: as.where(FieldRating),
				label: "Rating of milestone " + id})
		}
		task.Activities = append(task.Activities, done)
	}
}

// fromSteps gives a task the leads and the date of its milestones where it has none.
func (r *cellReader) fromSteps(task *DraftTask, row *rowTask) {
	var last programme.Date
	for _, s := range task.Activities {
		if last.Before(s.target) {
			last = s.target
		}
		for _, id := range s.leads {
			if len(row.bits[FieldLeads]) == 0 && !slices.Contains(task.Leads, id) {
				task.Leads = append(task.Leads, id)
			}
		}
	}
	if len(task.Targets) == 0 && !last.IsZero() {
		task.Targets = []programme.Date{last}
		r.notes.guess(row.at, last.String(), last.String(), "the latest date of its milestones", "target")
	}
}

// pairs gives each activity its date where a cell of dates lists as many as the cell
// of activities beside it has, in the same order.
func (r *cellReader) pairs(task *DraftTask, row *rowTask) bool {
	bits := row.bits[FieldTarget]
	if len(bits) != 1 || len(task.Activities) < 2 || bits[0].cell.IsDate() {
		return false
	}
	parts, _ := paragraphs(bits[0].text)
	if len(parts) == 1 {
		parts = nonEmpty(trimmedLines(bits[0].text))
	}
	if len(parts) != len(task.Activities) {
		return false
	}
	var days []programme.Date
	for _, p := range parts {
		read := r.dates(bit{text: p, cell: workbook.Cell{Text: p}, at: bits[0].at})
		if len(read.found) != 1 || read.rest != "" {
			return false
		}
		days = append(days, read.found[0])
	}
	for i, d := range days {
		task.Activities[i].target = d
	}
	r.notes.guess(bits[0].at, bits[0].text, dateList(days), "as many dates as activities: one each, in their order",
		"activities")
	return true
}

// renumbered are steps that follow others.
func renumbered(list []step, after int) []step {
	for i := range list {
		list[i].id = strconv.Itoa(after + i + 1)
	}
	return list
}
