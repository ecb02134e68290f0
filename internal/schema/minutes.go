package schema

import "improve/internal/programme"

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
		computed(entries("permits", "in minutes of the board: the exact changes to the plan that this allows", permit(),
			func(v *t) *[]programme.Permit { return &v.Permits })),
	}, common[t](false))...)
}

func permit() *Shape {
	type t = programme.Permit
	return laid(OnOneLine, at(group[t]("permit",
		as(Keyword, text("change", "the record that may change, by kind and id: measure "+
			"contacts-in-a-day, task 1.5, or policy",
			func(v *t) *word { return &v.Change })),
		as(Keyword, text("key", "the key that may change, such as target, board to or activities a",
			func(v *t) *word { return &v.Key })),
		oneOrListOf(text[t]("from", "what it said before; needed for the policy, for a "+
			"measure's target, tolerance or polarity, and for the words of a task that a board has seen", nil),
			func(v *t) *[]word { return &v.From }),
		oneOrListOf(text[t]("to", "what it may say now; none if the value is removed", nil),
			func(v *t) *[]word { return &v.To }),
		as(Keyword, text("drop", "the finding, measure or risk that may leave the plan, by kind "+
			"and id: finding ilacs-2019-4",
			func(v *t) *word { return &v.Drop })),
		computed(as(Keyword, text("end", "the plan that ends: plan plan-2019", func(v *t) *word { return &v.End }))),
	), func(v *t) *programme.Pos { return &v.Pos }))
}

func position() *Shape {
	type t = programme.Position
	return laid(OnOneLine, group[t]("position", with([]*Key{
		must(as(Keyword, text("of", "programme, or an ambition's number", func(v *t) *word { return &v.Of }))),
		rating("the rating that the words amount to; leave out if no letter was given",
			func(v *t) RatingAt { return RatingAt{&v.Rating, &v.RatingPos} }),
		must(text("words", "the words used", func(v *t) *word { return &v.Words })),
		called("who told the meeting", as(Person, text("by", "who told the meeting",
			func(v *t) *word { return &v.By }))),
	}, common[t](false))...))
}

func recommendation() *Shape {
	type t = programme.Recommendation
	return family("recommendations", group[t]("recommendation", with([]*Key{
		id("the source, its date and a number, such as scrutiny-2023-07-25.1", func(v *t) *word { return &v.ID }),
		also(must(text("text", "what is recommended", func(v *t) *word { return &v.Text })), "title", "recommendation"),
		called("to whom", as(Person, text("to", "to whom: a person's or group's id, or words",
			func(v *t) *word { return &v.To }))),
	}, common[t](false))...))
}

func answer() *Shape {
	type t = programme.Answer
	return about(of("recommendation", "recommendations",
		func(v *t) *word { return &v.Recommendation }), group[t]("answer", with([]*Key{
		must(yesNo("accepted", "whether it is accepted", func(v *t) *bool { return &v.Accepted })),
		answers(text("answer", "what the programme answers", func(v *t) *word { return &v.Answer })),
		also(date("due", "by when it will be done",
			func(v *t) *programme.Dated { return &v.Due }), "by", "target", "deadline"),
	}, common[t](false))...))
}

func action() *Shape {
	type t = programme.Action
	return family("actions", group[t]("action", with([]*Key{
		id("the meeting's date and a number, such as 2020-02-25.1", func(v *t) *word { return &v.ID }),
		also(must(text("text", "what must be done",
			func(v *t) *word { return &v.Text })), "title", "action", "description"),
		also(reference("owner", "people", "who must do it",
			func(v *t) *word { return &v.Owner }), "lead", "responsible", "who"),
		also(date("due", "when it must be done", func(v *t) *programme.Dated { return &v.Due }),
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
