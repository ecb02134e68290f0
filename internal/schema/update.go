package schema

import "improve/internal/programme"

func updateFile() *Shape {
	type t = programme.Update
	return group[t]("update", with([]*Key{
		computed(must(day("date", "the date of the update, as in the file name",
			func(v *t) *programme.Dated { return &v.Date }))),
		hangs(computed(also(reference("meeting", "groups", "the group whose meeting it minutes; left out otherwise",
			func(v *t) *word { return &v.Meeting }), "group", "board"))),
		title("title", "the update's title", func(v *t) *word { return &v.Title }),
		also(day("posted", "when it was published", func(v *t) *programme.Dated { return &v.Posted }),
			"published", "published_on"),
		also(called("who writes", as(Person, text("by", "who writes: a person's id, or words",
			func(v *t) *word { return &v.By }))), "author", "written_by"),
	}, common[t](false), []*Key{ // above the lists, which fill the rest of the file
		entries("sections", "the minutes, in order", section(), func(v *t) *[]programme.Section { return &v.Sections }),
		entries("decisions", "what the meeting decided", decision(),
			func(v *t) *[]programme.Decision { return &v.Decisions }),
		records("actions", "what the meeting asked of someone, tracked until done", action(),
			func(v *t) *[]*programme.Action { return &v.Actions }, nil),
		computed(references("actions_done", "actions", "actions of earlier meetings now finished",
			func(v *t) *[]word { return &v.ActionsDone })),
		optional("next_meeting", "the next meeting, as announced", nextMeeting(),
			func(v *t) **programme.NextMeeting { return &v.NextMeeting }),
		by(records("ambitions", "by ambition: the highlight that its lead writes for the board", highlight(),
			func(v *t) *[]*programme.Highlight { return &v.Ambitions }, nil)),
		computed(also(by(records("progress", "by task: its rating and what there is to say", progress(),
			func(v *t) *[]*programme.Progress { return &v.Progress },
			func(v *t, p *programme.Progress) { p.Update = v })), "ratings", "tasks", "statuses")),
		computed(by(records("measures", "by measure: its value for a period", reading(),
			func(v *t) *[]*programme.Reading { return &v.Measures }, nil))),
		by(records("risks", "by risk: its score now", riskReview(),
			func(v *t) *[]*programme.RiskReview { return &v.Risks }, nil)),
		computed(by(records("impact", "by task: what changed for children (level 4)", impact(),
			func(v *t) *[]*programme.Impact { return &v.Impact }, nil))),
		computed(by(entries("seen",
			"in minutes, by task: the fingerprint of its target, wording and leads as the board saw them; "+
				"improve minutes writes it", seen(), func(v *t) *[]programme.Seen { return &v.Seen }))),
	})...)
}

// of is what the key above an entry refers to.
func of[T any](name, family string, field func(*T) *word) *Key {
	return hangs(reference(name, family, "what it is about", field))
}

func section() *Shape {
	type t = programme.Section
	return laid(SetApart, group[t]("section", with([]*Key{
		// No title of its own: one meeting's sections are headed as another's.
		also(must(text("heading", "its heading", func(v *t) *word { return &v.Heading })), "title"),
		text("text", "what was said, in Markdown", func(v *t) *word { return &v.Text }),
		also(choice("kind", "what kind of item", func(v *t) *word { return &v.Kind },
			"report", "performance", "risk", "forum", "exception", "spotlight", "ambition", "other"), "type"),
		hangs(references("ambitions", "ambitions", "the ambitions it is about",
			func(v *t) *[]word { return &v.Ambitions })),
	}, common[t](false))...))
}

func decision() *Shape {
	type t = programme.Decision
	return group[t]("decision", with([]*Key{
		also(must(text("text", "what was decided", func(v *t) *word { return &v.Text })), "title", "decision"),
		hangs(reference("ambition", "ambitions", "the ambition it concerns", func(v *t) *word { return &v.Ambition })),
	}, common[t](false))...)
}

func action() *Shape {
	type t = programme.Action
	return family("actions", group[t]("action", with([]*Key{
		id("the meeting's date and a number, such as 2020-02-25.1", func(v *t) *word { return &v.ID }),
		also(must(text("text", "what is asked", func(v *t) *word { return &v.Text })),
			"title", "action", "description"),
		also(reference("owner", "people", "of whom", func(v *t) *word { return &v.Owner }),
			"lead", "responsible", "who"),
		also(date("due", "by when", func(v *t) *programme.Dated { return &v.Due }),
			"target", "due_date", "target_date", "deadline", "by"),
	}, common[t](false))...))
}

func nextMeeting() *Shape {
	type t = programme.NextMeeting
	return laid(OnOneLine, at(group[t]("next meeting",
		must(day("date", "its day", func(v *t) *programme.Dated { return &v.Date })),
		as(Keyword, text("time", "from and to, in quotes: \"10:00-12:30\"", func(v *t) *word { return &v.Time })),
	), func(v *t) *programme.Pos { return &v.Pos }))
}

func highlight() *Shape {
	type t = programme.Highlight
	return about(of("ambition", "ambitions", func(v *t) *word { return &v.Ambition }),
		group[t]("highlight", with([]*Key{
			text("summary", "the state of the ambition", func(v *t) *word { return &v.Summary }),
			texts("achieved", "what was achieved since the last board", func(v *t) *[]word { return &v.Achieved }),
			texts("next", "what comes next", func(v *t) *[]word { return &v.Next }),
			text("ask", "what is asked of the board", func(v *t) *word { return &v.Ask }),
		}, common[t](false))...))
}

func progress() *Shape {
	type t = programme.Progress
	note := also(text("note", "what happened; required with any rating", func(v *t) *word { return &v.Meta.Note }),
		"comment", "comments", "commentary", "update", "narrative", "progress", "text")
	note.Common, note.Computed = true, true
	return about(of("task", "tasks", func(v *t) *word { return &v.Task }), group[t]("progress entry",
		computed(also(rating(), "status", "rag", "brag", "rag_rating", "brag_rating", "colour", "color")),
		note,
		computed(called("activities finished",
			as(Keyword, references("done", "activities", "activities finished, by letter",
				func(v *t) *[]word { return &v.Done })))),
		computed(called("targets met", listOf(date[t]("met", "target dates met, for a task with several", nil),
			func(v *t) *[]programme.Dated { return &v.Met }))),
		computed(also(date("forecast", "when the lead now expects it; it never moves the target",
			func(v *t) *programme.Dated { return &v.Forecast }),
			"expected", "expected_date", "revised", "revised_date", "new_date")),
		computed(also(text("recovery", "with R or A: what will bring it back on track",
			func(v *t) *word { return &v.Recovery }),
			"mitigation", "recovery_plan", "get_to_green", "path_to_green")),
		computed(optional("escalation", "with R: to whom it was taken and what was asked", escalation(),
			func(v *t) **programme.Escalation { return &v.Escalation })),
		computed(also(texts("evidence", "with B: links or words that show it is done",
			func(v *t) *[]word { return &v.Evidence }), "proof")),
		called("who confirmed it", as(Person, text("confirmed_by", "with B: someone who is not a lead of the task",
			func(v *t) *word { return &v.ConfirmedBy }))),
		computed(called("target moved",
			optional("retarget", "a new target, only in the minutes of a meeting", retarget(),
				func(v *t) **programme.Retarget { return &v.Retarget }))),
		restricted(func(v *t) *programme.Meta { return &v.Meta }),
	))
}

// rating is the letter of a progress entry, which keeps it as a Rating.
func rating() *Key {
	shape := &Shape{Kind: KindChoice, Meant: map[string]string{}}
	for _, r := range programme.Ratings() {
		shape.Choices, shape.Means = append(shape.Choices, r.Letter()), append(shape.Means, r.Word())
	}
	for word, r := range programme.RatingWords() {
		shape.Meant[word] = r.Letter()
	}
	return row("rating", "B complete, R off track and escalated, A behind, G on track", shape, Keyword, ratingOf{})
}

func escalation() *Shape {
	type t = programme.Escalation
	return at(group[t]("escalation",
		computed(also(as(Person, must(text("to", "to whom: a group's or person's id, or words",
			func(v *t) *word { return &v.To }))), "whom")),
		computed(must(text("ask", "what is asked of them", func(v *t) *word { return &v.Ask }))),
		also(date("by", "by when they must answer", func(v *t) *programme.Dated { return &v.By }), "due", "deadline"),
	), func(v *t) *programme.Pos { return &v.Pos })
}

func retarget() *Shape {
	type t = programme.Retarget
	return at(group[t]("retarget",
		computed(also(must(date("to", "the new target", func(v *t) *programme.Dated { return &v.To })),
			"target", "new_target", "new_date")),
		computed(date("from", "the target that moves, where the task has several",
			func(v *t) *programme.Dated { return &v.From })),
		computed(must(text("reason", "why the meeting agreed", func(v *t) *word { return &v.Reason }))),
	), func(v *t) *programme.Pos { return &v.Pos })
}

func reading() *Shape {
	type t = programme.Reading
	period := single("period", "the period: 2020-01, 2020-Q1 or 2020", &Shape{Kind: KindPeriod}, Keyword,
		func(v *t) *word { return &v.Period })
	figure := func(name, doc string, field func(v *t) *programme.Number) *Key { return number(name, doc, field) }
	return laid(OnOneLine, about(of("measure", "measures", func(v *t) *word { return &v.Measure }),
		group[t]("reading", with([]*Key{
			computed(also(must(period), "month", "quarter", "date")),
			also(must(figure("value", "the value", func(v *t) *programme.Number { return &v.Value })),
				"actual", "result", "figure"),
			figure("numerator", "the count above the line", func(v *t) *programme.Number { return &v.Numerator }),
			figure("denominator", "the count below the line", func(v *t) *programme.Number { return &v.Denominator }),
			figure("statistical_neighbours", "the same period's value for statistical neighbours",
				func(v *t) *programme.Number { return &v.StatisticalNeighbours }),
			figure("region", "the same period's value for the region",
				func(v *t) *programme.Number { return &v.Region }),
			figure("england", "the same period's value for England",
				func(v *t) *programme.Number { return &v.England }),
		}, common[t](false))...)))
}

func riskReview() *Shape {
	type t = programme.RiskReview
	return laid(OnOneLine, about(of("risk", "risks", func(v *t) *word { return &v.Risk }),
		group[t]("risk review", with([]*Key{
			also(whole("likelihood", "how likely, 1 to 5; left out for an issue", 1, 5,
				func(v *t) *programme.Number { return &v.Score.Likelihood }), "probability"),
			also(whole("impact", "how serious, 1 to 5", 1, 5, func(v *t) *programme.Number { return &v.Score.Impact }),
				"severity"),
			choice("status", "open (the default) or closed", func(v *t) *word { return &v.Status }, "open", "closed"),
		}, common[t](false))...)))
}

func impact() *Shape {
	type t = programme.Impact
	return about(of("task", "tasks", func(v *t) *word { return &v.Task }), group[t]("impact entry", with([]*Key{
		computed(also(must(choice("difference", "what changed for children", func(v *t) *word { return &v.Difference },
			"none", "some", "significant")), "impact", "change")),
		text("source", "how it is known: audit, data, what children say", func(v *t) *word { return &v.Source }),
	}, common[t](false))...))
}

// seen is the fingerprint of a task, written in place of a group.
func seen() *Shape {
	type t = programme.Seen
	s := about(of("task", "tasks", func(v *t) *word { return &v.Task }), group[t]("seen task"))
	s.By.Past = true
	s.Bare = computed(called("fingerprint of what the board saw", single("fingerprint", "the fingerprint of the task",
		&Shape{Kind: KindFingerprint}, Keyword, func(v *t) *word { return &v.Fingerprint })))
	return s
}
