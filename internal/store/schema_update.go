package store

import (
	"slices"

	"improve/internal/programme"
	"improve/internal/yamldoc"
)

func updateTable() *table[programme.Update] {
	type t = programme.Update
	meta := func(v *t) *programme.Meta { return &v.Meta }
	return &table[t]{name: "update", meta: meta, rows: slices.Concat([]row[t]{
		must(day("date", "the day it speaks of, as in the file's name", func(v *t) *programme.Dated { return &v.Date })),
		also(reference("meeting", "groups", "the group whose meeting it minutes; left out otherwise", func(v *t) *word { return &v.Meeting }), "group", "board"),
		text("title", "the update's title", func(v *t) *word { return &v.Title }),
		also(day("posted", "when it was published", func(v *t) *programme.Dated { return &v.Posted }), "published", "published_on"),
		also(text("by", "who writes: a person's id, or words", func(v *t) *word { return &v.By }), "author", "written_by"),
	}, metaRows(meta, false), []row[t]{ // above the lists, which fill the rest of the file
		each("sections", "the minutes, in order", sectionTable(), func(v *t, s *programme.Section) { v.Sections = append(v.Sections, *s) }),
		each("decisions", "what the meeting decided", decisionTable(), func(v *t, d *programme.Decision) { v.Decisions = append(v.Decisions, *d) }),
		each("actions", "what the meeting asked of someone, tracked until done", actionTable(),
			func(v *t, a *programme.Action) { v.Actions = append(v.Actions, a) }),
		references("actions_done", "actions", "actions of earlier meetings now finished", func(v *t) *[]word { return &v.ActionsDone }),
		optional("next_meeting", "the next meeting, as announced", nextMeetingTable(),
			func(v *t) **programme.NextMeeting { return &v.NextMeeting }),
		by("ambitions", "ambitions", "by ambition: the highlight that its lead writes for the board", highlightTable(),
			func(h *programme.Highlight) *word { return &h.Ambition },
			func(v *t, h *programme.Highlight) { v.Ambitions = append(v.Ambitions, h) }),
		also(by("progress", "tasks", "by task: its rating and what there is to say", progressTable(),
			func(p *programme.Progress) *word { return &p.Task },
			func(v *t, p *programme.Progress) { p.Update = v; v.Progress = append(v.Progress, p) }), "ratings", "tasks", "statuses"),
		by("measures", "measures", "by measure: its value for a period", readingTable(),
			func(m *programme.Reading) *word { return &m.Measure },
			func(v *t, m *programme.Reading) { v.Measures = append(v.Measures, m) }),
		by("risks", "risks", "by risk: its score now", riskReviewTable(),
			func(k *programme.RiskReview) *word { return &k.Risk },
			func(v *t, k *programme.RiskReview) { v.Risks = append(v.Risks, k) }),
		by("impact", "tasks", "by task: what changed for children (level 4)", impactTable(),
			func(i *programme.Impact) *word { return &i.Task },
			func(v *t, i *programme.Impact) { v.Impact = append(v.Impact, i) }),
		seenRow(),
	})}
}

// seenRow reads the fingerprints of minutes, one to a task.
func seenRow() row[programme.Update] {
	return row[programme.Update]{
		Key: Key{Name: "seen", Doc: "in minutes, by task: the fingerprint of its target, wording and leads as the board saw them; improve minutes writes it",
			Shape: &Shape{Kind: KindMap, Item: &Shape{Kind: KindText}, Refers: "tasks"}},
		read: func(r *reader, u *programme.Update, value yamldoc.Node) {
			if !r.wantMap(value, func() string { return "a fingerprint by task, as improve minutes writes it" }) {
				return
			}
			met := make(map[string]yamldoc.Node, value.Len())
			for k, v := range value.Pairs() {
				if r.again(k, met) {
					continue
				}
				if seen := (programme.Seen{Task: r.text(k), Fingerprint: r.fingerprint(v)}); seen.Task.Given() && seen.Fingerprint.Given() {
					u.Seen = append(u.Seen, seen)
				}
			}
		},
	}
}

func sectionTable() *table[programme.Section] {
	type t = programme.Section
	meta := func(v *t) *programme.Meta { return &v.Meta }
	return &table[t]{name: "section", layout: SetApart, meta: meta, rows: append([]row[t]{
		also(must(text("heading", "its heading", func(v *t) *word { return &v.Heading })), "title"),
		text("text", "what was said, in Markdown", func(v *t) *word { return &v.Text }),
		also(choice("kind", "what kind of item", func(v *t) *word { return &v.Kind },
			"report", "performance", "risk", "forum", "exception", "spotlight", "ambition", "other"), "type"),
		references("ambitions", "ambitions", "the ambitions it speaks of", func(v *t) *[]word { return &v.Ambitions }),
	}, metaRows(meta, false)...)}
}

func decisionTable() *table[programme.Decision] {
	type t = programme.Decision
	meta := func(v *t) *programme.Meta { return &v.Meta }
	return &table[t]{name: "decision", meta: meta, rows: append([]row[t]{
		also(must(text("text", "what was decided", func(v *t) *word { return &v.Text })), "title", "decision"),
		reference("ambition", "ambitions", "the ambition it concerns", func(v *t) *word { return &v.Ambition }),
	}, metaRows(meta, false)...)}
}

func actionTable() *table[programme.Action] {
	type t = programme.Action
	meta := func(v *t) *programme.Meta { return &v.Meta }
	return &table[t]{name: "action", meta: meta, id: func(v *t) *word { return &v.ID }, rows: append([]row[t]{
		id("the meeting's date and a number, such as 2020-02-25.1", func(v *t) *word { return &v.ID }),
		also(must(text("text", "what is asked", func(v *t) *word { return &v.Text })), "title", "action", "description"),
		also(reference("owner", "people", "of whom", func(v *t) *word { return &v.Owner }), "lead", "responsible", "who"),
		also(date("due", "by when", func(v *t) *programme.Dated { return &v.Due }), "target", "due_date", "target_date", "deadline", "by"),
	}, metaRows(meta, false)...)}
}

func nextMeetingTable() *table[programme.NextMeeting] {
	type t = programme.NextMeeting
	return &table[t]{name: "next meeting", layout: OnOneLine, pos: func(v *t) *programme.Pos { return &v.Pos }, rows: []row[t]{
		must(day("date", "its day", func(v *t) *programme.Dated { return &v.Date })),
		text("time", "from and to, in quotes: \"10:00-12:30\"", func(v *t) *word { return &v.Time }),
	}}
}

func highlightTable() *table[programme.Highlight] {
	type t = programme.Highlight
	meta := func(v *t) *programme.Meta { return &v.Meta }
	return &table[t]{name: "highlight", meta: meta, id: func(v *t) *word { return &v.Ambition }, rows: append([]row[t]{
		text("summary", "where the ambition stands", func(v *t) *word { return &v.Summary }),
		texts("achieved", "what was achieved since the last board", func(v *t) *[]word { return &v.Achieved }),
		texts("next", "what comes next", func(v *t) *[]word { return &v.Next }),
		text("ask", "what is asked of the board", func(v *t) *word { return &v.Ask }),
	}, metaRows(meta, false)...)}
}

func progressTable() *table[programme.Progress] {
	type t = programme.Progress
	meta := func(v *t) *programme.Meta { return &v.Meta }
	return &table[t]{name: "progress entry", meta: meta, id: func(v *t) *word { return &v.Task }, rows: []row[t]{
		also(ratingRow(), "status", "rag", "brag", "rag_rating", "brag_rating", "colour", "color"),
		also(text("note", "what happened; required with any rating", func(v *t) *word { return &v.Meta.Note }), "comment", "comments", "commentary", "update", "narrative", "progress", "text"),
		references("done", "activities", "activities finished, by letter", func(v *t) *[]word { return &v.Done }),
		list("met", "target dates met, for a task with several", &Shape{Kind: KindDate},
			func(v *t) *[]programme.Dated { return &v.Met }, (*reader).date),
		also(date("forecast", "when the lead now expects it; it never moves the target", func(v *t) *programme.Dated { return &v.Forecast }), "expected", "expected_date", "revised", "revised_date", "new_date"),
		also(text("recovery", "with R or A: what brings it back", func(v *t) *word { return &v.Recovery }), "mitigation", "recovery_plan", "get_to_green", "path_to_green"),
		optional("escalation", "with R: to whom it was taken and what was asked", escalationTable(),
			func(v *t) **programme.Escalation { return &v.Escalation }),
		also(texts("evidence", "with B: links or words that show it is done", func(v *t) *[]word { return &v.Evidence }), "proof"),
		text("confirmed_by", "with B: someone who is not a lead of the task", func(v *t) *word { return &v.ConfirmedBy }),
		optional("retarget", "a new target, only in the minutes of a meeting", retargetTable(),
			func(v *t) **programme.Retarget { return &v.Retarget }),
		restrictedRow(meta),
	}}
}

func ratingRow() row[programme.Progress] {
	var letters, means []string
	words := map[string]string{}
	for _, rating := range programme.Ratings() {
		letters, means = append(letters, rating.Letter()), append(means, rating.Word())
	}
	for word, rating := range programme.RatingWords() {
		words[word] = rating.Letter()
	}
	shape := &Shape{Kind: KindChoice, Choices: letters, Means: means}
	return row[programme.Progress]{
		Key: Key{Name: "rating", Doc: "B complete, R off track and escalated, A behind, G on track", Shape: shape},
		read: func(r *reader, p *programme.Progress, value yamldoc.Node) {
			t := r.choice(value, shape, words)
			p.Rating, _ = programme.ParseRating(t.Value)
			p.RatingPos = t.Pos
		},
	}
}

func escalationTable() *table[programme.Escalation] {
	type t = programme.Escalation
	return &table[t]{name: "escalation", pos: func(v *t) *programme.Pos { return &v.Pos }, rows: []row[t]{
		also(must(text("to", "to whom: a group's or person's id, or words", func(v *t) *word { return &v.To })), "whom"),
		must(text("ask", "what is asked of them", func(v *t) *word { return &v.Ask })),
		also(date("by", "by when they must answer", func(v *t) *programme.Dated { return &v.By }), "due", "deadline"),
	}}
}

func retargetTable() *table[programme.Retarget] {
	type t = programme.Retarget
	return &table[t]{name: "retarget", pos: func(v *t) *programme.Pos { return &v.Pos }, rows: []row[t]{
		also(must(date("to", "the new target", func(v *t) *programme.Dated { return &v.To })), "target", "new_target", "new_date"),
		date("from", "the target that moves, where the task has several", func(v *t) *programme.Dated { return &v.From }),
		must(text("reason", "why the meeting agreed", func(v *t) *word { return &v.Reason })),
	}}
}

func readingTable() *table[programme.Reading] {
	type t = programme.Reading
	meta := func(v *t) *programme.Meta { return &v.Meta }
	return &table[t]{name: "reading", layout: OnOneLine, meta: meta, id: func(v *t) *word { return &v.Measure }, rows: append([]row[t]{
		also(must(simple("period", "the period it speaks of: 2020-01, 2020-Q1 or 2020", &Shape{Kind: KindPeriod},
			func(v *t) *word { return &v.Period }, (*reader).period)), "month", "quarter", "date"),
		also(must(number("value", "the value", func(v *t) *programme.Number { return &v.Value })), "actual", "result", "figure"),
		number("numerator", "the count above the line", func(v *t) *programme.Number { return &v.Numerator }),
		number("denominator", "the count below the line", func(v *t) *programme.Number { return &v.Denominator }),
		number("statistical_neighbours", "the same period's value for statistical neighbours", func(v *t) *programme.Number { return &v.StatisticalNeighbours }),
		number("region", "the same period's value for the region", func(v *t) *programme.Number { return &v.Region }),
		number("england", "the same period's value for England", func(v *t) *programme.Number { return &v.England }),
	}, metaRows(meta, false)...)}
}

func riskReviewTable() *table[programme.RiskReview] {
	type t = programme.RiskReview
	meta := func(v *t) *programme.Meta { return &v.Meta }
	return &table[t]{name: "risk review", layout: OnOneLine, meta: meta, id: func(v *t) *word { return &v.Risk }, rows: append([]row[t]{
		also(whole("likelihood", "how likely, 1 to 5; left out for an issue", 1, 5, func(v *t) *programme.Number { return &v.Score.Likelihood }), "probability"),
		also(whole("impact", "how grave, 1 to 5", 1, 5, func(v *t) *programme.Number { return &v.Score.Impact }), "severity"),
		choice("status", "open (the default) or closed", func(v *t) *word { return &v.Status }, "open", "closed"),
	}, metaRows(meta, false)...)}
}

func impactTable() *table[programme.Impact] {
	type t = programme.Impact
	meta := func(v *t) *programme.Meta { return &v.Meta }
	return &table[t]{name: "impact entry", meta: meta, id: func(v *t) *word { return &v.Task }, rows: append([]row[t]{
		also(must(choice("difference", "what changed for children", func(v *t) *word { return &v.Difference }, "none", "some", "significant")), "impact", "change"),
		text("source", "how it is known: audit, data, what children say", func(v *t) *word { return &v.Source }),
	}, metaRows(meta, false)...)}
}
