package store

import (
	"slices"
	"strconv"

	"improve/internal/programme"
	"improve/internal/yamldoc"
)

func ambitionTable() *table[programme.Ambition] {
	type t = programme.Ambition
	meta := func(v *t) *programme.Meta { return &v.Meta }
	return &table[t]{name: "ambition", meta: meta, id: func(v *t) *word { return &v.ID }, rows: slices.Concat([]row[t]{
		id("the ambition's number", func(v *t) *word { return &v.ID }),
		also(must(text("title", "the ambition in full", func(v *t) *word { return &v.Title })), "name", "ambition"),
		text("short", "what tables call it, in a word or two", func(v *t) *word { return &v.Short }),
		also(reference("lead", "people", "the person or body that leads it", func(v *t) *word { return &v.Lead }), "owner", "responsible", "sponsor"),
	}, metaRows(meta, true), []row[t]{ // above the tasks, which fill the rest of the file
		each("tasks", "its tasks, in the order that papers list them", taskTable(), func(v *t, task *programme.Task) {
			task.Ambition = v
			v.Tasks = append(v.Tasks, task)
		}),
	})}
}

func taskTable() *table[programme.Task] {
	type t = programme.Task
	meta := func(v *t) *programme.Meta { return &v.Meta }
	return &table[t]{name: "task", layout: SetApart, meta: meta, id: func(v *t) *word { return &v.ID }, rows: append([]row[t]{
		id("the task's number, for ever: it outlives plan versions", func(v *t) *word { return &v.ID }),
		also(must(text("title", "the task in a line", func(v *t) *word { return &v.Title })), "name", "task", "action", "key_action", "description"),
		reference("plan", "plans", "the published plan it comes from", func(v *t) *word { return &v.Plan }),
		reference("priority", "priorities", "the improvement priority it serves", func(v *t) *word { return &v.Priority }),
		choice("stage", "the stage of improvement", func(v *t) *word { return &v.Stage }, "responding", "strengthening", "embedding"),
		references("findings", "findings", "the findings it answers", func(v *t) *[]word { return &v.Findings }),
		also(references("leads", "people", "who leads it", func(v *t) *[]word { return &v.Leads }), "owner", "owners", "responsible", "lead_officer", "who", "assigned_to"),
		also(oneOrList("target", "when it falls due: a month (2019-12, its last day) or a day; a list where it falls due several times. This is the original promise: it is moved only by a minuted retarget",
			&Shape{Kind: KindDate}, func(v *t) *[]programme.Dated { return &v.Targets }, (*reader).date), "due", "due_date", "target_date", "deadline", "date", "by", "by_when", "timescale"),
		activitiesRow(),
		texts("outcomes", "what will be different", func(v *t) *[]word { return &v.Outcomes }),
		oneOrList("for_children", "what it means for children, in a child's voice", &Shape{Kind: KindText},
			func(v *t) *[]word { return &v.ForChildren }, (*reader).text),
		references("measures", "measures", "the measures by which we would know (level 2)", func(v *t) *[]word { return &v.Measures }),
		references("risks", "risks", "the risks that bear on it (level 3)", func(v *t) *[]word { return &v.Risks }),
	}, metaRows(meta, true)...)}
}

// activitiesRow reads the steps of a task: a map by letter, or a list where the
// plan gives no letters. A step is a text, or a group of keys where it has a
// date or a lead of its own.
func activitiesRow() row[programme.Task] {
	activity := activityTable()
	read := func(r *reader, n yamldoc.Node, id programme.Text) programme.Activity {
		a := programme.Activity{ID: id}
		if n.Kind() == yamldoc.Map {
			fill(r, activity, n, &a)
		} else {
			a.Text = r.text(n)
		}
		return a
	}
	return row[programme.Task]{
		Key: Key{Name: "activities", Doc: "the steps, by letter; a list where the plan gives no letters, numbered from 1",
			Shape: &Shape{Kind: KindSteps, Item: activity.shape()}},
		read: func(r *reader, task *programme.Task, value yamldoc.Node) {
			switch value.Kind() {
			case yamldoc.List:
				for item := range value.Items() {
					id := programme.Text{Value: strconv.Itoa(len(task.Activities) + 1), Pos: r.pos(item)}
					task.Activities = append(task.Activities, read(r, item, id))
				}
			case yamldoc.Map:
				seen := make(map[string]yamldoc.Node, value.Len())
				for k, item := range value.Pairs() {
					if !r.again(k, seen) {
						task.Activities = append(task.Activities, read(r, item, r.id(k)))
					}
				}
			default:
				r.wantMap(value, func() string { return "the activities by letter, such as a: and b:" })
			}
		},
	}
}

func activityTable() *table[programme.Activity] {
	type t = programme.Activity
	return &table[t]{name: "activity", rows: []row[t]{
		also(must(text("text", "what is to be done", func(v *t) *word { return &v.Text })), "title", "activity", "description", "name"),
		also(date("target", "its own date, where it has one", func(v *t) *programme.Dated { return &v.Target }), "due", "due_date", "target_date", "deadline", "date", "by"),
		also(oneOrList("lead", "who does it, where it is not the task's leads", &Shape{Kind: KindReference, Refers: "people"},
			func(v *t) *[]word { return &v.Leads }, (*reader).text), "owner", "leads", "responsible", "who"),
	}}
}

func measuresTable() *table[prog] {
	return &table[prog]{name: "measures file", meta: progMeta, rows: []row[prog]{
		must(each("measures", "the key performance indicators (level 2)", measureTable(),
			func(p *prog, v *programme.Measure) { p.Measures = append(p.Measures, v) })),
	}}
}

func measureTable() *table[programme.Measure] {
	type t = programme.Measure
	meta := func(v *t) *programme.Meta { return &v.Meta }
	return &table[t]{name: "measure", meta: meta, id: func(v *t) *word { return &v.ID }, rows: append([]row[t]{
		id("the name by which tasks and updates call it", func(v *t) *word { return &v.ID }),
		also(must(text("title", "what is measured", func(v *t) *word { return &v.Title })), "name", "measure", "description", "kpi"),
		text("unit", "%, number, days, per 10,000 ...", func(v *t) *word { return &v.Unit }),
		must(choice("polarity", "whether higher or lower is better, or near the target", func(v *t) *word { return &v.Polarity }, "higher", "lower", "near")),
		also(number("target", "the value aimed at", func(v *t) *programme.Number { return &v.Target }), "goal", "aim"),
		number("tolerance", "how far off the target is amber; beyond it is red", func(v *t) *programme.Number { return &v.Tolerance }),
		also(choice("every", "how often it is taken", func(v *t) *word { return &v.Every }, "month", "quarter", "year"), "frequency", "how_often"),
		reference("ambition", "ambitions", "the ambition it belongs to", func(v *t) *word { return &v.Ambition }),
		countsRow(),
	}, metaRows(meta, true)...)}
}

func countsRow() row[programme.Measure] {
	r := yesNo("counts", "whether its numerator and denominator are numbers of children, small ones suppressed in public (false)",
		func(v *programme.Measure) *bool { return &v.Counts })
	r.doubt = func(v *programme.Measure, _ programme.Pos) { v.Counts = true }
	return r
}

func risksTable() *table[prog] {
	return &table[prog]{name: "risks file", meta: progMeta, rows: []row[prog]{
		must(each("risks", "the risks and issues (level 3)", riskTable(),
			func(p *prog, v *programme.Risk) { p.Risks = append(p.Risks, v) })),
	}}
}

func riskTable() *table[programme.Risk] {
	type t = programme.Risk
	meta := func(v *t) *programme.Meta { return &v.Meta }
	score := func(key, doc string, field func(*t) *programme.Score) row[t] {
		return object(key, doc, scoreTable(), field)
	}
	return &table[t]{name: "risk", layout: SetApart, meta: meta, id: func(v *t) *word { return &v.ID }, rows: append([]row[t]{
		id("the name by which tasks and updates call it", func(v *t) *word { return &v.ID }),
		also(must(text("title", "the risk in a line", func(v *t) *word { return &v.Title })), "name", "risk", "description"),
		also(must(choice("kind", "a risk may happen; an issue has happened, so it has no likelihood", func(v *t) *word { return &v.Kind }, "risk", "issue")), "type"),
		text("cause", "what brings it about", func(v *t) *word { return &v.Cause }),
		text("event", "what would happen, or has", func(v *t) *word { return &v.Event }),
		text("consequence", "what it would mean for children and the programme", func(v *t) *word { return &v.Consequence }),
		reference("ambition", "ambitions", "the ambition it threatens", func(v *t) *word { return &v.Ambition }),
		also(reference("owner", "people", "who answers for it", func(v *t) *word { return &v.Owner }), "lead", "responsible", "who"),
		score("inherent", "the score without controls", func(v *t) *programme.Score { return &v.Inherent }),
		score("target", "the score aimed at", func(v *t) *programme.Score { return &v.Target }),
		whole("appetite", "the highest score that the board accepts, 1 to 25", 1, 25, func(v *t) *programme.Number { return &v.Appetite }),
		also(texts("controls", "what already holds it down", func(v *t) *[]word { return &v.Controls }), "mitigation", "mitigations"),
		each("actions", "what will be done about it", riskActionTable(), func(v *t, a *programme.RiskAction) { v.Actions = append(v.Actions, *a) }),
		also(date("review", "when it is looked at next", func(v *t) *programme.Dated { return &v.Review }), "review_date", "next_review"),
	}, metaRows(meta, true)...)}
}

func scoreTable() *table[programme.Score] {
	type t = programme.Score
	return &table[t]{name: "score", layout: OnOneLine, pos: func(v *t) *programme.Pos { return &v.Pos }, rows: []row[t]{
		also(whole("likelihood", "how likely, 1 to 5; left out for an issue", 1, 5, func(v *t) *programme.Number { return &v.Likelihood }), "probability"),
		also(whole("impact", "how grave, 1 to 5", 1, 5, func(v *t) *programme.Number { return &v.Impact }), "severity", "consequence"),
	}}
}

func riskActionTable() *table[programme.RiskAction] {
	type t = programme.RiskAction
	return &table[t]{name: "action", pos: func(v *t) *programme.Pos { return &v.Pos }, rows: []row[t]{
		also(must(text("text", "what will be done", func(v *t) *word { return &v.Text })), "title", "action", "description"),
		also(reference("owner", "people", "who does it", func(v *t) *word { return &v.Owner }), "lead", "responsible", "who"),
		also(date("due", "by when", func(v *t) *programme.Dated { return &v.Due }), "target", "due_date", "target_date", "deadline", "date", "by"),
	}}
}
