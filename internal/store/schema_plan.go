package store

import "improve/internal/programme"

type (
	prog = programme.Programme
	word = programme.Text
)

// metaRows are the keys that any record may carry; waivable records may also
// carry `waive`.
func metaRows[T any](meta func(*T) *programme.Meta, waivable bool) []row[T] {
	rows := []row[T]{
		text("note", "what a reader should know about this entry", func(v *T) *word { return &meta(v).Note }),
		restrictedRow(meta),
	}
	if waivable {
		rows = append(rows, each("waive", "checks silenced on this entry for a while", waiverTable(),
			func(v *T, w *programme.Waiver) { meta(v).Waivers = append(meta(v).Waivers, *w) }))
	}
	return rows
}

func restrictedRow[T any](meta func(*T) *programme.Meta) row[T] {
	r := optional("restricted", "keeps this entry out of everything published", restrictionTable(),
		func(v *T) **programme.Restriction { return &meta(v).Restricted })
	r.doubt = func(v *T, at programme.Pos) {
		if meta(v).Restricted == nil {
			meta(v).Restricted = &programme.Restriction{Pos: at}
		}
	}
	return r
}

func restrictionTable() *table[programme.Restriction] {
	type t = programme.Restriction
	return &table[t]{name: "restriction", pos: func(v *t) *programme.Pos { return &v.Pos }, rows: []row[t]{
		must(text("reason", "why it may not be published", func(v *t) *word { return &v.Reason })),
		date("until", "when the restriction is looked at again", func(v *t) *programme.Dated { return &v.Until }),
	}}
}

func waiverTable() *table[programme.Waiver] {
	type t = programme.Waiver
	return &table[t]{name: "waiver", pos: func(v *t) *programme.Pos { return &v.Pos }, rows: []row[t]{
		must(text("rule", "the check's name, such as task/overdue-untracked", func(v *t) *word { return &v.Rule })),
		must(day("until", "the last day on which the check is silenced", func(v *t) *programme.Dated { return &v.Until })),
		must(text("reason", "why, for whoever reads it later", func(v *t) *word { return &v.Reason })),
	}}
}

// progMeta takes the faults of the files that hold the programme's lists.
func progMeta(p *prog) *programme.Meta { return &p.Meta }

func programmeTable() *table[prog] {
	return &table[prog]{name: "programme", meta: progMeta, rows: append([]row[prog]{
		also(must(text("name", "the programme's name", func(p *prog) *word { return &p.Name })), "title", "programme"),
		also(text("organisation", "the council or trust", func(p *prog) *word { return &p.Organisation }), "organization", "council", "authority"),
		day("as_at", "pins today for an archived record; leave out in a live one", func(p *prog) *programme.Dated { return &p.AsAt }),
		text("timezone", "where today is told, such as Europe/London (the default)", func(p *prog) *word { return &p.Timezone }),
		object("policy", "the programme's own limits, in days", policyTable(), func(p *prog) *programme.Policy { return &p.Policy }),
		also(each("groups", "who meets: the first is the board, whose listed meetings are the cycle", groupTable(),
			func(p *prog, g *programme.Group) { p.Groups = append(p.Groups, g) }), "boards", "meetings"),
		each("pauses", "spans in which the programme stood still and nothing goes stale", pauseTable(),
			func(p *prog, v *programme.Pause) { p.Pauses = append(p.Pauses, *v) }),
		each("events", "what happened to the programme: inspections, notices, visits", eventTable(),
			func(p *prog, v *programme.Event) { p.Events = append(p.Events, *v) }),
		each("plans", "the published plans that tasks come from", planTable(),
			func(p *prog, v *programme.Plan) { p.Plans = append(p.Plans, v) }),
		each("principles", "the principles of practice", principleTable("principle"),
			func(p *prog, v *programme.Principle) { p.Principles = append(p.Principles, *v) }),
		each("stages", "the stages of improvement", principleTable("stage"),
			func(p *prog, v *programme.Principle) { p.Stages = append(p.Stages, *v) }),
		each("assurance", "the levels of assurance", levelTable(),
			func(p *prog, v *programme.Level) { p.Assurance = append(p.Assurance, *v) }),
	}, metaRows(progMeta, true)...)}
}

func policyTable() *table[programme.Policy] {
	type t = programme.Policy
	return &table[t]{name: "policy", layout: OnOneLine, rows: []row[t]{
		days("cycle_days", "days from one board to the next (42)", func(v *t) *int { return &v.CycleDays }),
		days("grace_days", "days that an overdue task may go without answers, and a rating without renewal (7)", func(v *t) *int { return &v.GraceDays }),
		days("escalate_after_days", "days overdue after which a task counts as off track (42)", func(v *t) *int { return &v.EscalateAfterDays }),
		days("papers_days", "days before a board on which its papers close (7)", func(v *t) *int { return &v.PapersDays }),
		days("small_numbers", "counts of children from 1 to this are suppressed in public (5)", func(v *t) *int { return &v.SmallNumbers }),
		yesNo("signed", "whether every commit of the record is to carry a signature, which improve check --history looks for (false)", func(v *t) *bool { return &v.Signed }),
	}}
}

func groupTable() *table[programme.Group] {
	type t = programme.Group
	meta := func(v *t) *programme.Meta { return &v.Meta }
	return &table[t]{name: "group", layout: SetApart, meta: meta, id: func(v *t) *word { return &v.ID }, rows: append([]row[t]{
		id("the name by which updates call the group, such as board", func(v *t) *word { return &v.ID }),
		also(must(text("name", "the group's full name", func(v *t) *word { return &v.Name })), "title"),
		text("chair", "who chairs it", func(v *t) *word { return &v.Chair }),
		text("purpose", "what it is for", func(v *t) *word { return &v.Purpose }),
		text("assurance", "its part in assurance", func(v *t) *word { return &v.Assurance }),
		texts("members", "its members, by role", func(v *t) *[]word { return &v.Members }),
		also(list("meetings", "the days of its meetings, listed, never calculated", &Shape{Kind: KindDay},
			func(v *t) *[]programme.Dated { return &v.Meetings }, (*reader).day), "dates", "meeting_dates"),
	}, metaRows(meta, true)...)}
}

func pauseTable() *table[programme.Pause] {
	type t = programme.Pause
	return &table[t]{name: "pause", pos: func(v *t) *programme.Pos { return &v.Pos }, rows: []row[t]{
		also(must(day("from", "the first day of the pause", func(v *t) *programme.Dated { return &v.From })), "start"),
		also(must(day("to", "the last day of the pause", func(v *t) *programme.Dated { return &v.To })), "end", "until"),
		must(text("reason", "why the programme paused", func(v *t) *word { return &v.Reason })),
	}}
}

func eventTable() *table[programme.Event] {
	type t = programme.Event
	meta := func(v *t) *programme.Meta { return &v.Meta }
	return &table[t]{name: "event", meta: meta, rows: append([]row[t]{
		must(date("date", "the day or month it happened", func(v *t) *programme.Dated { return &v.Date })),
		text("kind", "what kind of event, such as inspection, notice, visit, plan, board", func(v *t) *word { return &v.Kind }),
		must(text("title", "what happened, in a line", func(v *t) *word { return &v.Title })),
		text("text", "more about it", func(v *t) *word { return &v.Text }),
	}, metaRows(meta, false)...)}
}

func planTable() *table[programme.Plan] {
	type t = programme.Plan
	meta := func(v *t) *programme.Meta { return &v.Meta }
	return &table[t]{name: "plan", meta: meta, id: func(v *t) *word { return &v.ID }, rows: append([]row[t]{
		id("the name by which tasks call the plan, such as plan-2019", func(v *t) *word { return &v.ID }),
		must(text("title", "the plan's title", func(v *t) *word { return &v.Title })),
		text("version", "the version published", func(v *t) *word { return &v.Version }),
		date("published", "when it was published", func(v *t) *programme.Dated { return &v.Published }),
	}, metaRows(meta, false)...)}
}

func principleTable(name string) *table[programme.Principle] {
	type t = programme.Principle
	meta := func(v *t) *programme.Meta { return &v.Meta }
	return &table[t]{name: name, meta: meta, id: func(v *t) *word { return &v.ID }, rows: append([]row[t]{
		id("its short name", func(v *t) *word { return &v.ID }),
		must(text("title", "its title", func(v *t) *word { return &v.Title })),
		text("text", "what it says", func(v *t) *word { return &v.Text }),
	}, metaRows(meta, false)...)}
}

func levelTable() *table[programme.Level] {
	type t = programme.Level
	meta := func(v *t) *programme.Meta { return &v.Meta }
	return &table[t]{name: "level", meta: meta, rows: append([]row[t]{
		must(whole("level", "1 tasks, 2 measures, 3 risks, 4 impact", 1, 9, func(v *t) *programme.Number { return &v.Level })),
		must(text("title", "what is looked at", func(v *t) *word { return &v.Title })),
		text("text", "what it assures", func(v *t) *word { return &v.Text }),
		text("report", "the paper that carries it to the board", func(v *t) *word { return &v.Report }),
	}, metaRows(meta, false)...)}
}

func peopleTable() *table[prog] {
	return &table[prog]{name: "people file", meta: progMeta, rows: []row[prog]{
		must(each("people", "who leads: people and bodies", personTable(),
			func(p *prog, v *programme.Person) { p.People = append(p.People, v) })),
	}}
}

func personTable() *table[programme.Person] {
	type t = programme.Person
	meta := func(v *t) *programme.Meta { return &v.Meta }
	return &table[t]{name: "person", meta: meta, id: func(v *t) *word { return &v.ID }, rows: append([]row[t]{
		id("the name by which tasks call them, such as head-early-help", func(v *t) *word { return &v.ID }),
		text("name", "the name in full; where it is left out the role stands for it", func(v *t) *word { return &v.Name }),
		also(text("role", "the post; published papers show it instead of the name", func(v *t) *word { return &v.Role }), "title", "post", "job", "job_title"),
		also(choice("kind", "person, or a body such as a partnership", func(v *t) *word { return &v.Kind }, "person", "body"), "type"),
		yesNo("public", "whether the name may be published (false)", func(v *t) *bool { return &v.Public }),
		also(texts("git", "e-mail addresses used in git", func(v *t) *[]word { return &v.Git }), "email", "emails", "e_mail"),
		texts("also", "other spellings of the name in the sources", func(v *t) *[]word { return &v.Also }),
	}, metaRows(meta, false)...)}
}

func findingsTable() *table[prog] {
	return &table[prog]{name: "findings file", meta: progMeta, rows: []row[prog]{
		each("sources", "the published documents that findings come from", sourceTable(),
			func(p *prog, v *programme.Source) { p.Sources = append(p.Sources, v) }),
		each("findings", "what each source said must improve", findingTable(),
			func(p *prog, v *programme.Finding) { p.Findings = append(p.Findings, v) }),
	}}
}

func sourceTable() *table[programme.Source] {
	type t = programme.Source
	meta := func(v *t) *programme.Meta { return &v.Meta }
	return &table[t]{name: "source", meta: meta, id: func(v *t) *word { return &v.ID }, rows: append([]row[t]{
		id("the name by which findings call it, such as ilacs-2019", func(v *t) *word { return &v.ID }),
		must(text("title", "the document's title", func(v *t) *word { return &v.Title })),
		date("published", "when it was published", func(v *t) *programme.Dated { return &v.Published }),
		text("judgement", "the overall judgement, in the inspectorate's word", func(v *t) *word { return &v.Judgement }),
	}, metaRows(meta, false)...)}
}

func findingTable() *table[programme.Finding] {
	type t = programme.Finding
	meta := func(v *t) *programme.Meta { return &v.Meta }
	return &table[t]{name: "finding", meta: meta, id: func(v *t) *word { return &v.ID }, rows: append([]row[t]{
		id("the name by which tasks call it, such as ilacs-2019-1", func(v *t) *word { return &v.ID }),
		must(reference("source", "sources", "the source it comes from", func(v *t) *word { return &v.Source })),
		also(choice("kind", "what kind of finding", func(v *t) *word { return &v.Kind }, "priority-area", "requirement", "recommendation", "area"), "type"),
		also(must(text("title", "the finding in a line", func(v *t) *word { return &v.Title })), "name", "finding"),
		text("text", "the finding in full", func(v *t) *word { return &v.Text }),
	}, metaRows(meta, true)...)}
}

func prioritiesTable() *table[prog] {
	return &table[prog]{name: "priorities file", meta: progMeta, rows: []row[prog]{
		must(each("priorities", "the improvement priorities", priorityTable(),
			func(p *prog, v *programme.Priority) { p.Priorities = append(p.Priorities, v) })),
		object("success", "what success looks like for the programme as a whole", successTable(),
			func(p *prog) *programme.Success { return &p.Success }),
	}}
}

func priorityTable() *table[programme.Priority] {
	type t = programme.Priority
	meta := func(v *t) *programme.Meta { return &v.Meta }
	return &table[t]{name: "priority", meta: meta, id: func(v *t) *word { return &v.ID }, rows: append([]row[t]{
		id("its number in the plan", func(v *t) *word { return &v.ID }),
		must(text("title", "its title", func(v *t) *word { return &v.Title })),
		texts("pledges", "what the council pledged: the plan's We will statements", func(v *t) *[]word { return &v.Pledges }),
		object("success", "what success looks like", successTable(), func(v *t) *programme.Success { return &v.Success }),
	}, metaRows(meta, false)...)}
}

func successTable() *table[programme.Success] {
	type t = programme.Success
	return &table[t]{name: "success", rows: []row[t]{
		texts("medium", "in the medium term", func(v *t) *[]word { return &v.Medium }),
		texts("long", "in the long term", func(v *t) *[]word { return &v.Long }),
	}}
}

func glossaryTable() *table[prog] {
	return &table[prog]{name: "glossary", meta: progMeta, rows: []row[prog]{
		must(each("terms", "the terms and abbreviations that papers use", termTable(),
			func(p *prog, v *programme.Term) { p.Terms = append(p.Terms, *v) })),
	}}
}

func termTable() *table[programme.Term] {
	type t = programme.Term
	return &table[t]{name: "term", pos: func(v *t) *programme.Pos { return &v.Pos }, rows: []row[t]{
		must(text("term", "the term or abbreviation", func(v *t) *word { return &v.Term })),
		must(text("meaning", "what it means", func(v *t) *word { return &v.Meaning })),
	}}
}
