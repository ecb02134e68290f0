package exchange

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"improve/internal/programme"
	"improve/internal/workbook"
)

// numbers gives tasks their ids: as the plan numbers them, else the next free one.
type numbers struct {
	notes     *notes
	programme *programme.Programme
	index     *programme.Index
	tables    *tables
	taken     map[string]workbook.Place // by id, in this workbook
}

// recorded is the record's task that a row states: by its number, else, where the
// row has no number of its own, by its words. So a workbook that is imported again
// finds its tasks, also those that the first import had to number.
func (n *numbers) recorded(row *rowTask) *programme.Task {
	id, _ := statedNumber(row)
	if _, twice := n.taken[id]; twice || id == "" {
		return n.titled(row)
	}
	return n.index.Task(id)
}

// titled is the first task of the record with a row's words that no other row
// states.
func (n *numbers) titled(row *rowTask) *programme.Task {
	title := plain(row.text(FieldTitle))
	if title == "" {
		return nil
	}
	for _, a := range n.programme.Ambitions {
		for _, t := range a.Tasks {
			if plain(t.Title.Value) == title && !n.statedElsewhere(row, t.ID.Value) {
				return t
			}
		}
	}
	return nil
}

// statedElsewhere reports whether another row is the task: one read already, or
// one further on with its number and the same words.
func (n *numbers) statedElsewhere(row *rowTask, id string) bool {
	if _, read := n.taken[id]; read {
		return true
	}
	for other := range n.tables.tasks() {
		stated, _ := statedNumber(other)
		if other != row && stated == id && plain(other.text(FieldTitle)) == plain(row.text(FieldTitle)) {
			return true
		}
	}
	return false
}

// same is the id of a task that the record has.
func (n *numbers) same(row *rowTask, known *programme.Task) string {
	id, at := known.ID.Value, row.where(FieldNumber)
	if stated, _ := statedNumber(row); stated != id {
		n.notes.guess(at, row.text(FieldNumber), id,
			"the record has the task under this number: it is known by its words",
			"id")
	}
	n.taken[id] = at
	return id
}

// next is the id of a new task. A number that the spreadsheet took for a date, or
// cut from 1.10 to 1.1, is put right.
func (n *numbers) next(row *rowTask, ambition *DraftAmbition) string {
	at, text := row.where(FieldNumber), row.text(FieldNumber)
	id, why := statedNumber(row)
	if why != "" {
		n.notes.guess(at, text, id, why, "id")
	}
	if first, twice := n.taken[id]; twice && id != "" {
		before := id
		if id = tenth(id); id == "" || n.used(id) {
			id = n.free(ambition)
		}
		why := fmt.Sprintf("%s is already at %s", before, first)
		if strings.HasSuffix(id, "0") {
			why += ": spreadsheets cut 1.10 to 1.1"
		}
		n.notes.guess(at, text, id, why, "id")
	}
	if id == "" {
		id = n.free(ambition)
		n.notes.guess(at, text, id, "the plan gives the task no number: this is the next free one", "id")
	}
	n.taken[id] = at
	return id
}

func (n *numbers) used(id string) bool {
	_, here := n.taken[id]
	return here || n.index.Task(id) != nil
}

func (n *numbers) free(a *DraftAmbition) string {
	for i := 1; ; i++ {
		if id := fmt.Sprintf("%s.%d", a.ID, i); !n.used(id) {
			return id
		}
	}
}

// statedNumber is the number of a row as an id, and what was put right in it;
// empty where it states none.
func statedNumber(row *rowTask) (id, why string) {
	if bits := row.bits[FieldNumber]; len(bits) > 0 && bits[0].cell.IsDate() {
		day := bits[0].cell.Day
		return fmt.Sprintf("%d.%d", day.Day, day.Month), "the spreadsheet took the number for a date"
	}
	id, changed := cleanNumber(row.text(FieldNumber))
	if changed && id != "" {
		why = "an id has letters, digits, dots and hyphens only"
	}
	return id, why
}

var numberWords = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:task|action|ref|no|number)\b[\s.:]*`)
})

// cleanNumber makes an id of a task's number as plans write it: "Task 1.1)",
// "EH/01".
func cleanNumber(text string) (id string, changed bool) {
	text = joinLines(text)
	id = strings.Trim(numberWords().ReplaceAllString(text, ""), " .):(")
	id = strings.Map(func(c rune) rune {
		switch {
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '-':
			return c
		case c == ' ' || c == '/' || c == '_':
			return '-'
		}
		return -1
	}, id)
	if id = strings.Trim(id, ".-"); len(id) > 64 {
		id = strings.Trim(id[:64], ".-")
	}
	return id, id != text
}

// tenth is 1.10 for 1.1, 1.20 for 1.2: what a number loses its last zero of.
func tenth(id string) string {
	if i := strings.LastIndexByte(id, '.'); i >= 0 && len(id) == i+2 && id[i+1] != '0' {
		return id + "0"
	}
	return ""
}
