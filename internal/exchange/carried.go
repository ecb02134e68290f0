package exchange

import (
	"fmt"

	"improve/internal/workbook"
)

// carryGroups gives each task the group that a row above names, where the plan writes it in
// the first row of the group alone: the first task has one, others have none, and no two
// rows name the same.
func (r *rowReader) carryGroups() {
	for _, f := range []Field{FieldAmbition, FieldPriority} {
		if !firstRowsAlone(r.out.tasks, f) {
			continue
		}
		var last []bit
		var under *section
		for _, t := range r.out.tasks {
			if t.section != under {
				last, under = nil, t.section // a heading begins another part of the plan
			}
			if len(t.bits[f]) > 0 {
				last = t.bits[f]
				continue
			}
			for _, b := range last {
				t.bits[f] = append(t.bits[f], b)
				r.out.notes.guess(b.at, b.text, fmt.Sprintf("for the task of row %d too", t.at.Row+1),
					"the cells below it are blank down to the next", string(f))
			}
		}
	}
}

// firstRowsAlone reports whether the tasks of a table show their group in its first row alone.
func firstRowsAlone(tasks []*rowTask, f Field) bool {
	named, seen := 0, map[string]bool{}
	var last workbook.Place
	for i, t := range tasks {
		bits := t.bits[f]
		if len(bits) == 0 {
			if i == 0 {
				return false
			}
			continue
		}
		if bits[0].at == last {
			continue // one merged cell
		}
		last = bits[0].at
		if seen[plain(bits[0].text)] {
			return false
		}
		seen[plain(bits[0].text)] = true
		named++
	}
	return named > 0 && named < len(tasks)
}
