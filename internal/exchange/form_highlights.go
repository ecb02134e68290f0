package exchange

import (
	"strings"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
)

func highlightPart() *part {
	return &part{id: "highlights", name: "Highlights", word: "highlights", key: "ambition", kind: "ambition",
		about: "what the board should read about each ambition",
		marks: [][]string{{"ambition", "new_summary", "new_ask", columnState}}, columns: highlightColumns(),
		rows: func(r Rows) []item {
			return rowsOf(r.Ambitions, func(a *assess.Ambition) item { return item{ambition: a} })
		},
		now: func(_ *Form, r item) string {
			if r.ambition.Highlight == nil {
				return "ambition " + r.ambition.ID.Value + " has no highlight now"
			}
			return "ambition " + r.ambition.ID.Value + " has a highlight of " +
				r.ambition.HighlightUpdate.Date.Date.Words() + " now"
		},
		read: (*returnReader).readHighlight}
}

func highlightColumns() []column {
	of := func(text func(*assess.Ambition) string) func(*Form, item) string {
		return func(_ *Form, r item) string { return text(r.ambition) }
	}
	last := func(text func(*programme.Highlight) string) func(*Form, item) string {
		return of(func(a *assess.Ambition) string {
			switch {
			case a.Highlight == nil:
				return ""
			case a.Restricted == nil && kept(&a.Highlight.Meta, a.HighlightUpdate):
				return restrictedWord
			}
			return text(a.Highlight)
		})
	}
	return []column{
		{id: "ambition", title: "Ambition", width: 10, text: of(func(a *assess.Ambition) string { return a.ID.Value })},
		{id: "title", title: "What it is to achieve", width: 24,
			text: of(func(a *assess.Ambition) string { return a.Title.Value })},
		{id: "rating", title: "Rating now", width: 12, rating: true, derived: true,
			text: of(func(a *assess.Ambition) string { return ratingWords(a.Rating) })},
		{id: "look_at", title: "Tasks", width: 16, text: of(lookAtAmbition), derived: true},
		{id: "summary", title: "Last summary", width: 32,
			text: last(func(h *programme.Highlight) string { return h.Summary.Value })},
		{id: "written_on", title: "Written on", width: 12, text: of(func(a *assess.Ambition) string {
			if a.HighlightUpdate == nil {
				return ""
			}
			return a.HighlightUpdate.Date.Date.Words()
		})},
		{id: "last_next", title: "What was to come next", width: 28,
			text: last(func(h *programme.Highlight) string { return strings.Join(programme.Values(h.Next), "\n") })},
		{id: "last_ask", title: "Asked of the board", width: 20,
			text: last(func(h *programme.Highlight) string { return h.Ask.Value })},
		{id: "new_summary", title: "New summary", width: 36,
			prompt: "What the board should know, in a few sentences. Papers show the latest highlight alone, so say " +
				"all of it."},
		{id: "achieved", title: "Achieved", width: 30,
			prompt: "What was achieved since the last board. A line for each."},
		{id: "next", title: "Next", width: 30, prompt: "What comes before the next board. A line for each."},
		{id: "new_ask", title: "What is asked of the board", width: 24,
			prompt: "A decision or help that you need, if any."},
	}
}

func lookAtAmbition(a *assess.Ambition) string {
	lines := []string{diag.Count(a.Totals.Tasks, "task")}
	add := func(n int, word string) {
		if n > 0 {
			lines = append(lines, diag.CountOf(n, word, word))
		}
	}
	add(a.Totals.Overdue, "overdue")
	add(a.Totals.DueSoon, "due soon")
	add(a.Totals.Ended, "ended")
	if a.Restricted != nil {
		lines = append(lines, notToPublish)
	}
	return strings.Join(lines, "\n")
}
