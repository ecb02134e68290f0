package exchange

import (
	"cmp"
	"slices"
	"strconv"

	"improve/internal/programme"
	"improve/internal/words"
)

// ambitions finds or makes the ambitions that tasks belong to.
type ambitions struct {
	notes     *notes
	programme *programme.Programme
	index     *programme.Index
	source    string // the workbook's name
	list      []*DraftAmbition
	byHeading map[string]*DraftAmbition
	byID      map[string]*DraftAmbition
	next      int // no id below it is free
}

// of decides which ambition a task belongs to: by its own column, by the heading
// above it, by the sheet where there are several, by the record's own numbering;
// else to one ambition that a person is asked to name.
func (a *ambitions) of(found *tables, t taskTable, row *rowTask) *DraftAmbition {
	switch text := joinLines(row.text(FieldAmbition)); {
	case text != "":
		s, _ := readSection(text)
		if _, err := strconv.Atoi(text); err == nil {
			s = &section{text: text, number: text, title: "Ambition " + text}
		}
		s.at = row.where(FieldAmbition)
		return a.under(s, "the column says so")
	case row.section != nil:
		return a.under(row.section, "the heading is above its tasks")
	case row.under != nil:
		return a.under(row.under,
			"the plan groups its tasks by priority: each is read as an ambition unless you change it")
	case found.plans() > 1 && t.kind == SheetPlan:
		s, _ := readSection(t.sheet.Name)
		s.at = row.at
		return a.under(s, "each sheet is read as an ambition")
	}
	title := cmp.Or(t.rows.title.text, stem(a.source))
	return a.under(&section{text: title, number: "1", title: title, at: row.at},
		"no heading and no column names ambitions: all tasks are put into one")
}

// under finds the ambition that a heading means, or makes it.
func (a *ambitions) under(s *section, why string) *DraftAmbition {
	key := s.number + "|" + plain(s.title)
	s.used = true
	if made := a.byHeading[key]; made != nil {
		return made
	}
	made := a.recorded(s)
	if made == nil {
		made = a.begin(s)
	}
	if made.Recorded && plain(made.Title) != plain(s.title) {
		why = "the record's ambition " + made.ID + " is " + strconv.Quote(made.Title) + ": " + why
	}
	a.notes.guess(s.at, s.text, "ambition "+made.ID+" in "+made.File, why, "ambition").File = made.File
	a.byHeading[key] = made
	if a.byID[made.ID] == nil {
		a.byID[made.ID] = made
		a.list = append(a.list, made)
	}
	return made
}

// begin makes an ambition that the record does not have.
func (a *ambitions) begin(s *section) *DraftAmbition {
	made := &DraftAmbition{ID: s.number, Title: s.title}
	if made.ID == "" || a.taken(made.ID) {
		made.ID = a.free()
	}
	made.File = "plan/ambitions/" + made.ID + "-" + cmp.Or(words.Slug(made.Title), "ambition") + ".yaml"
	return made
}

// recorded is the record's ambition by number, title or short name.
func (a *ambitions) recorded(s *section) *DraftAmbition {
	for _, known := range a.programme.Ambitions {
		named := plain(known.Title.Value) == plain(s.title) || known.Short.Given() &&
			plain(known.Short.Value) == plain(s.title)
		if !named && (known.ID.Value != s.number || s.number == "") {
			continue
		}
		if made := a.byID[known.ID.Value]; made != nil && made.Recorded {
			return made
		}
		return &DraftAmbition{ID: known.ID.Value, Title: known.Title.Value, Recorded: true,
			File: a.programme.Files[known.Pos.File]}
	}
	return nil
}

func (a *ambitions) taken(id string) bool {
	return a.index.Ambition(id) != nil || a.byID[id] != nil
}

func (a *ambitions) free() string {
	for {
		a.next++
		if id := strconv.Itoa(a.next); !a.taken(id) {
			return id
		}
	}
}

// priorities keeps the priorities that a plan names and the record does not have.
type priorities struct {
	notes *notes
	index *programme.Index
	list  []DraftPriority
}

// add keeps a heading that calls itself a priority.
func (p *priorities) add(s *section) {
	known := p.index.Priority(s.number) != nil || slices.ContainsFunc(p.list,
		func(made DraftPriority) bool { return made.ID == s.number })
	if s.number != "" && !known {
		s.used = true
		p.list = append(p.list, DraftPriority{s.number, s.title})
	}
}

// title is what a priority is called.
func (p *priorities) title(id string) string {
	if known := p.index.Priority(id); known != nil {
		return known.Title.Value
	}
	i := slices.IndexFunc(p.list, func(made DraftPriority) bool { return made.ID == id })
	if i < 0 {
		return ""
	}
	return p.list[i].Title
}

// of is the priority of a task: its own column's, else the heading's above it.
func (p *priorities) of(row *rowTask) string {
	if text := joinLines(row.text(FieldPriority)); text != "" {
		s, _ := readSection(text)
		id := s.number
		if _, err := strconv.Atoi(text); err == nil {
			id, s.title = text, "Priority "+text
		}
		if id == "" {
			p.notes.left(row, FieldPriority, "a priority is written by its number")
			return ""
		}
		p.add(&section{number: id, title: s.title, priority: true})
		if title := p.title(id); plain(title) != plain(s.title) {
			p.notes.guess(row.where(FieldPriority), text, "priority "+id,
				"it is called "+strconv.Quote(title)+" elsewhere", "priority")
		}
		return id
	}
	if row.under != nil {
		row.under.used = row.under.number != ""
		return row.under.number
	}
	return ""
}
