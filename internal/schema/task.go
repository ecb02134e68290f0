package schema

import (
	"cmp"
	"sync"

	"improve/internal/programme"
)

func ambitionFile() *Shape {
	type t = programme.Ambition
	return titled(numbered(family("ambitions", group[t]("ambition", with([]*Key{
		id("the ambition's number", func(v *t) *word { return &v.ID }),
		also(must(title("title", "the ambition in full", func(v *t) *word { return &v.Title })), "name", "ambition"),
		title("short", "what tables call it, in a word or two", func(v *t) *word { return &v.Short }),
		also(reference("lead", "people", "the person or body that leads it", func(v *t) *word { return &v.Lead }),
			"owner", "responsible", "sponsor"),
	}, common[t](true), []*Key{ // above the tasks, which fill the rest of the file
		records("tasks", "its tasks, in the order that papers list them", task(),
			func(v *t) *[]*programme.Task { return &v.Tasks },
			func(v *t, task *programme.Task) { task.Ambition = v }),
	})...))), func(v *t) string { return cmp.Or(v.Short.Value, v.Title.Value) })
}

func task() *Shape {
	type t = programme.Task
	return laid(SetApart, numbered(family("tasks", group[t]("task", with([]*Key{
		id("the task's number, which never changes and is never reused", func(v *t) *word { return &v.ID }),
		also(must(title("title", "the task in a line", func(v *t) *word { return &v.Title })),
			"name", "task", "action", "key_action", "description"),
		reference("plan", "plans", "the published plan it comes from", func(v *t) *word { return &v.Plan }),
		reference("priority", "priorities", "the improvement priority it serves",
			func(v *t) *word { return &v.Priority }),
		choice("stage", "the stage of improvement",
			func(v *t) *word { return &v.Stage }, "responding", "strengthening", "embedding"),
		references("findings", "findings", "the findings it answers", func(v *t) *[]word { return &v.Findings }),
		also(references("leads", "people", "who leads it", func(v *t) *[]word { return &v.Leads }),
			"owner", "owners", "responsible", "lead_officer", "who", "assigned_to"),
		also(oneOrListOf(date[t]("target", "when it falls due: a day, or a month (its last day); a list if "+
			"it falls due several times; this is the original promise, and only minutes move it", nil),
			func(v *t) *[]programme.Dated { return &v.Targets }),
			"due", "due_date", "target_date", "deadline", "date", "by", "by_when", "timescale"),
		steps("activities", "the steps: by letter, or a list that is numbered from 1", activity(),
			func(v *t) *[]programme.Activity { return &v.Activities }),
		texts("outcomes", "what will be different", func(v *t) *[]word { return &v.Outcomes }),
		called("what it means for children", oneOrListOf(text[t]("for_children",
			"what it means for children, in a child's voice", nil),
			func(v *t) *[]word { return &v.ForChildren })),
		references("measures", "measures", "the measures that would show the change (level 2)",
			func(v *t) *[]word { return &v.Measures }),
		references("risks", "risks", "the risks that affect it (level 3)", func(v *t) *[]word { return &v.Risks }),
		reference("continues", "tasks", "the task of an ended plan that this task continues",
			func(v *t) *word { return &v.Continues }),
	}, common[t](true))...))))
}

// steps are records by letter, or in a list where they are numbered.
func steps[T, V any](name, doc string, of *Shape, field func(*T) *[]V) *Key {
	k := entries(name, doc, of, field)
	k.Shape.Kind = KindSteps
	return k
}

// activity is one step of a task: a text, or a group of keys where it has a date or a
// lead of its own.
func activity() *Shape {
	type t = programme.Activity
	words := also(must(text("text", "what is to be done",
		func(v *t) *word { return &v.Text })), "title", "activity", "description", "name")
	s := about(single("id", "its letter, or its number", &Shape{Kind: KindID}, Identity,
		func(v *t) *word { return &v.ID }),
		group[t]("activity", words,
			also(date("target", "its own date, if it has one", func(v *t) *programme.Dated { return &v.Target }),
				"due", "due_date", "target_date", "deadline", "date", "by"),
			also(oneOrListOf(reference[t]("lead", "people", "who does it, if not the task's leads", nil),
				func(v *t) *[]word { return &v.Leads }), "owner", "leads", "responsible", "who")))
	s.Bare, s.Family, s.Local = words, "activities", true
	return s
}

func measuresFile() *Shape {
	return lists("measures file",
		must(records("measures", "the key performance indicators (level 2)", measure(),
			func(p *prog) *[]*programme.Measure { return &p.Measures }, nil)))
}

func measure() *Shape {
	type t = programme.Measure
	counts := called("whether it counts children", answered("counts",
		"true if it counts children, so that small numbers are suppressed in public; false if it does not",
		func(v *t) *programme.YesNo { return &v.Counts }))
	counts.Guards = true
	return family("measures", group[t]("measure", with([]*Key{
		id("the id that tasks and updates use", func(v *t) *word { return &v.ID }),
		also(must(title("title", "what is measured",
			func(v *t) *word { return &v.Title })), "name", "measure", "description", "kpi"),
		text("unit", "%, number, days, per 10,000 ...", func(v *t) *word { return &v.Unit }),
		must(choice("polarity", "whether higher or lower is better, or near the target",
			func(v *t) *word { return &v.Polarity }, "higher", "lower", "near")),
		also(number("target", "the value aimed at", func(v *t) *programme.Number { return &v.Target }), "goal", "aim"),
		number("tolerance", "how far off the target is amber; further off is red",
			func(v *t) *programme.Number { return &v.Tolerance }),
		also(called("how often it is taken", choice("every", "how often it is taken",
			func(v *t) *word { return &v.Every }, "month", "quarter", "year")),
			"frequency", "how_often"),
		optional("baseline", "the value when the programme began", baseline(),
			func(v *t) **programme.Baseline { return &v.Baseline }),
		whole("overlaps", "for a rolling figure: how many periods each value covers; "+
			"no control limits are drawn", 1, 60,
			func(v *t) *programme.Number { return &v.Overlaps }),
		whole("season", "how many periods make up a year: control limits are then "+
			"those of the change on the same period a year before", 2, 60,
			func(v *t) *programme.Number { return &v.Season }),
		as(Keyword, text("group", "the group of children it counts; measures of one group are "+
			"suppressed so that none gives away a small number",
			func(v *t) *word { return &v.Group })),
		hangs(reference("ambition", "ambitions", "the ambition it belongs to",
			func(v *t) *word { return &v.Ambition })),
		counts,
	}, common[t](true))...))
}

func baseline() *Shape {
	type t = programme.Baseline
	return laid(OnOneLine, at(group[t]("baseline",
		must(single("period", "the period: 2019-03, 2019-Q1 or 2019", &Shape{Kind: KindPeriod}, Keyword,
			func(v *t) *word { return &v.Period })),
		must(number("value", "the value then", func(v *t) *programme.Number { return &v.Value })),
	), func(v *t) *programme.Pos { return &v.Pos }))
}

func risksFile() *Shape {
	return lists("risks file",
		must(records("risks", "the risks and issues (level 3)", risk(),
			func(p *prog) *[]*programme.Risk { return &p.Risks }, nil)))
}

func risk() *Shape {
	type t = programme.Risk
	return laid(SetApart, family("risks", group[t]("risk", with([]*Key{
		id("the id that tasks and updates use", func(v *t) *word { return &v.ID }),
		also(must(title("title", "the risk in a line",
			func(v *t) *word { return &v.Title })), "name", "risk", "description"),
		also(must(choice("kind", "a risk may happen; an issue has happened, so it has no likelihood",
			func(v *t) *word { return &v.Kind }, "risk", "issue")), "type"),
		text("cause", "the cause", func(v *t) *word { return &v.Cause }),
		text("event", "what would happen, or has happened", func(v *t) *word { return &v.Event }),
		text("consequence", "what it would mean for children and the programme",
			func(v *t) *word { return &v.Consequence }),
		hangs(reference("ambition", "ambitions", "the ambition it threatens", func(v *t) *word { return &v.Ambition })),
		also(reference("owner", "people", "who is responsible for it",
			func(v *t) *word { return &v.Owner }), "lead", "responsible", "who"),
		object("inherent", "the score without controls", score(), func(v *t) *programme.Score { return &v.Inherent }),
		object("target", "the score aimed at", score(), func(v *t) *programme.Score { return &v.Target }),
		whole("appetite", "the highest score that the board accepts, 1 to 25", 1, 25,
			func(v *t) *programme.Number { return &v.Appetite }),
		also(texts("controls", "the controls in place",
			func(v *t) *[]word { return &v.Controls }), "mitigation", "mitigations"),
		entries("actions", "what will be done about it", riskAction(),
			func(v *t) *[]programme.RiskAction { return &v.Actions }),
		also(date("review", "the next review date",
			func(v *t) *programme.Dated { return &v.Review }), "review_date", "next_review"),
	}, common[t](true))...)))
}

// score is the same wherever it is written.
var score = sync.OnceValue(func() *Shape {
	type t = programme.Score
	return laid(OnOneLine, at(group[t]("score",
		also(whole("likelihood", "how likely, 1 to 5; leave out for an issue", 1, 5,
			func(v *t) *programme.Number { return &v.Likelihood }), "probability"),
		also(whole("impact", "how serious, 1 to 5", 1, 5,
			func(v *t) *programme.Number { return &v.Impact }), "severity", "consequence"),
	), func(v *t) *programme.Pos { return &v.Pos }))
})

func riskAction() *Shape {
	type t = programme.RiskAction
	return at(group[t]("risk action",
		also(must(text("text", "what will be done",
			func(v *t) *word { return &v.Text })), "title", "action", "description"),
		also(reference("owner", "people", "who does it",
			func(v *t) *word { return &v.Owner }), "lead", "responsible", "who"),
		also(date("due", "when it must be done", func(v *t) *programme.Dated { return &v.Due }),
			"target", "due_date", "target_date", "deadline", "date", "by"),
	), func(v *t) *programme.Pos { return &v.Pos })
}
