package schema

import (
	"strings"

	"improve/internal/programme"
)

func updateFile() *Shape {
	type t = programme.Update
	return group[t]("update", with([]*Key{
		computed(must(day("date", "the date of the update, as in the file name",
			func(v *t) *programme.Dated { return &v.Date }))),
		hangs(computed(also(reference("meeting", "groups",
			"the group that met, if these are minutes; leave out otherwise",
			func(v *t) *word { return &v.Meeting }), "group", "board"))),
		title("title", "the update's title", func(v *t) *word { return &v.Title }),
		also(day("posted", "when it was published",
			func(v *t) *programme.Dated { return &v.Posted }), "published", "published_on"),
		also(called("who writes", as(Person, text("by", "who writes: a person's id, or words",
			func(v *t) *word { return &v.By }))), "author", "written_by"),
		computed(called("whether it was reported before this record", yesNo("adopted",
			"whether this was reported before the record began (default: false)",
			func(v *t) *bool { return &v.Adopted }))),
		also(as(Person, texts("present", "who was there, by id or role",
			func(v *t) *[]word { return &v.Present })), "attendance", "attendees", "attended"),
		also(as(Person, texts("apologies", "who sent apologies, by id or role",
			func(v *t) *[]word { return &v.Apologies })), "absent"),
		listOf(day[t]("agrees", "the days of the earlier minutes that this meeting agreed", nil),
			func(v *t) *[]programme.Dated { return &v.Agrees }),
	}, common[t](false), minuted(), levels())...) // the lists fill the rest of the file
}

// minuted are the rows of what a meeting said and asked for.
func minuted() []*Key {
	type t = programme.Update
	return []*Key{
		entries("sections", "the minutes, in order", section(), func(v *t) *[]programme.Section { return &v.Sections }),
		entries("positions", "what the meeting was told about the programme or an ambition", position(),
			func(v *t) *[]programme.Position { return &v.Positions }),
		computed(entries("decisions", "what the meeting decided", decision(),
			func(v *t) *[]programme.Decision { return &v.Decisions })),
		records("recommendations", "what scrutiny, an adviser or a visit recommended, tracked until answered",
			recommendation(),
			func(v *t) *[]*programme.Recommendation { return &v.Recommendations }, nil),
		by(records("answers", "by recommendation: what the programme answers", answer(),
			func(v *t) *[]*programme.Answer { return &v.Answers }, nil)),
		references("documents", "documents", "the documents that came with it",
			func(v *t) *[]word { return &v.Documents }),
		records("actions", "what the meeting asked of someone, tracked until done", action(),
			func(v *t) *[]*programme.Action { return &v.Actions }, nil),
		ofPlan(computed(references("actions_done", "actions", "actions of earlier meetings now finished",
			func(v *t) *[]word { return &v.ActionsDone }))),
		optional("next_meeting", "the next meeting, as announced", nextMeeting(),
			func(v *t) **programme.NextMeeting { return &v.NextMeeting }),
	}
}

// levels are the rows of what is said about the plan, by id.
func levels() []*Key {
	type t = programme.Update
	keys := []*Key{
		by(records("ambitions", "by ambition: the highlight that its lead writes for the board", highlight(),
			func(v *t) *[]*programme.Highlight { return &v.Ambitions }, nil)),
		computed(also(by(records("progress", "by task: its rating and note", progress(),
			func(v *t) *[]*programme.Progress { return &v.Progress },
			func(v *t, p *programme.Progress) { p.Update = v })), "ratings", "tasks", "statuses")),
		computed(by(records("measures", "by measure: its value for a period", reading(),
			func(v *t) *[]*programme.Reading { return &v.Measures }, nil))),
		computed(by(records("rebase", "in minutes of the board, by measure: a new baseline of its control limits",
			rebase(), func(v *t) *[]*programme.Rebase { return &v.Rebase }, nil))),
		by(records("risks", "by risk: its score now", riskReview(),
			func(v *t) *[]*programme.RiskReview { return &v.Risks }, nil)),
		computed(by(records("impact", "by task: what changed for children (level 4)", impact(),
			func(v *t) *[]*programme.Impact { return &v.Impact }, nil))),
		computed(by(records("findings", "by finding: the state of the finding itself", findingState(),
			func(v *t) *[]*programme.FindingState { return &v.Findings }, nil))),
		by(records("voices", "by task: what children and families say about its statements for children", taskVoices(),
			func(v *t) *[]*programme.TaskVoices { return &v.Voices }, nil)),
		by(records("visits", "by visit: what its letter says about each finding", visitVerdicts(),
			func(v *t) *[]*programme.VisitVerdicts { return &v.Visits }, nil)),
		computed(optional("seen", "in minutes: fingerprints of what the board saw; improve minutes writes them",
			saw(), func(v *t) **programme.Saw { return &v.Seen })),
	}
	for _, k := range keys {
		ofPlan(k)
	}
	return keys
}

// of is what the key above an entry refers to.
func of[T any](name, family string, field func(*T) *word) *Key {
	return hangs(reference(name, family, "what it is about", field))
}

func highlight() *Shape {
	type t = programme.Highlight
	return about(of("ambition", "ambitions",
		func(v *t) *word { return &v.Ambition }), group[t]("highlight", with([]*Key{
		text("summary", "the state of the ambition", func(v *t) *word { return &v.Summary }),
		texts("achieved", "what was achieved since the last board", func(v *t) *[]word { return &v.Achieved }),
		texts("next", "what comes next", func(v *t) *[]word { return &v.Next }),
		text("ask", "what is asked of the board", func(v *t) *word { return &v.Ask }),
	}, common[t](false))...))
}

func reading() *Shape {
	type t = programme.Reading
	period := single("period", "the period: 2020-01, 2020-Q1 or 2020", &Shape{Kind: KindPeriod}, Keyword,
		func(v *t) *word { return &v.Period })
	figure := func(name, doc string, field func(v *t) *programme.Number) *Key { return number(name, doc, field) }
	return laid(OnOneLine, about(of("measure", "measures",
		func(v *t) *word { return &v.Measure }), group[t]("reading", with([]*Key{
		computed(also(must(period), "month", "quarter", "date")),
		also(must(figure("value", "the value",
			func(v *t) *programme.Number { return &v.Value })), "actual", "result", "figure"),
		figure("numerator", "the numerator of the value", func(v *t) *programme.Number { return &v.Numerator }),
		figure("denominator", "the denominator of the value", func(v *t) *programme.Number { return &v.Denominator }),
		figure("statistical_neighbours", "the same period's value for statistical neighbours",
			func(v *t) *programme.Number { return &v.StatisticalNeighbours }),
		figure("region", "the same period's value for the region", func(v *t) *programme.Number { return &v.Region }),
		figure("england", "the same period's value for England", func(v *t) *programme.Number { return &v.England }),
		as(Keyword, text("rank", "the rank among comparable councils, such as 7/23",
			func(v *t) *word { return &v.Rank })),
	}, common[t](false))...)))
}

func rebase() *Shape {
	type t = programme.Rebase
	return laid(OnOneLine, about(of("measure", "measures",
		func(v *t) *word { return &v.Measure }), group[t]("rebase", with([]*Key{
		computed(must(single("from", "the first period of the new baseline: its first twelve values without a gap "+
			"set the limits", &Shape{Kind: KindPeriod}, Keyword, func(v *t) *word { return &v.From }))),
		must(answers(text("reason", "why the board agreed", func(v *t) *word { return &v.Reason }))),
	}, common[t](false))...)))
}

func riskReview() *Shape {
	type t = programme.RiskReview
	return laid(OnOneLine, about(of("risk", "risks",
		func(v *t) *word { return &v.Risk }), group[t]("risk review", with([]*Key{
		also(whole("likelihood", "how likely, 1 to 5; leave out for an issue", 1, 5,
			func(v *t) *programme.Number { return &v.Score.Likelihood }), "probability"),
		also(whole("impact", "how serious, 1 to 5", 1, 5,
			func(v *t) *programme.Number { return &v.Score.Impact }), "severity"),
		choice("status", "open (the default) or closed", func(v *t) *word { return &v.Status }, "open", "closed"),
	}, common[t](false))...)))
}

func impact() *Shape {
	type t = programme.Impact
	return about(of("task", "tasks", func(v *t) *word { return &v.Task }), group[t]("impact entry", with([]*Key{
		computed(also(must(choice("difference", "what changed for children", func(v *t) *word { return &v.Difference },
			"worse", "none", "some", "significant")), "impact", "change")),
		object("source", "how it is known", impactSource(), func(v *t) *programme.ImpactSource { return &v.Source }),
	}, common[t](false))...))
}

// impactSource is a text, or a group of keys where the number of cases is known.
func impactSource() *Shape {
	type t = programme.ImpactSource
	kind := also(must(answers(text("kind", "audit, data, what children say",
		func(v *t) *word { return &v.Kind }))), "text", "source")
	s := laid(OnOneLine, at(group[t]("impact source", kind,
		whole("sample", "how many cases it is based on", 1, 100000, func(v *t) *programme.Number { return &v.Sample }),
	), func(v *t) *programme.Pos { return &v.Pos }))
	s.Bare = kind
	return s
}

func findingState() *Shape {
	type t = programme.FindingState
	return about(of("finding", "findings", func(v *t) *word { return &v.Finding }),
		group[t]("finding state", with([]*Key{
			computed(also(must(choice("state",
				"open, answered, evidenced or met; met only with a confirmer from outside",
				func(v *t) *word { return &v.State }, "open", "answered", "evidenced", "met")), "status")),
			computed(date("since", "since when", func(v *t) *programme.Dated { return &v.Since })),
			also(answers(texts("evidence", "links or words that show it",
				func(v *t) *[]word { return &v.Evidence })), "proof"),
			computed(called("who confirmed it", answers(as(Person, text("confirmed_by",
				"with met: somebody who is outside: true",
				func(v *t) *word { return &v.ConfirmedBy }))))),
		}, common[t](false))...))
}

// taskVoices are a list in place of a group.
func taskVoices() *Shape {
	type t = programme.TaskVoices
	return alone(at(about(of("task", "tasks", func(v *t) *word { return &v.Task }), group[t]("voices of a task",
		entries("said", "what was said to each statement", voice(), func(v *t) *[]programme.Voice { return &v.Said }))),
		func(v *t) *programme.Pos { return &v.Pos }))
}

func voice() *Shape {
	type t = programme.Voice
	return group[t]("voice", with([]*Key{
		must(text("says", "the statement for children, in the plan's words", func(v *t) *word { return &v.Says })),
		must(choice("verdict", "whether children and families agree",
			func(v *t) *word { return &v.Verdict }, "agree", "not-yet", "unsure")),
		called("who said so", as(Person, text("by", "who: a body's id, or words", func(v *t) *word { return &v.By }))),
	}, common[t](false))...)
}

// visitVerdicts are a map in place of a group.
func visitVerdicts() *Shape {
	type t = programme.VisitVerdicts
	return alone(at(about(of("visit", "events", func(v *t) *word { return &v.Visit }), group[t]("visit's verdicts",
		by(records("verdicts", "by finding: what the letter says", verdict(),
			func(v *t) *[]*programme.Verdict { return &v.Verdicts }, nil)))),
		func(v *t) *programme.Pos { return &v.Pos }))
}

func verdict() *Shape {
	type t = programme.Verdict
	return laid(OnOneLine, about(of("finding", "findings",
		func(v *t) *word { return &v.Finding }), group[t]("verdict", with([]*Key{
		must(choice("verdict", "better, same or worse than before",
			func(v *t) *word { return &v.Verdict }, "better", "same", "worse")),
	}, common[t](false))...)))
}

// saw are fingerprints by kind and id. Minutes may have those of tasks without their kind.
func saw() *Shape {
	type t = programme.Saw
	s := at(group[t]("record of what the board saw",
		seen("tasks", "task", "tasks", "its target, wording and leads",
			func(v *t) *[]programme.Seen { return &v.Tasks }),
		seen("ratings", "task", "tasks", "its rating, the day it was rated, and its forecast",
			func(v *t) *[]programme.Seen { return &v.Ratings }),
		seen("findings", "finding", "findings", "its state, since when, and who confirmed it",
			func(v *t) *[]programme.Seen { return &v.Findings }),
		seen("measures", "measure", "measures", "its limits, its latest period, and the value",
			func(v *t) *[]programme.Seen { return &v.Measures }),
		seen("risks", "risk", "risks", "its likelihood, impact and status",
			func(v *t) *[]programme.Seen { return &v.Risks }),
	), func(v *t) *programme.Pos { return &v.Pos })
	s.Flat = s.Keys[0]
	return s
}

// seen is a row of fingerprints, each written in place of a group.
func seen(name, noun, family, covers string, field func(*programme.Saw) *[]programme.Seen) *Key {
	type t = programme.Seen
	s := about(of(noun, family, func(v *t) *word { return &v.ID }), group[t]("seen "+strings.TrimSuffix(name, "s"),
		computed(called("fingerprint of what the board saw", single("fingerprint",
			"the fingerprint of the "+noun, &Shape{Kind: KindFingerprint}, Keyword,
			func(v *t) *word { return &v.Fingerprint })))))
	s.By.Past = true
	return computed(by(entries(name, "by "+noun+": "+covers+", as the board saw them", alone(s), field)))
}
