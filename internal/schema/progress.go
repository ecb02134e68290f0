package schema

import "improve/internal/programme"

func progress() *Shape {
	type t = programme.Progress
	note := also(text("note", "what happened; required with any rating", func(v *t) *word { return &v.Meta.Note }),
		"comment", "comments", "commentary", "update", "narrative", "progress", "text")
	note.Answers, note.Common, note.Computed = true, true, true
	return about(of("task", "tasks", func(v *t) *word { return &v.Task }), group[t]("progress entry",
		computed(also(rating("B complete, R off track and escalated, A behind, G on track",
			func(v *t) RatingAt { return RatingAt{&v.Rating, &v.RatingPos} }), "status", "rag", "brag", "rag_rating",
			"brag_rating", "colour", "color")),
		note,
		computed(called("activities finished", as(Keyword, references("done", "activities",
			"activities finished, by letter",
			func(v *t) *[]word { return &v.Done })))),
		computed(called("targets met", listOf(date[t]("met", "target dates met, for a task with several", nil),
			func(v *t) *[]programme.Dated { return &v.Met }))),
		computed(also(date("forecast", "when the lead now expects it; it never moves the target",
			func(v *t) *programme.Dated { return &v.Forecast }), "expected", "expected_date", "revised", "revised_date",
			"new_date")),
		computed(also(answers(text("recovery", "with R or A: what will bring it back on track",
			func(v *t) *word { return &v.Recovery })),
			"mitigation", "recovery_plan", "get_to_green", "path_to_green")),
		computed(optional("escalation", "with R: to whom it was taken and what was asked", escalation(),
			func(v *t) **programme.Escalation { return &v.Escalation })),
		computed(also(answers(texts("evidence", "with B: links or words that show it is done",
			func(v *t) *[]word { return &v.Evidence })), "proof")),
		called("who confirmed it", answers(as(Person, text("confirmed_by",
			"with B: someone who is not a lead of the task",
			func(v *t) *word { return &v.ConfirmedBy })))),
		computed(called("target moved", optional("retarget", "a new target, only in the minutes of a meeting",
			retarget(),
			func(v *t) **programme.Retarget { return &v.Retarget }))),
		computed(optional("end", "the end of the task, or a hold until a day, only in minutes of the board", end(),
			func(v *t) **programme.End { return &v.End })),
		optional("verified", "what somebody found who checked it and does not lead it", verified(),
			func(v *t) **programme.Verified { return &v.Verified }),
		restricted(func(v *t) *programme.Meta { return &v.Meta }),
	))
}

// rating is a letter, which its record keeps as a Rating.
func rating[T any](doc string, field func(*T) RatingAt) *Key {
	shape := &Shape{Kind: KindChoice, Meant: map[string]string{}}
	for _, r := range programme.Ratings() {
		shape.Choices, shape.Means = append(shape.Choices, r.Letter()), append(shape.Means, r.Word())
	}
	for word, r := range programme.RatingWords() {
		shape.Meant[word] = r.Letter()
	}
	return row("rating", doc, shape, Keyword, ratingOf[T]{field: field})
}

func escalation() *Shape {
	type t = programme.Escalation
	return at(group[t]("escalation",
		computed(also(as(Person, must(text("to", "to whom: a group's or person's id, or words",
			func(v *t) *word { return &v.To }))), "whom")),
		computed(must(answers(text("ask", "what is asked of them", func(v *t) *word { return &v.Ask })))),
		also(date("by", "by when they must answer", func(v *t) *programme.Dated { return &v.By }), "due", "deadline"),
	), func(v *t) *programme.Pos { return &v.Pos })
}

func retarget() *Shape {
	type t = programme.Retarget
	return at(group[t]("retarget",
		computed(also(must(date("to", "the new target",
			func(v *t) *programme.Dated { return &v.To })), "target", "new_target", "new_date")),
		computed(date("from", "the target that moves, if the task has several",
			func(v *t) *programme.Dated { return &v.From })),
		computed(must(answers(text("reason", "why the meeting agreed", func(v *t) *word { return &v.Reason })))),
	), func(v *t) *programme.Pos { return &v.Pos })
}

func end() *Shape {
	type t = programme.End
	return at(group[t]("end",
		computed(must(choice("as", "how it ends; on-hold ends after its until", func(v *t) *word { return &v.As },
			"superseded", "merged", "withdrawn", programme.OnHold))),
		computed(reference("into", "tasks", "the task that takes its place", func(v *t) *word { return &v.Into })),
		computed(date("until", "with on-hold: the last day or month of the hold",
			func(v *t) *programme.Dated { return &v.Until })),
		computed(must(answers(text("reason", "why the board agreed", func(v *t) *word { return &v.Reason })))),
	), func(v *t) *programme.Pos { return &v.Pos })
}

func verified() *Shape {
	type t = programme.Verified
	return laid(OnOneLine, at(group[t]("verification",
		called("who looked", must(answers(as(Person, text("by", "who looked: a person's or body's id, or words",
			func(v *t) *word { return &v.By }))))),
		must(date("date", "when", func(v *t) *programme.Dated { return &v.Date })),
		must(choice("result", "whether they agree with the rating",
			func(v *t) *word { return &v.Result }, "agree", "partly", "disagree")),
		whole("sample", "how many cases they looked at", 1, 100000, func(v *t) *programme.Number { return &v.Sample }),
	), func(v *t) *programme.Pos { return &v.Pos }))
}
