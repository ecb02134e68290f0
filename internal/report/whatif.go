package report

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/foresight"
	"improve/internal/programme"
)

// WhatIfView is what the next board will see if nobody writes a word: `improve what-if`.
type WhatIfView struct {
	Head
	Filter Filter         `json:"filter,omitzero"`
	On     programme.Date `json:"on"` // the next board or, where none is listed, the end of a cycle
	Now    assess.Totals  `json:"now"`
	Then   assess.Totals  `json:"then"`
	Lapsed NowThen        `json:"lapsed"` // ratings; no total counts them
	Tasks  []WhatIfTask   `json:"tasks"`  // those that are late, stale, lapsed or untracked then
}

// NowThen is a count now and then.
type NowThen struct {
	Now  int `json:"now"`
	Then int `json:"then"`
}

// WhatIfTask is a task that is in trouble then.
type WhatIfTask struct {
	ID          string           `json:"id"`
	Ambition    string           `json:"ambition"`
	Title       string           `json:"title"`
	Leads       []string         `json:"leads"`
	Rating      programme.Rating `json:"rating"`
	Then        programme.Rating `json:"rating_then"`
	OverdueDays int              `json:"overdue_days"` // then
	Becomes     []string         `json:"becomes"`      // of late, stale, lapsed and untracked, what it is not yet
	Stays       []string         `json:"stays"`        // of those, what it is already
	Missing     []string         `json:"missing"`      // answers that are missing then

	Task *assess.Task `json:"-"` // as it is then
}

// WhatIf makes the view of the tasks that a filter chooses, by what is so now.
func WhatIf(c *Context, f Filter) *WhatIfView {
	then := foresight.Silence(c.Assessment)
	v := &WhatIfView{Head: c.head(), Filter: f, On: then.AsAt, Tasks: []WhatIfTask{}}
	now := f.Apply(c.Assessment.Tasks)
	var later []*assess.Task
	for _, t := range now {
		l := then.Task(t.ID.Value)
		later = append(later, l)
		row := whatIfTask(t, l)
		tally(&v.Lapsed.Now, t.Lapsed)
		tally(&v.Lapsed.Then, l.Lapsed)
		if len(row.Becomes)+len(row.Stays) > 0 {
			v.Tasks = append(v.Tasks, row)
		}
	}
	v.Now, v.Then = c.totals(now, f), c.totals(later, f)
	slices.SortStableFunc(v.Tasks, func(a, b WhatIfTask) int {
		if (len(a.Becomes) > 0) != (len(b.Becomes) > 0) {
			return len(b.Becomes) - len(a.Becomes)
		}
		return worstFirst(a.Task, b.Task)
	})
	return v
}

func whatIfTask(now, then *assess.Task) WhatIfTask {
	row := WhatIfTask{ID: then.ID.Value, Ambition: then.Ambition.ID.Value, Title: then.Title.Value,
		Leads: programme.Values(then.Leads), Rating: now.Rating, Then: then.Rating, OverdueDays: then.OverdueDays,
		Becomes: []string{}, Stays: []string{}, Missing: missing(then), Task: then}
	for _, part := range []struct {
		word      string
		now, then bool
	}{{"late", now.Overdue, then.Overdue}, {"untracked", now.Untracked, then.Untracked},
		{"stale", now.Stale, then.Stale}, {"lapsed", now.Lapsed, then.Lapsed}} {
		switch {
		case part.then && part.now:
			row.Stays = append(row.Stays, part.word)
		case part.then:
			row.Becomes = append(row.Becomes, part.word)
		}
	}
	return row
}

// Table is the tasks, one row each.
func (v *WhatIfView) Table() *doc.Table {
	t := &doc.Table{Caption: "If nobody writes a word", Columns: columns("id", "ambition", "title", "leads", "rating",
		"rating_then", "overdue_days", "becomes", "stays", "missing")}
	for _, r := range v.Tasks {
		t.Rows = append(t.Rows, []doc.Cell{cell(r.ID), cell(r.Ambition), cell(r.Title),
			cell(strings.Join(r.Leads, "; ")),
			letter(r.Rating), letter(r.Then), number(r.OverdueDays), cell(strings.Join(r.Becomes, "; ")),
			cell(strings.Join(r.Stays, "; ")), cell(strings.Join(r.Missing, "; "))})
	}
	return t
}

// Document is the view as a page: what comes first, and what is so already below it.
func (v *WhatIfView) Document() doc.Document {
	page := v.page("If nobody writes a word until " + v.On.Words())
	if !v.Filter.IsZero() {
		page.Subtitle = append(page.Subtitle, doc.Text("Only tasks "+v.Filter.Words()))
	}
	page.Blocks = append(page.Blocks, say("%s", v.sentence()))
	coming, already := &doc.Entries{}, &doc.Entries{}
	for _, row := range v.Tasks {
		if len(row.Becomes) > 0 {
			coming.Items = append(coming.Items, v.entry(row))
		} else {
			already.Items = append(already.Items, v.entry(row))
		}
	}
	if len(coming.Items) > 0 {
		page.Blocks = append(page.Blocks, heading("What silence would bring"), coming)
	}
	if len(already.Items) > 0 {
		page.Blocks = append(page.Blocks, heading("What is so already"), already)
	}
	page.Blocks = append(page.Blocks, notes([]doc.Line{ratingKey(v.Then.Ended > 0)}))
	return page
}

// sentence counts what is so then, and what of it is so now.
func (v *WhatIfView) sentence() string {
	if len(v.Tasks) == 0 {
		return fmt.Sprintf("On %s no task would be late, stale, lapsed or untracked.", v.On.Words())
	}
	part := func(then, now int, word string) string { return fmt.Sprintf("%d %s (%d now)", then, word, now) }
	return fmt.Sprintf("On %s there would be, of %s: %s.", v.On.Words(), count(v.Then.Tasks, "task"),
		diag.And([]string{part(v.Then.Overdue, v.Now.Overdue, "late"),
			part(v.Then.Untracked, v.Now.Untracked, "untracked"),
			part(v.Then.Stale, v.Now.Stale, "stale"), part(v.Lapsed.Then, v.Lapsed.Now, "lapsed")}))
}

// entry is a task in two lines: how late it would be, and what it becomes and stays.
func (v *WhatIfView) entry(row WhatIfTask) doc.Entry {
	e := taskEntry(row.Task)
	detail := v.Context.names().leads(row.Task)
	add := func(format string, args ...any) {
		detail = append(detail, doc.Span{Text: " · " + fmt.Sprintf(format, args...), Tone: doc.Muted})
	}
	if len(row.Becomes) > 0 {
		add("becomes %s", diag.And(row.Becomes))
	}
	if len(row.Stays) > 0 {
		add("is %s", diag.And(row.Stays))
	}
	if row.Rating != row.Then {
		add("%s now", row.Rating.Said())
	}
	if row.Task.Untracked {
		add("no %s", diag.Or(lacking(row.Task)))
	}
	e.Detail = []doc.Line{detail}
	return e
}
