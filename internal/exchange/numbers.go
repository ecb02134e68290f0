package exchange

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"improve/internal/programme"
	"improve/internal/workbook"
)

// numbers gives tasks their ids: as the plan numbers them, else the next free one.
type numbers struct {
	notes *notes
	index *programme.Index
	taken map[string]workbook.Place // by id, in this workbook
	last  string                    // the id of the row before

	tried   map[string]int               // by ambition: no number below it is free
	byTitle map[string][]*programme.Task // of the record, by their words
	stated  map[string][]*rowTask        // of the workbook, by number and words
	numbers map[string]bool              // that the workbook states
}

func newNumbers(n *notes, p *programme.Programme, index *programme.Index, found *tables) *numbers {
	out := &numbers{notes: n, index: index, taken: map[string]workbook.Place{}, tried: map[string]int{},
		byTitle: map[string][]*programme.Task{}, stated: map[string][]*rowTask{},
		numbers: map[string]bool{}}
	for _, a := range p.Ambitions {
		for _, t := range a.Tasks {
			title := plain(t.Title.Value)
			out.byTitle[title] = append(out.byTitle[title], t)
		}
	}
	for row := range found.tasks() {
		id, _ := statedNumber(row)
		key := id + "|" + plain(row.text(FieldTitle))
		out.stated[key], out.numbers[id] = append(out.stated[key], row), true
	}
	return out
}

// recorded is the record's task that a row states: by its number, else, where the
// row has no number of its own, by its words. So a workbook that is imported again
// finds its tasks, also those that the first import had to number.
func (n *numbers) recorded(row *rowTask) *programme.Task {
	id, _ := statedNumber(row)
	if cut := n.cut(row, id); cut != "" && n.index.Task(cut) != nil {
		return n.index.Task(cut)
	}
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
	for _, t := range n.byTitle[title] {
		if !n.statedElsewhere(row, t.ID.Value, title) {
			return t
		}
	}
	return nil
}

// statedElsewhere reports whether another row is the task: one read already, or
// one further on with its number and the same words.
func (n *numbers) statedElsewhere(row *rowTask, id, title string) bool {
	if _, read := n.taken[id]; read {
		return true
	}
	return slices.ContainsFunc(n.stated[id+"|"+title], func(other *rowTask) bool { return other != row })
}

// same is the id of a task that the record has.
func (n *numbers) same(row *rowTask, known *programme.Task) string {
	id, at := known.ID.Value, row.where(FieldNumber)
	if stated, _ := statedNumber(row); stated != id {
		n.notes.guess(at, row.text(FieldNumber), id,
			"the record has the task under this number: it is known by its words",
			"id")
	}
	n.take(id, at)
	return id
}

// next is the id of a new task: its published number. A number that the spreadsheet took
// for a date, or cut from 1.10 to 1.1, is put right; rows of one number get letters.
func (n *numbers) next(row *rowTask, ambition *DraftAmbition) string {
	at, text := row.where(FieldNumber), row.text(FieldNumber)
	id, why := statedNumber(row)
	if cut := n.cut(row, id); cut != "" && !n.used(cut) {
		id, why = cut, fmt.Sprintf("it follows %s: spreadsheets cut %s to %s", n.last, cut, id)
	}
	if first, twice := n.taken[id]; twice && id != "" {
		why = fmt.Sprintf("%s is already at %s: the number is kept, with a letter", id, first)
		id = n.lettered(id)
	}
	if id == "" {
		id, why = n.free(ambition), "the plan gives the task no number: this is the next free one"
	}
	if why != "" {
		n.notes.guess(at, text, id, why, "id")
	}
	n.take(id, at)
	return id
}

func (n *numbers) take(id string, at workbook.Place) { n.taken[id], n.last = at, id }

// cut is the number that a spreadsheet cut to id: 1.10, where a number in a cell is 1.1
// and follows 1.9. It is empty where nothing was cut.
func (n *numbers) cut(row *rowTask, id string) string {
	bits := row.bits[FieldNumber]
	if len(bits) == 0 || bits[0].cell.Kind != workbook.Number {
		return ""
	}
	head, last, ok := strings.Cut(n.last, ".")
	count, err := strconv.Atoi(last)
	whole, tenth, _ := strings.Cut(id, ".")
	if !ok || err != nil || head != whole || (count+1)%10 != 0 || strconv.Itoa((count+1)/10) != tenth {
		return ""
	}
	return id + "0"
}

// lettered is a number with the first free letter: 1.1.2a, 1.1.2b.
func (n *numbers) lettered(id string) string {
	for i := 1; ; i++ {
		letter := ""
		for k := i; k > 0; k = (k - 1) / 26 {
			letter = string(rune('a'+(k-1)%26)) + letter
		}
		if with := id + letter; !n.used(with) {
			return with
		}
	}
}

func (n *numbers) used(id string) bool {
	_, here := n.taken[id]
	return here || n.index.Task(id) != nil
}

// free is the next number of an ambition that neither the record nor the plan has.
func (n *numbers) free(a *DraftAmbition) string {
	for {
		n.tried[a.ID]++
		if id := fmt.Sprintf("%s.%d", a.ID, n.tried[a.ID]); !n.used(id) && !n.numbers[id] {
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
