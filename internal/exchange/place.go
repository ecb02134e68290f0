package exchange

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"improve/internal/programme"
	"improve/internal/words"
)

// ambitionOf decides which ambition a task belongs to: by its own column, by the
// heading above it, by the sheet where there are several, by the record's own
// numbering; else to one ambition that a person is asked to name.
func (r *planReader) ambitionOf(t foundTable, row *rowTask) *DraftAmbition {
	if text := joinLines(row.text(FieldAmbition)); text != "" {
		s, _ := readSection(text)
		if _, err := strconv.Atoi(text); err == nil {
			s = &section{text: text, number: text, title: "Ambition " + text}
		}
		s.at = row.where(FieldAmbition)
		return r.draftAmbition(s, "the column says so")
	}
	if row.section != nil {
		return r.draftAmbition(row.section, "the heading stands above its tasks")
	}
	if row.under != nil {
		return r.draftAmbition(row.under, "the plan groups its tasks by priority: each is taken for an ambition until you say otherwise")
	}
	if len(r.found) > 1 {
		s, _ := readSection(t.sheet.Name)
		s.at = row.at
		return r.draftAmbition(s, "each sheet is taken for an ambition")
	}
	title := t.rows.title.text
	if title == "" {
		title = stem(r.draft.Source)
	}
	return r.draftAmbition(&section{text: title, number: "1", title: title, at: row.at}, "no heading and no column names ambitions: all tasks are put into one")
}

// draftAmbition finds the ambition that a heading means, or makes it.
func (r *planReader) draftAmbition(s *section, why string) *DraftAmbition {
	key := s.number + "|" + plain(s.title)
	s.used = true
	if a := r.ambition[key]; a != nil {
		return a
	}
	if r.ambition == nil {
		r.ambition = map[string]*DraftAmbition{}
	}
	a := r.recordedAmbition(s)
	if a == nil {
		a = &DraftAmbition{ID: s.number, Title: s.title}
		if a.ID == "" || r.taken(a.ID) {
			a.ID = r.nextAmbition()
		}
		a.File = "plan/ambitions/" + a.ID + "-" + cmp.Or(words.Slug(a.Title), "ambition") + ".yaml"
	}
	wrote := "ambition " + a.ID + " in " + a.File
	if a.Recorded && plain(a.Title) != plain(s.title) {
		why = "the record's ambition " + a.ID + " is " + strconv.Quote(a.Title) + ": " + why
	}
	r.guess(s.at, s.text, wrote, why, "ambition")
	r.draft.Guesses[len(r.draft.Guesses)-1].File = a.File
	r.ambition[key] = a
	for _, known := range r.draft.Ambitions {
		if known == a {
			return a
		}
	}
	r.draft.Ambitions = append(r.draft.Ambitions, a)
	return a
}

// recordedAmbition is the record's ambition by number, title or short name.
func (r *planReader) recordedAmbition(s *section) *DraftAmbition {
	for _, a := range r.programme.Ambitions {
		named := plain(a.Title.Value) == plain(s.title) || a.Short.Given() && plain(a.Short.Value) == plain(s.title)
		if !named && (a.ID.Value != s.number || s.number == "") {
			continue
		}
		for _, known := range r.draft.Ambitions {
			if known.Recorded && known.ID == a.ID.Value {
				return known
			}
		}
		return &DraftAmbition{ID: a.ID.Value, Title: a.Title.Value, Recorded: true, File: r.programme.Files[a.Pos.File]}
	}
	return nil
}

func (r *planReader) taken(id string) bool {
	return r.index.Ambition(id) != nil || slices.ContainsFunc(r.draft.Ambitions, func(a *DraftAmbition) bool { return a.ID == id })
}

func (r *planReader) nextAmbition() string {
	for n := 1; ; n++ {
		if id := strconv.Itoa(n); !r.taken(id) {
			return id
		}
	}
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

// number is the id of a task: as the plan numbers it, else the next free one. A
// number that the spreadsheet took for a date, or cut from 1.10 to 1.1, is put
// right.
func (r *planReader) number(row *rowTask, ambition *DraftAmbition, known *programme.Task) string {
	at := row.where(FieldNumber)
	text := row.text(FieldNumber)
	id, why := statedNumber(row)
	if known != nil {
		if id != known.ID.Value {
			id = known.ID.Value
			r.guess(at, text, id, "the record has the task under this number: it is known by its words", "id")
		}
		r.ids[id] = at
		return id
	}
	if why != "" {
		r.guess(at, text, id, why, "id")
	}
	if first, twice := r.ids[id]; twice && id != "" {
		before := id
		if id = tenth(id); id == "" || r.used(id) {
			id = r.nextTask(ambition)
		}
		why := fmt.Sprintf("%s stands at %s already", before, first)
		if strings.HasSuffix(id, "0") {
			why += ": spreadsheets cut 1.10 to 1.1"
		}
		r.guess(at, text, id, why, "id")
	}
	if id == "" {
		id = r.nextTask(ambition)
		r.guess(at, text, id, "the plan gives the task no number: this is the next free one", "id")
	}
	r.ids[id] = at
	return id
}

// tenth is 1.10 for 1.1, 1.20 for 1.2: what a number loses its last zero of.
func tenth(id string) string {
	if i := strings.LastIndexByte(id, '.'); i >= 0 && len(id) == i+2 && id[i+1] != '0' {
		return id + "0"
	}
	return ""
}

func (r *planReader) used(id string) bool {
	_, here := r.ids[id]
	return here || r.index.Task(id) != nil
}

func (r *planReader) nextTask(a *DraftAmbition) string {
	for n := 1; ; n++ {
		if id := fmt.Sprintf("%s.%d", a.ID, n); !r.used(id) {
			return id
		}
	}
}
