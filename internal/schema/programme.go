package schema

import (
	"sync"

	"improve/internal/programme"
)

func programmeFile() *Shape {
	return group[prog]("programme", with([]*Key{
		also(must(title("name", "the programme's name", func(p *prog) *word { return &p.Name })), "title", "programme"),
		also(text("organisation", "the council or trust", func(p *prog) *word { return &p.Organisation }),
			"organization", "council", "authority"),
		called("pinned date (as_at)", day("as_at",
			"the date to use as today in an archived record; leave out in a live one",
			func(p *prog) *programme.Dated { return &p.AsAt })),
		as(Keyword, text("timezone", "the time zone, such as Europe/London (the default)",
			func(p *prog) *word { return &p.Timezone })),
		optional("adopted", "when this record took over a programme already under way; leave out otherwise",
			adoption(),
			func(p *prog) **programme.Adoption { return &p.Adopted }),
		object("policy", "the programme's own limits, in days", policy(),
			func(p *prog) *programme.Policy { return &p.Policy }),
		also(records("groups", "who meets: the board's listed meetings are the cycle", meetingGroup(),
			func(p *prog) *[]*programme.Group { return &p.Groups }, nil), "boards", "meetings"),
		entries("pauses", "when the programme was paused; nothing goes stale in a pause", pause(),
			func(p *prog) *[]programme.Pause { return &p.Pauses }),
		entries("events", "what happened to the programme: inspections, notices, visits", event(),
			func(p *prog) *[]programme.Event { return &p.Events }),
		records("plans", "the published plans that tasks come from", plan(),
			func(p *prog) *[]*programme.Plan { return &p.Plans }, nil),
		records("documents", "what the programme published or was sent", document(),
			func(p *prog) *[]*programme.Document { return &p.Documents }, nil),
		entries("principles", "the principles of practice", principle("principle", "principles"),
			func(p *prog) *[]programme.Principle { return &p.Principles }),
		entries("stages", "the stages of improvement", principle("stage", "stages"),
			func(p *prog) *[]programme.Principle { return &p.Stages }),
		entries("assurance", "the levels of assurance", level(),
			func(p *prog) *[]programme.Level { return &p.Assurance }),
	}, common[prog](true))...)
}

func adoption() *Shape {
	type t = programme.Adoption
	return laid(OnOneLine, at(group[t]("adoption",
		must(day("date", "the day on which this record took over", func(v *t) *programme.Dated { return &v.Date })),
		text("from", "what it was taken from, such as a plan and its version", func(v *t) *word { return &v.From }),
	), func(v *t) *programme.Pos { return &v.Pos }))
}

func policy() *Shape {
	type t = programme.Policy
	return laid(OnOneLine, group[t]("policy",
		limit("cycle_days", "days from one board to the next (default: 42)", func(v *t) *int { return &v.CycleDays }),
		limit("grace_days",
			"days that an overdue task may go without answers, and a rating without renewal (default: 7)",
			func(v *t) *int { return &v.GraceDays }),
		limit("escalate_after_days", "days overdue after which a task counts as off track (default: 42)",
			func(v *t) *int { return &v.EscalateAfterDays }),
		limit("papers_days", "days before a board on which its papers close (default: 7)",
			func(v *t) *int { return &v.PapersDays }),
		limit("small_numbers", "counts of children from 1 to this are suppressed in public (default: 5)",
			func(v *t) *int { return &v.SmallNumbers }),
		called("whether commits must be signed", yesNo("signed",
			"whether every commit of the record must be signed, which improve check "+
				"--history checks (default: false)",
			func(v *t) *bool { return &v.Signed })),
	))
}

func meetingGroup() *Shape {
	type t = programme.Group
	return laid(SetApart, family("groups", group[t]("group", with([]*Key{
		id("the id that updates use, such as board", func(v *t) *word { return &v.ID }),
		also(must(title("name", "the group's full name", func(v *t) *word { return &v.Name })), "title"),
		as(Person, text("chair", "who chairs it", func(v *t) *word { return &v.Chair })),
		text("purpose", "what it is for", func(v *t) *word { return &v.Purpose }),
		text("assurance", "its part in assurance", func(v *t) *word { return &v.Assurance }),
		as(Person, texts("members", "its members, by role", func(v *t) *[]word { return &v.Members })),
		also(listOf(day[t]("meetings", "the days of its meetings, listed, never calculated", nil),
			func(v *t) *[]programme.Dated { return &v.Meetings }), "dates", "meeting_dates"),
		optional("board", "when this group is the board; if no group has this, the first group is", span(),
			func(v *t) **programme.Span { return &v.Board }),
		reference("reports_to", "groups", "the group that it reports to", func(v *t) *word { return &v.ReportsTo }),
		references("ambitions", "ambitions", "the ambitions that it works on",
			func(v *t) *[]word { return &v.Ambitions }),
	}, common[t](true))...)))
}

func span() *Shape {
	type t = programme.Span
	return laid(OnOneLine, at(group[t]("span",
		also(date("from", "the first day or month; leave out if it has no start",
			func(v *t) *programme.Dated { return &v.From }), "start"),
		also(date("to", "the last day or month; leave out if it has not ended",
			func(v *t) *programme.Dated { return &v.To }), "end", "until"),
	), func(v *t) *programme.Pos { return &v.Pos }))
}

func pause() *Shape {
	type t = programme.Pause
	s := titled(at(group[t]("pause",
		also(must(day("from", "the first day of the pause", func(v *t) *programme.Dated { return &v.From })), "start"),
		also(must(day("to", "the last day of the pause",
			func(v *t) *programme.Dated { return &v.To })), "end", "until"),
		must(answers(text("reason", "why the programme paused", func(v *t) *word { return &v.Reason }))),
	), func(v *t) *programme.Pos { return &v.Pos }),
		func(v *t) string { return v.From.Date.Words() + " to " + v.To.Date.Words() })
	return known("pauses", s, func(v *t) programme.Text {
		return programme.Text{Value: v.From.Date.String(), Pos: v.From.Pos}
	})
}

func event() *Shape {
	type t = programme.Event
	return family("events", group[t]("event", with([]*Key{
		name("the id that updates use, such as visit-2025-1", func(v *t) *word { return &v.ID }),
		must(date("date", "the day or month it happened", func(v *t) *programme.Dated { return &v.Date })),
		as(Keyword, text("kind", "what kind of event, such as inspection, notice, visit, plan, board",
			func(v *t) *word { return &v.Kind })),
		must(title("title", "what happened, in a line", func(v *t) *word { return &v.Title })),
		text("text", "more about it", func(v *t) *word { return &v.Text }),
		references("focus", "findings", "for a visit: the findings it looked at",
			func(v *t) *[]word { return &v.Focus }),
		references("documents", "documents", "the documents that came of it",
			func(v *t) *[]word { return &v.Documents }),
	}, common[t](false))...))
}

func plan() *Shape {
	type t = programme.Plan
	return family("plans", group[t]("plan", with([]*Key{
		id("the id that tasks use, such as plan-2019", func(v *t) *word { return &v.ID }),
		must(title("title", "the plan's title", func(v *t) *word { return &v.Title })),
		as(Keyword, text("version", "the version published", func(v *t) *word { return &v.Version })),
		date("published", "when it was published; until then its tasks are not counted",
			func(v *t) *programme.Dated { return &v.Published }),
		reference("follows", "plans", "the plan before it; this does not end that plan",
			func(v *t) *word { return &v.Follows }),
		called("end without a decision", optional("ended",
			"when the plan ended, if the record has no decision of the board", planEnd(),
			func(v *t) **programme.PlanEnd { return &v.Ended })),
	}, common[t](false))...))
}

func planEnd() *Shape {
	type t = programme.PlanEnd
	return at(group[t]("plan end",
		must(date("date", "the day or month it ended", func(v *t) *programme.Dated { return &v.Date })),
		must(answers(text("note", "how this is known, and who says so", func(v *t) *word { return &v.Note }))),
	), func(v *t) *programme.Pos { return &v.Pos })
}

func document() *Shape {
	type t = programme.Document
	return family("documents", group[t]("document", with([]*Key{
		id("the id that updates and events use", func(v *t) *word { return &v.ID }),
		must(title("title", "the document's title", func(v *t) *word { return &v.Title })),
		also(as(Keyword, text("file", "where it is: a file of this folder, or an address",
			func(v *t) *word { return &v.File })), "address", "url", "link"),
		date("date", "when it was published or received", func(v *t) *programme.Dated { return &v.Date }),
	}, common[t](false))...))
}

func principle(name, of string) *Shape {
	type t = programme.Principle
	return family(of, group[t](name, with([]*Key{
		id("its short name", func(v *t) *word { return &v.ID }),
		must(title("title", "its title", func(v *t) *word { return &v.Title })),
		text("text", "what it says", func(v *t) *word { return &v.Text }),
		date("date", "when it was published; without a date it counts on every day",
			func(v *t) *programme.Dated { return &v.Date }),
	}, common[t](false))...))
}

func level() *Shape {
	type t = programme.Level
	return group[t]("level", with([]*Key{
		must(whole("level", "1 tasks, 2 measures, 3 risks, 4 impact", 1, 9,
			func(v *t) *programme.Number { return &v.Level })),
		must(title("title", "what is looked at", func(v *t) *word { return &v.Title })),
		text("text", "what it assures", func(v *t) *word { return &v.Text }),
		text("report", "the paper that carries it to the board", func(v *t) *word { return &v.Report }),
	}, common[t](false))...)
}

func peopleFile() *Shape {
	return lists("people file",
		must(records("people", "who leads: people and bodies", person(),
			func(p *prog) *[]*programme.Person { return &p.People }, nil)))
}

func person() *Shape {
	type t = programme.Person
	s := titled(family("people", group[t]("person", with([]*Key{
		id("the id that tasks use, such as head-early-help", func(v *t) *word { return &v.ID }),
		title("name", "the name in full; if it is left out the role is shown", func(v *t) *word { return &v.Name }),
		also(text("role", "the post; published papers show it instead of the name",
			func(v *t) *word { return &v.Role }),
			"title", "post", "job", "job_title"),
		also(choice("kind", "a person, or a body such as a partnership",
			func(v *t) *word { return &v.Kind }, "person", "body"), "type"),
		called("whether the name may be published", yesNo("public",
			"whether the name may be published (default: false)",
			func(v *t) *bool { return &v.Public })),
		called("whether they are outside the council", yesNo("outside",
			"whether they are outside the council, so can confirm that a finding is met (default: false)",
			func(v *t) *bool { return &v.Outside })),
		date("left", "when they left; keep the id, the name can be removed",
			func(v *t) *programme.Dated { return &v.Left }),
		as(Secret, called("e-mail address", text("mail", "the e-mail address to write to; it is never published",
			func(v *t) *word { return &v.Mail }))),
		also(as(Secret, called("addresses in git", texts("git", "e-mail addresses used in git",
			func(v *t) *[]word { return &v.Git }))), "email", "emails", "e_mail"),
		as(Title, called("other spellings of the name", texts("also", "other spellings of the name in the sources",
			func(v *t) *[]word { return &v.Also }))),
	}, common[t](false))...)), (*t).Shown)
	s.Noun = "person or body"
	return s
}

func findingsFile() *Shape {
	return lists("findings file",
		records("sources", "the published documents that findings come from", source(),
			func(p *prog) *[]*programme.Source { return &p.Sources }, nil),
		records("findings", "what each source said must improve", finding(),
			func(p *prog) *[]*programme.Finding { return &p.Findings }, nil))
}

func source() *Shape {
	type t = programme.Source
	return family("sources", group[t]("source", with([]*Key{
		id("the id that findings use, such as ilacs-2019", func(v *t) *word { return &v.ID }),
		must(title("title", "the document's title", func(v *t) *word { return &v.Title })),
		date("published", "when it was published", func(v *t) *programme.Dated { return &v.Published }),
		text("judgement", "the overall judgement, in the inspectorate's word",
			func(v *t) *word { return &v.Judgement }),
		listOf(date[t]("reviews", "for a notice: when it will be reviewed", nil),
			func(v *t) *[]programme.Dated { return &v.Reviews }),
		date("lifted", "for a notice: when it was lifted", func(v *t) *programme.Dated { return &v.Lifted }),
	}, common[t](false))...))
}

func finding() *Shape {
	type t = programme.Finding
	return numbered(family("findings", group[t]("finding", with([]*Key{
		id("the id that tasks use, such as ilacs-2019-1", func(v *t) *word { return &v.ID }),
		hangs(must(reference("source", "sources", "the source it comes from", func(v *t) *word { return &v.Source }))),
		also(choice("kind", "what kind of finding", func(v *t) *word { return &v.Kind },
			"priority-area", "requirement", "recommendation", "area"), "type"),
		also(must(title("title", "the finding in a line", func(v *t) *word { return &v.Title })), "name", "finding"),
		text("text", "the finding in full", func(v *t) *word { return &v.Text }),
	}, common[t](true))...)))
}

func prioritiesFile() *Shape {
	return lists("priorities file",
		must(records("priorities", "the improvement priorities", priority(),
			func(p *prog) *[]*programme.Priority { return &p.Priorities }, nil)),
		object("success", "what success looks like for the programme as a whole", success(),
			func(p *prog) *programme.Success { return &p.Success }))
}

func priority() *Shape {
	type t = programme.Priority
	return numbered(family("priorities", group[t]("priority", with([]*Key{
		id("its number in the plan", func(v *t) *word { return &v.ID }),
		must(title("title", "its title", func(v *t) *word { return &v.Title })),
		texts("pledges", "what the council pledged: the plan's We will statements",
			func(v *t) *[]word { return &v.Pledges }),
		object("success", "what success looks like", success(), func(v *t) *programme.Success { return &v.Success }),
	}, common[t](false))...)))
}

// success is the same wherever it is written.
var success = sync.OnceValue(func() *Shape {
	type t = programme.Success
	return group[t]("success",
		called("in the medium term", texts("medium", "in the medium term", func(v *t) *[]word { return &v.Medium })),
		called("in the long term", texts("long", "in the long term", func(v *t) *[]word { return &v.Long })))
})

func glossaryFile() *Shape {
	return lists("glossary",
		must(entries("terms", "the terms and abbreviations that papers use", term(),
			func(p *prog) *[]programme.Term { return &p.Terms })))
}

func term() *Shape {
	type t = programme.Term
	return at(group[t]("term",
		must(title("term", "the term or abbreviation", func(v *t) *word { return &v.Term })),
		must(text("meaning", "what it means", func(v *t) *word { return &v.Meaning })),
	), func(v *t) *programme.Pos { return &v.Pos })
}
