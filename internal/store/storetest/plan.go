package storetest

import "fmt"

// families are the files that every record has.
var families = []struct {
	path string
	text func(*record) string
}{
	{"plan/programme.yaml", (*record).programme},
	{"plan/people.yaml", (*record).people},
	{"plan/findings.yaml", (*record).findings},
	{"plan/priorities.yaml", (*record).priorities},
	{"plan/measures.yaml", (*record).measures},
	{"plan/risks.yaml", (*record).risks},
	{"plan/glossary.yaml", (*record).glossary},
}

// How many of each the tasks refer to.
const people, findings, priorities, measures, risks = 40, 12, 7, 20, 15

func (r *record) programme() string {
	var l lines
	l.add("# A made-up programme: nothing in it happened.")
	l.add("name: Children's services improvement programme")
	l.add("organisation: Borough Council")
	l.add("as_at: %s", day(span))
	l.add("timezone: Europe/London")
	l.add("policy: {cycle_days: 42, grace_days: 7, escalate_after_days: 42, small_numbers: 5}")
	l.add("groups:")
	l.add("  - id: board")
	l.add("    name: Improvement Board")
	l.add("    chair: Independent chair")
	l.add("    members: [Independent chair, Chief executive, Director of children's services]")
	l.add("    meetings:")
	for n := range r.updates {
		if r.meets(n) {
			l.add("      - %s", r.date(n))
		}
	}
	l.add("      - %s", day(span+28))
	l.add("events:")
	l.add("  - {date: 2019-05-08, kind: inspection, title: Inspection of services for children in need of help}")
	l.add("plans:")
	l.add("  - {id: plan-2019, title: Improvement Plan, version: \"5.8\", published: 2019-08}")
	return l.String()
}

func (r *record) people() string {
	var l lines
	l.add("people:")
	for n := range people {
		l.add("  - id: lead-%d", n)
		l.add("    name: Person %d", n)
		l.add("    role: Head of service %d", n)
		l.add("    kind: person")
		l.add("    public: true")
		l.add("    git: [lead-%d@example.org]", n)
	}
	l.add("  - {id: auditor, name: Principal social worker, kind: person, public: true}")
	l.add("  - {id: partnership, name: Safeguarding partnership, kind: body}")
	return l.String()
}

func (r *record) findings() string {
	var l lines
	l.add("sources:")
	l.add("  - {id: inspection-2019, title: Inspection report, published: 2019-05-08, judgement: inadequate}")
	l.add("findings:")
	for n := range findings {
		l.add("  - id: inspection-2019-%d", n)
		l.add("    source: inspection-2019")
		l.add("    kind: priority-area")
		l.add("    title: The quality of practice in area %d", n)
		l.add("    text: >-")
		l.add("      Work with children in area %d is not consistently good, and plans are not followed", n)
		l.add("      through in the time that children need.")
	}
	return l.String()
}

func (r *record) priorities() string {
	var l lines
	l.add("priorities:")
	for n := 1; n <= priorities; n++ {
		l.add("  - id: %d", n)
		l.add("    title: Priority %d", n)
		l.add("    pledges:")
		l.add("      - We will listen to children, and change what we do.")
		l.add("    success:")
		l.add("      medium: [Children say that they are heard.]")
		l.add("      long: [Children say that it made a difference.]")
	}
	return l.String()
}

func (r *record) measures() string {
	var l lines
	l.add("measures:")
	for n := range measures {
		l.add("  - id: measure-%d", n)
		l.add("    title: Assessments of kind %d completed within 45 working days", n)
		l.add("    unit: \"%%\"")
		l.add("    polarity: higher")
		l.add("    target: 90")
		l.add("    tolerance: 5")
		l.add("    every: month")
		l.add("    ambition: %d", n%r.ambitions+1)
		l.add("    counts: true")
	}
	return l.String()
}

func (r *record) risks() string {
	var l lines
	l.add("risks:")
	for n := range risks {
		l.add("  - id: risk-%d", n)
		l.add("    title: Too few experienced social workers in team %d", n)
		l.add("    kind: risk")
		l.add("    cause: Pay in neighbouring councils")
		l.add("    event: Social workers leave")
		l.add("    consequence: Children change social worker too often")
		l.add("    ambition: %d", n%r.ambitions+1)
		l.add("    owner: lead-%d", n%people)
		l.add("    inherent: {likelihood: 5, impact: 4}")
		l.add("    target: {likelihood: 2, impact: 4}")
		l.add("    appetite: 8")
		l.add("    controls: [Retention payments, A workforce board]")
		l.add("    review: %s", day(span+90))
	}
	return l.String()
}

func (r *record) glossary() string {
	return "terms:\n  - {term: BRAG, meaning: \"Blue, red, amber, green: the ratings\"}\n"
}

func (r *record) ambition(n int) string {
	var l lines
	l.add("# Ambition %d of a made-up programme.", n)
	l.add("id: %d", n)
	l.add("title: Leaders and managers at every level understand practice, part %d", n)
	l.add("short: Ambition %d", n)
	l.add("lead: lead-%d", n%people)
	l.add("tasks:")
	for task := n - 1; task < r.tasks; task += r.ambitions {
		r.task(&l, task)
	}
	if n > r.tasks {
		l.add("  []")
	}
	return l.String()
}

// due is the day on which a task falls due, counted from the first.
func due(task int) int { return 200 + task*37%(span-200) }

// task writes 40 to 44 lines, about 1,500 characters, as a plan of a council
// has them.
func (r *record) task(l *lines, task int) {
	due := due(task)
	l.add("  - id: %s", r.taskID(task))
	l.add("    title: Review how children's plans are made and followed through, part %d", task)
	l.add("    plan: plan-2019")
	l.add("    priority: %d", task%priorities+1)
	l.add("    stage: %s", []string{"responding", "strengthening", "embedding"}[task%3])
	l.add("    findings: [inspection-2019-%d]", task%findings)
	l.add("    leads: [lead-%d, lead-%d]", task%people, (task+7)%people)
	l.add("    target: %s", []string{month(due), day(due)}[task%2])
	l.add("    activities:")
	l.add("      a: >-")
	l.add("        Review how plans are made with families now, and consider how all that supports")
	l.add("        them could be brought together better.")
	l.add("      b: \"Agree the standard: what a good plan looks like, for children of every age\"")
	l.add("      c:")
	l.add("        text: Train the teams, and publish the procedures again.")
	l.add("        target: %s", month(due-60))
	l.add("        lead: lead-%d", (task+3)%people)
	if task%4 > 0 {
		l.add("      d: Report performance routinely at the quarterly clinic.")
	}
	l.add("    outcomes:")
	l.add("      - >-")
	l.add("        Children have plans that they understand, written with them, and followed through in")
	l.add("        the time that they need.")
	l.add("      - Managers see early where a plan drifts, and act.")
	if task%4 > 1 {
		l.add("      - Partners say that they know what is asked of them.")
	}
	l.add("    for_children:")
	l.add("      - \"I have a plan that makes sense to me: I know who does what, and when.\"")
	l.add("      - >-")
	l.add("        When something in my plan does not work, somebody notices, and talks with me about")
	l.add("        what to do instead.")
	l.add("    measures: [measure-%d, measure-%d]", task%measures, (task+1)%measures)
	l.add("    risks: [risk-%d]", task%risks)
	l.add("    note: >-")
	l.add("      The published plan gave this task under priority %d. The words are kept as published,",
		task%priorities+1)
	l.add("      save for what named a single person.")
	if task%4 > 2 {
		l.add("    # The lead was confirmed at the first meeting of the board.")
	}
	l.add("")
	l.add("    # The activities are numbered as in the paper of %s.", day(task%100))
	for line := range 6 {
		l.add("    # %s", comments[(task+line)%len(comments)])
	}
	l.add("")
}

var comments = func() []string {
	var list []string
	for n := range 10 {
		list = append(list, fmt.Sprintf("Source: paper %d, section %d: agreed without change.", n, n*3%7))
	}
	return list
}()
